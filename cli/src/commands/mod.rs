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
use crate::output::{Answer, Cell};
use crate::scenario;
use anyhow::{Result, anyhow, bail};
use hash_or_host::evaluation::{Figure, Measure};
use hash_or_host::format::{Plain, money, percent, ratio, value_with_unit};
use hash_or_host::scenario::{Input, to_link};
use hash_or_host::strategy::Strategy;

/// Where a link opens.
const PAGE: &str = "https://hash-or-host.github.io/hash-or-host/";

/// Runs a command; its answer as text.
pub(crate) fn run(arguments: &Arguments) -> Result<String> {
    let (answer, format) = match &arguments.command {
        Command::Evaluate { about, monthly } => {
            if *monthly && about.form.format != Format::Json {
                bail!("--monthly goes with --format json; `statement --monthly` has a table");
            }
            (evaluate::answer(&scenario::of(about)?, *monthly), about.form.format)
        }
        Command::Statement { strategy: name, about, monthly } => {
            let answer = statement::answer(&scenario::of(about)?, strategy(name)?, *monthly)?;
            (answer, about.form.format)
        }
        Command::Curve { input, about, points } => {
            let input = scenario::numeric(input)?;
            (sweep::curve(&scenario::of(about)?, input, usize::from(*points)), about.form.format)
        }
        Command::BreakEven { input, about, between } => {
            let input = scenario::numeric(input)?;
            let answer = sweep::break_even(&scenario::of(about)?, input, between.as_deref())?;
            (answer, about.form.format)
        }
        Command::Solve { figure, wanted, input, about } => {
            let input = scenario::numeric(input)?;
            let answer = solve::answer(&scenario::of(about)?, measure(figure)?, *wanted, input)?;
            (answer, about.form.format)
        }
        Command::Table { figure, rows, columns, about } => {
            let (rows, columns) = (scenario::numeric(rows)?, scenario::numeric(columns)?);
            if rows == columns {
                bail!("rows and columns are the same input; accepted: two different ones");
            }
            let answer = solve::table(&scenario::of(about)?, measure(figure)?, rows, columns);
            (answer, about.form.format)
        }
        Command::Compare { from, to, form } => {
            (compare::answer(&scenario::read(from)?, &scenario::read(to)?), form.format)
        }
        Command::Stress { shocks, about } => {
            (stress::answer(&scenario::of(about)?, shocks)?, about.form.format)
        }
        Command::Simulate { about, futures, seed } => {
            (simulate::answer(&scenario::of(about)?, *futures, *seed)?, about.form.format)
        }
        Command::Tornado { figure, about } => {
            (tornado::answer(&scenario::of(about)?, measure(figure)?)?, about.form.format)
        }
        Command::Inputs { form } => (inputs::answer(), form.format),
        Command::Link { about } => {
            let link = to_link(&scenario::of(about)?);
            return Ok(if link.is_empty() {
                format!("{PAGE}\n")
            } else {
                format!("{PAGE}#{link}\n")
            });
        }
        Command::Workbook { file, about } => return workbook::write(&scenario::of(about)?, file),
        Command::Serve { folder, port } => {
            let server = server::Server::start(folder, *port)?;
            let (folder, at) = (folder.display(), server.url());
            crate::say(&format!("serving {folder} at {at} (Ctrl-C ends it)"));
            server.wait();
            return Ok(String::new());
        }
    };
    Ok(answer.write(format))
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

fn plain(
    sentence: impl Into<String>,
    table: crate::output::Table,
    json: serde_json::Value,
) -> Answer {
    Answer { sentence: sentence.into(), table, notices: Vec::new(), json }
}
