//! Elements: a thin layer over the document on which the page is built.
//!
//! The page has hundreds of places that follow something. Each costs its closure and no code besides:
//! closures are boxed at the door, and what is done with them is compiled once.

use super::window::document;
use crate::reactive::{Kept, Owner, effect, untrack};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

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
        self.follow(Box::new(text), |element, text| element.set_text_content(Some(text)))
    }

    /// Markup that follows what it reads.
    pub fn live_html(self, html: impl Fn() -> String + 'static) -> El {
        self.follow(Box::new(html), |element, html| element.set_inner_html(html))
    }

    /// An input's value that follows what it reads.
    pub fn live_value(self, value: impl Fn() -> String + 'static) -> El {
        self.follow(Box::new(value), |element, value| {
            let input: &HtmlInputElement = element.unchecked_ref();
            if input.value() != value {
                input.set_value(value);
            }
        })
    }

    /// Writes a text when it has changed.
    fn follow(self, text: Box<dyn Fn() -> String>, write: fn(&Element, &str)) -> El {
        let (element, mut before) = (self.0.clone(), None::<String>);
        effect(move || {
            let now = text();
            if before.as_ref() != Some(&now) {
                write(&element, &now);
                before = Some(now);
            }
        });
        self
    }

    /// An attribute that follows what it reads; absent while there is none.
    pub fn live_attr(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> El {
        self.follow_attr(name, Box::new(value))
    }

    fn follow_attr(self, name: &'static str, value: Box<dyn Fn() -> Option<String>>) -> El {
        let element = self.0.clone();
        effect(move || {
            let _ = match value() {
                Some(value) => element.set_attribute(name, &value),
                None => element.remove_attribute(name),
            };
        });
        self
    }

    /// An attribute that is there or not.
    pub fn live_flag(self, name: &'static str, on: impl Fn() -> bool + 'static) -> El {
        self.follow_switch(name, Box::new(on), |element, name, on| {
            let _ = match on {
                true => element.set_attribute(name, ""),
                false => element.remove_attribute(name),
            };
        })
    }

    /// A class that is there or not.
    pub fn live_class(self, name: &'static str, on: impl Fn() -> bool + 'static) -> El {
        self.follow_switch(name, Box::new(on), |element, name, on| {
            let _ = element.class_list().toggle_with_force(name, on);
        })
    }

    /// A box that is ticked or not.
    pub fn live_checked(self, on: impl Fn() -> bool + 'static) -> El {
        self.follow_switch("", Box::new(on), |element, _, on| {
            element.unchecked_ref::<HtmlInputElement>().set_checked(on);
        })
    }

    /// Switches something whenever what is read has changed.
    fn follow_switch(
        self,
        name: &'static str,
        on: Box<dyn Fn() -> bool>,
        switch: fn(&Element, &str, bool),
    ) -> El {
        let element = self.0.clone();
        effect(move || switch(&element, name, on()));
        self
    }

    /// A style property that follows what it reads.
    pub fn live_style(self, name: &'static str, value: impl Fn() -> String + 'static) -> El {
        self.follow_style(name, Box::new(value))
    }

    fn follow_style(self, name: &'static str, value: Box<dyn Fn() -> String>) -> El {
        let style = self.0.unchecked_ref::<HtmlElement>().style();
        effect(move || {
            let _ = style.set_property(name, &value());
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

/// Makes children.
type Build = Box<dyn FnOnce() -> Vec<El>>;

/// The text of the input that an event comes from.
pub fn typed(event: &Event) -> String {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    target.map(|input| input.value()).unwrap_or_default()
}

/// The key of a keyboard event; empty for any other.
pub fn key(event: &Event) -> String {
    event.dyn_ref::<web_sys::KeyboardEvent>().map(web_sys::KeyboardEvent::key).unwrap_or_default()
}
