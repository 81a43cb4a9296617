//! From a ledger to cash, and from cash to figures. Knows nothing of megawatts.

mod cash;
mod discount;
mod dscr;
mod irr;
mod ledger;
mod loan;
mod payback;
mod polynomial;
mod tax;

pub use cash::settle;
pub use discount::{Discount, npv};
pub use dscr::{Coverage, coverage, coverage_by_year, first_uncovered, untested};
pub use irr::{NoRate, irr, irr_of};
pub use ledger::{Column, Depth, Ledger, MONTHLY_TYPESCRIPT};
pub use loan::Loan;
pub use payback::{Payback, Running, payback};
pub use tax::{Losses, Tax};
