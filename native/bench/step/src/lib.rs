//! What every Rust contender of the benchmarks computes: a board of Conway's Life some generations
//! on, with the engine of `gol4j-life` and nothing else. The contenders differ in how cells reach
//! it.

use std::{mem, slice};

use gol4j_life::{Cell, Error, Kernel, NoControl, Rule, SmallBoard, Universe};

/// A board that was advanced, by the way that gol4j takes for one of its size.
#[expect(
    clippy::large_enum_variant,
    reason = "it is read and gone; on the heap a small board would take longer"
)]
pub enum Board {
    /// A few cells.
    Small(SmallBoard),
    /// Any other.
    Large {
        /// The board.
        universe: Universe,
        /// How many generations are left.
        to_go: u64,
    },
}

impl Board {
    /// Advances a board of live cells.
    pub fn advanced(cells: &[Cell], generations: u64) -> Result<Self, Error> {
        let mut board = Self::of(cells, generations)?;
        board.advance()?;
        Ok(board)
    }

    /// Takes cells in that are to be advanced; what takes long is left to [`advance`](Self::advance),
    /// which no longer needs them.
    pub fn of(cells: &[Cell], generations: u64) -> Result<Self, Error> {
        let kernel = Kernel::choose(None).unwrap_or(Kernel::Portable);
        if let Some(small) = SmallBoard::advanced(Rule::LIFE, kernel, cells, generations) {
            return Ok(Self::Small(small));
        }
        let mut universe = Universe::new(Rule::LIFE);
        universe.set_alive(cells)?;
        Ok(Self::Large {
            universe,
            to_go: generations,
        })
    }

    /// Computes the generations that are left.
    pub fn advance(&mut self) -> Result<(), Error> {
        if let Self::Large { universe, to_go } = self {
            universe.advance(mem::take(to_go), &NoControl)?;
        }
        Ok(())
    }

    /// How many cells are alive.
    pub fn population(&self) -> u64 {
        match self {
            Self::Small(board) => board.population(),
            // More do not fit memory.
            Self::Large { universe, .. } => {
                u64::try_from(universe.population()).unwrap_or(u64::MAX)
            }
        }
    }

    /// Hands each live cell to a function.
    pub fn for_each(&self, take: impl FnMut(Cell)) -> Result<(), Error> {
        match self {
            Self::Small(board) => board.cells().for_each(take),
            Self::Large { universe, .. } => universe.cells()?.for_each(take),
        }
        Ok(())
    }
}

/// Does the same from x0, y0, x1, y1, … to x0, y0, x1, y1, …. A last number without a partner is
/// left out.
pub fn advanced_flat(coordinates: &[i64], generations: u64) -> Result<Vec<i64>, Error> {
    let board = Board::advanced(cells_of(coordinates), generations)?;
    let mut flat = Vec::with_capacity(2 * board.population() as usize);
    board.for_each(|cell| flat.extend([cell.x, cell.y]))?;
    Ok(flat)
}

/// The cells that x0, y0, x1, y1, … are, where they are. A last number without a partner is left out.
pub fn cells_of(coordinates: &[i64]) -> &[Cell] {
    // SAFETY: a cell is a pair of these numbers, x first, and there are twice as many of them.
    unsafe { slice::from_raw_parts(coordinates.as_ptr().cast(), coordinates.len() / 2) }
}
