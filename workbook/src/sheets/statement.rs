//! Cash by model year: the same columns of every use, summed.

use super::Page;
use super::cash::Business;
use crate::book::Book;
use crate::formula::sum;
use crate::model::Model;
use crate::style::{Numbers, Part};
use hash_or_host::finance::Column as C;
use hash_or_host::strategy::Strategy;
use hash_or_host::text::{strategy, workbook as words};

/// Fills the sheet: a block a use, years across.
pub(super) fn statement(book: &mut Book, all: &[Option<Business>; 4], model: &Model) {
    let sheet = Page::Statement.id();
    book.put(sheet, (0, 0), words::STATEMENT, Part::Title);
    book.put(sheet, (1, 0), words::STATEMENT_NOTE, Part::Plain);
    let page = book.sheet_mut(sheet);
    page.widths = vec![(0, 34.0)];
    page.frozen = (2, 1);
    let years = (model.months / 12) as u32;
    let mut row = 3;
    for (business, of) in all.iter().zip(Strategy::ALL) {
        book.put(sheet, (row, 0), strategy::name(of), Part::Total);
        let Some(business) = business else {
            book.put(sheet, (row, 1), words::NOT_READY, Part::Plain);
            row += 2;
            continue;
        };
        book.put(sheet, (row, 1), words::ALL_YEARS, Part::Heading);
        book.put(sheet, (row, 2), words::AT_START, Part::Heading);
        for year in 1..=years {
            book.put(sheet, (row, 2 + year), words::year(year).as_str(), Part::Heading);
        }
        for column in C::ALL {
            row += 1;
            let months = business.of(column);
            let whole = Numbers::Whole;
            book.put(sheet, (row, 0), words::column(column), Part::Plain);
            book.put(sheet, (row, 1), months.sum(), Part::Total.as_(whole));
            book.put(sheet, (row, 2), months.month(0), whole);
            for year in 1..=years {
                let of_year = sum(months.months(12 * year - 11, 12 * year));
                book.put(sheet, (row, 2 + year), of_year, whole);
            }
        }
        row += 2;
    }
}
