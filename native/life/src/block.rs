//! What boards are moved from engine to engine in.

/// A square of 64 x 64 cells at a place whose coordinates are multiples of 64.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// The leftmost column.
    pub x: i64,
    /// The topmost row.
    pub y: i64,
    /// A row in each element, the leftmost cell in the lowest bit.
    pub rows: [u64; 64],
}

/// The cells along a block's side.
pub(crate) const BLOCK: usize = 64;
