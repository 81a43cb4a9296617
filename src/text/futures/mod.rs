//! Random futures in words.

mod lived;
mod waiting;

pub use lived::{
    CLOSE, LOOK, LOOK_AT, USES, USES_CAPTION, WORLD, heading, mark, panel, panels, place, story,
    tick,
};
pub use waiting::{
    CONVERTED, DATES, DATES_CAPTION, DATES_NOTE, WAITING, hashprice_limit, limit, rule, waiting,
};

use super::answer::Sentence;
use super::figure::NO_YEAR;
use super::strategy::noun;
use crate::evaluation::Outcome;
use crate::format::{Format, money, money_said, number, percent};
use crate::simulation::Driver;
use crate::simulation::report::{Drivers, Lead, Report, Spread};
use crate::strategy::Strategy;

/// Heading.
pub const HEADING: &str = word!("In how many futures?", "¿En cuántos futuros?");
/// Under it.
pub const LEAD: &str = word!(
    "Bitcoin, network, GPU lease rates and power prices drawn at random around the path entered, with shocks that fade; a tenant found or not, late halls, dearer halls, tenants that stop paying. The same futures for all four uses, everything at one discount rate; owners decide on what is known then.",
    "Bitcoin, red, tarifas de GPU y precios de la energía sorteados alrededor de la trayectoria introducida, con choques que se desvanecen; inquilino encontrado o no, salas con retraso, salas más caras, inquilinos que dejan de pagar. Los mismos futuros para los cuatro usos, todo a una misma tasa de descuento; los propietarios deciden con lo que se sabe en cada momento."
);
/// Head of the picture of chances.
pub const CHANCES: &str = word!(
    "The best use in 100 futures, a mark each",
    "El mejor uso en 100 futuros, una marca por cada uno"
);
/// Head of the picture of NPVs.
pub const NPVS: &str = word!(
    "NPV: where futures lie, the middle half, nine in ten",
    "VAN: dónde están los futuros, la mitad central, nueve de cada diez"
);
/// Head of the picture of cash.
pub const NEEDS: &str = word!(
    "Cash needed, nine in ten; dashed: what the plan says",
    "Caja necesaria, nueve de cada diez; discontinuo: lo que dice el plan"
);
/// What is planned.
pub const PLANNED: &str = word!("Planned", "Previsto");
/// Head of the picture of drivers.
pub const CAUSES: &str = word!(
    "What explains the differences in NPV: the share that goes with each driver, by rank",
    "Qué explica las diferencias de VAN: la parte que va con cada causa, por rangos"
);
/// The column of drivers.
pub const DRIVER: &str = word!("Driver", "Causa");
/// The column of the lead.
pub const LEAD_COLUMN: &str = word!("The lead", "La ventaja");
/// Over the controls.
pub const CONTROLS: &str = word!("How much is random", "Cuánto es aleatorio");
/// Under that.
pub const CONTROLS_HELP: &str = word!(
    "Volatilities, how fast shocks fade, correlations, the tenant’s chance and default, delay, overrun, the common rate, how many futures.",
    "Volatilidades, cuánto tardan los choques en desvanecerse, correlaciones, probabilidad e impago del inquilino, retraso, sobrecosto, la tasa común, cuántos futuros."
);
/// Head of the fans.
pub const FANS: &str = word!(
    "Cumulative cash: the middle half, and nine in ten",
    "Caja acumulada: la mitad central, y nueve de cada diez"
);
/// Heading of the fans where they stand alone.
pub const FAN_HEADING: &str = word!("How far apart can cash go?", "¿Cuánto puede variar la caja?");
/// Under the heading of a part that stands alone.
pub const ALONE: &str = word!(
    "Bitcoin, network, GPU lease rates and power prices drawn at random around the path entered; tenants, delays and building costs too.",
    "Bitcoin, red, tarifas de GPU y precios de la energía sorteados alrededor de la trayectoria introducida; también inquilinos, retrasos y costos de construcción."
);
/// Caption of the table.
pub const CAPTION: &str = word!("Each use in random futures", "Cada uso en futuros aleatorios");
/// Columns of the table.
pub const COLUMNS: [&str; 8] = word!(
    [
        "Use",
        "Best in",
        "Mean NPV",
        "Nine in ten",
        "Below zero",
        "Cash needed (planned)",
        "Debt not covered",
        "Regret",
    ],
    [
        "Uso",
        "El mejor en",
        "VAN medio",
        "Nueve de cada diez",
        "Bajo cero",
        "Caja necesaria (prevista)",
        "Deuda sin cubrir",
        "Arrepentimiento"
    ]
);
/// Which column is the mean's.
pub const MEAN: usize = 2;
/// Which is that of what nine futures in ten lie between.
pub const NINE: usize = 3;
/// Between the two.
pub const TO: &str = word!(" to ", " a ");
/// The hundredths that nine in ten lie between.
pub const ENDS: [usize; 2] = [5, 95];
/// Head of a column of years.
pub const YEAR: &str = word!("End of year", "Fin del año");
/// Under the table.
pub const NOTE: &str = word!(
    "Cash needed: the median, what nineteen futures in twenty get by with, and what the plan without shocks says. Debt not covered: a full year whose earnings after tax do not pay interest and principal. Regret: what knowing the future would be worth, on average, to one who chooses that use.",
    "Caja necesaria: la mediana, lo que basta en diecinueve futuros de cada veinte, y lo que dice el plan sin choques. Deuda sin cubrir: un año completo cuyo resultado tras impuestos no paga intereses y principal. Arrepentimiento: lo que valdría, en promedio, conocer el futuro para quien elige ese uso."
);
/// About the hybrid.
pub const HYBRID: &str = word!(
    "The hybrid is a mixture: it lies between its parts in almost every future and so is hardly ever the best. What it offers is a narrower range.",
    "La opción híbrida es una mezcla: queda entre sus partes en casi todos los futuros y por eso casi nunca es la mejor. Lo que ofrece es un rango más estrecho."
);
/// Selling now.
pub const SELL_NOW: &str = word!("Selling now", "Vender ahora");
/// There is no room for so many.
pub const TOO_MANY: &str = word!(
    "This device has no memory for so many futures.",
    "Este dispositivo no tiene memoria para tantos futuros."
);
/// Stops counting.
pub const STOP: &str = word!("Stop", "Parar");
/// Goes on after that.
pub const GO_ON: &str = word!("Go on", "Seguir");

