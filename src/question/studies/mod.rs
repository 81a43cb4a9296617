//! One file a study: what it finds, and what is told of it.

pub(super) mod answer;
pub mod break_even;
pub(super) mod cash;
pub mod curve;
pub mod hybrid;
pub mod map;
pub(super) mod migration;
pub mod split;
pub(super) mod stress;
pub(super) mod tornado;
pub(super) mod waiting;

use super::work::{Desktop, Making, Step};
use super::{ask, told};
