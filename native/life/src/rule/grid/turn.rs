//! Turning and mirroring bounded grids.

use super::{Axis, Grid, Topology};

/// One of the eight ways to turn and mirror a square.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Turn {
    /// Whether columns become rows, before all else.
    pub(crate) transposed: bool,
    pub(crate) flipped_in_x: bool,
    pub(crate) flipped_in_y: bool,
}

impl Turn {
    /// Of something for the columns and the same for the rows, that for the columns afterwards.
    fn order<T>(self, [columns, rows]: [T; 2]) -> [T; 2] {
        if self.transposed {
            [rows, columns]
        } else {
            [columns, rows]
        }
    }

    /// Whether one direction is reversed and the other is not.
    fn mirrors_one(self) -> bool {
        self.flipped_in_x != self.flipped_in_y
    }
}

impl Grid {
    /// The grid turned, if there is one that is joined like that.
    pub(crate) fn turned(self, turn: Turn) -> Option<Self> {
        let [width, height] = turn.order([self.width, self.height]);
        Some(Self {
            topology: self.topology.turned(turn)?,
            width,
            height,
        })
    }
}

impl Topology {
    fn turned(self, turn: Turn) -> Option<Self> {
        Some(match self {
            Self::Plane | Self::CrossSurface => self,
            Self::Torus {
                horizontal_shift,
                vertical_shift,
            } => {
                // A mirror reverses the shift, or the way on which it is made.
                let sign = if turn.mirrors_one() { -1 } else { 1 };
                let [horizontal_shift, vertical_shift] =
                    turn.order([horizontal_shift, vertical_shift].map(|shift| sign * shift));
                Self::Torus {
                    horizontal_shift,
                    vertical_shift,
                }
            }
            Self::Klein { twisted, shifted } => {
                let [horizontal, vertical] = turn.order([Axis::Horizontal, Axis::Vertical]);
                let twisted = match twisted {
                    Axis::Horizontal => horizontal,
                    Axis::Vertical => vertical,
                };
                let shift_reversed = match twisted {
                    Axis::Horizontal => turn.flipped_in_x,
                    Axis::Vertical => turn.flipped_in_y,
                };
                if shifted && shift_reversed {
                    return None;
                }
                Self::Klein { twisted, shifted }
            }
            // The north would be joined to the east.
            Self::Sphere if turn.mirrors_one() => return None,
            Self::Sphere => self,
        })
    }
}
