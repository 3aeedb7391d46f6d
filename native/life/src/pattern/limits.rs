//! How much a file may make us do.

use super::PatternError;
use crate::default_memory_limit;

/// What 64 cells of a row take at most, if one of them is alive, or a node of a quadtree: a row of
/// its own and a word of its own, and as much again while their storage grows.
const BYTES_PER_WORD: u64 = 64;

/// What may be read. A file is not to be trusted: a line of RLE can name 10^18 live cells, and a
/// kilobyte of gzip unpacks into a megabyte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The most bytes that the board may take: no more than 64 for every 64 cells of a row of which
    /// one is alive, or for a node of a quadtree.
    pub memory: u64,
    /// The most bytes of a file, after unpacking.
    pub bytes: u64,
}

impl Limits {
    /// Half of so many bytes for the file, and the other half for the board.
    pub fn of_all(bytes: u64) -> Self {
        Self {
            memory: bytes / 2,
            bytes: bytes / 2,
        }
    }

    /// These limits with other memory for the board.
    pub fn with_memory(mut self, bytes: u64) -> Self {
        self.memory = bytes;
        self
    }

    /// These limits with another number of bytes.
    pub fn with_bytes(mut self, bytes: u64) -> Self {
        self.bytes = bytes;
        self
    }

    /// Checks a number of words of 64 cells, or of nodes.
    pub(super) fn check(&self, words: u64) -> Result<(), PatternError> {
        if words > self.memory / BYTES_PER_WORD {
            return Err(PatternError::TooLarge { limit: self.memory });
        }
        Ok(())
    }
}

impl Default for Limits {
    /// Those of [`default_memory_limit`].
    fn default() -> Self {
        Self::of_all(default_memory_limit())
    }
}
