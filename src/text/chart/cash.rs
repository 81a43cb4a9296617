//! Cash: cumulative, by year and by month, and what happens to it.

use crate::analysis::events::Happening;
use crate::strategy::Strategy;

/// Title.
pub const TITLE: &str = word!(
    "Cumulative cash, after tax and before debt",
    "Caja acumulada, tras impuestos y antes de deuda"
);
/// What the ring on a line means.
pub const PAID_BACK: &str = word!("paid back: above zero for good", "recuperado para siempre");

/// At the lowest point of all lines: "−$2.33bn deepest".
#[must_use]
pub fn deepest(amount: &str) -> String {
    say!("{amount} deepest", "{amount} mínimo")
}

/// Where the lines are not what the table's figures are of.
pub const BRIDGE: &str = word!(
    "The lines include the owned mine while the AI building is built; payback and deepest funding need in the table leave it out.",
    "Las líneas incluyen la mina propia durante la obra del edificio para IA; la recuperación y la mayor necesidad de fondos de la tabla la dejan fuera."
);

/// What one strategy's line does: where it ends, its lowest value with its month, and when it is
/// paid back.
#[must_use]
pub fn line(
    name: &str,
    end: &str,
    lowest: Option<(String, String)>,
    back: Option<String>,
) -> String {
    let lowest = lowest.map_or_else(String::new, |(depth, when)| {
        say!(", at its lowest {depth} in {when}", ", con un mínimo de {depth} en {when}")
    });
    let back = back.map_or_else(String::new, |after| {
        say!(", paid back after {after}", ", se recupera tras {after}")
    });
    say!("{name} ends at {end}{lowest}{back}.", "{name} termina en {end}{lowest}{back}.")
}

/// Of a strategy without a line.
#[must_use]
pub fn not_ready(name: &str) -> String {
    say!("{name} is {}.", "{name}: {}.", super::NOT_READY)
}

/// The month of the valuation date, before anything has happened.
#[must_use]
pub fn start(month: &str) -> String {
    say!("Start, {month}", "Inicio, {month}")
}

/// A later month, with how long that is from the start.
#[must_use]
pub fn after(month: &str, since: &str) -> String {
    say!("{month}, after {since}", "{month}, tras {since}")
}

/// Title of the cash of each year.
pub const BY_YEAR: &str = word!(
    "Cash of each year, after tax and before debt",
    "Caja de cada año, tras impuestos y antes de deuda"
);
/// Title of the cash of each month.
pub const BY_MONTH: &str = word!(
    "Cash of each month, after tax and before debt",
    "Caja de cada mes, tras impuestos y antes de deuda"
);

/// A title where one use alone is drawn.
#[must_use]
pub fn alone(title: &str, name: &str) -> String {
    say!("{name}: {title}", "{name}: {title}")
}

/// The twelve months to the end of one.
#[must_use]
pub fn year_to(month: &str) -> String {
    say!("Year to {month}", "Año hasta {month}")
}

/// Of one use's flows: the least and the most of a period.
#[must_use]
pub fn flows(name: &str, least: &(String, String), most: &(String, String)) -> String {
    say!(
        "{name}: at least {} ({}), at most {} ({}).",
        "{name}: como mínimo {} ({}), como máximo {} ({}).",
        least.0,
        least.1,
        most.0,
        most.1
    )
}

/// How the periods are chosen.
pub const PERIOD: &str = word!("Cash", "Caja");
/// All of it, from the start on.
pub const TOTAL: &str = word!("Cumulative", "Acumulada");
/// Year by year.
pub const YEARLY: &str = word!("Yearly", "Anual");
/// Month by month.
pub const MONTHLY: &str = word!("Monthly", "Mensual");
/// What is drawn.
pub const DRAWN: &str = word!("Drawn", "Se dibuja");
/// All uses on one scale.
pub const ALL_USES: &str = word!("All", "Todos");

/// One use on a scale of its own.
#[must_use]
pub fn own_scale(name: &str) -> String {
    say!("{name}, its own scale", "{name}, en su propia escala")
}

/// What happens, as a note on a line: "mine closed and sold, $44.3m".
#[must_use]
pub fn happens(what: Happening, strategy: Option<Strategy>, amount: Option<&str>) -> String {
    let cloud = strategy == Some(Strategy::GpuCloud);
    let mine = strategy == Some(Strategy::Mining);
    let text = match what {
        Happening::Halving => word!("halving", "halving"),
        Happening::ContractEnds if cloud => {
            word!("first contract ends", "acaba el primer contrato")
        }
        Happening::ContractEnds => word!("first lease ends", "acaba el primer alquiler"),
        Happening::BridgeSold if cloud => {
            word!("old machines sold for the cloud", "máquinas viejas vendidas para la nube")
        }
        Happening::BridgeSold => {
            word!("old machines sold for the hall", "máquinas viejas vendidas para la sala")
        }
        Happening::BoughtAgain if cloud => word!("chips bought again", "chips comprados de nuevo"),
        Happening::BoughtAgain => word!("new machines", "máquinas nuevas"),
        Happening::Stopped => {
            word!("machines sold, site kept", "máquinas vendidas, sitio conservado")
        }
        Happening::Closed if mine => word!("mine closed and sold", "mina cerrada y vendida"),
        Happening::Closed => word!("cloud closed and sold", "nube cerrada y vendida"),
        Happening::Sold if mine => word!("mine sold", "mina vendida"),
        Happening::Sold if cloud => word!("chips and hall sold", "chips y sala vendidos"),
        Happening::Sold => word!("hall sold", "sala vendida"),
    };
    match amount {
        Some(amount) => say!("{text}, {amount}", "{text}, {amount}"),
        None => text.to_owned(),
    }
}

/// The list of what happens.
pub const HAPPENS: &str = word!("What happens when", "Qué ocurre y cuándo");

/// A dated line of it: "December 2027: mine closed and sold, $44.3m".
#[must_use]
pub fn dated(month: &str, what: &str) -> String {
    say!("{month}: {what}", "{month}: {what}")
}
