//! Cells read out: one, those of a region, and where they are.

use num_bigint::{BigInt, BigUint};

use super::HashLife;
use super::edit::PLANE_LEVEL;
use super::leaf::{LEAF_LEVEL, LEAF_SIZE};
use super::node::{EMPTY, Handle};
use crate::{Bounds, Cell, Error};

/// A rectangle of cells anywhere, both corners included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BigBounds {
    /// The leftmost column.
    pub min_x: BigInt,
    /// The topmost row.
    pub min_y: BigInt,
    /// The rightmost column.
    pub max_x: BigInt,
    /// The bottommost row.
    pub max_y: BigInt,
}

/// A square of the board within the 64-bit plane.
#[derive(Clone, Copy, Debug)]
pub(super) struct Square {
    pub(super) node: Handle,
    pub(super) level: u32,
    /// The top left corner.
    pub(super) x: i128,
    pub(super) y: i128,
}

impl Square {
    fn size(&self) -> i128 {
        1 << self.level
    }

    /// The top left corner, which lies on the plane.
    pub(super) fn corner(&self) -> Cell {
        Cell {
            x: self.x as i64,
            y: self.y as i64,
        }
    }

    /// Whether the square has a cell in common with a region.
    pub(super) fn meets(&self, region: &Bounds) -> bool {
        let size = self.size();
        self.node != EMPTY
            && self.x <= region.max_x.into()
            && self.y <= region.max_y.into()
            && self.x + size > region.min_x.into()
            && self.y + size > region.min_y.into()
    }

    /// Whether the square lies in a region.
    fn is_within(&self, region: &Bounds) -> bool {
        let last = self.size() - 1;
        self.x >= region.min_x.into()
            && self.y >= region.min_y.into()
            && self.x + last <= region.max_x.into()
            && self.y + last <= region.max_y.into()
    }
}

impl HashLife {
    /// The quarters of the board, or of its part in the 64-bit plane.
    pub(super) fn quadrants(&self) -> [Square; 4] {
        let level = (self.root.level - 1).min(PLANE_LEVEL - 1);
        let low = -(1i128 << level);
        let nodes = match self.root.node {
            EMPTY => [EMPTY; 4],
            root => self.store.nodes.quarters(root),
        };
        std::array::from_fn(|i| {
            let mut node = nodes[i];
            for _ in level..self.root.level - 1 {
                node = self.store.nodes.quarters(node)[3 - i];
            }
            Square {
                node,
                level,
                x: if i & 1 == 0 { low } else { 0 },
                y: if i & 2 == 0 { low } else { 0 },
            }
        })
    }

    /// The quarters of a square.
    pub(super) fn quarters(&self, square: &Square) -> [Square; 4] {
        let nodes = self.store.nodes.quarters(square.node);
        let half = square.size() / 2;
        std::array::from_fn(|i| Square {
            node: nodes[i],
            level: square.level - 1,
            x: square.x + if i & 1 == 0 { 0 } else { half },
            y: square.y + if i & 2 == 0 { 0 } else { half },
        })
    }

    /// Whether a cell is in the pattern.
    pub fn contains(&self, cell: Cell) -> bool {
        self.count_within(Bounds {
            min_x: cell.x,
            min_y: cell.y,
            max_x: cell.x,
            max_y: cell.y,
        }) == BigUint::from(1u8)
    }

    /// How many cells of the pattern lie in a region.
    pub fn count_within(&self, region: Bounds) -> BigUint {
        if region.min_x > region.max_x || region.min_y > region.max_y {
            return BigUint::ZERO;
        }
        self.quadrants()
            .iter()
            .map(|square| self.count_square(square, &region))
            .sum()
    }

