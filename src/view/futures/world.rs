//! The world of one future: what the market does in it, beside the path entered.

use super::super::drawing::{Drawing, Look};
use super::super::plot::{Frame, NAME, SMALL, widest, years};
use super::super::scale::Scale;
use super::super::svg::{Anchor, Point, Svg};
use super::super::table::{Table, Value};
use super::super::theme::Paint;
use crate::format::{Format, number};
use crate::paths::{Paths, hashprice_in_sats, price_level};
use crate::scenario::{Input, Scenario, Unit};
use crate::simulation::Future;
use crate::text::futures as words;

/// One series, month 1 to T, in the future and on the path entered.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// What it is, with its unit.
    pub name: String,
    /// In the future.
    pub future: Vec<f64>,
    /// On the path entered.
    pub entered: Vec<f64>,
}

/// Bitcoin price, hashprice, lease level and power price.
#[derive(Clone, Debug, PartialEq)]
pub struct LivedWorld {
    /// Month of index 0, as stored.
    pub start: f64,
    /// A panel each.
    pub panels: Vec<Panel>,
}

impl LivedWorld {
    /// Of a future of a scenario, in the reader's units.
    #[must_use]
    pub fn of(scenario: &Scenario, future: &Future, numbers: &dyn Format) -> LivedWorld {
        let (base, level) = (Paths::of(scenario), price_level(scenario));
        let has = |unit| numbers.units().has(unit);
        let (todays, cents, sats) =
            (has(Unit::TodaysDollars), has(Unit::CentsPerKwh), has(Unit::Sats));
        let usd = |series: &[f64]| -> Vec<f64> {
            let over = |t: usize| if todays { level(t) } else { 1.0 };
            series.iter().enumerate().map(|(t, usd)| usd / over(t)).collect()
        };
        let hashprice = |usd_per_day: &[f64], price: &[f64]| -> Vec<f64> {
            let both = usd_per_day.iter().zip(price);
            both.map(|(usd, price)| hashprice_in_sats(*usd, *price)).collect()
        };
        let power = |series: &[f64]| -> Vec<f64> {
            let per = if cents { 10.0 } else { 1.0 };
            usd(series).into_iter().map(|usd| usd / per).collect()
        };
        let panel = |name, future: &[f64], entered: &[f64]| Panel {
            name,
            future: future.get(1..).unwrap_or_default().to_vec(),
            entered: entered.get(1..).unwrap_or_default().to_vec(),
        };
        let [of_price, of_hashprice, of_level, of_power] = words::panels(numbers);
        let hashprices = if sats {
            [
                hashprice(&future.hashprice_usd_per_ph_day, &future.btc_price_usd),
                hashprice(&base.hashprice, &base.price),
            ]
        } else {
            [usd(&future.hashprice_usd_per_ph_day), usd(&base.hashprice)]
        };
        LivedWorld {
            start: scenario.get(Input::SiteStart),
            panels: vec![
                panel(of_price, &usd(&future.btc_price_usd), &usd(&base.price)),
                panel(of_hashprice, &hashprices[0], &hashprices[1]),
                panel(of_level, &future.lease_level, &base.lease_level),
                panel(of_power, &power(&future.power_usd_per_mwh), &power(&base.power)),
            ],
        }
    }

    fn columns(look: &Look) -> usize {
        if look.is_narrow() { 1 } else { 2 }
    }

    /// How high it is at a look's width, pixels.
    #[must_use]
    pub fn height(&self, look: &Look) -> f64 {
        let panel = if look.is_narrow() { 132.0 } else { 150.0 };
        panel * self.panels.len().div_ceil(LivedWorld::columns(look)) as f64
    }

    /// The picture.
    #[must_use]
    pub fn draw(&self, look: &Look) -> Drawing {
        let mut svg = Svg::new(look.theme);
        let columns = LivedWorld::columns(look);
        let down = self.panels.len().max(1).div_ceil(columns);
        let (wide, high) = (look.size.width / columns as f64, look.size.height / down as f64);
        for (at, panel) in self.panels.iter().enumerate() {
            let (row, column) = (at / columns, at % columns);
            let corner = (wide * column as f64, high * row as f64);
            let right = if column + 1 < columns { 22.0 } else { 6.0 };
            panel.draw(&mut svg, look, (corner, wide - right, high), self.start);
        }
        let title = words::WORLD.to_owned();
        Drawing::new(look, svg, title, self.describe(look), self.table(look))
    }

    fn describe(&self, look: &Look) -> String {
        let text = |panel: &Panel| {
            let end = |series: &[f64]| Some(words::tick(look.format, *series.last()?));
            Some(words::panel(&panel.name, &end(&panel.future)?, &end(&panel.entered)?))
        };
        let parts: Vec<String> = self.panels.iter().filter_map(text).collect();
        format!("{}. {}.", words::WORLD, parts.join("; "))
    }

    fn table(&self, look: &Look) -> Table {
        let header =
            std::iter::once(words::YEAR).chain(self.panels.iter().map(|p| p.name.as_str()));
        let years = self.panels.first().map_or(0, |panel| panel.future.len() / 12);
        let row = |year: usize| {
            let value = |panel: &Panel| panel.future.get(12 * year - 1).copied();
            (vec![year.to_string()], self.panels.iter().map(value).collect())
        };
        // The names have their units.
        let header = header.map(str::to_owned).collect();
        Table::of_numbers(header, "", (1..=years).map(row), |_, x| number(look.format, x, 2))
            .with_column(0, "", (1..=years).map(|year| Value::Number(year as f64)))
    }
}

impl Panel {
    fn draw(
        &self,
        svg: &mut Svg,
        look: &Look,
        (corner, wide, high): (Point, f64, f64),
        start: f64,
    ) {
        let most = self.future.iter().chain(&self.entered).fold(0.0_f64, |most, x| most.max(*x));
        let domain = (0.0, if most > 0.0 { 1.06 * most } else { 1.0 });
        let ticks = super::super::scale::ticks(domain.0, domain.1, 3);
        let labels: Vec<String> =
            ticks.iter().map(|tick| words::tick(look.format, *tick)).collect();
        let room = widest(labels.iter().map(String::as_str), SMALL) + 10.0;
        let frame = Frame {
            left: corner.0 + room,
            right: corner.0 + wide,
            top: corner.1 + 24.0,
            bottom: corner.1 + high - 26.0,
        };
        let months = self.future.len();
        let x = Scale::linear((0.0, months as f64), (frame.left, frame.right));
        let y = Scale::linear(domain, (frame.bottom, frame.top));
        for (tick, label) in ticks.iter().zip(&labels) {
            let at = y.at(*tick);
            let paint = if *tick == 0.0 { Paint::Soft } else { Paint::Grid };
            svg.line((frame.left, at), (frame.right, at), paint, 1.0).end();
            let text = svg.text((frame.left - 6.0, at + 4.0), Anchor::End, SMALL, label);
            text.fill(Paint::Soft).end();
        }
        years(svg, &frame, &x, start, months);
        let points = |series: &[f64]| -> Vec<Point> {
            let place = |(month, value): (usize, &f64)| (x.at((month + 1) as f64), y.at(*value));
            series.iter().enumerate().map(place).collect()
        };
        svg.polyline(points(&self.entered)).stroke(Paint::Soft, 1.4).dash("4 3").end();
        svg.polyline(points(&self.future)).stroke(Paint::Ink, 1.6).end();
        let at = (corner.0, corner.1 + 12.0);
        svg.text(at, Anchor::Start, NAME, &self.name).bold().fill(Paint::Ink).end();
    }
}
