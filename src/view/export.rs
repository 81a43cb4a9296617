//! Pictures for quoting: a drawing in a file of its own, with title, scenario, date and source, and
//! the preview that stands beside a link.

use super::bars::Bars;
use super::drawing::{Drawing, Look, Size, root};
use super::svg::{Anchor, BOLD, Svg, text_width};
use super::theme::{PROPERTIES, Paint, Theme};
use crate::evaluation::Evaluation;
use crate::format::Format;
use crate::math::Within;
use std::fmt::Write as _;

/// What stands around a drawing in a file. Everything is passed in: nothing here knows the day.
#[derive(Clone, Copy, Debug)]
pub struct Caption<'a> {
    /// Over the drawing; the drawing's own title if empty.
    pub title: &'a str,
    /// What was assumed, in a sentence.
    pub scenario: &'a str,
    /// When it was made, in words.
    pub date: &'a str,
    /// Where it comes from: the page's name and address.
    pub source: &'a str,
}

const MARGIN: f64 = 24.0;

/// A file of a drawing, on white or black whatever it was drawn for. Its height follows from the
/// length of the texts.
#[must_use]
pub fn picture(drawing: &Drawing, caption: &Caption, theme: Theme) -> String {
    let theme = if theme == Theme::Page { Theme::Light } else { theme };
    let width = drawing.size.width.max(280.0) + 2.0 * MARGIN;
    let room = width - 2.0 * MARGIN;
    let title = if caption.title.is_empty() { &drawing.title } else { caption.title };
    let mut svg = Svg::new(theme);
    let mut y = MARGIN + 18.0;
    for line in wrap(title, 20.0 * BOLD, room) {
        svg.text((MARGIN, y), Anchor::Start, 20.0, &line).bold().fill(Paint::Ink).end();
        y += 26.0;
    }
    for line in wrap(caption.scenario, 13.0, room) {
        svg.text((MARGIN, y - 3.0), Anchor::Start, 13.0, &line).fill(Paint::Soft).end();
        y += 18.0;
    }
    y += 4.0;
    let at = format!("<svg x=\"{MARGIN}\" y=\"{}\" ", y.round());
    svg.raw(&fixed(&drawing.svg, drawing.theme, theme).replacen("<svg ", &at, 1));
    y = y.round() + drawing.size.height.round() + 26.0;
    for line in wrap(&drawing.key, 12.0, room) {
        svg.text((MARGIN, y), Anchor::Start, 12.0, &line).fill(Paint::Soft).end();
        y += 16.0;
    }
    let foot = [caption.date, caption.source].into_iter().filter(|text| !text.is_empty());
    for line in wrap(&foot.collect::<Vec<_>>().join(" · "), 12.0, room) {
        svg.text((MARGIN, y), Anchor::Start, 12.0, &line).fill(Paint::Soft).end();
        y += 16.0;
    }
    file(Size { width, height: y + MARGIN - 16.0 }, theme, &svg, title, &drawing.description)
}

/// The preview of the page beside a link, 1200 x 630: the answer as a sentence over bars of NPV.
#[must_use]
pub fn preview(
    evaluation: &Evaluation,
    headline: &str,
    name: &str,
    question: &str,
    format: &dyn Format,
) -> Drawing {
    let theme = Theme::Light;
    let size = Size { width: 1200.0, height: 630.0 };
    let mut svg = Svg::new(theme);
    svg.text((64.0, 84.0), Anchor::Start, 30.0, name).bold().fill(Paint::Ink).end();
    let beside = 64.0 + text_width(name, 30.0) * BOLD + 20.0;
    let lines = wrap(question, 22.0, 1136.0 - beside);
    if let [line] = lines.as_slice() {
        svg.text((beside, 84.0), Anchor::Start, 22.0, line).fill(Paint::Soft).end();
    }
    // The largest type in which the sentence takes at most three lines.
    let sizes = [46.0, 42.0, 38.0, 32.0, 26.0];
    let fits = |size: &&f64| wrap(headline, **size * BOLD, 1072.0).len() <= 3;
    let type_size = *sizes.iter().find(fits).unwrap_or(&20.0);
    let mut y = 162.0;
    for line in wrap(headline, type_size * BOLD, 1072.0) {
        svg.text((64.0, y), Anchor::Start, type_size, &line).bold().fill(Paint::Ink).end();
        y += type_size * 1.24;
    }
    // The bars enlarged, as wide as the sentence.
    let bars = Bars::of(evaluation);
    let (height, bottom, room) = (bars.height(), 604.0, 1072.0);
    let scale = ((bottom - y + 10.0) / height).within(1.0, 2.0);
    let look = Look::new(format, room / scale, height, theme);
    let drawn = bars.draw(&look);
    let Size { width, height } = look.size;
    let top = (bottom - height * scale).round();
    let tag = format!("<svg x=\"64\" y=\"{top}\" ");
    let small = format!("width=\"{}\" height=\"{}\"", width.round(), height.round());
    let large = format!("width=\"{room}\" height=\"{}\"", (height * scale).round());
    svg.raw(&drawn.svg.replacen("<svg ", &tag, 1).replacen(&small, &large, 1));
    let description = format!("{question} {headline}");
    let svg = file(size, theme, &svg, name, &description);
    Drawing {
        svg,
        size,
        theme,
        title: name.to_owned(),
        description,
        table: drawn.table,
        key: drawn.key,
    }
}

