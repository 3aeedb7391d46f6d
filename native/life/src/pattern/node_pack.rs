//! From cells to a quadtree.

use super::node_table::LEAF;
use super::unique_nodes::UniqueNodes;
use super::words::{Placed, Words, push};
use super::{Limits, Macrocell, Node, Pattern, PatternError};

impl Macrocell {
    /// The quadtree of a pattern, with each different square once.
    pub fn from_pattern(pattern: &Pattern) -> Result<Self, PatternError> {
        Self::from_pattern_within(pattern, &Limits::default())
    }

    /// The same within other limits.
    pub(super) fn from_pattern_within(
        pattern: &Pattern,
        limits: &Limits,
    ) -> Result<Self, PatternError> {
        let mut packing = Packing {
            unique: UniqueNodes::within(*limits),
        };
        let mut squares = packing.blocks(&pattern.words)?;
        let mut level = BLOCK;
        // The root's four quadrants are those around the origin.
        let around_origin = |s: &Square| (-1..=0).contains(&s.x) && (-1..=0).contains(&s.y);
        while !squares.iter().all(around_origin) {
            level += 1;
            squares = packing.parents(squares, level)?;
        }
        if !squares.is_empty() {
            // So that the four have one parent.
            for square in &mut squares {
                square.x += 1;
                square.y += 1;
            }
            packing.parents(squares, level + 1)?;
        }
        let table = packing.unique.into_table();
        Ok(table.with_description(pattern.description.clone()))
    }
}

/// The level of what is packed at once: 64 rows of one word each.
const BLOCK: u16 = 6;

/// A node and which of the squares of its level it is, counted from the origin.
struct Square {
    x: i64,
    y: i64,
    node: u32,
}

struct Packing {
    unique: UniqueNodes,
}

impl Packing {
    /// The squares of 64 by 64 cells.
    fn blocks(&mut self, words: &Words) -> Result<Vec<Square>, PatternError> {
        // The root's middle is above row 1.
        let row = |y: i64| i128::from(y) - 1;
        let place = |placed: &Placed| ((row(placed.y) >> BLOCK) as i64, placed.word.column);
        let mut all = words.to_placed()?;
        all.sort_unstable_by_key(place);
        let mut squares = Vec::new();
        for group in all.chunk_by(|a, b| place(a) == place(b)) {
            let mut rows = [0; 64];
            for placed in group {
                rows[(row(placed.y) & 63) as usize] = placed.word.bits;
            }
            let (y, x) = place(&group[0]);
            let node = self.block(BLOCK, &rows, 0)?;
            push(&mut squares, Square { x, y, node })?;
        }
        Ok(squares)
    }

    /// The square of the first cells of some rows, from a column on.
    fn block(&mut self, level: u16, rows: &[u64], x: u32) -> Result<u32, PatternError> {
        if level == LEAF {
            let mut bytes = [0; 8];
            for (byte, row) in bytes.iter_mut().zip(rows) {
                *byte = (row >> x) as u8;
            }
            return self.unique.number(Node::Leaf(u64::from_le_bytes(bytes)));
        }
        let half = 1 << (level - 1);
        let (upper, lower) = rows.split_at(half);
        let mut children = [0; 4];
        for (i, child) in (0..).zip(&mut children) {
            let rows = if i < 2 { upper } else { lower };
            *child = self.block(level - 1, rows, x + i % 2 * half as u32)?;
        }
        self.unique.number(Node::Inner { level, children })
    }

    /// The squares of the next level.
    fn parents(
        &mut self,
        mut squares: Vec<Square>,
        level: u16,
    ) -> Result<Vec<Square>, PatternError> {
        let place = |s: &Square| (s.y >> 1, s.x >> 1);
        squares.sort_unstable_by_key(place);
        let mut parents = Vec::new();
        for group in squares.chunk_by(|a, b| place(a) == place(b)) {
            let mut children = [0; 4];
            for square in group {
                children[(2 * (square.y & 1) + (square.x & 1)) as usize] = square.node;
            }
            let (y, x) = place(&group[0]);
            let node = self.unique.number(Node::Inner { level, children })?;
            push(&mut parents, Square { x, y, node })?;
        }
        Ok(parents)
    }
}
