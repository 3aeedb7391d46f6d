//! The built-in patterns.

use gol4j_life::classics::{self, Classic};

use crate::error::{Failure, GolError, GolStatus};
use crate::guard::guard;
use crate::memory::{OutBuffer, cell_buffer, read_text};

/// Returns how many built-in patterns there are.
///
/// Ownership: nothing changes hands.
/// Threads: any.
/// Statuses: none; it cannot fail.
#[unsafe(no_mangle)]
pub extern "C" fn gol_pattern_count() -> u64 {
    classics::ALL.len() as u64
}

/// Writes the name of a built-in pattern. They are numbered from 0, in alphabetical order.
///
/// Ownership: `name` (room for `capacity` bytes, or null to ask for the length), `length` and
/// `error` (may be null) stay the caller's.
/// Threads: any.
/// Statuses: GOL_NULL_POINTER, GOL_UNKNOWN_PATTERN, GOL_BUFFER_TOO_SMALL.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_pattern_name(
    index: u64,
    name: *mut u8,
    capacity: u64,
    length: *mut u64,
    error: *mut GolError,
) -> GolStatus {
    let body = || {
        let Classic { name: text, .. } = usize::try_from(index)
            .ok()
            .and_then(|index| classics::ALL.get(index))
            .ok_or_else(|| {
                let message = format!("there is no built-in pattern {index}");
                Failure::new(GolStatus::GOL_UNKNOWN_PATTERN, message)
            })?;
        let out = OutBuffer::new(name, capacity, length);
        // SAFETY: the caller's promise.
        unsafe { out.fill(text.len() as u64, text.bytes(), "name") }
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Writes the cells of a built-in pattern, in row-major order. Its top left corner is the origin.
///
/// Ownership: `name` (`name_length` bytes of UTF-8), `cells` (room for `capacity` pairs, or null
/// to ask for the length), `length` and `error` (may be null) stay the caller's.
/// Threads: any.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_ARGUMENT (not UTF-8), GOL_UNKNOWN_PATTERN,
/// GOL_BUFFER_TOO_SMALL.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_pattern_cells(
    name: *const u8,
    name_length: u64,
    cells: *mut i64,
    capacity: u64,
    length: *mut u64,
    error: *mut GolError,
) -> GolStatus {
    let body = || {
        // SAFETY: the caller's promise.
        let name = unsafe { read_text(name, name_length, "name") }?;
        let pattern = classics::find(&name).ok_or_else(|| {
            let known: Vec<_> = classics::ALL.iter().map(|classic| classic.name).collect();
            let shown: String = name.chars().take(40).collect();
            let message = format!(
                "there is no built-in pattern \"{shown}\"; there are {}",
                known.join(", ")
            );
            Failure::new(GolStatus::GOL_UNKNOWN_PATTERN, message)
        })?;
        let live = pattern.cells();
        let out = cell_buffer(cells, capacity, length);
        // SAFETY: the caller's promise.
        unsafe { out.fill(live.len() as u64, live.into_iter(), "cells") }
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}
