//! Values, what is worked out from them, and what acts on them.

use super::graph::{self, GraphEntry, Id};
use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;

/// Keeps something for as long as the present owner lives. A handle.
#[derive(Clone, Copy, Debug)]
pub struct Kept(Id);

impl Kept {
    /// Keeps it.
    pub fn new(thing: Rc<dyn Any>) -> Kept {
        Kept(graph::insert(GraphEntry::Kept(thing)))
    }

    /// It, unless its owner is done.
    pub fn get(self) -> Option<Rc<dyn Any>> {
        graph::kept(self.0)
    }
}

/// A value that is followed. A handle.
#[derive(Debug)]
pub struct Live<T> {
    kept: Kept,
    node: Id,
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
        Live { kept, node: graph::source(), value: PhantomData }
    }

    /// Looks at the value without following it; `None` once its owner is done, and while it is being changed.
    pub fn peek<R>(self, look: impl FnOnce(&T) -> R) -> Option<R> {
        let kept = self.kept.get()?;
        let value = kept.downcast_ref::<RefCell<T>>()?.try_borrow().ok()?;
        Some(look(&value))
    }

    /// Looks at the value and follows it. It must still be there, and nobody in the midst of changing it.
    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        graph::track(self.node);
        self.peek(look).expect("a value is read while its owner lives")
    }

    /// Changes the value without telling anyone; `None`, and nothing is changed, once its owner is done and while
    /// somebody looks at it.
    pub fn alter<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let kept = self.kept.get()?;
        let mut value = kept.downcast_ref::<RefCell<T>>()?.try_borrow_mut().ok()?;
        Some(change(&mut value))
    }

    /// Changes the value and tells who follows it; nothing where [`Live::alter`] changes nothing.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        if self.alter(change).is_some() {
            graph::notify(self.node);
        }
    }

    /// Replaces the value.
    pub fn set(self, value: T) {
        // What was there is dropped when nothing is borrowed: it may have a say of its own.
        let before = self.alter(|now| std::mem::replace(now, value));
        if before.is_some() {
            graph::notify(self.node);
        }
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

/// A value worked out from others; whoever follows it is told only when it has become another. A handle.
#[derive(Debug)]
pub struct Memo<T> {
    value: Live<Option<T>>,
    node: Id,
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T: Clone + PartialEq + 'static> Memo<T> {
    /// Works it out now, and again when somebody wants it and what it read has changed.
    pub fn new(work: impl Fn() -> T + 'static) -> Memo<T> {
        let value = Live::new(None);
        let update = move || {
            let now = Some(work());
            let is_new = value.peek(|before| *before != now) == Some(true);
            if is_new {
                value.alter(|value| *value = now);
            }
            is_new
        };
        Memo { value, node: graph::follower(false, Box::new(update)) }
    }

    /// The value; followed. Its owner must live.
    pub fn get(self) -> T {
        graph::track(self.node);
        self.value.now().flatten().expect("a memo is read while its owner lives")
    }

    /// The value without following it.
    pub fn now(self) -> T {
        graph::untrack(|| self.get())
    }
}

/// Runs `work` now and whenever what it read has changed, until its owner is done.
pub fn effect(work: impl FnMut() + 'static) {
    run_again(Box::new(work));
}

fn run_again(mut work: Box<dyn FnMut()>) {
    graph::follower(
        true,
        Box::new(move || {
            work();
            true
        }),
    );
}
