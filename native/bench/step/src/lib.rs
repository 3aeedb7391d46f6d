//! What every Rust contender of the benchmarks computes: a board of Conway's Life some generations
//! on, with the engine of `gol4j-life` and nothing else. The contenders differ in how cells reach
//! it.

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
    Large(Universe),
}

impl Board {
    /// Advances a board of live cells.
    pub fn advanced(cells: &[Cell], generations: u64) -> Result<Self, Error> {
        let kernel = Kernel::choose(None).unwrap_or(Kernel::Portable);
        if let Some(small) = SmallBoard::advanced(Rule::LIFE, kernel, cells, generations) {
            return Ok(Self::Small(small));
        }
        let mut universe = Universe::new(Rule::LIFE);
        universe.set_alive(cells)?;
        universe.advance(generations, &NoControl)?;
        Ok(Self::Large(universe))
    }

    /// Hands each live cell to a function.
    pub fn for_each(&self, take: impl FnMut(Cell)) -> Result<(), Error> {
        match self {
            Self::Small(board) => board.cells().for_each(take),
            Self::Large(universe) => universe.cells()?.for_each(take),
        }
        Ok(())
    }
}

/// Does the same from x0, y0, x1, y1, … to x0, y0, x1, y1, …. A last number without a partner is
/// left out.
pub fn advanced_flat(coordinates: &[i64], generations: u64) -> Result<Vec<i64>, Error> {
    let cells: Vec<Cell> = coordinates
        .chunks_exact(2)
        .map(|pair| Cell::new(pair[0], pair[1]))
        .collect();
    let mut flat = Vec::new();
    Board::advanced(&cells, generations)?.for_each(|cell| flat.extend([cell.x, cell.y]))?;
    Ok(flat)
}
