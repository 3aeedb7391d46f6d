//! A finite set of cells in row-major order, and its edits and queries.

use std::mem::size_of;
use std::ops::Range;

use crate::{Bounds, Cell, Error};

/// One row that is not empty: its cells are `xs[start..next row's start]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) y: i64,
    pub(super) start: usize,
}

/// A set of cells: rows from top to bottom, in each the columns from left to right.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Rows {
    pub(super) rows: Vec<Row>,
    pub(super) xs: Vec<i64>,
}

impl Rows {
    pub(crate) fn len(&self) -> usize {
        self.xs.len()
    }

    pub(crate) fn row_count(&self) -> usize {
        self.rows.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.xs.is_empty()
    }

    /// The memory in use, in bytes.
    pub(crate) fn bytes(&self) -> u64 {
        (self.rows.capacity() * size_of::<Row>() + self.xs.capacity() * size_of::<i64>()) as u64
    }

    /// Empties the set and keeps its memory for the next board.
    pub(crate) fn clear(&mut self) {
        self.rows.clear();
        self.xs.clear();
    }

    /// Makes room for `rows` more rows and `cells` more cells, as long as everything this set and
    /// the `others` use stays within the limit, in bytes.
    pub(crate) fn reserve(
        &mut self,
        rows: usize,
        cells: usize,
        others: u64,
        limit: u64,
    ) -> Result<(), Error> {
        let others_and_xs = others + (self.xs.capacity() * size_of::<i64>()) as u64;
        reserve(&mut self.rows, rows, others_and_xs, limit)?;
        let others_and_rows = others + (self.rows.capacity() * size_of::<Row>()) as u64;
        reserve(&mut self.xs, cells, others_and_rows, limit)
    }

    /// Appends a cell, which must come after all others in row-major order.
    pub(super) fn push(&mut self, x: i64, y: i64) {
        if self.rows.last().is_none_or(|row| row.y != y) {
            self.rows.push(Row {
                y,
                start: self.xs.len(),
            });
        }
        self.xs.push(x);
    }

    pub(super) fn span(&self, row: usize) -> Range<usize> {
        let end = self.rows.get(row + 1).map_or(self.xs.len(), |r| r.start);
        self.rows[row].start..end
    }

    /// The columns of the row with that index.
    pub(super) fn columns(&self, row: usize) -> &[i64] {
        &self.xs[self.span(row)]
    }

    pub(crate) fn contains(&self, cell: Cell) -> bool {
        self.rows
            .binary_search_by_key(&cell.y, |row| row.y)
            .is_ok_and(|row| self.columns(row).binary_search(&cell.x).is_ok())
    }

    pub(crate) fn bounds(&self) -> Option<Bounds> {
        let (first, last) = (self.rows.first()?, self.rows.last()?);
        let mut bounds = Bounds {
            min_x: i64::MAX,
            min_y: first.y,
            max_x: i64::MIN,
            max_y: last.y,
        };
        for row in 0..self.rows.len() {
            let columns = self.columns(row);
            bounds.min_x = bounds.min_x.min(columns[0]);
            bounds.max_x = bounds.max_x.max(columns[columns.len() - 1]);
        }
        Some(bounds)
    }

    /// For each row that has cells in the region: its y, and those cells' columns.
    fn rows_within(&self, region: Bounds) -> impl Iterator<Item = (i64, &[i64])> {
        let first = self.rows.partition_point(|row| row.y < region.min_y);
        let last = self.rows.partition_point(|row| row.y <= region.max_y);
        (first..last.max(first)).map(move |row| {
            let columns = self.columns(row);
            let left = columns.partition_point(|&x| x < region.min_x);
            let right = columns.partition_point(|&x| x <= region.max_x);
            (self.rows[row].y, &columns[left..right.max(left)])
        })
    }

    /// How many cells lie in the region.
    pub(crate) fn count_within(&self, region: Bounds) -> usize {
        if region == Bounds::PLANE {
            return self.len();
        }
        self.rows_within(region).map(|(_, xs)| xs.len()).sum()
    }

    /// The cells in the region, in row-major order.
    pub(crate) fn cells_within(&self, region: Bounds) -> impl Iterator<Item = Cell> {
        self.rows_within(region)
            .flat_map(|(y, xs)| xs.iter().map(move |&x| Cell { x, y }))
    }

    /// Writes into `out` this set and the cells of `more`, which are sorted and free of duplicates;
    /// `out` has room for all of both.
    pub(crate) fn with(&self, more: &[Cell], out: &mut Rows) {
        out.clear();
        let mut more = more.iter().copied().peekable();
        for cell in self.cells_within(Bounds::PLANE) {
            while let Some(new) = more.next_if(|new| *new < cell) {
                out.push(new.x, new.y);
            }
            more.next_if_eq(&cell);
            out.push(cell.x, cell.y);
        }
        for new in more {
            out.push(new.x, new.y);
        }
    }

