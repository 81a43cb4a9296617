//! Elements: a thin layer over the document on which the page is built.
//!
//! The page has hundreds of places that follow something. Each costs its closure and no code besides:
//! closures are boxed at the door, and what is done with them is compiled once.

use super::window::document;
use crate::reactive::{Kept, Owner, effect, untrack};
use std::cell::Cell;
use std::hint::black_box;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, Node};

/// An element.
#[derive(Clone)]
pub struct El(Element);

/// A new element with a class.
pub fn el(tag: &str, class: &str) -> El {
    let element = document().create_element(tag);
    let made = El(element.unwrap_or_else(|_| document().body().map(Element::from).unwrap_throw()));
    if class.is_empty() { made } else { made.attr("class", class) }
}

impl El {
    /// An element that is there.
    pub fn of(element: Element) -> El {
        El(element)
    }

    /// The element itself.
    pub fn node(&self) -> &Element {
        &self.0
    }

    /// The element as an input.
    pub fn input(&self) -> &HtmlInputElement {
        self.0.unchecked_ref()
    }

    /// An attribute.
    pub fn attr(self, name: &str, value: &str) -> El {
        // Only a name that is no name is refused, and none is.
        let _ = self.0.set_attribute(name, value);
        self
    }

    /// Text, behind what is there.
    pub fn text(self, text: &str) -> El {
        let _ = self.0.append_with_str_1(text);
        self
    }

    /// A child, behind what is there.
    pub fn child(self, child: El) -> El {
        let _ = self.0.append_child(&child.0);
        self
    }

    /// Children, behind what is there.
    pub fn children(self, children: impl IntoIterator<Item = El>) -> El {
        children.into_iter().fold(self, El::child)
    }

    /// A button's essentials.
    pub fn button(class: &str, text: &str) -> El {
        el("button", class).attr("type", "button").text(text)
    }

    /// Listens to an event.
    pub fn on(self, event: &str, listen: impl FnMut(Event) + 'static) -> El {
        self.listen(event, Box::new(listen));
        self
    }

    fn listen(&self, event: &str, listen: Box<dyn FnMut(Event)>) {
        let closure = Closure::<dyn FnMut(Event)>::wrap(listen);
        let function = closure.as_ref().unchecked_ref();
        let _ = self.0.add_event_listener_with_callback(event, function);
        Kept::new(Rc::new(closure));
    }

    /// Text that follows what it reads.
    pub fn live_text(self, text: impl Fn() -> String + 'static) -> El {
        self.follow_text("", Box::new(text), write_text)
    }

    /// Markup that follows what it reads.
    pub fn live_html(self, html: impl Fn() -> String + 'static) -> El {
        self.follow_html(Box::new(html))
    }

    fn follow_html(self, html: Box<dyn Fn() -> String>) -> El {
        let mut markup = Markup::of(self.clone());
        effect(move || markup.write(html()));
        self
    }

    /// An input's value that follows what it reads.
    pub fn live_value(self, value: impl Fn() -> String + 'static) -> El {
        self.follow_text("", Box::new(value), |place, _, value| {
            let (input, value): (&HtmlInputElement, _) =
                (place.unchecked_ref(), value.unwrap_or_default());
            if input.value() != value {
                input.set_value(value);
            }
        })
    }

    /// A style property that follows what it reads.
    pub fn live_style(self, name: &'static str, value: impl Fn() -> String + 'static) -> El {
        self.follow_text(name, Box::new(value), |place, name, value| {
            let style = place.unchecked_ref::<HtmlElement>().style();
            let _ = style.set_property(name, value.unwrap_or_default());
        })
    }

    /// An attribute that follows what it reads; absent while there is none.
    pub fn live_attr(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> El {
        self.follow(name, Box::new(value), write_attribute)
    }

    /// An attribute that is there or not.
    pub fn live_flag(self, name: &'static str, on: impl Fn() -> bool + 'static) -> El {
        self.follow(name, switch(Box::new(on)), write_attribute)
    }

    /// A class that is there or not.
    pub fn live_class(self, name: &'static str, on: impl Fn() -> bool + 'static) -> El {
        self.follow(name, switch(Box::new(on)), |place, name, on| {
            let _ = place.class_list().toggle_with_force(name, on.is_some());
        })
    }

    /// A box that is ticked or not. The reader ticks it as well: what it was is not known.
    pub fn live_checked(self, on: impl Fn() -> bool + 'static) -> El {
        let (input, on): (_, Box<dyn Fn() -> bool>) = (self.input().clone(), Box::new(on));
        effect(move || input.set_checked(on()));
        self
    }

    fn follow_text(self, name: &'static str, text: Box<dyn Fn() -> String>, write: Write) -> El {
        self.follow(name, Box::new(move || Some(text())), write)
    }

    /// Writes something when it has changed.
    fn follow(
        self,
        name: &'static str,
        value: Box<dyn Fn() -> Option<String>>,
        write: Write,
    ) -> El {
        let (element, mut before) = (self.0.clone(), None::<Option<String>>);
        effect(move || {
            let now = value();
            if before.as_ref() != Some(&now) {
                write(&element, name, now.as_deref());
                before = Some(now);
            }
        });
        self
    }

    /// Children that are made anew whenever `key` has changed.
    pub fn live_children<K: PartialEq + 'static>(
        self,
        key: impl Fn() -> K + 'static,
        build: impl Fn(&K) -> Vec<El> + 'static,
    ) -> El {
        let (build, mut before) = (Rc::new(build), None::<Rc<K>>);
        self.follow_children(Box::new(move || {
            let now = key();
            if before.as_deref() == Some(&now) {
                return None;
            }
            let (build, now) = (Rc::clone(&build), Rc::new(now));
            before = Some(Rc::clone(&now));
            Some(Box::new(move || build(&now)))
        }))
    }

