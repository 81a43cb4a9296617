//! What the command line may say.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;

/// What does a megawatt earn mining bitcoin, and what hosting AI?
///
/// A question takes a scenario: a JSON file, `-` for the standard input, or a link of the page, with
/// changes by `--set`. Without one the defaults count. `compare` takes two. `hash-or-host inputs`
/// lists every input with its range.
#[derive(Debug, Parser)]
#[command(name = "hash-or-host", version, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

impl Arguments {
    /// Those that the program was started with.
    pub(crate) fn given() -> Arguments {
        Arguments::parse_from(std::env::args_os().map(negative))
    }
}

/// A negative number without a power of ten and with a digit before its point: of `-5e-3` and `-.5`
/// the parser believes that they are options.
fn negative(argument: OsString) -> OsString {
    let number = argument.to_str().and_then(|text| {
        let starts = text.strip_prefix('-')?.starts_with(|c: char| c.is_ascii_digit() || c == '.');
        text.parse::<f64>().ok().filter(|number| starts && number.is_finite())
    });
    number.map_or(argument, |number| number.to_string().into())
}

/// A question.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Every figure of the four uses, side by side
    Evaluate {
        #[command(flatten)]
        about: About,
        /// Monthly ledgers, too (JSON only; `statement` has them as a table)
        #[arg(long)]
        monthly: bool,
    },
    /// One use's cash flow, line by line, with totals that tie
    Statement {
        /// The use: mining, colocation, gpu_cloud or hybrid
        #[arg(value_name = "USE")]
        strategy: String,
        #[command(flatten)]
        about: About,
        /// By month instead of by year
        #[arg(long)]
        monthly: bool,
    },
    /// NPV of the four uses over one input's plausible range
    Curve {
        /// The input that moves, by key or code
        input: String,
        #[command(flatten)]
        about: About,
        /// How many values, 2 to 1000
        #[arg(long, default_value_t = 25, value_parser = clap::value_parser!(u16).range(2..=1000))]
        points: u16,
    },
    /// The value of an input at which the best use changes, or two uses are worth the same
    BreakEven {
        /// The input that moves, by key or code
        input: String,
        #[command(flatten)]
        about: About,
        /// Two uses to compare, or one use and `zero` or `sell_now`: the best use if not given
        #[arg(long, num_args = 2, value_names = ["USE", "USE"])]
        between: Option<Vec<String>>,
    },
    /// The value of an input that makes a figure what is asked for
    Solve {
        /// The figure, such as colocation.equity_irr or lead.mining.colocation
        figure: String,
        /// What it should be, in its unit: dollars, shares (0.15 is 15 %), months
        #[arg(allow_negative_numbers = true)]
        wanted: f64,
        /// The input to be found, by key or code
        input: String,
        #[command(flatten)]
        about: About,
    },
    /// One figure over two inputs
    Table {
        /// The figure, such as mining.npv_usd
        figure: String,
        /// The input from row to row
        rows: String,
        /// The input from column to column
        columns: String,
        #[command(flatten)]
        about: About,
    },
    /// What accounts for the difference of NPV from one scenario to another
    Compare {
        /// The first scenario: file, link, or `default`
        from: String,
        /// The second scenario: file, link, or `default`
        to: String,
        #[command(flatten)]
        form: Form,
    },
    /// What shocks of the record do to each use
    Stress {
        /// The shocks, together: winter_2022, gpu_glut ..; `all` for each by itself
        #[arg(required = true)]
        shocks: Vec<String>,
        #[command(flatten)]
        about: About,
    },
    /// Random futures: how sure the answer is
    Simulate {
        #[command(flatten)]
        about: About,
        /// How many, 100 to 1000000; else as the scenario says
        #[arg(long, value_name = "COUNT", allow_negative_numbers = true)]
        futures: Option<f64>,
        /// Whose draws, a whole number; else as the scenario says
        #[arg(long, value_name = "NUMBER", allow_negative_numbers = true)]
        seed: Option<f64>,
    },
    /// What each input moves over its plausible range, ranked
    Tornado {
        /// The figure that is watched: an npv_usd, equity_irr or min_dscr of a use, or a lead
        #[arg(default_value = "colocation.npv_usd")]
        figure: String,
        #[command(flatten)]
        about: About,
    },
    /// A workbook (.xlsx) of the scenario whose cells are formulas, for any spreadsheet program
    Workbook {
        /// The file to write, `-` for the standard output
        #[arg(default_value = "hash-or-host.xlsx")]
        file: std::path::PathBuf,
        #[command(flatten)]
        of: Of,
    },
    /// The table of inputs: key, code, default, unit, accepted range
    Inputs {
        #[command(flatten)]
        form: Form,
    },
    /// The link that opens the scenario on the page
    Link {
        #[command(flatten)]
        about: About,
    },
    /// Serves a built page from a folder on this machine
    Serve {
        /// The folder, as `cargo xtask build` leaves it
        #[arg(default_value = "dist")]
        folder: std::path::PathBuf,
        /// The port; any free one for 0
        #[arg(long, default_value_t = 8087)]
        port: u16,
    },
}

/// Of what scenario, and in what form the answer comes.
#[derive(Args, Debug)]
pub(crate) struct About {
    #[command(flatten)]
    pub of: Of,
    #[command(flatten)]
    pub form: Form,
}

/// Of what scenario.
#[derive(Args, Debug)]
pub(crate) struct Of {
    /// A JSON file, `-` for the standard input, or a link; the defaults if not given
    #[arg(long, short, value_name = "FILE|LINK")]
    pub scenario: Option<String>,
    /// Changes an input, by key or code: `--set power=38`; may be repeated for others
    #[arg(long, value_name = "INPUT=VALUE")]
    pub set: Vec<String>,
    /// Paths month by month, a CSV file: a head with one or more of btc_price_usd, network_eh_per_s,
    /// power_usd_per_mwh, lease_level, then a row for every month
    /// (a column may end early: it goes on from its last value by its rule; one called month or date
    /// counts the months, as 1, 2 .. or as 2027-01 .. from the site's start on)
    #[arg(long, value_name = "FILE")]
    pub paths: Option<String>,
}

/// In what form the answer comes.
#[derive(Args, Debug)]
pub(crate) struct Form {
    /// For people, or for programs
    #[arg(long, short, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

/// A form of answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Columns, rounded as on the page
    Table,
    /// One object, numbers in full
    Json,
    /// Rows, numbers in full
    Csv,
}
