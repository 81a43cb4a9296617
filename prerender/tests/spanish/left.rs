//! English that was left: in what every study tells, in what stands before any program, in the catalogue's source.

use crate::support::futures::{futures, sentences};
use crate::support::studies::{studies, told};
use hash_or_host::analysis::working::{Book, Node};
use hash_or_host::cases::PRESETS;
use hash_or_host::cases::picks::CATALOGUES;
use hash_or_host::evaluation::{Engine, Figure, evaluate};
use hash_or_host::format::Plain;
use hash_or_host::question::{Picture, Told};
use hash_or_host::scenario::{GROUPS, Input, Kind, Scenario, parse_link};
use hash_or_host::simulation::{FuturesJob, Options, report};
use hash_or_host::strategy::Strategy;
use hash_or_host::view::{Look, Theme, futures::Versus};
use hash_or_host::{text, view};
use std::collections::BTreeSet;
use std::path::Path;

/// Words that no Spanish sentence has, and few English ones do without.
const ENGLISH: [&str; 37] = [
    "the", "of", "and", "is", "are", "was", "were", "with", "from", "for", "by", "to", "what",
    "which", "its", "it", "that", "this", "at", "than", "if", "when", "over", "not", "be", "or",
    "an", "each", "every", "all", "ahead", "month", "year", "years", "lead", "deepest", "mean",
];

/// Names that hold such a word.
const NAMES: [&str; 2] = ["Hash or Host", "hash-or-host"];

