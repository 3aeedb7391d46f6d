//! Queries: the board as a set of cells.

use std::iter::FusedIterator;

use super::Tiled;
use super::tile::{HALO, OWN, Place, Rows, SIDE, within};
use crate::{Bounds, Cell};

impl Tiled {
    /// Whether a cell is on the board.
    pub fn contains(&self, cell: Cell) -> bool {
        let tile = self.grid.find(Place::of(cell));
        let (row, bit) = within(cell);
        tile != 0 && self.grid.rows(tile, self.front).0[row] & bit != 0
    }

    /// How many cells the board has. Counts only the tiles that were computed or edited since they
    /// were counted last.
    pub fn population(&self) -> u64 {
        let grid = &self.grid;
        grid.numbers()
            .map(|tile| grid.population(tile, self.front))
            .sum()
    }

    /// The smallest rectangle around all cells.
    pub fn bounds(&self) -> Option<Bounds> {
        let grid = &self.grid;
        let live = || {
            let tiles = grid.numbers();
            tiles.filter(|&tile| grid.population(tile, self.front) != 0)
        };
        let places = || live().map(|tile| grid.place(tile));
        let (top, bottom) = (places().map(|p| p.y).min()?, places().map(|p| p.y).max()?);
        let (left, right) = (places().map(|p| p.x).min()?, places().map(|p| p.x).max()?);
        let mut bounds = Bounds {
            min_x: i64::MAX,
            min_y: i64::MAX,
            max_x: i64::MIN,
            max_y: i64::MIN,
        };
        for tile in live() {
            let place = grid.place(tile);
            let inside = top < place.y && place.y < bottom && left < place.x && place.x < right;
            if inside {
                continue;
            }
            let rows = &grid.rows(tile, self.front).0;
            let all = rows.iter().fold(0, |all, row| all | row);
            let x = |bit: u32| place.window_x().wrapping_add(i64::from(bit));
            bounds.min_x = bounds.min_x.min(x(all.trailing_zeros()));
            bounds.max_x = bounds.max_x.max(x(63 - all.leading_zeros()));
            let alive = |row: &u64| *row != 0;
            let y = |row: usize| place.top().wrapping_add(row as i64);
            if let (Some(first), Some(last)) =
                (rows.iter().position(alive), rows.iter().rposition(alive))
            {
                bounds.min_y = bounds.min_y.min(y(first));
                bounds.max_y = bounds.max_y.max(y(last));
            }
        }
        Some(bounds)
    }

    /// How many cells lie in a region.
    pub fn count_within(&self, region: Bounds) -> u64 {
        if region == Bounds::PLANE {
            return self.population();
        }
        self.tiles_within(region)
            .map(|tile| {
                let place = self.grid.place(tile);
                let (columns, rows) = clip(place, region);
                if columns == OWN && rows.len() == SIDE {
                    return self.grid.population(tile, self.front);
                }
                self.grid.rows(tile, self.front).0[rows]
                    .iter()
                    .map(|row| u64::from((row & columns).count_ones()))
                    .sum()
            })
            .sum()
    }

    /// The cells in a region, in row-major order.
    pub fn cells_within(&self, region: Bounds) -> CellsWithin<'_> {
        let mut tiles: Vec<u32> = self.tiles_within(region).collect();
        tiles.sort_unstable_by_key(|&tile| self.grid.place(tile));
        let parts = tiles
            .into_iter()
            .map(|tile| Part {
                rows: self.grid.rows(tile, self.front),
                place: self.grid.place(tile),
                columns: clip(self.grid.place(tile), region).0,
            })
            .collect();
        let mut cells = CellsWithin {
            region,
            parts,
            band: 0..0,
            rows: 0..0,
            part: 0,
            bits: 0,
        };
        cells.next_band();
        cells
    }

    /// The tiles with cells that have a part in a region, in no order.
    fn tiles_within(&self, region: Bounds) -> impl Iterator<Item = u32> {
        let grid = &self.grid;
        let low = Place::of(Cell::new(region.min_x, region.min_y));
        let high = Place::of(Cell::new(region.max_x, region.max_y));
        let proper = region.min_x <= region.max_x && region.min_y <= region.max_y;
        let within = move |place: Place| {
            (low.x..=high.x).contains(&place.x) && (low.y..=high.y).contains(&place.y)
        };
        let places = (i128::from(high.x) - i128::from(low.x) + 1)
            * (i128::from(high.y) - i128::from(low.y) + 1);
        // A small region of a large board is looked up, a large region looked through.
        let look_up = proper && places < i128::from(grid.numbers().end);
        let found = look_up.then(|| {
            (low.y..=high.y)
                .flat_map(move |y| (low.x..=high.x).map(move |x| Place { y, x }))
                .map(|place| grid.find(place))
                .filter(|&tile| tile != 0)
        });
        let searched = (proper && !look_up).then(|| {
            grid.numbers()
                .filter(move |&tile| grid.exists(tile) && within(grid.place(tile)))
        });
        found
            .into_iter()
            .flatten()
            .chain(searched.into_iter().flatten())
            .filter(|&tile| grid.population(tile, self.front) != 0)
    }
}

