//! Patterns and their files.
//!
//! A [`Pattern`] is a board that does not change, with what its file says about it. It is read by
//! [`read`] and [`load`], which know the format by the content, and written by [`write()`] and
//! [`save`]:
//!
//! ```
//! use gol4j_life::pattern::{self, Format, Limits, WriteOptions};
//!
//! let text = b"#N Glider\nx = 3, y = 3, rule = B3/S23\nbo$2bo$3o!";
//! let glider = pattern::read(text, &Limits::default())?.into_pattern(&Limits::default())?;
//! assert_eq!(glider.population(), 5);
//! assert_eq!(glider.description().name(), Some("Glider"));
//!
//! let turned = glider.rotate(pattern::Rotation::Clockwise)?;
//! let mut cells = Vec::new();
//! pattern::write(&mut cells, &turned.into(), Format::Plaintext, &WriteOptions::default())?;
//! assert_eq!(cells, b"!Name: Glider\n!Position: -2,0\nO\nO.O\nOO\n");
//! # Ok::<(), pattern::PatternError>(())
//! ```
//!
//! | format | board | rule | generation | position | name, author, comments |
//! |---|---|---|---|---|---|
//! | RLE | runs of cells | header, `#r` | `#CXRLE Gen=` | `#CXRLE Pos=`, `#P`, `#R` | `#N`, `#O`, `#C` and text after `!` |
//! | macrocell | quadtree | `#R` | `#G` | the tree's | `#N`, `#O`, `#C` |
//! | Life 1.05 | pictures | `#N`, `#R` | `#Generation:` | `#P` | `#Title:`, `#Author:`, `#D` |
//! | Life 1.06 | coordinates | `#R` | `#Generation:` | the cells' | `#Title:`, `#Author:`, `#D` |
//! | plaintext | a picture | `!Rule:` | `!Generation:` | `!Position:` | `!Name:`, `!Author:`, `!` |
//!
//! Where a format has no place for something, it goes into a comment line that other programs skip,
//! so that a file read back is always the same pattern.

mod container;
mod description;
mod error;
mod files;
mod hashlife;
mod life105;
mod life106;
mod limits;
mod loaded;
mod macrocell;
mod memo;
mod node_combine;
mod node_compare;
mod node_pack;
mod node_table;
mod node_translate;
mod node_turn;
mod parts;
mod picture;
mod plaintext;
mod recognise;
mod replace;
mod rle;
mod rule_text;
mod soup;
mod source;
mod transform;
mod turn;
mod unique_nodes;
mod words;

use crate::{Bounds, Cell};

pub use description::Description;
pub use error::{PatternError, Place};
pub use files::{
    Format, WriteOptions, load, load_any, read, read_any, read_as, read_from, save, write,
};
pub use limits::Limits;
pub use loaded::Loaded;
pub use node_table::{Macrocell, Node};
pub use rule_text::RuleText;
pub use soup::{Density, SoupError, Symmetry, soup};

use words::Words;

/// A board that does not change, with what its file says about it.
///
/// Two patterns are equal if their cells and their [descriptions](Description) are.
///
/// The transforms turn and mirror the plane about the origin. They and the set operations keep
/// the description of the pattern that they are called on, and make no pattern of more memory than
/// the default [`Limits`] allow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pattern {
    description: Description,
    words: Words,
}

/// 64 cells of a row of a [`Pattern`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// The column of the first of them, a multiple of 64.
    pub x: i64,
    /// The row.
    pub y: i64,
    /// The cells: bit `i` is the one in column `x + i`. Never 0.
    pub bits: u64,
}

/// A turn about the origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rotation {
    /// By 90 degrees: what was to the right is below.
    Clockwise,
    /// By 180 degrees.
    Half,
    /// By 270 degrees: what was to the right is above.
    Counterclockwise,
}

/// A line through the origin to mirror the plane at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flip {
    /// Left and right change places: x becomes -x.
    LeftRight,
    /// Top and bottom change places: y becomes -y.
    TopBottom,
    /// Rows become columns: x and y change places.
    Diagonal,
}

/// What becomes of the cells of two patterns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetOperation {
    /// Those that are alive in either.
    Union,
    /// Those that are alive in both.
    Intersection,
    /// Those that are alive in the first and not in the second.
    Difference,
    /// Those that are alive in one and not in both.
    SymmetricDifference,
}

