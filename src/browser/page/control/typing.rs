//! What is typed into a field, read: the input is set, or it is said what is wrong. Loaded when the first answer stands.

use super::entry::{Accepted, Field};
use crate::format::{read, shown, unclear};
use crate::text::problem;

/// Reads a text, and sets the input or says what is wrong.
pub fn take(field: Field, text: String) {
    let Field { store, input, editing, remark } = field;
    let numbers = store.numbers();
    remark.set(None);
    // On the way to another number: no mistake, and what was there comes back if none follows. And what stands
    // there already, if it is shown with fewer digits than it has.
    let now = store.value_now(input);
    // What stood for a while was meant. The beginning of a number is a number that nobody meant: the page goes back to what
    // it was before.
    let typing = editing.now().flatten().filter(|_| store.is_moved(input));
    let before = typing.map_or(now, |typing| typing.before);
    let refuse = |text, error| {
        if now != before {
            store.set(input, before);
        }
        editing.set(Some(Accepted { text: shown(&numbers, input, before), value: before, before }));
        store.refuse(input, text, error);
    };
    if text.trim().is_empty() || text == shown(&numbers, input, now) {
        store.forget_typed(input);
        return editing.set(Some(Accepted { text, value: now, before }));
    }
    match read(&numbers, input, &text) {
        Ok(reading) => {
            if let Some(error) = unclear(&numbers, input, &text, now) {
                return refuse(text, error);
            }
            let value = reading.value;
            if let Err(error) = store.accepts(input, value) {
                return refuse(text, error);
            }
            if let Some(said) = reading.remark {
                remark.set(Some((value, problem::remark(&numbers, input, value, said))));
            }
            editing.set(Some(Accepted { text, value, before }));
            store.set(input, value);
        }
        Err(error) => refuse(text, error),
    }
}
