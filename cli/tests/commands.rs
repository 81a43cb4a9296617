//! The program as a user runs it: answers against the contract's examples, errors by their words.

use serde_json::{Value, json};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn run(arguments: &[&str], input: &str) -> Output {
    run_in(Path::new("."), arguments, input)
}

fn run_in(place: &Path, arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hash-or-host"));
    command
        .current_dir(place)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    // A program that fails early does not read its input.
    drop(child.stdin.take().expect("piped").write_all(input.as_bytes()));
    child.wait_with_output().expect("the program ends")
}

fn text(arguments: &[&str], input: &str) -> String {
    text_in(Path::new("."), arguments, input)
}

fn text_in(place: &Path, arguments: &[&str], input: &str) -> String {
    let output = run_in(place, arguments, input);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).expect("text")
}

fn object(arguments: &[&str], input: &str) -> Value {
    let arguments = [arguments, &["--format", "json"]].concat();
    serde_json::from_str(&text(&arguments, input)).expect("JSON")
}

/// What the program says when it refuses.
fn refusal(arguments: &[&str], input: &str, status: i32) -> String {
    let output = run(arguments, input);
    assert_eq!(output.status.code(), Some(status), "{arguments:?}");
    assert!(output.stdout.is_empty(), "an error leaves no answer");
    String::from_utf8(output.stderr).expect("text")
}

fn examples() -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/examples.json");
    let text = std::fs::read_to_string(path).expect("the fixture");
    serde_json::from_str(&text).expect("a list of examples")
}

#[test]
fn every_example_of_the_contract_comes_out() {
    let mut compared = 0;
    for example in examples() {
        let got = object(&["evaluate", "--scenario", "-"], &example["scenario"].to_string());
        let expected = &example["expected"];
        for strategy in ["mining", "colocation", "gpu_cloud", "hybrid"] {
            for figure in ["npv_usd", "capex_usd", "revenue_usd", "peak_funding_usd"] {
                let Some(expected) = expected[strategy][figure].as_f64() else { continue };
                let got = got["strategies"][strategy][figure].as_f64().unwrap();
                let size = expected.abs().max(1.0);
                assert!(
                    (got - expected).abs() <= 1e-7 * size,
                    "{strategy} {figure}: {got}, {expected}"
                );
                compared += 1;
            }
        }
    }
    assert!(compared > 150, "only {compared} figures compared");
}

