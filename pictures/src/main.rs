//! Turns drawings (SVG) into pictures (PNG) beside them, and takes the drawings away: those who preview links read no SVG.

#![forbid(unsafe_code)]

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use resvg::{tiny_skia, usvg};

/// What they may be set in, the best first.
const TYPEFACES: [&str; 6] =
    ["Liberation Sans", "Arial", "Helvetica", "Noto Sans", "Roboto", "DejaVu Sans"];

fn main() -> Result<()> {
    let options = options()?;
    for drawing in std::env::args_os().skip(1).map(PathBuf::from) {
        let svg = fs::read_to_string(&drawing)
            .with_context(|| format!("cannot read {}", drawing.display()))?;
        fs::write(drawing.with_extension("png"), pixels(&svg, &options)?)?;
        fs::remove_file(&drawing)?;
    }
    Ok(())
}

/// This machine's typefaces.
fn options() -> Result<usvg::Options<'static>> {
    let mut options = usvg::Options::default();
    let fonts = options.fontdb_mut();
    fonts.load_system_fonts();
    let has = |name: &&&str| {
        fonts.faces().any(|face| face.families.iter().any(|(family, _)| family == **name))
    };
    let Some(typeface) = TYPEFACES.iter().find(has) else {
        bail!(
            "pictures need one of the typefaces {}: on Debian and Ubuntu `apt-get install fonts-liberation`",
            TYPEFACES.join(", ")
        );
    };
    fonts.set_sans_serif_family(*typeface);
    // What a drawing asks for and this machine does not have.
    options.font_family = (*typeface).to_owned();
    Ok(options)
}

/// A drawing as PNG, a pixel for each of its units.
fn pixels(svg: &str, options: &usvg::Options) -> Result<Vec<u8>> {
    let tree = usvg::Tree::from_str(svg, options)?;
    let size = tree.size().to_int_size();
    let mut pixels =
        tiny_skia::Pixmap::new(size.width(), size.height()).context("a picture without extent")?;
    resvg::render(&tree, tiny_skia::Transform::identity(), &mut pixels.as_mut());
    Ok(pixels.encode_png()?)
}

#[cfg(test)]
mod tests {
    use super::{options, pixels};
    use prerender::preview;
    use resvg::tiny_skia::Pixmap;

    #[test]
    fn the_picture_has_its_size_and_is_not_blank() {
        let png = pixels(&preview::of_page(), &options().unwrap()).unwrap();
        // The header of a PNG: signature, length, "IHDR", width, height.
        assert_eq!(&png[1..4], b"PNG");
        assert_eq!(&png[16..24], [0, 0, 4, 176, 0, 0, 2, 118]);
        let pixels = Pixmap::decode_png(&png).unwrap();
        // A white page of this size would have no dark pixel; letters make thousands.
        let dark = pixels.pixels().iter().filter(|pixel| pixel.green() < 80).count();
        assert!(dark > 10_000, "{dark}");
    }
}