/// A root with a background.
fn file(size: Size, theme: Theme, body: &Svg, title: &str, description: &str) -> String {
    let mut svg = Svg::new(theme);
    svg.rect((0.0, 0.0), size.width, size.height).fill(Paint::Surface).end();
    svg.raw(&body.clone().into_string());
    root(size, theme, &format!("{title}. {description}"), &legible(&svg.into_string()))
}

/// A drawing whose texts can be read wherever it is opened: many programs know no `paint-order` and lay the halo over
/// the letters, so these stand once more in front of it.
fn legible(svg: &str) -> String {
    const ORDER: &str = " paint-order=\"stroke\"";
    let (mut out, mut rest) = (String::with_capacity(svg.len()), svg);
    while let Some(at) = rest.find("<text ") {
        let end = rest[at..].find("</text>").map_or(rest.len(), |end| at + end + "</text>".len());
        let (before, text) = rest[..end].split_at(at);
        out.push_str(before);
        out.push_str(&text.replacen(ORDER, "", 1));
        if let Some((tag, content)) = text.split_once('>').filter(|(tag, _)| tag.contains(ORDER)) {
            let is_halo =
                |name: &str| name.starts_with("stroke") || name.starts_with("paint-order");
            // Name and value lie between every second quotation mark.
            let kept = tag.split_inclusive('"').collect::<Vec<_>>();
            let pairs = kept.chunks(2).map(<[&str]>::concat).filter(|p| !is_halo(p.trim_start()));
            out.push_str(&format!("{}>{content}", pairs.collect::<String>()));
        }
        rest = &rest[end..];
    }
    out + rest
}

/// The drawing with the colours of another theme.
fn fixed(svg: &str, from: Theme, to: Theme) -> String {
    let mut out = svg.to_owned();
    for (name, light, dark) in PROPERTIES {
        let old = match from {
            Theme::Page => format!("=\"var({name})\""),
            Theme::Light => format!("=\"{light}\""),
            Theme::Dark => format!("=\"{dark}\""),
        };
        let new = if to == Theme::Dark { dark } else { light };
        // A mark that no colour contains, so that no colour is replaced twice.
        out = out.replace(&old, &format!("=\"\u{1}{new}\""));
    }
    out.replace('\u{1}', "")
}

/// Lines of words no wider than `width`; a word that is wider, as an address is, is cut.
fn wrap(text: &str, size: f64, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if text_width(&format!("{line} {word}"), size) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.extend(cut(word, size, width)),
        }
    }
    lines
}

/// A word in pieces no wider than `width`, of at least one letter.
fn cut(word: &str, size: f64, width: f64) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for letter in word.chars() {
        let piece = pieces.last().map_or("", String::as_str);
        if !piece.is_empty() && text_width(&format!("{piece}{letter}"), size) > width {
            pieces.push(String::new());
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(letter);
        }
    }
    pieces
}

