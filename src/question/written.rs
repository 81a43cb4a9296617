//! How names of the model stand in a letter: by the keys that links, tables and the API use.

use crate::analysis::aggregate::HeadlineKind;
use crate::analysis::stress::{Shock, Shocks};
use crate::scenario::Input;
use crate::strategy::Strategy;
use crate::view::Theme;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Reads a value by the key that it is written as.
macro_rules! by_key {
    ($type:ty, $what:literal, $from:expr) => {
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let key = String::deserialize(from)?;
                $from(&key).ok_or_else(|| D::Error::custom(format!("`{key}` is no {}", $what)))
            }
        }
    };
}

by_key!(Input, "input", Input::from_key);
by_key!(Strategy, "strategy", Strategy::from_key);
by_key!(HeadlineKind, "kind of dollars", HeadlineKind::from_key);
by_key!(Theme, "theme", |key: &str| {
    [Theme::Page, Theme::Light, Theme::Dark].into_iter().find(|known| theme(*known) == key)
});

impl Serialize for Theme {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(theme(*self))
    }
}

fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::Page => "page",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

impl Serialize for Shocks {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let keys = Shock::ALL.into_iter().filter(|shock| self.has(*shock)).map(Shock::key);
        to.collect_seq(keys)
    }
}

impl<'de> Deserialize<'de> for Shocks {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let mut shocks = Shocks::default();
        for key in Vec::<String>::deserialize(from)? {
            let shock = Shock::from_key(&key);
            let shock = shock.ok_or_else(|| D::Error::custom(format!("`{key}` is no shock")))?;
            shocks = shocks.with(shock);
        }
        Ok(shocks)
    }
}

#[cfg(test)]
mod tests {
    use crate::question::Ask;

    fn read(study: &str) -> Result<Ask, String> {
        let ask = format!(
            r#"{{"id":7,"scenario":"btc=90000","study":{study},"width":600,"theme":"dark"}}"#
        );
        serde_json::from_str(&ask).map_err(|error| error.to_string())
    }

    #[test]
    fn a_letter_is_read_as_it_was_written() {
        for study in [
            r#""waiting""#,
            r#"{"curve":{"input":"network.btc_price_usd","points":25}}"#,
            r#"{"tornado":{"watched":{"difference":["mining","hybrid"]},"bars":null}}"#,
            r#"{"stress":{"shocks":["winter_2022","gpu_glut"]}}"#,
            r#"{"migration":{"headline":{"kind":"capex","usd":9e10,"power_gw":null,"asked_usd_per_year":null}}}"#,
            r#"{"hybrid":{"shocks":[],"limits":{"peak_funding_usd":1e9,"ai_mw":null,"stress_weight":0.5}}}"#,
        ] {
            let ask = read(study).unwrap();
            let written = serde_json::to_value(&ask).unwrap();
            assert_eq!(written["study"], serde_json::from_str::<serde_json::Value>(study).unwrap());
            assert_eq!(serde_json::from_value::<Ask>(written).unwrap(), ask);
        }
    }

    #[test]
    fn an_unknown_name_is_named() {
        let error = |study| read(study).unwrap_err();
        assert!(
            error(r#"{"break_even":{"input":"site.moon"}}"#).contains("`site.moon` is no input")
        );
        assert!(error(r#"{"stress":{"shocks":["meteor"]}}"#).contains("`meteor` is no shock"));
        assert!(error(r#"{"tornado":{"watched":{"npv":"farming"}}}"#).contains("is no strategy"));
    }
}
