//! What of a page is set beside the scenario: texts under their names, read by the part of the page that shows them.
//!
//! `#[inline]` throughout, so that a program compiles it at its own level: the page for size.

use super::{beside, version};
use crate::scenario::{FieldError, Problem};

/// A setting of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The shocks that are switched on.
    Shocks,
    /// The two inputs of the map.
    Axes,
    /// The limits of the hybrid.
    Limits,
    /// The figure whose tornado is shown.
    Watch,
    /// What is drawn of cash.
    Cash,
    /// The section that is open.
    At,
}

impl Setting {
    /// All of them, in their order in a link.
    pub const ALL: [Setting; 6] = [
        Setting::Shocks,
        Setting::Axes,
        Setting::Limits,
        Setting::Watch,
        Setting::Cash,
        Setting::At,
    ];

    /// Its name in a link.
    #[must_use]
    #[inline]
    pub const fn code(self) -> &'static str {
        match self {
            Setting::Shocks => "shocks",
            Setting::Axes => "axes",
            Setting::Limits => "limits",
            Setting::Watch => "watch",
            Setting::Cash => "cash",
            Setting::At => "at",
        }
    }

    /// The setting of a name.
    #[must_use]
    #[inline]
    pub fn from_code(code: &str) -> Option<Setting> {
        Setting::ALL.into_iter().find(|setting| setting.code() == code)
    }

    /// That the page does not know a text.
    #[must_use]
    #[inline]
    pub fn refuse(self, text: &str) -> FieldError {
        beside(self.code(), text, Problem::BadLink, "what the page writes there")
    }
}

/// The longest text of a setting in a link, bytes.
const LONGEST: usize = 200;

/// What is set, by [`Setting`]; empty where the page is as it opens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings([String; Setting::ALL.len()]);

impl Settings {
    /// What is set of one; empty where nothing is.
    #[must_use]
    #[inline]
    pub fn get(&self, setting: Setting) -> &str {
        &self.0[setting as usize]
    }

    /// Sets one; an empty text takes it back.
    #[inline]
    pub fn set(&mut self, setting: Setting, text: String) {
        self.0[setting as usize] = text;
    }

    /// Whether nothing is set.
    #[must_use]
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(String::is_empty)
    }

    /// Takes a text from a link.
    ///
    /// # Errors
    /// One that no page writes: too long, or with other signs than the page's own.
    #[inline]
    pub(super) fn read(&mut self, setting: Setting, text: &str) -> Result<(), FieldError> {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        if text.len() > LONGEST || !text.chars().all(plain) {
            return Err(setting.refuse(text));
        }
        self.set(setting, text.to_ascii_lowercase());
        Ok(())
    }
}

/// A link with what is set on the page.
#[must_use]
#[inline]
pub fn with_settings(mut link: String, settings: &Settings) -> String {
    for setting in Setting::ALL {
        let text = settings.get(setting);
        if !text.is_empty() {
            if link.is_empty() {
                link = version();
            }
            link += "&";
            link += setting.code();
            link += "=";
            link += text;
        }
    }
    link
}

#[cfg(test)]
mod tests {
    use super::super::parse_link;
    use super::*;

    #[test]
    fn what_is_set_travels_and_says_nothing_of_the_scenario() {
        let mut settings = Settings::default();
        assert_eq!(with_settings(String::new(), &settings), "");
        settings.set(Setting::At, "stress".to_owned());
        settings.set(Setting::Shocks, "winter_2022.gpu_glut".to_owned());
        let link = with_settings("v=1.1.1&mw=50".to_owned(), &settings);
        assert_eq!(link, "v=1.1.1&mw=50&shocks=winter_2022.gpu_glut&at=stress");
        let read = parse_link(&link);
        assert_eq!((&read.settings, read.problems.len()), (&settings, 0));
        assert_eq!(read.scenario, parse_link("v=1.1.1&mw=50").scenario);
        assert_eq!(
            with_settings(String::new(), &settings),
            "v=1.1.1&shocks=winter_2022.gpu_glut&at=stress"
        );
        // As mail and chat hand it on.
        let travelled = parse_link("?v=1.1.1&amp;shocks=Winter_2022.gpu_glut&amp;at=stress).");
        assert_eq!((travelled.settings, travelled.problems.len()), (settings, 0));
    }

    #[test]
    fn a_text_that_no_page_writes_is_named_and_left_out() {
        for text in ["a b", "<b>", "stress/x", &"a".repeat(201)] {
            let read = parse_link(&format!("v=1.1.1&mw=50&at={text}"));
            assert!(read.settings.is_empty(), "{text}");
            assert_eq!((read.problems.len(), read.problems[0].key.as_str()), (1, "at"), "{text}");
            assert_eq!(read.scenario, parse_link("v=1.1.1&mw=50").scenario);
        }
        assert!(parse_link("v=1.1.1&at=&shocks=").problems.is_empty());
    }
}
