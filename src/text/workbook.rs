//! The words of the workbook: its sheets, the first one that says how to read it, the button that makes it.

use super::{figure, strategy};
use crate::evaluation::Figure;
use crate::finance::Column;
use crate::strategy::Strategy;

/// What the first sheet says of the scenario besides its figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The title: a case's name, or the answer in a sentence.
    pub title: String,
    /// The address that opens the scenario on the page.
    pub link: String,
    /// The day on which the file was made, as a reader writes it; empty if it is not known.
    pub date: String,
}

/// The button.
pub const BUTTON: &str = word!("Workbook (.xlsx)", "Libro de cálculo (.xlsx, en inglés)");
/// While the file is made.
pub const MAKING: &str = word!("Making the workbook …", "Creando el libro de cálculo …");
/// When the file has been handed to the browser.
pub const MADE: &str =
    word!("The workbook is in your downloads.", "El libro de cálculo está en sus descargas.");
/// Where no workbooks are made.
pub const ELSEWHERE: &str = word!(
    "Workbooks are made on the site only.",
    "Los libros de cálculo solo se crean en el sitio."
);

/// The names of the sheets, by their place.
#[must_use]
pub fn sheet_name(sheet: usize) -> &'static str {
    const NAMES: [&str; 12] = [
        "Read me",
        "Results",
        "Statement",
        "Inputs",
        "Decisions",
        "Derived",
        "Paths",
        "Mining",
        "Colocation",
        "GPU cloud",
        "Hybrid",
        "Second mine",
    ];
    NAMES.get(sheet).copied().unwrap_or("")
}

/// Title and note of a sheet of months, by its place.
#[must_use]
pub fn months(sheet: usize) -> (&'static str, &'static str) {
    const WHOLE: &str = "As if on all of the grid capacity. Index 0 is the valuation date, 1 and on are month ends; costs and outflows are positive.";
    match sheet {
        6 => (
            "Paths",
            "What the world decides. Index 0 repeats month 1. A path given month by month, and the lease level, may be typed over.",
        ),
        7 => (strategy::name(Strategy::Mining), WHOLE),
        8 => (strategy::name(Strategy::Colocation), WHOLE),
        9 => (strategy::name(Strategy::GpuCloud), WHOLE),
        10 => (
            strategy::name(Strategy::Hybrid),
            "Every rule is proportional to megawatts: the hybrid is its parts by their shares of the grid capacity.",
        ),
        11 => (
            "The hybrid’s second mine",
            "A mine on what the AI part leaves spare, with no site to sell; as if on all of the grid capacity, the hybrid takes its share.",
        ),
        _ => ("", ""),
    }
}

/// Heading of the sheet of a use that is not ready within the horizon, and why it is empty.
#[must_use]
pub fn not_ready(title: &'static str) -> [&'static str; 2] {
    [title, figure::NOT_READY]
}

/// A column of the ledger as a heading.
#[must_use]
pub fn column(column: Column) -> &'static str {
    match column {
        Column::Revenue => "Revenue",
        Column::PowerCost => "Power cost",
        Column::OperatingCost => "Operating cost",
        Column::Ebitda => "EBITDA",
        Column::Depreciation => "Depreciation",
        Column::SaleGain => "Gain on sales",
        Column::Tax => "Tax before interest",
        Column::Capex => "Capex",
        Column::Proceeds => "Proceeds of sales",
        Column::WorkingCapital => "Working capital",
        Column::FreeCashFlow => "Free cash flow",
        Column::DebtDraw => "Debt drawn",
        Column::Interest => "Interest",
        Column::Principal => "Scheduled principal",
        Column::Repayment => "Early and final repayment",
        Column::EquityTax => "Tax after interest",
        Column::EquityCashFlow => "Equity cash flow",
        Column::EnergyMwh => "Energy, MWh",
        Column::BridgeCashFlow => "Cash of the owned mine while AI is built",
    }
}

