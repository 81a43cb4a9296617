//! Every figure of every use, as formulas; rates as values, each beside what cash is worth at it.

use super::cash::Business;
use super::derived::Derived;
use super::hybrid::Parts;
use super::owned::sell_now;
use super::{Page, input};
use crate::book::{Book, Content, Value};
use crate::formula::{Expr, Function, any_of, iff, max, number, of, sum, sum_product};
use crate::model::Model;
use crate::months::Column;
use crate::style::{Numbers, Part, Style};
use hash_or_host::evaluation::Figure;
use hash_or_host::finance::Column as C;
use hash_or_host::scenario::Input;
use hash_or_host::strategy::Strategy;
use hash_or_host::text::{figure, strategy, workbook as words};

/// One use of the site.
struct Use<'a> {
    business: &'a Business,
    parts: &'a Parts,
    /// By its number; the hybrid is 3.
    at: usize,
    /// Names of the figures of all uses, by figure and use.
    cells: Vec<[Option<Expr>; 4]>,
}

/// Fills the sheet.
pub(super) fn results(
    book: &mut Book,
    derived: &mut Derived,
    all: &[Option<Business>; 4],
    parts: &Parts,
    model: &Model,
) {
    let sheet = Page::Results.id();
    book.put(sheet, (0, 0), words::RESULTS, Part::Title);
    book.put(sheet, (1, 0), words::RESULTS_NOTE, Part::Plain);
    let page = book.sheet_mut(sheet);
    page.widths = vec![(0, 44.0), (1, 20.0), (2, 20.0), (3, 20.0), (4, 20.0), (5, 14.0), (6, 90.0)];
    page.frozen = (4, 1);
    derived.group(book, "Selling now");
    let sell = derived.term(
        book,
        "sell_now_usd",
        "What selling machines and site now brings, after tax",
        ("USD", Numbers::Whole),
        sell_now(),
    );
    for (column, of) in (1..).zip(Strategy::ALL) {
        book.put(sheet, (3, column), strategy::name(of), Part::Heading);
    }
    let mut cells: Vec<[Option<Expr>; 4]> = vec![Default::default(); Figure::ALL.len()];
    for (at, business) in all.iter().enumerate() {
        let Some(business) = business else {
            book.put(sheet, (4, at as u32 + 1), words::NOT_READY, Part::Plain);
            continue;
        };
        for (figure, cells) in Figure::ALL.into_iter().zip(&mut cells) {
            let row = place(figure);
            let name = name_of(at, figure);
            cells[at] = Some(book.define(name, sheet, (row, at as u32 + 1)));
        }
        let of_use = Use { business, parts, at, cells: cells.clone() };
        of_use.fill(book, sheet, model);
    }
    for wanted in Figure::ALL {
        let row = place(wanted);
        book.put(sheet, (row, 0), figure::name(wanted), Part::Plain);
        book.put(sheet, (row, 5), words::unit(wanted), Part::Plain);
        book.put(sheet, (row, 6), figure::help(wanted), Part::Plain);
        if let Some(first) = checked(wanted) {
            book.put(sheet, (first, 0), words::npv_at(figure::name(wanted)).as_str(), Part::Plain);
            let own = words::own_rate(figure::name(wanted));
            book.put(sheet, (first + 1, 0), own.as_str(), Part::Plain);
        }
    }
    compare(book, sheet, &cells[0], sell, model);
}

/// The first of the two rows in which a rate is checked.
fn checked(figure: Figure) -> Option<u32> {
    match figure {
        Figure::Irr => Some(34),
        Figure::IrrOnSaleValue => Some(36),
        Figure::EquityIrr => Some(38),
        _ => None,
    }
}

/// The rows of what the uses come to beside each other.
const LEAD: u32 = 27;
const BEST: u32 = 28;
const SELL: u32 = 29;

/// The row of a figure.
fn place(figure: Figure) -> u32 {
    4 + figure as u32
}

