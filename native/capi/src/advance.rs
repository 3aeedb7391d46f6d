//! Advancing a universe.

use std::fmt::Display;

use gol4j_life::{Advance, Control, Error, Stop, Universe};
use num_bigint::BigUint;

use crate::control::{GolControl, with_control};
use crate::error::{Failure, GolError, GolStatus};
use crate::guard::guard;
use crate::handle::{self, GolUniverse};
use crate::memory::write_out;
use crate::numbers::{read_number, write_padded};

/// Advances a universe under the caller's control block. A cancelled run is a failure.
///
/// # Safety
/// As for [`with_control`].
pub(crate) unsafe fn advance(
    universe: &mut Universe,
    generations: u64,
    control: *mut GolControl,
) -> Result<(), Failure> {
    let run = |control: &dyn Control| outcome(universe.advance(generations, control), &generations);
    // SAFETY: the caller's promise.
    unsafe { with_control(control, run) }
}

fn outcome<N: Display>(advance: Result<Advance<N>, Error>, asked: &N) -> Result<(), Failure> {
    let advance = advance?;
    match advance.stop {
        Stop::Done | Stop::Paused => Ok(()),
        Stop::Cancelled => Err(Failure::new(
            GolStatus::GOL_CANCELLED,
            format!(
                "cancelled after {} of {asked} generations",
                advance.generations
            ),
        )),
    }
}

/// Advances a universe by some generations.
///
/// Stops early, always at a whole generation, when the control block says so: with GOL_CANCELLED
/// when `cancel` is set, with GOL_OK when the time slice is over. `done` tells how many
/// generations were made; it is written whatever the status, unless the universe cannot be used.
///
/// After GOL_OUT_OF_PLANE, which only GOL_ENGINE_TILED leads to, the universe is as it was before
/// the call and `done` is 0; after GOL_MEMORY_LIMIT and GOL_OUT_OF_MEMORY it is in the last
/// generation that fitted.
///
/// Ownership: `control` (may be null), `done` (may be null) and `error` (may be null) stay the
/// caller's.
/// Threads: one at a time for each universe; others get GOL_BUSY. A control block belongs to one
/// call at a time.
/// Statuses: GOL_INVALID_ARGUMENT (control not aligned), GOL_INVALID_HANDLE, GOL_BUSY,
/// GOL_POISONED, GOL_CANCELLED, GOL_OUT_OF_PLANE, GOL_MEMORY_LIMIT, GOL_OUT_OF_MEMORY.
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
                // No more than was asked for.
                let made = u64::try_from(universe.generation() - start).unwrap_or(generations);
                // SAFETY: not null, and the caller's promise.
                unsafe { write_out(done, made, "done") }?;
            }
            outcome
        })
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Advances a universe by any number of generations, as `gol_universe_advance` does. Both numbers
/// are 64-bit limbs, the lowest first; `done` has as many as `generations`.
///
/// Ownership: `generations` (`length` integers; 0 of them are the number 0), `control` (may be
/// null), `done` (room for `length` integers; may be null) and `error` (may be null) stay the
/// caller's.
/// Threads: one at a time for each universe; others get GOL_BUSY. A control block belongs to one
/// call at a time.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_ARGUMENT (a length, or control not aligned),
/// GOL_INVALID_HANDLE, GOL_BUSY, GOL_POISONED, GOL_CANCELLED, GOL_OUT_OF_PLANE, GOL_MEMORY_LIMIT,
/// GOL_OUT_OF_MEMORY.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_universe_advance_big(
    universe: GolUniverse,
    generations: *const u64,
    length: u64,
    control: *mut GolControl,
    done: *mut u64,
    error: *mut GolError,
) -> GolStatus {
    let body = || {
        // SAFETY: the caller's promise.
        let generations = unsafe { read_number(generations, length, "generations") }?;
        handle::with(universe, |universe| {
            let start = universe.generation();
            let run = |control: &dyn Control| {
                let advance = universe.advance_big(&generations, control);
                outcome::<BigUint>(advance, &generations)
            };
            // SAFETY: the caller's promise.
            let outcome = unsafe { with_control(control, run) };
            if !done.is_null() {
                let made = universe.generation() - start;
                // SAFETY: room for `length` integers is the caller's promise.
                unsafe { write_padded(done, length, &made, "done") }?;
            }
            outcome
        })
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}