/// A drawing as an address of its own, for the `src` of an image; it may stand between quotes.
#[must_use]
pub fn address(svg: &str) -> String {
    let mut out = String::from("data:image/svg+xml,");
    for letter in svg.chars() {
        match letter {
            letter if letter.is_ascii() && !"\"#%<>".contains(letter) => out.push(letter),
            letter => {
                for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
                    let _ = write!(out, "%{byte:02X}");
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::evaluate;
    use crate::format::Plain;
    use crate::scenario::Scenario;

    fn caption() -> Caption<'static> {
        let (scenario, source) = ("100 MW at $50/MWh & more", "Hash or Host");
        Caption { title: "", scenario, date: "1 January 2027", source }
    }

    #[test]
    fn a_picture_has_its_own_colours_and_words() {
        let bars = Bars::of(&evaluate(&Scenario::default()));
        let drawing = bars.draw(&Look::new(&Plain, 400.0, 160.0, Theme::Page));
        for (theme, colour) in [(Theme::Light, "#b4530a"), (Theme::Dark, "#f5a04a")] {
            let picture = picture(&drawing, &caption(), theme);
            assert!(!picture.contains("var(") && picture.contains(colour));
            for words in
                ["Net present value", "at $50/MWh &amp; more", "1 January 2027 · Hash or Host"]
            {
                assert!(picture.contains(words), "{words}");
            }
        }
    }

    #[test]
    fn a_halo_is_a_text_of_its_own_behind_the_letters() {
        let mut svg = Svg::new(Theme::Light);
        svg.text((1.0, 2.0), Anchor::End, 12.0, "$1 > 2").bold().halo().fill(Paint::Ink).end();
        svg.text((1.0, 2.0), Anchor::Start, 12.0, "plain").end();
        let drawn = svg.into_string();
        let plain = "<text x=\"1\" y=\"2\" font-size=\"12\">plain</text>";
        assert_eq!(
            legible(&drawn),
            format!(
                "{}<text x=\"1\" y=\"2\" font-size=\"12\" text-anchor=\"end\" font-weight=\"600\" \
                 fill=\"#1a1d21\">$1 &gt; 2</text>{plain}",
                drawn.replace(" paint-order=\"stroke\"", "").replace(plain, "")
            )
        );
    }

    #[test]
    fn colours_change_theme_one_by_one() {
        let bars = Bars::of(&evaluate(&Scenario::default()));
        let draw = |theme| bars.draw(&Look::new(&Plain, 400.0, 160.0, theme)).svg;
        assert_eq!(fixed(&draw(Theme::Light), Theme::Light, Theme::Dark), draw(Theme::Dark));
    }

    #[test]
    fn an_address_reads_back_as_the_drawing() {
        let bars = Bars::of(&evaluate(&Scenario::default()));
        let drawing = bars.draw(&Look::new(&Plain, 400.0, 160.0, Theme::Dark));
        let address = address(&picture(&drawing, &caption(), Theme::Dark));
        let text = address.strip_prefix("data:image/svg+xml,").unwrap();
        assert!(!text.contains(['"', '<', '>', '#']) && text.is_ascii());
        let mut bytes = Vec::new();
        let mut rest = text.as_bytes();
        while let [first, tail @ ..] = rest {
            match (first, tail) {
                (b'%', [a, b, tail @ ..]) => {
                    let hex = std::str::from_utf8(&[*a, *b]).unwrap().to_owned();
                    bytes.push(u8::from_str_radix(&hex, 16).unwrap());
                    rest = tail;
                }
                _ => {
                    bytes.push(*first);
                    rest = tail;
                }
            }
        }
        let svg = String::from_utf8(bytes).unwrap();
        let read = roxmltree::Document::parse(&svg).unwrap();
        let said = read.descendants().filter_map(|node| node.text()).collect::<String>();
        assert!(said.contains("$410m") && said.contains("at $50/MWh & more"), "{said}");
    }

    #[test]
    fn words_wrap() {
        assert_eq!(wrap("one two three", 10.0, 45.0), ["one two", "three"]);
        let cut = wrap("https://example.org/#v=1.1.1&mw=50&power=38", 10.0, 100.0);
        assert!(cut.len() > 1 && cut.iter().all(|piece| text_width(piece, 10.0) <= 100.0));
        assert_eq!(cut.concat(), "https://example.org/#v=1.1.1&mw=50&power=38");
        assert_eq!(wrap("abc", 10.0, 1.0), ["a", "b", "c"]);
        assert!(wrap("", 10.0, 20.0).is_empty());
    }
}
