//! Errands and findings as plain numbers: what crosses between a page and a worker costs one array.
//!
//! Both ends are of one build, so there are no names and no versions in it; what cannot be read is
//! `None`, never half a finding.

use super::{Errand, Finding, Found, Lived};
use crate::scenario::{Input, Scenario, Series};
use crate::simulation::Future;
use crate::simulation::report::{Lead, Mean, Quantile, Report, Spread};
use crate::simulation::waiting::{ConversionDate, Limit, WaitingValue};
use crate::strategy::{Action, Decision, Strategy};

/// Numbers that are still to be read.
pub(super) type Rest<'a> = std::slice::Iter<'a, f64>;

/// What can be written as numbers and read again.
pub(super) trait Letter: Sized {
    /// Writes it behind what is there.
    fn write(&self, to: &mut Vec<f64>);
    /// Reads it from the front.
    fn read(from: &mut Rest) -> Option<Self>;
}

/// A whole number up to `most`.
fn whole(from: &mut Rest, most: f64) -> Option<f64> {
    from.next().copied().filter(|x| (0.0..=most).contains(x) && x.fract() == 0.0)
}

impl Letter for f64 {
    fn write(&self, to: &mut Vec<f64>) {
        to.push(*self);
    }

    fn read(from: &mut Rest) -> Option<f64> {
        from.next().copied()
    }
}

impl Letter for u32 {
    fn write(&self, to: &mut Vec<f64>) {
        to.push(f64::from(*self));
    }

    fn read(from: &mut Rest) -> Option<u32> {
        Some(whole(from, f64::from(u32::MAX))? as u32)
    }
}

impl Letter for usize {
    fn write(&self, to: &mut Vec<f64>) {
        to.push(*self as f64);
    }

    fn read(from: &mut Rest) -> Option<usize> {
        Some(whole(from, f64::from(u32::MAX))? as usize)
    }
}

impl Letter for bool {
    fn write(&self, to: &mut Vec<f64>) {
        to.push(f64::from(u8::from(*self)));
    }

    fn read(from: &mut Rest) -> Option<bool> {
        Some(whole(from, 1.0)? == 1.0)
    }
}

impl<T: Letter> Letter for Option<T> {
    fn write(&self, to: &mut Vec<f64>) {
        self.is_some().write(to);
        if let Some(value) = self {
            value.write(to);
        }
    }

    fn read(from: &mut Rest) -> Option<Option<T>> {
        if bool::read(from)? { Some(Some(T::read(from)?)) } else { Some(None) }
    }
}

impl<T: Letter> Letter for Vec<T> {
    fn write(&self, to: &mut Vec<f64>) {
        self.len().write(to);
        self.iter().for_each(|value| value.write(to));
    }

    fn read(from: &mut Rest) -> Option<Vec<T>> {
        let length = usize::read(from)?;
        (0..length).map(|_| T::read(from)).collect()
    }
}

impl<T: Letter, const N: usize> Letter for [T; N] {
    fn write(&self, to: &mut Vec<f64>) {
        self.iter().for_each(|value| value.write(to));
    }

    fn read(from: &mut Rest) -> Option<[T; N]> {
        let all: Option<Vec<T>> = (0..N).map(|_| T::read(from)).collect();
        all?.try_into().ok()
    }
}

impl<T: Letter> Letter for Box<T> {
    fn write(&self, to: &mut Vec<f64>) {
        (**self).write(to);
    }

    fn read(from: &mut Rest) -> Option<Box<T>> {
        Some(Box::new(T::read(from)?))
    }
}

/// Structs, field after field.
macro_rules! field_by_field {
    ($($type:ty { $($field:ident),* })*) => {$(
        impl Letter for $type {
            fn write(&self, to: &mut Vec<f64>) {
                $(self.$field.write(to);)*
            }

            fn read(from: &mut Rest) -> Option<Self> {
                $(let $field = Letter::read(from)?;)*
                Some(Self { $($field),* })
            }
        }
    )*};
}