/// The columns and rows of a tile that lie in a region.
fn clip(place: Place, region: Bounds) -> (u64, std::ops::Range<usize>) {
    let span = |start: i64, min: i64, max: i64| {
        let offset = |edge: i64| i128::from(edge) - i128::from(start) * SIDE as i128;
        let from = offset(min).clamp(0, SIDE as i128) as usize;
        let to = (offset(max) + 1).clamp(from as i128, SIDE as i128) as usize;
        from..to
    };
    let columns = span(place.x, region.min_x, region.max_x);
    let mask = ((1u64 << columns.len()) - 1) << columns.start << HALO;
    (mask, span(place.y, region.min_y, region.max_y))
}

/// A tile's part of a region.
struct Part<'a> {
    rows: &'a Rows,
    place: Place,
    columns: u64,
}

/// The cells in a region, in row-major order.
pub struct CellsWithin<'a> {
    region: Bounds,
    /// The tiles, in row-major order.
    parts: Vec<Part<'a>>,
    /// Those of the band of tiles at hand, and the rows of it that are left.
    band: std::ops::Range<usize>,
    rows: std::ops::Range<usize>,
    /// Where in the row we are, and which bits are left of the part's row.
    part: usize,
    bits: u64,
}

impl CellsWithin<'_> {
    /// Goes to the first row of the next band of tiles. False at the end.
    fn next_band(&mut self) -> bool {
        let start = self.band.end;
        let Some(first) = self.parts.get(start) else {
            return false;
        };
        let y = first.place.y;
        let count = self.parts[start..].partition_point(|part| part.place.y == y);
        self.band = start..start + count;
        self.rows = clip(first.place, self.region).1;
        self.part = start;
        self.bits = self.row_bits();
        true
    }

    /// The bits of the part's row.
    fn row_bits(&self) -> u64 {
        let part = &self.parts[self.part];
        part.rows.0[self.rows.start] & part.columns
    }

    /// Goes to the next part's row. False at the end.
    fn next_part(&mut self) -> bool {
        if self.band.is_empty() {
            return false;
        }
        self.part += 1;
        if self.part == self.band.end {
            self.rows.start += 1;
            if self.rows.is_empty() {
                return self.next_band();
            }
            self.part = self.band.start;
        }
        self.bits = self.row_bits();
        true
    }

    /// Where the bits at hand lie: the column of bit 0 and the row.
    fn origin(&self) -> (i64, i64) {
        let place = self.parts[self.part].place;
        let y = place.top().wrapping_add(self.rows.start as i64);
        (place.window_x(), y)
    }
}

impl Iterator for CellsWithin<'_> {
    type Item = Cell;

    #[inline]
    fn next(&mut self) -> Option<Cell> {
        while self.bits == 0 {
            if !self.next_part() {
                self.band = 0..0;
                self.parts.clear();
                return None;
            }
        }
        let bit = self.bits.trailing_zeros();
        self.bits &= self.bits - 1;
        let (x, y) = self.origin();
        Some(Cell::new(x.wrapping_add(i64::from(bit)), y))
    }

    fn fold<B, F: FnMut(B, Cell) -> B>(mut self, init: B, mut f: F) -> B {
        let mut value = init;
        loop {
            if self.bits != 0 {
                let (x, y) = self.origin();
                let mut bits = self.bits;
                while bits != 0 {
                    let bit = i64::from(bits.trailing_zeros());
                    bits &= bits - 1;
                    value = f(value, Cell::new(x.wrapping_add(bit), y));
                }
            }
            if !self.next_part() {
                return value;
            }
        }
    }
}

impl FusedIterator for CellsWithin<'_> {}
