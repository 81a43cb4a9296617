//! The inputs of the first screen.

use super::Input;

/// The headline inputs, in the order in which they are asked for.
pub const HEADLINE: [Input; 5] = [
    Input::SitePowerPriceUsdPerMwh,
    Input::SiteGridMw,
    Input::GpuCloudLeaseRateUsdPerHour,
    Input::ColocationRentUsdPerKwMonth,
    Input::NetworkBtcPriceUsd,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_those_of_the_table() {
        let mut ordered = HEADLINE;
        ordered.sort();
        let marked: Vec<Input> = Input::ALL.into_iter().filter(|i| i.row().headline).collect();
        assert_eq!(ordered.to_vec(), marked);
    }
}
