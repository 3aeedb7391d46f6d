//! The hash index: from a hash to the handles that may have it.

use super::arena::{advise_huge_pages, prefetch};
use super::budget::Budget;
use crate::Error;

/// An open-addressed table of 32-bit entries.
///
/// A table of 2^b entries takes handles below 2^b only, which leaves 32 - b bits of an entry for a
/// part of the hash: few wrong candidates are ever looked at. Four bytes an entry, sixteen entries
/// a cache line. Zero is no handle, so that an entry of zero is free.
#[derive(Debug)]
pub(super) struct Index {
    entries: Vec<u32>,
}

/// The number of entries that an index starts with.
const FIRST: usize = 1 << 10;

/// The largest index: what is left for the hash is then two bits.
const LARGEST: usize = 1 << 30;

impl Index {
    pub(super) const EMPTY: Self = Self {
        entries: Vec::new(),
    };

    /// Handles must stay below this.
    pub(super) fn handle_limit(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn bytes(&self) -> usize {
        self.entries.capacity() * size_of::<u32>()
    }

    /// An empty index of at least twice the size, that has room for handles below `limit`. The
    /// budget has paid for both until the old one is [given back](Self::bytes).
    pub(super) fn larger(&self, limit: usize, budget: &mut Budget) -> Result<Self, Error> {
        let size = limit
            .next_power_of_two()
            .max(2 * self.entries.len())
            .max(FIRST);
        if size > LARGEST {
            return Err(Error::MemoryLimit {
                needed: budget.used() + (size * size_of::<u32>()) as u64,
                limit: budget.limit(),
            });
        }
        let mut entries = Vec::new();
        budget.reserve(&mut entries, size)?;
        let spare = entries.spare_capacity_mut();
        advise_huge_pages(spare.as_mut_ptr().cast(), size_of_val(spare));
        entries.resize(size, 0);
        Ok(Self { entries })
    }

    /// Forgets all handles.
    pub(super) fn clear(&mut self) {
        self.entries.fill(0);
    }

    fn mask(&self) -> u32 {
        self.entries.len() as u32 - 1
    }

    /// Where the search for a hash starts.
    #[inline]
    pub(super) fn start(&self, hash: u64) -> u32 {
        hash as u32 & self.mask()
    }

    /// Starts to bring the first entries for a hash into the processor's caches.
    #[inline]
    pub(super) fn prefetch(&self, hash: u64) {
        prefetch(
            self.entries
                .as_ptr()
                .wrapping_add(self.start(hash) as usize)
                .cast(),
        );
    }

    /// The first candidate for a hash at or after a position: its position and handle. The handle
    /// is zero at the end of the search, where [`set`](Self::set) may put a new one.
    #[inline]
    pub(super) fn probe(&self, hash: u64, mut position: u32) -> (u32, u32) {
        let mask = self.mask();
        let tag = (hash >> 32) as u32 & !mask;
        loop {
            let entry = self.entries[position as usize];
            if entry == 0 {
                return (position, 0);
            }
            if entry & !mask == tag {
                return (position, entry & mask);
            }
            position = self.after(position);
        }
    }

    /// The position after another.
    #[inline]
    pub(super) fn after(&self, position: u32) -> u32 {
        (position + 1) & self.mask()
    }

    /// Puts a handle at a free position that [`probe`](Self::probe) found for its hash.
    #[inline]
    pub(super) fn set(&mut self, position: u32, hash: u64, handle: u32) {
        let mask = self.mask();
        debug_assert!(handle != 0 && handle <= mask);
        debug_assert_eq!(self.entries[position as usize], 0);
        self.entries[position as usize] = (hash >> 32) as u32 & !mask | handle;
    }

    /// Adds a handle that is not in the index.
    pub(super) fn insert(&mut self, hash: u64, handle: u32) {
        let mut position = self.start(hash);
        while self.entries[position as usize] != 0 {
            position = self.after(position);
        }
        self.set(position, hash, handle);
    }
}

/// Mixes two words into one: the two halves of their 128-bit product.
#[inline]
pub(super) fn mix(a: u64, b: u64) -> u64 {
    let product = u128::from(a ^ 0x9E37_79B9_7F4A_7C15) * u128::from(b ^ 0xD1B5_4A32_D192_ED03);
    product as u64 ^ (product >> 64) as u64
}
