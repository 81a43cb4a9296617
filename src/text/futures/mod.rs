//! Random futures in words.

mod lived;
mod waiting;

pub use lived::{
    CLOSE, LOOK, LOOK_AT, PANELS, USES, USES_CAPTION, WORLD, heading, mark, panel, place, story,
    tick,
};
pub use waiting::{CONVERTED, DATES, DATES_CAPTION, DATES_NOTE, WAITING, limit, rule, waiting};

use super::answer::Sentence;
use super::strategy::{noun, short_name};
use crate::format::{Format, money, number, percent};
use crate::simulation::Driver;
use crate::simulation::report::{Drivers, Lead, Report, Spread};
use crate::strategy::Strategy;

/// Heading.
pub const HEADING: &str = "In how many futures?";
/// Under it.
pub const LEAD: &str = "Bitcoin, network, GPU lease rates and power prices drawn at random around the path entered, with shocks that fade; a tenant found or not, late halls, dearer halls, tenants that stop paying. The same futures for all four uses, everything at one discount rate; owners decide on what is known then.";
/// Head of the picture of chances.
pub const CHANCES: &str = "The best use, one dot a future in a hundred";
/// Head of the picture of NPVs.
pub const NPVS: &str = "NPV: where futures lie, the middle half, nine in ten";
/// Head of the picture of cash.
pub const NEEDS: &str = "Cash needed, nine in ten; dashed: what the plan says";
/// What is planned.
pub const PLANNED: &str = "Planned";
/// Head of the picture of drivers.
pub const CAUSES: &str = "What drives it: the share of NPV’s ranks that goes with each";
/// The column of drivers.
pub const DRIVER: &str = "Driver";
/// The column of the lead.
pub const LEAD_COLUMN: &str = "The lead";
/// Over the controls.
pub const CONTROLS: &str = "How much is random";
/// Under that.
pub const CONTROLS_HELP: &str = "Volatilities, how fast shocks fade, correlations, the tenant’s chance and default, delay, overrun, the common rate, how many futures.";
/// Head of the fans.
pub const FANS: &str = "Cumulative cash: the middle half, and nine in ten";
/// Heading of the fans where they stand alone.
pub const FAN_HEADING: &str = "How far apart can cash go?";
/// Under the heading of a part that stands alone.
pub const ALONE: &str = "Bitcoin, network, GPU lease rates and power prices drawn at random around the path entered; tenants, delays and building costs too.";
/// Caption of the table.
pub const CAPTION: &str = "Each use in random futures";
/// Columns of the table.
pub const COLUMNS: [&str; 8] = [
    "Use",
    "Best in",
    "Mean NPV",
    "Nine in ten",
    "Below zero",
    "Cash needed (planned)",
    "Debt not covered",
    "Regret",
];
/// Head of a column of years.
pub const YEAR: &str = "End of year";
/// Under the table.
pub const NOTE: &str = "Cash needed: the median, what nineteen futures in twenty get by with, and what the plan without shocks says. Debt not covered: a full year whose earnings after tax do not pay interest and principal. Regret: what knowing the future would be worth, on the mean, to one who chooses that use.";
/// About the hybrid.
pub const HYBRID: &str = "The hybrid is a mixture: it lies between its parts in almost every future and so is hardly ever the best. What it offers is a narrower range.";
/// Selling now.
pub const SELL_NOW: &str = "Selling now";
/// There is no room for so many.
pub const TOO_MANY: &str = "This device has no memory for so many futures.";
/// Stops counting.
pub const STOP: &str = "Stop";
/// Goes on after that.
pub const GO_ON: &str = "Go on";

/// How many of how many are done.
#[must_use]
pub fn progress(numbers: &dyn Format, done: u32, of: u32) -> String {
    let text = |n: u32| number(numbers, f64::from(n), 0);
    if done < of {
        format!("{} of {} futures so far", text(done), text(of))
    } else {
        format!("{} futures", text(of))
    }
}

/// Shares as whole numbers out of a hundred that add up to a hundred: each rounded down, the rest
/// to the largest remainders.
#[must_use]
pub fn of_hundred(shares: &[f64]) -> Vec<usize> {
    let mut counts: Vec<usize> = shares.iter().map(|share| (share * 100.0) as usize).collect();
    let mut order: Vec<usize> = (0..shares.len()).collect();
    let rest = |at: &usize| shares[*at] * 100.0 - (shares[*at] * 100.0).floor();
    order.sort_by(|a, b| rest(b).total_cmp(&rest(a)));
    let missing = 100_usize.saturating_sub(counts.iter().sum());
    for at in order.into_iter().take(missing) {
        counts[at] += 1;
    }
    counts
}

