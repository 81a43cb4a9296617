//! One sheet.

use super::{escaped, parts};
use crate::book::{Accepted, Book, Content, Value};
use crate::formula::{cell_name, text_of};
use crate::grid::Grid;

/// The sheet with the values that its cells carry.
pub(super) fn sheet(book: &Book, sheet: usize, values: &Grid<Value>) -> String {
    let page = book.sheet(sheet);
    let mut xml = parts::sheet_head();
    let (rows, columns) = page.frozen;
    // Only the first sheet is the one that opens.
    xml += if sheet == 0 {
        "<sheetViews><sheetView tabSelected=\"1\" workbookViewId=\"0\">"
    } else {
        "<sheetViews><sheetView workbookViewId=\"0\">"
    };
    if rows > 0 {
        let corner = cell_name(columns, rows, false);
        let (split, pane) = if columns > 0 {
            (format!("xSplit=\"{columns}\" "), "bottomRight")
        } else {
            (String::new(), "bottomLeft")
        };
        xml += &format!(
            "<pane {split}ySplit=\"{rows}\" topLeftCell=\"{corner}\" activePane=\"{pane}\" state=\"frozen\"/>"
        );
    }
    xml +=
        "</sheetView></sheetViews><sheetFormatPr defaultColWidth=\"14\" defaultRowHeight=\"15\"/>";
    if !page.widths.is_empty() {
        xml += "<cols>";
        for (column, width) in &page.widths {
            let at = column + 1;
            xml += &format!("<col min=\"{at}\" max=\"{at}\" width=\"{width}\" customWidth=\"1\"/>");
        }
        xml += "</cols>";
    }
    xml += "<sheetData>";
    let (rows, columns) = book.size(sheet);
    for row in 0..rows {
        xml += &format!("<row r=\"{}\">", row + 1);
        for column in 0..columns {
            cell(book, sheet, (row, column), values.get((row, column)), &mut xml);
        }
        xml += "</row>";
    }
    xml += "</sheetData>";
    accepted(&page.accepted, &mut xml);
    if !page.links.is_empty() {
        xml += "<hyperlinks>";
        for (id, ((row, column), _)) in page.links.iter().enumerate() {
            let cell = cell_name(*column, *row, false);
            xml += &format!("<hyperlink ref=\"{cell}\" r:id=\"rId{}\"/>", id + 1);
        }
        xml += "</hyperlinks>";
    }
    xml + "</worksheet>"
}

/// Where its links lead; `None` without any.
pub(super) fn links(book: &Book, sheet: usize) -> Option<String> {
    let links = &book.sheet(sheet).links;
    (!links.is_empty()).then(|| parts::link_relations(links))
}

fn cell(
    book: &Book,
    sheet: usize,
    (row, column): (u32, u32),
    worked_out: Option<&Value>,
    xml: &mut String,
) {
    let Some((content, style)) = book.cell(sheet, row, column) else { return };
    let (at, style) = (cell_name(column, row, false), style.index());
    let (formula, value) = match content {
        Content::Value(value) => (None, Some(value.clone())),
        Content::Formula(formula) => {
            let text = format!("<f>{}</f>", escaped(&text_of(book, sheet, row, formula)));
            // What the model says stands before what the formula comes to here.
            let carried = worked_out.map(|value| match (value, book.model(sheet, row, column)) {
                (Value::Number(_), Some(model)) => Value::Number(model),
                _ => value.clone(),
            });
            (Some(text), carried)
        }
    };
    let formula_text = formula.as_deref().unwrap_or("");
    match value {
        Some(Value::Number(value)) => {
            *xml +=
                &format!("<c r=\"{at}\" s=\"{style}\">{formula_text}<v>{}</v></c>", written(value));
        }
        Some(Value::Truth(truth)) => {
            let truth = u8::from(truth);
            *xml +=
                &format!("<c r=\"{at}\" s=\"{style}\" t=\"b\">{formula_text}<v>{truth}</v></c>");
        }
        Some(Value::Text(text)) if formula.is_none() => {
            *xml += &format!(
                "<c r=\"{at}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                escaped(&text)
            );
        }
        Some(Value::Text(text)) => {
            *xml += &format!(
                "<c r=\"{at}\" s=\"{style}\" t=\"str\">{formula_text}<v>{}</v></c>",
                escaped(&text)
            );
        }
        Some(Value::Error) => {
            *xml +=
                &format!("<c r=\"{at}\" s=\"{style}\" t=\"e\">{formula_text}<v>#VALUE!</v></c>");
        }
        Some(Value::Blank) | None => {
            *xml += &format!("<c r=\"{at}\" s=\"{style}\">{formula_text}</c>");
        }
    }
}

/// A number that reads back as the same.
fn written(value: f64) -> String {
    let size = value.abs();
    if value == 0.0 || (1e-5..1e16).contains(&size) {
        value.to_string()
    } else {
        format!("{value:E}")
    }
}

fn accepted(rules: &[((u32, u32), Accepted)], xml: &mut String) {
    if rules.is_empty() {
        return;
    }
    *xml += &format!("<dataValidations count=\"{}\">", rules.len());
    for ((row, column), accepted) in rules {
        let cell = cell_name(*column, *row, false);
        let (kind, inner) = match accepted {
            Accepted::Between(low, high) => {
                ("decimal", format!("<formula1>{low}</formula1><formula2>{high}</formula2>"))
            }
            Accepted::WholeBetween(low, high) => {
                ("whole", format!("<formula1>{low}</formula1><formula2>{high}</formula2>"))
            }
            Accepted::OneOf(words) => {
                ("list", format!("<formula1>\"{}\"</formula1>", escaped(&words.join(","))))
            }
        };
        *xml += &format!(
            "<dataValidation type=\"{kind}\" allowBlank=\"0\" showErrorMessage=\"1\" sqref=\"{cell}\">{inner}</dataValidation>"
        );
    }
    *xml += "</dataValidations>";
}
