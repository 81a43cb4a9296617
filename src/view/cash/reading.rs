//! Reading the chart position by position.

use super::super::drawing::{Look, Readable, Readout, ReadoutLine, overlay};
use super::super::plot::cursor;
use super::super::svg::Svg;
use super::{Cash, Layout, Per};
use crate::format::{duration_months, money};
use crate::rank::ranked;
use crate::strategy::Strategy;
use crate::text::chart::cash as words;
use crate::text::strategy::short_name;

impl Cash {
    /// What happens at a position, halvings included.
    fn happening(&self, look: &Look, position: usize) -> Vec<ReadoutLine> {
        let halvings = self.halvings().map(|month| (month, None));
        let notable = self.notable().map(|event| (event.month, Some(event)));
        let here =
            halvings.chain(notable).filter(|(month, _)| self.position_of(*month) == position);
        let line = |event: Option<&crate::analysis::events::Event>| match event {
            None => ReadoutLine {
                strategy: None,
                label: words::happens(crate::analysis::events::Happening::Halving, None, None),
                value: String::new(),
            },
            Some(event) => ReadoutLine {
                strategy: event.strategy,
                label: words::happens(event.what, event.strategy, None),
                value: event.usd.map(|usd| money(look.format, usd)).unwrap_or_default(),
            },
        };
        here.map(|(_, event)| line(event)).collect()
    }
}

impl Readable for Cash {
    fn positions(&self) -> usize {
        let months = self.months();
        match (self.ready().next(), self.sight.per) {
            (None, _) => 0,
            (_, Per::Total | Per::Month) => months + 1,
            (_, Per::Year) => months.div_ceil(12),
        }
    }

    fn nearest(&self, look: &Look, x: f64) -> Option<usize> {
        let month = self.layout(look).x.value(x * look.size.width);
        let position = match self.sight.per {
            Per::Total | Per::Month => month.round(),
            Per::Year => (month / 12.0).floor(),
        };
        let last = self.positions().checked_sub(1)?;
        Some((position.max(0.0) as usize).min(last))
    }

    fn readout(&self, look: &Look, position: usize) -> Option<Readout> {
        if position >= self.positions() {
            return None;
        }
        let Layout { frame, x, y, drawn, .. } = self.layout(look);
        let at = x.at(self.month_at(position));
        let here = drawn.iter().filter_map(|(s, values)| Some((*s, *values.get(position)?)));
        let values = ranked(&here.collect::<Vec<(Strategy, f64)>>(), |(_, cash)| *cash);
        let mut svg = Svg::new(look.theme);
        let inside = |cash: f64| y.at(cash).max(frame.top).min(frame.bottom);
        let dots: Vec<_> = values.iter().map(|(s, cash)| (*s, inside(*cash))).collect();
        cursor(&mut svg, &frame, at, if self.sight.per == Per::Year { &[] } else { &dots });
        let line = |(strategy, cash): &(Strategy, f64)| ReadoutLine {
            strategy: Some(*strategy),
            label: short_name(*strategy).to_owned(),
            value: money(look.format, *cash),
        };
        let period = self.period(position);
        let heading = match (self.sight.per, position) {
            (Per::Year, _) | (_, 0) => period,
            (_, months) => words::after(&period, &duration_months(look.format, months)),
        };
        let mut lines: Vec<ReadoutLine> = values.iter().map(line).collect();
        lines.extend(self.happening(look, position));
        Some(Readout { heading, lines, x: at, cursor: overlay(look, svg) })
    }
}
