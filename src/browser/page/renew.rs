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
    let Some(changes) = changes(before, now) else { return false };
    let mut way = Way { place: place.clone().into(), steps: Vec::new() };
    changes.iter().all(|change| make(&mut way, change).is_some())
}

/// Makes a change, where that is still there of which it is one.
fn make(way: &mut Way, change: &Change) -> Option<()> {
    let node = way.to(&change.path)?;
    match &change.news {
        News::Text { before, now } => {
            let is_it = node.node_type() == Node::TEXT_NODE && node.node_value()? == *before;
            is_it.then(|| node.set_node_value(Some(now)))
        }
        News::Value { name, now } => {
            let element = node.dyn_ref::<Element>()?;
            // What its value was does not matter, and would have to be read.
            element.has_attribute(name).then(|| element.set_attribute(name, now))?.ok()
        }
        News::Inside(html) => {
            node.dyn_ref::<Element>()?.set_inner_html(html);
            Some(())
        }
    }
}

/// The way from the element to what was changed last: what changes next is near it.
struct Way {
    place: Node,
    /// Numbers among siblings, and whose they are.
    steps: Vec<(usize, Node)>,
}

impl Way {
    fn end(&self) -> &Node {
        self.steps.last().map_or(&self.place, |(_, node)| node)
    }

    /// Goes on to another place.
    fn to(&mut self, path: &[usize]) -> Option<&Node> {
        let shared = self.steps.iter().zip(path).take_while(|((at, _), to)| at == *to).count();
        // Where the ways part, the siblings that were passed are not passed again.
        let parted = self.steps.drain(shared..).next();
        let mut from = parted.filter(|(at, _)| path.get(shared).is_some_and(|to| at <= to));
        for to in path.iter().skip(shared) {
            let (at, mut node) = match from.take() {
                Some(from) => from,
                None => (0, self.end().first_child()?),
            };
            for _ in at..*to {
                node = node.next_sibling()?;
            }
            self.steps.push((*to, node));
        }
        Some(self.end())
    }
}