    fn count_square(&self, square: &Square, region: &Bounds) -> BigUint {
        if !square.meets(region) {
            return BigUint::ZERO;
        }
        if square.is_within(region) {
            return self
                .census()
                .population(&self.store, square.node, square.level);
        }
        if square.level > LEAF_LEVEL {
            return self
                .quarters(square)
                .iter()
                .map(|quarter| self.count_square(quarter, region))
                .sum();
        }
        let columns = columns(square, region);
        let leaf = self.store.leaves.leaf(square.node);
        (square.y..)
            .zip(leaf.0)
            .filter(|(y, _)| (region.min_y.into()..=region.max_y.into()).contains(y))
            .map(|(_, row)| (row & columns).count_ones())
            .sum::<u32>()
            .into()
    }

    /// The pattern, in row-major order.
    ///
    /// # Errors
    /// [`Error::BeyondPlane`] if it has cells outside the 64-bit plane.
    pub fn cells(&self) -> Result<Cells<'_>, Error> {
        self.bounds()?;
        Ok(self.cells_within(Bounds::PLANE))
    }

    /// The part of the pattern that lies in a region, in row-major order.
    pub fn cells_within(&self, region: Bounds) -> Cells<'_> {
        let valid = region.min_x <= region.max_x && region.min_y <= region.max_y;
        Cells {
            board: self,
            region,
            next_band: valid.then_some(region.min_y.into()),
            band: Vec::new(),
            y: 0,
            last_y: -1,
            at: 0,
            row: 0,
        }
    }

    /// The smallest rectangle around the pattern, or none if there is no cell.
    ///
    /// # Errors
    /// [`Error::BeyondPlane`] if it has cells outside the 64-bit plane.
    pub fn bounds(&self) -> Result<Option<Bounds>, Error> {
        let Some(big) = self.big_bounds() else {
            return Ok(None);
        };
        let small = |v: &BigInt| i64::try_from(v).map_err(|_| Error::BeyondPlane);
        Ok(Some(Bounds {
            min_x: small(&big.min_x)?,
            min_y: small(&big.min_y)?,
            max_x: small(&big.max_x)?,
            max_y: small(&big.max_y)?,
        }))
    }

    /// The smallest rectangle around the pattern wherever it is, or none if there is no cell.
    pub fn big_bounds(&self) -> Option<BigBounds> {
        if self.root.node == EMPTY {
            return None;
        }
        let half = BigInt::from(1) << (self.root.level - 1);
        let margin = |near, far, turn| BigInt::from(self.margin(near, far, turn));
        Some(BigBounds {
            min_x: margin([0, 2], [1, 3], false) - &half,
            min_y: margin([0, 1], [2, 3], false) - &half,
            max_x: &half - 1 - margin([1, 3], [0, 2], true),
            max_y: half - 1 - margin([2, 3], [0, 1], true),
        })
    }

    /// How many empty rows or columns there are at one side of the root, where the quarters
    /// `near` are. Columns if the first two are above each other; counted from the right or the
    /// bottom if `turn`.
    fn margin(&self, near: [usize; 2], far: [usize; 2], turn: bool) -> BigUint {
        let mut margin = BigUint::ZERO;
        // The distinct squares at the same distance from the side that may have the first cell.
        let mut front = vec![self.root.node];
        for level in (LEAF_LEVEL..self.root.level).rev() {
            let side = |side: [usize; 2]| {
                let mut next: Vec<Handle> = front
                    .iter()
                    .flat_map(|&node| {
                        let quarters = self.store.nodes.quarters(node);
                        side.map(|i| quarters[i])
                    })
                    .filter(|&node| node != EMPTY)
                    .collect();
                next.sort_unstable();
                next.dedup();
                next
            };
            let mut next = side(near);
            if next.is_empty() {
                margin.set_bit(level.into(), true);
                next = side(far);
            }
            front = next;
        }
        let columns = near[1] - near[0] == 2;
        let inner = front
            .iter()
            .map(|&leaf| {
                let rows = &self.store.leaves.leaf(leaf).0;
                let any = rows.iter().fold(0, |any, row| any | row);
                match (columns, turn) {
                    (true, false) => any.trailing_zeros(),
                    (true, true) => any.leading_zeros(),
                    (false, false) => rows.iter().take_while(|&&row| row == 0).count() as u32,
                    (false, true) => rows.iter().rev().take_while(|&&row| row == 0).count() as u32,
                }
            })
            .min();
        margin + inner.unwrap_or(0)
    }

    /// The first row at or after `from` of a leaf that has a cell in the region.
    fn next_band(&self, square: &Square, from: i128, region: &Bounds) -> Option<i128> {
        if !square.meets(region) || square.y + square.size() <= from {
            return None;
        }
        if square.level == LEAF_LEVEL {
            return Some(square.y);
        }
        self.first_band(&self.quarters(square), from, region)
    }

    fn first_band(&self, squares: &[Square; 4], from: i128, region: &Bounds) -> Option<i128> {
        let first = |a: &Square, b: &Square| {
            let (a, b) = (
                self.next_band(a, from, region),
                self.next_band(b, from, region),
            );
            a.into_iter().chain(b).min()
        };
        first(&squares[0], &squares[1]).or_else(|| first(&squares[2], &squares[3]))
    }

    /// The leaves whose first row is `y`, from left to right.
    fn leaves_of_band(&self, square: &Square, y: i128, region: &Bounds, band: &mut Vec<Square>) {
        if !square.meets(region) || !(square.y..square.y + square.size()).contains(&y) {
            return;
        }
        if square.level == LEAF_LEVEL {
            band.push(*square);
            return;
        }
        for quarter in self.quarters(square) {
            self.leaves_of_band(&quarter, y, region, band);
        }
    }
}

