//! How much a file may make us do.

use super::PatternError;
use super::words::Words;
use crate::default_memory_limit;

/// What 64 cells of a row take at most, if one of them is alive, or a node of a quadtree: a row of
/// its own and a word of its own, and as much again while their storage grows.
const BYTES_PER_WORD: u64 = 64;

/// What may be read. A file is not to be trusted: a line of RLE can name 10^18 live cells, and a
/// kilobyte of gzip unpacks into a megabyte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The most bytes that the board may take, together with as much of its file as is in memory:
    /// no more than 64 for every 64 cells of a row of which one is alive, or for a node of a
    /// quadtree.
    pub memory: u64,
    /// The most bytes of a file that may be in memory, after unpacking. RLE that is not packed may
    /// have four times as many, since no more than a part of it is there.
    pub bytes: u64,
    /// What of the memory something else takes.
    reserved: u64,
}

impl Limits {
    /// So many bytes for the board and its file, of which that may be half.
    pub fn of_all(bytes: u64) -> Self {
        Self {
            memory: bytes,
            bytes: bytes / 2,
            reserved: 0,
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

    /// What these limits leave beside something that takes so many bytes.
    pub fn beside(mut self, bytes: u64) -> Self {
        self.reserved = self.reserved.saturating_add(bytes);
        self
    }

    /// The limits for each of two things that grow at the same time.
    pub(super) fn half(self) -> Self {
        self.beside(self.memory.saturating_sub(self.reserved) / 2)
    }

    /// Checks a number of words of 64 cells, or of nodes.
    pub(super) fn check(&self, words: u64) -> Result<(), PatternError> {
        self.check_bytes(words.saturating_mul(BYTES_PER_WORD))
    }

    /// Checks a set of cells that grows.
    pub(super) fn check_words(&self, words: &Words) -> Result<(), PatternError> {
        // As much again while it grows.
        self.check_bytes(words.least_bytes().saturating_mul(2))
    }

    fn check_bytes(&self, bytes: u64) -> Result<(), PatternError> {
        if bytes > self.memory.saturating_sub(self.reserved) {
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
