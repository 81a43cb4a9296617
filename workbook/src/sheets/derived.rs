//! Quantities that follow from inputs, each in a named cell.

use super::inputs::name_of;
use super::{Page, input};
use crate::book::{Book, Content};
use crate::formula::{Expr, int};
use crate::style::{Numbers, Part, Style};
use hash_or_host::scenario::{INPUTS, Input};

/// Years that count as whole months, halves up.
const IN_MONTHS: [Input; 11] = [
    Input::MiningFleetLifeYears,
    Input::ColocationTermYears,
    Input::ColocationFacilityLifeYears,
    Input::GpuCloudTermYears,
    Input::GpuCloudAcceleratorLifeYears,
    Input::GpuCloudServiceLifeYears,
    Input::GpuCloudPrepaymentCreditYears,
    Input::GpuCloudFacilityLifeYears,
    Input::FinanceMiningTenorYears,
    Input::FinanceColocationTenorYears,
    Input::FinanceGpuCloudTenorYears,
];

/// An input of years as whole months.
pub(super) fn in_months(years: Input) -> Expr {
    // They are named right after the inputs.
    let place = IN_MONTHS.iter().position(|known| *known == years);
    place.map_or_else(|| rounded(years), |place| Expr::Name(INPUTS + place))
}

fn rounded(years: Input) -> Expr {
    int(input(years) * 12.0 + 0.5)
}

/// The sheet that grows as sheets of months ask for quantities.
pub(super) struct Derived {
    row: u32,
}

impl Derived {
    /// With its headings.
    pub(super) fn new(book: &mut Book) -> Derived {
        let sheet = Page::Derived.id();
        book.put(sheet, (0, 0), "Derived quantities", Part::Title);
        book.put(
            sheet,
            (1, 0),
            "What follows from inputs alone, named for the formulas.",
            Part::Plain,
        );
        for (column, heading) in ["Quantity", "Name", "Value", "Unit"].into_iter().enumerate() {
            book.put(sheet, (3, column as u32), heading, Part::Heading);
        }
        let page = book.sheet_mut(sheet);
        page.widths = vec![(0, 58.0), (1, 34.0), (2, 20.0), (3, 18.0)];
        page.frozen = (4, 0);
        let mut derived = Derived { row: 4 };
        derived.group(book, "Lives and terms in whole months");
        for years in IN_MONTHS {
            let name = name_of(years).replace("_years", "_months");
            let label = years.row().label;
            derived.term(book, &name, label, ("months", Numbers::General), rounded(years));
        }
        derived
    }

    /// A heading over what follows.
    pub(super) fn group(&mut self, book: &mut Book, heading: &str) {
        book.put(Page::Derived.id(), (self.row + 1, 0), heading, Part::Total);
        self.row += 2;
    }

    /// A quantity by its name, as a formula.
    pub(super) fn term(
        &mut self,
        book: &mut Book,
        name: &str,
        label: &str,
        (unit, numbers): (&str, Numbers),
        content: impl Into<Content>,
    ) -> Expr {
        let (sheet, row) = (Page::Derived.id(), self.row);
        let style: Style = Part::Plain.as_(numbers);
        book.put(sheet, (row, 0), label, Part::Plain);
        book.put(sheet, (row, 1), name, Part::Plain);
        book.put(sheet, (row, 2), content, style);
        book.put(sheet, (row, 3), unit, Part::Plain);
        self.row += 1;
        book.define(name.to_owned(), sheet, (row, 2))
    }
}
