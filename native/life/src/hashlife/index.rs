//! The hash index: from a hash to the handles that may have it.
#![allow(
    unsafe_code,
    reason = "it is asked ten times for each node that is advanced"
)]

use std::alloc::{Layout, alloc_zeroed};
use std::ptr::NonNull;

use super::budget::Budget;
use crate::Error;
use crate::huge_pages::advise_huge_pages;
use crate::kernel::prefetch;

/// Asked again and again during long work, with the work done since: false means stop. The unit is
/// what it takes to advance a node.
pub(super) type GoOn<'a> = &'a mut dyn FnMut(usize) -> bool;

/// How many groups are cleared between two questions.
const CLEAR: usize = 1 << 15;

/// How much of an index is filled between two questions.
pub(super) const FILL: usize = 4096;

/// To handle a node in bulk is so many times easier than to advance it.
pub(super) const EASIER: usize = 8;

/// An open-addressed table of 32-bit entries, in groups of four that are compared at once.
///
/// A table of 2^b entries takes handles below 2^b only, which leaves 32 - b bits of an entry for a
/// part of the hash: few wrong candidates are ever looked at. Four bytes an entry, sixteen entries
/// a cache line. Zero is no handle, so that an entry of zero is free; a group is filled from its
/// first entry on, and nothing is ever removed.
#[derive(Debug)]
pub(super) struct Index {
    groups: Vec<Group>,
    /// The bits of an entry that are the handle's.
    mask: u32,
    /// How many groups [`clear`](Self::clear) has made free.
    clear: usize,
}

#[derive(Clone, Copy, Debug)]
#[repr(C, align(16))]
struct Group([u32; 4]);

impl Group {
    /// A bit for each entry that is equal to `tag` where `keep` has bits.
    #[inline]
    fn matches(self, keep: u32, tag: u32) -> u32 {
        #[cfg(target_arch = "x86_64")]
        {
            use std::arch::x86_64::*;
            let [a, b, c, d] = self.0.map(u32::cast_signed);
            // SAFETY: SSE2 is part of every x86-64.
            unsafe {
                let entries = _mm_set_epi32(d, c, b, a);
                let keep = _mm_set1_epi32(keep.cast_signed());
                let tag = _mm_set1_epi32(tag.cast_signed());
                let equal = _mm_cmpeq_epi32(_mm_and_si128(entries, keep), tag);
                _mm_movemask_ps(_mm_castsi128_ps(equal)).cast_unsigned()
            }
        }
        #[cfg(not(target_arch = "x86_64"))]
        {
            let bit = |i: usize| u32::from(self.0[i] & keep == tag) << i;
            bit(0) | bit(1) | bit(2) | bit(3)
        }
    }

    /// A bit for each free entry.
    #[inline]
    fn free(self) -> u32 {
        self.matches(u32::MAX, 0)
    }
}

/// The number of entries that an index starts with.
const FIRST: usize = 1 << 10;

/// Up to this size an index grows fourfold, unless that is much of the memory: it is filled again
/// less often, and searches in it end sooner, which makes the whole step 4 to 12 % faster.
const GENEROUS: usize = 1 << 22;

/// One part in so many of the memory limit is not much.
const CHEAP: u64 = 32;

/// The largest index: what is left for the hash is then two bits.
const LARGEST: usize = 1 << 30;

impl Index {
    pub(super) const EMPTY: Self = Self {
        groups: Vec::new(),
        mask: 0,
        clear: 0,
    };

    /// Handles must stay below this.
    pub(super) fn handle_limit(&self) -> usize {
        4 * self.groups.len()
    }

    pub(super) fn bytes(&self) -> usize {
        self.groups.capacity() * size_of::<Group>()
    }

    /// An empty index of at least twice the size, that has room for handles below `limit`. The
    /// budget has paid for both until the old one is [given back](Self::bytes).
    pub(super) fn larger(&self, limit: usize, budget: &mut Budget) -> Result<Self, Error> {
        let old = self.handle_limit();
        let generous = (4 * old).min(GENEROUS);
        let cheap = (generous * size_of::<u32>()) as u64 <= budget.limit() / CHEAP;
        let size = limit
            .next_power_of_two()
            .max(if cheap { generous } else { 0 })
            .max(2 * old)
            .max(FIRST);
        if size > LARGEST {
            return Err(Error::MemoryLimit {
                needed: budget.used() + (size * size_of::<u32>()) as u64,
                limit: budget.limit(),
            });
        }
        let bytes = size * size_of::<u32>();
        budget.take(bytes)?;
        let Some(groups) = fresh_groups(size / 4) else {
            budget.give_back(bytes);
            return Err(Error::OutOfMemory {
                bytes: bytes as u64,
            });
        };
        Ok(Self {
            groups,
            mask: size as u32 - 1,
            clear: 0,
        })
    }

    /// Forgets all handles, which takes [`clear`](Self::clear) and then [`fill`](Self::fill).
    pub(super) fn forget(&mut self) {
        self.clear = 0;
    }

