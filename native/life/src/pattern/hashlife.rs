//! Quadtrees of files into HashLife and out of it, without unpacking.

use super::unique_nodes::UniqueNodes;
use super::{Limits, Macrocell, Node, PatternError};
use crate::hashlife::{Builder, HashLife, Part, Piece};
use crate::{Cell, ExchangeError};

/// The smallest root that [`Builder`] takes.
const LEAST_ROOT: u16 = 6;

impl Macrocell {
    /// Makes this the board of an empty HashLife. What that takes beside the board is within the
    /// limits.
    pub(crate) fn build(&self, board: &mut HashLife, limits: &Limits) -> Result<(), ExchangeError> {
        // The middle of HashLife's root is above the row 0 and not above the row 1.
        let moved = self.translated(0, 1, limits)?;
        if moved.level() < LEAST_ROOT {
            let few = Limits::default().with_memory(1 << 20);
            let cells: Vec<Cell> = self.to_pattern(&few)?.cells().collect();
            return Ok(board.insert(&cells)?);
        }
        let mut builder = Builder::new(board);
        // The part of each number; 0 is the empty square.
        let mut parts = Vec::new();
        super::words::push(&mut parts, Part::EMPTY)?;
        for &node in moved.nodes() {
            let part = match node {
                Node::Leaf(bits) => builder.eight(bits),
                Node::Inner { level, children } => {
                    builder.node(level.into(), children.map(|child| parts[child as usize]))?
                }
            };
            super::words::push(&mut parts, part)?;
        }
        Ok(builder.finish(parts[moved.root() as usize])?)
    }

    /// The board of a HashLife, without its rule and generation.
    pub(crate) fn of(board: &HashLife) -> Result<Self, PatternError> {
        let limits = Limits::default();
        let mut unique = UniqueNodes::within(limits);
        let mut numbers = Vec::new();
        super::words::push(&mut numbers, 0)?;
        for piece in board.pieces() {
            let number = match piece {
                Piece::Leaf(rows) => unique.leaf_of_hashlife(&rows)?,
                Piece::Node { level, quarters } => unique.number(Node::Inner {
                    // A board of 2^65536 cells a side has not been seen.
                    level: u16::try_from(level).unwrap_or(u16::MAX),
                    children: quarters.map(|quarter| numbers[quarter as usize]),
                })?,
            };
            super::words::push(&mut numbers, number)?;
        }
        unique.into_table().translated(0, -1, &limits)
    }
}

impl UniqueNodes {
    /// The node of 32 by 32 cells.
    fn leaf_of_hashlife(&mut self, rows: &[u32; 32]) -> Result<u32, PatternError> {
        // In units of eight cells.
        let eight = |x: usize, y: usize| {
            let row = |i| (rows[8 * y + i] >> (8 * x)) as u8;
            Node::Leaf(u64::from_le_bytes(std::array::from_fn(row)))
        };
        let mut quarters = [0; 4];
        for (i, quarter) in quarters.iter_mut().enumerate() {
            let (x, y) = (2 * (i & 1), 2 * (i >> 1));
            let children = [
                self.number(eight(x, y))?,
                self.number(eight(x + 1, y))?,
                self.number(eight(x, y + 1))?,
                self.number(eight(x + 1, y + 1))?,
            ];
            *quarter = self.number(Node::Inner { level: 4, children })?;
        }
        self.number(Node::Inner {
            level: 5,
            children: quarters,
        })
    }
}
