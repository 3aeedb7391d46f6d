//! Advancing a universe.

use gol4j_life::{Stop, Universe};

use crate::control::{GolControl, with_control};
use crate::error::{Failure, GolError, GolStatus};
use crate::guard::guard;
use crate::handle::{self, GolUniverse};
use crate::memory::write_out;

/// Advances a universe under the caller's control block. A cancelled run is a failure.
///
/// # Safety
/// As for [`with_control`].
pub(crate) unsafe fn advance(
    universe: &mut Universe,
    generations: u64,
    control: *mut GolControl,
) -> Result<(), Failure> {
    let run = |control: &dyn gol4j_life::Control| {
        let advance = universe.advance(generations, control)?;
        match advance.stop {
            Stop::Done | Stop::Paused => Ok(()),
            Stop::Cancelled => Err(Failure::new(
                GolStatus::GOL_CANCELLED,
                format!(
                    "cancelled after {} of {generations} generations",
                    advance.generations
                ),
            )),
        }
    };
    // SAFETY: the caller's promise.
    unsafe { with_control(control, run) }
}

/// Advances a universe by some generations.
///
/// Stops early, always at a whole generation, when the control block says so: with GOL_CANCELLED
/// when `cancel` is set, with GOL_OK when the time slice is over. `done` tells how many
/// generations were made; it is written whatever the status, unless the universe cannot be used.
///
/// After GOL_OUT_OF_PLANE the universe is as it was before the call and `done` is 0; after
/// GOL_MEMORY_LIMIT and GOL_OUT_OF_MEMORY it is in the last generation that fitted.
///
/// Ownership: `control` (may be null), `done` (may be null) and `error` (may be null) stay the
/// caller's.
/// Threads: one at a time for each universe; others get GOL_BUSY. A control block belongs to one
/// call at a time.
/// Statuses: GOL_INVALID_ARGUMENT (control not aligned), GOL_INVALID_HANDLE, GOL_BUSY,
/// GOL_POISONED, GOL_CANCELLED, GOL_OUT_OF_PLANE, GOL_GENERATION_OVERFLOW, GOL_MEMORY_LIMIT,
/// GOL_OUT_OF_MEMORY.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_universe_advance(
    universe: GolUniverse,
    generations: u64,
    control: *mut GolControl,
    done: *mut u64,
    error: *mut GolError,
) -> GolStatus {
    let body = || {
        handle::with(universe, |universe| {
            let start = universe.generation();
            // SAFETY: the caller's promise.
            let outcome = unsafe { advance(universe, generations, control) };
            if !done.is_null() {
                // SAFETY: not null, and the caller's promise.
                unsafe { write_out(done, universe.generation() - start, "done") }?;
            }
            outcome
        })
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}