/// The name of a figure's cell: `colocation_npv_usd`.
fn name_of(strategy: usize, figure: Figure) -> String {
    format!("{}_{}", Strategy::ALL[strategy].key(), figure.key())
}

/// The best use, its lead, and what selling now brings.
fn compare(book: &mut Book, sheet: usize, npvs: &[Option<Expr>; 4], sell: Expr, model: &Model) {
    let most = |which: &[usize]| {
        let ready: Vec<Expr> = which.iter().filter_map(|at| npvs[*at].clone()).collect();
        (!ready.is_empty()).then_some(Expr::Call(Function::Max, ready))
    };
    book.put(sheet, (LEAD, 0), words::LEAD, Part::Plain);
    for (at, own) in npvs.iter().enumerate() {
        let others: Vec<usize> = (0..3).filter(|other| *other != at).collect();
        if let (Some(own), Some(next)) = (own, most(&others)) {
            let cell = (LEAD, at as u32 + 1);
            book.put(sheet, cell, own.clone() - next, Numbers::Whole);
            book.define(format!("{}_lead_usd", Strategy::ALL[at].key()), sheet, cell);
        }
    }
    book.put(sheet, (BEST, 0), words::BEST, Part::Total);
    if let Some(most) = most(&[0, 1, 2, 3]) {
        let mut best: Expr = words::SELLING.into();
        for at in (0..4).rev() {
            if let Some(npv) = &npvs[at] {
                let name = strategy::name(Strategy::ALL[at]);
                best = iff(npv.clone().is(most.clone()), name, best);
            }
        }
        let best = iff(most.below(sell.clone()), words::SELLING, best);
        book.put(sheet, (BEST, 1), best, Part::Total);
        book.define("best_use".to_owned(), sheet, (BEST, 1));
    }
    book.put(sheet, (SELL, 0), words::SELL_NOW, Part::Plain);
    book.put(sheet, (SELL, 1), sell, Numbers::Whole);
    book.says(sheet, (SELL, 1), model.evaluation.sell_now_usd);
    book.put(sheet, (32, 0), words::RATES_CHECKED, Part::Total);
    book.put(sheet, (33, 0), words::RATES_NOTE, Part::Plain);
}

