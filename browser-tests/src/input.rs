//! A person's hands: mouse and keyboard events as the browser gets them from the system.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::page::Page;

/// Keys that are not letters: name, code, Windows' number, text.
const KEYS: [(&str, &str, u32, &str); 15] = [
    ("Enter", "Enter", 13, "\r"),
    ("Tab", "Tab", 9, ""),
    ("Escape", "Escape", 27, ""),
    ("Backspace", "Backspace", 8, ""),
    ("Delete", "Delete", 46, ""),
    ("Home", "Home", 36, ""),
    ("End", "End", 35, ""),
    ("PageUp", "PageUp", 33, ""),
    ("PageDown", "PageDown", 34, ""),
    ("ArrowLeft", "ArrowLeft", 37, ""),
    ("ArrowUp", "ArrowUp", 38, ""),
    ("ArrowRight", "ArrowRight", 39, ""),
    ("ArrowDown", "ArrowDown", 40, ""),
    (" ", "Space", 32, " "),
    ("F6", "F6", 117, ""),
];
const ALT: u32 = 1;
const CONTROL: u32 = 2;
const META: u32 = 4;
const SHIFT: u32 = 8;

/// What a person points with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pointer {
    /// Where it stands is looked at in each frame.
    Mouse,
    /// On a screen that takes touches.
    Finger,
}

impl Page {
    /// Scrolls the element into view and clicks its middle.
    pub fn click(&mut self, selector: &str) -> Result<()> {
        let [x, y, width, height] = self.place(selector)?;
        self.click_at(x + width / 2.0, y + height / 2.0)
    }

    /// Clicks a point of the window.
    pub fn click_at(&mut self, x: f64, y: f64) -> Result<()> {
        self.mouse("mouseMoved", x, y, false)?;
        self.mouse("mousePressed", x, y, true)?;
        self.mouse("mouseReleased", x, y, true)
    }

    /// Chooses an entry of a list, by its place.
    pub fn choose(&mut self, list: &str, index: usize) -> Result<()> {
        let list = json!(list);
        self.eval(&format!(
            "{{ const s = document.querySelector({list}); s.selectedIndex = {index}; s.dispatchEvent(new Event('change')) }}"
        ))?;
        Ok(())
    }

    /// Replaces what a field holds, then leaves it as Tab does.
    pub fn type_into(&mut self, selector: &str, text: &str) -> Result<()> {
        self.click(selector)?;
        self.eval(&format!("document.querySelector({}).select?.()", json!(selector)))?;
        if text.is_empty() {
            self.press("Delete")?;
        } else {
            self.connection.call("Input.insertText", json!({ "text": text }))?;
        }
        self.press("Tab")
    }

    /// Drags a slider's thumb from where it is to a fraction of the track, in several movements.
    pub fn drag_slider(&mut self, selector: &str, fraction: f64) -> Result<()> {
        let [x, y, width, height] = self.place(selector)?;
        let now = self.eval(&format!(
            "(s => (s.valueAsNumber - (s.min || 0)) / ((s.max || 100) - (s.min || 0)))(document.querySelector({}))",
            json!(selector)
        ))?;
        let now = now.as_f64().with_context(|| format!("{selector} is no slider"))?;
        // The thumb's middle keeps half a thumb, about half the slider's height, from either end.
        let thumb = height.min(16.0);
        let at = |fraction: f64| x + thumb / 2.0 + (width - thumb) * fraction;
        let middle = y + height / 2.0;
        self.mouse("mouseMoved", at(now), middle, false)?;
        self.mouse("mousePressed", at(now), middle, true)?;
        for step in 1..=8 {
            let part = f64::from(step) / 8.0;
            self.mouse("mouseMoved", at(now + (fraction - now) * part), middle, true)?;
        }
        self.mouse("mouseReleased", at(fraction), middle, true)
    }

    /// Drags a slider's thumb over a third of its track, there and back, in so many steps with a pause behind each.
    ///
    /// The page is scrolled no further than it must be: what is at hand may go when it is.
    pub fn drag_slowly(
        &mut self,
        selector: &str,
        with: Pointer,
        steps: u32,
        pause: Duration,
    ) -> Result<()> {
        let [x, y, width, height] = self.place_within(selector, "nearest")?;
        let middle = y + height / 2.0;
        let at = |step: u32| {
            let part = f64::from(step) / f64::from(steps);
            x + width * (1.0 / 3.0 + (1.0 - (2.0 * part - 1.0).abs()) / 3.0)
        };
        self.go_down(with, at(0), middle)?;
        for step in 1..=steps {
            self.go_to(with, at(step), middle)?;
            self.rest(pause)?;
        }
        self.go_up(with, at(steps), middle)
    }

    fn go_down(&mut self, with: Pointer, x: f64, y: f64) -> Result<()> {
        match with {
            Pointer::Mouse => {
                self.mouse("mouseMoved", x, y, false)?;
                self.mouse("mousePressed", x, y, true)
            }
            Pointer::Finger => {
                self.has_touch()?;
                self.touch("touchStart", Some((x, y)))
            }
        }
    }

    fn go_to(&mut self, with: Pointer, x: f64, y: f64) -> Result<()> {
        match with {
            Pointer::Mouse => self.mouse("mouseMoved", x, y, true),
            Pointer::Finger => self.touch("touchMove", Some((x, y))),
        }
    }