/// Title of the inputs.
pub const INPUTS: &str = "Inputs";
/// What may be done with them.
pub const INPUTS_NOTE: &str = "Change the coloured values; everything follows. Shares and rates are fractions: 0.08 is 8%. Each value’s cell has the name in column C.";
/// Headings of the inputs.
pub const INPUT_HEADINGS: [&str; 14] = [
    "Group",
    "Input",
    "Name of the cell",
    "Value",
    "Unit",
    "Default",
    "Lowest accepted",
    "Highest accepted",
    "Plausible from",
    "Plausible to",
    "Confidence",
    "As of",
    "Basis",
    "Sources",
];
/// How far a default can be trusted, best first.
pub const CONFIDENCE: [&str; 5] = ["high", "medium", "low", "judgement", "your own"];
/// Said of the horizon.
pub const ROWS_FIXED: &str =
    "Fixed here: it makes the number of rows. For another horizon make another workbook.";
/// Said of inputs that no formula reads.
pub const FUTURES_ONLY: &str =
    "Not used in this workbook: only random futures and stress tests read it.";

/// What a document says, and which it is.
#[must_use]
pub fn source(says: &str, publisher: &str, title: &str, date: &str) -> String {
    format!("{says} ({publisher}, {title}, {date})")
}

/// Title of the decisions.
pub const DECISIONS: &str = "Owners’ decisions";
/// What they are.
pub const DECISIONS_NOTE: &str = "Values, not formulas: each is the best of all sequences at these inputs, found by the page. What an option was worth to the owner stands beside it. Type another one to see what it does.";
/// Whose decisions, by block: the mine, the hybrid's second mine, the cloud, the mine on its way out
/// before either AI business.
pub const DECIDED_BY: [&str; 5] = [
    "Bitcoin mining: at months 12, 24, ..",
    "The hybrid’s second mine: at months 12, 24, ..",
    "GPU cloud: a year after go-live, two years, ..",
    "The owned mine before colocation: at the start, at months 12, 24, .. of the build",
    "The owned mine before the GPU cloud: at the start, at months 12, 24, .. of the build",
];
/// Headings of the decisions.
pub const DECISION_HEADINGS: [&str; 8] = [
    "Number",
    "Month end",
    "Date",
    "Decision",
    "Keep is worth, USD",
    "Replace, USD",
    "Stop, USD",
    "Close, USD",
];

/// Title of the statement.
pub const STATEMENT: &str = "Cash flow by model year, USD";
/// How it is read.
pub const STATEMENT_NOTE: &str = "Sums of the months on each use’s sheet. Costs and outflows are positive. Model year 1 is months 1 to 12.";
/// The sum of all.
pub const ALL_YEARS: &str = "All years";
/// The valuation date.
pub const AT_START: &str = "At the start";
/// A use that is not ready within the horizon.
pub const NOT_READY: &str = figure::NOT_READY;

/// A model year.
#[must_use]
pub fn year(year: u32) -> String {
    format!("Year {year}")
}

/// Title of the results.
pub const RESULTS: &str = "Results";
/// How they are read.
pub const RESULTS_NOTE: &str = "Formulas all, but for the three rates, which are the page’s values at the inputs the file was made with.";
/// Over the best other pure use.
pub const LEAD: &str = "Lead over the best other pure use";
/// The use with the highest NPV.
pub const BEST: &str = "Earns most";
/// Where all uses are below it.
pub const SELLING: &str = "selling now";
/// What it brings.
pub const SELL_NOW: &str = "Selling now brings, after tax";
/// Heading of the check on the rates.
pub const RATES_CHECKED: &str = "The rates, checked";
/// How the check is read.
pub const RATES_NOTE: &str = "A rate is right if cash is worth nothing at it: 0, but for rounding. After an input has changed, the program’s own IRR beside it tells the new rate; where there are several or none, only the page does.";

