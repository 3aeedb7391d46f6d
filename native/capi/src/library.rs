//! The built-in patterns.

use gol4j_life::classics::{self, Classic};
use gol4j_life::pattern::{Description, Pattern};

use crate::error::{Failure, GolError, GolStatus};
use crate::guard::guard;
use crate::handle::GolPattern;
use crate::memory::{OutBuffer, read_text};
use crate::pattern::give;

/// Returns how many built-in patterns there are.
///
/// Ownership: nothing changes hands.
/// Threads: any.
/// Statuses: none; it cannot fail.
#[unsafe(no_mangle)]
pub extern "C" fn gol_library_count() -> u64 {
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
pub unsafe extern "C" fn gol_library_name(
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
        unsafe { out.fill_bytes(text.as_bytes(), "name") }
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Makes a built-in pattern. Its top left corner is the origin, its rule Conway's Life.
///
/// Ownership: `pattern` receives a pattern that the caller frees with `gol_pattern_free`, or 0 on
/// failure. `name` (`name_length` bytes of UTF-8) and `error` (may be null) stay the caller's.
/// Threads: any.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_ARGUMENT (not UTF-8), GOL_UNKNOWN_PATTERN,
/// GOL_OUT_OF_MEMORY.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_library_pattern(
    name: *const u8,
    name_length: u64,
    pattern: *mut GolPattern,
    error: *mut GolError,
) -> GolStatus {
    let make = || {
        // SAFETY: the caller's promise.
        let name = unsafe { read_text(name, name_length, "name") }?;
        let classic = classics::find(&name).ok_or_else(|| unknown(&name))?;
        let description = Description::default()
            .with_name(classic.title)
            .with_comments([classic.description]);
        let cells = Pattern::from_cells(classic.cells())?;
        Ok(cells.with_description(description))
    };
    // SAFETY: the caller's promise.
    let body = || unsafe { give(pattern, make) };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// There are too many names to tell them all.
fn unknown(name: &str) -> Failure {
    let asked = name.to_lowercase();
    let similar: Vec<_> = classics::ALL
        .iter()
        .map(|classic| classic.name)
        .filter(|known| !asked.is_empty() && (known.contains(&asked) || asked.contains(known)))
        .collect();
    let hint = match similar.is_empty() {
        true => format!(
            "there are {}, such as acorn and glider",
            classics::ALL.len()
        ),
        false => format!("similar: {}", similar.join(", ")),
    };
    let shown: String = name.chars().take(40).collect();
    let message = format!("there is no built-in pattern \"{shown}\" ({hint})");
    Failure::new(GolStatus::GOL_UNKNOWN_PATTERN, message)
}
