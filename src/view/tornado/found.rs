//! The tornado as it is drawn.

use super::{DrawnBar, DrawnEnd, Shows, Tornado};
use crate::analysis::standing::Contender;
use crate::analysis::tornado::{Bar, End, Target, Tornado as Ranked};
use crate::format::{Format, value_with_unit};
use crate::text::input::label;

/// Which bars are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhichBars {
    /// So many: those that decide first, then the largest.
    Largest(usize),
    /// All that have an effect.
    All,
}

/// In which unit a target is measured.
#[must_use]
pub fn measure(target: Target) -> Shows {
    match target {
        Target::Npv(_) | Target::Difference(..) => Shows::Money,
        Target::EquityIrr(_) => Shows::Rate,
        Target::MinDscr(_) => Shows::Ratio,
    }
}

impl Tornado {
    /// The bars that change something, in the order found.
    #[must_use]
    pub fn of(format: &dyn Format, found: &Ranked, title: String, part: WhichBars) -> Tornado {
        let end = |bar: &Bar, end: &End| DrawnEnd {
            input: value_with_unit(format, bar.input, end.value),
            value: end.target,
            flips_to: (end.best != found.best)
                .then(|| end.best.map_or(Contender::SellNow, Contender::Strategy)),
        };
        let most = match part {
            WhichBars::Largest(count) => count,
            WhichBars::All => usize::MAX,
        };
        // An input can decide without moving the target: it may move another use.
        let shown =
            found.bars.iter().filter(|bar| bar.no_effect.is_none() || bar.decides).take(most);
        let bar = |bar: &Bar| DrawnBar {
            label: label(bar.input),
            low: end(bar, &bar.low),
            high: end(bar, &bar.high),
        };
        Tornado {
            title,
            measure: measure(found.target),
            base: found.base,
            bars: shown.map(bar).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tornado::tornado as find;
    use crate::evaluation::Engine;
    use crate::format::Plain;
    use crate::scenario::Scenario;
    use crate::strategy::Strategy;

    #[test]
    fn who_sells_is_named_as_the_best() {
        // In a year no build ends; a mine earns less than its machines and site fetch where bitcoin is at its low end.
        let scenario = crate::scenario::parse_link("years=1").scenario;
        let found = find(&mut Engine::new(), &scenario, Target::Npv(Strategy::Mining));
        assert_eq!(found.best, Some(Strategy::Mining));
        let drawn = Tornado::of(&Plain, &found, "Mining".to_owned(), WhichBars::All);
        let look = crate::view::Look::new(&Plain, 700.0, 500.0, crate::view::Theme::Light);
        let table = drawn.draw(&look).table;
        let deciding = found.deciding().count();
        assert!(deciding > 0);
        assert!(table.rows.iter().take(deciding).all(|row| !row[5].is_empty()), "{table:?}");
        assert!(table.rows[0][5].starts_with("Sell now at "), "{:?}", table.rows[0]);
    }

    #[test]
    fn those_that_decide_come_first() {
        let target = Target::Difference(Strategy::Colocation, Strategy::Mining);
        let found = find(&mut Engine::new(), &Scenario::default(), target);
        let deciding = found.deciding().count();
        let few = Tornado::of(&Plain, &found, "Lead".to_owned(), WhichBars::Largest(deciding + 2));
        assert_eq!(few.bars.len(), deciding + 2);
        let all = Tornado::of(&Plain, &found, "Lead".to_owned(), WhichBars::All);
        assert!(all.bars.len() > few.bars.len());
        assert_eq!(all.bars[..few.bars.len()], few.bars[..]);
        let flips = |bar: &DrawnBar| bar.low.flips_to.is_some() || bar.high.flips_to.is_some();
        assert!(few.bars.iter().take(deciding).all(flips));
        assert!(!few.bars.iter().skip(deciding).any(flips));
    }
}
