//! How much a file may make us do.

use crate::default_memory_limit;

/// What a cell or a node takes at most: a row of its own and a word of its own, and as much again
/// while their storage grows.
const BYTES_PER_CELL: u64 = 64;

/// What may be read. A file is not to be trusted: a line of RLE can name 10^18 live cells, and a
/// kilobyte of gzip unpacks into a megabyte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The most live cells, or the most nodes of a quadtree.
    pub cells: u64,
    /// The most bytes of a file, after unpacking.
    pub bytes: u64,
}

impl Limits {
    /// These limits with another number of live cells or nodes.
    pub fn with_cells(mut self, cells: u64) -> Self {
        self.cells = cells;
        self
    }

    /// These limits with another number of bytes.
    pub fn with_bytes(mut self, bytes: u64) -> Self {
        self.bytes = bytes;
        self
    }
}

impl Default for Limits {
    /// Half of [`default_memory_limit`] for the file, and as many cells as fit the other half even
    /// if they lie far apart.
    fn default() -> Self {
        let half = default_memory_limit() / 2;
        Self {
            cells: half / BYTES_PER_CELL,
            bytes: half,
        }
    }
}
