//! What every Rust contender of the benchmarks computes: a board of Conway's Life some generations
//! on, with the engine of `gol4j-life` and nothing else. The contenders differ in how cells reach
//! it.

use gol4j_life::{Cell, Error, NoControl, Rule, Universe};

/// Advances a board of live cells.
pub fn advanced(cells: &[Cell], generations: u64) -> Result<Universe, Error> {
    let mut universe = Universe::new(Rule::LIFE);
    universe.set_alive(cells)?;
    universe.advance(generations, &NoControl)?;
    Ok(universe)
}

/// Does the same from x0, y0, x1, y1, … to x0, y0, x1, y1, …. A last number without a partner is
/// left out.
pub fn advanced_flat(coordinates: &[i64], generations: u64) -> Result<Vec<i64>, Error> {
    let cells: Vec<Cell> = coordinates
        .chunks_exact(2)
        .map(|pair| Cell::new(pair[0], pair[1]))
        .collect();
    let universe = advanced(&cells, generations)?;
    let cells = universe.cells()?;
    Ok(cells.flat_map(|cell| [cell.x, cell.y]).collect())
}
