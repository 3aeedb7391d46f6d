//! Random patterns.

use gol4j_life::pattern::{Density, Symmetry, soup};

use crate::error::{Failure, GolError, GolStatus};
use crate::guard::guard;
use crate::handle::GolPattern;
use crate::memory::read_text;
use crate::pattern::give;

/// Makes a random pattern, which depends on nothing but the arguments and is the same everywhere.
/// Its top left corner is the origin, its rule Conway's Life.
///
/// Of 65,536 cells about `density` are alive. The symmetry is named as on Catagolue: `C1`, `C2`,
/// `C4`, `D2_+`, `D2_x`, `D4_+`, `D4_x` or `D8`, with or without the number of cells at its centre,
/// as in `D8_4`. The bits are those of the generator xoshiro256** seeded by SplitMix64, 16 for each
/// cell that is not the image of an earlier one.
///
/// Ownership: `pattern` receives a pattern that the caller frees with `gol_pattern_free`, or 0 on
/// failure. `symmetry` (`symmetry_length` bytes of UTF-8) and `error` (may be null) stay the
/// caller's.
/// Threads: any.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_ARGUMENT (not UTF-8, an unknown symmetry or one that the
/// size does not allow, a density above 65,536, more than 2^32 cells), GOL_OUT_OF_MEMORY.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_soup(
    seed: u64,
    width: u32,
    height: u32,
    density: u32,
    symmetry: *const u8,
    symmetry_length: u64,
    pattern: *mut GolPattern,
    error: *mut GolError,
) -> GolStatus {
    let make = || {
        // SAFETY: the caller's promise.
        let symmetry: Symmetry =
            unsafe { read_text(symmetry, symmetry_length, "symmetry") }?.parse()?;
        let density = Density::new(density).ok_or_else(|| {
            Failure::new(
                GolStatus::GOL_INVALID_ARGUMENT,
                format!(
                    "the density is {density}/{of} and cannot be above {of}/{of}",
                    of = Density::DENOMINATOR
                ),
            )
        })?;
        Ok(soup(seed, width, height, density, symmetry)?)
    };
    // SAFETY: the caller's promise.
    let body = || unsafe { give(pattern, make) };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}
