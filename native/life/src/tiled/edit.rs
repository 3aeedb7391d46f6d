//! Edits: cells put in and taken out, in any order.
//!
//! The question for each cell is which tile it lies in. Where cells lie close together, as those of
//! a soup do, a table of the places around them answers it, several times as fast as the index; where
//! they are scattered the index does, whenever the tile is another than that of the cell before.

use std::convert::Infallible;
use std::ops::Range;

use super::Tiled;
use super::grid::{EDITED, IDLE};
use super::tile::{HALO, Place, SIDE, within};
use crate::{Cell, Error};

/// For fewer cells than this a table takes longer to make than it saves.
const FEW: usize = 32;

/// A table has no more places than there are cells, and so many beside.
const SPARE: u64 = 64;

impl Tiled {
    /// Adds cells, in any order, repeated or not. On an error nothing is changed.
    pub fn insert(&mut self, cells: &[Cell]) -> Result<(), Error> {
        let mut table = Table::around(cells);
        if self.make_tiles(cells, table.as_mut()).is_err() {
            // Perhaps there are empty tiles that hold memory.
            self.unlist();
            self.release_empty();
            table = Table::around(cells);
            self.make_tiles(cells, table.as_mut())?;
        }
        self.edit(cells, table.as_ref(), |row, bit| *row |= bit);
        Ok(())
    }

    /// Takes cells away, in any order, repeated or not.
    pub fn remove(&mut self, cells: &[Cell]) {
        let mut table = Table::around(cells);
        if let Some(table) = &mut table {
            let Ok(()) = table.complete(cells, |place| Ok::<_, Infallible>(self.grid.find(place)));
        }
        self.edit(cells, table.as_ref(), |row, bit| *row &= !bit);
    }

    /// Makes the tiles that cells lie in, all of them or none, and writes them down in the table.
    fn make_tiles(&mut self, cells: &[Cell], table: Option<&mut Table>) -> Result<(), Error> {
        let made = self.grid.agenda.edited.len();
        let result = match table {
            Some(table) => table.complete(cells, |place| self.find_or_make(place)),
            None => {
                let mut last = None;
                cells.iter().try_for_each(|&cell| {
                    let place = Place::of(cell);
                    if last != Some(place) {
                        self.find_or_make(place)?;
                        last = Some(place);
                    }
                    Ok(())
                })
            }
        };
        for tile in self.grid.agenda.edited.split_off(made) {
            if result.is_err() {
                self.grid.release(tile);
            }
        }
        result
    }

    /// The tile at a place. One that is new is remembered at the end of the edited, where there is
    /// room for every tile.
    fn find_or_make(&mut self, place: Place) -> Result<u32, Error> {
        match self.grid.find(place) {
            0 => {
                let tile = self.grid.make(place)?;
                self.grid.agenda.edited.push(tile);
                Ok(tile)
            }
            tile => Ok(tile),
        }
    }

    /// Changes the bits of all cells in their rows.
    fn edit(&mut self, cells: &[Cell], table: Option<&Table>, change: impl Fn(&mut u64, u64)) {
        let Some(table) = table else {
            return self.edit_scattered(cells, change);
        };
        for &tile in &table.tiles {
            if tile != 0 && tile != UNKNOWN {
                self.note_edit(tile);
            }
        }
        let Ok(()) = table.rectangle.try_runs(cells, |run| {
            let tile = table.tiles[run.place];
            if tile != 0 {
                let rows = self.grid.arena.rows_mut(tile, self.front);
                change(&mut rows.0[run.row], run.bits);
            }
            Ok::<_, Infallible>(())
        });
    }

    fn edit_scattered(&mut self, cells: &[Cell], change: impl Fn(&mut u64, u64)) {
        let mut last = None;
        for &cell in cells {
            let place = Place::of(cell);
            let tile = match last {
                Some((at, tile)) if at == place => tile,
                _ => {
                    let tile = self.grid.find(place);
                    if tile != 0 {
                        self.note_edit(tile);
                    }
                    last = Some((place, tile));
                    tile
                }
            };
            if tile != 0 {
                let (row, bit) = within(cell);
                change(&mut self.grid.arena.rows_mut(tile, self.front).0[row], bit);
            }
        }
    }

    /// Lists a tile for the next pass; its neighbours will be when the edits are over.
    pub(super) fn note_edit(&mut self, tile: u32) {
        let meta = &mut self.grid.meta[tile as usize];
        if meta.flags & EDITED == 0 {
            meta.flags |= EDITED;
            self.grid.agenda.edited.push(tile);
            self.grid.set_moves(tile, true);
        }
        self.grid.forget_population(tile, self.front);
        self.grid.list(tile, self.pass);
    }

