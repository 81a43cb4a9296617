//! The file: an Office Open XML workbook (ECMA-376), as little of it as every spreadsheet program reads.

mod parts;
mod sheet;
mod zip;

use crate::book::Book;
use zip::Zip;

/// Whether cells carry their values beside their formulas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carried {
    /// They do: a program that does not work out formulas on opening shows them.
    Values,
    /// Formulas alone, which whoever opens it must work out.
    Nothing,
}

/// The bytes of the file.
pub fn write(book: &Book, carried: Carried) -> Vec<u8> {
    let values = match carried {
        Carried::Values => book.values(),
        Carried::Nothing => vec![Default::default(); book.sheets()],
    };
    let mut zip = Zip::default();
    zip.add("[Content_Types].xml", &parts::content_types(book));
    zip.add("_rels/.rels", parts::RELATIONS);
    zip.add("xl/workbook.xml", &parts::workbook(book));
    zip.add("xl/_rels/workbook.xml.rels", &parts::relations(book));
    zip.add("xl/styles.xml", &parts::styles());
    for (at, values) in values.iter().enumerate() {
        zip.add(&format!("xl/worksheets/sheet{}.xml", at + 1), &sheet::sheet(book, at, values));
        if let Some(links) = sheet::links(book, at) {
            zip.add(&format!("xl/worksheets/_rels/sheet{}.xml.rels", at + 1), &links);
        }
    }
    zip.finish()
}

/// Text as it stands in XML, in attributes, too. What XML cannot hold is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'.. => {
                out.push(sign);
            }
            _ => {}
        }
    }
    out
}
