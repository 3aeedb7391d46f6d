//! Everything that can go wrong, one variant each.

use num_bigint::BigUint;
use thiserror::Error;

use crate::{Cell, Grid};

/// Why an operation on a [`Universe`](crate::Universe) failed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Error {
    /// A cell would be born outside the plane, which only HashLife can go on with. The board is as
    /// it was before the call.
    #[error(
        "the board would leave the 64-bit plane in generation {generation}; it is as it was before the call"
    )]
    OutOfPlane {
        /// The first generation that does not fit.
        generation: BigUint,
        /// The generation in which the call started, and in which the board is again.
        start: BigUint,
    },

    /// The board reaches past the 64-bit plane, as only HashLife's can, and somebody asked for all
    /// of its cells, for its bounds or for another engine. Nothing is changed; the part within the
    /// plane can be read.
    #[error(
        "the board reaches past the 64-bit plane, so that not all of its coordinates fit 64 bits; it can be advanced, counted and read within the plane"
    )]
    BeyondPlane,

    /// A cell lies outside the bounded grid that the rule is played on. Nothing was changed.
    #[error(
        "the cell ({}, {}) lies outside the bounded grid {grid}, whose columns are {} to {} and whose rows are {} to {}",
        cell.x, cell.y, grid.bounds().min_x, grid.bounds().max_x, grid.bounds().min_y, grid.bounds().max_y
    )]
    OutsideGrid {
        /// The first such cell.
        cell: Cell,
        /// The grid.
        grid: Grid,
    },

    /// HashLife was asked to advance a board on a bounded grid. Nothing was changed.
    #[error(
        "HashLife cannot advance a board on the bounded grid {grid}; choose the engine auto or tiled"
    )]
    BoundedGrid {
        /// The grid.
        grid: Grid,
    },

    /// The board needs more memory than the universe may take. After `advance` the board is that
    /// of the last generation that fitted; after an edit it is as it was.
    #[error(
        "{needed} bytes are needed and the memory limit of this universe is {limit} bytes; raise the limit or take a smaller board"
    )]
    MemoryLimit {
        /// What the next growth needed in all, in bytes.
        needed: u64,
        /// What the universe may take, in bytes.
        limit: u64,
    },

    /// The system refused memory that the limit allows. The board is as with
    /// [`MemoryLimit`](Self::MemoryLimit).
    #[error("the system has no {bytes} bytes of memory left for the board")]
    OutOfMemory {
        /// What was asked of the system, in bytes.
        bytes: u64,
    },
}