/// How many of how many are done.
#[must_use]
pub fn progress(numbers: &dyn Format, done: u32, of: u32) -> String {
    let text = |n: u32| number(numbers, f64::from(n), 0);
    if done < of {
        say!("{} of {} futures so far", "{} de {} futuros por ahora", text(done), text(of))
    } else {
        say!("{} futures", "{} futuros", text(of))
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
            let count = match count {
                100 => word!("all futures", "todos los futuros").to_owned(),
                count => say!("{count} of 100 futures", "{count} de 100 futuros"),
            };
            let name = who.map_or(word!("selling now", "vender ahora"), noun);
            let sentence = sentence.plain(word!("In ", "En ")).strong(count).plain(" ");
            let sentence = match who {
                Some(strategy) => sentence.named(strategy, name),
                None => sentence.strong(name),
            };
            sentence.plain(word!(" is worth most", " es lo que más vale"))
        } else {
            let name = who.map_or(word!("selling now", "vender ahora"), noun);
            sentence.plain(say!(", {name} in {count}", ", {name} en {count}"))
        };
    }
    // Where selling now is mostly worth more than any of them, the one that is ahead is so among the uses alone.
    let of_uses = matches!(chances(report).first(), Some((None, _)));
    let best = report.lead.as_ref().map(|lead| lead.of);
    let spread = |strategy: Strategy| report.strategies[strategy as usize].as_ref();
    match best.and_then(|best| Some((best, spread(best)?))) {
        None => sentence.plain("."),
        Some((best, of)) => {
            let best = noun(best);
            let ahead = match of_uses {
                true => say!(
                    "Among the uses, {best} is ahead on average",
                    "De los usos, en promedio va por delante {best}"
                ),
                false => say!("On average {best} is ahead", "En promedio va por delante {best}"),
            };
            sentence.plain(say!(
                ". {ahead}, NPV {}; one who knew the future would have {} more.",
                ". {ahead}, VAN {}; quien conociera el futuro tendría {} más.",
                money_said(numbers, of.npv_mean_usd),
                money_said(numbers, of.regret_usd),
            ))
        }
    }
}

