//! The stateless pair: a board in, a board out.

use gol4j_life::{Kernel, SmallBoard, Universe, classics};

use crate::advance::advance;
use crate::control::GolControl;
use crate::error::{Failure, GolError, GolStatus};
use crate::guard::guard;
use crate::memory::{cell_buffer, read_cells, write_out};
use crate::numbers::fit;
use crate::rule::read_rule;
use crate::universe::options_from;

/// Writes the Acorn: seven cells whose 1,000th generation has 457 and whose 5,206th has 633.
///
/// Ownership: `cells` (room for `capacity` pairs, or null to ask for the length), `length` and
/// `error` (may be null) stay the caller's.
/// Threads: any.
/// Statuses: GOL_NULL_POINTER, GOL_BUFFER_TOO_SMALL.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_setup(
    cells: *mut i64,
    capacity: u64,
    length: *mut u64,
    error: *mut GolError,
) -> GolStatus {
    let body = || {
        let acorn = classics::acorn();
        let out = cell_buffer(cells, capacity, length);
        // SAFETY: the caller's promise.
        unsafe { out.fill(acorn.len() as u64, acorn.into_iter(), "cells") }
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Advances a board of live cells by some generations and writes the live cells that result, in
/// row-major order. `result` may be `cells` itself.
///
/// The board must end with a dead background: under a rule with B0, where an endless number of
/// cells can be alive, use a universe. Stops early as `gol_universe_advance` does, which `done`
/// tells; what is written then is the board of that generation. Where `result` is too short the
/// work is lost, so leave room: a soup shrinks, a methuselah can grow a hundredfold.
///
/// Where the board, with a rim of `generations` rows and columns on each side, fits 64 x 64 cells
/// and `control` is null, it takes a microsecond or a few: short enough for callers that must not
/// be kept, such as Java's critical calls.
///
/// Ownership: `rule` (`rule_length` bytes of UTF-8), `cells` (`count` pairs, in any order,
/// repeated or not), `control` (may be null), `result` (room for `capacity` pairs), `length`,
/// `done` (may be null) and `error` (may be null) stay the caller's.
/// Threads: any, each with a control block of its own.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_ARGUMENT (a length, or a live background),
/// GOL_INVALID_RULE, GOL_BOUNDED_GRID (a cell outside), GOL_BUFFER_TOO_SMALL, GOL_CANCELLED (no cells are written),
/// GOL_BEYOND_PLANE (the result reaches past the 64-bit plane), GOL_OVERFLOW,
/// GOL_MEMORY_LIMIT, GOL_OUT_OF_MEMORY, GOL_INVALID_KERNEL.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_step(
    rule: *const u8,
    rule_length: u64,
    cells: *const i64,
    count: u64,
    generations: u64,
    control: *mut GolControl,
    result: *mut i64,
    capacity: u64,
    length: *mut u64,
    done: *mut u64,
    error: *mut GolError,
) -> GolStatus {
    let body = || {
        let out = cell_buffer(result, capacity, length);
        out.check("result")?;
        // SAFETY: the caller's promise.
        let rule = unsafe { read_rule(rule, rule_length) }?;
        // SAFETY: the caller's promise.
        let board = unsafe { read_cells(cells, count) }?;
        if control.is_null()
            && let Some(small) = SmallBoard::advanced(rule, Kernel::detect()?, &board, generations)
        {
            if !done.is_null() {
                // SAFETY: not null, and the caller's promise.
                unsafe { write_out(done, generations, "done") }?;
            }
            // SAFETY: the caller's promise.
            return unsafe { out.fill(small.population(), small.cells(), "result") };
        }
        let mut universe = Universe::with_options(rule, options_from(None)?);
        universe.set_alive(&board)?;
        drop(board);
        // SAFETY: the caller's promise.
        let outcome = unsafe { advance(&mut universe, generations, control) };
        if !done.is_null() {
            // SAFETY: not null, and the caller's promise.
            unsafe { write_out(done, generations_done(&universe), "done") }?;
        }
        outcome?;
        if universe.background() {
            return Err(Failure::new(
                GolStatus::GOL_INVALID_ARGUMENT,
                format!(
                    "under {rule} all but finitely many cells are alive in generation {}; \
                     no array of live cells can hold them: use a universe",
                    universe.generation()
                ),
            ));
        }
        let population = fit(&universe.population(), "the population", "use a universe")?;
        // SAFETY: the caller's promise.
        unsafe { out.fill(population, universe.cells()?, "result") }
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// The generations of a universe that began at 0 and was advanced once, by a number of 64 bits.
fn generations_done(universe: &Universe) -> u64 {
    u64::try_from(universe.generation()).unwrap_or(u64::MAX)
}