impl Use<'_> {
    fn fill(&self, book: &mut Book, sheet: usize, model: &Model) {
        let figures = model.evaluation.strategies[self.at].as_ref().map(|found| &found.figures);
        for wanted in Figure::ALL {
            let found = figures.and_then(|figures| figures.number(wanted));
            let (row, column) = (place(wanted), self.at as u32 + 1);
            let (numbers, part) = (numbers(wanted), Part::Plain);
            let flows = match wanted {
                Figure::Irr => Some(self.column(C::FreeCashFlow)),
                Figure::EquityIrr => Some(self.column(C::EquityCashFlow)),
                Figure::IrrOnSaleValue => Some(self.business.on_sale),
                _ => None,
            };
            let Some(flows) = flows else {
                let style: Style = part.as_(numbers);
                book.put(sheet, (row, column), self.formula(wanted), style);
                if let Some(value) = found {
                    book.says(sheet, (row, column), value);
                }
                continue;
            };
            let reason = figures.and_then(|figures| figures.reason(wanted));
            let why = reason.map_or(figure::NOTHING_TO_SELL, figure::no_rate);
            let value = found.map_or_else(|| Value::from(why), Value::Number);
            book.put(sheet, (row, column), value, Part::Labelled.as_(numbers));
            let (Some(first), Some(_)) = (checked(wanted), found) else { continue };
            let name = name_of(self.at, wanted);
            let rate = self.cell(wanted);
            let months = self.business.t.all();
            let worth = Expr::Call(Function::PresentValue, vec![flows.all(), months, rate.clone()]);
            book.put(sheet, (first, column), worth, Numbers::Cents);
            book.define(format!("{name}_npv"), sheet, (first, column));
            let own = Expr::Call(Function::YearlyRate, vec![flows.all(), rate]);
            book.put(sheet, (first + 1, column), own, numbers);
            book.define(format!("{name}_now"), sheet, (first + 1, column));
        }
    }

    fn column(&self, column: C) -> Column {
        self.business.of(column)
    }

    /// Another figure of this use.
    fn cell(&self, wanted: Figure) -> Expr {
        self.cell_of(wanted, self.at)
    }

    /// A figure of a use; 0 where it is not ready.
    fn cell_of(&self, wanted: Figure, at: usize) -> Expr {
        self.cells[wanted as usize][at].clone().unwrap_or(number(0.0))
    }

    fn share(&self, book_name: usize) -> Expr {
        self.parts.share(book_name)
    }

    fn formula(&self, wanted: Figure) -> Content {
        let hybrid = self.at == 3;
        let per = |what: Expr, by: Expr| iff(by.clone().above(0.0), what / by, figure::NONE);
        let usd = |column: C| self.column(column).sum();
        let formula = match wanted {
            Figure::Npv => self.present(C::FreeCashFlow) + self.cell(Figure::BridgeNpv),
            Figure::EquityNpv => self.present(C::EquityCashFlow) + self.cell(Figure::BridgeNpv),
            Figure::ExitNpv => match self.business.exit {
                Some(exit) => exit.sum(),
                None => self.added(|business| business.exit.map_or(number(0.0), Column::sum)),
            },
            Figure::NpvPerMw => self.cell(Figure::Npv) / input(Input::SiteGridMw),
            Figure::Payback => {
                let from = || of(Function::Max, self.business.below.all());
                let never = from().above(f64::from(self.business.t.horizon()));
                iff(never, figure::NEVER, from())
            }
            Figure::InitialCapex if hybrid => {
                let ai = self.share(0) * self.ai(|cells| cells(Figure::InitialCapex));
                let later = iff(self.go_live().above(0.0), ai, 0.0);
                later + self.column(C::Capex).month(0)
            }
            Figure::InitialCapex => sum(self.column(C::Capex).part(number(0.0), self.go_live())),
            Figure::PeakFunding => max(-of(Function::Min, self.business.cumulative.all()), 0.0),
            Figure::RevenuePerMwh => per(usd(C::Revenue), usd(C::EnergyMwh)),
            Figure::EbitdaPerMwh => per(usd(C::Ebitda), usd(C::EnergyMwh)),
            Figure::Capex => usd(C::Capex),
            Figure::MinDscr => self.cover(0, Figure::MinDscr),
            Figure::MinDscrInContract => self.cover(1, Figure::MinDscrInContract),
            Figure::EbitdaMargin => per(usd(C::Ebitda), usd(C::Revenue)),
            Figure::EbitdaPerMwYear => {
                let (first, end) = (self.go_live() + self.ramp() + 1.0, self.end());
                let mean =
                    of(Function::Average, self.column(C::Ebitda).part(first.clone(), end.clone()));
                let yearly = mean * 12.0 / input(Input::SiteGridMw);
                iff(first.above(end), figure::NONE, yearly)
            }
            Figure::YieldOnCost if hybrid => {
                self.of_its_ai_part(figure::NONE, |cells| cells(Figure::YieldOnCost))
            }
            Figure::YieldOnCost => {
                let first = self.go_live() + self.ramp() + 1.0;
                let last = || first.clone() + 11.0;
                let late = last().above(f64::from(self.business.t.horizon()));
                let capex = || self.cell(Figure::InitialCapex);
                let none = any_of([late, capex().at_most(0.0)]);
                let year = sum(self.column(C::Ebitda).part(first.clone(), last()));
                iff(none, figure::NONE, year / capex())
            }
            Figure::Revenue => usd(C::Revenue),
            Figure::Energy => usd(C::EnergyMwh),
            Figure::MonthsOperated if hybrid => {
                self.of_its_ai_part(0.0, |cells| cells(Figure::MonthsOperated))
            }
            Figure::MonthsOperated => of(Function::CountPositive, self.column(C::EnergyMwh).all()),
            Figure::BridgeNpv if hybrid => {
                self.share(3) * self.ai(|cells| cells(Figure::BridgeNpv))
            }
            Figure::BridgeNpv => {
                let discount = self.parts.mining.discount.all();
                sum_product(self.column(C::BridgeCashFlow).all(), discount)
            }
            // Values, not formulas.
            Figure::Irr | Figure::IrrOnSaleValue | Figure::EquityIrr => number(0.0),
        };
        formula.into()
    }

    /// Present value of a column at the use's own rate.
    fn present(&self, column: C) -> Expr {
        let own =
            |business: &Business| sum_product(business.of(column).all(), business.discount.all());
        if self.at == 3 { self.added(own) } else { own(self.business) }
    }

    /// A hybrid's sum over its parts.
    fn added(&self, says: impl Fn(&Business) -> Expr) -> Expr {
        let ai = self.parts.chosen(|business, _| says(business)).unwrap_or(number(0.0));
        self.share(0) * ai
            + self.share(1) * says(&self.parts.mining)
            + self.share(2) * says(&self.parts.second)
    }

    /// What the chosen AI business's own figures say.
    fn ai(&self, says: impl Fn(&dyn Fn(Figure) -> Expr) -> Expr) -> Expr {
        let chosen = self.parts.chosen(|_, at| says(&|figure| self.cell_of(figure, at)));
        chosen.unwrap_or(number(0.0))
    }

    /// The same, where it has one.
    fn of_its_ai_part(
        &self,
        none: impl Into<Expr>,
        says: impl Fn(&dyn Fn(Figure) -> Expr) -> Expr,
    ) -> Expr {
        iff(self.share(0).above(0.0), self.ai(says), none)
    }

    fn cover(&self, which: usize, wanted: Figure) -> Expr {
        match self.business.cover {
            Some(cover) => {
                let none = |years: Column| of(Function::Count, years.all()).is(0.0);
                let why = iff(none(cover[0]), self.untested(), figure::NONE);
                iff(none(cover[which]), why, of(Function::Min, cover[which].all()))
            }
            None => self.of_its_ai_part(self.untested(), |cells| cells(wanted)),
        }
    }

    /// Why no year's coverage is known.
    fn untested(&self) -> Expr {
        let drawn = self.column(C::DebtDraw).sum();
        iff(drawn.above(0.0), figure::NO_YEAR, figure::NO_DEBT)
    }

    fn go_live(&self) -> Expr {
        self.months_of([Input::ColocationBuildMonths, Input::GpuCloudBuildMonths])
    }

    fn ramp(&self) -> Expr {
        self.months_of([Input::ColocationRampMonths, Input::GpuCloudRampMonths])
    }

    fn months_of(&self, [colocation, cloud]: [Input; 2]) -> Expr {
        match self.at {
            0 => number(0.0),
            1 => input(colocation),
            2 => input(cloud),
            _ => {
                let by = |_: &Business, at: usize| input(if at == 1 { colocation } else { cloud });
                self.parts.chosen(by).unwrap_or(number(0.0))
            }
        }
    }

    /// The month in which all that is left is sold; the hybrid's is its AI part's.
    fn end(&self) -> Expr {
        let ended = |business: &Business| {
            business.ended.map_or(number(0.0), |ended| of(Function::Max, ended.all()))
        };
        if self.at == 3 {
            self.parts.chosen(|business, _| ended(business)).unwrap_or(number(0.0))
        } else {
            ended(self.business)
        }
    }
}

fn numbers(wanted: Figure) -> Numbers {
    match wanted {
        Figure::Irr
        | Figure::IrrOnSaleValue
        | Figure::EquityIrr
        | Figure::EbitdaMargin
        | Figure::YieldOnCost => Numbers::Percent,
        Figure::RevenuePerMwh | Figure::EbitdaPerMwh | Figure::MinDscr => Numbers::Cents,
        Figure::MinDscrInContract => Numbers::Cents,
        Figure::Payback | Figure::MonthsOperated => Numbers::General,
        _ => Numbers::Whole,
    }
}
