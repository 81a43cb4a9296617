//! The page around a view: the attributes of its element, and the colours that it may take over.

use super::super::page::parts::window;
use super::colour::Colour;
use crate::embed::Theme;
use wasm_bindgen::JsCast;
use web_sys::{CssStyleDeclaration, Element, ShadowRoot};

/// Every attribute with its value.
pub fn attributes(host: &Element) -> Vec<(String, String)> {
    let names = host.get_attribute_names();
    let pair = |name: wasm_bindgen::JsValue| {
        let name = name.as_string()?;
        let value = host.get_attribute(&name)?;
        Some((name, value))
    };
    names.iter().filter_map(pair).collect()
}

/// Light or dark, and what is taken over from the page around.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Colours {
    /// `light`, `dark`, or (if none) as the reader prefers.
    pub theme: Option<&'static str>,
    /// The colour of text.
    pub ink: Option<String>,
    /// The background.
    pub surface: Option<String>,
    /// The typeface.
    pub typeface: Option<String>,
}

impl Colours {
    /// The colours of a theme around `host`.
    pub fn of(host: &Element, theme: Theme) -> Colours {
        let fixed = |theme| Colours { theme, ..Colours::default() };
        match theme {
            Theme::Auto => fixed(ground(host)),
            Theme::Light => fixed(Some("light")),
            Theme::Dark => fixed(Some("dark")),
            Theme::Inherit => inherited(host).unwrap_or_default(),
        }
    }
}

/// Light or dark as the page around is; as the reader prefers where that is what it is.
fn ground(host: &Element) -> Option<&'static str> {
    if let Some((_, colour)) = parent(host).and_then(background) {
        return Some(if colour?.brightness() > 0.5 { "light" } else { "dark" });
    }
    // The browser's own ground follows the reader only where the page allows it.
    let root = host.owner_document()?.document_element()?;
    let schemes = property(&style(&root)?, "color-scheme")?;
    let has = |name| schemes.split_ascii_whitespace().any(|scheme| scheme == name);
    match (has("light"), has("dark")) {
        (true, true) => None,
        (false, true) => Some("dark"),
        _ => Some("light"),
    }
}

fn inherited(host: &Element) -> Option<Colours> {
    let around = parent(host)?;
    let style = style(&around)?;
    let ink = property(&style, "color")?;
    // Light text wants the colours that are made for a dark ground.
    let theme = if Colour::read(&ink)?.brightness() > 0.5 { "dark" } else { "light" };
    Some(Colours {
        theme: Some(theme),
        ink: Some(ink),
        surface: Some(background(around).map_or("Canvas".to_owned(), |(written, _)| written)),
        typeface: property(&style, "font-family"),
    })
}

/// The background behind an element, its own or that of the nearest around it that has one: as it
/// is written, and read if it can be.
fn background(around: Element) -> Option<(String, Option<Colour>)> {
    let mut next = Some(around);
    while let Some(element) = next {
        let written = property(&style(&element)?, "background-color")?;
        let colour = Colour::read(&written);
        if colour.is_none_or(|colour| colour.alpha > 0.5) {
            return Some((written, colour));
        }
        next = parent(&element);
    }
    None
}

/// The element around, also out of a shadow root.
fn parent(element: &Element) -> Option<Element> {
    element
        .parent_element()
        .or_else(|| element.get_root_node().dyn_into::<ShadowRoot>().ok().map(|root| root.host()))
}

fn style(element: &Element) -> Option<CssStyleDeclaration> {
    window().get_computed_style(element).ok().flatten()
}

fn property(style: &CssStyleDeclaration, name: &str) -> Option<String> {
    style.get_property_value(name).ok().filter(|value| !value.is_empty())
}