/// Every choice that is ever the best with how many futures of a hundred, most first; `None`:
/// selling now.
#[must_use]
pub fn chances(report: &Report) -> Vec<(Option<Strategy>, usize)> {
    let ready = Strategy::ALL.into_iter().filter_map(|strategy| {
        Some((Some(strategy), report.strategies[strategy as usize].as_ref()?.chance_best))
    });
    let all: Vec<(Option<Strategy>, f64)> = ready.chain([(None, report.sell_now_best)]).collect();
    let shares: Vec<f64> = all.iter().map(|(_, share)| *share).collect();
    let counts = of_hundred(&shares);
    let mut chances: Vec<_> = all.iter().map(|(who, _)| *who).zip(counts).collect();
    chances.retain(|(_, count)| *count > 0);
    chances.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    chances
}

/// In how many futures which use is the best, and what it costs not to know.
#[must_use]
pub fn verdict(numbers: &dyn Format, report: &Report) -> Sentence {
    let mut sentence = Sentence::default();
    for (at, (who, count)) in chances(report).into_iter().enumerate() {
        sentence = if at == 0 {
            let count = format!("{count} of 100 futures");
            let name = who.map_or("selling now", noun);
            let sentence = sentence.plain("In ").strong(count).plain(" ");
            let sentence = match who {
                Some(strategy) => sentence.named(strategy, name),
                None => sentence.strong(name),
            };
            sentence.plain(" is worth most")
        } else {
            let name = who.map_or("selling now", noun);
            sentence.plain(format!(", {name} in {count}"))
        };
    }
    let best = report.lead.as_ref().map(|lead| lead.of);
    let spread = |strategy: Strategy| report.strategies[strategy as usize].as_ref();
    match best.and_then(|best| Some((best, spread(best)?))) {
        None => sentence.plain("."),
        Some((best, of)) => sentence.plain(format!(
            ". On the mean {} is ahead, NPV {}; one who knew the future would have {} more.",
            noun(best),
            money(numbers, of.npv.mean),
            money(numbers, of.regret),
        )),
    }
}

/// What not knowing the future costs one who chooses a use: for each that is ready, the least first.
#[must_use]
pub fn regret(numbers: &dyn Format, report: &Report) -> Sentence {
    let mut uses: Vec<(Strategy, f64)> = Strategy::ALL
        .into_iter()
        .filter_map(|strategy| {
            Some((strategy, report.strategies[strategy as usize].as_ref()?.regret))
        })
        .collect();
    uses.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut sentence = Sentence::default();
    for (at, (strategy, usd)) in uses.into_iter().enumerate() {
        let usd = money(numbers, usd);
        sentence = if at == 0 {
            let sentence = sentence.plain("Choosing ").named(strategy, noun(strategy));
            let sentence = sentence.plain(" without knowing the future costs ").strong(usd);
            sentence.plain(" on average against one who knows it")
        } else {
            let mark = if at == 1 { "; " } else { ", " };
            sentence.plain(format!("{mark}{} {usd}", noun(strategy)))
        };
    }
    sentence.plain(".")
}

/// What a use needs, for those who do not see it.
#[must_use]
pub fn needs(name: &str, median: &str, most: &str, planned: &str) -> String {
    format!(
        "{name}: {median} in the middle, {most} at most in nineteen of twenty, {planned} planned"
    )
}

/// About the hybrid, where it stands; nothing where it is often the best, or not ready.
#[must_use]
pub fn hybrid(report: &Report) -> &'static str {
    let spread = report.strategies[Strategy::Hybrid as usize].as_ref();
    if spread.is_some_and(|spread| spread.chance_best < 0.05) { HYBRID } else { "" }
}

/// A driver, before a row.
#[must_use]
pub fn driver_name(driver: Driver) -> &'static str {
    match driver {
        Driver::BtcPrice => "Bitcoin price",
        Driver::Network => "Network",
        Driver::LeaseLevel => "Lease rates",
        Driver::PowerPrice => "Power price",
        Driver::Default => "Tenant defaults",
        Driver::Delay => "Late delivery",
        Driver::Capex => "Building cost",
        Driver::Tenant => "Tenant found",
    }
}