field_by_field! {
    Mean { mean, standard_error }
    Quantile { npv_usd, future }
    Lead { of, over, drivers }
    Spread {
        npv_mean_usd, npv_standard_error_usd, npv_usd, quantiles, expected_shortfall_usd,
        chance_npv_negative, cash_needed_usd, cash_planned_usd, chance_cash_above_plan,
        chance_dscr_below_1, fan, chance_best, regret_usd, drivers
    }
    Report { futures, strategies, sell_now_best, lead }
    Found { report, done, of }
    ConversionDate {
        month, share_colocation, share_gpu_cloud, lease_level, hashprice_usd_per_ph_day
    }
    WaitingValue {
        futures, never_usd, now_colocation_usd, now_gpu_cloud_usd, with_option_usd, value_usd,
        value_standard_error_usd, in_sample_value_usd, dates, never_share
    }
    Decision { month, action, values }
    Future {
        btc_price_usd, network_eh_per_s, hashprice_usd_per_ph_day, power_usd_per_mwh, lease_level,
        collected, tenant_found, default_after_months, delay_months, capex_factor, npv_usd,
        decisions
    }
    Lived { number, future }
}

/// Enums without content, by their place in `ALL`.
macro_rules! by_place {
    ($($type:ty),*) => {$(
        impl Letter for $type {
            fn write(&self, to: &mut Vec<f64>) {
                (*self as usize).write(to);
            }

            fn read(from: &mut Rest) -> Option<Self> {
                Self::ALL.get(usize::read(from)?).copied()
            }
        }
    )*};
}

by_place!(Strategy, Action);

impl Letter for Limit {
    fn write(&self, to: &mut Vec<f64>) {
        let (kind, value) = match *self {
            Limit::Always => (0_u32, 0.0),
            Limit::Never => (1, 0.0),
            Limit::Above(value) => (2, value),
            Limit::Below(value) => (3, value),
            Limit::Several => (4, 0.0),
        };
        kind.write(to);
        value.write(to);
    }

    fn read(from: &mut Rest) -> Option<Limit> {
        let (kind, value) = (u32::read(from)?, f64::read(from)?);
        Some(match kind {
            0 => Limit::Always,
            1 => Limit::Never,
            2 => Limit::Above(value),
            3 => Limit::Below(value),
            4 => Limit::Several,
            _ => return None,
        })
    }
}

/// To the last bit, the given paths too, which a link rounds.
impl Letter for Scenario {
    fn write(&self, to: &mut Vec<f64>) {
        Input::ALL.into_iter().for_each(|input| self.get(input).write(to));
        Series::ALL
            .into_iter()
            .for_each(|series| self.series(series).map(<[f64]>::to_vec).write(to));
    }

    fn read(from: &mut Rest) -> Option<Scenario> {
        let values: Option<Vec<_>> =
            Input::ALL.into_iter().map(|input| Some((input, f64::read(from)?))).collect();
        let mut scenario = Scenario::default().set_all(&values?).ok()?;
        for series in Series::ALL {
            let values: Option<Vec<f64>> = Letter::read(from)?;
            scenario = scenario.with_series(series, values.as_deref()).ok()?;
        }
        Some(scenario)
    }
}

impl Letter for Errand {
    fn write(&self, to: &mut Vec<f64>) {
        let (kind, number) = match *self {
            Errand::Futures => (0_u32, 0),
            Errand::Waiting => (1, 0),
            Errand::Future(number) => (2, number),
        };
        kind.write(to);
        number.write(to);
    }

    fn read(from: &mut Rest) -> Option<Errand> {
        let (kind, number) = (u32::read(from)?, u32::read(from)?);
        Some(match kind {
            0 => Errand::Futures,
            1 => Errand::Waiting,
            2 => Errand::Future(number),
            _ => return None,
        })
    }
}

impl Letter for Finding {
    fn write(&self, to: &mut Vec<f64>) {
        match self {
            Finding::Going { done, of } => [0, *done, *of].write(to),
            Finding::TooMany => 1_u32.write(to),
            Finding::Futures(found) => {
                2_u32.write(to);
                found.write(to);
            }
            Finding::Waiting(value) => {
                3_u32.write(to);
                value.write(to);
            }
            Finding::Future(lived) => {
                4_u32.write(to);
                lived.write(to);
            }
        }
    }

    fn read(from: &mut Rest) -> Option<Finding> {
        Some(match u32::read(from)? {
            0 => Finding::Going { done: u32::read(from)?, of: u32::read(from)? },
            1 => Finding::TooMany,
            2 => Finding::Futures(Letter::read(from)?),
            3 => Finding::Waiting(Letter::read(from)?),
            4 => Finding::Future(Letter::read(from)?),
            _ => return None,
        })
    }
}
