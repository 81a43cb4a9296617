//! The units in which a reader wants to see what has more than one: state of a page, never of a
//! scenario, whose values stay in the units of the table.

/// Something that is shown in another unit than the table's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Energy in cents a kilowatt-hour, not dollars a megawatt-hour.
    CentsPerKwh,
    /// Hashprice in sats a terahash and day, not dollars a petahash and day.
    Sats,
    /// Dollars of the first month, not of the month in which they are paid.
    TodaysDollars,
    /// Megawatts of IT, not of grid.
    ItMegawatts,
}

impl Unit {
    /// All of them, in the order of links.
    pub const ALL: [Unit; 4] =
        [Unit::CentsPerKwh, Unit::Sats, Unit::TodaysDollars, Unit::ItMegawatts];

    /// Its word in links.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Unit::CentsPerKwh => "kwh",
            Unit::Sats => "sats",
            Unit::TodaysDollars => "real",
            Unit::ItMegawatts => "it",
        }
    }

    /// The unit of a word.
    fn from_code(word: &str) -> Option<Unit> {
        Unit::ALL.into_iter().find(|unit| unit.code() == word)
    }
}

/// The units of a page; the table's where nothing else is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Units(u8);

impl Units {
    /// Whether this is shown in the other unit.
    #[must_use]
    pub const fn has(self, unit: Unit) -> bool {
        self.0 & (1 << unit as u8) != 0
    }

    /// The same with this in the other unit, or in the table's.
    #[must_use]
    pub const fn with(self, unit: Unit, other: bool) -> Units {
        let bit = 1 << unit as u8;
        Units(if other { self.0 | bit } else { self.0 & !bit })
    }

    /// Without what only another evaluation can show: see
    /// [`crate::evaluation::Engine::evaluate_in`].
    #[must_use]
    pub const fn at_once(self) -> Units {
        self.with(Unit::TodaysDollars, false).with(Unit::ItMegawatts, false)
    }

    /// Whether every word of what a link says is one.
    #[must_use]
    pub fn knows(text: &str) -> bool {
        text.split('.').all(|word| word.is_empty() || Unit::from_code(word).is_some())
    }

    /// What a link says: words with points between. A word that is none is left out ([`Units::knows`]).
    #[must_use]
    pub fn read(text: &str) -> Units {
        text.split('.').fold(Units::default(), |units, word| {
            Unit::from_code(word).map_or(units, |unit| units.with(unit, true))
        })
    }

    /// The words of a link; empty where everything is in the table's units.
    #[must_use]
    pub fn code(self) -> String {
        let mut code = String::new();
        for unit in Unit::ALL.into_iter().filter(|unit| self.has(*unit)) {
            if !code.is_empty() {
                code.push('.');
            }
            code.push_str(unit.code());
        }
        code
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_survives_the_link() {
        let mut codes = Vec::new();
        for bits in 0..16 {
            let units = Units(bits);
            assert_eq!(Units::read(&units.code()), units, "{bits}");
            codes.push(units.code());
        }
        assert_eq!(codes[0], "");
        assert_eq!(codes[15], "kwh.sats.real.it");
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), 16);
    }

    #[test]
    fn a_word_that_is_no_unit_is_left_out() {
        let kwh = Units::default().with(Unit::CentsPerKwh, true);
        for text in ["kwh", "kwh.kwh", "furlongs.kwh", ".kwh.", "kwh.KWH"] {
            assert_eq!(Units::read(text), kwh, "{text}");
        }
        assert!(Units::knows("") && Units::knows("kwh.kwh") && Units::knows(".kwh."));
        assert!(!Units::knows("furlongs.kwh") && !Units::knows("kwh.KWH"));
        assert_eq!(Units::read(""), Units::default());
        assert_eq!(kwh.with(Unit::CentsPerKwh, false), Units::default());
    }
}