/// What not knowing the future costs one who chooses a use: for each that is ready, the least first.
#[must_use]
pub fn regret(numbers: &dyn Format, report: &Report) -> Sentence {
    let mut uses: Vec<(Strategy, f64)> = Strategy::ALL
        .into_iter()
        .filter_map(|strategy| {
            Some((strategy, report.strategies[strategy as usize].as_ref()?.regret_usd))
        })
        .collect();
    uses.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut sentence = Sentence::default();
    for (at, (strategy, usd)) in uses.into_iter().enumerate() {
        let usd = money_said(numbers, usd);
        sentence = if at == 0 {
            let sentence =
                sentence.plain(word!("Choosing ", "Elegir ")).named(strategy, noun(strategy));
            let sentence = sentence
                .plain(word!(
                    " without knowing the future costs ",
                    " sin conocer el futuro cuesta "
                ))
                .strong(usd);
            sentence.plain(word!(
                " on average against one who knows it",
                " de media frente a quien lo conoce"
            ))
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
    say!(
        "{name}: {median} in the middle, {most} at most in nineteen of twenty, {planned} planned",
        "{name}: {median} en el centro, {most} como máximo en diecinueve de cada veinte, {planned} previsto"
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
        Driver::BtcPrice => word!("Bitcoin price", "Precio del bitcoin"),
        Driver::Network => word!("Network", "Red"),
        Driver::LeaseLevel => word!("Lease rates", "Tarifas de GPU"),
        Driver::PowerPrice => word!("Power price", "Precio de la energía"),
        Driver::Default => word!("Tenant defaults", "Impago del inquilino"),
        Driver::Delay => word!("Late delivery", "Entrega con retraso"),
        Driver::Capex => word!("Building cost", "Costo de construir"),
        Driver::Tenant => word!("Tenant found", "Inquilino encontrado"),
    }
}

/// What a driver is called.
#[must_use]
pub fn driver(driver: Driver) -> &'static str {
    match driver {
        Driver::BtcPrice => word!("the bitcoin price", "el precio del bitcoin"),
        Driver::Network => word!("the network", "la red"),
        Driver::LeaseLevel => word!("GPU lease rates", "las tarifas de GPU"),
        Driver::PowerPrice => word!("the power price", "el precio de la energía"),
        Driver::Default => word!("a tenant that stops paying", "un inquilino que deja de pagar"),
        Driver::Delay => word!("late delivery", "la entrega con retraso"),
        Driver::Capex => word!("the cost of buildings", "el costo de los edificios"),
        Driver::Tenant => word!("whether a tenant is found", "que se encuentre inquilino"),
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
    (!names.is_empty()).then(|| names.join(word!(", then ", "; después, ")))
}

/// What drives the lead, and each use.
#[must_use]
pub fn drivers(numbers: &dyn Format, report: &Report) -> String {
    let mut text = String::new();
    if let Some(Lead { of, over, drivers }) = &report.lead
        && let Some(names) = most(numbers, drivers)
    {
        let (of, over) = (noun(*of), noun(*over));
        text = say!(
            "What drives the lead of {of} over {over} most: {names}. ",
            "Lo que más mueve la ventaja de {of} sobre {over}: {names}. "
        );
    }
    let of_uses = Strategy::ALL.into_iter().filter_map(|strategy| {
        let spread = report.strategies[strategy as usize].as_ref()?;
        let names = most(numbers, &spread.drivers)?;
        Some(say!("in {}, {names}", "en {}, {names}", noun(strategy)))
    });
    let of_uses: Vec<String> = of_uses.collect();
    if !of_uses.is_empty() {
        text +=
            &say!("What drives NPV most: {}.", "Lo que más mueve el VAN: {}.", of_uses.join("; "));
    }
    text
}

/// A cell of the table, by the column's place; `calm` is the same use without shocks.
#[must_use]
pub fn cell(
    numbers: &dyn Format,
    spread: &Spread,
    calm: Option<&Outcome>,
    column: usize,
) -> String {
    let share = |share: f64| percent(numbers, share, 0);
    let money = |usd: f64| money(numbers, usd);
    match column {
        1 => share(spread.chance_best),
        2 => money(spread.npv_mean_usd),
        4 => share(spread.chance_npv_negative),
        5 => {
            let [_, middle, high] = spread.cash_needed_usd;
            let planned = money(spread.cash_planned_usd);
            format!("{}, {} ({planned})", money(middle), money(high))
        }
        6 if spread.is_untested(calm) => NO_YEAR.to_owned(),
        6 => share(spread.chance_dscr_below_1),
        _ => money(spread.regret_usd),
    }
}

/// In how many futures selling now is the best, in the column of the uses; `None` if in none. With it that column adds up.
#[must_use]
pub fn best_sold(numbers: &dyn Format, report: &Report) -> Option<String> {
    (report.sell_now_best > 0.0).then(|| percent(numbers, report.sell_now_best, 0))
}

/// One of the two NPVs that nine futures in ten lie between, the lower first.
#[must_use]
pub fn end(numbers: &dyn Format, spread: &Spread, end: usize) -> String {
    let [low, .., high] = spread.npv_usd;
    money(numbers, [low, high][end.min(1)])
}

/// "Mining: $5m to $90m, mean $40m": nine futures of ten, and the mean of all.
#[must_use]
pub fn spread(name: &str, [low, high, mean]: [&str; 3]) -> String {
    say!("{name}: {low} to {high}, mean {mean}", "{name}: de {low} a {high}, media {mean}")
}

/// The same of what there is at the horizon.
#[must_use]
pub fn spread_at_the_end(name: &str, low: &str, high: &str) -> String {
    say!("{name}: {low} to {high} at the end", "{name}: de {low} a {high} al final")
}

/// "Mining in 12": of a hundred futures.
#[must_use]
pub fn best_in(name: &str, count: usize) -> String {
    say!("{name} in {count}", "{name} en {count}")
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
    fn what_no_year_tests_is_no_chance_of_nothing() {
        let said = |link: &str, strategy: Strategy| {
            let scenario = crate::scenario::parse_link(link).scenario;
            let options = Options { futures: 20, seed: 1 };
            let report = simulate(&scenario, options, |_, _| true).unwrap();
            let calm = crate::evaluation::evaluate(&scenario);
            let spread = report.strategies[strategy as usize].as_ref().unwrap();
            cell(&Plain, spread, calm.outcome(strategy), 6)
        };
        // Build and ramp take two years.
        assert_eq!(said("years=2", Strategy::Colocation), "no year to test");
        assert_eq!(said("years=2", Strategy::Mining), "0%", "it owes nothing");
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
        // Of a small site no more than three digits, as of a large one.
        let one = Scenario::default().nearest(crate::scenario::Input::SiteGridMw, 1.0);
        let one = simulate(&one, options, |_, _| true).unwrap();
        let said = verdict(&Plain, &one).text() + &regret(&Plain, &one).text();
        for amount in said.split('$').skip(1) {
            let digits = amount.split(|c: char| !matches!(c, '0'..='9' | ',' | '.')).next();
            let digits = digits.unwrap_or_default().replace([',', '.'], "");
            assert!(digits.trim_end_matches('0').len() <= 3, "{amount}");
        }
        // With selling now the column of the best is full.
        let uses = report.strategies.iter().flatten().map(|spread| spread.chance_best);
        let missing = 1.0 - uses.sum::<f64>();
        assert_eq!(best_sold(&Plain, &report), Some(percent(&Plain, missing, 0)));
        let never = Report { sell_now_best: 0.0, ..report.clone() };
        assert_eq!(best_sold(&Plain, &never), None);
        assert!(
            drivers(&Plain, &report).contains("What drives NPV most: in mining, the bitcoin price")
        );
    }
}