    /// Gives back every tile without a live cell; nothing may be listed.
    pub(super) fn release_empty(&mut self) -> bool {
        let mut any = false;
        self.grid.agenda.edited.clear();
        self.grid.agenda.idle.clear();
        for tile in self.grid.numbers() {
            if !self.grid.exists(tile) {
                continue;
            }
            self.grid.meta[tile as usize].flags &= !IDLE;
            if self.grid.rows(tile, self.front).is_empty() {
                self.grid.release(tile);
                any = true;
            }
        }
        any
    }
}

/// The bits of a row that are the tile's own, by number.
const OWN_BITS: Range<u64> = HALO as u64..(HALO + SIDE) as u64;

/// What a table has for a place that nobody has asked for.
const UNKNOWN: u32 = u32::MAX;

/// The tiles of all places in a rectangle, row by row; 0 where there is none.
struct Table {
    rectangle: Rectangle,
    tiles: Vec<u32>,
}

impl Table {
    /// A table of the places around cells, if there are enough cells close together for it.
    fn around(cells: &[Cell]) -> Option<Self> {
        let (&first, others) = cells.split_first()?;
        if others.len() < FEW {
            return None;
        }
        let (mut low, mut high) = (first, first);
        let (mut row, mut followers) = (first.y, 0);
        for cell in others {
            low = Cell::new(low.x.min(cell.x), low.y.min(cell.y));
            high = Cell::new(high.x.max(cell.x), high.y.max(cell.y));
            followers += usize::from(cell.y == row);
            row = cell.y;
        }
        let (low, high) = (Place::of(low), Place::of(high));
        let (columns, rows) = (low.x.abs_diff(high.x) + 1, low.y.abs_diff(high.y) + 1);
        let places = columns.checked_mul(rows)?;
        // Distances within it are numbers of 32 bits.
        let small = columns.max(rows) <= u64::from(u32::MAX) / SIDE as u64;
        if !small || places > cells.len() as u64 + SPARE {
            return None;
        }
        let mut tiles = Vec::new();
        tiles.try_reserve_exact(places as usize).ok()?;
        tiles.resize(places as usize, UNKNOWN);
        let rectangle = Rectangle {
            left: low.x.wrapping_mul(SIDE as i64),
            top: low.top(),
            columns: columns as usize,
            row_by_row: followers > cells.len() / 2,
        };
        Some(Self { rectangle, tiles })
    }

    /// Writes down the tiles that cells lie in, as far as they are not known yet.
    fn complete<E>(
        &mut self,
        cells: &[Cell],
        mut tile_at: impl FnMut(Place) -> Result<u32, E>,
    ) -> Result<(), E> {
        self.rectangle.try_runs(cells, |run| {
            let tile = &mut self.tiles[run.place];
            if *tile == UNKNOWN {
                *tile = tile_at(Place::of(run.first))?;
            }
            Ok(())
        })
    }
}

/// Some cells that follow each other in a list and lie in the same row of the same tile.
struct Run {
    first: Cell,
    /// The number of the tile's place in the table.
    place: usize,
    /// The row in the tile, and which of its bits.
    row: usize,
    bits: u64,
}

/// Where the places of a table lie, and in which order the cells are.
#[derive(Clone, Copy)]
struct Rectangle {
    /// The column of the first tile's first cell, and its row; modulo 2^64, as they may lie beyond
    /// the edge of the plane.
    left: i64,
    top: i64,
    /// How many places there are in a row.
    columns: usize,
    /// Whether most cells follow one in their row. In a soup some twenty are a run then, which takes
    /// half the time; in other lists looking for runs takes longer than it saves.
    row_by_row: bool,
}

impl Rectangle {
    /// Does something with all cells, run by run, until it fails. They lie in the rectangle.
    #[inline]
    fn try_runs<E>(
        self,
        cells: &[Cell],
        mut each: impl FnMut(Run) -> Result<(), E>,
    ) -> Result<(), E> {
        if !self.row_by_row {
            return cells.iter().try_for_each(|&cell| each(self.run_of(cell)));
        }
        let mut rest = cells;
        while let Some((&first, others)) = rest.split_first() {
            let mut run = self.run_of(first);
            // The column of the row's lowest bit.
            let start = first.x.wrapping_sub(i64::from(run.bits.trailing_zeros()));
            let mut more = 0;
            for cell in others {
                let bit = cell.x.wrapping_sub(start).cast_unsigned();
                if cell.y != first.y || !OWN_BITS.contains(&bit) {
                    break;
                }
                run.bits |= 1 << bit;
                more += 1;
            }
            rest = &others[more..];
            each(run)?;
        }
        Ok(())
    }

