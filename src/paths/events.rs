//! Dated events: what befalls deliveries, contracts and loans on a day, where a monthly series
//! cannot say it.

/// A month that never comes.
pub const NEVER: usize = usize::MAX;

/// Events of one world. [`Events::NONE`], the default, changes nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Events {
    /// Months by which the first delivery is late: revenue, energy and operating cost begin that
    /// much after go-live, everything else keeps its date.
    pub delay: usize,
    /// First month in which rent is charged at `rent_share`; [`NEVER`] if it is as agreed.
    pub rent_changed_from: usize,
    /// Last month in which it is; [`NEVER`] if for good, and then what later terms open at is
    /// changed, too.
    pub rent_changed_to: usize,
    /// Share of the agreed rent that is charged from then on.
    pub rent_share: f64,
    /// First month in which accelerator contracts in force the month before are void: their hours
    /// sell at the market's rate.
    pub contracts_void_from: usize,
    /// First month in which nothing more of a prepayment is credited.
    pub credit_ends_from: usize,
    /// First month in which every accelerator contract bills the market's rate instead of its own.
    pub contracts_repriced_from: usize,
    /// First month in which new loans on accelerators cost `interest_surcharge` more.
    pub loans_dearer_from: usize,
    /// What new loans cost more from then on, share a year.
    pub interest_surcharge: f64,
    /// What the buildings of AI businesses cost their owner, as a factor of what was planned.
    pub building_cost_factor: f64,
}

impl Events {
    /// Nothing happens.
    pub const NONE: Events = Events {
        delay: 0,
        rent_changed_from: NEVER,
        rent_changed_to: NEVER,
        rent_share: 1.0,
        contracts_void_from: NEVER,
        credit_ends_from: NEVER,
        contracts_repriced_from: NEVER,
        loans_dearer_from: NEVER,
        interest_surcharge: 0.0,
        building_cost_factor: 1.0,
    };

    /// What has happened by the end of `month`. A late delivery is known whenever it is asked for:
    /// owners first decide a year after the date that was promised.
    #[must_use]
    pub fn known_at(self, month: usize) -> Events {
        let known = |from: usize| if from <= month { from } else { NEVER };
        Events {
            rent_changed_from: known(self.rent_changed_from),
            contracts_void_from: known(self.contracts_void_from),
            credit_ends_from: known(self.credit_ends_from),
            contracts_repriced_from: known(self.contracts_repriced_from),
            loans_dearer_from: known(self.loans_dearer_from),
            ..self
        }
    }

    /// The rent charged in month `t` for an agreed `rent`.
    #[inline]
    #[must_use]
    pub fn rent(&self, rent: f64, t: usize) -> f64 {
        let changed = t >= self.rent_changed_from && t <= self.rent_changed_to;
        if changed { rent * self.rent_share } else { rent }
    }

    /// The rent at which a term would open in month `t` for an agreed `rent`: lower where rents
    /// have changed for good.
    #[must_use]
    pub fn opening_rent(&self, rent: f64, t: usize) -> f64 {
        let for_good = t >= self.rent_changed_from && self.rent_changed_to == NEVER;
        if for_good { rent * self.rent_share } else { rent }
    }

    /// What a loan drawn in `month` costs more, share a year.
    #[must_use]
    pub fn surcharge(&self, month: usize) -> f64 {
        if month < self.loans_dearer_from { 0.0 } else { self.interest_surcharge }
    }
}

impl Default for Events {
    fn default() -> Self {
        Events::NONE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_still_to_come_is_not_known() {
        let events = Events {
            delay: 6,
            rent_changed_from: 25,
            rent_share: 0.7,
            contracts_void_from: 25,
            credit_ends_from: 13,
            contracts_repriced_from: 7,
            loans_dearer_from: 13,
            interest_surcharge: 0.0225,
            ..Events::NONE
        };
        let known = events.known_at(24);
        assert_eq!((known.rent(100.0, 25), events.rent(100.0, 25)), (100.0, 70.0));
        assert_eq!((known.contracts_void_from, known.contracts_repriced_from), (NEVER, 7));
        assert_eq!((known.surcharge(12), known.surcharge(13), known.delay), (0.0, 0.0225, 6));
        assert_eq!(events.known_at(25), events);
    }
}
