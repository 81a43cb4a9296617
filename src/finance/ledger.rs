//! A strategy's monthly ledger: nineteen columns, one value a month from index 0 to T.

/// Names every column once: the enum, its order, its names and the TypeScript of a ledger.
macro_rules! columns {
    ($($(#[doc = $doc:literal])+ $column:ident = $name:literal,)+) => {
        /// A column of the ledger. Costs and outflows are positive numbers in their own column.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(usize)]
        pub enum Column {
            $($(#[doc = $doc])+ $column,)+
        }

        /// How many columns there are.
        const COLUMNS: usize = [$($name),+].len();

        impl Column {
            /// All columns, in order.
            pub const ALL: [Column; COLUMNS] = [$(Column::$column),+];

            /// The contract's name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Column::$column => $name,)+
                }
            }
        }

        /// The TypeScript interface of a monthly ledger.
        pub const MONTHLY_TYPESCRIPT: &str = concat!(
            "/** A monthly ledger: index 0 is the valuation date, 1 to T are month ends. Costs and outflows are positive. */\n",
            "export interface Monthly {\n",
            $("  /**", $($doc),+, " */\n  ", $name, ": Float64Array;\n",)+
            "}\n",
        );
    };
}

columns! {
    /// What customers, the pool and the grid pay, USD.
    Revenue = "revenue",
    /// Power bought by the owner, USD.
    PowerCost = "power_cost",
    /// Operating cost other than power, USD.
    OperatingCost = "operating_cost",
    /// Revenue less both costs, USD.
    Ebitda = "ebitda",
    /// Depreciation, USD.
    Depreciation = "depreciation",
    /// Taxable gain on what is sold, USD; a loss is negative.
    SaleGain = "sale_gain",
    /// Tax before interest, USD.
    Tax = "tax",
    /// What is bought, USD.
    Capex = "capex",
    /// What is sold, USD.
    Proceeds = "proceeds",
    /// Customers' prepayment in, its credit out, USD.
    WorkingCapital = "working_capital",
    /// EBITDA - tax - capex + proceeds + working capital, USD.
    FreeCashFlow = "free_cash_flow",
    /// Loans drawn, USD.
    DebtDraw = "debt_draw",
    /// Interest, USD.
    Interest = "interest",
    /// Scheduled principal, USD.
    Principal = "principal",
    /// Early and final repayment, USD.
    Repayment = "repayment",
    /// Tax after interest, USD.
    EquityTax = "equity_tax",
    /// Cash flow after tax and debt, USD.
    EquityCashFlow = "equity_cash_flow",
    /// Energy at the meter, tenant-paid included, MWh.
    EnergyMwh = "energy_mwh",
    /// After-tax cash of the owned mine on its way out, USD; in no other column.
    BridgeCashFlow = "bridge_cash_flow",
}

/// How much of a ledger is filled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// Up to free cash flow: loans and equity stay at zero.
    Value,
    /// Everything.
    #[default]
    Full,
}

/// Columns of `months + 1` values, one after the other.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    values: Vec<f64>,
    /// Values in a column.
    length: usize,
    depth: Depth,
    /// The columns that may hold something else than zeros, one bit each.
    written: u32,
}

impl PartialEq for Ledger {
    fn eq(&self, other: &Ledger) -> bool {
        (self.length, self.depth) == (other.length, other.depth) && self.values == other.values
    }
}

impl Ledger {
    /// An empty ledger of `months + 1` zeros a column.
    #[must_use]
    pub fn new(months: usize) -> Ledger {
        let mut ledger = Ledger::default();
        ledger.reset(months);
        ledger
    }

    /// Back to zeros, keeping the memory.
    pub fn reset(&mut self, months: usize) {
        if self.length == months + 1 {
            // Columns side by side at once: a call to fill takes longer than a short column.
            let mut left = self.written;
            while left != 0 {
                let first = left.trailing_zeros();
                let count = (left >> first).trailing_ones();
                let (from, to) = (first as usize, (first + count) as usize);
                self.values[from * self.length..to * self.length].fill(0.0);
                left &= !(((1 << count) - 1) << first);
            }
        } else {
            self.length = months + 1;
            // Filling in place is many times as fast as clearing and growing again.
            self.values.resize(COLUMNS * self.length, 0.0);
            self.values.fill(0.0);
        }
        self.written = 0;
    }

