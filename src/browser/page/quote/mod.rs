//! Taking a chart away as a picture: a preview, two themes, two shapes, files and clipboard.

mod bitmap;
mod files;

use super::Store;
use super::answer::made_from;
use super::dom::{El, el};
use super::keep::{save, save_text};
use super::later::later;
use super::loading::Chunk;
use super::part::Part;
use super::pick::choice;
use super::platform::{base, close, copy, dialog, is_narrow};
use super::quoted::{Motif, Quoted};
use crate::reactive::{Live, effect};
use crate::text::{data, page, quote as words};
use crate::view::bars::Bars;
use crate::view::data::{to_csv, to_json};
use crate::view::export::{Caption, address, picture};
use crate::view::{Look, Table, Theme};
use bitmap::bitmap;
pub use files::today;
use web_sys::Blob;

/// The widths of the drawings, pixels, in the order of [`words::SHAPES`].
const WIDTHS: [f64; 2] = [960.0, 480.0];
/// Theirs in the order of [`words::THEMES`].
const THEMES: [Theme; 2] = [Theme::Light, Theme::Dark];

/// The button that takes a chart away; nothing where charts stay where they are.
pub fn button(
    store: Store,
    class: &str,
    title: impl Fn() -> String + 'static,
    motif: Motif,
) -> Option<El> {
    let quoted = store.quoted()?;
    let button = El::button(&format!("{class} take"), words::TAKE).on("click", move |_| {
        quoted.set(Some(Quoted { title: title(), motif: motif.clone() }));
    });
    Some(button)
}

/// The dialog.
pub fn quoting(store: Store) -> Option<El> {
    let quoted = store.quoted()?;
    let window = el("dialog", "sharing quoting")
        .attr("aria-label", words::PICTURE)
        .on("close", move |_| quoted.set(None));
    let place = window.clone().live_children(
        move || quoted.with(Option::is_some),
        move |open| {
            let content = || later(el("div", "later"), store, Part::Picture);
            open.then(content).into_iter().collect()
        },
    );
    effect(move || {
        if quoted.with(Option::is_some) {
            store.later().want(Chunk::Dialogs);
            dialog(&window);
        }
    });
    Some(place)
}

/// A finished picture.
#[derive(Clone, PartialEq)]
struct Picture {
    svg: String,
    name: String,
    description: String,
    /// What its file of numbers says of itself.
    title: String,
    link: String,
    table: Table,
}

/// What the scenario on the page is called in the names of files.
pub fn scenario_name(store: Store) -> String {
    let case = store.case().now().flatten();
    let case = case.as_ref().map(|case| (case.code.as_str(), case.moved));
    words::scenario_name(case, &store.scenario_now(), &store.lasting_link())
}

/// The picture of a chart; `None` while there is no chart.
fn make(store: Store, quoted: &Quoted, theme: Theme, width: f64) -> Option<Picture> {
    let shown = store.shown();
    let drawing = match &quoted.motif {
        Motif::Chart(draw) => draw(width)?,
        Motif::Answer => {
            let bars = Bars::of(&shown.evaluation);
            let numbers = store.numbers();
            bars.draw(&Look::new(&numbers, width, 1.2 * bars.height(), Theme::Page))
        }
    };
    let printed = store.printed_link();
    let from = base().map_or(page::PROJECT_URL.to_owned(), |base| format!("{base}#{printed}"));
    let date = format!("{} · {}", files::today(), page::DEFAULTS_DATE.trim_end_matches('.'));
    let assumed = words::assumed(&store.numbers(), &shown.scenario);
    let caption = Caption {
        title: &quoted.title,
        scenario: &words::of_case(&made_from(store), assumed),
        date: &date,
        source: &words::source(&from),
    };
    let svg = picture(&drawing, &caption, theme);
    let title = if quoted.title.is_empty() { &drawing.title } else { &quoted.title };
    Some(Picture {
        svg,
        name: words::file_name(&scenario_name(store), &drawing.title),
        description: format!("{title}. {}", drawing.description).replace("..", "."),
        title: title.clone(),
        link: store.lasting_link(),
        table: drawing.table,
    })
}

/// What is in the dialog.
pub fn content(store: Store) -> Vec<El> {
    let quoted = store.quoted().and_then(|quoted| quoted.now().flatten());
    quoted.map_or(Vec::new(), |quoted| shown(store, &quoted))
}

