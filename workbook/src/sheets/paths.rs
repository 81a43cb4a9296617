//! What the world decides, month by month.

use super::derived::Derived;
use super::{Clock, Page, input};
use crate::book::Book;
use crate::formula::{Expr, Function, all_of, any_of, iff, int, later, max, number, of, remainder};
use crate::model::Model;
use crate::months::{Column, Months};
use crate::style::Numbers;
use hash_or_host::scenario::{Input, Series};
use hash_or_host::text::workbook as words;

/// The series that businesses read.
#[derive(Clone, Copy)]
pub(super) struct PathColumns {
    /// The month's number.
    pub clock: Clock,
    /// USD per PH/s per day.
    pub hashprice: Column,
    /// Mean hashprice of six months over that of month 1.
    pub recent: Column,
    /// USD/MWh.
    pub power: Column,
    /// The same with the premium for firm power.
    pub firm: Column,
    /// What a dollar of cost has become.
    pub cost: Column,
    /// GPU lease level.
    pub level: Column,
    /// What the grid connection fetches, USD.
    pub connection: Column,
}

/// Month and date, first on a sheet of months.
pub(super) fn clock(months: &mut Months, last: usize, of_paths: Option<Clock>) -> Clock {
    let t = match of_paths {
        None => months.follow("Month", "t", Numbers::General, 0.0, |own| own.before() + 1.0),
        Some(paths) => months.add("Month", "t", Numbers::General, paths.now()),
    };
    months.add("Date", "", Numbers::Month, later(input(Input::SiteStart), t.now() - 1.0));
    Clock { t, last: last as u32 }
}

/// Fills the sheet.
pub(super) fn paths(book: &mut Book, derived: &mut Derived, model: &Model) -> PathColumns {
    derived.group(book, "The bitcoin network");
    let stamp = |date: Expr| of(Function::Year, date.clone()) * 12.0 + of(Function::Month, date);
    let to_halving = derived.term(
        book,
        "months_to_halving",
        "Months from the first to the next halving",
        ("months", Numbers::General),
        stamp(input(Input::NetworkNextHalving)) - stamp(input(Input::SiteStart)),
    );
    let scenario = model.scenario;
    let (title, note) = words::months(Page::Paths.id());
    let mut m = Months::new(book, Page::Paths.id(), model.months, title, note);
    let clock = clock(&mut m, model.months, None);
    // Index 0 repeats month 1.
    let t = || max(clock.now(), 1.0);
    let years = || (t() - 1.0) / 12.0;
    let whole_years = || int((t() - 1.0) / 12.0);

    let growth = || 1.0 + input(Input::NetworkBtcPriceGrowth);
    let price = match scenario.series(Series::Price) {
        None => {
            let rule = input(Input::NetworkBtcPriceUsd) * growth().to(years());
            m.add("Bitcoin price", "USD", Numbers::Whole, rule)
        }
        Some(given) => {
            let next = |own: Column| own.before() * growth().to(1.0 / number(12.0));
            let column = m.follow("Bitcoin price", "USD", Numbers::Whole, 0.0, next);
            m.give(column, given, Numbers::Whole);
            column
        }
    };
    let since = || t() - 1.0 - to_halving.clone();
    let halvings = iff(since().below(0.0), 0.0, 1.0 + int(since() / 48.0));
    let halvings = m.add("Halvings", "", Numbers::General, halvings);
    let coins = input(Input::NetworkSubsidyBtc) * number(0.5).to(halvings.now())
        + input(Input::NetworkFeesBtcPerBlock);
    let coins = m.add("Coins per block", "BTC", Numbers::Factor, coins);
    let reward = m.add("Block reward", "USD", Numbers::Whole, coins.now() * price.now());
    let growth = || 1.0 + input(Input::NetworkHashrateGrowth);
    let network = match scenario.series(Series::Network) {
        None => {
            let seen = reward.at(max(clock.now() - input(Input::NetworkResponseLagMonths), 1.0));
            let first = reward.month(1);
            let ratio = iff(first.clone().is(0.0), 1.0, seen / first);
            let rule = input(Input::NetworkHashrateEhPerS)
                * growth().to(years())
                * ratio.to_or_one(input(Input::NetworkHashrateResponse));
            m.add("Network hashrate", "EH/s", Numbers::Cents, rule)
        }
        Some(given) => {
            let next = |own: Column| own.before() * growth().to(1.0 / number(12.0));
            let column = m.follow("Network hashrate", "EH/s", Numbers::Cents, 0.0, next);
            m.give(column, given, Numbers::Cents);
            column
        }
    };
    let hashprice = 144.0 * reward.now() / (1000.0 * network.now());
    let hashprice = m.add("Hashprice", "USD/PH/s/day", Numbers::Cents, hashprice);
    // Months max(1, t-5) to t: index 0 is none of them.
    let mean = of(Function::Average, hashprice.part(max(clock.now() - 5.0, 1.0), t()));
    let first = hashprice.month(1);
    let none = any_of([clock.now().is(0.0), first.clone().is(0.0)]);
    let recent = m.add(
        "Six months’ hashprice over the first month’s",
        "ratio",
        Numbers::Factor,
        iff(none, 1.0, mean / first),
    );
    let escalator = || 1.0 + input(Input::SitePowerEscalator);
    let power = match scenario.series(Series::Power) {
        None => {
            let rule = input(Input::SitePowerPriceUsdPerMwh) * escalator().to(whole_years());
            m.add("Power price", "USD/MWh", Numbers::Cents, rule)
        }
        Some(given) => {
            let steps =
                all_of([remainder(clock.now() - 1.0, 12.0).is(0.0), clock.now().above(1.0)]);
            let next = |own: Column| own.before() * iff(steps, escalator(), 1.0);
            let column = m.follow("Power price", "USD/MWh", Numbers::Cents, 0.0, next);
            m.give(column, given, Numbers::Cents);
            column
        }
    };
    let premium = input(Input::SiteAiPowerPremiumUsdPerMwh) * escalator().to(whole_years());
    let premium = m.add("Premium for firm power", "USD/MWh", Numbers::Cents, premium);
    let firm = max(power.now() + premium.now(), 0.0);
    let firm = m.add("Firm power", "USD/MWh", Numbers::Cents, firm);
    let inflation = || 1.0 + input(Input::SiteCostInflation);
    let cost = m.add("Cost index", "", Numbers::Factor, inflation().to(whole_years()));
    let level = m.follow("GPU lease level", "1 = as entered", Numbers::Factor, 1.0, Column::before);
    let given =
        scenario.series(Series::Level).map_or_else(|| vec![1.0; model.months], <[f64]>::to_vec);
    m.give(level, &given, Numbers::Factor);
    let fetched = input(Input::SiteGridMw)
        * input(Input::SiteSaleValueUsdPerMw)
        * inflation().to(clock.now() / 12.0);
    let connection = m.add("Grid connection if sold", "USD", Numbers::Whole, fetched);
    let says = &model.paths;
    for (column, values) in [
        (price, &says.price),
        (reward, &says.reward),
        (network, &says.network),
        (hashprice, &says.hashprice),
        (power, &says.power),
        (premium, &says.premium),
        (cost, &says.cost_index),
        (level, &says.lease_level),
    ] {
        m.model(column, values);
    }
    PathColumns { clock, hashprice, recent, power, firm, cost, level, connection }
}
