//! Rules of two states on the square grid in which a cell's next state depends on the 3 x 3 cells
//! around it.
//!
//! - `table`: what a rule does, as a truth table
//! - `neighbourhood`: which of the nine cells a notation speaks of
//! - `hensel`: the letters of isotropic rules
//! - `parse`: the B/S notation; `map`: MAP strings; `names`: rules by name
//! - `grid`: bounded grids
//! - `family`: rules that are of another kind, told by their spelling
//! - `error`: why a text is no rule

mod error;
mod family;
mod grid;
mod hensel;
mod map;
mod names;
mod neighbourhood;
mod parse;
mod table;

use std::fmt;
use std::str::FromStr;

pub use error::RuleError;
pub(crate) use family::Family;
pub(crate) use grid::Turn;
pub use grid::{Axis, Grid, Topology};
pub(crate) use table::Table;

use neighbourhood::Neighbourhood;

/// A rule: what becomes of a cell, given the 3 x 3 cells around and including it; and the bounded
/// grid that it may be played on.
///
/// All rules that Golly's QuickLife knows can be written as Golly writes them:
///
/// | family | written |
/// |---|---|
/// | totalistic (number of live neighbours) | `B3/S23`, `b3s23`, or `23/3`, survival first |
/// | isotropic (letters of Alan Hensel) | `B2-a/S12`, `B3/S2-i34q` |
/// | von Neumann neighbourhood | `B2/S013V` |
/// | hexagonal neighbourhood | `B245/S3H` |
/// | any (MAP, a truth table in base64) | `MAPARYXfhZofugW…`, with 86, 22 or 6 digits |
/// | one-dimensional (Stephen Wolfram) | `W22`, even numbers only |
/// | by name | `Life`, `HighLife`, `Day & Night`, … |
///
/// A suffix puts the rule on a bounded grid, as [`Grid`] describes: `B3/S23:T30,20`.
///
/// [`Display`](fmt::Display) writes the canonical form, which is Golly's. Two rules are equal if
/// their canonical forms are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rule {
    table: Table,
    notation: Notation,
    grid: Option<Grid>,
}

/// How a rule is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Notation {
    /// Births and survivals, by numbers of neighbours and letters.
    Counts(Neighbourhood),
    /// A truth table.
    Map(Neighbourhood),
    /// A number of Wolfram's.
    Wolfram(u8),
}

impl Rule {
    /// Conway's Game of Life, `B3/S23`.
    pub const LIFE: Self = Self {
        table: Table::LIFE,
        notation: Notation::Counts(Neighbourhood::Moore),
        grid: None,
    };

    /// The nine cells when all are dead.
    pub const ALL_DEAD: u16 = 0;

    /// The nine cells when all are alive.
    pub const ALL_ALIVE: u16 = 0x1FF;

    /// Whether a cell will be alive, given the nine cells around and including it: bit 8 for the
    /// north-west, 7 for the north, 6 for the north-east, 5 for the west, 4 for the cell itself,
    /// 3 for the east, 2 for the south-west, 1 for the south and 0 for the south-east. That is the
    /// order of MAP strings.
    pub fn next(&self, nine: u16) -> bool {
        self.table.next(nine)
    }

    /// The bounded grid that the rule is played on, if it is not the unbounded plane.
    pub fn grid(&self) -> Option<Grid> {
        self.grid
    }

    /// The same rule on the unbounded plane.
    pub fn unbounded(self) -> Self {
        Self { grid: None, ..self }
    }

    /// The same rule on a bounded grid.
    pub(crate) fn on(self, grid: Grid) -> Self {
        Self {
            grid: Some(grid),
            ..self
        }
    }

    /// What becomes of a background: an infinite plane of dead cells, or of live ones.
    pub fn next_background(&self, alive: bool) -> bool {
        self.next(if alive {
            Self::ALL_ALIVE
        } else {
            Self::ALL_DEAD
        })
    }

    /// Whether the rule does the same where horizontal (or vertical) rows are reversed.
    pub(crate) fn is_the_same_mirrored(&self, rows: Axis) -> bool {
        (Self::ALL_DEAD..=Self::ALL_ALIVE).all(|nine| {
            let mirrored = match rows {
                Axis::Horizontal => (nine & 0o111) << 2 | nine & 0o222 | (nine & 0o444) >> 2,
                Axis::Vertical => (nine & 0o007) << 6 | nine & 0o070 | (nine & 0o700) >> 6,
            };
            self.next(nine) == self.next(mirrored)
        })
    }

    pub(crate) fn table(&self) -> Table {
        self.table
    }
}

impl Default for Rule {
    fn default() -> Self {
        Self::LIFE
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.notation {
            Notation::Counts(Neighbourhood::Moore) => hensel::write(f, &self.table)?,
            Notation::Counts(neighbourhood) => neighbourhood.write_counts(f, &self.table)?,
            Notation::Map(neighbourhood) => map::write(f, &self.table, neighbourhood)?,
            Notation::Wolfram(number) => write!(f, "W{number}")?,
        }
        self.grid.map_or(Ok(()), |grid| grid.fmt(f))
    }
}

impl FromStr for Rule {
    type Err = RuleError;

    fn from_str(text: &str) -> Result<Self, RuleError> {
        // Read again for each step of a set: reading it takes longer than a generation of a few
        // cells.
        if text == "B3/S23" {
            return Ok(Self::LIFE);
        }
        parse::rule(text)
    }
}

#[cfg(test)]
mod tests;
