//! The page.
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
/// Mounts.
#[wasm_bindgen]
pub fn mount_page(root: web_sys::HtmlElement) {
    let n = RwSignal::new(0);
    let h = leptos::mount::mount_to(root, move || view! { <button on:click=move |_| n.update(|n| *n += 1)>{move || n.get()}</button> }.into_any());
    h.forget();
}
