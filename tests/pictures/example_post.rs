//! The example post holds the lines that the Share dialog writes today, pictures included.
//!
//! After a change of a default or a rule: `UPDATE_GOLDENS=1 cargo test --test pictures example_post`.

use hash_or_host::embed::{EmbedOptions, Fallback, element};
use hash_or_host::evaluation::evaluate;
use hash_or_host::format::Plain;
use hash_or_host::scenario::parse_link;
use hash_or_host::text::{answer, page};
use hash_or_host::view::export;
use std::path::Path;

/// The elements of the post, with their scenarios.
const ELEMENTS: [(&str, &str); 2] = [("first", "v=1.1.1"), ("second", "v=1.1.1&power=25")];

/// What stands inside the element, for readers without scripts: a link with a picture in it.
fn inside(link: &str) -> String {
    let scenario = parse_link(link).scenario;
    let evaluation = evaluate(&scenario);
    let words = answer::answer(&Plain, &scenario, &evaluation).text();
    let card = export::preview(&evaluation, &words, page::NAME, page::QUESTION, &Plain);
    let picture = export::address(&card.svg);
    let options = EmbedOptions { scenario, ..EmbedOptions::default() };
    let fallback = Fallback { answer: &words, picture: Some(&picture) };
    let lines = element(&options, "../", &fallback);
    lines.lines().find(|line| line.trim_start().starts_with("<a ")).expect("a link").to_owned()
}

#[test]
fn the_post_holds_what_the_dialog_writes() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/examples/blog-post.html");
    let post = std::fs::read_to_string(&file).expect("the post");
    let mut lines: Vec<String> = post.lines().map(str::to_owned).collect();
    for (id, link) in ELEMENTS {
        let tag = format!("<hash-or-host id=\"{id}\" ");
        let at = lines.iter().position(|line| line.starts_with(&tag)).expect("the element");
        assert!(lines[at].contains(&format!("scenario=\"{}\"", link.replace('&', "&amp;"))));
        lines[at + 1] = inside(link);
    }
    let now = lines.join("\n") + "\n";
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        std::fs::write(&file, now).expect("the post can be written");
    } else {
        assert!(now == post, "the pictures in www/examples/blog-post.html are of other defaults");
    }
}
