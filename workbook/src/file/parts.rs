//! What stands around the sheets: the list of them, names, formats.

use super::escaped;
use crate::book::Book;
use crate::formula::{cell_name, quoted};
use crate::style::{Numbers, Part};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// Where the book is.
pub(super) const RELATIONS: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" ",
    "Target=\"xl/workbook.xml\"/></Relationships>"
);

/// What kind each file is of.
pub(super) fn content_types(book: &Book) -> String {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let mut xml = format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{kind}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{kind}.styles+xml\"/>"
    );
    for sheet in 1..=book.sheets() {
        xml += &format!(
            "<Override PartName=\"/xl/worksheets/sheet{sheet}.xml\" ContentType=\"{kind}.worksheet+xml\"/>"
        );
    }
    xml + "</Types>"
}

/// Sheets and names.
pub(super) fn workbook(book: &Book) -> String {
    let mut xml = format!(
        "{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><bookViews><workbookView/></bookViews><sheets>"
    );
    for sheet in 0..book.sheets() {
        let (name, id) = (escaped(book.sheet_name(sheet)), sheet + 1);
        xml += &format!("<sheet name=\"{name}\" sheetId=\"{id}\" r:id=\"rId{id}\"/>");
    }
    xml += "</sheets><definedNames>";
    let mut names: Vec<_> = book.names().iter().collect();
    names.sort();
    for (name, (sheet, row, column)) in names {
        let (sheet, cell) = (quoted(book.sheet_name(*sheet)), cell_name(*column, *row, true));
        xml += &format!("<definedName name=\"{name}\">{}!{cell}</definedName>", escaped(&sheet));
    }
    xml + "</definedNames><calcPr calcId=\"191029\"/></workbook>"
}

/// Where the sheets are.
pub(super) fn relations(book: &Book) -> String {
    let mut xml = format!("{HEAD}<Relationships xmlns=\"{PACKAGE}\">");
    for id in 1..=book.sheets() {
        xml += &format!(
            "<Relationship Id=\"rId{id}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{id}.xml\"/>"
        );
    }
    let id = book.sheets() + 1;
    xml + &format!(
        "<Relationship Id=\"rId{id}\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/></Relationships>"
    )
}

/// The links of a sheet, one a line.
pub(super) fn link_relations(links: &[((u32, u32), String)]) -> String {
    let mut xml = format!("{HEAD}<Relationships xmlns=\"{PACKAGE}\">");
    for (id, (_, address)) in links.iter().enumerate() {
        xml += &format!(
            "<Relationship Id=\"rId{}\" Type=\"{OFFICE}/hyperlink\" Target=\"{}\" TargetMode=\"External\"/>",
            id + 1,
            escaped(address)
        );
    }
    xml + "</Relationships>"
}

/// The head of a sheet.
pub(super) fn sheet_head() -> String {
    format!("{HEAD}<worksheet xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\">")
}

/// Fonts and fills by [`Part`], number formats by [`Numbers`]: every pair of them is a format.
pub(super) fn styles() -> String {
    let mut xml = format!("{HEAD}<styleSheet xmlns=\"{MAIN}\">");
    xml += "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"#,##0.000000\"/>\
            <numFmt numFmtId=\"165\" formatCode=\"mmm\\ yyyy\"/></numFmts>";
    let font =
        |inner: &str| format!("<font>{inner}<name val=\"Calibri\"/><family val=\"2\"/></font>");
    // By part: plain, heading, title, input, labelled value, total.
    let fonts = [
        "<sz val=\"11\"/>",
        "<b/><sz val=\"11\"/>",
        "<b/><sz val=\"16\"/>",
        "<sz val=\"11\"/><color rgb=\"FF1F3FBF\"/>",
        "<sz val=\"11\"/><color rgb=\"FF7A4A00\"/>",
        "<b/><sz val=\"11\"/>",
    ];
    xml += "<fonts count=\"6\">";
    xml.extend(fonts.map(font));
    let solid = |colour: &str| {
        format!(
            "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"{colour}\"/></patternFill></fill>"
        )
    };
    // The first two are the format's own.
    xml += "</fonts><fills count=\"6\"><fill><patternFill patternType=\"none\"/></fill>\
            <fill><patternFill patternType=\"gray125\"/></fill>";
    xml.extend(["FFECEFF4", "FFFFF9DB", "FFFDE8CF", "FFF3F4F6"].map(solid));
    xml += "</fills><borders count=\"1\"><border/></borders>\
            <cellStyleXfs count=\"1\"><xf/></cellStyleXfs>";
    xml += &format!("<cellXfs count=\"{}\">", Part::ALL.len() * Numbers::ALL.len());
    for part in Part::ALL {
        for numbers in Numbers::ALL {
            let (font, fill) = (part as usize, fill(part));
            let number = number(numbers);
            let wrapped = if numbers == Numbers::Wrapped {
                "<alignment vertical=\"top\" wrapText=\"1\"/>"
            } else {
                ""
            };
            xml += &format!(
                "<xf numFmtId=\"{number}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"0\" xfId=\"0\" \
                 applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyAlignment=\"1\">{wrapped}</xf>"
            );
        }
    }
    xml + "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
}

fn fill(part: Part) -> usize {
    match part {
        Part::Plain | Part::Title => 0,
        Part::Heading => 2,
        Part::Input => 3,
        Part::Labelled => 4,
        Part::Total => 5,
    }
}

/// The format's number: those below 164 are known to every program.
fn number(numbers: Numbers) -> usize {
    match numbers {
        Numbers::General | Numbers::Wrapped => 0,
        Numbers::Whole => 3,
        Numbers::Cents => 4,
        Numbers::Percent => 10,
        Numbers::Factor => 164,
        Numbers::Month => 165,
    }
}
