//! What owners decide: words with their months, as the page found them, and what each option was worth to them.

use super::{Page, input};
use crate::book::{Accepted, Book, Value};
use crate::formula::{Expr, Ref, Row, later, number};
use crate::model::Model;
use crate::style::{Numbers, Part};
use hash_or_host::scenario::Input;
use hash_or_host::strategy::{Action, Decision};
use hash_or_host::text::workbook as words;

/// The actions of every owner, one cell a decision.
pub(super) struct Decided {
    /// Of the mine, from month 12 on.
    pub mining: Expr,
    /// Of the hybrid's second mine.
    pub second: Expr,
    /// Of the GPU cloud, from a year after go-live on.
    pub cloud: Expr,
    /// Of the mine on its way out before colocation, from index 0 on.
    pub out_colocation: Expr,
    /// The same before the GPU cloud.
    pub out_cloud: Expr,
}

/// What one owner is asked.
struct Asked<'a> {
    heading: &'static str,
    decisions: &'a [Decision],
    actions: &'a [Action],
    /// The month of the decision numbered 0.
    from: Expr,
    /// Number of the first one.
    first: usize,
}

const MINE: [Action; 4] = Action::ALL;
const CLOUD: [Action; 3] = [Action::Keep, Action::Replace, Action::Close];
const WAY_OUT: [Action; 2] = [Action::Keep, Action::Stop];

/// Fills the sheet.
pub(super) fn decisions(book: &mut Book, model: &Model) -> Decided {
    let sheet = Page::Decisions.id();
    book.put(sheet, (0, 0), words::DECISIONS, Part::Title);
    book.put(sheet, (1, 0), words::DECISIONS_NOTE, Part::Plain);
    book.sheet_mut(sheet).widths = vec![(0, 12.0), (4, 18.0), (5, 18.0), (6, 18.0), (7, 18.0)];
    let go_live = |build| input(build);
    let mut row = 3;
    let mut block = |asked: Asked| block(book, &mut row, model.months, &asked);
    let [heading, second, cloud, out_colocation, out_cloud] = words::DECIDED_BY;
    let zero = || number(0.0);
    Decided {
        mining: block(Asked {
            heading,
            decisions: model.decisions(0),
            actions: &MINE,
            from: zero(),
            first: 1,
        }),
        cloud: block(Asked {
            heading: cloud,
            decisions: model.decisions(2),
            actions: &CLOUD,
            from: go_live(Input::GpuCloudBuildMonths),
            first: 1,
        }),
        out_colocation: block(Asked {
            heading: out_colocation,
            decisions: model.bridge_decisions(1),
            actions: &WAY_OUT,
            from: zero(),
            first: 0,
        }),
        out_cloud: block(Asked {
            heading: out_cloud,
            decisions: model.bridge_decisions(2),
            actions: &WAY_OUT,
            from: zero(),
            first: 0,
        }),
        second: block(Asked {
            heading: second,
            decisions: &model.second.1,
            actions: &MINE,
            from: zero(),
            first: 1,
        }),
    }
}

/// One owner's decisions, one a line, a year apart.
fn block(book: &mut Book, row: &mut u32, months: usize, asked: &Asked) -> Expr {
    let sheet = Page::Decisions.id();
    book.put(sheet, (*row, 0), asked.heading, Part::Total);
    for (column, heading) in words::DECISION_HEADINGS.into_iter().enumerate() {
        book.put(sheet, (*row + 1, column as u32), heading, Part::Heading);
    }
    let top = *row + 2;
    let words: Vec<String> = asked.actions.iter().map(|action| action.key().to_owned()).collect();
    for nth in 0..(months / 12).max(1) {
        let row = top + nth as u32;
        let number = (asked.first + nth) as f64;
        let month = asked.from.clone() + 12.0 * number;
        let taken = asked.decisions.get(nth);
        book.put(sheet, (row, 0), number, Part::Plain);
        book.put(sheet, (row, 1), month.clone(), Part::Plain);
        book.put(sheet, (row, 2), later(input(Input::SiteStart), month - 1.0), Numbers::Month);
        let action = taken.map_or(Action::Keep, |decision| decision.action);
        book.put(sheet, (row, 3), action.key(), Part::Labelled);
        let accepted = Accepted::OneOf(words.clone());
        book.sheet_mut(sheet).accepted.push(((row, 3), accepted));
        for (column, value) in (4..).zip(taken.map_or([None; 4], |decision| decision.values)) {
            let value = value.map_or(Value::Blank, Value::Number);
            book.put(sheet, (row, column), value, Part::Labelled.as_(Numbers::Whole));
        }
    }
    let last = top + (months / 12).max(1) as u32 - 1;
    *row = last + 2;
    let cell = |row| Ref { sheet, column: 3, row: Row::At(row) };
    Expr::Range(cell(top), cell(last))
}
