//! What the build refuses of a table: each time one line of the real tables is spoilt, and the reading
//! that the build does says what is wrong and where.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, process};

// Seen from here, what only the build uses stands idle.
#[allow(dead_code)]
#[path = "../../src/scenario/build/mod.rs"]
mod build;

/// A copy of the tables; gone when dropped.
struct Copy(PathBuf);

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Copy {
    fn new() -> Copy {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("hoh-{}-{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let copy = Copy(env::temp_dir().join(name));
        let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src");
        for folder in ["scenario/inputs", "scenario/editions", "cases/presets", "cases/picks"] {
            let to = copy.0.join(folder);
            fs::create_dir_all(&to).unwrap();
            for file in fs::read_dir(src.join(folder)).unwrap() {
                let file = file.unwrap();
                fs::copy(file.path(), to.join(file.file_name())).unwrap();
            }
        }
        for file in ["cases/rates.toml", "cases/chips.toml", "cases/es.toml"] {
            fs::copy(src.join(file), copy.0.join(file)).unwrap();
        }
        copy
    }

    /// Replaces the first `from` behind `after`.
    fn spoil(&self, file: &str, after: &str, from: &str, to: &str) {
        let path = self.0.join(file);
        let text = fs::read_to_string(&path).unwrap();
        let start = text.find(after).unwrap_or_else(|| panic!("{file} has no {after}"));
        let (before, rest) = text.split_at(start);
        assert!(rest.contains(from), "{file} has no {from} behind {after}");
        fs::write(path, format!("{before}{}", rest.replacen(from, to, 1))).unwrap();
    }

    fn refusal(&self) -> String {
        build::generate(&self.0).err().map(|error| error.to_string()).unwrap_or_default()
    }
}

/// Spoils one place and finds every word of `says` in what the build answers.
#[track_caller]
fn refused(file: &str, after: &str, (from, to): (&str, &str), says: &[&str]) {
    let copy = Copy::new();
    copy.spoil(file, after, from, to);
    let answer = copy.refusal();
    for words in says {
        assert!(answer.contains(words), "{file}, {from} -> {to}: {words:?} is not in {answer:?}");
    }
}

const SITE: &str = "scenario/inputs/site.toml";
const HYBRID: &str = "scenario/inputs/hybrid.toml";
const DOCUMENTS: &str = "scenario/inputs/documents.toml";
const EDITION: &str = "scenario/editions/1.toml";
const IREN: &str = "cases/presets/iren_microsoft.toml";
const TAX: &str = "cases/picks/tax.toml";
const RATES: &str = "cases/rates.toml";
const CHIPS: &str = "cases/chips.toml";
const POWER: &str = "key = \"site.power_price_usd_per_mwh\"";

#[test]
fn the_tables_as_they_are_pass() {
    let copy = Copy::new();
    let made = build::generate(&copy.0).unwrap();
    assert!(made.inputs.contains("pub enum Input") && made.presets.contains("iren_microsoft"));
    assert!(made.picks.contains("sealminer_a4_pro_air") && made.rates.contains("CONTRACTS"));
}

#[test]
fn a_key_that_no_table_has() {
    for (file, after, from, to) in [
        (SITE, POWER, "step = 0.5", "step = 0.5\ncolour = 1"),
        (SITE, POWER, "says = ", "page = 3\nsays = "),
        (HYBRID, "choices", "value = \"colocation\",", "value = \"colocation\", colour = 1,"),
        (DOCUMENTS, "[ccaf_2025]", "kind = ", "colour = 1\nkind = "),
        ("scenario/inputs/groups.toml", "[[group]]", "[[group]]", "[[group]]\ncolour = 1"),
        (IREN, "id", "code = ", "colour = 1\ncode = "),
        (IREN, "[[set]]", "why = ", "colour = 1\nwhy = "),
        (IREN, "[[unstated]]", "note = ", "colour = 1\nnote = "),
        (TAX, "id", "label = ", "colour = 1\nlabel = "),
        (TAX, "[[entry]]", "date = ", "colour = 1\ndate = "),
        (RATES, "[[contracts]]", "what = ", "colour = 1\nwhat = "),
        (CHIPS, "[[chip]]", "label = ", "colour = 1\nlabel = "),
    ] {
        let field = if to.contains("page") { "unknown field `page`" } else { "`colour`" };
        let name = file.rsplit('/').next().unwrap();
        let name = if name == "groups.toml" { "colour" } else { name };
        refused(file, after, (from, to), &[field, name]);
    }
    let (from, to) = ("\"site.grid_mw\"", "\"site.grid_wm\" = 1\n\"site.grid_mw\"");
    refused(EDITION, "", (from, to), &["edition 1", "site.grid_wm is no input"]);
}

#[test]
fn values_that_do_not_fit() {
    let key = "site.power_price_usd_per_mwh";
    let power = |change, says: &str| refused(SITE, POWER, change, &[key, says]);
    power(("default = 50.0", "default = 501.0"), "outside");
    power(("low = 28.0", "low = -1.0"), "outside the accepted");
    power(("kind = \"number\"", "kind = \"numeral\""), "unknown kind numeral");
    power(("scale = \"linear\"", "scale = \"cubic\""), "unknown scale cubic");
    power(("group = \"site\"", "group = \"sites\""), "unknown group");
    power(("confidence = \"medium\"", "confidence = \"some\""), "unknown confidence some");
    power(("max = 500.0\n", ""), "missing bound");
    let start = "key = \"site.start\"";
    for (from, to) in [("2027-01", "2027-13"), ("2009-01", "2009"), ("2100-01", "2100-00")] {
        refused(SITE, start, (from, to), &["site.start", to, "is no month"]);
    }
    let label = ", label = \"GPU cloud\"";
    refused(HYBRID, "choices", (label, ""), &["missing field `label`"]);
    let second = "    { value = \"gpu_cloud\", label = \"GPU cloud\" },\n";
    refused(HYBRID, "choices", (second, ""), &["hybrid.ai_mode", "two options"]);
    let default = "default = \"colocation\"";
    refused(HYBRID, "choices", (default, "default = \"hash\""), &["hybrid.ai_mode", "no choice"]);
}

#[test]
fn effects_that_are_not_known() {
    let key = "site.power_price_usd_per_mwh";
    let power = |change, says: &str| refused(SITE, POWER, change, &[key, says]);
    power(("affects = [\"power\"]", "affects = []"), "at least one part");
    power(("affects = [\"power\"]", "affects = [\"water\"]"), "unknown part, water");
    power(("sense = \"worse\"", "sense = \"bad\""), "sense bad");
    power(("sense = \"worse\"", "sense = \"worse\"\nrole = \"star\""), "role star");
    power(("sense = \"worse\"", "sense = \"worse\"\nonly = \"sundays\""), "sundays");
    let other = "input = \"colocation.tenant_pays_power\"";
    power((other, "input = \"colocation.tenant\""), "colocation.tenant, which is no input");
    power((other, "input = \"site.power_price_usd_per_mwh\""), "off unless itself");
    power(("at = false", "at = 7"), "off unless colocation.tenant_pays_power: 7");
    refused(SITE, POWER, ("sense = \"worse\"\n", ""), &["missing field `sense`"]);
    refused(SITE, POWER, ("off_unless = ", "#"), &["missing field `off_unless`"]);
}

#[test]
fn a_default_without_its_documents() {
    let key = "site.power_price_usd_per_mwh";
    let power = |change, says: &str| refused(SITE, POWER, change, &[key, says]);
    power(("basis = \"", "basis = \"\"\n#"), "basis");
    power(("document = \"ccaf_2025\"", "document = \"ccaf_1999\""), "ccaf_1999 is not in");
    power(("says = \"", "says = \" \"\n#"), "what ccaf_2025 says is not said");
    // A default that is not judgement and rests on nothing.
    let start = "key = \"site.grid_mw\"";
    let high = ("confidence = \"user\"", "confidence = \"high\"");
    refused(SITE, start, high, &["site.grid_mw", "rests on a document"]);
    let unused = "[nobody]\npublisher = \"N\"\ntitle = \"T\"\ndate = \"2026\"\nkind = \"copy\"\nurl = \"https://example.org/\"\n[ccaf_2025]";
    refused(DOCUMENTS, "[ccaf", ("[ccaf_2025]", unused), &["no input cites nobody"]);
}

#[test]
fn a_document_that_is_less_than_one() {
    // The same rule for every table that has documents.
    for (file, after, name) in [
        (DOCUMENTS, "[ccaf_2025]", "ccaf_2025"),
        (IREN, "[[source]]", "iren_microsoft"),
        (TAX, "[source.irs]", "irs"),
        (RATES, "[contracts.source]", ""),
    ] {
        let of = |change, says: &str| refused(file, after, change, &[name, says]);
        of(("publisher = \"", "publisher = \"\"\n#"), "publisher and a title");
        of(("title = \"", "title = \" \"\n#"), "publisher and a title");
        of(("date = \"", "date = \"26-\"\n#"), "26- is no date");
        of(("date = \"", "date = \"2026-13\"\n#"), "2026-13 is no date");
        of(("kind = \"", "kind = \"mirror\"\n#"), "mirror is neither original nor copy");
        of(("url = \"https", "url = \"http"), "is no address");
        for field in ["publisher", "title", "date", "kind", "url"] {
            let missing = format!("missing field `{field}`");
            refused(file, after, (&format!("{field} = "), "#"), &[&missing]);
        }
    }
}

#[test]
fn names_that_are_taken() {
    let code = ("code = \"power\"", "code = \"mw\"");
    refused(SITE, POWER, code, &["site.power_price_usd_per_mwh", "mw is taken"]);
    for name in ["v", "case", "p_power"] {
        let code = format!("code = \"{name}\"");
        refused(SITE, POWER, ("code = \"power\"", &code), &[name, "is taken"]);
    }
    let twice = ("key = \"site.power_price_usd_per_mwh\"", "key = \"site.grid_mw\"");
    refused(SITE, POWER, twice, &["site.grid_mw stands twice"]);
}

#[test]
fn a_default_that_moved_without_an_edition() {
    let moved = ("\"site.grid_mw\" = 100.0", "\"site.grid_mw\" = 90.0");
    refused(EDITION, "", moved, &["site.grid_mw has changed", "editions/2.toml"]);
    let copy = Copy::new();
    fs::remove_file(copy.0.join(EDITION)).unwrap();
    assert!(copy.refusal().contains("no edition"), "{}", copy.refusal());
}

#[test]
fn cases_and_picks_that_do_not_hold() {
    let iren = |after, change, says: &str| refused(IREN, after, change, &["iren_microsoft", says]);
    iren("id", ("id = \"iren_microsoft\"", "id = \"iren\""), "the id is not the file's name");
    iren("id", ("question = \"", "question = \"\"\n#"), "no question");
    iren("id", ("kind = \"deal\"", "kind = \"rumour\""), "unknown kind rumour");
    iren("id", ("code = \"iren-msft\"", "code = \"hut8\""), "hut8 is taken");
    iren("id", ("code = \"iren-msft\"", "code = \"iren_msft\""), "iren_msft is taken, or has");
    iren("[guidance]", ("margin", "charm"), "unknown guidance charm");
    iren("[[set]]", ("site.grid_mw", "site.grid"), "no input site.grid");
    iren("[[set]]", ("value = 285.714286", "value = 1e9"), "site.grid_mw: 1000000000");
    iren("[[set]]", ("why = \"", "why = \"\"\n#"), "without a reason");
    iren("[[unstated]]", ("gpu_cloud.lease_rate_decline", "site.grid_mw"), "is set, or open");
    let tax = |after, change, says: &str| refused(TAX, after, change, &["tax", says]);
    tax("id", ("id = \"tax\"", "id = \"taxes\""), "the id is not the file's name");
    tax("id", ("group = \"finance\"", "group = \"money\""), "no group money");
    tax("[[entry]]", ("note = \"", "note = \"\"\n#"), "straight_line: an entry has a name");
    tax("[[entry]]", (", \"finance.loss_offset_limit\" = 0.8", ""), "sets every input");
    tax("[[entry]]", ("limit\" = 0.8", "limit\" = 8"), "finance.loss_offset_limit: 8 is not from");
    tax("[[entry]]", ("[\"statute\"]", "[\"hearsay\"]"), "no source hearsay");
    refused(CHIPS, "", ("\"ercot_mine\"", "\"ercot\""), &["no case ercot"]);
    refused(
        CHIPS,
        "",
        ("[[chip]]\ncase = \"ercot_mine\"\nlabel = \"A mine in Texas\"", ""),
        &["six"],
    );
    refused(RATES, "[[contracts]]", ("usd_per_hour = 2.91", "usd_per_hour = 0"), &["0 is no rate"]);
    let later = ("date = \"2025-11\"", "date = \"2026-10\"");
    refused(RATES, "[[contracts]]", later, &["2026-10 stands before 2026-05"]);
}

#[test]
fn words_that_are_not_in_both_languages() {
    const ES: &str = "scenario/inputs/es.toml";
    let power = "[input.\"site.power_price_usd_per_mwh\"]";
    let renamed = "[input.\"site.power_cost\"]";
    refused(ES, power, (power, renamed), &["es.toml", "site.power_price_usd_per_mwh"]);
    refused(ES, power, ("label = \"Precio", "label = \"\"\n# \"Precio"), &["site.power_price"]);
    refused(ES, "[group.finance]", ("[group.finance]", "[group.money]"), &["es.toml", "finance"]);
    let surplus = "[group.money]\nlabel = \"a\"\nhelp = \"b\"\n\n[group.finance]";
    refused(ES, "[group.finance]", ("[group.finance]", surplus), &["there is no money"]);
    refused(ES, "hybrid.ai_mode", (", \"Nube de GPU\"]", "]"), &["hybrid.ai_mode has 2 options"]);
    const CASES: &str = "cases/es.toml";
    let signed = "\"The lease is signed.\"";
    refused(CASES, signed, ("lease", "lease of it"), &["cases/es.toml", "The lease is signed."]);
    let surplus = format!("\"Nobody says this.\" = \"Nadie lo dice.\"\n{signed}");
    refused(CASES, signed, (signed, &surplus), &["no table says", "Nobody says this."]);
}
