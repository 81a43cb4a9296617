//! Whether an element is in sight, and how wide it is: the browser's observers, let go with their
//! owner.

use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::Element;

type Sight = (web_sys::IntersectionObserver, Closure<dyn FnMut(js_sys::Array)>);
type Width = (web_sys::ResizeObserver, Closure<dyn FnMut()>);

/// Tells whenever the element comes into sight or leaves it.
pub fn follow<E>(place: NodeRef<E>, tell: impl Fn(bool) + Copy + 'static)
where
    E: ElementType,
    E::Output: JsCast + Clone + AsRef<Element> + 'static,
{
    let observer = StoredValue::new_local(None::<Sight>);
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        let callback = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let last = entries.pop().unchecked_into::<web_sys::IntersectionObserverEntry>();
            tell(last.is_intersecting());
        });
        let made = web_sys::IntersectionObserver::new(callback.as_ref().unchecked_ref());
        if let Ok(made) = made {
            made.observe(AsRef::<Element>::as_ref(&place));
            observer.set_value(Some((made, callback)));
        }
    });
    on_cleanup(move || {
        if let Some(Some((made, _))) = observer.try_update_value(Option::take) {
            made.disconnect();
        }
    });
}

/// Tells the element's width in pixels, now and whenever it changes by a pixel or more.
pub fn follow_width<E>(place: NodeRef<E>, width: RwSignal<f64>)
where
    E: ElementType,
    E::Output: JsCast + Clone + AsRef<Element> + 'static,
{
    let observer = StoredValue::new_local(None::<Width>);
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        let element = AsRef::<Element>::as_ref(&place).clone();
        let seen = element.clone();
        let measure = move || {
            let now = seen.get_bounding_client_rect().width();
            if now > 0.0 && width.try_get_untracked().is_some_and(|w| (w - now).abs() >= 1.0) {
                width.set(now);
            }
        };
        measure();
        let callback = Closure::<dyn FnMut()>::new(measure);
        if let Ok(made) = web_sys::ResizeObserver::new(callback.as_ref().unchecked_ref()) {
            made.observe(&element);
            observer.set_value(Some((made, callback)));
        }
    });
    on_cleanup(move || {
        if let Some(Some((made, _))) = observer.try_update_value(Option::take) {
            made.disconnect();
        }
    });
}