/// What cash is worth at a rate.
#[must_use]
pub fn npv_at(rate: &str) -> String {
    format!("Cash is worth at this {rate}, USD")
}

/// A rate by the spreadsheet program.
#[must_use]
pub fn own_rate(rate: &str) -> String {
    format!("{rate} by this program")
}

/// The unit of a figure.
#[must_use]
pub fn unit(of: Figure) -> &'static str {
    match of {
        Figure::NpvPerMw => "USD/MW",
        Figure::Irr | Figure::IrrOnSaleValue | Figure::EquityIrr => "share/year",
        Figure::EbitdaMargin => "share",
        Figure::YieldOnCost => "share/year",
        Figure::Payback | Figure::MonthsOperated => "months",
        Figure::RevenuePerMwh | Figure::EbitdaPerMwh => "USD/MWh",
        Figure::EbitdaPerMwYear => "USD/MW-year",
        Figure::MinDscr | Figure::MinDscrInContract => "ratio",
        Figure::Energy => "MWh",
        _ => "USD",
    }
}

/// The scenario's address.
pub const LINK: &str = "Scenario";
/// When the file was made.
pub const DATE: &str = "Made on";
/// Of which rules.
pub const VERSION: &str = "Version of the model";
/// Heading of the colours.
pub const COLOURS: &str = "Colours";
/// What they mean: inputs, labelled values, sums.
pub const COLOURS_MEAN: [&str; 3] =
    ["An input: change it", "A value that the page found; no formula", "A sum"];

/// The first sheet's sections: a heading and its lines. `ready` says which uses are ready within the
/// horizon.
#[must_use]
pub fn readme(ready: &[bool]) -> Vec<(&'static str, Vec<String>)> {
    let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
    let mut limits: Vec<String> = lines(&[
        "Owners’ decisions (sheet Decisions): when machines or accelerators are bought again, a mine is stopped, a business closed. Each is the best of all sequences, found by dynamic programming, which no cell can hold. All that follows from them is a formula. After large changes of inputs the page may decide otherwise: make another workbook then, or type the other decision.",
        "What each option was worth to the owner, beside the decisions: the same reason.",
        "IRR, IRR on equity, IRR on sale value (sheet Results): whether there is one rate, several or none is looked for over a whole range of rates. Beside each stands what cash is worth at it, which is 0 at the inputs the file was made with, and the program’s own IRR, which follows the inputs.",
        "The horizon: it makes the number of rows.",
    ]);
    let missing = Strategy::ALL.into_iter().zip(ready).filter(|(_, ready)| !**ready);
    limits.extend(missing.map(|(of, _)| {
        format!("{}: {}, so its sheet is empty.", strategy::name(of), figure::NOT_READY)
    }));
    vec![
        (
            "What this is",
            lines(&[
                "What one grid connection earns in four uses: mining bitcoin, renting halls to an AI tenant, owning GPUs, or a mix. Every number that the page shows of this scenario, month by month, as formulas.",
                "Change an input (sheet Inputs) and everything is worked out again, to the page’s own numbers as long as the owners’ decisions stay the same.",
            ]),
        ),
        (
            "The sheets",
            lines(&[
                "Results: every figure. Statement: cash by year. Inputs: every input with unit, range and source. Decisions: what owners decide. Derived: what follows from inputs alone.",
                "Paths: bitcoin price, network, power, lease level by month. Mining, Colocation, GPU cloud: each on all of the grid capacity, by month: first what goes on, then the ledger, then what figures are read from. Hybrid: the sum by shares. Second mine: the hybrid’s mine on spare capacity.",
                "All money is nominal USD at site level. Shares and rates are fractions. Index 0 is the valuation date, month ends follow.",
            ]),
        ),
        ("Values, no formulas", limits),
        (
            "Not in here",
            lines(&[
                "Random futures, stress tests and other studies: they are thousands of such workbooks. They are on the page.",
            ]),
        ),
    ]
}
