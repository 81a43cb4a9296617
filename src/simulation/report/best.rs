//! Which choice is best how often, and what it costs not to know.

/// Columns of choices over the same futures, in an order: of equals the first is the best.
#[derive(Clone, Debug, PartialEq)]
pub struct Rivals {
    /// The position of the best choice in each future.
    best: Vec<usize>,
    /// Its value.
    highest: Vec<f64>,
}

impl Rivals {
    /// Of columns of equal length, at least one.
    #[must_use]
    pub fn of(columns: &[&[f64]]) -> Rivals {
        let futures = columns[0].len();
        let mut rivals = Rivals { best: vec![0; futures], highest: columns[0].to_vec() };
        for (position, column) in columns.iter().enumerate().skip(1) {
            let winners = rivals.best.iter_mut().zip(&mut rivals.highest);
            for ((best, highest), value) in winners.zip(*column) {
                if value > highest {
                    (*best, *highest) = (position, *value);
                }
            }
        }
        rivals
    }

    /// The share of futures in which the choice at `position` is the best.
    #[must_use]
    pub fn chance(&self, position: usize) -> f64 {
        let wins = self.best.iter().filter(|best| **best == position).count();
        wins as f64 / self.best.len() as f64
    }

    /// What knowing the future would be worth to one who holds `column`: the mean of how much the
    /// best choice is above it.
    #[must_use]
    pub fn regret(&self, column: &[f64]) -> f64 {
        let behind = self.highest.iter().zip(column).map(|(highest, value)| highest - value);
        behind.sum::<f64>() / self.highest.len() as f64
    }
}

#[cfg(test)]
mod tests {
    use super::Rivals;

    #[test]
    fn of_equals_the_first_is_the_best() {
        let (a, b, c) = ([1.0, 2.0, 3.0, 4.0], [5.0, 2.0, -3.0, 4.0], [0.0, 0.0, 9.0, 4.0]);
        let rivals = Rivals::of(&[&a, &b, &c]);
        assert_eq!([0, 1, 2].map(|i| rivals.chance(i)), [0.5, 0.25, 0.25]);
        // By hand: the best are 5 2 9 4; a is behind by 4 0 6 0, b by 0 0 12 0, c by 5 2 0 0.
        assert_eq!([&a, &b, &c].map(|column| rivals.regret(column)), [2.5, 3.0, 1.75]);
    }
}