    /// A cell by itself.
    #[inline]
    fn run_of(self, cell: Cell) -> Run {
        const SIDE_32: u32 = SIDE as u32;
        let x = cell.x.wrapping_sub(self.left) as u32;
        let y = cell.y.wrapping_sub(self.top) as u32;
        Run {
            first: cell,
            place: (y / SIDE_32) as usize * self.columns + (x / SIDE_32) as usize,
            row: (y % SIDE_32) as usize,
            bits: 1 << (HALO as u32 + x % SIDE_32),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tiled::TiledOptions;
    use crate::{Kernel, Rule};

    fn board(memory_limit: u64) -> Tiled {
        let options = TiledOptions {
            memory_limit,
            threads: 1,
            kernel: Kernel::Portable,
        };
        Tiled::new(Rule::LIFE, options)
    }

    /// A field of cells, in no order, from a corner on, so many of them to a tile.
    fn field(corner: Cell, step: usize, side: usize) -> Vec<Cell> {
        let mut cells: Vec<Cell> = (0..side * side)
            .map(|i| {
                let (x, y) = ((i % side * step) as i64, (i / side * step) as i64);
                Cell::new(corner.x + x, corner.y + y)
            })
            .collect();
        let count = cells.len();
        for i in 0..count {
            cells.swap(i, i * 7_919 % count);
        }
        cells
    }

    fn cells(board: &Tiled) -> Vec<Cell> {
        board.cells_within(crate::Bounds::PLANE).collect()
    }

    #[test]
    fn a_table_is_made_of_cells_that_are_close_together() {
        assert!(Table::around(&[]).is_none());
        assert!(Table::around(&field(Cell::new(0, 0), 1, 5)).is_none());
        let table = Table::around(&field(Cell::new(-1, -1), 1, 60)).unwrap();
        assert_eq!((table.rectangle.columns, table.tiles.len()), (3, 9));
        assert!(Table::around(&field(Cell::new(0, 0), 1_000, 20)).is_none());
        let plane = [Cell::new(i64::MIN, i64::MIN), Cell::new(i64::MAX, i64::MAX)];
        assert!(Table::around(&plane.repeat(FEW)).is_none());
        // So wide that its cells' distances need more than 32 bits, in as many rows as one.
        let wide = [Cell::new(0, 0), Cell::new(1 << 40, 0)];
        assert!(Table::around(&wide.repeat(1 << 20)).is_none());
    }

    #[test]
    fn cells_go_in_and_out_wherever_they_lie() {
        let far = i64::MAX - 399;
        for corner in [
            Cell::new(-77, -200),
            Cell::new(i64::MIN, i64::MIN),
            Cell::new(far, far),
            Cell::new(i64::MIN, far),
        ] {
            for step in [1, 10, 60] {
                let jumbled = field(corner, step, 400usize.div_ceil(step).min(40));
                let mut in_order = jumbled.clone();
                in_order.sort_unstable();
                for list in [&jumbled, &in_order] {
                    let mut edited = board(1 << 30);
                    edited.insert(list).unwrap();
                    edited.insert(&list[..40.min(list.len())]).unwrap();
                    assert_eq!(cells(&edited), in_order, "{corner:?} {step}");

                    let (out, left) = list.split_at(list.len() / 2);
                    edited.remove(out);
                    // Where there are no tiles either.
                    edited.remove(&field(Cell::new(0, 5_000), 1, 10));
                    let mut left = left.to_vec();
                    left.sort_unstable();
                    assert_eq!(cells(&edited), left, "{corner:?} {step}");
                }
            }
        }
    }

    #[test]
    fn without_memory_for_all_of_them_no_cell_goes_in() {
        let mut small = board(1 << 20);
        let some = field(Cell::new(0, 0), 1, 20);
        small.insert(&some).unwrap();
        let before = cells(&small);
        for (step, side) in [(10, 300), (47, 150), (600, 150)] {
            let many = field(Cell::new(-10, -10), step, side);
            let refused = small.insert(&many);
            assert!(matches!(refused, Err(Error::MemoryLimit { .. })), "{step}");
            assert_eq!(cells(&small), before, "{step}");
            assert_eq!(
                small
                    .grid
                    .numbers()
                    .filter(|&t| small.grid.exists(t))
                    .count(),
                1
            );
        }
    }
}
