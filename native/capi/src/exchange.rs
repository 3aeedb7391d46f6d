//! Patterns into universes and out of them.

use crate::error::{GolError, GolStatus};
use crate::guard::guard;
use crate::handle::{self, GolPattern, GolUniverse};
use crate::pattern::give;

/// Puts a pattern into a universe, in place of its board. The universe is then at the pattern's
/// generation. Under a rule with B0 the pattern's cells are those that differ from the background,
/// which is alive in odd generations, or, if the rule has S8, in all of them: so Golly reads and
/// writes its files. A quadtree goes into HashLife without being unpacked, unless the universe is for
/// tiles only. On failure the universe is as it was.
///
/// Ownership: `error` (may be null) stays the caller's.
/// Threads: one at a time for each universe; others get GOL_BUSY.
/// Statuses: GOL_INVALID_HANDLE, GOL_BUSY, GOL_POISONED, GOL_RULE_MISMATCH,
/// GOL_BOUNDED_GRID (a cell outside that of the rule), GOL_OUT_OF_PLANE, GOL_BEYOND_PLANE (a
/// quadtree with cells outside the 64-bit plane, for tiles), GOL_PATTERN_TOO_LARGE, GOL_MEMORY_LIMIT,
/// GOL_OUT_OF_MEMORY.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_universe_load(
    universe: GolUniverse,
    pattern: GolPattern,
    error: *mut GolError,
) -> GolStatus {
    let body = || {
        let pattern = handle::pattern(pattern)?;
        handle::with(universe, |universe| Ok(universe.load(&pattern)?))
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Makes a pattern of a universe's board, with its rule and generation: a quadtree if HashLife has
/// the board. It goes on to be the same when the universe changes. Under a rule with B0 the
/// background must be that of `gol_universe_load`.
///
/// Ownership: `pattern` receives a pattern that the caller frees with `gol_pattern_free`, or 0 on
/// failure. `error` (may be null) stays the caller's.
/// Threads: one at a time for each universe; others get GOL_BUSY.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_HANDLE, GOL_BUSY, GOL_POISONED, GOL_UNWRITABLE_PATTERN
/// (another background), GOL_OUT_OF_MEMORY.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_universe_pattern(
    universe: GolUniverse,
    pattern: *mut GolPattern,
    error: *mut GolError,
) -> GolStatus {
    let make = || handle::with(universe, |universe| Ok(universe.to_pattern()?));
    // SAFETY: the caller's promise.
    let body = || unsafe { give(pattern, make) };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}