    /// Goes on making all groups free; false if `go_on` stopped it. That takes long in fresh
    /// memory, too: it is there that the system sets memory to zero, in huge pages.
    pub(super) fn clear(&mut self, go_on: GoOn) -> bool {
        for part in self.groups[self.clear..].chunks_mut(CLEAR) {
            part.fill(Group([0; 4]));
            self.clear += part.len();
            if !go_on(CLEAR / 4 / EASIER) {
                return false;
            }
        }
        true
    }

    /// Where the search for a hash starts.
    #[inline]
    pub(super) fn start(&self, hash: u64) -> u32 {
        hash as u32 & self.mask & !3
    }

    /// The group that a position is in.
    #[inline]
    fn group(&self, position: u32) -> &Group {
        debug_assert!(position <= self.mask);
        // SAFETY: a position is below the number of entries: `start` and `after` mask it.
        unsafe { self.groups.get_unchecked(position as usize / 4) }
    }

    /// Starts to bring the first entries for a hash into the processor's caches.
    #[inline]
    pub(super) fn prefetch(&self, hash: u64) {
        let group = self.start(hash) as usize / 4;
        prefetch(self.groups.as_ptr().wrapping_add(group));
    }

    /// The first candidate for a hash at or after a position: its position and handle. The handle
    /// is zero at the end of the search, where [`set`](Self::set) may put a new one.
    #[inline]
    pub(super) fn probe(&self, hash: u64, mut position: u32) -> (u32, u32) {
        let mask = self.mask;
        let tag = (hash >> 32) as u32 & !mask;
        loop {
            let group = self.group(position);
            let free = group.free();
            let first = position & 3;
            let found = (group.matches(!mask, tag) & !free) >> first;
            if found != 0 {
                let position = position + found.trailing_zeros();
                return (position, group.0[position as usize & 3] & mask);
            }
            if free != 0 {
                return (position - first + free.trailing_zeros(), 0);
            }
            position = (position - first + 4) & mask;
        }
    }

    /// The handle of the first candidate for a hash. Zero says little: there may be another one.
    #[inline]
    pub(super) fn first(&self, hash: u64) -> u32 {
        let mask = self.mask;
        let group = self.group(self.start(hash));
        // Where the tag is zero, a free entry looks like a candidate, of handle zero.
        let found = group.matches(!mask, (hash >> 32) as u32 & !mask);
        if found != 0 {
            return group.0[found.trailing_zeros() as usize & 3] & mask;
        }
        if group.free() != 0 {
            return 0;
        }
        self.probe(hash, self.start(hash)).1
    }

    /// The position after another.
    #[inline]
    pub(super) fn after(&self, position: u32) -> u32 {
        (position + 1) & self.mask
    }

    /// Puts a handle at a free position that [`probe`](Self::probe) found for its hash.
    #[inline]
    pub(super) fn set(&mut self, position: u32, hash: u64, handle: u32) {
        let mask = self.mask;
        debug_assert!(handle != 0 && handle <= mask);
        let entry = &mut self.groups[position as usize / 4].0[position as usize & 3];
        debug_assert_eq!(*entry, 0);
        *entry = (hash >> 32) as u32 & !mask | handle;
    }

    /// Adds handles that are not in the index, with their hashes.
    pub(super) fn fill(&mut self, entries: impl Iterator<Item = (u64, u32)>) {
        debug_assert_eq!(self.clear, self.groups.len());
        // So many entries' places are on their way to the caches at a time.
        let mut waiting = [(0, 0); 16];
        for (n, entry) in entries.enumerate() {
            self.prefetch(entry.0);
            let (hash, handle) = std::mem::replace(&mut waiting[n % 16], entry);
            if handle != 0 {
                self.insert(hash, handle);
            }
        }
        for (hash, handle) in waiting {
            if handle != 0 {
                self.insert(hash, handle);
            }
        }
    }

    /// Adds a handle that is not in the index.
    fn insert(&mut self, hash: u64, handle: u32) {
        let mut position = self.start(hash);
        loop {
            let free = self.group(position).free();
            if free != 0 {
                return self.set(position + free.trailing_zeros(), hash, handle);
            }
            position = (position + 4) & self.mask;
        }
    }
}

/// Groups in memory that is not touched yet.
fn fresh_groups(groups: usize) -> Option<Vec<Group>> {
    let layout = Layout::array::<Group>(groups).ok()?;
    debug_assert!(layout.size() > 0);
    // SAFETY: the layout's size is not zero.
    let start = NonNull::new(unsafe { alloc_zeroed(layout) })?;
    advise_huge_pages(start.as_ptr(), layout.size());
    // SAFETY: it was just allocated with the layout of so many groups, all of which are zero.
    Some(unsafe { Vec::from_raw_parts(start.cast().as_ptr(), groups, groups) })
}

/// Mixes two words into one: the two halves of their 128-bit product.
#[inline]
pub(super) fn mix(a: u64, b: u64) -> u64 {
    let product = u128::from(a ^ 0x9E37_79B9_7F4A_7C15) * u128::from(b ^ 0xD1B5_4A32_D192_ED03);
    product as u64 ^ (product >> 64) as u64
}
