//! Turning and mirroring, of the plane or of a bounded grid.

use super::words::Words;
use super::{Description, Flip, Limits, Loaded, Pattern, PatternError, Rotation};
use crate::rule::Turn;

impl From<Rotation> for Turn {
    fn from(rotation: Rotation) -> Self {
        Self {
            transposed: rotation != Rotation::Half,
            flipped_in_x: rotation != Rotation::Counterclockwise,
            flipped_in_y: rotation != Rotation::Clockwise,
        }
    }
}

impl From<Flip> for Turn {
    fn from(flip: Flip) -> Self {
        Self {
            transposed: flip == Flip::Diagonal,
            flipped_in_x: flip == Flip::LeftRight,
            flipped_in_y: flip == Flip::TopBottom,
        }
    }
}

impl Pattern {
    /// The pattern turned: about the origin or, on a bounded grid, together with the grid.
    pub(super) fn turn(&self, turn: Turn, limits: &Limits) -> Result<Self, PatternError> {
        let (description, by) = self.description.turned(turn)?;
        Ok(Self {
            description,
            words: turned(&self.words, turn, by, limits)?,
        })
    }
}

impl Loaded {
    /// The pattern turned: about the origin or, on a bounded grid, together with the grid.
    pub(super) fn turn(&self, turn: Turn, limits: &Limits) -> Result<Self, PatternError> {
        match self {
            Self::Cells(pattern) => pattern.turn(turn, limits).map(Self::Cells),
            Self::Macrocell(table) => {
                let (description, by) = table.description().turned(turn)?;
                let turned = table.turned(turn, by, limits)?;
                Ok(turned.with_description(description).into())
            }
        }
    }
}

impl Description {
    /// What is to be said of the board turned, and how far it moves in each direction that is
    /// flipped: with a bounded grid, which turns about its centre.
    fn turned(&self, turn: Turn) -> Result<(Self, [i64; 2]), PatternError> {
        let rule = self.rule().rule();
        let Some((rule, grid)) = rule.and_then(|rule| Some((rule, rule.grid()?))) else {
            return Ok((self.clone(), [0, 0]));
        };
        let after = grid.turned(turn).ok_or(PatternError::Unturnable { grid })?;
        // The origin is the centre of a grid whose size is odd. Else it is the cell right of or
        // below the centre, and there is one column or row more on the other side.
        let off_centre = |size: Option<u32>| match size {
            Some(size) if size % 2 == 0 => -1,
            _ => 0,
        };
        let by = [off_centre(after.width()), off_centre(after.height())];
        Ok((self.clone().with_rule(rule.on(after)), by))
    }
}

/// The cells turned about the origin, and moved by so much in each direction that is flipped.
fn turned(
    words: &Words,
    turn: Turn,
    [x, y]: [i64; 2],
    limits: &Limits,
) -> Result<Words, PatternError> {
    let mut words = if turn.transposed {
        words.transposed(limits)?
    } else {
        words.clone()
    };
    if turn.flipped_in_x {
        words = words.flipped_in_x(limits)?.translated(x, 0, limits)?;
    }
    if turn.flipped_in_y {
        words = words.flipped_in_y()?.translated(0, y, limits)?;
    }
    Ok(words)
}
