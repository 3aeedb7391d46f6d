//! A growing array in chunks of the size of a huge page.
#![allow(
    unsafe_code,
    reason = "every step of HashLife reads some forty elements at random; bounds checks and 4 KiB pages cost a quarter of its time"
)]

use std::alloc::{Layout, alloc, dealloc};
use std::ptr::NonNull;

use super::budget::Budget;
use crate::Error;
use crate::huge_pages::{HUGE_PAGE, advise_huge_pages};
use crate::kernel::prefetch;

/// A chunk's size, so that a chunk needs one entry in the processor's address translation cache and
/// not 512.
const CHUNK_BYTES: usize = HUGE_PAGE;

/// The size of the first chunk at its beginning, which doubles until it is a whole chunk: a small
/// board takes little memory.
const FIRST_BYTES: usize = 16 << 10;

/// An array that grows without being copied and whose indices stay valid for good.
#[derive(Debug)]
pub(super) struct Arena<T> {
    /// All of [`CHUNK`](Self::CHUNK) elements, but for the first one, which may be smaller.
    chunks: Vec<NonNull<T>>,
    /// How many elements are in use. All of them are initialised.
    len: usize,
    capacity: usize,
}

// SAFETY: an arena owns its elements, like a `Vec`.
unsafe impl<T: Send> Send for Arena<T> {}
// SAFETY: a shared arena gives shared references to its elements only, like a `Vec`.
unsafe impl<T: Sync> Sync for Arena<T> {}

impl<T: Copy> Arena<T> {
    const CHUNK: usize = {
        assert!(size_of::<T>().is_power_of_two() && size_of::<T>() <= FIRST_BYTES);
        CHUNK_BYTES / size_of::<T>()
    };
    const SHIFT: u32 = Self::CHUNK.trailing_zeros();
    const FIRST: usize = FIRST_BYTES / size_of::<T>();

    pub(super) const fn new() -> Self {
        Self {
            chunks: Vec::new(),
            len: 0,
            capacity: 0,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    pub(super) fn capacity(&self) -> usize {
        self.capacity
    }

    /// What the capacity will be after [`grow`](Self::grow).
    pub(super) fn next_capacity(&self) -> usize {
        if self.capacity < Self::CHUNK {
            (2 * self.capacity).max(Self::FIRST)
        } else {
            self.capacity + Self::CHUNK
        }
    }

    /// The bytes that are taken from the budget.
    pub(super) fn bytes(&self) -> usize {
        self.capacity * size_of::<T>() + self.chunks.capacity() * size_of::<NonNull<T>>()
    }

    /// Makes room for more elements. On an error nothing has changed.
    pub(super) fn grow(&mut self, budget: &mut Budget) -> Result<(), Error> {
        if self.chunks.len() == self.chunks.capacity() {
            let more = self.chunks.len().max(4);
            budget.reserve(&mut self.chunks, more)?;
        }
        let moves = (1..Self::CHUNK).contains(&self.capacity);
        let capacity = self.next_capacity();
        let layout = Self::layout(if moves {
            capacity
        } else {
            capacity - self.capacity
        });
        budget.take(layout.size())?;
        // SAFETY: the layout's size is not zero.
        let Some(chunk) = NonNull::new(unsafe { alloc(layout) }.cast::<T>()) else {
            budget.give_back(layout.size());
            return Err(Error::OutOfMemory {
                bytes: layout.size() as u64,
            });
        };
        if layout.size() == CHUNK_BYTES {
            advise_huge_pages(chunk.as_ptr().cast(), CHUNK_BYTES);
        }
        if moves {
            // SAFETY: the first chunk's `len` elements are initialised and the new chunk, another
            // allocation, is larger.
            unsafe { chunk.copy_from_nonoverlapping(self.chunks[0], self.len) };
            let old = Self::layout(self.capacity);
            // SAFETY: the first chunk was allocated with this layout, and is replaced below.
            unsafe { dealloc(self.chunks[0].as_ptr().cast(), old) };
            budget.give_back(old.size());
            self.chunks[0] = chunk;
        } else {
            self.chunks.push(chunk);
        }
        self.capacity = capacity;
        Ok(())
    }

    /// The layout of a chunk of that many elements. Whole chunks are aligned to their size.
    fn layout(elements: usize) -> Layout {
        let bytes = elements * size_of::<T>();
        let align = if bytes == CHUNK_BYTES {
            CHUNK_BYTES
        } else {
            align_of::<T>()
        };
        Layout::from_size_align(bytes, align).expect("a chunk is small and its alignment too")
    }

    /// Adds an element, for which there must be room.
    pub(super) fn push(&mut self, element: T) {
        assert!(self.len < self.capacity);
        let place = self.place(self.len);
        // SAFETY: `place` lies in a chunk, because `len` is below the capacity.
        unsafe { place.write(element) };
        self.len += 1;
    }

    /// Where an element lies that is within the capacity.
    #[inline]
    fn place(&self, index: usize) -> *mut T {
        debug_assert!(index < self.capacity);
        // SAFETY: the capacity is that of the chunks together.
        unsafe {
            self.chunks
                .get_unchecked(index >> Self::SHIFT)
                .as_ptr()
                .add(index & (Self::CHUNK - 1))
        }
    }

    /// The element at an index that [`push`](Self::push) has filled: the callers hold only such
    /// indices, because they come from this arena and it never shrinks.
    #[inline]
    pub(super) fn get(&self, index: usize) -> &T {
        debug_assert!(index < self.len);
        // SAFETY: `index` is below `len` (see above), where elements are initialised.
        unsafe { &*self.place(index) }
    }

    /// The element at an index, to be changed; as [`get`](Self::get).
    #[inline]
    pub(super) fn get_mut(&mut self, index: usize) -> &mut T {
        debug_assert!(index < self.len);
        // SAFETY: as in `get`; and `self` is borrowed exclusively.
        unsafe { &mut *self.place(index) }
    }

    /// Starts to bring an element into the processor's caches.
    #[inline]
    pub(super) fn prefetch(&self, index: usize) {
        debug_assert!(index < self.len);
        prefetch(self.place(index));
    }

    /// Starts to bring all cache lines of an element into the processor's caches.
    #[inline]
    pub(super) fn prefetch_all(&self, index: usize) {
        debug_assert!(index < self.len);
        let start = self.place(index).cast::<u8>();
        for line in (0..size_of::<T>()).step_by(64) {
            prefetch(start.wrapping_add(line));
        }
    }

    /// Frees everything.
    pub(super) fn release(&mut self, budget: &mut Budget) {
        budget.give_back(self.bytes());
        *self = Self::new();
    }
}

impl<T> Drop for Arena<T> {
    fn drop(&mut self) {
        let chunk = CHUNK_BYTES / size_of::<T>();
        for (i, start) in self.chunks.iter().enumerate() {
            let elements = (self.capacity - i * chunk).min(chunk);
            let bytes = elements * size_of::<T>();
            let align = if bytes == CHUNK_BYTES {
                CHUNK_BYTES
            } else {
                align_of::<T>()
            };
            if let Ok(layout) = Layout::from_size_align(bytes, align) {
                // SAFETY: `grow` allocated the chunk with this very layout.
                unsafe { dealloc(start.as_ptr().cast(), layout) };
            }
        }
    }
}
