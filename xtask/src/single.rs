//! The one-file edition: the page with everything in it, for a double click, a mail, a flight.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use sha2::{Digest, Sha256};

use hash_or_host::feed::ORIGIN;

use prerender::preview;

use crate::chunks::Carrier;
use crate::module::{NAME as MODULE, empty};
use crate::tools::esbuild;
use crate::{pin, styles};

/// Its name in `dist/`.
pub const NAME: &str = "hash-or-host.html";

/// What it is made of.
#[derive(Clone, Copy, Debug)]
pub struct Ingredients<'a> {
    /// The finished `index.html`.
    pub page: &'a str,
    /// The style sheets, in one.
    pub styles: &'a str,
    /// The script that runs before anything is painted.
    pub first: &'a str,
    /// The script that starts the page, as a classic one: a page on a disk may import no module.
    pub start: &'a str,
    /// The program: a module that carries those of the site.
    pub program: &'a [u8],
    /// The icon, as SVG.
    pub icon: &'a str,
    /// Where the site is, whose other pages do not come with it.
    pub home: &'a str,
}

/// Writes it into `dist`, from the finished page and program there. `folder` is for what is made on the way.
pub fn write(dist: &Path, folder: &Path) -> Result<()> {
    let read = |file: &Path| {
        fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
    };
    let page = read(&dist.join("index.html"))?;
    let mut css = String::new();
    for name in [styles::FIRST, styles::LATER] {
        css.push_str(&read(&dist.join(name))?);
    }
    let pkg = dist.join("pkg");
    let single = join(&Ingredients {
        page: &page,
        styles: &css,
        first: &read(&dist.join("linked.js"))?,
        start: &start(&pkg, folder)?,
        program: &program(&pkg)?,
        icon: &read(&dist.join("favicon.svg"))?,
        home: &preview::home()?,
    })?;
    fs::write(dist.join(NAME), single)?;
    Ok(())
}

/// The program's script and what starts it, in one. Where that asks for chunks, they are there.
fn start(pkg: &Path, folder: &Path) -> Result<String> {
    let www = crate::root().join("www");
    empty(folder)?;
    let glue = pin::glue(pkg)?;
    fs::copy(pkg.join(&glue), folder.join(format!("{MODULE}.js")))?;
    if let Some(loader) = pin::loader(pkg)? {
        fs::copy(www.join("single-chunks.js"), folder.join(loader))?;
    }
    fs::copy(www.join("single.js"), folder.join("single.js"))?;
    esbuild::join(&folder.join("single.js"), &folder.join("joined.js"))
}

/// The modules of the site's program, the first before the others, carried by one.
fn program(pkg: &Path) -> Result<Vec<u8>> {
    let mut modules = Vec::new();
    for entry in fs::read_dir(pkg)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".wasm") {
            modules.push((!name.starts_with(MODULE), name));
        }
    }
    modules.sort();
    let mut carrier = Carrier::default();
    for (_, name) in &modules {
        carrier.add(&fs::read(pkg.join(name))?);
    }
    Ok(carrier.module())
}

/// One page from all of it. Its policy allows its own scripts and styles by their hashes, and no connection but to where
/// values of the day are asked for, at a press.
pub fn join(ingredients: &Ingredients) -> Result<String> {
    let Ingredients { page, styles, first, start, program, icon, home } = *ingredients;
    for (name, text, end) in [
        ("linked.js", first, "</script"),
        ("the program's script", start, "</script"),
        ("a sheet", styles, "</style"),
    ] {
        if text.to_ascii_lowercase().contains(end) || text.contains("<!--") {
            bail!("{name} contains {end} or a comment of HTML: it cannot stand in the page");
        }
    }
    let policy = format!(
        "default-src 'none'; script-src {} {} 'wasm-unsafe-eval'; style-src {}; img-src data:; \
         worker-src 'none'; connect-src {}; base-uri 'none'; form-action 'none'",
        hash(first),
        hash(start),
        hash(styles),
        ORIGIN
    );
    let mut head = String::new();
    let mut rest = page;
    // Whatever the page would fetch is left out.
    while let Some(at) = rest.find('<') {
        let (before, tag_on) = rest.split_at(at);
        head.push_str(before);
        let end = tag_on.find('>').context("a tag without an end")? + 1;
        let (tag, after) = tag_on.split_at(end);
        rest = after;
        if tag.contains("http-equiv=\"Content-Security-Policy\"") {
            head.push_str(&format!(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"
            ));
        } else if tag.starts_with("<link ") || tag.starts_with("<meta property=\"og:") {
            // Their files do not come with it.
        } else if tag.starts_with("<script ") {
            rest = after.strip_prefix("</script>").context("a script with a text of its own")?;
        } else if tag == "</head>" {
            let icon = BASE64_STANDARD.encode(icon);
            head.push_str(&format!(
                "<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">\n<script>{first}</script>\n<style>{styles}</style>\n</head>"
            ));
        } else if tag == "</body>" {
            let program = BASE64_STANDARD.encode(gzip(program)?);
            head.push_str(&format!(
                "<script type=\"application/gzip+base64\" id=\"program\">{program}</script>\n\
                 <script>{start}</script>\n</body>"
            ));
        } else if tag.starts_with("<main id=\"app\"") {
            // What it names of the site's program is in here.
            head.push_str(&format!("<main id=\"app\" data-home=\"{home}\">"));
        } else {
            head.push_str(&led_home(tag, home));
        }
    }
    head.push_str(rest);
    Ok(head)
}

