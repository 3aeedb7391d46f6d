//! Bounded grids on the tiled engine, which knows no edges.
//!
//! Before some generations, the cells near the grid's edges are copied to where their neighbours on
//! the other side of the joined edges will look for them; after them, whatever lies outside the
//! grid is taken away. A wreath of copies that is so many cells wide lasts for as many generations.
//! On a torus it can have any width, as the plane is wound around it evenly, and on a Klein bottle
//! too if the rule does the same in a mirror; spheres and cross-surfaces have corners where the plane
//! is not wound evenly, and are joined anew for each generation. Planes have nothing to copy, and
//! must be cut off after each generation in which something is born outside.
//!
//! As everywhere a cell is one that differs from the background: beyond the edge of a plane lies
//! the background, as in Golly.

mod joins;

use crate::tiled::Tiled;
use crate::{Advance, Bounds, Cell, Control, Error, Grid, Rule, Signal, Stop, Topology};

/// For how many generations copies are made where they can be wide: two passes of the tiles.
const WREATH: u64 = 16;

/// Checks that cells lie on a grid, if there is one.
pub(crate) fn check(grid: Option<Grid>, cells: &[Cell]) -> Result<(), Error> {
    match grid {
        Some(grid) => match cells.iter().find(|&&cell| !grid.contains(cell)) {
            Some(&cell) => Err(Error::OutsideGrid { cell, grid }),
            None => Ok(()),
        },
        None => Ok(()),
    }
}

/// Checks that a whole board lies on a grid, if there is one.
pub(crate) fn check_bounds(grid: Option<Grid>, bounds: Option<Bounds>) -> Result<(), Error> {
    bounds.map_or(Ok(()), |bounds| {
        let corners = [
            Cell::new(bounds.min_x, bounds.min_y),
            Cell::new(bounds.max_x, bounds.max_y),
        ];
        check(grid, &corners)
    })
}

/// Advances a board by a number of generations, or until the control stops it; on the grid of its
/// rule, if there is one, on which all its cells must be. Whatever happens, the board is that of the last whole
/// generation that was made.
pub(crate) fn advance(
    board: &mut Tiled,
    generations: u64,
    control: &dyn Control,
) -> Result<Advance, Error> {
    let rule = board.rule();
    let Some(grid) = rule.grid() else {
        return board.advance(generations, control);
    };
    let wreath = widest_wreath(&rule, grid);
    let start = board.generation();
    let mut done = 0;
    control.report(0);
    loop {
        let part = Part { control, done };
        let stop = some_generations(board, grid, wreath, generations - done, &part);
        cut_off(board, grid);
        done = board.generation() - start;
        let stop = stop?;
        if stop != Stop::Done || done == generations {
            return Ok(Advance {
                generations: done,
                stop,
            });
        }
    }
}

/// Makes one generation at least, unless the control stops it, and leaves outside the grid what it
/// needed there.
fn some_generations(
    board: &mut Tiled,
    grid: Grid,
    wreath: u64,
    left: u64,
    control: &dyn Control,
) -> Result<Stop, Error> {
    // Where nothing is, nothing has to be copied.
    let free = board.bounds().map_or(left, |bounds| margin(bounds, grid));
    let generations = if free > 0 {
        free.min(left)
    } else {
        let width = wreath.min(left);
        let copies = joins::copies(board, grid, width as i64);
        board.insert(&copies)?;
        width
    };
    Ok(board.advance(generations, control)?.stop)
}

/// How wide the copies around a grid can be.
fn widest_wreath(rule: &Rule, grid: Grid) -> u64 {
    let is_even = match grid.topology() {
        Topology::Torus { .. } => true,
        Topology::Klein { twisted, .. } => rule.is_the_same_mirrored(twisted),
        Topology::Plane | Topology::CrossSurface | Topology::Sphere => false,
    };
    if is_even { WREATH } else { 1 }
}

/// How many generations it takes at least until a cell lies outside the grid, less one.
fn margin(cells: Bounds, grid: Grid) -> u64 {
    let edges = grid.bounds();
    let mut margin = u64::MAX;
    if grid.width().is_some() {
        let west = cells.min_x.abs_diff(edges.min_x);
        margin = margin.min(west).min(edges.max_x.abs_diff(cells.max_x));
    }
    if grid.height().is_some() {
        let north = cells.min_y.abs_diff(edges.min_y);
        margin = margin.min(north).min(edges.max_y.abs_diff(cells.max_y));
    }
    margin
}

/// Takes away what lies outside the grid.
fn cut_off(board: &mut Tiled, grid: Grid) {
    let edges = grid.bounds();
    let mut outside: Vec<Cell> = Vec::new();
    let mut add = |region: Bounds| outside.extend(board.cells_within(region));
    if grid.height().is_some() {
        add(Bounds {
            max_y: edges.min_y - 1,
            ..Bounds::PLANE
        });
        add(Bounds {
            min_y: edges.max_y + 1,
            ..Bounds::PLANE
        });
    }
    if grid.width().is_some() {
        add(Bounds {
            max_x: edges.min_x - 1,
            ..Bounds::PLANE
        });
        add(Bounds {
            min_x: edges.max_x + 1,
            ..Bounds::PLANE
        });
    }
    if !outside.is_empty() {
        board.remove(&outside);
    }
}

/// The control of one part of a run: progress counts from the beginning of the first.
struct Part<'a> {
    control: &'a dyn Control,
    done: u64,
}

impl Control for Part<'_> {
    fn poll(&self) -> Signal {
        self.control.poll()
    }

    fn report(&self, generations: u64) {
        self.control.report(self.done + generations);
    }
}
