//! A strategy's monthly ledger: nineteen columns, one value a month from index 0 to T.

/// A column of the ledger. Costs and outflows are positive numbers in their own column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(usize)]
pub enum Column {
    /// What customers, the pool and the grid pay, USD.
    Revenue,
    /// Power bought by the owner, USD.
    PowerCost,
    /// Operating cost other than power, USD.
    OperatingCost,
    /// Revenue less both costs, USD.
    Ebitda,
    /// Depreciation, USD.
    Depreciation,
    /// Taxable gain on what is sold, USD; a loss is negative.
    SaleGain,
    /// Tax before interest, USD.
    Tax,
    /// What is bought, USD.
    Capex,
    /// What is sold, USD.
    Proceeds,
    /// Customers' prepayment in, its credit out, USD.
    WorkingCapital,
    /// EBITDA - tax - capex + proceeds + working capital, USD.
    FreeCashFlow,
    /// Loans drawn, USD.
    DebtDraw,
    /// Interest, USD.
    Interest,
    /// Scheduled principal, USD.
    Principal,
    /// Early and final repayment, USD.
    Repayment,
    /// Tax after interest, USD.
    EquityTax,
    /// Cash flow after tax and debt, USD.
    EquityCashFlow,
    /// Energy at the meter, tenant-paid included, MWh.
    EnergyMwh,
    /// After-tax cash of the owned mine on its way out, USD; in no other column.
    BridgeCashFlow,
}

impl Column {
    /// All columns, in order.
    pub const ALL: [Column; 19] = [
        Column::Revenue,
        Column::PowerCost,
        Column::OperatingCost,
        Column::Ebitda,
        Column::Depreciation,
        Column::SaleGain,
        Column::Tax,
        Column::Capex,
        Column::Proceeds,
        Column::WorkingCapital,
        Column::FreeCashFlow,
        Column::DebtDraw,
        Column::Interest,
        Column::Principal,
        Column::Repayment,
        Column::EquityTax,
        Column::EquityCashFlow,
        Column::EnergyMwh,
        Column::BridgeCashFlow,
    ];

    /// The contract's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Column::Revenue => "revenue",
            Column::PowerCost => "power_cost",
            Column::OperatingCost => "operating_cost",
            Column::Ebitda => "ebitda",
            Column::Depreciation => "depreciation",
            Column::SaleGain => "sale_gain",
            Column::Tax => "tax",
            Column::Capex => "capex",
            Column::Proceeds => "proceeds",
            Column::WorkingCapital => "working_capital",
            Column::FreeCashFlow => "free_cash_flow",
            Column::DebtDraw => "debt_draw",
            Column::Interest => "interest",
            Column::Principal => "principal",
            Column::Repayment => "repayment",
            Column::EquityTax => "equity_tax",
            Column::EquityCashFlow => "equity_cash_flow",
            Column::EnergyMwh => "energy_mwh",
            Column::BridgeCashFlow => "bridge_cash_flow",
        }
    }
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

/// Columns of `months + 1` values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    columns: [Vec<f64>; 19],
    depth: Depth,
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
        for column in &mut self.columns {
            column.clear();
            column.resize(months + 1, 0.0);
        }
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
        self.columns[0].len().saturating_sub(1)
    }

    /// One column, index 0 to T.
    #[must_use]
    pub fn column(&self, column: Column) -> &[f64] {
        &self.columns[column as usize]
    }

    /// One column to write to.
    pub fn column_mut(&mut self, column: Column) -> &mut [f64] {
        &mut self.columns[column as usize]
    }

    /// Several columns to write to at once; they must differ.
    ///
    /// # Panics
    /// If a column is named twice: a mistake in this crate, not in any input.
    pub fn columns_mut<const N: usize>(&mut self, columns: [Column; N]) -> [&mut [f64]; N] {
        let disjoint = self.columns.get_disjoint_mut(columns.map(|c| c as usize));
        disjoint.expect("columns differ").map(Vec::as_mut_slice)
    }

    /// The sum of a column.
    #[must_use]
    pub fn sum(&self, column: Column) -> f64 {
        self.column(column).iter().sum()
    }

    /// Overwrites this ledger with `a x left + b x right`, column by column.
    pub fn combine(&mut self, (a, left): (f64, &Ledger), (b, right): (f64, &Ledger)) {
        for ((out, left), right) in self.columns.iter_mut().zip(&left.columns).zip(&right.columns) {
            out.clear();
            out.extend(left.iter().zip(right).map(|(l, r)| a * l + b * r));
        }
    }
}
