//! The only module that follows the caller's pointers.
//!
//! Everything is copied at once, in or out, so that no reference to the caller's memory lives
//! beyond a line: it may overlap other arguments, be unaligned, or be changed by another thread
//! after the call. What no check can find out is whether a pointer that is not null points to as
//! much memory as the caller says; that is the caller's promise (docs/c-abi.md).

use std::cell::RefCell;
use std::ops::Deref;

use gol4j_life::Cell;

use crate::error::{Failure, GolStatus};

fn null(what: &str) -> Failure {
    Failure::new(GolStatus::GOL_NULL_POINTER, format!("{what} is null"))
}

/// Writes a value to memory that may be unaligned.
///
/// # Safety
/// `to` points to memory of at least the size of a `T`, which nothing else uses meanwhile.
pub(crate) unsafe fn write<T: Copy>(to: *mut T, value: T) {
    // SAFETY: the caller's promise; unaligned is allowed.
    unsafe { to.write_unaligned(value) }
}

/// Checks an output before any work is done for it.
pub(crate) fn check_out<T>(to: *mut T, what: &str) -> Result<(), Failure> {
    if to.is_null() {
        Err(null(what))
    } else {
        Ok(())
    }
}

/// Writes an output that must not be null.
///
/// # Safety
/// As for [`write`], where `to` is not null.
pub(crate) unsafe fn write_out<T: Copy>(to: *mut T, value: T, what: &str) -> Result<(), Failure> {
    check_out(to, what)?;
    // SAFETY: not null; the rest is the caller's promise.
    unsafe { write(to, value) };
    Ok(())
}

/// Reads a structure that may be absent.
///
/// # Safety
/// `from` is null or points to a `T`.
pub(crate) unsafe fn read_optional<T: Copy>(from: *const T) -> Option<T> {
    if from.is_null() {
        None
    } else {
        // SAFETY: not null; the rest is the caller's promise. Unaligned is allowed.
        Some(unsafe { from.read_unaligned() })
    }
}

/// Copies an array in. A null pointer will do where the array has no elements.
///
/// # Safety
/// `from` points to `count` values of `T`, each with a valid bit pattern.
unsafe fn read_array<T: Copy>(from: *const T, count: u64, what: &str) -> Result<Vec<T>, Failure> {
    let mut values = Vec::new();
    // SAFETY: the caller's promise.
    unsafe { read_array_into(&mut values, from, count, what) }?;
    Ok(values)
}

/// Copies an array in, in place of what is in a list.
///
/// # Safety
/// As for [`read_array`].
unsafe fn read_array_into<T: Copy>(
    values: &mut Vec<T>,
    from: *const T,
    count: u64,
    what: &str,
) -> Result<(), Failure> {
    values.clear();
    if count == 0 {
        return Ok(());
    }
    if from.is_null() {
        return Err(null(what));
    }
    let length = array_length::<T>(count, what)?;
    values.try_reserve_exact(length).map_err(|_| {
        let bytes = length * size_of::<T>();
        Failure::new(
            GolStatus::GOL_OUT_OF_MEMORY,
            format!("the system has no {bytes} bytes of memory left to copy {what}"),
        )
    })?;
    // Bytes, because the caller's array may be unaligned.
    let bytes = length * size_of::<T>();
    let to: *mut T = values.as_mut_ptr();
    // SAFETY: the caller's promise for `from`; `to` is new memory of this size.
    unsafe { std::ptr::copy_nonoverlapping(from.cast::<u8>(), to.cast::<u8>(), bytes) };
    // SAFETY: that many values were just written.
    unsafe { values.set_len(length) };
    Ok(())
}

/// A length that memory can have: no array is longer than `isize::MAX` bytes.
fn array_length<T>(count: u64, what: &str) -> Result<usize, Failure> {
    usize::try_from(count)
        .ok()
        .filter(|&length| length <= isize::MAX as usize / size_of::<T>())
        .ok_or_else(|| {
            Failure::new(
                GolStatus::GOL_INVALID_ARGUMENT,
                format!("{what} cannot have a length of {count}"),
            )
        })
}

/// The longest list of cells whose memory is kept for the next, in cells: 2 MiB.
const KEPT: usize = 1 << 17;

thread_local! {
    /// Memory for copies of cells. The allocator gives so much back to the system when it is freed,
    /// and new memory takes several times as long to be written for the first time as the copy.
    static SPARE: RefCell<Vec<Cell>> = const { RefCell::new(Vec::new()) };
}

/// A copy of cells, whose memory this thread uses again.
pub(crate) struct Cells(Vec<Cell>);

impl Deref for Cells {
    type Target = [Cell];

    fn deref(&self) -> &[Cell] {
        &self.0
    }
}

