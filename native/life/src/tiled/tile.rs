//! The measures of a tile, and which tile a cell lies in.

use crate::Cell;

/// The cells along a tile's side.
pub(super) const SIDE: usize = 48;

/// How far a tile's window looks into its neighbours, and so how many generations a pass can make:
/// nothing spreads by more than one cell a generation.
pub(super) const HALO: usize = 8;

/// The cells along a window's side: as many as a word has bits.
pub(super) const WINDOW: usize = SIDE + 2 * HALO;

/// The bits of a row that are the tile's own. The other bits are zero in storage, and the
/// neighbours' in a window.
pub(super) const OWN: u64 = ((1 << SIDE) - 1) << HALO;

/// The columns at the edges.
pub(super) const WEST_EDGE: u64 = 1 << HALO;
pub(super) const EAST_EDGE: u64 = 1 << (HALO + SIDE - 1);

/// The rows of a tile, from top to bottom. Bit `HALO + x` is the cell in column `x`: a row lies in
/// its word where it lies in the window. A tile is six cache lines.
#[repr(C, align(64))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rows(pub(super) [u64; SIDE]);

impl Rows {
    pub(super) const EMPTY: Self = Self([0; SIDE]);

    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|&row| row == 0)
    }

    /// The directions in which the very edge is not that of another board.
    pub(super) fn changed_edges(&self, other: &Self) -> u8 {
        let rows = self.0.iter().zip(&other.0);
        let all = rows.fold(0, |all, (row, other)| all | (row ^ other));
        let change = |row: usize| self.0[row] ^ other.0[row];
        directions(change(0), change(SIDE - 1), all)
    }

    /// The directions in which a live cell lies at the very edge.
    pub(super) fn live_edges(&self) -> u8 {
        let all = self.0.iter().fold(0, |all, row| all | row);
        directions(self.0[0], self.0[SIDE - 1], all)
    }
}

/// The set of directions whose edge is touched, one bit each, given the first row, the last row and
/// all rows together.
pub(super) fn directions(first: u64, last: u64, all: u64) -> u8 {
    let west = |row: u64| row >> HALO & 1;
    let east = |row: u64| row >> (HALO + SIDE - 1) & 1;
    let set = u64::from(first != 0)
        | u64::from(last != 0) << 1
        | west(all) << 2
        | east(all) << 3
        | west(first) << 4
        | east(first) << 5
        | west(last) << 6
        | east(last) << 7;
    set as u8
}

/// The eight directions: N, S, W, E, NW, NE, SW, SE. Each is the x and the y of one step.
pub(super) const DIRECTIONS: [(i64, i64); 8] = [
    (0, -1),
    (0, 1),
    (-1, 0),
    (1, 0),
    (-1, -1),
    (1, -1),
    (-1, 1),
    (1, 1),
];

/// The way back from each of the [`DIRECTIONS`].
pub(super) const OPPOSITE: [usize; 8] = [1, 0, 3, 2, 7, 6, 5, 4];

/// Where a tile lies: its column and row on the plane of tiles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    // The order of the fields is the order of comparison: row-major.
    pub(super) y: i64,
    pub(super) x: i64,
}

impl Place {
    pub(super) fn of(cell: Cell) -> Self {
        Self {
            y: cell.y.div_euclid(SIDE as i64),
            x: cell.x.div_euclid(SIDE as i64),
        }
    }

    /// The neighbouring place. Tiles are numbered to 2^63 / 48, so that this can't overflow.
    pub(super) fn towards(self, direction: usize) -> Self {
        let (dx, dy) = DIRECTIONS[direction];
        Self {
            y: self.y + dy,
            x: self.x + dx,
        }
    }

    /// The column of the window's bit 0, modulo 2^64: for tiles at the edge of the plane it lies
    /// beyond, but no cell does.
    pub(super) fn window_x(self) -> i64 {
        self.x.wrapping_mul(SIDE as i64).wrapping_sub(HALO as i64)
    }

    /// The plane's row that is the tile's first, modulo 2^64 as with `window_x`.
    pub(super) fn top(self) -> i64 {
        self.y.wrapping_mul(SIDE as i64)
    }
}

/// The row of a cell in its tile, and its bit in the row.
pub(super) fn within(cell: Cell) -> (usize, u64) {
    let row = cell.y.rem_euclid(SIDE as i64) as usize;
    let column = cell.x.rem_euclid(SIDE as i64) as usize;
    (row, 1 << (HALO + column))
}
