//! Values that are followed: what reads one is run again when it changes.
//!
//! The graph is Leptos's; the values lie beside it, since each type that lies in it brings code of
//! its own. Like its signals, these are handles that belong to the owner in which they are made.

use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;

/// A value that is followed. A handle.
pub struct Live<T> {
    kept: Kept,
    trigger: Trigger,
    value: PhantomData<fn() -> T>,
}

impl<T> Clone for Live<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Live<T> {}

impl<T: 'static> Live<T> {
    /// A value.
    pub fn new(value: T) -> Live<T> {
        let kept = Kept::new(Rc::new(RefCell::new(value)));
        Live { kept, trigger: Trigger::new(), value: PhantomData }
    }

    /// Looks at the value without following it; `None` once its owner is done.
    pub fn peek<R>(self, look: impl FnOnce(&T) -> R) -> Option<R> {
        let kept = self.kept.get()?;
        let cell = kept.downcast_ref::<RefCell<T>>()?;
        Some(look(&cell.borrow()))
    }

    /// Looks at the value and follows it. Like a signal's, the value must still be there.
    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        self.trigger.track();
        self.peek(look).expect("a value is read while its owner lives")
    }

    /// Changes the value without telling anyone; `None` once its owner is done.
    pub fn alter<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let kept = self.kept.get()?;
        let cell = kept.downcast_ref::<RefCell<T>>()?;
        Some(change(&mut cell.borrow_mut()))
    }

    /// Changes the value and tells who follows it; nothing once its owner is done.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        if self.alter(change).is_some() {
            self.trigger.notify();
        }
    }

    /// Replaces the value.
    pub fn set(self, value: T) {
        self.update(|now| *now = value);
    }
}

impl<T: Clone + 'static> Live<T> {
    /// The value; followed.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value without following it.
    pub fn now(self) -> Option<T> {
        self.peek(T::clone)
    }
}

/// Keeps something for as long as the present owner lives. A handle.
#[derive(Clone, Copy)]
pub struct Kept(StoredValue<Rc<dyn Any>, LocalStorage>);

impl Kept {
    /// Keeps it.
    pub fn new(thing: Rc<dyn Any>) -> Kept {
        Kept(StoredValue::new_local(thing))
    }

    /// It, unless its owner is done.
    pub fn get(self) -> Option<Rc<dyn Any>> {
        self.0.try_get_value()
    }
}

/// Runs `work` now and whenever what it read has changed, until its owner is done.
pub fn effect(work: impl FnMut() + 'static) {
    run_effect(Box::new(work));
}

fn run_effect(mut work: Box<dyn FnMut()>) {
    Kept::new(Rc::new(RenderEffect::new(move |_| work())));
}
