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
// Only the kernels, the storage and the threads of the fast engines need it, and say so with a reason
// for each; to everything else it is forbidden, module by module.
#![deny(unsafe_code)]

#[forbid(unsafe_code)]
mod block;
#[forbid(unsafe_code)]
mod board;
#[forbid(unsafe_code)]
mod bounded;
#[forbid(unsafe_code)]
mod cell;
#[forbid(unsafe_code)]
pub mod classics;
#[forbid(unsafe_code)]
mod control;
#[forbid(unsafe_code)]
mod density;
#[forbid(unsafe_code)]
mod engine;
#[forbid(unsafe_code)]
mod error;
#[forbid(unsafe_code)]
mod exchange;
#[doc(hidden)]
pub mod hashlife;
mod huge_pages;
mod kernel;
#[forbid(unsafe_code)]
mod list;
#[forbid(unsafe_code)]
mod memory;
#[forbid(unsafe_code)]
pub mod pattern;
#[forbid(unsafe_code)]
mod rule;
#[forbid(unsafe_code)]
mod small;
#[doc(hidden)]
pub mod tiled;
#[forbid(unsafe_code)]
mod transition;
#[forbid(unsafe_code)]
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
