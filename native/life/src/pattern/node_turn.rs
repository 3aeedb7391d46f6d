//! Turning and mirroring a quadtree, without unpacking it.

use super::{Limits, Macrocell, Node, PatternError};
use crate::rule::Turn;

impl Macrocell {
    /// The cells turned about the origin, and moved by so much in each direction that is flipped.
    pub(super) fn turned(
        &self,
        turn: Turn,
        [x, y]: [i64; 2],
        limits: &Limits,
    ) -> Result<Self, PatternError> {
        let mut nodes = Vec::new();
        for &node in self.nodes() {
            super::words::push(&mut nodes, node.turned(turn))?;
        }
        let turned = Self::from_nodes(nodes)?.with_description(self.description().clone());
        // The nodes have turned about the middle of the root, a corner of four cells: left of the
        // column 0 and above the row 1. So each step is one cell off in its direction.
        let (mut dx, mut dy) = if turn.transposed { (1, -1) } else { (0, 0) };
        if turn.flipped_in_x {
            dx = x + 1 - dx;
        }
        if turn.flipped_in_y {
            dy = y - 1 - dy;
        }
        turned.translated(dx, dy, limits)
    }
}

impl Node {
    /// The square turned about its middle. Its children keep their numbers.
    fn turned(self, turn: Turn) -> Self {
        match self {
            Self::Leaf(bits) => {
                let mut bits = bits;
                if turn.transposed {
                    bits = transposed(bits);
                }
                if turn.flipped_in_x {
                    bits = bits.reverse_bits().swap_bytes();
                }
                if turn.flipped_in_y {
                    bits = bits.swap_bytes();
                }
                Self::Leaf(bits)
            }
            Self::Inner {
                level,
                mut children,
            } => {
                if turn.transposed {
                    children.swap(1, 2);
                }
                if turn.flipped_in_x {
                    children.swap(0, 1);
                    children.swap(2, 3);
                }
                if turn.flipped_in_y {
                    children.swap(0, 2);
                    children.swap(1, 3);
                }
                Self::Inner { level, children }
            }
        }
    }
}

/// Exchanges rows and columns of 8 by 8 cells: within blocks of 2 by 2, then among them, and so on
/// (Warren, Hacker's Delight, 7-3).
fn transposed(mut bits: u64) -> u64 {
    for (distance, mask) in [
        (7, 0x00aa_00aa_00aa_00aa),
        (14, 0x0000_cccc_0000_cccc),
        (28, 0x0000_0000_f0f0_f0f0),
    ] {
        let swap = (bits >> distance ^ bits) & mask;
        bits ^= swap ^ swap << distance;
    }
    bits
}
