//! What is told of a change, done to a document by another reader of markup, makes of the old one the new one.

use super::{Change, News, changes};
use crate::evaluation::evaluate;
use crate::format::Plain;
use crate::scenario::{Input, Scenario};
use crate::strategy::Strategy;
use crate::text::answer;
use crate::view::comparison::{self, Shown};
use crate::view::{Look, Theme, cash::Cash};
use proptest::prelude::*;

/// A document that can be changed.
#[derive(Debug, PartialEq)]
enum Tree {
    Text(String),
    Element { name: String, values: Vec<(String, String)>, inside: Vec<Tree> },
}

fn trees(html: &str) -> Vec<Tree> {
    fn tree(node: roxmltree::Node) -> Tree {
        let Some(text) = node.text().filter(|_| node.is_text()) else {
            let values = node.attributes().map(|a| (a.name().to_owned(), a.value().to_owned()));
            let name = node.tag_name().name().to_owned();
            let inside = node.children().map(tree).collect();
            return Tree::Element { name, values: values.collect(), inside };
        };
        Tree::Text(text.to_owned())
    }
    let whole = format!("<whole>{html}</whole>");
    let document = roxmltree::Document::parse(&whole).expect("it is well formed");
    document.root_element().children().map(tree).collect()
}

/// Does what is told.
fn follow(inside: &mut Vec<Tree>, path: &[usize], news: &News) {
    let Some((number, rest)) = path.split_first() else {
        let News::Inside(html) = news else { panic!("what holds it all is no text") };
        *inside = trees(html);
        return;
    };
    match (&mut inside[*number], news) {
        (Tree::Text(text), News::Text { before, now }) => {
            assert_eq!((rest.len(), &*text), (0, before));
            text.clone_from(now);
        }
        (Tree::Element { values, .. }, News::Value { name, now }) if rest.is_empty() => {
            let (_, value) = values.iter_mut().find(|(known, _)| known == name).unwrap();
            value.clone_from(now);
        }
        (Tree::Element { inside, .. }, _) => follow(inside, rest, news),
        (Tree::Text(_), _) => panic!("{news:?} of a text"),
    }
}

/// Whether the changes lead from one to the other, and how many they are.
fn lead<'a>(before: &str, now: &'a str) -> Vec<Change<'a>> {
    let found = changes(before, now).unwrap_or_else(|| panic!("cannot read {before} or {now}"));
    let mut document = trees(before);
    for Change { path, news } in &found {
        follow(&mut document, path, news);
    }
    assert_eq!(document, trees(now), "from {before} by {found:?}");
    found
}

#[test]
fn texts_and_values_are_told_alone() {
    let before = "<p class=\"a\">one <b>2</b> three</p><svg><rect x=\"1\" y=\"2\"/></svg>";
    let now = "<p class=\"a\">one <b>&lt;4&gt;</b> three</p><svg><rect x=\"1\" y=\"a&quot;&amp;\"/></svg>";
    let (text, value) = (
        News::Text { before: "2".to_owned(), now: "<4>".to_owned() },
        News::Value { name: "y", now: "a\"&".to_owned() },
    );
    let expected =
        [Change { path: vec![0, 1, 0], news: text }, Change { path: vec![1, 0], news: value }];
    assert_eq!(lead(before, now), expected);
    assert!(lead(now, now).is_empty());
}

#[test]
fn an_element_in_which_something_comes_or_goes_is_written_anew_and_no_more() {
    let before = "<p>a</p><ul><li>1</li></ul><p>b</p>";
    for (now, inside) in [
        ("<p>a</p><ul><li>1</li><li>2</li></ul><p>b</p>", "<li>1</li><li>2</li>"),
        ("<p>a</p><ul></ul><p>b</p>", ""),
        ("<p>a</p><ul><li id=\"x\">1</li></ul><p>b</p>", "<li id=\"x\">1</li>"),
        ("<p>a</p><ul><b>1</b></ul><p>b</p>", "<b>1</b>"),
    ] {
        let expected = Change { path: vec![1], news: News::Inside(inside) };
        assert_eq!(lead(before, now), [expected], "{now}");
    }
    // Nothing, and something at the outermost.
    assert_eq!(lead("", "a")[0], Change { path: vec![], news: News::Inside("a") });
    assert_eq!(lead("<p>a</p>", "")[0], Change { path: vec![], news: News::Inside("") });
}

#[test]
fn what_is_written_otherwise_is_not_understood() {
    for odd in [
        "<p>",
        "</p>",
        "<p></b>",
        "<p",
        "<p class=a></p>",
        "<p class='a'></p>",
        "<span/>",
        "<!-- -->",
        "<p>a&nbsp;b</p>",
        "<p>a & b</p>",
        "<p><b></p></b>",
        "<",
        "<>",
        "</>",
    ] {
        for (before, now) in [(odd, "<p a=\"1\">1</p>"), ("<p a=\"1\">1</p>", odd)] {
            let told = changes(before, now);
            let anew = |told: &[Change]| told.iter().any(|one| one.news == News::Inside(now));
            assert!(told.is_none_or(|told| anew(&told)), "{before} to {now}");
        }
    }
    assert_eq!(changes("<p>a&nbsp;b</p>", "<p>c</p>"), None);
    assert_eq!(changes("<p a=\"1\"></p>", "<p a=\"&x;\"></p>"), None);
    // What has no end in HTML has none here.
    assert!(lead("a<br/>b", "a<br/>c").len() == 1 && changes("a<br>b", "a<br>c").is_some());
}

/// What the page shows of a scenario in one frame.
fn shown(scenario: &Scenario) -> Vec<String> {
    let evaluation = evaluate(scenario);
    let compared = Shown::of(scenario, &evaluation);
    let start = Strategy::ALL.map(|_| Some(1e8));
    let mut all = vec![
        answer::answer(&Plain, scenario, &evaluation).html(),
        comparison::table(&Plain, compared, Some(&start), &str::to_owned),
        comparison::strip(&Plain, compared),
        Cash::of(scenario, &evaluation).draw(&Look::new(&Plain, 900.0, 420.0, Theme::Page)).svg,
    ];
    all.extend(Strategy::ALL.map(|s| comparison::head(&Plain, compared, Some(&start), s)));
    all.extend(Strategy::ALL.map(|s| comparison::list(&Plain, compared, s, &str::to_owned)));
    all
}

#[test]
fn a_step_of_a_slider_rewrites_no_table() {
    let at = |power| Scenario::default().nearest(Input::SitePowerPriceUsdPerMwh, power);
    let (before, now) = (shown(&at(50.0)), shown(&at(50.5)));
    let told = lead(&before[1], &now[1]);
    assert!(
        told.len() > 10 && told.iter().all(|one| !matches!(one.news, News::Inside(_))),
        "{told:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// From any scenario to any other.
    #[test]
    fn changes_lead_from_one_to_the_other(
        moves in proptest::collection::vec((0..Input::ALL.len(), 0.0..1.0_f64), 1..4),
    ) {
        let mut scenario = Scenario::default();
        let mut before = shown(&scenario);
        for (input, share) in moves {
            let row = Input::ALL[input].row();
            scenario = scenario.nearest(Input::ALL[input], row.low + (row.high - row.low) * share);
            let now = shown(&scenario);
            for (before, now) in before.iter().zip(&now) {
                lead(before, now);
            }
            before = now;
        }
    }
}
