//! Conway's Game of Life on an unbounded plane, and every rule of two states like it.
//!
//! A [`Universe`] holds a board and advances it by any number of generations:
//!
//! ```
//! use gol4j_life::{NoControl, Rule, Universe, classics};
//!
//! let mut universe = Universe::new(Rule::LIFE);
//! universe.set_alive(&classics::acorn())?;
//! universe.advance(1_000, &NoControl)?;
//! assert_eq!(universe.population(), 457u32.into());
//! # Ok::<(), gol4j_life::Error>(())
//! ```
//!
//! The plane has signed 64-bit coordinates; x grows to the right and y grows downwards. A board
//! that grows past the plane goes on in HashLife, or is an [`Error::OutOfPlane`] where the
//! [`Engine`] is [`Engine::Tiled`]; a coordinate never wraps around.
//!
//! A run can be watched and stopped from another thread through a [`Control`].
// Only the kernels, the storage and the threads of the fast engines need it, and say so.
#![deny(unsafe_code)]

mod block;
mod board;
mod bounded;
mod cell;
pub mod classics;
mod control;
mod density;
mod engine;
mod error;
mod exchange;
#[doc(hidden)]
pub mod hashlife;
mod huge_pages;
mod kernel;
mod list;
mod memory;
pub mod pattern;
mod rule;
mod small;
#[doc(hidden)]
pub mod tiled;
mod transition;
mod universe;

pub use cell::{Bounds, Cell};
pub use control::{Control, NoControl, SharedControl, Signal};
pub use density::Squares;
pub use engine::Engine;
pub use error::Error;
pub use exchange::ExchangeError;
pub use kernel::{Kernel, KernelError};
pub use memory::default_memory_limit;
pub use rule::{Axis, Grid, Rule, RuleError, Topology};
pub use small::SmallBoard;
pub use universe::{Advance, Options, Stop, Universe};