    /// Takes away the cells of `gone`, which are sorted and free of duplicates. It needs no memory,
    /// so that a board at its limit can be made smaller.
    pub(crate) fn remove(&mut self, gone: &[Cell]) {
        let mut gone = gone.iter().copied().peekable();
        let (mut rows_kept, mut kept) = (0, 0);
        for row in 0..self.rows.len() {
            let y = self.rows[row].y;
            let start = kept;
            for i in self.span(row) {
                let cell = Cell { x: self.xs[i], y };
                while gone.next_if(|other| *other < cell).is_some() {}
                if gone.next_if_eq(&cell).is_none() {
                    self.xs[kept] = cell.x;
                    kept += 1;
                }
            }
            if kept > start {
                self.rows[rows_kept] = Row { y, start };
                rows_kept += 1;
            }
        }
        self.rows.truncate(rows_kept);
        self.xs.truncate(kept);
    }

    /// Makes this set a copy of `other`, within the limit as [`reserve`](Self::reserve) keeps it.
    pub(crate) fn copy_from(&mut self, other: &Rows, others: u64, limit: u64) -> Result<(), Error> {
        self.clear();
        self.reserve(other.rows.len(), other.xs.len(), others, limit)?;
        self.rows.extend_from_slice(&other.rows);
        self.xs.extend_from_slice(&other.xs);
        Ok(())
    }
}

/// Makes room for `more` elements. Grows by half at least, so that growing stays cheap, and to
/// just what is needed where the limit leaves no more.
pub(super) fn reserve<T>(
    vec: &mut Vec<T>,
    more: usize,
    others: u64,
    limit: u64,
) -> Result<(), Error> {
    if vec.capacity() - vec.len() >= more {
        return Ok(());
    }
    // While a vector moves to a larger place, the old one is still there.
    let moving = others.saturating_add((vec.capacity() * size_of::<T>()) as u64);
    let total = |capacity: usize| {
        (capacity as u64)
            .saturating_mul(size_of::<T>() as u64)
            .saturating_add(moving)
    };
    let least = vec.len().saturating_add(more);
    let roomy = least.max(vec.capacity() + vec.capacity() / 2);
    let capacity = if total(roomy) <= limit { roomy } else { least };
    if total(capacity) > limit {
        return Err(Error::MemoryLimit {
            needed: total(capacity),
            limit,
        });
    }
    vec.try_reserve_exact(capacity - vec.len())
        .map_err(|_| Error::OutOfMemory {
            bytes: (capacity as u64).saturating_mul(size_of::<T>() as u64),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(cells: &[(i64, i64)]) -> Rows {
        let mut rows = Rows::default();
        for &(x, y) in cells {
            rows.push(x, y);
        }
        rows
    }

    #[test]
    fn regions_are_inclusive_and_may_be_empty_or_inverted() {
        let rows = rows(&[(-3, -1), (0, 0), (5, 0), (i64::MAX, i64::MAX)]);
        let within = |min_x, min_y, max_x, max_y| {
            let region = Bounds {
                min_x,
                min_y,
                max_x,
                max_y,
            };
            let cells: Vec<_> = rows.cells_within(region).map(|c| (c.x, c.y)).collect();
            assert_eq!(rows.count_within(region), cells.len());
            cells
        };
        assert_eq!(within(-3, -1, 0, 0), [(-3, -1), (0, 0)]);
        assert_eq!(within(1, -1, 4, 0), []);
        assert_eq!(within(5, 0, 5, 0), [(5, 0)]);
        assert_eq!(within(5, 0, 0, -1), []);
        assert_eq!(within(0, 1, i64::MAX, i64::MAX), [(i64::MAX, i64::MAX)]);
    }

    #[test]
    fn edits_merge_in_order() {
        let start = rows(&[(0, 0), (2, 0), (1, 7)]);
        let edits = [Cell::new(1, 0), Cell::new(2, 0), Cell::new(0, 9)];
        let mut board = Rows::default();
        start.with(&edits, &mut board);
        assert_eq!(board, rows(&[(0, 0), (1, 0), (2, 0), (1, 7), (0, 9)]));
        board.remove(&edits);
        assert_eq!(board, rows(&[(0, 0), (1, 7)]));
    }

    #[test]
    fn growth_stops_at_the_limit_and_changes_nothing() {
        let mut rows = rows(&[(1, 1), (2, 1)]);
        let before = rows.bytes();
        assert!(matches!(
            rows.reserve(0, 1_000, 0, 4_000),
            Err(Error::MemoryLimit { limit: 4_000, needed }) if needed > 8_000
        ));
        assert!(matches!(
            rows.reserve(0, usize::MAX, 0, u64::MAX - 1),
            Err(Error::MemoryLimit { .. })
        ));
        assert_eq!((rows.bytes(), rows.len()), (before, 2));
        assert_eq!(rows.reserve(0, 100, 0, 4_000), Ok(()));
    }
}
