//! Markup renewed in place: what has changed is written, all else stays, with the focus, the pointer and the layout that
//! it has.

use super::dom::{Changed, renew_by};
use crate::view::renewal::{Change, News, changes};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// From now on markup is renewed in place.
pub fn renew_in_place() {
    renew_by(renew);
}

/// Whether the element has the new markup now. What stands there need not be what was written: a browser that translates
/// the page has its own.
fn renew(place: &Element, changed: &mut Changed, before: &str, now: &str) -> bool {
    let Some(changes) = changes(before, now) else { return false };
    let mut way = Way { place: place.clone().into(), steps: Vec::new() };
    changes.into_iter().all(|change| make(&mut way, changed, change).is_some())
}

/// Makes a change, where that is still there of which it is one.
fn make(way: &mut Way, changed: &mut Changed, Change { path, news }: Change) -> Option<()> {
    match news {
        News::Text { before, now } => {
            let is_text = |node: &Node| node.node_type() == Node::TEXT_NODE;
            let node = known(way, changed, path, &is_text)?;
            (node.node_value()? == before).then(|| node.set_node_value(Some(&now)))
        }
        News::Value { name, now } => {
            // What its value was does not matter, and would have to be read.
            let has_it =
                |node: &Node| node.dyn_ref::<Element>().is_some_and(|it| it.has_attribute(name));
            let node = known(way, changed, path, &has_it)?;
            node.unchecked_ref::<Element>().set_attribute(name, &now).ok()
        }
        News::Inside(html) => {
            way.to(&path)?.dyn_ref::<Element>()?.set_inner_html(html);
            changed.retain(|(other, _)| !other.starts_with(&path));
            Some(())
        }
    }
}

/// The node of a place: as it is known, or at the end of the way there, if that is what is wanted.
fn known<'c>(
    way: &mut Way,
    changed: &'c mut Changed,
    path: Vec<usize>,
    is_it: &dyn Fn(&Node) -> bool,
) -> Option<&'c Node> {
    let place = changed.binary_search_by(|(other, _)| other.cmp(&path));
    let at = place.unwrap_or_else(|at| at);
    // It is there no longer, where another program has put its own in its place.
    if !place.is_ok_and(|at| changed[at].1.is_connected()) {
        let node = way.to(&path).filter(|node| is_it(node))?.clone();
        match place {
            Ok(_) => changed[at].1 = node,
            Err(_) => changed.insert(at, (path, node)),
        }
    }
    Some(&changed[at].1)
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
