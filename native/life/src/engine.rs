//! Which of the two fast engines advances a board.

use std::fmt;

/// Who advances a board. The choice never changes what becomes of it, only how long that takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Engine {
    /// Whichever is faster. A board begins in tiles, moves to HashLife when a race between the two
    /// shows that it pays, and back when it does not. Where the board would leave the 64-bit
    /// plane, it goes on in HashLife.
    #[default]
    Auto,
    /// Bit-parallel tiles: the cost is that of the active part of the board, generation by
    /// generation. The board must stay within the 64-bit plane.
    Tiled,
    /// HashLife: what repeats in space or time is computed once, so that the cost is that of what is
    /// new. The board may grow past the 64-bit plane.
    HashLife,
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Auto => "auto",
            Self::Tiled => "tiled",
            Self::HashLife => "hashlife",
        })
    }
}
