//! Counts of squares, from the nodes that they are: no cell is looked at unless a square is
//! smaller than a leaf.

use foldhash::{HashMap, HashMapExt};

use super::HashLife;
use super::leaf::LEAF_LEVEL;
use super::node::Handle;
use super::query::Square;
use crate::density::Squares;
use crate::{Bounds, Cell};

impl HashLife {
    /// How many cells of the pattern each square has, row by row; `u64::MAX` stands for more than
    /// that.
    pub fn density(&self, squares: &Squares, counts: &mut [u64]) {
        if let Some(region) = squares.region() {
            let mut count = Count {
                board: self,
                squares,
                region,
                known: HashMap::new(),
                counts,
            };
            for quadrant in self.quadrants() {
                count.add(&quadrant);
            }
        }
    }
}

/// A count under way.
struct Count<'a> {
    board: &'a HashLife,
    squares: &'a Squares,
    region: Bounds,
    /// The populations of large nodes, which a picture asks for again and again.
    known: HashMap<Handle, u64>,
    counts: &'a mut [u64],
}

impl Count<'_> {
    fn add(&mut self, square: &Square) {
        if !square.meets(&self.region) {
            return;
        }
        if square.level <= self.squares.shift() {
            let population = self.board.census().saturated(
                &self.board.store,
                square.node,
                square.level,
                &mut self.known,
            );
            let count = &mut self.counts[self.squares.square_of(square.corner())];
            *count = count.saturating_add(population);
        } else if square.level > LEAF_LEVEL {
            for quarter in self.board.quarters(square) {
                self.add(&quarter);
            }
        } else {
            self.add_leaf(square);
        }
    }

    fn add_leaf(&mut self, square: &Square) {
        let leaf = self.board.store.leaves.leaf(square.node);
        let Cell { x, y } = square.corner();
        for (y, mut row) in (y..).zip(leaf.0) {
            while row != 0 {
                let x = x + i64::from(row.trailing_zeros());
                row &= row - 1;
                if self.region.contains(Cell { x, y }) {
                    self.counts[self.squares.square_of(Cell { x, y })] += 1;
                }
            }
        }
    }
}
