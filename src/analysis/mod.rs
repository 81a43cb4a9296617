//! What would change the answer: questions asked of many evaluations.

mod site;
pub mod stress;
pub mod waiting;
