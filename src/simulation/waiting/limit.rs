//! Where a variable must stand for something to be done, all else being usual.

/// Where on its usual range a variable must stand.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(js, derive(serde::Serialize), serde(into = "super::written::ConversionLimit"))]
pub enum Limit {
    /// Anywhere.
    Always,
    /// Nowhere.
    Never,
    /// Above this value.
    Above(f64),
    /// Below this value.
    Below(f64),
    /// On several parts of the range.
    Several,
}

/// Steps into which the range is cut.
const STEPS: usize = 200;

impl Limit {
    /// Of what is `done` at values between `ends`, looked at in equal steps.
    #[must_use]
    pub fn of([low, high]: [f64; 2], done: impl Fn(f64) -> bool) -> Limit {
        let at = |step: usize| low + (high - low) * step as f64 / STEPS as f64;
        let seen: Vec<bool> = (0..=STEPS).map(|step| done(at(step))).collect();
        let mut changes = (1..=STEPS).filter(|step| seen[*step] != seen[step - 1]);
        match (changes.next(), changes.next()) {
            (None, _) if seen[0] => Limit::Always,
            (None, _) => Limit::Never,
            (Some(step), None) if seen[0] => Limit::Below(at(step)),
            (Some(step), None) => Limit::Above(at(step)),
            _ => Limit::Several,
        }
    }

    /// The same in another unit.
    #[must_use]
    pub fn times(self, factor: f64) -> Limit {
        match self {
            Limit::Above(value) => Limit::Above(value * factor),
            Limit::Below(value) => Limit::Below(value * factor),
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Limit;

    #[test]
    fn a_limit_is_found_where_the_answer_changes_once() {
        let between = |done: fn(f64) -> bool| Limit::of([1.0, 3.0], done);
        assert_eq!(between(|x| x > 2.005), Limit::Above(2.01));
        assert_eq!(between(|x| x < 2.005), Limit::Below(2.01));
        assert_eq!((between(|_| true), between(|_| false)), (Limit::Always, Limit::Never));
        assert_eq!(between(|x| x > 1.5 && x < 2.5), Limit::Several);
        assert_eq!(Limit::Above(2.0).times(30.0), Limit::Above(60.0));
    }
}
