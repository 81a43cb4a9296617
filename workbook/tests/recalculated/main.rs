//! The workbook as LibreOffice works it out: no cell carries a value, inputs are typed over one after another, and every
//! figure and every month is what the model says of the changed scenario.
//!
//! `SOFFICE` names the program: `cargo xtask test --only workbook` sees to it.

#[path = "../support/mod.rs"]
mod support;

use hash_or_host::scenario::{Input, Scenario};
use hash_or_host_workbook::book::{Book, Value};
use hash_or_host_workbook::grid::Grid;
use hash_or_host_workbook::model::Model;
use hash_or_host_workbook::{About, Carried, Page, book, write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};
use support::changed::{at, decide_alike, type_over};
use support::compared::{Rates, Values, compare};
use support::scenarios::{cases, examples};

/// Changes that leave the owners' decisions of the default scenario as they are.
const CHANGES: [(Input, f64); 12] = [
    (Input::NetworkBtcPriceUsd, 86_000.0),
    (Input::NetworkHashrateResponse, 0.31),
    (Input::SitePowerPriceUsdPerMwh, 49.5),
    (Input::SiteCostInflation, 0.024),
    (Input::MiningPoolFee, 0.012),
    (Input::ColocationRentUsdPerKwMonth, 141.0),
    (Input::ColocationBuildMonths, 19.0),
    (Input::ColocationTenantPaysPower, 0.0),
    (Input::GpuCloudLeaseRateUsdPerHour, 3.8),
    (Input::FinanceColocationInterestRate, 0.09),
    (Input::FinanceTaxRate, 0.24),
    (Input::HybridAiMode, 1.0),
];

/// A workbook to be opened, and the scenario that its inputs then tell.
struct Case {
    about: String,
    scenario: Scenario,
    made: Book,
    rates: Rates,
}

fn of_scenario((about, scenario): (String, Scenario)) -> Case {
    let made = book(&Model::of(&scenario), &About::default());
    Case { about, scenario, made, rates: Rates::Labelled }
}

fn changed(input: Input, value: f64) -> Case {
    let base = Scenario::default();
    let model = Model::of(&base);
    let scenario = at(&base, input, value);
    assert_ne!(scenario, base, "{} is not changed", input.key());
    assert!(decide_alike(&model, &Model::of(&scenario)), "{} moves a decision", input.key());
    let mut made = book(&model, &About::default());
    type_over(&mut made, &base, &scenario);
    Case { about: format!("{} at {value}", input.key()), scenario, made, rates: Rates::Followed }
}

#[test]
#[ignore = "the step `workbook` runs it, and brings LibreOffice"]
fn libreoffice_comes_to_the_models_numbers() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("recalculated");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let mut all: Vec<Case> = examples().into_iter().map(of_scenario).collect();
    all.extend(cases().into_iter().take(6).map(of_scenario));
    all.extend(CHANGES.map(|(input, value)| changed(input, value)));
    let files: Vec<PathBuf> = (0..all.len()).map(|at| folder.join(format!("b{at}.xlsx"))).collect();
    for (case, file) in all.iter().zip(&files) {
        fs::write(file, write(&case.made, Carried::Nothing)).unwrap();
    }
    convert(&folder, &files);
    let (mut cells, mut worst, mut wrong) = (0, 0.0_f64, Vec::new());
    for (case, file) in all.iter().zip(&files) {
        let model = Model::of(&case.scenario);
        let expected = book(&model, &About::default());
        let seen = compare(&expected, &read(file), &model, case.rates);
        cells += seen.cells;
        worst = worst.max(seen.worst);
        if let Some(first) = seen.wrong.first() {
            wrong.push(format!("{}: {} cells, the first {first}", case.about, seen.wrong.len()));
        }
    }
    println!("{} workbooks, {cells} cells, {worst:e} the largest deviation", all.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cells > all.len() * 5_000, "only {cells} cells were compared");
}

/// Opens the files and writes every sheet of each as a table of values, in full.
fn convert(folder: &Path, files: &[PathBuf]) {
    let program = env::var_os("SOFFICE").unwrap_or_else(|| "soffice".into());
    // Commas, quotes, UTF-8, from the first line, values as they are and not as shown, all sheets.
    let tables = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let mut office = Command::new(program);
    office.args(["--headless", &profile, "--convert-to", tables, "--outdir"]).arg(folder);
    let done = office.args(files).output().expect("LibreOffice runs: SOFFICE may name it");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// The sheets of a file that was opened.
fn read(file: &Path) -> Values {
    let name = file.file_stem().unwrap().to_string_lossy();
    let sheet = |sheet: usize| {
        let title = hash_or_host::text::workbook::sheet_name(sheet);
        let table = file.with_file_name(format!("{name}-{title}.csv"));
        let text = fs::read_to_string(&table);
        cells(&text.unwrap_or_else(|error| panic!("{}: {error}", table.display())))
    };
    (0..=Page::Headroom.id()).map(sheet).collect()
}

/// The cells of a table of comma-separated values.
fn cells(text: &str) -> Grid<Value> {
    let mut cells = Grid::default();
    let (mut row, mut column, mut quoted, mut cell) = (0, 0, false, String::new());
    let mut put = |row, column, cell: &mut String| {
        let content = std::mem::take(cell);
        if !content.is_empty() {
            cells.put((row, column), value(&content));
        }
    };
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => {
                signs.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => {
                put(row, column, &mut cell);
                column += 1;
            }
            '\n' if !quoted => {
                put(row, column, &mut cell);
                (row, column) = (row + 1, 0);
            }
            other => cell.push(other),
        }
    }
    cells
}

fn value(content: &str) -> Value {
    let (number, unit) = content.strip_suffix('%').map_or((content, 1.0), |share| (share, 0.01));
    match (number.parse::<f64>(), content) {
        (Ok(number), _) => Value::Number(unit * number),
        (_, "TRUE" | "FALSE") => Value::Truth(content == "TRUE"),
        _ if content.starts_with('#') || content.starts_with("Err:") => Value::Error,
        _ => content.into(),
    }
}
