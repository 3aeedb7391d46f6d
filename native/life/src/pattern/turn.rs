//! Turning and mirroring, of the plane or of a bounded grid.

use super::words::Words;
use super::{Flip, Pattern, PatternError, Rotation};
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
    pub(super) fn turn(&self, turn: Turn) -> Result<Self, PatternError> {
        let rule = self.description.rule().rule();
        let Some((rule, grid)) = rule.and_then(|rule| Some((rule, rule.grid()?))) else {
            return self.derive(turned(&self.words, turn, [0, 0]));
        };
        let after = grid.turned(turn).ok_or(PatternError::Unturnable { grid })?;
        // The origin is the centre of a grid whose size is odd. Else it is the cell right of or
        // below the centre, and there is one column or row more on the other side.
        let off_centre = |size: Option<u32>| match size {
            Some(size) if size % 2 == 0 => -1,
            _ => 0,
        };
        let by = [off_centre(after.width()), off_centre(after.height())];
        let mut pattern = self.derive(turned(&self.words, turn, by))?;
        pattern.description = pattern.description.with_rule(rule.on(after));
        Ok(pattern)
    }
}

/// The cells turned about the origin, and moved by so much in each direction that is flipped.
fn turned(words: &Words, turn: Turn, [x, y]: [i64; 2]) -> Result<Words, PatternError> {
    let mut words = if turn.transposed {
        words.transposed()?
    } else {
        words.clone()
    };
    if turn.flipped_in_x {
        words = words.flipped_in_x()?.translated(x, 0)?;
    }
    if turn.flipped_in_y {
        words = words.flipped_in_y()?.translated(0, y)?;
    }
    Ok(words)
}
