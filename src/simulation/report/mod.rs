//! What the futures say together. Pure functions of columns, one value a future in the order of
//! their numbers: the same columns give the same bits, whoever computed which part.

mod best;
mod column;
mod overview;
mod ranks;
mod versus;
#[cfg(js)]
mod written;

pub use best::Rivals;
pub use column::{Ascending, Mean, Sorted};
pub use overview::{
    CASH_PERCENTILES, Certain, Drivers, Lead, PERCENTILES, Quantile, Report, Spread,
};
pub use ranks::Ranks;
pub use versus::{Match, Versus};