#[test]
fn a_scenario_comes_from_a_file_a_link_or_words() {
    let folder = std::env::temp_dir().join(format!("hash-or-host-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("scenario.json");
    std::fs::write(&file, json!({ "site": { "power_price_usd_per_mwh": 38 } }).to_string())
        .unwrap();
    let by_file = object(&["evaluate", "-s", file.to_str().unwrap()], "");
    let by_words = object(&["evaluate", "--set", "power=38"], "");
    let by_key = object(&["evaluate", "--set", "site.power_price_usd_per_mwh=38"], "");
    let link = text(&["link", "--set", "power=38"], "");
    let by_link = object(&["evaluate", "--scenario", link.trim()], "");
    let saved =
        json!({ "name": "cheap", "scenario": { "site": { "power_price_usd_per_mwh": 38 } } });
    let by_saved = object(&["evaluate", "-s", "-"], &saved.to_string());
    for other in [by_words, by_key, by_link, by_saved] {
        assert_eq!(by_file, other);
    }
    assert_ne!(by_file, object(&["evaluate"], ""));
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_link_of_the_defaults_is_the_address_of_the_page() {
    let defaults = object(&["evaluate"], "");
    let own = text(&["link"], "");
    let own = own.trim();
    assert!(!own.contains('#'), "{own}");
    for link in [own, "#", "https://example.org/?utm_source=x", "http://127.0.0.1:8087/index.html#"]
    {
        assert_eq!(object(&["evaluate", "-s", link], ""), defaults, "{link}");
    }
    // An address of what would have to be fetched is not taken for the defaults, nor is a typing error.
    for other in ["https://example.org/mine.json", "#nothing", "ftp://example.org/"] {
        assert!(refusal(&["evaluate", "-s", other], "", 1).contains("nor a link"), "{other}");
    }
    assert!(refusal(&["evaluate", "-s", "https://example.org/#fun=1"], "", 1).contains("fun"));
}

#[test]
fn mistakes_are_named_all_at_once() {
    let bad =
        json!({ "site": { "grid_mw": -1, "power": 40 }, "paths": { "btc_price_usd": [1, -2] } });
    let said = refusal(&["evaluate", "-s", "-"], &bad.to_string(), 1);
    for word in ["site.grid_mw", "-1", "a number from", "site.power", "paths.btc_price_usd"] {
        assert!(said.contains(word), "{word} in {said}");
    }
    let said = refusal(&["evaluate", "--set", "power=free"], "", 1);
    assert!(
        said.contains("site.power_price_usd_per_mwh") && said.contains("a number from"),
        "{said}"
    );
    let said = refusal(&["evaluate", "-s", "nowhere.json"], "", 1);
    assert!(said.contains("nowhere.json is no file that can be read, nor a link"), "{said}");
    assert!(refusal(&["evaluate", "-s", "-"], "{", 1).contains("no JSON"));
    assert!(refusal(&["evaluate", "-s", "-"], "[1]", 1).contains("an object"));
    assert!(refusal(&["statement", "farming"], "", 1).contains("accepted: mining, colocation"));
    assert!(refusal(&["solve", "mining.fun", "1", "btc"], "", 1).contains("npv_usd"));
    assert!(refusal(&["curve", "bitcoin"], "", 1).contains("there is no input bitcoin"));
    assert!(refusal(&["stress", "war"], "", 1).contains("winter_2022"));
    // What cannot be read as a command ends with the other status.
    assert!(refusal(&["evaluat"], "", 2).contains("evaluate"));
    assert!(refusal(&["curve", "btc", "--points", "1"], "", 2).contains("2..=1000"));
}

/// As links, files and tables do.
#[test]
fn what_is_set_twice_is_refused() {
    for second in ["power=40", "site.power_price_usd_per_mwh=38"] {
        let said = refusal(&["evaluate", "--set", "power=38", "--set", second], "", 1);
        assert!(said.contains("site.power_price_usd_per_mwh: given twice"), "{said}");
    }
    // What is set above a link is what it is there for.
    text(&["evaluate", "-s", "#v=1.1.1&power=30", "--set", "power=38", "--set", "mw=50"], "");
}

#[test]
fn a_mistake_is_called_by_what_it_is() {
    let said = refusal(&["evaluate", "--paths", "-"], "", 1);
    assert!(said.contains("there is nothing in it; accepted: a head with"), "{said}");
    let said = refusal(&["evaluate", "--set", "=5"], "", 1);
    assert!(said.contains("--set =5: write it as INPUT=VALUE"), "{said}");
    for value in ["null", "5", "[]"] {
        let said = refusal(&["evaluate", "-s", "-"], &format!("{{\"mining\":{value}}}"), 1);
        assert!(said.contains("mining: ") && said.contains("an object of inputs"), "{said}");
        assert!(!said.contains("no such input"), "{said}");
    }
    let said = refusal(&["break-even", "power", "--between", "mining", "foo"], "", 1);
    let uses = "mining, colocation, gpu_cloud, hybrid, zero, sell_now";
    assert!(said.contains(&format!("there is no use foo; accepted: {uses}")), "{said}");
    for other in ["zero", "sell_now"] {
        text(&["break-even", "power", "--between", "mining", other], "");
    }
}

#[test]
fn the_bounds_of_an_input_are_written_as_its_default_is() {
    let inputs = object(&["inputs"], "");
    let of = |code: &str| {
        let found = inputs.as_array().unwrap().iter().find(|input| input["code"] == code);
        found.unwrap_or_else(|| panic!("no {code}")).clone()
    };
    let start = of("start");
    assert_eq!(start["default"], "2027-01");
    for bound in ["min", "max"] {
        let text = start[bound].as_str().expect("a month");
        assert!(text.len() == 7 && text[..4].parse::<u32>().is_ok(), "{text}");
    }
    assert!(start["low"].is_null());
    let mode = of("mode");
    assert!(mode["default"].is_string() && mode["min"].is_null() && mode["max"].is_null());
    let power = of("power");
    assert_eq!((power["min"].as_f64(), power["max"].as_f64()), (Some(0.0), Some(500.0)));
    assert!(power["low"].is_number() && power["high"].is_number());
}

#[cfg(target_os = "linux")]
#[test]
fn a_mistake_that_cannot_be_said_is_still_one() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
    let mut command = Command::new(env!("CARGO_BIN_EXE_hash-or-host"));
    let status = command.args(["evaluate", "--set", "foo=1"]).stderr(full).status();
    assert_eq!(status.expect("the program ends").code(), Some(1));
}

#[test]
fn a_file_says_everything_once_and_nothing_beside_itself() {
    let said = |text: &str| refusal(&["evaluate", "-s", "-"], text, 1);
    for (text, key) in [
        (r#"{"site":{"grid_mw":50},"site":{"power_price_usd_per_mwh":38}}"#, "site"),
        (r#"{"site":{"grid_mw":50,"grid_mw":60}}"#, "site.grid_mw"),
        (r#"{"site":{"grid_mw":50},"site.grid_mw":60}"#, "site.grid_mw"),
        (r#"{"paths":{"lease_level":[1],"lease_level":[2]}}"#, "paths.lease_level"),
        (r#"{"scenario":{"site.grid_mw":50},"scenario":{}}"#, "scenario"),
    ] {
        let said = said(text);
        assert_eq!(said.matches("given twice").count(), 1, "{said}");
        assert!(said.contains(&format!("{key}: given twice")), "{said}");
    }
    for (key, value) in
        [("site", json!({ "grid_mw": 50 })), ("paths", json!({ "lease_level": [1] }))]
    {
        let said = said(&json!({ "scenario": {}, key: value }).to_string());
        assert!(said.contains(&format!("{key}: ")) && said.contains("within scenario"), "{said}");
    }
    // All that the page saves.
    let saved = json!({
        "program": "Hash or Host", "name": "mine", "link": "v=1.1.1", "units": "MW",
        "scenario": { "site": { "grid_mw": 50 }, "paths": {} }, "results": { "best": null },
    });
    let by_words = object(&["evaluate", "--set", "mw=50"], "");
    assert_eq!(object(&["evaluate", "-s", "-"], &saved.to_string()), by_words);
}

#[test]
fn a_statement_adds_up_to_the_value() {
    let value = object(&["evaluate"], "");
    let statement = object(&["statement", "colocation", "--monthly"], "");
    let line = |name: &str| -> Vec<f64> {
        let values = statement["lines"][name]["values"].as_array().unwrap();
        values.iter().map(|value| value.as_f64().unwrap()).collect()
    };
    let worth: f64 =
        line("free_cash_flow").iter().zip(line("discount_factor")).map(|(c, d)| c * d).sum();
    let bridge = value["strategies"]["colocation"]["bridge_npv_usd"].as_f64().unwrap();
    let npv = value["strategies"]["colocation"]["npv_usd"].as_f64().unwrap();
    assert!((worth + bridge - npv).abs() < 1e-9 * npv.abs(), "{worth} + {bridge} against {npv}");
    assert_eq!(statement["periods"].as_array().unwrap().len(), 241);
}

#[test]
fn a_table_is_rounded_and_csv_is_not() {
    let csv = text(&["evaluate", "--format", "csv"], "");
    let json = object(&["evaluate"], "");
    let row = csv.lines().find(|line| line.starts_with("npv_usd,")).unwrap();
    let cells: Vec<f64> = row.split(',').skip(1).map(|cell| cell.parse().unwrap()).collect();
    let full = json["strategies"]["mining"]["npv_usd"].as_f64().unwrap();
    assert_eq!(cells[0], full, "every digit");
    let table = text(&["evaluate"], "");
    assert!(table.contains("Net present value") && !table.contains(&full.to_string()), "{table}");
}

#[test]
fn the_heads_of_csv_are_for_programs_too() {
    let heads = |arguments: &[&str]| -> Vec<String> {
        let csv = text(&[arguments, &["--format", "csv"]].concat(), "");
        csv.lines().next().unwrap().split(',').map(str::to_owned).collect()
    };
    assert_eq!(heads(&["evaluate"]), ["figure", "mining", "colocation", "gpu_cloud", "hybrid"]);
    let table = ["table", "mining.npv_usd", "btc", "power"];
    let values = &object(&table, "")["columns"]["values"];
    let full: Vec<f64> = heads(&table)[1..].iter().map(|head| head.parse().unwrap()).collect();
    assert_eq!(json!(full), *values);
    for command in [&["tornado"][..], &table, &["simulate", "--futures", "100"], &["stress", "all"]]
    {
        let mut names = heads(command);
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count, "{command:?} calls two columns the same");
    }
}

#[test]
fn the_inputs_are_listed_as_they_are_set() {
    let inputs = object(&["inputs"], "");
    let table = text(&["inputs"], "");
    for input in inputs.as_array().unwrap() {
        let (key, code) = (input["key"].as_str().unwrap(), input["code"].as_str().unwrap());
        let row = table.lines().find(|line| line.split_whitespace().next() == Some(key));
        let mut words = row.expect(key).split_whitespace().skip(1);
        assert_eq!(words.next(), Some(code));
        let default = words.next().unwrap();
        let number = default.parse::<f64>().ok();
        assert!(number == input["default"].as_f64(), "{key} is shown as {default}");
        let link = text(&["link", "--set", &format!("{code}={default}")], "");
        assert!(!link.contains('#'), "{key}: {default} is not the default");
    }
    assert!(!table.contains('%'), "a share is a fraction");
}

#[test]
fn what_should_be_known_is_said_under_the_answer() {
    assert_eq!(object(&["evaluate"], "")["notices"], json!([]));
    let cents = ["evaluate", "--set", "power=0.05"];
    let said = "Power price: $0.05/MWh is below $1/MWh. Is it a price per kWh?";
    let notice = json!({
        "id": "outside_plausible_range",
        "input": "site.power_price_usd_per_mwh",
        "suggested_value": 50.0,
        "message": said,
    });
    assert_eq!(object(&cents, "")["notices"], json!([notice]));
    assert!(text(&cents, "").ends_with(&format!("\n\n{said}\n")));
    assert!(!text(&[&cents[..], &["--format", "csv"]].concat(), "").contains("kWh"));
}

#[test]
fn what_was_solved_for_is_so() {
    let solved = object(&["solve", "colocation.equity_irr", "0.15", "rent"], "");
    let rent = solved["found"][0]["below"].as_f64().unwrap();
    let there = object(&["evaluate", "--set", &format!("rent={rent}")], "");
    let rate = there["strategies"]["colocation"]["equity_irr"].as_f64().unwrap();
    assert!((rate - 0.15).abs() < 1e-8, "{rent} makes {rate}");
}

#[test]
fn a_negative_number_is_no_option_however_it_is_written() {
    let wanted = |text: &str| {
        let solved = object(&["solve", "colocation.npv_usd", text, "rent"], "");
        solved["wanted"].as_f64().unwrap()
    };
    for (text, value) in [("-5e7", -5e7), ("-.5e8", -5e7), ("-5e-3", -5e-3), ("-12.5", -12.5)] {
        assert_eq!(wanted(text), value, "{text}");
    }
    let seed = |arguments: &[&str]| refusal(&[&["simulate"], arguments].concat(), "", 1);
    assert_eq!(seed(&["--seed", "-1"]), seed(&["--seed=-1"]));
    assert_eq!(seed(&["--futures", "-5"]), seed(&["--futures=-5"]));
    // An option between the arguments is still one.
    let command = ["solve", "colocation.npv_usd", "-fcsv", "-.5", "rent"];
    assert!(text(&command, "").starts_with("answer,"));
    assert!(refusal(&["solve", "colocation.npv_usd", "-x", "rent"], "", 2).contains("-x"));
}

#[test]
fn shares_account_for_all_of_a_difference() {
    let other = text(&["link", "--set", "power=30", "--set", "btc=120000"], "");
    let found = object(&["compare", "default", other.trim()], "");
    let npv = |of: &Value| of["mining"].as_f64().unwrap();
    let shares: f64 = found["shares"].as_array().unwrap().iter().map(|s| npv(&s["npv_usd"])).sum();
    let whole = npv(&found["to_npv_usd"]) - npv(&found["from_npv_usd"]);
    assert!(whole != 0.0 && (shares - whole).abs() < 1e-6 * whole.abs(), "{shares} of {whole}");
}

#[test]
fn futures_are_shared_out_and_the_same_every_time() {
    let command = ["simulate", "--futures", "200", "--seed", "7"];
    let found = object(&command, "");
    assert_eq!((found["futures"].as_u64(), found["seed"].as_u64()), (Some(200), Some(7)));
    let mut best = found["sell_now"]["chance_best"].as_f64().unwrap();
    for strategy in ["mining", "colocation", "gpu_cloud", "hybrid"] {
        best += found["strategies"][strategy]["chance_best"].as_f64().unwrap();
    }
    assert!((best - 1.0).abs() < 1e-12, "something is the best in every future: {best}");
    assert_eq!(found, object(&command, ""));
    assert_ne!(found, object(&["simulate", "--futures", "200", "--seed", "8"], ""));
    let said = refusal(&["simulate", "--futures", "5"], "", 1);
    assert!(said.contains("uncertainty.paths") && said.contains("100"), "{said}");
}

#[test]
fn paths_come_from_a_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/examples-given.json");
    let text = std::fs::read_to_string(path).expect("the fixture");
    let examples: Vec<Value> = serde_json::from_str(&text).expect("a list of examples");
    let names = [
        ("price", "btc_price_usd"),
        ("network", "network_eh_per_s"),
        ("power", "power_usd_per_mwh"),
        ("level", "lease_level"),
    ];
    let mut compared = 0;
    for (at, example) in examples.iter().enumerate() {
        let given = |name: &str| example["given"][name].as_array();
        let columns: Vec<_> =
            names.iter().filter_map(|(name, key)| Some((key, given(name)?))).collect();
        let heads: Vec<&str> = columns.iter().map(|(key, _)| **key).collect();
        let mut table = format!("month,{}\n", heads.join(","));
        // A column ends where its path does.
        for month in 0..columns.iter().map(|(_, values)| values.len()).max().unwrap() {
            let cell =
                |values: &Vec<Value>| values.get(month).map_or(String::new(), Value::to_string);
            let cells = columns.iter().map(|(_, values)| cell(values));
            table += &format!("{},{}\n", month + 1, cells.collect::<Vec<_>>().join(","));
        }
        let name = format!("hash-or-host-paths-{}-{at}.csv", std::process::id());
        let file = std::env::temp_dir().join(name);
        std::fs::write(&file, table).unwrap();
        let arguments = ["evaluate", "-s", "-", "--paths", file.to_str().unwrap()];
        let got = object(&arguments, &example["scenario"].to_string());
        std::fs::remove_file(file).unwrap();
        for strategy in ["mining", "colocation", "gpu_cloud", "hybrid"] {
            let Some(npv) = example["expected"][strategy]["npv_usd"].as_f64() else { continue };
            let got = got["strategies"][strategy]["npv_usd"].as_f64().unwrap();
            assert!((got - npv).abs() <= 1e-7 * npv.abs().max(1.0), "{strategy}: {got}, {npv}");
            compared += 1;
        }
    }
    assert!(compared >= 12, "only {compared} figures compared");
}

#[test]
fn a_table_of_paths_is_read_as_the_page_reads_it() {
    let npv = |table: &str| {
        let got = object(&["evaluate", "--paths", "-"], table);
        got["strategies"]["mining"]["npv_usd"].as_f64().unwrap()
    };
    // A spreadsheet's own, where a comma is the decimal mark.
    let plain = npv("btc_price_usd\n90000\n91500.5\n");
    assert_eq!(npv("\u{feff}Month;BTC_PRICE_USD\r\n1;90000\r\n2;91500,5\r\n"), plain);
    assert_ne!(npv("btc_price_usd\n70000\n"), plain);
}

#[test]
fn a_table_of_paths_is_read_with_care() {
    let paths = |table: &str| refusal(&["evaluate", "--paths", "-"], table, 1);
    for (table, words) in [
        ("", ["head", "btc_price_usd"].as_slice()),
        ("price\n1\n", &["price", "a head with one or more of btc_price_usd"]),
        ("month\n1\n", &["month", "a head with one or more of"]),
        ("month,btc_price_usd\n1,2,3\n", &["btc_price_usd", "month 1", "1,2,3"]),
        ("btc_price_usd,lease_level\n80000,one\nmuch,1\n", &["month 2", "lease_level", "month 1"]),
        ("lease_level\n-1\n", &["lease_level", "month 1", "not below 0"]),
        // A gap is no end.
        ("btc_price_usd,lease_level\n80000,1\n,1\n70000,1\n", &["month 2"]),
        ("btc_price_usd\n80000\n\n70000\n", &["btc_price_usd, month 2"]),
        // Months that are left out would move those that follow.
        ("month,btc_price_usd\n1,80000\n3,70000\n", &["month: \"3\"", "2 in row 2"]),
        ("date,btc_price_usd\n2027-01,80000\n2027-01,7e4\n", &["2027-02 in row 2"]),
        ("date,btc_price_usd\n2028-01,80000\n", &["2028-01", "2027-01, the site’s start"]),
    ] {
        let said = paths(table);
        for word in words {
            assert!(said.contains(word), "{word} in {said}");
        }
    }
    // Of the scenario that is asked for.
    let later = ["evaluate", "--set", "start=2028-01", "--paths", "-"];
    text(&later, "date,btc_price_usd\n2028-01,80000\n2028-02,81000\n");
    assert!(refusal(&["evaluate", "-s", "-", "--paths", "-"], "", 1).contains("both"));
}

#[test]
fn every_command_answers_in_every_form() {
    let commands: [&[&str]; 10] = [
        &["evaluate"],
        &["statement", "hybrid"],
        &["curve", "power", "--points", "5"],
        &["break-even", "rent", "--between", "colocation", "mining"],
        &["table", "gpu_cloud.irr", "gpu", "power"],
        &["stress", "all"],
        &["tornado", "mining.npv_usd"],
        &["simulate", "--futures", "100"],
        &["inputs"],
        &["compare", "default", "#v=1.1.1&power=40"],
    ];
    for command in commands {
        for format in ["table", "json", "csv"] {
            let answer = text(&[command, &["--format", format]].concat(), "");
            assert!(answer.lines().count() > 1, "{command:?} as {format}: {answer}");
            let mut words = answer.split(|c: char| !c.is_alphanumeric() && c != '_');
            assert!(!words.any(|word| word == "NaN" || word == "inf"), "{command:?} as {format}");
        }
    }
}

#[test]
fn every_line_of_the_readme_runs() {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
    let readme = std::fs::read_to_string(readme).expect("the README");
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
    std::fs::create_dir_all(&place).expect("a place for what is written");
    let mut ran = 0;
    for line in readme.lines().filter_map(|line| line.strip_prefix("hash-or-host ")) {
        let line = line.split(" > ").next().expect("a first part");
        let words: Vec<&str> = line.split(' ').map(|word| word.trim_matches('"')).collect();
        let answer = text_in(&place, &words, "");
        match answer.split_once(".xlsx: ") {
            // An answer that is a file says its name.
            Some((name, _)) => {
                std::fs::remove_file(place.join(name).with_extension("xlsx")).expect(line)
            }
            None => assert!(answer.lines().count() > 3, "{line}"),
        }
        ran += 1;
    }
    assert!(ran >= 5, "only {ran} lines ran");
}

#[test]
fn a_workbook_is_written_where_it_is_asked_for() {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("written.xlsx");
    drop(std::fs::remove_file(&file));
    let said = text(&["workbook", file.to_str().unwrap(), "--set", "power=38"], "");
    let bytes = std::fs::read(&file).expect("it is there");
    // A ZIP archive that ends with its directory of 17 files and more.
    assert!(bytes.starts_with(b"PK\x03\x04") && said.contains("written.xlsx"), "{said}");
    let end = &bytes[bytes.len() - 22..];
    assert!(end.starts_with(b"PK\x05\x06") && end[10] >= 17, "{end:?}");
    let nowhere = file.join("nowhere/else.xlsx");
    let said = refusal(&["workbook", nowhere.to_str().unwrap()], "", 1);
    assert!(said.contains("cannot be written"), "{said}");
}

#[test]
fn a_workbook_is_written_to_the_standard_output() {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("piped");
    std::fs::create_dir_all(&place).expect("a place for what is written");
    let output = run_in(&place, &["workbook", "-", "--set", "power=38"], "");
    assert!(output.status.success());
    let (bytes, end) = (&output.stdout, output.stdout.len() - 22);
    // All of it, and nothing beside it.
    assert!(bytes.starts_with(b"PK\x03\x04") && bytes[end..].starts_with(b"PK\x05\x06"));
    assert_eq!(std::fs::read_dir(place).unwrap().count(), 0, "no file is called -");
}

#[test]
fn a_form_is_kept_to_or_refused() {
    let link = text(&["link", "--set", "power=38"], "");
    let link = link.trim();
    assert_eq!(object(&["link", "--set", "power=38"], ""), json!({ "link": link }));
    let csv = text(&["link", "--set", "power=38", "--format", "csv"], "");
    assert_eq!(csv, format!("link\r\n{link}\r\n"));
    let said = refusal(&["workbook", "--format", "json"], "", 2);
    assert!(said.contains("unexpected argument '--format'"), "{said}");
}
