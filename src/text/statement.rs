//! The cash-flow statement in words.

use super::month::month;
use crate::analysis::statement::{Line, Period};
use crate::evaluation::Outcome;
use crate::finance::Column;
use crate::format::{Format, money};
use crate::language::capital;
use crate::scenario::{Input, Scenario};
use crate::strategy::Strategy;
use crate::text::strategy::noun;

/// Heading of the section.
pub const HEADING: &str = word!("Year by year", "Año a año");
/// Under it.
pub const LEAD: &str = word!(
    "Each use’s cash as a lender reads it: what comes in, what goes out, what is left, what lenders are paid. What is paid is negative; every subtotal is the sum of the lines above it. Cash to the owner leaves out the mine that runs while AI is built.",
    "La caja de cada uso como la lee un prestamista: lo que entra, lo que sale, lo que queda, lo que se paga a los prestamistas. Lo que se paga es negativo; cada subtotal es la suma de las líneas de encima. La caja del dueño deja fuera la mina que funciona durante la obra para IA."
);
/// What comes of it, where the section is folded: "The GPU cloud takes in $4.97bn; after running costs, tax and what is
/// bought and sold $1.55bn is left."
#[must_use]
pub fn short(numbers: &dyn Format, strategy: Strategy, outcome: &Outcome) -> String {
    let ledger = &outcome.ledger;
    let left = ledger.sum(Column::FreeCashFlow) + ledger.sum(Column::BridgeCashFlow);
    say!(
        "{} takes in {}; after running costs, tax and what is bought and sold {} is left.",
        "{} ingresa {}; tras los costos operativos, los impuestos y lo que se compra y se vende quedan {}.",
        capital(noun(strategy)),
        money(numbers, outcome.figures.revenue_usd),
        money(numbers, left)
    )
}

/// Chooses the use.
pub const USE: &str = word!("Use", "Uso");
/// Chooses the periods.
pub const PERIODS: &str = word!("Shown", "Se muestran");
/// All years.
pub const YEARS: &str = word!("All years", "Todos los años");
/// The first column's head.
pub const LINE: &str = word!("US dollars", "Dólares de EE.\u{a0}UU.");
/// The last column's head.
pub const TOTAL: &str = "Total";
/// Copies the table.
pub const COPY: &str = word!("Copy as a table", "Copiar como tabla");
/// Saves the statement.
pub const CSV: &str = word!("Statement (CSV)", "Estado de caja (CSV)");
/// Saves the ledger.
pub const LEDGER: &str = word!("Monthly ledger (CSV)", "Libro mensual (CSV)");
/// Saves all of it.
pub const JSON: &str = word!("Everything (JSON)", "Todo (JSON)");
/// The use is not ready.
pub const NOT_READY: &str = word!(
    "This use is not ready within the horizon, so it has no statement.",
    "Este uso no está listo dentro del horizonte, así que no tiene estado de caja."
);
/// What a hybrid's statement leaves out.
pub const HYBRID: &str = word!(
    "A hybrid is part AI, part mining, each discounted at its own rate and with loans of its own: discount factors and debt cover stand in the statements of its parts.",
    "La opción híbrida es parte IA y parte minería, cada una descontada a su propia tasa y con préstamos propios: los factores de descuento y la cobertura de la deuda están en los estados de sus partes."
);

/// A line's name.
#[must_use]
pub fn name(line: Line) -> &'static str {
    match line {
        Line::Revenue => word!("Revenue", "Ingresos"),
        Line::Power => word!("Power", "Energía"),
        Line::Operations => word!("Operations", "Operación"),
        Line::Ebitda => "EBITDA",
        Line::Tax => word!("Tax before interest", "Impuestos antes de intereses"),
        Line::Capex => word!("Bought (capex)", "Comprado (inversión)"),
        Line::Proceeds => word!("Sold", "Vendido"),
        Line::WorkingCapital => word!("Prepaid by customers", "Pagado por adelantado por clientes"),
        Line::FreeCashFlow => word!("Free cash flow", "Flujo de caja libre"),
        Line::Bridge => word!("The owned mine, while building", "La mina propia, durante la obra"),
        Line::CashToValue => word!("Cash that NPV values", "Caja que valora el VAN"),
        Line::DiscountFactor => {
            word!("Discount factor, period’s end", "Factor de descuento, fin del periodo")
        }
        Line::PresentValue => word!("Present value", "Valor actual"),
        Line::TaxShield => word!("Tax saved by interest", "Impuestos ahorrados por intereses"),
        Line::DebtDraw => word!("Loans drawn", "Préstamos dispuestos"),
        Line::Interest => word!("Interest", "Intereses"),
        Line::Principal => word!("Principal", "Principal"),
        Line::Repayment => word!("Early and final repayment", "Amortización anticipada y final"),
        Line::EquityCashFlow => word!("Cash to the owner", "Caja para el propietario"),
        Line::Dscr => word!("Debt cover (DSCR)", "Cobertura de la deuda (RCSD)"),
    }
}

/// A period's head: "start", "2027", "March 2027".
#[must_use]
pub fn period(scenario: &Scenario, period: &Period) -> String {
    let start = scenario.get(Input::SiteStart);
    match (period.first, period.last) {
        (0, _) => word!("Start", "Inicio").to_owned(),
        (first, last) if first == last => month(start + (first - 1) as f64),
        (first, _) => year(start + (first - 1) as f64),
    }
}

/// A model year by the calendar: "2027", or "July 2027 on" where it does not begin in January.
#[must_use]
pub fn year(first_month: f64) -> String {
    if first_month % 12.0 == 0.0 {
        format!("{}", (first_month / 12.0) as i64)
    } else {
        say!("{} on", "desde {}", month(first_month))
    }
}

/// The model years to choose from.
#[must_use]
pub fn months_of(scenario: &Scenario, year_index: usize) -> String {
    let first = scenario.get(Input::SiteStart) + (12 * (year_index - 1)) as f64;
    say!("Months of {}", "Meses de {}", year(first))
}
