//! Keeps what is looked at where it is while something above it grows.
//!
//! Browsers that have scroll anchoring do that themselves, but look at the top of the window rather than at what has the
//! focus, which a part that comes late then carries away. WebKit has none.

use super::dom::El;
use super::sight::on_resize;
use super::window::{document, listen, window};
use crate::reactive::{Live, effect};
use js_sys::Reflect;
use web_sys::Element;

/// What moves with the page, and what stands over it.
const FLOWS: &str = "section, footer";
const STANDS: &str = ".headline, .standing, .contents";

/// What is looked at, and how far from the top of the window it is.
#[derive(Clone)]
struct Held(Element, f64);

/// Keeps the whole page steady where the browser does not.
pub fn keep() {
    let Some(body) = document().body().filter(|_| !anchors()) else { return };
    // With how far the page was scrolled: a reader may have gone on in the same frame.
    let held = Live::new(None);
    let renew = move || {
        if let Some(Some((Held(element, top), at))) = held.now() {
            Held(element, top + at - scrolled()).bring_back();
        }
        held.set(Held::now().map(|one| (one, scrolled())));
    };
    renew();
    listen("scroll", renew);
    listen("focusin", renew);
    on_resize(&El::of(body.into()), renew);
}

/// Keeps the page steady while what `news` follows fills or changes what `make` makes.
pub fn around<T>(news: impl Fn() -> T + Clone + 'static, make: impl FnOnce() -> El) -> El {
    if !anchors() {
        return make();
    }
    let held = Live::new(None::<Held>);
    // Of all that follow the same, the first to follow it runs first.
    let before = news.clone();
    effect(move || {
        before();
        held.alter(|held| *held = Held::now());
    });
    let made = make();
    effect(move || {
        news();
        if let Some(Some(held)) = held.alter(Option::take) {
            held.bring_back();
        }
    });
    made
}

/// Whether the browser has scroll anchoring.
fn anchors() -> bool {
    let root = document().document_element();
    let style = root.and_then(|root| Reflect::get(&root, &"style".into()).ok());
    let known = style.and_then(|style| Reflect::get(&style, &"overflowAnchor".into()).ok());
    known.is_some_and(|known| !known.is_undefined())
}

fn scrolled() -> f64 {
    document().document_element().map_or(0.0, |root| -root.get_bounding_client_rect().top())
}

impl Held {
    fn now() -> Option<Held> {
        let element = focused().or_else(topmost)?;
        let top = element.get_bounding_client_rect().top();
        Some(Held(element, top))
    }

    /// Nothing is left to do where the browser has done it.
    fn bring_back(self) {
        let place = self.0.get_bounding_client_rect();
        let moved = place.top() - self.1;
        // What is gone or hidden has no place.
        if place.height() > 0.0 && moved.abs() >= 1.0 {
            window().scroll_by_with_x_and_y(0.0, moved);
        }
    }
}

/// What has the focus, while it is in sight.
fn focused() -> Option<Element> {
    let element = document().active_element()?;
    let place = element.get_bounding_client_rect();
    let is_seen = place.bottom() > 0.0 && place.top() < height();
    (is_seen && flows(&element)).then_some(element)
}

/// What is in the middle of the window, as far up as possible.
fn topmost() -> Option<Element> {
    let document = document();
    let middle = document.document_element()?.get_bounding_client_rect().width() / 2.0;
    let at = |share: f64| document.element_from_point(middle as f32, (height() * share) as f32);
    [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7].into_iter().filter_map(at).find(flows)
}

fn flows(element: &Element) -> bool {
    let is_in = |what: &str| element.closest(what).ok().flatten().is_some();
    is_in(FLOWS) && !is_in(STANDS)
}

fn height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}
