//! Moving a quadtree by any number of columns and rows, without unpacking it.
//!
//! A square that is moved by a part of its side is covered by four old ones that were neighbours,
//! or by two if it is moved in one direction only. So there are as many new squares as there are
//! different groups of neighbours: no more than a few for each old one, however many cells it has.

use super::memo::Memo;
use super::node_table::LEAF;
use super::unique_nodes::UniqueNodes;
use super::{Limits, Macrocell, Node, PatternError};

impl Macrocell {
    /// All cells moved to the right and down. The plane of a quadtree has no edge to leave it by.
    pub(super) fn translated(
        &self,
        dx: i64,
        dy: i64,
        limits: &Limits,
    ) -> Result<Self, PatternError> {
        if self.root() == 0 || (dx, dy) == (0, 0) {
            return Ok(self.clone());
        }
        let farthest = dx.unsigned_abs().max(dy.unsigned_abs());
        let bits = (u64::BITS - farthest.leading_zeros()) as u16;
        // Half of the new root has room for half of the old one and the way that it goes.
        let level = self.level().max(bits + 1) + 1;
        let table = self.enlarged_to(level)?;
        let from = [-i128::from(dx), -i128::from(dy)];
        // The new root is one side of the way from the old one, which is at its other side.
        let mut squares = [0; 4];
        squares[2 * usize::from(from[1] < 0) + usize::from(from[0] < 0)] = table.root();
        let mut translating = Translating {
            table: &table,
            from,
            unique: UniqueNodes::within(limits.half()),
            known: Memo::within(limits.half()),
        };
        translating.square(level, squares)?;
        let moved = translating.unique.into_table();
        Ok(moved.with_description(self.description().clone()))
    }
}

struct Translating<'a> {
    table: &'a Macrocell,
    /// How far to the right and down the cells come from.
    from: [i128; 2],
    unique: UniqueNodes,
    /// What becomes of a group of four that are larger than leaves.
    known: Memo<[u32; 4]>,
}

impl Translating<'_> {
    /// The new square that starts within the first of four old ones: itself, and those to the right
    /// of it, below it and below to the right.
    fn square(&mut self, level: u16, squares: [u32; 4]) -> Result<u32, PatternError> {
        let squares = self.covering(level, squares);
        if squares == [0; 4] {
            return Ok(0);
        }
        if level == LEAF {
            // Made again sooner than looked up.
            let [x, y] = self.from.map(|from| (from & 7) as usize);
            let leaf = leaf_at(x, y, squares.map(|square| self.table.leaf(square)));
            return self.unique.number(Node::Leaf(leaf));
        }
        if let Some(known) = self.known.get(&squares) {
            return Ok(known);
        }
        let quarters = squares.map(|square| self.table.children(square));
        let quarter = |x: usize, y: usize| quarters[2 * (y / 2) + x / 2][2 * (y % 2) + x % 2];
        let [right, below] = self.from.map(|from| bit(from, level - 1));
        let mut children = [0; 4];
        for (i, child) in children.iter_mut().enumerate() {
            let (x, y) = (right + i % 2, below + i / 2);
            let squares = [
                quarter(x, y),
                quarter(x + 1, y),
                quarter(x, y + 1),
                quarter(x + 1, y + 1),
            ];
            *child = self.square(level - 1, squares)?;
        }
        let number = self.unique.number(Node::Inner { level, children })?;
        self.known.insert(squares, number)?;
        Ok(number)
    }

    /// Those of four squares that have a part in the new one.
    fn covering(&self, level: u16, [nw, ne, sw, se]: [u32; 4]) -> [u32; 4] {
        // Whether it starts exactly where the first one does.
        let [whole_x, whole_y] = self.from.map(|from| from.trailing_zeros() >= level.into());
        match (whole_x, whole_y) {
            (true, true) => [nw, 0, 0, 0],
            (true, false) => [nw, 0, sw, 0],
            (false, true) => [nw, ne, 0, 0],
            (false, false) => [nw, ne, sw, se],
        }
    }
}

/// A bit of a number that goes on with its sign without end.
fn bit(number: i128, at: u16) -> usize {
    (number >> at.min(127) & 1) as usize
}

/// The 8 by 8 cells that start at a cell of the first of four leaves.
fn leaf_at(x: usize, y: usize, [nw, ne, sw, se]: [u64; 4]) -> u64 {
    let rows = |west: u64, east: u64| {
        let pairs = west.to_le_bytes().into_iter().zip(east.to_le_bytes());
        pairs.map(move |(west, east)| (u16::from_le_bytes([west, east]) >> x) as u8)
    };
    let mut cells = [0; 8];
    for (to, row) in cells
        .iter_mut()
        .zip(rows(nw, ne).chain(rows(sw, se)).skip(y))
    {
        *to = row;
    }
    u64::from_le_bytes(cells)
}
