//! A page in a browser, with hands and eyes for it.

use hash_or_host::browser::page::{MountOptions, Mounted, mount};
use hash_or_host::browser::start;
use hash_or_host::scenario::Input;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement, KeyboardEvent};

/// A page on a stage of its own, and hands and eyes for it.
pub(crate) struct Page {
    stage: HtmlElement,
    /// Where the page is mounted.
    pub root: HtmlElement,
    _mounted: Mounted,
}

impl Page {
    pub(crate) fn open(link: &str) -> Page {
        let stage = div();
        body().append_child(&stage).unwrap();
        let root = div();
        stage.append_child(&root).unwrap();
        Page::on(stage, root, link)
    }

    pub(crate) fn open_in_shadow(link: &str) -> Page {
        let stage = div();
        body().append_child(&stage).unwrap();
        let shadow =
            stage.attach_shadow(&web_sys::ShadowRootInit::new(web_sys::ShadowRootMode::Open));
        let root = div();
        shadow.unwrap().append_child(&root).unwrap();
        Page::on(stage, root, link)
    }

    fn on(stage: HtmlElement, root: HtmlElement, link: &str) -> Page {
        let options = MountOptions { link: link.to_owned(), ..MountOptions::default() };
        start();
        let mounted = mount(root.clone(), &options);
        Page { stage, root, _mounted: mounted }
    }

    /// A page 900 pixels wide.
    pub(crate) fn open_wide() -> Page {
        let page = Page::open("");
        page.root.set_attribute("style", "width:900px").unwrap();
        page
    }

    /// A page of which this section is in sight, with its first finding.
    pub(crate) async fn open_at(section: &str) -> Page {
        let page = Page::open("");
        page.find(section).scroll_into_view();
        page.until(|page| !page.read(&format!("{section} .finding")).is_empty()).await;
        page
    }

    pub(crate) fn find(&self, selector: &str) -> Element {
        self.root.query_selector(selector).unwrap().unwrap_or_else(|| panic!("no {selector}"))
    }

    /// The element, if it is there.
    pub(crate) fn seek(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).unwrap()
    }

    /// The element, once it is there.
    pub(crate) async fn await_element(&self, selector: &str) -> Element {
        assert!(patiently(|| self.seek(selector).is_some()).await, "no {selector}");
        self.find(selector)
    }

    /// Waits until `there` holds.
    pub(crate) async fn until(&self, there: impl Fn(&Page) -> bool) {
        assert!(patiently(|| there(self)).await, "nothing came of it: {}", self.answer());
    }

    pub(crate) fn read(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap_or_default()
    }

    pub(crate) fn answer(&self) -> String {
        self.read(".answer .sentence")
    }

    /// The control with this label on the first screen.
    pub(crate) fn control(&self, label: &str) -> Element {
        let controls = self.root.query_selector_all(".control").unwrap();
        (0..controls.length())
            .filter_map(|i| controls.item(i)?.dyn_into::<Element>().ok())
            .find(|control| {
                let labelled = control.query_selector("label").unwrap().unwrap();
                labelled.text_content().as_deref() == Some(label)
            })
            .unwrap_or_else(|| panic!("no control {label}"))
    }

    pub(crate) fn input(&self, label: &str, kind: &str) -> HtmlInputElement {
        let found = self.control(label).query_selector(&format!("input[type={kind}]"));
        found.unwrap().unwrap().unchecked_into()
    }

    pub(crate) fn type_into(&self, label: &str, text: &str) {
        let field = self.input(label, "text");
        field.set_value(text);
        happen(&field, "input");
    }

    /// Looks for an assumption.
    pub(crate) async fn search(&self, text: &str) {
        let search: HtmlInputElement = self.find("input[type=search]").unchecked_into();
        search.set_value(text);
        happen(&search, "input");
        a_moment().await;
    }

    pub(crate) fn slide(&self, label: &str, share: f64) {
        let slider = self.input(label, "range");
        slider.set_value(&(share * 1000.0).to_string());
        happen(&slider, "input");
    }

    /// Moves the slider that the selector finds.
    pub(crate) fn slide_to(&self, selector: &str, position: f64) {
        let slider: HtmlInputElement = self.find(selector).unchecked_into();
        slider.set_value(&position.to_string());
        happen(&slider, "input");
    }

    pub(crate) fn click(&self, selector: &str) {
        self.find(selector).unchecked_into::<HtmlElement>().click();
    }

    /// What stands in the field of an input of the first screen, as a number.
    pub(crate) fn value(&self, input: Input) -> f64 {
        let selector = format!("[data-input={}] input[type=text]", input.row().code);
        let field: HtmlInputElement = self.find(&selector).unchecked_into();
        field.value().replace(',', "").parse().unwrap()
    }

    /// The cells of a use's row under the shocks.
    pub(crate) fn row(&self, row: usize) -> Vec<String> {
        let cells = self.root.query_selector_all(&format!(".uses tbody tr:nth-child({row}) td"));
        let cells = cells.unwrap();
        (0..cells.length())
            .map(|i| cells.item(i).unwrap().text_content().unwrap_or_default())
            .collect()
    }

    pub(crate) fn error(&self, label: &str) -> String {
        let error = self.control(label).query_selector(".error").unwrap().unwrap();
        error.text_content().unwrap_or_default()
    }

    pub(crate) fn press(&self, selector: &str, key: &str) {
        let init = web_sys::KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        init.set_ctrl_key(key == "z");
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        self.find(selector).dispatch_event(&event).unwrap();
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.stage.remove();
    }
}

