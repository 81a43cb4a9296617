//! The library of shocks, each with the record it comes from.

use crate::keys::keys;

keys! {
    /// A shock of the stress library.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[repr(u8)]
    pub enum Shock as ShockName {
        /// The winter of 2022 in price and hashprice, from month 1.
        Winter2022 = "winter_2022",
        /// The price fall and the loss of hashrate of China's ban in 2021, from month 1.
        ChinaBan2021 = "china_ban_2021",
        /// A halving whose price does not rise and whose miners do not leave for a year.
        HalvingWithoutPriceSupport = "halving_without_price_support",
        /// The fall of H100 rates in 2023-25, from twelve months before the first contract ends.
        GpuGlut = "gpu_glut",
        /// The same from twelve months after delivery, and contracts are repriced to the market from its
        /// seventh month. Asked for together with the other, it stands alone.
        GpuGlutRepriced = "gpu_glut_repriced",
        /// Tenants and customers stop paying a year after delivery, and come back for less.
        AiSlowdown = "ai_slowdown",
        /// Capacity that has to be built is delivered six months late.
        LateDelivery = "late_delivery",
        /// Power costs twice as much for a year, from month 1.
        PowerSpike = "power_spike",
    }
}

impl Shock {
    /// Where it comes from; what no record gives is called a judgement.
    #[must_use]
    pub const fn record(self) -> &'static [Source] {
        match self {
            Shock::Winter2022 => &WINTER_2022,
            Shock::ChinaBan2021 => &CHINA_BAN_2021,
            Shock::HalvingWithoutPriceSupport => &HALVING,
            Shock::GpuGlut | Shock::GpuGlutRepriced => &GPU_GLUT,
            Shock::AiSlowdown => &AI_SLOWDOWN,
            Shock::LateDelivery => &LATE_DELIVERY,
            Shock::PowerSpike => &POWER_SPIKE,
        }
    }
}

/// Where a shock comes from.
#[derive(Debug)]
#[cfg_attr(
    js,
    derive(serde::Serialize, tsify::Tsify),
    tsify(missing_as_null, rename = "ShockSource")
)]
pub struct Source {
    /// What it says, in short.
    pub text: &'static str,
    /// Where to open it; none for a judgement.
    pub url: Option<&'static str>,
}

const fn source(text: &'static str, url: &'static str) -> Source {
    Source { text, url: Some(url) }
}

const fn judgement(text: &'static str) -> Source {
    Source { text, url: None }
}

/// Charts of blockchain.com: hashrate, difficulty, price every four days, 2009 to November 2024.
const CHARTS: &str = "https://github.com/judista25/BTC_sim";

const WINTER_2022: [Source; 2] = [
    source(
        "Bitcoin −65% in 2022 to $16,865 on 21 December, from $47,881; hashprice about −75%",
        "https://vuink.com/post/svanapr-d-dlnubb-d-dpbz/news/bitcoin-miner-core-scientific-files-for-bankruptcy-133753430-d-dhtml",
    ),
    source(
        "Monthly means of price and difficulty, over those of the end of 2021, in blockchain.com’s \
         charts",
        CHARTS,
    ),
];

const CHINA_BAN_2021: [Source; 2] = [
    source(
        "“Historic 28% downward adjustment” of the difficulty on 3 July 2021",
        "https://hashrateindex.com/blog/hashrate-index-roundup-july-17-2021/",
    ),
    source(
        "Hashrate from 179.3 to 87.6 EH/s between 15 May and 26 July 2021 (7-day means)",
        CHARTS,
    ),
];

const HALVING: [Source; 2] = [
    source(
        "After the halving of 2024 the hashrate fell 13.8% in ten weeks, hashprice in bitcoin 50%",
        CHARTS,
    ),
    judgement("A frozen price for 24 months and no response for 12: judgement"),
];

const GPU_GLUT: [Source; 3] = [
    source(
        "An H100-hour cost $8 and more in 2023, $2.99 in October 2024",
        "https://neighborhoodsf.com/Wikis/Neighborhood+Notes/Published/H100+rental+prices+(%24+per+GPU-hour)",
    ),
    source(
        "One-year contracts: $1.70 in October 2025, $2.35 in March 2026",
        "https://www.techreaderdaily.com/article.html?slug=h100-reserved-capacity-hits-2-35-hour-floor-in-2026",
    ),
    source(
        "A reseller’s contract for H100s of June 2024 was terminated in March 2025 after rates fell",
        "https://www.sec.gov/Archives/edgar/data/64463/000149315225023503/R14.htm",
    ),
];

const AI_SLOWDOWN: [Source; 3] = [
    source(
        "Soluna Cloud’s contract for H100 capacity, $34m over 36 months, was terminated for \
         non-payment after nine months",
        "https://www.sec.gov/Archives/edgar/data/64463/000149315225023503/R14.htm",
    ),
    source(
        "The same borrower’s two loans of 2026: 225 basis points more for tenants below investment \
         grade",
        "https://davefriedman.substack.com/p/coreweave-issued-yet-more-debt",
    ),
    judgement("Twelve months unpaid, then 30% less: judgement"),
];

const LATE_DELIVERY: [Source; 2] = [
    source(
        "One third-party shell’s delay cut CoreWeave’s capex guidance for 2025 by 40%",
        "https://longbridge.cn/news/265246511",
    ),
    judgement("Six months: judgement"),
];

const POWER_SPIKE: [Source; 2] = [
    source(
        "US retail hosting rose from 6 to 8 cents per kWh in 2022",
        "https://education.compassmining.io/education/how-energy-inflation-is-affecting-hosting-rates/",
    ),
    judgement("Twice the price for twelve months: judgement"),
];

/// Shocks that are switched on together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Shocks(u8);

impl Shocks {
    /// None.
    pub const NONE: Shocks = Shocks(0);

    /// These and `shock`.
    #[must_use]
    pub const fn with(self, shock: Shock) -> Shocks {
        Shocks(self.0 | 1 << shock as u8)
    }

    /// These without `shock`.
    #[must_use]
    pub const fn without(self, shock: Shock) -> Shocks {
        Shocks(self.0 & !(1 << shock as u8))
    }

    /// Whether `shock` is switched on.
    #[must_use]
    pub const fn has(self, shock: Shock) -> bool {
        self.0 & 1 << shock as u8 != 0
    }

    /// Whether nothing is.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Those switched on, in the order in which they are shown.
    pub fn iter(self) -> impl Iterator<Item = Shock> {
        Shock::ALL.into_iter().filter(move |shock| self.has(*shock))
    }
}

impl FromIterator<Shock> for Shocks {
    fn from_iter<I: IntoIterator<Item = Shock>>(shocks: I) -> Shocks {
        shocks.into_iter().fold(Shocks::NONE, Shocks::with)
    }
}

impl From<Shock> for Shocks {
    fn from(shock: Shock) -> Shocks {
        Shocks::NONE.with(shock)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_put_in() {
        let both: Shocks = [Shock::PowerSpike, Shock::Winter2022].into_iter().collect();
        assert_eq!(both.iter().collect::<Vec<_>>(), [Shock::Winter2022, Shock::PowerSpike]);
        assert_eq!(both.without(Shock::Winter2022), Shocks::from(Shock::PowerSpike));
        assert!(both.without(Shock::Winter2022).without(Shock::PowerSpike).is_empty());
    }

    #[test]
    fn every_shock_has_a_name_of_its_own_and_a_record() {
        for shock in Shock::ALL {
            assert_eq!(Shock::from_key(shock.key()), Some(shock));
            assert!(!shock.record().is_empty());
        }
    }
}
