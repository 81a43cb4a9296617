//! The sheets, each in a file of its own, and what they share.

mod cash;
mod colocation;
mod decisions;
mod derived;
mod facility;
mod gpu_cloud;
mod hybrid;
mod inputs;
mod loan;
mod mine;
mod operation;
mod owned;
mod paths;
mod readme;
mod results;
mod statement;
mod tax;
mod way_out;

use crate::book::Book;
use crate::formula::Expr;
use crate::model::Model;
use crate::months::Column;
use crate::style::Part;
use cash::Business;
use derived::Derived;
use hash_or_host::scenario::Input;
use hash_or_host::text::workbook::{self as words, About, sheet_name};

pub use inputs::{name_of, shown};

/// The sheets in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Page {
    /// What this is and how to read it.
    Readme,
    /// Every figure.
    Results,
    /// Cash by year.
    Statement,
    /// Every input.
    Inputs,
    /// What owners decide.
    Decisions,
    /// Quantities that follow from inputs alone.
    Derived,
    /// The world, month by month.
    Paths,
    /// Mining on the whole site.
    Mining,
    /// Colocation on the whole site.
    Colocation,
    /// GPU cloud on the whole site.
    GpuCloud,
    /// The hybrid.
    Hybrid,
    /// The hybrid's second mine on headroom, as if on the whole site.
    Headroom,
}

impl Page {
    const ALL: [Page; 12] = [
        Page::Readme,
        Page::Results,
        Page::Statement,
        Page::Inputs,
        Page::Decisions,
        Page::Derived,
        Page::Paths,
        Page::Mining,
        Page::Colocation,
        Page::GpuCloud,
        Page::Hybrid,
        Page::Headroom,
    ];

    /// Its place.
    pub const fn id(self) -> usize {
        self as usize
    }
}

/// An input's cell.
fn input(input: Input) -> Expr {
    // Inputs are named first, in their order (`inputs`).
    Expr::Name(input as usize)
}

/// The month's number and date, first on every sheet of months.
#[derive(Clone, Copy)]
struct Clock {
    /// 0 to T.
    t: Column,
    /// T.
    last: u32,
}

impl Clock {
    fn now(self) -> Expr {
        self.t.now()
    }

    fn horizon(self) -> Expr {
        Expr::Number(f64::from(self.last))
    }
}

/// All sheets of what the model says of a scenario.
pub fn book(model: &Model, about: &About) -> Book {
    let mut book = Book::new();
    for page in Page::ALL {
        book.add(sheet_name(page.id()));
    }
    inputs::inputs(&mut book, model.scenario);
    let mut derived = Derived::new(&mut book);
    let decided = decisions::decisions(&mut book, model);
    let paths = paths::paths(&mut book, &mut derived, model);
    let mining = mine::mine(&mut book, &mut derived, &paths, &decided, model, mine::Site::Sold);
    let second = mine::mine(&mut book, &mut derived, &paths, &decided, model, mine::Site::None);
    let colocation = colocation::colocation(&mut book, &mut derived, &paths, &decided, model);
    let cloud = gpu_cloud::gpu_cloud(&mut book, &mut derived, &paths, &decided, model);
    let shares = hybrid::shares(&mut book, &mut derived);
    let parts = hybrid::Parts { mining, colocation, cloud, second, shares };
    let hybrid = hybrid::hybrid(&mut book, &parts, model);
    let all: [Option<Business>; 4] = [Some(mining), colocation, cloud, hybrid];
    statement::statement(&mut book, &all, model);
    results::results(&mut book, &mut derived, &all, &parts, model);
    readme::readme(&mut book, model, about);
    book
}

/// The sheet of a use that is not ready within the horizon: its title, and why there is no more.
fn not_ready(book: &mut Book, page: usize, title: &'static str) {
    for (text, row) in words::not_ready(title).into_iter().zip(0..) {
        book.put(page, (row, 0), text, Part::Plain);
    }
}
