//! Where the rows of the tiles are kept: two boards' worth for each tile, side by side.
//!
//! In memory of its own and not in a `Vec`, for three reasons, each measured: a board grows without
//! a copy of it all; huge pages save a tenth on large boards; and threads write the rows of
//! different tiles at the same time.
//!
//! A chunk is asked for as a whole and used bit by bit: the system gives memory to what was written.
#![allow(unsafe_code)]

use std::alloc::{Layout, alloc, dealloc};
use std::mem::size_of;
use std::ptr::NonNull;

use super::tile::Rows;
use crate::Error;
use crate::huge_pages::{HUGE_PAGE, advise_huge_pages};

/// The two boards of a tile: while a pass reads one it writes the other.
pub(super) type Tile = [Rows; 2];

/// The tiles in a chunk: three huge pages.
const CHUNK: usize = 8192;
/// The most tiles in a first chunk that is smaller, for boards that stay small.
const SMALL: usize = 512;

/// Storage for tiles by number.
pub(super) struct Arena {
    chunks: Vec<NonNull<Tile>>,
    /// How many tiles the first chunk has room for; the others have room for `CHUNK`.
    first: usize,
    /// How many tiles there may be.
    capacity: usize,
    /// How many, from the first on, have been given a value.
    len: usize,
}

// SAFETY: the chunks are the arena's own, and nothing is changed through a shared reference but by
// `rows_apart`, whose callers answer for it.
unsafe impl Send for Arena {}
// SAFETY: as above.
unsafe impl Sync for Arena {}

impl Arena {
    pub(super) const fn new() -> Self {
        Self {
            chunks: Vec::new(),
            first: 0,
            capacity: 0,
            len: 0,
        }
    }

    pub(super) fn capacity(&self) -> usize {
        self.capacity
    }

    /// The memory that an arena for so many tiles takes, in bytes.
    pub(super) fn bytes_for(capacity: usize) -> u64 {
        let chunks = capacity.div_ceil(CHUNK) * size_of::<NonNull<Tile>>();
        (capacity * size_of::<Tile>() + chunks) as u64
    }

    /// The memory that is needed for a while, beside the new arena's, when this one grows.
    pub(super) fn moving_bytes(&self) -> u64 {
        let moved = if self.first < CHUNK { self.first } else { 0 };
        let list = self.chunks.capacity() * size_of::<NonNull<Tile>>();
        (moved * size_of::<Tile>() + list) as u64
    }

    /// Makes room for `capacity` tiles.
    pub(super) fn grow(&mut self, capacity: usize) -> Result<(), Error> {
        while self.room() < capacity {
            let tiles = if capacity <= SMALL { capacity } else { CHUNK };
            let out_of_memory = || Error::OutOfMemory {
                bytes: (tiles * size_of::<Tile>()) as u64,
            };
            self.chunks
                .try_reserve_exact(1)
                .map_err(|_| out_of_memory())?;
            let chunk = allocate(tiles).ok_or_else(out_of_memory)?;
            let (start, bytes) = (chunk.as_ptr().cast::<u8>(), tiles * size_of::<Tile>());
            if self.first == CHUNK {
                advise_huge_pages(start, bytes);
                self.chunks.push(chunk);
                continue;
            }
            if tiles == CHUNK {
                // The first page small, as most boards are: a huge one is there as a whole.
                advise_huge_pages(start.wrapping_add(HUGE_PAGE), bytes - HUGE_PAGE);
            }
            if let Some(old) = self.chunks.pop() {
                // SAFETY: both hold the tiles in use, and are different allocations.
                unsafe { old.copy_to_nonoverlapping(chunk, self.len) };
                // SAFETY: it was made by `allocate` with this size, and is used no more.
                unsafe { dealloc(old.as_ptr().cast(), layout(self.first)) };
            }
            self.chunks.push(chunk);
            self.first = tiles;
        }
        self.capacity = capacity;
        Ok(())
    }

