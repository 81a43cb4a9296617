//! Value splits as bars: who gets each dollar.

use crate::analysis::value_split::{Portions, Unit, ValueSplit};
use crate::view::split::{Row, Split};
use crate::view::words::name;

/// A bar for every split of which something is sold.
#[must_use]
pub fn split(found: &[ValueSplit]) -> Split {
    let row = |split: &ValueSplit| {
        let portions = split.per_unit?;
        Some(Row {
            strategy: split.strategy,
            label: format!("{}, per {}", name(split.strategy), unit(split.unit)),
            price: portions.revenue_usd,
            parts: parts(&portions),
        })
    };
    Split { rows: found.iter().filter_map(row).collect() }
}

/// What is sold, in a word.
#[must_use]
pub const fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::GpuHour => "GPU-hour",
        Unit::KwMonth => "kW-month of IT",
        Unit::Mwh => "MWh",
    }
}

/// The parts by [`To`](crate::view::split::To). Customers who pay ahead are lenders.
#[must_use]
pub fn parts(portions: &Portions) -> [f64; 7] {
    [
        portions.machines_usd,
        portions.facility_usd,
        portions.power_usd,
        portions.operations_usd,
        portions.lenders_usd + portions.prepayment_usd,
        portions.tax_usd,
        portions.owner_usd,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::value_split::value_split;
    use crate::evaluation::evaluate;
    use crate::scenario::Scenario;
    use crate::strategy::Strategy;

    #[test]
    fn the_parts_of_every_bar_add_up_to_its_price() {
        let scenario = Scenario::default();
        let evaluation = evaluate(&scenario);
        let found: Vec<ValueSplit> = Strategy::ALL
            .into_iter()
            .filter_map(|strategy| value_split(&scenario, &evaluation, strategy))
            .collect();
        let chart = split(&found);
        assert_eq!(chart.rows.len(), 3, "the hybrid sells two things");
        for row in chart.rows {
            let sum: f64 = row.parts.iter().sum();
            assert!((sum - row.price).abs() < 1e-9 * row.price, "{}: {sum}", row.label);
        }
    }
}
