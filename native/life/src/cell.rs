//! Where things are: a cell, and the smallest rectangle around some cells.

/// A place on the plane. x grows to the right, y grows downwards.
///
/// Cells are ordered by row and then by column, the order in which boards are stored and read out.
/// The layout is that of a pair of 64-bit integers, x first, so that a slice of cells is a flat
/// array of points.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Cell {
    /// The column.
    pub x: i64,
    /// The row.
    pub y: i64,
}

impl Cell {
    /// The cell in column `x` of row `y`.
    pub const fn new(x: i64, y: i64) -> Self {
        Self { x, y }
    }
}

/// The cells of a row whose bits are set, from left to right: bit 0 is the one in column `left`.
pub(crate) fn cells_of(left: i64, y: i64, mut bits: u64) -> impl Iterator<Item = Cell> {
    std::iter::from_fn(move || {
        let x = (bits != 0).then(|| left + i64::from(bits.trailing_zeros()))?;
        bits &= bits - 1;
        Some(Cell { x, y })
    })
}

impl Ord for Cell {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.y, self.x).cmp(&(other.y, other.x))
    }
}

impl PartialOrd for Cell {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// A rectangle of cells, both corners included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// The leftmost column.
    pub min_x: i64,
    /// The topmost row.
    pub min_y: i64,
    /// The rightmost column.
    pub max_x: i64,
    /// The bottommost row.
    pub max_y: i64,
}

impl Bounds {
    /// The whole plane.
    pub const PLANE: Self = Self {
        min_x: i64::MIN,
        min_y: i64::MIN,
        max_x: i64::MAX,
        max_y: i64::MAX,
    };

    /// Whether a cell lies in the rectangle.
    pub fn contains(&self, cell: Cell) -> bool {
        (self.min_x..=self.max_x).contains(&cell.x) && (self.min_y..=self.max_y).contains(&cell.y)
    }

    /// How many cells lie between the rectangle and the nearest edge of the plane.
    ///
    /// Nothing spreads by more than one cell a generation, so a board within these bounds cannot
    /// leave the plane in that many generations.
    pub fn headroom(&self) -> u64 {
        self.min_x
            .abs_diff(i64::MIN)
            .min(self.min_y.abs_diff(i64::MIN))
            .min(self.max_x.abs_diff(i64::MAX))
            .min(self.max_y.abs_diff(i64::MAX))
    }
}