impl Drop for Cells {
    fn drop(&mut self) {
        if self.0.capacity() <= KEPT {
            // Where the thread is at its end nothing is kept.
            let _ = SPARE.try_with(|spare| spare.replace(std::mem::take(&mut self.0)));
        }
    }
}

/// Copies a flat point array in: `count` pairs x, y.
///
/// # Safety
/// `from` points to `2 * count` integers.
pub(crate) unsafe fn read_cells(from: *const i64, count: u64) -> Result<Cells, Failure> {
    let mut cells = Cells(SPARE.try_with(RefCell::take).unwrap_or_default());
    // SAFETY: a `Cell` is laid out as a pair of integers, and every pair is a cell; the rest is the
    // caller's promise.
    unsafe { read_array_into(&mut cells.0, from.cast::<Cell>(), count, "cells") }?;
    Ok(cells)
}

/// Copies bytes in.
///
/// # Safety
/// `from` points to `length` bytes.
pub(crate) unsafe fn read_bytes(
    from: *const u8,
    length: u64,
    what: &str,
) -> Result<Vec<u8>, Failure> {
    // SAFETY: the caller's promise.
    unsafe { read_array(from, length, what) }
}

/// Copies a number's limbs in.
///
/// # Safety
/// `from` points to `length` integers.
pub(crate) unsafe fn read_limbs(
    from: *const u64,
    length: u64,
    what: &str,
) -> Result<Vec<u64>, Failure> {
    // SAFETY: the caller's promise, and every bit pattern is an integer.
    unsafe { read_array(from, length, what) }
}

/// Copies text in.
///
/// # Safety
/// `from` points to `length` bytes.
pub(crate) unsafe fn read_text(
    from: *const u8,
    length: u64,
    what: &str,
) -> Result<String, Failure> {
    // SAFETY: the caller's promise.
    let bytes = unsafe { read_array(from, length, what) }?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Failure::new(
            GolStatus::GOL_INVALID_ARGUMENT,
            format!("{what} is not UTF-8 at byte {at}"),
        )
    })
}

/// An output buffer of the caller's: where it is and how many elements it holds.
#[derive(Clone, Copy)]
pub(crate) struct OutBuffer<T> {
    to: *mut T,
    capacity: u64,
    length: *mut u64,
}

impl<T: Copy> OutBuffer<T> {
    pub(crate) fn new(to: *mut T, capacity: u64, length: *mut u64) -> Self {
        Self {
            to,
            capacity,
            length,
        }
    }

    /// Refuses what cannot work before anything is computed.
    pub(crate) fn check(self, what: &str) -> Result<(), Failure> {
        check_out(self.length, "length")?;
        if self.to.is_null() && self.capacity > 0 {
            return Err(null(what));
        }
        Ok(())
    }

    /// Reports `count` and then writes that many values; or, for a null buffer, only reports. The
    /// values are gone through to their end, so they must have one.
    ///
    /// # Safety
    /// `length` may be written; `to` is null or has room for `capacity` values.
    pub(crate) unsafe fn fill(
        self,
        count: u64,
        values: impl Iterator<Item = T>,
        what: &str,
    ) -> Result<(), Failure> {
        self.check(what)?;
        // SAFETY: the caller's promise.
        unsafe { write_out(self.length, count, "length") }?;
        if self.to.is_null() {
            return Ok(());
        }
        if self.capacity < count {
            return Err(Failure::new(
                GolStatus::GOL_BUFFER_TOO_SMALL,
                format!(
                    "{what} has room for {} where {count} are needed",
                    self.capacity
                ),
            ));
        }
        let (mut to, mut left) = (self.to, count);
        // By a closure, which lets iterators go through their cells as fast as they can.
        values.for_each(|value| {
            // The promise is kept even if an iterator yields more than it said.
            if left > 0 {
                // SAFETY: fewer than `capacity` values were written, so there is room for this one.
                unsafe { write(to, value) };
                to = to.wrapping_add(1);
                left -= 1;
            }
        });
        Ok(())
    }
}

impl OutBuffer<u8> {
    /// Reports the length of a text or a file and writes it; or, for a null buffer, only reports.
    ///
    /// # Safety
    /// As for [`fill`](Self::fill).
    pub(crate) unsafe fn fill_bytes(self, bytes: &[u8], what: &str) -> Result<(), Failure> {
        // SAFETY: the caller's promise.
        unsafe { self.fill(bytes.len() as u64, bytes.iter().copied(), what) }
    }
}

/// A buffer for a flat point array, with room for `capacity` pairs.
pub(crate) fn cell_buffer(to: *mut i64, capacity: u64, length: *mut u64) -> OutBuffer<Cell> {
    OutBuffer::new(to.cast(), capacity, length)
}