/// The columns of a leaf that lie in a region.
fn columns(square: &Square, region: &Bounds) -> u32 {
    let last = LEAF_SIZE as i128 - 1;
    let from = (i128::from(region.min_x) - square.x).clamp(0, last) as u32;
    let to = (i128::from(region.max_x) - square.x).clamp(0, last) as u32;
    u32::MAX << from & u32::MAX >> (last as u32 - to)
}

/// The cells of a region, in row-major order; what [`HashLife::cells_within`] returns.
#[derive(Clone, Debug)]
pub struct Cells<'a> {
    board: &'a HashLife,
    region: Bounds,
    /// Where the next leaves to read begin, or after that.
    next_band: Option<i128>,
    /// The leaves that are being read, from left to right.
    band: Vec<Square>,
    /// The row that is being read, and the last one of the band.
    y: i128,
    last_y: i128,
    /// The leaf that is being read, and what is left of its row.
    at: usize,
    row: u32,
}

impl Cells<'_> {
    /// Goes on to the next leaf of the row, the next row or the next leaves.
    fn go_on(&mut self) -> Option<()> {
        self.at += 1;
        if self.at >= self.band.len() {
            self.at = 0;
            self.y += 1;
        }
        if self.y > self.last_y {
            let (board, region) = (self.board, &self.region);
            let quadrants = board.quadrants();
            let band = board.first_band(&quadrants, self.next_band?, region);
            self.next_band = band.map(|y| y + LEAF_SIZE as i128);
            let band = band?;
            self.band.clear();
            for square in &quadrants {
                board.leaves_of_band(square, band, region, &mut self.band);
            }
            self.at = 0;
            self.y = band.max(region.min_y.into());
            self.last_y = (band + LEAF_SIZE as i128 - 1).min(region.max_y.into());
        }
        let square = &self.band[self.at];
        let rows = &self.board.store.leaves.leaf(square.node).0;
        self.row = rows[(self.y - square.y) as usize] & columns(square, &self.region);
        Some(())
    }
}

impl Iterator for Cells<'_> {
    type Item = Cell;

    fn next(&mut self) -> Option<Cell> {
        while self.row == 0 {
            self.go_on()?;
        }
        let x = self.band[self.at].x + i128::from(self.row.trailing_zeros());
        self.row &= self.row - 1;
        Some(Cell {
            x: x as i64,
            y: self.y as i64,
        })
    }
}