fn shown(store: Store, quoted: &Quoted) -> Vec<El> {
    let shape = usize::from(is_narrow());
    let (theme, width) = (Live::new(THEMES[0]), Live::new(WIDTHS[shape]));
    let said = Live::new(String::new());
    let (made, png) = (Live::new(None::<Picture>), Live::new(None::<Blob>));
    let chart = quoted.clone();
    effect(move || {
        let picture = make(store, &chart, theme.get(), width.get());
        png.set(None);
        if let Some(picture) = &picture {
            let svg = picture.svg.clone();
            bitmap(&picture.svg, move |blob| {
                // The answer to an earlier question is none.
                let current = made.peek(|now| now.as_ref().is_some_and(|now| now.svg == svg));
                match (current, blob) {
                    (Some(true), None) => said.set(words::NO_PNG.to_owned()),
                    (Some(true), blob) => png.set(blob),
                    _ => {}
                }
            });
        }
        said.set(if picture.is_none() { words::NOTHING.to_owned() } else { String::new() });
        made.set(picture);
    });
    let nothing = move || made.with(Option::is_none);
    let choices = el("div", "choices")
        .child(choice(words::COLOURS, &words::THEMES, 0, move |index| {
            theme.set(THEMES.get(index).copied().unwrap_or(THEMES[0]));
        }))
        .child(choice(words::SHAPE, &words::SHAPES, shape, move |index| {
            width.set(WIDTHS.get(index).copied().unwrap_or(WIDTHS[0]));
        }));
    let of = move |read: fn(&Picture) -> String| {
        move || made.with(|made| made.as_ref().map(read)).unwrap_or_default()
    };
    let source = of(|picture| address(&picture.svg));
    let described = of(|picture| picture.description.clone());
    let image = el("img", "quoted")
        .live_attr("src", move || Some(source()))
        .live_attr("alt", move || Some(described()));
    vec![
        close(),
        el("h2", "").text(words::PICTURE),
        choices,
        el("div", "frame").child(image).live_flag("hidden", nothing),
        el("p", "share-buttons").children(buttons(made, png, said)),
        el("p", "status small").attr("role", "status").live_text(move || said.get()),
        el("h3", "").text(data::HEADING),
        el("p", "small").text(data::LEAD),
        el("p", "share-buttons").children(numbers(made, said)),
        el("h3", "").text(words::DESCRIPTION),
        el("p", "described").live_text(described),
        el("p", "share-buttons").child(
            El::button("firm", words::COPY_WORDS).on("click", move |_| copy(&described(), said)),
        ),
    ]
}

fn buttons(made: Live<Option<Picture>>, png: Live<Option<Blob>>, said: Live<String>) -> Vec<El> {
    let name = move |ending: &str| {
        made.peek(|made| made.as_ref().map(|made| format!("{}.{ending}", made.name)))
            .flatten()
            .unwrap_or_default()
    };
    let not_yet = move || png.with(Option::is_none);
    let save_png =
        El::button("firm", words::SAVE_PNG).live_flag("disabled", not_yet).on("click", move |_| {
            if let Some(blob) = png.now().flatten() {
                said.set(words::saved(save(&blob, &name("png"))));
            }
        });
    let nothing = move || made.with(Option::is_none);
    let save_svg = El::button("firm", words::SAVE_SVG).live_flag("disabled", nothing);
    let save_svg = save_svg.on("click", move |_| {
        let svg = made.peek(|made| made.as_ref().map(|made| made.svg.clone())).flatten();
        if let Some(svg) = svg {
            let blob = files::drawing(&svg);
            said.set(words::saved(blob.is_some_and(|blob| save(&blob, &name("svg")))));
        }
    });
    let copy_png = files::can_copy().then(|| {
        El::button("firm", words::COPY).live_flag("disabled", not_yet).on("click", move |_| {
            if let Some(blob) = png.now().flatten() {
                files::copy(&blob, said);
            }
        })
    });
    [save_png, save_svg].into_iter().chain(copy_png).collect()
}

/// The ways to the numbers behind the drawing.
fn numbers(made: Live<Option<Picture>>, said: Live<String>) -> [El; 2] {
    let button = move |label: &str,
                       kind: &'static str,
                       ending: &'static str,
                       write: fn(&Picture) -> String| {
        let save = move |_| {
            if let Some(picture) = made.now().flatten() {
                let name = format!("{}.{ending}", picture.name);
                said.set(words::saved(save_text(&write(&picture), kind, &name)));
            }
        };
        El::button("firm", label)
            .live_flag("disabled", move || made.with(Option::is_none))
            .on("click", save)
    };
    [
        button(data::CSV, "text/csv", "csv", |picture| to_csv(&picture.table)),
        button(data::JSON, "application/json", "json", |picture| {
            to_json(&picture.table, &picture.title, &picture.link)
        }),
    ]
}
