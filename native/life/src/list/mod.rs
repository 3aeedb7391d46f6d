//! The list engine: a board as sorted lists of columns, one list for each row.
//!
//! It is the "list life" of the early mainframes: a generation is one sweep over three
//! neighbouring rows at a time, so it needs neither hashing nor a picture of the empty plane, and
//! costs the same near the origin as 2^63 away from it.

mod generation;
mod rows;

pub(crate) use generation::{Interrupt, Poller, next_generation};
pub(crate) use rows::Rows;