    /// Children that are made anew whenever there is something that makes them.
    fn follow_children(self, mut renew: Box<dyn FnMut() -> Option<Build>>) -> El {
        let (element, scope) = (self.0.clone(), Owner::current().unwrap_or_default().child());
        effect(move || {
            let Some(build) = renew() else { return };
            scope.cleanup();
            let made = scope.with(|| untrack(build));
            element.set_inner_html("");
            for child in made {
                let _ = element.append_child(&child.0);
            }
        });
        self
    }
}

/// Writes what has this name into an element.
type Write = fn(&Element, &str, Option<&str>);

fn write_attribute(place: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => place.set_attribute(name, value),
        None => place.remove_attribute(name),
    };
}

/// Into the node that is there, where that is the only one: another in its place costs the style and the layout of more
/// than itself.
fn write_text(place: &Element, _: &str, text: Option<&str>) {
    let alone = |node: &Node| node.node_type() == Node::TEXT_NODE && node.next_sibling().is_none();
    match place.first_child().filter(alone).filter(|_| text != Some("")) {
        Some(node) => node.set_node_value(text),
        None => place.set_text_content(text),
    }
}

/// An empty text while something is on.
fn switch(on: Box<dyn Fn() -> bool>) -> Box<dyn Fn() -> Option<String>> {
    Box::new(move || on().then(String::new))
}

/// Makes of one markup in an element another; whether it could.
pub type Renew = fn(&Element, &mut Changed, &str, &str) -> bool;

/// Nodes of a markup that have changed before, by their places: what changes at a step changes at the next, and the way to
/// it costs more than the change.
pub type Changed = Vec<(Vec<usize>, Node)>;

thread_local! {
    /// How, once that is there (`renew.rs`).
    static RENEW: Cell<Option<Renew>> = const { Cell::new(None) };
}

/// From now on markup is renewed like this.
pub fn renew_by(how: Renew) {
    // A compiler that sees the one function there is would call it by its name, and have it in the first module.
    RENEW.set(Some(black_box(how)));
}

/// An element whose markup changes again and again.
pub struct Markup {
    place: El,
    before: Option<String>,
    changed: Changed,
}

impl Markup {
    /// Nothing is written yet.
    pub fn of(place: El) -> Markup {
        Markup { place, before: None, changed: Vec::new() }
    }

    /// Writes it, unless it is there.
    pub fn write(&mut self, now: String) {
        if self.before.as_ref() == Some(&now) {
            return;
        }
        let place = self.place.node();
        let done = RENEW.get().zip(self.before.as_ref());
        if !done.is_some_and(|(renew, before)| renew(place, &mut self.changed, before, &now)) {
            self.changed.clear();
            place.set_inner_html(&now);
        }
        self.before = Some(now);
    }
}

/// Makes children.
type Build = Box<dyn FnOnce() -> Vec<El>>;

/// The element that an event comes from.
pub fn target(event: &Event) -> Option<web_sys::Element> {
    event.target()?.dyn_into().ok()
}

/// Scrolls the row that an element stands in, as far as it takes until all of it is seen.
pub fn show_whole(element: &Element) {
    let Some(row) = element.parent_element() else { return };
    let (around, own) = (row.get_bounding_client_rect(), element.get_bounding_client_rect());
    let over = (own.right() - around.right()).max(0.0) + (own.left() - around.left()).min(0.0);
    if over != 0.0 {
        row.set_scroll_left(row.scroll_left() + (over + over.signum()) as i32);
    }
}

/// The input that an event comes from.
pub fn input_of(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

/// Its text.
pub fn typed(event: &Event) -> String {
    input_of(event).map(|input| input.value()).unwrap_or_default()
}

/// The key of a keyboard event; empty for any other.
pub fn key(event: &Event) -> String {
    event.dyn_ref::<web_sys::KeyboardEvent>().map(web_sys::KeyboardEvent::key).unwrap_or_default()
}