pub(crate) fn body() -> HtmlElement {
    web_sys::window().unwrap().document().unwrap().body().unwrap()
}

fn div() -> HtmlElement {
    let made = body().owner_document().unwrap().create_element("div").unwrap();
    made.unchecked_into()
}

pub(crate) fn happen(target: &Element, name: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    let event = Event::new_with_event_init_dict(name, &init).unwrap();
    target.dispatch_event(&event).unwrap();
}

/// Whether it comes about: longer than a laden machine takes for anything that is waited for.
pub(crate) async fn patiently(comes_about: impl Fn() -> bool) -> bool {
    for _ in 0..400 {
        if comes_about() {
            return true;
        }
        wait(50).await;
    }
    false
}

/// Until everything that was asked for has been drawn, however long a laden machine takes for its frames: the one in which
/// a change is made, a pause from there on in which what is out of sight is seen to as well, and those that draw it.
pub(crate) async fn a_moment() {
    frame().await;
    wait(150).await;
    for _ in 0..3 {
        frame().await;
    }
}

/// Until the next frame is drawn.
pub(crate) async fn frame() {
    let promise = js_sys::Promise::new(&mut |done, _| {
        web_sys::window().unwrap().request_animation_frame(&done).unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

pub(crate) async fn wait(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |done, _| {
        web_sys::window()
            .unwrap()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds)
            .unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

/// What went wrong in the window while it lives: what nobody caught, a panic too.
pub(crate) struct Faults {
    told: Rc<RefCell<String>>,
    hear: Closure<dyn FnMut(Event)>,
}

impl Faults {
    pub(crate) fn listen() -> Faults {
        let told = Rc::new(RefCell::new(String::new()));
        let all = Rc::clone(&told);
        let hear = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            let message = js_sys::Reflect::get(&event, &"message".into()).unwrap();
            all.borrow_mut().push_str(&message.as_string().unwrap());
        });
        let window = web_sys::window().unwrap();
        window.add_event_listener_with_callback("error", hear.as_ref().unchecked_ref()).unwrap();
        Faults { told, hear }
    }

    pub(crate) fn told(&self) -> String {
        self.told.borrow().clone()
    }
}

impl Drop for Faults {
    fn drop(&mut self) {
        let hear = self.hear.as_ref().unchecked_ref();
        web_sys::window().unwrap().remove_event_listener_with_callback("error", hear).unwrap();
    }
}
