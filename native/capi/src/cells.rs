//! A universe's cells, in and out.

use gol4j_life::{Bounds, Cell, Squares};

use crate::error::{Failure, GolError, GolStatus};
use crate::guard::guard;
use crate::handle::{self, GolUniverse};
use crate::memory::{OutBuffer, cell_buffer, read_cells, read_optional};
use crate::numbers::fit;
use crate::universe::GolBounds;

/// The state of a cell.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(non_camel_case_types, reason = "the names that C sees")]
pub enum GolCellState {
    /// The cell is dead.
    GOL_DEAD = 0,
    /// The cell is alive.
    GOL_ALIVE = 1,
}

/// Sets the state of cells. On failure nothing is changed.
///
/// Ownership: `cells` (`count` pairs, in any order, repeated or not) and `error` (may be null)
/// stay the caller's. `state` is a `GolCellState`.
/// Threads: one at a time for each universe; others get GOL_BUSY.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_ARGUMENT (a length, an unknown state),
/// GOL_INVALID_HANDLE, GOL_BUSY, GOL_POISONED, GOL_BOUNDED_GRID (a cell outside),
/// GOL_MEMORY_LIMIT, GOL_OUT_OF_MEMORY.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_universe_set_cells(
    universe: GolUniverse,
    cells: *const i64,
    count: u64,
    state: i32,
    error: *mut GolError,
) -> GolStatus {
    const DEAD: i32 = GolCellState::GOL_DEAD as i32;
    const ALIVE: i32 = GolCellState::GOL_ALIVE as i32;
    let body = || {
        let alive = match state {
            DEAD => false,
            ALIVE => true,
            unknown => {
                return Err(Failure::new(
                    GolStatus::GOL_INVALID_ARGUMENT,
                    format!("{unknown} is not a cell state: 0 is dead, 1 is alive"),
                ));
            }
        };
        // SAFETY: the caller's promise.
        let cells = unsafe { read_cells(cells, count) }?;
        handle::with(universe, |universe| {
            Ok(if alive {
                universe.set_alive(&cells)
            } else {
                universe.set_dead(&cells)
            }?)
        })
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Writes the state of each of some cells, as a byte: 1 for alive, 0 for dead.
///
/// Ownership: `cells` (`count` pairs), `states` (room for `count` bytes) and `error` (may be null)
/// stay the caller's.
/// Threads: one at a time for each universe; others get GOL_BUSY.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_ARGUMENT (a length), GOL_INVALID_HANDLE, GOL_BUSY,
/// GOL_POISONED, GOL_OUT_OF_MEMORY.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_universe_get_cells(
    universe: GolUniverse,
    cells: *const i64,
    count: u64,
    states: *mut u8,
    error: *mut GolError,
) -> GolStatus {
    let body = || {
        let mut written = 0;
        let out = OutBuffer::new(states, count, &raw mut written);
        out.check("states")?;
        // SAFETY: the caller's promise.
        let cells = unsafe { read_cells(cells, count) }?;
        handle::with(universe, |universe| {
            let states = cells.iter().map(|&cell| u8::from(universe.is_alive(cell)));
            // SAFETY: the caller's promise for `states`; `written` outlives the call.
            unsafe { out.fill(count, states, "states") }
        })
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Writes the cells of the pattern that lie in a region, in row-major order: the cells that differ
/// from the background, which are the live ones unless the rule has B0.
///
/// Ownership: `region` (both corners included; null means everywhere), `cells` (room for
/// `capacity` pairs, or null to ask for the length), `length` and `error` (may be null) stay the
/// caller's.
/// Threads: one at a time for each universe; others get GOL_BUSY.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_HANDLE, GOL_BUSY, GOL_POISONED, GOL_BUFFER_TOO_SMALL,
/// GOL_OVERFLOW (the length does not fit 64 bits), GOL_BEYOND_PLANE (without a region only).
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_universe_cells(
    universe: GolUniverse,
    region: *const GolBounds,
    cells: *mut i64,
    capacity: u64,
    length: *mut u64,
    error: *mut GolError,
) -> GolStatus {
    let body = || {
        let out: OutBuffer<Cell> = cell_buffer(cells, capacity, length);
        out.check("cells")?;
        // SAFETY: the caller's promise.
        let region = unsafe { read_optional(region) }.map(Bounds::from);
        handle::with(universe, |universe| {
            if region.is_none() {
                // Not all cells are within the plane, perhaps.
                universe.bounds()?;
            }
            let region = region.unwrap_or(Bounds::PLANE);
            let count = universe.population_within(region);
            let count = fit(&count, "the number of cells", "ask for regions")?;
            // SAFETY: the caller's promise.
            unsafe { out.fill(count, universe.cells_within(region), "cells") }
        })
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Counts the cells of the pattern in each square of a grid, row by row: what a picture of a large
/// board needs. A square is 2^`shift` cells wide, the first one lies `left` squares to the right of
/// the origin and `top` squares below it, and there are `columns` times `rows` of them. A count
/// that does not fit 64 bits is UINT64_MAX. What lies past the plane counts nothing.
///
/// Ownership: `counts` (room for `columns * rows` numbers; may be null if that is 0) and `error`
/// (may be null) stay the caller's.
/// Threads: one at a time for each universe; others get GOL_BUSY.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_ARGUMENT (a shift above 63, a length),
/// GOL_INVALID_HANDLE, GOL_BUSY, GOL_POISONED, GOL_OUT_OF_MEMORY.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_universe_density(
    universe: GolUniverse,
    shift: u32,
    left: i64,
    top: i64,
    columns: u32,
    rows: u32,
    counts: *mut u64,
    error: *mut GolError,
) -> GolStatus {
    let body = || {
        let squares = Squares::new(shift, left, top, columns, rows).ok_or_else(|| {
            Failure::new(
                GolStatus::GOL_INVALID_ARGUMENT,
                format!("a shift of {shift} is above {}", Squares::MAX_SHIFT),
            )
        })?;
        let mut written = 0;
        let out = OutBuffer::new(counts, squares.count(), &raw mut written);
        out.check("counts")?;
        handle::with(universe, |universe| {
            let counts = universe.density(&squares)?;
            // SAFETY: the caller's promise for `counts`; `written` outlives the call.
            unsafe { out.fill(squares.count(), counts.into_iter(), "counts") }
        })
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}
