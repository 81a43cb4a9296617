//! Browsers that are used again: to start one takes longer than many a test.

use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use anyhow::Result;

use crate::Window;

/// Those of one kind that nobody uses.
type Free<T> = Mutex<Vec<T>>;

/// Browsers of one kind. They are there as long as somebody has one, and end with the last test.
#[derive(Debug)]
pub(crate) struct Pool<T>(Mutex<Weak<Free<T>>>);

/// One of them. Whoever is done leaves it, with an empty page, to who comes next; after a panic nobody gets it.
#[derive(Debug)]
pub struct Lent<T: AsRef<Window>> {
    browser: Option<T>,
    free: Arc<Free<T>>,
}

impl<T: AsRef<Window>> Pool<T> {
    pub(crate) const fn new() -> Self {
        Self(Mutex::new(Weak::new()))
    }

    /// One that nobody uses, or a new one.
    pub(crate) fn take(&self, start: impl FnOnce() -> Result<T>) -> Result<Lent<T>> {
        let free = {
            let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            known.upgrade().unwrap_or_else(|| {
                let free = Arc::default();
                *known = Arc::downgrade(&free);
                free
            })
        };
        let left = free.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let browser = match left {
            Some(browser) => {
                browser.as_ref().forget()?;
                browser
            }
            None => start()?,
        };
        Ok(Lent { browser: Some(browser), free })
    }
}

impl<T: AsRef<Window>> Deref for Lent<T> {
    type Target = Window;
    fn deref(&self) -> &Window {
        // There until it is dropped.
        self.browser.as_ref().expect("a browser").as_ref()
    }
}

impl<T: AsRef<Window>> Drop for Lent<T> {
    fn drop(&mut self) {
        let Some(browser) = self.browser.take() else { return };
        if !std::thread::panicking() && browser.as_ref().open("about:blank").is_ok() {
            self.free.lock().unwrap_or_else(PoisonError::into_inner).push(browser);
        }
    }
}

impl AsRef<Window> for Window {
    fn as_ref(&self) -> &Window {
        self
    }
}