    /// How much is to be filled.
    pub fn set_depth(&mut self, depth: Depth) {
        self.depth = depth;
    }

    /// How much is filled.
    #[must_use]
    pub fn depth(&self) -> Depth {
        self.depth
    }

    /// T.
    #[must_use]
    pub fn months(&self) -> usize {
        self.length.saturating_sub(1)
    }

    /// All columns, one after the other in their order.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    fn range(&self, column: Column) -> std::ops::Range<usize> {
        let start = column as usize * self.length;
        start..start + self.length
    }

    /// Whether a loan is drawn.
    #[must_use]
    pub fn borrows(&self) -> bool {
        self.column(Column::DebtDraw).iter().any(|usd| *usd > 0.0)
    }

    /// One column, index 0 to T.
    #[must_use]
    pub fn column(&self, column: Column) -> &[f64] {
        &self.values[self.range(column)]
    }

    /// One column to write to.
    pub fn column_mut(&mut self, column: Column) -> &mut [f64] {
        let range = self.range(column);
        self.written |= bit(column);
        &mut self.values[range]
    }

    /// Several columns to write to at once; they must differ.
    ///
    /// # Panics
    /// If a column is named twice: a mistake in this crate, not in any input.
    pub fn columns_mut<const N: usize>(&mut self, columns: [Column; N]) -> [&mut [f64]; N] {
        self.columns_of_which(columns, &columns)
    }

    /// Several columns at once, of which those in `written` are written to and the others only read:
    /// what holds zeros still is known to.
    ///
    /// # Panics
    /// As [`Ledger::columns_mut`].
    pub(super) fn columns_of_which<const N: usize>(
        &mut self,
        columns: [Column; N],
        written: &[Column],
    ) -> [&mut [f64]; N] {
        let ranges = columns.map(|column| self.range(column));
        self.written = written.iter().fold(self.written, |all, column| all | bit(*column));
        self.values.get_disjoint_mut(ranges).expect("columns differ")
    }

    /// The sum of a column.
    #[must_use]
    pub fn sum(&self, column: Column) -> f64 {
        self.column(column).iter().sum()
    }

    /// Overwrites this ledger with `a x left + b x right`, column by column.
    pub fn combine(&mut self, (a, left): (f64, &Ledger), (b, right): (f64, &Ledger)) {
        if self.length != left.length {
            self.reset(left.months());
        }
        let written = left.written | right.written;
        for column in Column::ALL {
            let range = self.range(column);
            let out = &mut self.values[range.clone()];
            if written & bit(column) != 0 {
                let parts = left.values[range.clone()].iter().zip(&right.values[range]);
                for (out, (left, right)) in out.iter_mut().zip(parts) {
                    *out = a * left + b * right;
                }
            } else if self.written & bit(column) != 0 {
                out.fill(0.0);
            }
        }
        self.written = written;
    }

    /// Divides the money of each month by `level` of that month; energy stays.
    pub fn deflate(&mut self, level: impl Fn(usize) -> f64) {
        let levels: Vec<f64> = (0..self.length).map(level).collect();
        for column in Column::ALL.into_iter().filter(|column| *column != Column::EnergyMwh) {
            for (usd, level) in self.column_mut(column).iter_mut().zip(&levels) {
                *usd /= level;
            }
        }
    }

    /// Adds `a x other`, column by column.
    pub fn add(&mut self, a: f64, other: &Ledger) {
        self.written |= other.written;
        for (out, other) in self.values.iter_mut().zip(&other.values) {
            *out += a * other;
        }
    }
}

/// A column's bit.
fn bit(column: Column) -> u32 {
    1 << column as u32
}