    /// How many tiles the chunks have room for.
    fn room(&self) -> usize {
        self.first + self.chunks.len().saturating_sub(1) * CHUNK
    }

    /// Makes a tile empty: one that was in use, or the first that never was.
    pub(super) fn reset(&mut self, tile: u32) {
        let tile = tile as usize;
        assert!(tile <= self.len && tile < self.capacity);
        // SAFETY: there is room for it.
        unsafe { self.tile(tile).write([Rows::EMPTY; 2]) };
        self.len = self.len.max(tile + 1);
    }

    /// Where a tile below the capacity is.
    #[inline]
    fn tile(&self, tile: usize) -> NonNull<Tile> {
        let chunk = self.chunks[tile / CHUNK];
        // SAFETY: the chunk is as large as that.
        unsafe { chunk.add(tile % CHUNK) }
    }

    /// One of the boards of a tile.
    #[inline]
    pub(super) fn rows(&self, tile: u32, board: usize) -> &Rows {
        assert!((tile as usize) < self.len);
        // SAFETY: the tile has a value, which nothing changes while the arena is borrowed, but by
        // `rows_apart`.
        unsafe { &(&*self.tile(tile as usize).as_ptr())[board] }
    }

    #[inline]
    pub(super) fn rows_mut(&mut self, tile: u32, board: usize) -> &mut Rows {
        assert!((tile as usize) < self.len);
        // SAFETY: the tile has a value, and the arena is borrowed by this reference alone.
        unsafe { &mut (&mut *self.tile(tile as usize).as_ptr())[board] }
    }

    /// One of the boards of a tile, to read during a pass: without checks, which cost a twentieth
    /// of the pass.
    ///
    /// # Safety
    /// The tile has been given a value, the board is 0 or 1, and nobody writes this board of this
    /// tile while the reference lives.
    #[inline]
    pub(super) unsafe fn rows_unchecked(&self, tile: u32, board: usize) -> &Rows {
        // SAFETY: the caller's.
        unsafe {
            let chunk = self.chunks.get_unchecked(tile as usize / CHUNK);
            let tile = chunk.add(tile as usize % CHUNK);
            tile.cast::<Rows>().add(board).as_ref()
        }
    }

    /// One of the boards of a tile, to write while others read and write others.
    ///
    /// # Safety
    /// As in [`rows_unchecked`](Self::rows_unchecked); and nobody reads this board of this tile
    /// either.
    #[allow(clippy::mut_from_ref)]
    #[inline]
    pub(super) unsafe fn rows_apart(&self, tile: u32, board: usize) -> &mut Rows {
        // SAFETY: the caller's.
        unsafe {
            let chunk = self.chunks.get_unchecked(tile as usize / CHUNK);
            let tile = chunk.add(tile as usize % CHUNK);
            tile.cast::<Rows>().add(board).as_mut()
        }
    }
}

impl Drop for Arena {
    fn drop(&mut self) {
        for (i, chunk) in self.chunks.iter().enumerate() {
            let tiles = if i == 0 { self.first } else { CHUNK };
            // SAFETY: it was made by `allocate` with this size, and is used no more.
            unsafe { dealloc(chunk.as_ptr().cast(), layout(tiles)) };
        }
    }
}

/// The shape of a chunk.
fn layout(tiles: usize) -> Layout {
    let layout = Layout::array::<Tile>(tiles).expect("a chunk is small");
    if tiles == CHUNK {
        layout
            .align_to(HUGE_PAGE)
            .expect("a page is a power of two")
    } else {
        layout
    }
}

/// Memory for so many tiles, at least one, without a value yet.
fn allocate(tiles: usize) -> Option<NonNull<Tile>> {
    assert!(tiles > 0);
    // SAFETY: the layout is not of size zero.
    NonNull::new(unsafe { alloc(layout(tiles)) }.cast())
}