/// The English words of a text; marks of HTML and addresses are no words.
fn english(text: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut depth = 0_u32;
    for c in text.chars() {
        match c {
            '<' => depth += 1,
            '>' => {
                depth = depth.saturating_sub(1);
                plain.push(' ');
            }
            c if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    let named = NAMES.iter().fold(plain, |text, name| text.replace(name, ""));
    let words = named.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '.' && c != '-');
    let words = words.map(|word| word.trim_matches('.').to_lowercase());
    words.filter(|word| ENGLISH.contains(&word.as_str())).collect()
}

#[track_caller]
fn no_english(what: &str, text: &str) {
    let found = english(text);
    assert!(found.is_empty(), "{what}: {found:?} in\n{text}");
    // Spanish quotes as «this».
    assert!(!text.contains(['“', '”']), "{what}: quoted as in English\n{text}");
}

/// What a drawing says: in sight, to those who do not see it, and in its table.
fn drawn(drawing: &Picture) -> Vec<String> {
    let Picture { title, description, svg, table, .. } = drawing;
    let texts = [title, description, svg].into_iter();
    texts.chain(&table.header).chain(table.rows.iter().flatten()).cloned().collect()
}

fn words(told: &Told) -> Vec<String> {
    let mut all: Vec<String> = told.problems.iter().chain(&told.sentences).cloned().collect();
    all.extend(told.drawings.iter().flat_map(drawn));
    for table in &told.tables {
        all.extend(table.header.iter().chain(table.rows.iter().flatten()).cloned());
    }
    for reading in &told.readings {
        all.push(reading.heading.clone());
        all.extend(reading.lines.iter().flat_map(|(_, a, b)| [a.clone(), b.clone()]));
    }
    all
}

#[test]
fn the_words_are_found() {
    assert_eq!(english("<p class=\"of\">The <b>end</b> of it.</p>"), ["the", "of", "it"]);
    assert_eq!(english("Hash or Host: el fin, `site.grid_mw`"), [""; 0]);
}

#[test]
fn no_study_speaks_english() {
    let mut engine = Engine::new();
    for link in ["", "btc=250000", "gpu=1", "years=4&c_build=40&g_build=46", "power=120"] {
        for (name, study) in studies() {
            for said in words(&told(&mut engine, link, study)) {
                no_english(&format!("{name}, {link:?}"), &said);
            }
        }
    }
}

#[test]
fn no_study_of_futures_speaks_english() {
    for link in ["", "btc=250000", "years=4&c_build=40&g_build=46", "power=120"] {
        let scenario = parse_link(link).scenario;
        for width in [720.0, 358.0] {
            let look = |high| Look::new(&Plain, width, high, Theme::Light);
            for (name, drawing) in futures(&scenario, look) {
                drawn(&drawing.into())
                    .iter()
                    .for_each(|said| no_english(&format!("{name}, {link:?}"), said));
            }
        }
        sentences(&scenario)
            .iter()
            .for_each(|said| no_english(&format!("futures, {link:?}"), said));
    }
    // Two scenarios in the same ones.
    let [a, b] = [Scenario::default(), parse_link("btc=250000").scenario].map(|scenario| {
        let mut job = FuturesJob::new(&scenario, Options { futures: 100, seed: 1 }).expect("room");
        job.step(100);
        job
    });
    let found = report::Versus::of(a.counted(), b.counted()).expect("the same futures");
    let versus = Versus::of(["A".to_owned(), "B".to_owned()], &found);
    let drawing = versus.draw(&Look::new(&Plain, 720.0, versus.height(), Theme::Light));
    drawn(&drawing.into()).iter().for_each(|said| no_english("versus", said));
}

#[test]
fn no_number_arises_in_english() {
    let scenario = Scenario::default();
    let evaluation = evaluate(&scenario);
    let book = Book::new(&scenario, &evaluation);
    // Down to the inputs, each kind of part once or more often.
    let mut open: Vec<Node> = Vec::new();
    for use_ in Strategy::ALL {
        open.extend(Figure::ALL.map(|of| Node::Figure(use_, of)));
    }
    let mut seen = 0;
    while let Some(node) = open.pop() {
        no_english("working", &text::working::name(&scenario, node));
        let Some(working) = book.open(node) else { continue };
        no_english("working", &text::working::rule(&Plain, &working));
        for part in &working.parts {
            let (what, value) = text::working::part(&Plain, &scenario, part.term, part.value);
            no_english("working", &what);
            no_english("working", &value);
        }
        seen += 1;
        if let Some(hash_or_host::analysis::working::Term::Node(next)) =
            working.parts.last().map(|part| part.term)
        {
            open.push(next);
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn no_table_speaks_english() {
    for input in Input::ALL {
        let row = input.row();
        no_english(row.input.key(), &format!("{}. {}", row.label, input.note().help));
        if let Kind::Choice(choices) = row.kind {
            choices.iter().for_each(|choice| no_english(row.input.key(), choice.label));
        }
    }
    for group in &GROUPS {
        no_english(group.id, &format!("{}. {}", group.label, group.help));
    }
    for preset in &PRESETS {
        for said in [preset.title, preset.who, preset.question, preset.summary, preset.explains] {
            no_english(preset.id, said);
        }
        preset.set.iter().for_each(|set| no_english(preset.id, set.why));
        preset.unstated.iter().for_each(|open| no_english(preset.id, open.note));
    }
    for catalogue in &CATALOGUES {
        no_english(catalogue.id, &format!("{}. {}", catalogue.label, catalogue.about));
        for entry in catalogue.entries {
            no_english(entry.id, &format!("{}. {} {}", entry.name, entry.note, entry.open));
        }
    }
}

#[test]
fn nothing_before_the_program_speaks_english() {
    no_english("index.html", &view::prerender::prerender());
    for (name, words) in text::shell::MARKS {
        no_english(name, words);
    }
    no_english("glossary.html", &view::glossary::glossary());
}

/// What a default rests on stays English and says so, the rest of its page is Spanish.
#[test]
fn the_sources_are_spanish_but_for_what_is_marked() {
    let html = view::sources::sources();
    let mut parts = html.split(" lang=\"en\">");
    let mut rest = parts.next().unwrap_or_default().to_owned();
    let mut marked = 0;
    for part in parts {
        // A document's link stands within its span; what a default rests on is a paragraph.
        let ends = [part.find("</span>"), part.find("</p>")];
        let end = ends.into_iter().flatten().min().expect("what is opened is closed");
        rest.push_str(&format!(">{}", &part[end..]));
        marked += 1;
    }
    assert!(marked > Input::ALL.len(), "{marked}");
    no_english("sources.html", &rest);
    assert!(rest.contains("sin fecha") && !html.contains("undated"));
}

/// Files of the catalogue that stay English: the workbook's cells, whose button says so, and the page of checks.
const STAYS: [&str; 2] = ["workbook.rs", "checked.rs"];

/// A source without its comments, its tests and the texts that are in both languages.
fn rest(source: &str) -> String {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let code: Vec<&str> = source.lines().filter(|line| !line.trim().starts_with("//")).collect();
    let code = code.join("\n");
    let (mut out, mut at) = (String::new(), 0);
    while at < code.len() {
        let here = &code[at..];
        if here.starts_with("say!(") || here.starts_with("word!(") {
            at += closing(here);
            continue;
        }
        let c = here.chars().next().unwrap_or_default();
        out.push(c);
        at += c.len_utf8();
    }
    out
}

/// Where the first bracket that is opened is closed again, outside of texts.
fn closing(code: &str) -> usize {
    let (mut depth, mut inside, mut escaped) = (0, false, false);
    for (at, c) in code.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => inside = !inside,
            '(' if !inside => depth += 1,
            ')' if !inside => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    code.len()
}

fn without_braces(text: &str) -> String {
    text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect()
}

#[test]
fn every_sentence_of_the_catalogue_is_in_both_languages() {
    let mut left = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/text")];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            files += 1;
            if STAYS.iter().any(|name| path.ends_with(name)) {
                continue;
            }
            let code = rest(&std::fs::read_to_string(&path).unwrap());
            // A single word is a key; what stands in braces is Rust; a line of a script is no sentence.
            let says = |text: &&str| {
                text.contains(' ')
                    && !text.starts_with("import ")
                    && !english(&without_braces(text)).is_empty()
            };
            let texts = code.split('"').skip(1).step_by(2).filter(says);
            left.extend(texts.map(|text| format!("{}: {text}", path.display())));
        }
    }
    assert!(files > 40, "{files}");
    assert!(left.is_empty(), "{left:#?}");
}