    fn go_up(&mut self, with: Pointer, x: f64, y: f64) -> Result<()> {
        match with {
            Pointer::Mouse => self.mouse("mouseReleased", x, y, true),
            Pointer::Finger => self.touch("touchEnd", None),
        }
    }

    /// Drags from one point of the window to another.
    pub fn drag(&mut self, from: (f64, f64), to: (f64, f64)) -> Result<()> {
        self.mouse("mouseMoved", from.0, from.1, false)?;
        self.mouse("mousePressed", from.0, from.1, true)?;
        for step in 1..=8 {
            let part = f64::from(step) / 8.0;
            self.mouse(
                "mouseMoved",
                from.0 + (to.0 - from.0) * part,
                from.1 + (to.1 - from.1) * part,
                true,
            )?;
        }
        self.mouse("mouseReleased", to.0, to.1, true)
    }

    /// A finger that goes down on an element and up or down the window by `distance` pixels, as one scrolls.
    pub fn swipe(&mut self, selector: &str, distance: f64) -> Result<()> {
        let [x, y, width, height] = self.place(selector)?;
        self.has_touch()?;
        let gesture = json!({
            "x": x + 0.7 * width, "y": y + 0.5 * height, "yDistance": distance, "gestureSourceType": "touch",
        });
        self.connection.call("Input.synthesizeScrollGesture", gesture).map(drop)
    }

    /// Presses a key, such as `Tab`, `a`, `Shift+Tab` or `Control+z`.
    pub fn press(&mut self, keys: &str) -> Result<()> {
        let mut parts: Vec<&str> = keys.split('+').collect();
        let name = parts.pop().unwrap_or_default();
        let mut modifiers = 0;
        for part in parts {
            modifiers |= match part {
                "Alt" => ALT,
                "Control" => CONTROL,
                "Meta" => META,
                "Shift" => SHIFT,
                _ => bail!("{part} is no modifier: Alt, Control, Meta, Shift"),
            };
        }
        let typed = modifiers & (ALT | CONTROL | META) == 0;
        let mut event = key(name).with_context(|| format!("the key {name} is not known here"))?;
        event["modifiers"] = modifiers.into();
        if !typed {
            event["text"] = "".into();
        }
        event["type"] = if event["text"] == "" { "rawKeyDown" } else { "keyDown" }.into();
        self.connection.call("Input.dispatchKeyEvent", event.clone())?;
        event["type"] = "keyUp".into();
        event["text"] = "".into();
        self.connection.call("Input.dispatchKeyEvent", event).map(drop)
    }

    /// Where an element is in the window, once it is scrolled into view: x, y, width, height.
    pub fn place(&mut self, selector: &str) -> Result<[f64; 4]> {
        self.place_within(selector, "center")
    }

    /// The same, scrolled to this block of the window.
    fn place_within(&mut self, selector: &str, block: &str) -> Result<[f64; 4]> {
        self.wait_for(selector)?;
        let place = self.eval(&format!(
            "(e => {{ e.scrollIntoView({{ block: '{block}', inline: 'nearest', behavior: 'instant' }}); \
             const r = e.getBoundingClientRect(); return [r.x, r.y, r.width, r.height] }})(document.querySelector({}))",
            json!(selector)
        ))?;
        let place: Vec<f64> =
            place.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
        match <[f64; 4]>::try_from(place) {
            Ok(place) if place[2] > 0.0 && place[3] > 0.0 => Ok(place),
            _ => bail!("{selector} is there but takes no room: it is hidden"),
        }
    }

    /// The screen takes fingers from here on.
    fn has_touch(&mut self) -> Result<()> {
        let touch = json!({ "enabled": true, "maxTouchPoints": 1 });
        self.connection.call("Emulation.setTouchEmulationEnabled", touch).map(drop)
    }

    fn touch(&mut self, kind: &str, at: Option<(f64, f64)>) -> Result<()> {
        let points: Vec<Value> = at.iter().map(|(x, y)| json!({ "x": x, "y": y })).collect();
        let event = json!({ "type": kind, "touchPoints": points });
        self.connection.call("Input.dispatchTouchEvent", event).map(drop)
    }

    fn mouse(&mut self, kind: &str, x: f64, y: f64, held: bool) -> Result<()> {
        let button = if held { "left" } else { "none" };
        let buttons = u8::from(held && kind != "mouseReleased");
        let clicks = u8::from(kind != "mouseMoved");
        let event = json!({ "type": kind, "x": x, "y": y, "button": button, "buttons": buttons, "clickCount": clicks });
        self.connection.call("Input.dispatchMouseEvent", event).map(drop)
    }
}

fn key(name: &str) -> Option<Value> {
    if let Some((key, code, number, text)) = KEYS.iter().find(|key| key.0 == name || key.1 == name)
    {
        return Some(
            json!({ "key": key, "code": code, "windowsVirtualKeyCode": number, "text": text }),
        );
    }
    let mut letters = name.chars();
    let letter = letters.next().filter(|_| letters.next().is_none())?;
    let upper = letter.to_ascii_uppercase();
    let code = match upper {
        'A'..='Z' => format!("Key{upper}"),
        '0'..='9' => format!("Digit{upper}"),
        _ => String::new(),
    };
    let number = if code.is_empty() { 0 } else { upper as u32 };
    Some(json!({ "key": name, "code": code, "windowsVirtualKeyCode": number, "text": name }))
}
