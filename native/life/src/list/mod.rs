//! The list engine: a board as sorted lists of columns, one list for each row.
//!
//! It is the "list life" of the early mainframes: a generation is one sweep over three
//! neighbouring rows at a time, so it needs neither hashing nor a picture of the empty plane, and
//! costs the same near the origin as 2^63 away from it. It is far from the fastest, but exact to
//! the last cell of the plane: boards at the plane's edges are its.

mod board;
mod generation;
mod rows;

pub(crate) use board::List;
pub(crate) use generation::{Interrupt, Poller};
