//! The commands: each a scenario in, an [`Answer`](crate::output::Answer) out.

mod compare;
mod evaluate;
mod inputs;
mod simulate;
mod solve;
mod statement;
mod stress;
mod sweep;
mod tornado;
mod workbook;

use crate::args::{Arguments, Command, Format};
use crate::output::{Answer, Cell, Table};
use crate::scenario;
use anyhow::{Result, anyhow, bail};
use hash_or_host::evaluation::{Figure, Measure};
use hash_or_host::format::{Plain, money, percent, ratio, value_with_unit};
use hash_or_host::scenario::{Input, Scenario, to_link};
use hash_or_host::strategy::Strategy;
use hash_or_host::text::page::PAGE_URL;
use serde_json::{Value, json};

/// Runs a command; its answer as it is to be written.
pub(crate) fn run(arguments: &Arguments) -> Result<Vec<u8>> {
    let (answer, format) = match &arguments.command {
        Command::Evaluate { about, monthly } => {
            if *monthly && about.form.format != Format::Json {
                bail!("--monthly goes with --format json; `statement --monthly` has a table");
            }
            (evaluate::answer(&scenario::of(&about.of)?, *monthly), about.form.format)
        }
        Command::Statement { strategy: name, about, monthly } => {
            let answer = statement::answer(&scenario::of(&about.of)?, strategy(name)?, *monthly)?;
            (answer, about.form.format)
        }
        Command::Curve { input, about, points } => {
            let input = scenario::numeric(input)?;
            (
                sweep::curve(&scenario::of(&about.of)?, input, usize::from(*points)),
                about.form.format,
            )
        }
        Command::BreakEven { input, about, between } => {
            let input = scenario::numeric(input)?;
            let answer = sweep::break_even(&scenario::of(&about.of)?, input, between.as_deref())?;
            (answer, about.form.format)
        }
        Command::Solve { figure, wanted, input, about } => {
            let input = scenario::numeric(input)?;
            let answer =
                solve::answer(&scenario::of(&about.of)?, measure(figure)?, *wanted, input)?;
            (answer, about.form.format)
        }
        Command::Table { figure, rows, columns, about } => {
            let (rows, columns) = (scenario::numeric(rows)?, scenario::numeric(columns)?);
            if rows == columns {
                bail!("rows and columns are the same input; accepted: two different ones");
            }
            let answer = solve::table(&scenario::of(&about.of)?, measure(figure)?, rows, columns);
            (answer, about.form.format)
        }
        Command::Compare { from, to, form } => {
            (compare::answer(&scenario::read(from)?, &scenario::read(to)?), form.format)
        }
        Command::Stress { shocks, about } => {
            (stress::answer(&scenario::of(&about.of)?, shocks)?, about.form.format)
        }
        Command::Simulate { about, futures, seed } => {
            (simulate::answer(&scenario::of(&about.of)?, *futures, *seed)?, about.form.format)
        }
        Command::Tornado { figure, about } => {
            (tornado::answer(&scenario::of(&about.of)?, measure(figure)?)?, about.form.format)
        }
        Command::Inputs { form } => (inputs::answer(), form.format),
        Command::Link { about } => {
            return Ok(link(&scenario::of(&about.of)?, about.form.format).into_bytes());
        }
        Command::Workbook { file, of } => return workbook::write(&scenario::of(of)?, file),
        Command::Serve { folder, port } => {
            let server = server::Server::for_itself(folder, *port)?;
            let (folder, at) = (folder.display(), server.url());
            crate::say(&format!("serving {folder} at {at} (Ctrl-C ends it)"));
            server.wait();
            return Ok(Vec::new());
        }
    };
    Ok(answer.write(format).into_bytes())
}

/// The address that opens a scenario on the page; that of the defaults has nothing behind it. For
/// people it stands alone: it is mostly handed on as it is.
fn link(scenario: &Scenario, format: Format) -> String {
    let link = to_link(scenario);
    let mark = if link.is_empty() { "" } else { "#" };
    let address = format!("{PAGE_URL}{mark}{link}");
    if format == Format::Table {
        return format!("{address}\n");
    }
    let json = json!({ "link": address });
    let rows = vec![vec![Cell::text(address)]];
    plain("", Table { heads: heads(&["link"]), rows }, json).write(format)
}

fn strategy(name: &str) -> Result<Strategy> {
    Strategy::from_key(name).ok_or_else(|| {
        anyhow!("there is no use {name}; accepted: {}", Strategy::ALL.map(Strategy::key).join(", "))
    })
}

fn measure(name: &str) -> Result<Measure> {
    Measure::from_key(name).ok_or_else(|| {
        anyhow!(
            "there is no figure {name}; accepted: USE.FIGURE or lead.USE.USE, with USE one of {} and \
             FIGURE one of {}",
            Strategy::ALL.map(Strategy::key).join(", "),
            Figure::ALL.map(Figure::key).join(", ")
        )
    })
}

/// A number as its figure is written, for people.
fn shown(measure: Measure, value: f64) -> String {
    match measure {
        Measure::Lead(..) => money(&Plain, value),
        Measure::Of(_, figure) => match figure {
            Figure::Irr | Figure::EquityIrr | Figure::IrrOnSaleValue => percent(&Plain, value, 2),
            Figure::EbitdaMargin | Figure::YieldOnCost => percent(&Plain, value, 1),
            Figure::MinDscr | Figure::MinDscrInContract => ratio(&Plain, value),
            Figure::Payback | Figure::MonthsOperated => format!("{value} months"),
            Figure::Energy => format!("{} MWh", hash_or_host::format::short(&Plain, value, 4)),
            _ => money(&Plain, value),
        },
    }
}

fn measured(measure: Measure, value: Option<f64>) -> Cell {
    Cell::number(value.map_or_else(|| "–".to_owned(), |value| shown(measure, value)), value)
}

fn dollars(value: Option<f64>) -> Cell {
    Cell::number(value.map_or_else(|| "–".to_owned(), |value| money(&Plain, value)), value)
}

fn of_input(input: Input, value: f64) -> Cell {
    Cell::number(value_with_unit(&Plain, input, value), Some(value))
}

fn heads(names: &[&str]) -> Vec<Cell> {
    names.iter().map(|name| Cell::text(*name)).collect()
}

fn plain(sentence: impl Into<String>, table: Table, json: Value) -> Answer {
    Answer { sentence: sentence.into(), table, notices: Vec::new(), json }
}
