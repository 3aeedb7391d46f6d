//! How many cells there are where: what a picture of a board needs that is too large to be read
//! cell by cell.

use crate::{Bounds, Cell};

/// A grid of squares of cells, whose corners lie on multiples of their size, as the nodes of a
/// quadtree do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Squares {
    shift: u32,
    left: i64,
    top: i64,
    columns: u32,
    rows: u32,
}

impl Squares {
    /// The largest [`shift`](Self::new): with it, four squares cover the plane.
    pub const MAX_SHIFT: u32 = 63;

    /// A grid of `columns` times `rows` squares, each 2^`shift` cells wide. The first is `left`
    /// squares to the right of the origin and `top` squares below it. `None` if the shift is above
    /// [`MAX_SHIFT`](Self::MAX_SHIFT).
    #[must_use]
    pub fn new(shift: u32, left: i64, top: i64, columns: u32, rows: u32) -> Option<Self> {
        (shift <= Self::MAX_SHIFT).then_some(Self {
            shift,
            left,
            top,
            columns,
            rows,
        })
    }

    /// How many squares there are.
    #[must_use]
    pub fn count(&self) -> u64 {
        u64::from(self.columns) * u64::from(self.rows)
    }

    /// The binary logarithm of a square's width.
    pub(crate) fn shift(&self) -> u32 {
        self.shift
    }

    /// The cells of all squares, as far as they lie on the plane. `None` if none does.
    pub(crate) fn region(&self) -> Option<Bounds> {
        let (min_x, max_x) = self.span(self.left, self.columns)?;
        let (min_y, max_y) = self.span(self.top, self.rows)?;
        Some(Bounds {
            min_x,
            min_y,
            max_x,
            max_y,
        })
    }

    fn span(&self, start: i64, length: u32) -> Option<(i64, i64)> {
        let first = i128::from(start) << self.shift;
        let end = (i128::from(start) + i128::from(length)) << self.shift;
        let from = first.max(i64::MIN.into());
        let to = (end - 1).min(i64::MAX.into());
        (from <= to).then_some((from as i64, to as i64))
    }

    /// The number of the square that a cell of the region lies in, row by row.
    pub(crate) fn square_of(&self, cell: Cell) -> usize {
        let column = (cell.x >> self.shift).wrapping_sub(self.left) as usize;
        let row = (cell.y >> self.shift).wrapping_sub(self.top) as usize;
        row * self.columns as usize + column
    }

    /// Counts cells, which lie in the region, one by one.
    pub(crate) fn count_cells(&self, cells: impl Iterator<Item = Cell>, counts: &mut [u64]) {
        cells.for_each(|cell| counts[self.square_of(cell)] += 1);
    }
}