/// What a driver is called.
#[must_use]
pub fn driver(driver: Driver) -> &'static str {
    match driver {
        Driver::BtcPrice => "the bitcoin price",
        Driver::Network => "the network",
        Driver::LeaseLevel => "GPU lease rates",
        Driver::PowerPrice => "the power price",
        Driver::Default => "a tenant that stops paying",
        Driver::Delay => "late delivery",
        Driver::Capex => "the cost of buildings",
        Driver::Tenant => "whether a tenant is found",
    }
}

/// The two that count most, with their shares; nothing below one in a hundred.
fn most(numbers: &dyn Format, drivers: &Drivers) -> Option<String> {
    let mut ranked: Vec<(Driver, f64)> = Driver::ALL
        .into_iter()
        .filter_map(|driver| Some((driver, drivers[driver as usize]?)))
        .filter(|(_, share)| *share >= 0.01)
        .collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    let text = |(which, share): &(Driver, f64)| {
        format!("{} ({})", driver(*which), percent(numbers, *share, 0))
    };
    let names: Vec<String> = ranked.iter().take(2).map(text).collect();
    (!names.is_empty()).then(|| names.join(", then "))
}

/// What drives the lead, and each use.
#[must_use]
pub fn drivers(numbers: &dyn Format, report: &Report) -> String {
    let mut text = String::new();
    if let Some(Lead { of, over, drivers }) = &report.lead
        && let Some(names) = most(numbers, drivers)
    {
        let (of, over) = (noun(*of), noun(*over));
        text = format!("What drives the lead of {of} over {over} most: {names}. ");
    }
    let of_uses = Strategy::ALL.into_iter().filter_map(|strategy| {
        let spread = report.strategies[strategy as usize].as_ref()?;
        Some(format!("{}: {}", short_name(strategy), most(numbers, &spread.drivers)?))
    });
    let of_uses: Vec<String> = of_uses.collect();
    if !of_uses.is_empty() {
        text += &format!("What drives NPV: {}.", of_uses.join("; "));
    }
    text
}

/// A cell of the table, by the column's place.
#[must_use]
pub fn cell(numbers: &dyn Format, spread: &Spread, column: usize) -> String {
    let share = |share: f64| percent(numbers, share, 0);
    let money = |usd: f64| money(numbers, usd);
    match column {
        1 => share(spread.chance_best),
        2 => money(spread.npv.mean),
        3 => {
            let [low, .., high] = spread.npv_percentiles;
            format!("{} to {}", money(low), money(high))
        }
        4 => share(spread.chance_negative),
        5 => {
            let [_, middle, high] = spread.cash_needed;
            let planned = money(spread.cash_planned);
            format!("{}, {} ({planned})", money(middle), money(high))
        }
        6 => share(spread.chance_uncovered),
        _ => money(spread.regret),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Plain;
    use crate::scenario::Scenario;
    use crate::simulation::{Options, simulate};

    #[test]
    fn counts_out_of_a_hundred_add_up() {
        // By hand: 33 33 33 and one missing, to the first of equals; 66.6 and 33.4.
        assert_eq!(of_hundred(&[1.0 / 3.0; 3]), [34, 33, 33]);
        assert_eq!(of_hundred(&[0.666, 0.334, 0.0]), [67, 33, 0]);
        assert_eq!(of_hundred(&[0.0, 1.0]), [0, 100]);
    }

    #[test]
    fn the_verdict_counts_futures_and_says_what_ignorance_costs() {
        let options = Options { futures: 200, seed: 1 };
        let report = simulate(&Scenario::default(), options, |_, _| true).unwrap();
        let told = regret(&Plain, &report).text();
        assert!(told.contains(" without knowing the future costs $"), "{told}");
        assert_eq!(told.matches('$').count(), 4, "{told}");
        let text = verdict(&Plain, &report).text();
        let (who, count) = chances(&report)[0];
        assert!(text.starts_with(&format!("In {count} of 100 futures {}", noun(who.unwrap()))));
        assert!(text.contains("one who knew the future would have $"));
        assert_eq!(chances(&report).iter().map(|(_, count)| count).sum::<usize>(), 100);
        assert!(drivers(&Plain, &report).contains("What drives NPV: Mining: the bitcoin price"));
    }
}
