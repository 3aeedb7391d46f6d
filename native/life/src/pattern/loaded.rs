//! A pattern in either of its shapes.

use std::borrow::Cow;

use num_bigint::BigUint;

use super::{Description, Flip, Limits, Macrocell, Pattern, PatternError, Rotation, SetOperation};
use crate::Bounds;

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loaded {
    /// A board of cells.
    Cells(Pattern),
    /// A board as a quadtree, which can be far larger than what fits memory as cells.
    Macrocell(Macrocell),
}

impl Loaded {
    /// The rule, the generation and the texts.
    pub fn description(&self) -> &Description {
        match self {
            Self::Cells(pattern) => pattern.description(),
            Self::Macrocell(table) => table.description(),
        }
    }

    /// The same board with another description.
    pub fn with_description(self, description: Description) -> Self {
        match self {
            Self::Cells(pattern) => Self::Cells(pattern.with_description(description)),
            Self::Macrocell(table) => Self::Macrocell(table.with_description(description)),
        }
    }

    /// What the board takes in memory, in bytes.
    pub fn bytes(&self) -> u64 {
        match self {
            Self::Cells(pattern) => pattern.words.bytes(),
            Self::Macrocell(table) => table.bytes(),
        }
    }

    /// How many cells are alive.
    pub fn population(&self) -> BigUint {
        match self {
            Self::Cells(pattern) => pattern.population().into(),
            Self::Macrocell(table) => table.population(),
        }
    }

    /// The smallest rectangle around the live cells, or none if there is no cell.
    ///
    /// # Errors
    /// [`PatternError::BeyondPlane`] if a quadtree has cells outside the 64-bit plane.
    pub fn bounds(&self) -> Result<Option<Bounds>, PatternError> {
        match self {
            Self::Cells(pattern) => Ok(pattern.bounds()),
            Self::Macrocell(table) => table.bounds(),
        }
    }

    /// The board as cells, if that is within the limits.
    pub fn as_pattern(&self, limits: &Limits) -> Result<Cow<'_, Pattern>, PatternError> {
        match self {
            Self::Cells(pattern) => Ok(Cow::Borrowed(pattern)),
            Self::Macrocell(table) => table.to_pattern(limits).map(Cow::Owned),
        }
    }

    /// The board as a quadtree, if that is within the limits.
    pub(super) fn as_macrocell(&self, limits: &Limits) -> Result<Cow<'_, Macrocell>, PatternError> {
        match self {
            Self::Cells(pattern) => Macrocell::from_pattern_within(pattern, limits).map(Cow::Owned),
            Self::Macrocell(table) => Ok(Cow::Borrowed(table)),
        }
    }

    /// The board as cells, if that is within the limits.
    pub fn into_pattern(self, limits: &Limits) -> Result<Pattern, PatternError> {
        match self {
            Self::Cells(pattern) => Ok(pattern),
            Self::Macrocell(table) => table.to_pattern(limits),
        }
    }

    /// The pattern moved to the right by `dx` and down by `dy`. Like all transforms and set
    /// operations, it leaves a quadtree a quadtree, without unpacking it, and keeps what it makes
    /// within the limits.
    pub fn translate(&self, dx: i64, dy: i64, limits: &Limits) -> Result<Self, PatternError> {
        match self {
            Self::Cells(pattern) => pattern.translate_within(dx, dy, limits).map(Self::Cells),
            Self::Macrocell(table) => table.translated(dx, dy, limits).map(Self::Macrocell),
        }
    }

    /// The pattern turned about the origin, as by [`Pattern::rotate`].
    pub fn rotate(&self, rotation: Rotation, limits: &Limits) -> Result<Self, PatternError> {
        self.turn(rotation.into(), limits)
    }

    /// The pattern mirrored at a line through the origin, as by [`Pattern::flip`].
    pub fn flip(&self, flip: Flip, limits: &Limits) -> Result<Self, PatternError> {
        self.turn(flip.into(), limits)
    }

    /// The cells that a set operation makes of those of two patterns: a quadtree if one of them is.
    pub fn combine(
        &self,
        other: &Self,
        operation: SetOperation,
        limits: &Limits,
    ) -> Result<Self, PatternError> {
        if let (Self::Cells(one), Self::Cells(other)) = (self, other) {
            let combined = one.combine_within(other, operation, limits);
            return combined.map(Self::Cells);
        }
        let (one, other) = (self.as_macrocell(limits)?, other.as_macrocell(limits)?);
        one.combine(&other, operation.of_bits(), limits)
            .map(Self::Macrocell)
    }

    /// The part that lies in a region, if that is within the limits. Of a quadtree no more than
    /// that part is unpacked.
    pub fn crop(&self, region: Bounds, limits: &Limits) -> Result<Pattern, PatternError> {
        match self {
            Self::Cells(pattern) => pattern.crop(region),
            Self::Macrocell(table) => table.crop(region, limits),
        }
    }

    /// Whether the cells and the descriptions are the same, whatever the shape: a quadtree is the
    /// same as any other that spells the same board, and as the board's cells.
    pub fn is_same(&self, other: &Self) -> Result<bool, PatternError> {
        if self.description() != other.description() {
            return Ok(false);
        }
        match (self, other) {
            (Self::Cells(one), Self::Cells(other)) => Ok(one == other),
            (Self::Macrocell(one), Self::Macrocell(other)) => one.is_same_board(other),
            (Self::Cells(cells), Self::Macrocell(table))
            | (Self::Macrocell(table), Self::Cells(cells)) => {
                // The cheap question first: a quadtree can have any number of cells.
                Ok(table.population() == cells.population().into()
                    && table.is_same_board(&Macrocell::from_pattern(cells)?)?)
            }
        }
    }
}

impl From<Pattern> for Loaded {
    fn from(pattern: Pattern) -> Self {
        Self::Cells(pattern)
    }
}

impl From<Macrocell> for Loaded {
    fn from(table: Macrocell) -> Self {
        Self::Macrocell(table)
    }
}
