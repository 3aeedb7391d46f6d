//! Who advances a universe.

use gol4j_life::Engine;

use crate::error::{Failure, GolError, GolStatus};
use crate::guard::guard;
use crate::handle::{self, GolUniverse};
use crate::memory::{check_out, write_out};

/// Who advances a universe. The choice never changes what becomes of the board, only how long that
/// takes.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(non_camel_case_types, reason = "the names that C sees")]
pub enum GolEngine {
    /// Whichever of the two is faster, which is found out on the way. Where the board would leave
    /// the 64-bit plane it goes on in HashLife.
    GOL_ENGINE_AUTO = 0,
    /// Bit-parallel tiles: the cost is that of the active part of the board, generation by
    /// generation. The board must stay within the 64-bit plane.
    GOL_ENGINE_TILED = 1,
    /// HashLife: what repeats in space or time is computed once. The board may grow past the
    /// 64-bit plane.
    GOL_ENGINE_HASHLIFE = 2,
}

/// The engine that a number stands for.
pub(crate) fn engine_from(number: i32) -> Result<Engine, Failure> {
    [Engine::Auto, Engine::Tiled, Engine::HashLife]
        .into_iter()
        .find(|&engine| engine_number(engine) == number)
        .ok_or_else(|| {
            Failure::new(
                GolStatus::GOL_INVALID_ARGUMENT,
                format!("{number} is not an engine: 0 (auto), 1 (tiled) or 2 (HashLife)"),
            )
        })
}

fn engine_number(engine: Engine) -> i32 {
    let engine = match engine {
        Engine::Auto => GolEngine::GOL_ENGINE_AUTO,
        Engine::Tiled => GolEngine::GOL_ENGINE_TILED,
        Engine::HashLife => GolEngine::GOL_ENGINE_HASHLIFE,
    };
    engine as i32
}

/// Changes who advances a universe, a `GolEngine`. Cells and generation stay; on a failure the
/// engine stays, too.
///
/// Ownership: `error` (may be null) stays the caller's.
/// Threads: one at a time for each universe; others get GOL_BUSY.
/// Statuses: GOL_INVALID_ARGUMENT (not an engine), GOL_INVALID_HANDLE, GOL_BUSY, GOL_POISONED,
/// GOL_BOUNDED_GRID (HashLife on one), GOL_BEYOND_PLANE (tiles cannot have the board), GOL_MEMORY_LIMIT and GOL_OUT_OF_MEMORY (no room
/// for the board in its new form beside the old one).
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_universe_set_engine(
    universe: GolUniverse,
    engine: i32,
    error: *mut GolError,
) -> GolStatus {
    let body = || {
        let engine = engine_from(engine)?;
        handle::with(universe, |universe| Ok(universe.set_engine(engine)?))
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Reports which engine a universe was told to use and which one has the board at present, each a
/// `GolEngine`. The latter is never GOL_ENGINE_AUTO.
///
/// Ownership: `engine`, `active` and `error` (may be null) stay the caller's.
/// Threads: one at a time for each universe; others get GOL_BUSY.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_HANDLE, GOL_BUSY, GOL_POISONED.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_universe_engine(
    universe: GolUniverse,
    engine: *mut i32,
    active: *mut i32,
    error: *mut GolError,
) -> GolStatus {
    let body = || {
        check_out(engine, "engine")?;
        check_out(active, "active")?;
        let (asked, present) = handle::with(universe, |universe| {
            Ok((universe.options().engine, universe.active_engine()))
        })?;
        // SAFETY: the caller's promise.
        unsafe { write_out(engine, engine_number(asked), "engine") }?;
        // SAFETY: the caller's promise.
        unsafe { write_out(active, engine_number(present), "active") }
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}