impl SetOperation {
    /// What it makes of the bits of cells.
    fn of_bits(self) -> fn(u64, u64) -> u64 {
        match self {
            Self::Union => |a, b| a | b,
            Self::Intersection => |a, b| a & b,
            Self::Difference => |a, b| a & !b,
            Self::SymmetricDifference => |a, b| a ^ b,
        }
    }
}

impl Pattern {
    /// The pattern of these cells, in any order, repeated or not. Its rule is Conway's Life, its
    /// generation 0.
    pub fn from_cells(cells: impl IntoIterator<Item = Cell>) -> Result<Self, PatternError> {
        Words::from_cells(cells).map(Self::from_words)
    }

    fn from_words(words: Words) -> Self {
        Self {
            description: Description::default(),
            words,
        }
    }

    /// The same cells with another description.
    pub fn with_description(self, description: Description) -> Self {
        Self {
            description,
            ..self
        }
    }

    /// The rule, the generation and the texts.
    pub fn description(&self) -> &Description {
        &self.description
    }

    /// How many cells are alive.
    pub fn population(&self) -> u64 {
        self.words.population()
    }

    /// Whether no cell is alive.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The smallest rectangle around the live cells, or none if there is no cell. Its top left
    /// corner is what files call the position of a pattern.
    pub fn bounds(&self) -> Option<Bounds> {
        self.words.bounds()
    }

    /// Whether a cell is alive.
    pub fn is_alive(&self, cell: Cell) -> bool {
        self.words.contains(cell)
    }

    /// The live cells in row-major order.
    pub fn cells(&self) -> impl Iterator<Item = Cell> {
        self.words.cells()
    }

    /// The live cells in row-major order, 64 at a time: the fast way to put a pattern into an
    /// engine that has words too.
    pub fn words(&self) -> impl Iterator<Item = Word> {
        self.words.placed().map(|placed| Word {
            x: placed.word.column * 64,
            y: placed.y,
            bits: placed.word.bits,
        })
    }

    /// The pattern moved to the right by `dx` and down by `dy`.
    pub fn translate(&self, dx: i64, dy: i64) -> Result<Self, PatternError> {
        self.translate_within(dx, dy, &Limits::default())
    }

    pub(super) fn translate_within(
        &self,
        dx: i64,
        dy: i64,
        limits: &Limits,
    ) -> Result<Self, PatternError> {
        self.derive(self.words.translated(dx, dy, limits))
    }

    /// The pattern turned about the origin. One of a bounded grid is turned about the grid's
    /// centre, and its grid with it.
    pub fn rotate(&self, rotation: Rotation) -> Result<Self, PatternError> {
        self.turn(rotation.into(), &Limits::default())
    }

    /// The pattern mirrored at a line through the origin. One of a bounded grid is mirrored at a
    /// line through the grid's centre, and its grid with it.
    pub fn flip(&self, flip: Flip) -> Result<Self, PatternError> {
        self.turn(flip.into(), &Limits::default())
    }

    /// The part of the pattern that lies in a region.
    pub fn crop(&self, region: Bounds) -> Result<Self, PatternError> {
        self.derive(self.words.cropped(region))
    }

    /// The cells that are alive in either pattern.
    pub fn union(&self, other: &Self) -> Result<Self, PatternError> {
        self.combine(other, SetOperation::Union)
    }

    /// The cells that are alive in both patterns.
    pub fn intersection(&self, other: &Self) -> Result<Self, PatternError> {
        self.combine(other, SetOperation::Intersection)
    }

    /// The cells that are alive in this pattern and not in the other.
    pub fn difference(&self, other: &Self) -> Result<Self, PatternError> {
        self.combine(other, SetOperation::Difference)
    }

    /// The cells that are alive in one of the patterns and not in both.
    pub fn symmetric_difference(&self, other: &Self) -> Result<Self, PatternError> {
        self.combine(other, SetOperation::SymmetricDifference)
    }

    /// The cells that a set operation makes of those of two patterns.
    pub fn combine(&self, other: &Self, operation: SetOperation) -> Result<Self, PatternError> {
        self.combine_within(other, operation, &Limits::default())
    }

    pub(super) fn combine_within(
        &self,
        other: &Self,
        operation: SetOperation,
        limits: &Limits,
    ) -> Result<Self, PatternError> {
        let operation = operation.of_bits();
        self.derive(self.words.combine(&other.words, operation, limits))
    }

    fn derive(&self, words: Result<Words, PatternError>) -> Result<Self, PatternError> {
        Ok(Self {
            description: self.description.clone(),
            words: words?,
        })
    }
}