/// A tag whose link, if it leads to a page beside this one, leads to the site's.
fn led_home(tag: &str, home: &str) -> String {
    const HREF: &str = " href=\"";
    let Some(at) = tag.find(HREF).filter(|_| tag.starts_with("<a ")) else {
        return tag.to_owned();
    };
    let (before, link) = tag.split_at(at + HREF.len());
    let elsewhere = link.starts_with(['#', '"'])
        || link.split(['/', '"']).next().is_some_and(|first| first.contains(':'));
    if elsewhere { tag.to_owned() } else { format!("{before}{home}{link}") }
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::{Ingredients, hash, join, led_home};

    const PAGE: &str = "<html><head><meta http-equiv=\"Content-Security-Policy\" content=\"old\">\
        <link rel=\"stylesheet\" href=\"a.css\"><script type=\"module\" src=\"boot.js\"></script></head>\
        <body><main id=\"app\" data-worker=\"pkg/worker.js\">1 < 2</main></body></html>";

    fn ingredients() -> Ingredients<'static> {
        Ingredients {
            page: PAGE,
            styles: "a{}",
            first: "first()",
            start: "start()",
            program: b"\0asm",
            icon: "<svg/>",
            home: "https://example.org/site/",
        }
    }

    #[test]
    fn a_hash_is_that_of_the_standard() {
        // `printf alert\(1\) | openssl dgst -sha256 -binary | base64`
        assert_eq!(hash("alert(1)"), "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='");
    }

    #[test]
    fn everything_is_inside_and_nothing_is_fetched() {
        let single = join(&ingredients()).unwrap();
        for part in [
            "<style>a{}</style>",
            "<script>first()</script>",
            "<script>start()</script>",
            "<main id=\"app\" data-home=\"https://example.org/site/\">1 < 2</main>",
        ] {
            assert!(single.contains(part), "{part} is not in {single}");
        }
        assert!(single.contains(&format!(
            "script-src {} {} 'wasm",
            hash("first()"),
            hash("start()")
        )));
        for gone in ["boot.js", "a.css", "\"old\"", "src=", "worker.js"] {
            assert!(!single.contains(gone), "{gone} is in {single}");
        }
    }

    #[test]
    fn policies_allow_no_blobs_which_are_saved_and_never_shown() {
        let shell = |name: &str| std::fs::read_to_string(crate::root().join(name)).unwrap();
        let pages =
            [join(&ingredients()).unwrap(), shell("www/index.html"), shell("www/embed.html")];
        for page in pages {
            let policy = page.split("Content-Security-Policy\" content=\"").nth(1).unwrap();
            let policy = policy.split('"').next().unwrap();
            assert!(policy.contains("; worker-src '") && !policy.contains("blob:"), "{policy}");
        }
    }

    #[test]
    fn ways_to_the_pages_beside_it_lead_to_the_site() {
        let led = |link: &str| {
            led_home(&format!("<a class=\"x\" href=\"{link}\">"), "https://example.org/")
        };
        assert_eq!(
            led("glossary.html#npv"),
            "<a class=\"x\" href=\"https://example.org/glossary.html#npv\">"
        );
        for kept in ["#v=1.1.1", "https://other.org/a", "mailto:a@b.org"] {
            assert_eq!(led(kept), format!("<a class=\"x\" href=\"{kept}\">"));
        }
        assert_eq!(led_home("<p href=\"a.html\">", "x"), "<p href=\"a.html\">");
    }

    #[test]
    fn what_would_end_its_element_early_is_refused() {
        assert!(join(&Ingredients { start: "'</SCRIPT>'", ..ingredients() }).is_err());
        assert!(join(&Ingredients { styles: "</style>", ..ingredients() }).is_err());
    }
}
