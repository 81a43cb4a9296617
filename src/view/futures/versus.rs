//! Two scenarios in the same futures: each use's distributions of both on one axis.

use super::super::drawing::{Drawing, Look};
use super::super::plot::{SMALL, extent};
use super::super::svg::{Anchor, Svg};
use super::super::table::Table;
use super::super::theme::Paint;
use super::lanes::Lanes;
use super::spreads::{SHOWN, hill};
use crate::format::money;
use crate::simulation::report::{Match, Versus as Found};
use crate::strategy::Strategy;
use crate::text::data as units;
use crate::text::strategy::short_name;
use crate::text::versus as words;

/// Two scenarios, a lane a use.
#[derive(Clone, Debug, PartialEq)]
pub struct Versus {
    /// What A and B are called.
    pub names: [String; 2],
    /// The uses that are ready in both.
    pub uses: Vec<(Strategy, Match)>,
}

/// From lane to lane, pixels.
const LANE: f64 = 64.0;
/// The highest place of a hill, pixels.
const HILL: f64 = 40.0;
/// The hundredths between which a line is drawn.
const ENDS: (usize, usize) = (5, 95);

impl Versus {
    /// Of what the futures say.
    #[must_use]
    pub fn of(names: [String; 2], found: &Found) -> Versus {
        let of = |strategy: Strategy| Some((strategy, found.uses[strategy as usize].clone()?));
        Versus { names, uses: Strategy::ALL.into_iter().filter_map(of).collect() }
    }

    /// How high it is, pixels.
    #[must_use]
    pub fn height(&self) -> f64 {
        Lanes::height(self.uses.len(), LANE)
    }

    /// The picture: A dashed, B filled in its use's colour.
    #[must_use]
    pub fn draw(&self, look: &Look) -> Drawing {
        let mut svg = Svg::new(look.theme);
        let shown = |npvs: &[f64]| [npvs[SHOWN.0], npvs[SHOWN.1]];
        let domain =
            extent(self.uses.iter().flat_map(|(_, of)| [shown(&of.a), shown(&of.b)].concat()));
        let uses: Vec<Strategy> = self.uses.iter().map(|(strategy, _)| *strategy).collect();
        let lanes = Lanes::of(look, &uses, LANE, domain);
        lanes.axis(&mut svg, look, domain);
        for (number, (strategy, of)) in self.uses.iter().enumerate() {
            let (paint, y) = (Paint::Strategy(*strategy), lanes.bottom(number) - 12.0);
            lanes.name(&mut svg, *strategy, y - 18.0);
            let chance = words::chance(of.b_ahead);
            svg.text(lanes.under_name(y), Anchor::End, SMALL, &chance).fill(Paint::Soft).end();
            let x = |npv: f64| lanes.x.at(npv);
            let outline = |npvs: &[f64]| {
                let hill = hill(npvs);
                let at = |(npv, high): &(f64, f64)| (x(*npv), y - 6.0 - HILL * high);
                let ends = hill.first().zip(hill.last());
                let ends = ends.map(|(first, last)| ((x(first.0), y - 6.0), (x(last.0), y - 6.0)));
                (hill.iter().map(at).collect::<Vec<_>>(), ends)
            };
            let (b, ends) = outline(&of.b);
            if let Some((first, last)) = ends {
                let closed = [first].into_iter().chain(b).chain([last]);
                svg.polygon(closed).fill(paint).fill_opacity(0.35).end();
            }
            let (a, _) = outline(&of.a);
            if a.len() > 1 {
                svg.polyline(a).stroke(Paint::Ink, 1.4).dash("4 3").end();
            }
            for (npvs, y, paint) in [(&of.b, y, paint), (&of.a, y + 5.0, Paint::Ink)] {
                svg.line((x(npvs[ENDS.0]), y), (x(npvs[ENDS.1]), y), paint, 1.6).end();
            }
            svg.circle((x(of.means[1]), y), 3.4).fill(paint).end();
            svg.circle((x(of.means[0]), y + 5.0), 2.6).fill(Paint::Ink).end();
        }
        let title = words::title(&self.names);
        Drawing::new(look, svg, title, self.describe(look), self.table(look))
    }

    fn describe(&self, look: &Look) -> String {
        let one = |(strategy, of): &(Strategy, Match)| {
            let [a, b] = of.means.map(|mean| money(look.format, mean));
            words::lane(short_name(*strategy), &self.names, &words::chance(of.b_ahead), [&a, &b])
        };
        self.uses.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    fn table(&self, look: &Look) -> Table {
        let header = words::heads(&self.names);
        let row = |(strategy, of): &(Strategy, Match)| {
            let chances = [of.b_ahead, of.equal].map(|share| 100.0 * share);
            let numbers = chances.into_iter().chain(of.means).chain([of.gain.mean]);
            let numbers = numbers.chain(of.gains).map(Some);
            (vec![short_name(*strategy).to_owned()], numbers.collect())
        };
        let show = |place: usize, number: f64| match place {
            0 | 1 => units::of_100(number.round()),
            _ => money(look.format, number),
        };
        let chances = ["", units::OF_100, units::OF_100];
        Table::of_numbers(header, "", self.uses.iter().map(row), show)
            .in_units(chances.into_iter().chain(["USD"; 6]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Plain;
    use crate::simulation::report::Mean;
    use crate::view::{Theme, Value};

    fn versus(from: f64) -> Versus {
        let npvs = |from: f64| (0..=100).map(|i| from + f64::from(i)).collect::<Vec<f64>>();
        let of = Match {
            b_ahead: 0.625,
            equal: 0.0,
            a: npvs(0.0),
            b: npvs(from),
            means: [50.0, from + 50.0],
            gain: Mean { mean: from, standard_error: None },
            gains: [from - 1.0, from, from + 1.0],
        };
        let names = ["A & co".to_owned(), "On the page".to_owned()];
        Versus { names, uses: vec![(Strategy::Mining, of.clone()), (Strategy::Hybrid, of)] }
    }

    #[test]
    fn both_are_drawn_and_every_number_is_in_the_table() {
        let versus = versus(30.0);
        for width in [320.0, 900.0] {
            let drawing = versus.draw(&Look::new(&Plain, width, versus.height(), Theme::Light));
            assert_eq!(drawing.svg.matches("fill-opacity=\"0.35\"").count(), 2, "{}", drawing.svg);
            assert!(!drawing.svg.contains("NaN") && !drawing.svg.contains("A & co"));
            let table = &drawing.table;
            assert_eq!(table.rows[0].len(), table.header.len());
            assert_eq!(table.units.len(), table.header.len());
            assert_eq!(table.exact[0][1], Value::Number(62.5));
            assert_eq!(table.exact[1][5], Value::Number(30.0));
        }
    }

    #[test]
    fn what_never_changes_has_no_hill() {
        let mut versus = versus(0.0);
        for (_, of) in &mut versus.uses {
            (of.a, of.b) = (vec![5.0; 101], vec![5.0; 101]);
        }
        let drawing = versus.draw(&Look::new(&Plain, 600.0, versus.height(), Theme::Light));
        assert!(!drawing.svg.contains("fill-opacity=\"0.35\"") && !drawing.svg.contains("NaN"));
    }
}
