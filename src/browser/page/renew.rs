//! Markup renewed in place: what has changed is written, all else stays, with the focus, the pointer and the layout that
//! it has.

use super::dom::renew_by;
use crate::view::renewal::{Change, News, changes};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// From now on markup is renewed in place.
pub fn renew_in_place() {
    renew_by(renew);
}

/// Whether the element has the new markup now. What stands there need not be what was written: a browser that translates
/// the page has its own.
fn renew(place: &Element, before: &str, now: &str) -> bool {
    let changes = changes(before, now);
    changes.is_some_and(|changes| changes.iter().all(|change| make(place, change).is_some()))
}

/// Makes a change, where that is still there of which it is one.
fn make(place: &Element, change: &Change) -> Option<()> {
    let node = find(place, &change.path)?;
    match &change.news {
        News::Text { before, now } => {
            let is_it = node.node_type() == Node::TEXT_NODE && node.node_value()? == *before;
            is_it.then(|| node.set_node_value(Some(now)))
        }
        News::Value { name, before, now } => {
            let element = node.dyn_ref::<Element>()?;
            let is_it = element.get_attribute(name)? == *before;
            is_it.then(|| element.set_attribute(name, now))?.ok()
        }
        News::Inside(html) => {
            node.dyn_ref::<Element>()?.set_inner_html(html);
            Some(())
        }
    }
}

fn find(place: &Element, path: &[usize]) -> Option<Node> {
    path.iter().try_fold(Node::from(place.clone()), |node, number| {
        (0..*number).try_fold(node.first_child()?, |node, _| node.next_sibling())
    })
}
