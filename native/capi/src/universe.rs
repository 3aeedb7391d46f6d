//! A universe's life, and what can be asked of it.

use gol4j_life::{Bounds, Engine, Kernel, Options, Universe};
use num_bigint::BigUint;

use crate::engine::engine_from;
use crate::error::{Failure, GolError, GolStatus};
use crate::guard::guard;
use crate::handle::{self, GolUniverse};
use crate::memory::{OutBuffer, check_out, read_optional, write_out};
use crate::numbers::{fit, write_number};
use crate::rule::read_rule;

/// How a universe is set up. Zero every field that you do not care about.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GolOptions {
    /// `sizeof(GolOptions)`, so that later versions can tell what the caller knows.
    pub size: u64,
    /// The most memory that the board may take, in bytes, that of the next generation included;
    /// arrays of cells that are passed in are not counted. 0 means half of the machine's memory,
    /// or of the container's.
    pub memory_limit: u64,
    /// Who advances the board, a `GolEngine`.
    pub engine: i32,
    /// How many threads tiles may use at the same time. 0 means one, -1 as many as there are
    /// processors.
    pub threads: i32,
}

/// A rectangle of cells, both corners included.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GolBounds {
    /// The leftmost column.
    pub min_x: i64,
    /// The topmost row.
    pub min_y: i64,
    /// The rightmost column.
    pub max_x: i64,
    /// The bottommost row.
    pub max_y: i64,
}

impl From<GolBounds> for Bounds {
    fn from(bounds: GolBounds) -> Self {
        Self {
            min_x: bounds.min_x,
            min_y: bounds.min_y,
            max_x: bounds.max_x,
            max_y: bounds.max_y,
        }
    }
}

impl From<Bounds> for GolBounds {
    fn from(bounds: Bounds) -> Self {
        Self {
            min_x: bounds.min_x,
            min_y: bounds.min_y,
            max_x: bounds.max_x,
            max_y: bounds.max_y,
        }
    }
}

/// Creates an empty universe at generation 0.
///
/// Ownership: `universe` receives a universe that the caller frees with `gol_universe_free`, or 0
/// on failure. `rule` (`rule_length` bytes of UTF-8), `options` (null means all defaults) and
/// `error` (may be null) stay the caller's.
/// Threads: any.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_ARGUMENT (not UTF-8, an unknown size of the options,
/// an unknown engine, a negative number of threads other than -1), GOL_INVALID_RULE, GOL_INVALID_KERNEL,
/// GOL_BOUNDED_GRID (HashLife on one).
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_universe_create(
    rule: *const u8,
    rule_length: u64,
    options: *const GolOptions,
    universe: *mut GolUniverse,
    error: *mut GolError,
) -> GolStatus {
    let body = || {
        // SAFETY: the caller's promise.
        unsafe { write_out(universe, 0, "universe") }?;
        // SAFETY: the caller's promise.
        let rule = unsafe { read_rule(rule, rule_length) }?;
        // SAFETY: the caller's promise.
        let options = options_from(unsafe { read_optional(options) })?;
        let mut created = Universe::with_options(rule, options.with_engine(Engine::Auto));
        created.set_engine(options.engine)?;
        let created = handle::insert(created);
        // SAFETY: the caller's promise.
        unsafe { write_out(universe, created, "universe") }
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// The options of a universe that a caller asks for, or of one that is made on the way.
pub(crate) fn options_from(given: Option<GolOptions>) -> Result<Options, Failure> {
    let options = Options::default().with_kernel(Kernel::detect()?);
    let Some(given) = given else {
        return Ok(options);
    };
    if given.size != size_of::<GolOptions>() as u64 {
        return Err(Failure::new(
            GolStatus::GOL_INVALID_ARGUMENT,
            format!(
                "the size field of the options is {} and must be {}",
                given.size,
                size_of::<GolOptions>()
            ),
        ));
    }
    let options = options
        .with_engine(engine_from(given.engine)?)
        .with_threads(threads_from(given.threads)?);
    Ok(match given.memory_limit {
        0 => options,
        bytes => options.with_memory_limit(bytes),
    })
}

/// A number of threads as the engines have it, for which 0 means as many as there are processors.
fn threads_from(given: i32) -> Result<usize, Failure> {
    match given {
        0 => Ok(1),
        -1 => Ok(0),
        threads => usize::try_from(threads).map_err(|_| {
            Failure::new(
                GolStatus::GOL_INVALID_ARGUMENT,
                format!("the number of threads is {threads} and must be -1 (all), 0 (one) or more"),
            )
        }),
    }
}

/// Frees a universe. A call that uses it in another thread ends undisturbed.
///
/// Ownership: the universe is gone, and its number worth nothing. `error` (may be null) stays the
/// caller's.
/// Threads: any, at any time.
/// Statuses: GOL_INVALID_HANDLE (also when it was freed before).
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_universe_free(
    universe: GolUniverse,
    error: *mut GolError,
) -> GolStatus {
    let body = || handle::remove(universe);
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Creates a universe with the same board, rule, generation and options.
///
/// Ownership: `copy` receives a universe that the caller frees with `gol_universe_free`, or 0 on
/// failure. `error` (may be null) stays the caller's.
/// Threads: one at a time for each universe; others get GOL_BUSY.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_HANDLE, GOL_BUSY, GOL_POISONED, GOL_OUT_OF_MEMORY.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_universe_copy(
    universe: GolUniverse,
    copy: *mut GolUniverse,
    error: *mut GolError,
) -> GolStatus {
    let body = || {
        // SAFETY: the caller's promise.
        unsafe { write_out(copy, 0, "copy") }?;
        let twin = handle::with(universe, |universe| Ok(universe.try_clone()?))?;
        // SAFETY: the caller's promise.
        unsafe { write_out(copy, handle::insert(twin), "copy") }
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Empties a universe: no cell, dead background, generation 0. Rule and options stay.
///
/// Ownership: `error` (may be null) stays the caller's.
/// Threads: one at a time for each universe; others get GOL_BUSY.
/// Statuses: GOL_INVALID_HANDLE, GOL_BUSY, GOL_POISONED.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_universe_clear(
    universe: GolUniverse,
    error: *mut GolError,
) -> GolStatus {
    let body = || {
        handle::with(universe, |universe| {
            universe.clear();
            Ok(())
        })
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Writes the universe's rule in its canonical form, such as `B3/S23`.
///
/// Ownership: `text` (room for `capacity` bytes, or null to ask for the length), `length` and
/// `error` (may be null) stay the caller's.
/// Threads: one at a time for each universe; others get GOL_BUSY.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_HANDLE, GOL_BUSY, GOL_POISONED, GOL_BUFFER_TOO_SMALL.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_universe_rule(
    universe: GolUniverse,
    text: *mut u8,
    capacity: u64,
    length: *mut u64,
    error: *mut GolError,
) -> GolStatus {
    let body = || {
        let rule = handle::with(universe, |universe| Ok(universe.rule().to_string()))?;
        let out = OutBuffer::new(text, capacity, length);
        // SAFETY: the caller's promise.
        unsafe { out.fill(rule.len() as u64, rule.bytes(), "text") }
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Reports how many generations the universe has made, if that fits 64 bits.
///
/// Ownership: `generation` and `error` (may be null) stay the caller's.
/// Threads: one at a time for each universe; others get GOL_BUSY.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_HANDLE, GOL_BUSY, GOL_POISONED, GOL_OVERFLOW (ask
/// `gol_universe_generation_big`).
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_universe_generation(
    universe: GolUniverse,
    generation: *mut u64,
    error: *mut GolError,
) -> GolStatus {
    // SAFETY: the caller's promise.
    let body = || unsafe {
        query(
            universe,
            generation,
            "generation",
            small(Universe::generation),
        )
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Reports how many generations the universe has made, however many: as a number of 64-bit limbs,
/// the lowest first, without zeros at the high end.
///
/// Ownership: `limbs` (room for `capacity` integers, or null to ask for the length), `length` and
/// `error` (may be null) stay the caller's.
/// Threads: one at a time for each universe; others get GOL_BUSY.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_HANDLE, GOL_BUSY, GOL_POISONED, GOL_BUFFER_TOO_SMALL.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_universe_generation_big(
    universe: GolUniverse,
    limbs: *mut u64,
    capacity: u64,
    length: *mut u64,
    error: *mut GolError,
) -> GolStatus {
    let out = OutBuffer::new(limbs, capacity, length);
    // SAFETY: the caller's promise.
    let body = || unsafe { query_big(universe, out, Universe::generation) };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Reports how many cells the pattern has: those that differ from the background, which are the
/// live cells unless the rule has B0. The number must fit 64 bits.
///
/// Ownership: `population` and `error` (may be null) stay the caller's.
/// Threads: one at a time for each universe; others get GOL_BUSY.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_HANDLE, GOL_BUSY, GOL_POISONED, GOL_OVERFLOW (ask
/// `gol_universe_population_big`).
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_universe_population(
    universe: GolUniverse,
    population: *mut u64,
    error: *mut GolError,
) -> GolStatus {
    // SAFETY: the caller's promise.
    let body = || unsafe {
        query(
            universe,
            population,
            "population",
            small(Universe::population),
        )
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Reports how many cells the pattern has, however many: as a number of 64-bit limbs, the lowest
/// first, without zeros at the high end.
///
/// Ownership: `limbs` (room for `capacity` integers, or null to ask for the length), `length` and
/// `error` (may be null) stay the caller's.
/// Threads: one at a time for each universe; others get GOL_BUSY.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_HANDLE, GOL_BUSY, GOL_POISONED, GOL_BUFFER_TOO_SMALL.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_universe_population_big(
    universe: GolUniverse,
    limbs: *mut u64,
    capacity: u64,
    length: *mut u64,
    error: *mut GolError,
) -> GolStatus {
    let out = OutBuffer::new(limbs, capacity, length);
    // SAFETY: the caller's promise.
    let body = || unsafe { query_big(universe, out, Universe::population) };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Reports whether the infinite plane around the pattern is alive, a `GolCellState`. It is dead
/// under every rule without B0.
///
/// Ownership: `background` and `error` (may be null) stay the caller's.
/// Threads: one at a time for each universe; others get GOL_BUSY.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_HANDLE, GOL_BUSY, GOL_POISONED.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_universe_background(
    universe: GolUniverse,
    background: *mut i32,
    error: *mut GolError,
) -> GolStatus {
    let state = |universe: &Universe| Ok(i32::from(universe.background()));
    // SAFETY: the caller's promise.
    let body = || unsafe { query(universe, background, "background", state) };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Reports the smallest rectangle around the pattern. Where there is no cell, `empty` is set to
/// true and `bounds` left alone.
///
/// Ownership: `bounds`, `empty` and `error` (may be null) stay the caller's.
/// Threads: one at a time for each universe; others get GOL_BUSY.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_HANDLE, GOL_BUSY, GOL_POISONED, GOL_BEYOND_PLANE.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_universe_bounds(
    universe: GolUniverse,
    bounds: *mut GolBounds,
    empty: *mut bool,
    error: *mut GolError,
) -> GolStatus {
    let body = || {
        check_out(bounds, "bounds")?;
        let found = handle::with(universe, |universe| Ok(universe.bounds()?))?;
        // SAFETY: the caller's promise.
        unsafe { write_out(empty, found.is_none(), "empty") }?;
        if let Some(found) = found {
            // SAFETY: the caller's promise.
            unsafe { write_out(bounds, found.into(), "bounds") }?;
        }
        Ok(())
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Asks a universe for one value and writes it.
///
/// # Safety
/// `to` is null or may be written.
unsafe fn query<T: Copy>(
    universe: GolUniverse,
    to: *mut T,
    what: &str,
    question: impl FnOnce(&Universe) -> Result<T, Failure>,
) -> Result<(), Failure> {
    check_out(to, what)?;
    let answer = handle::with(universe, |universe| question(universe))?;
    // SAFETY: the caller's promise.
    unsafe { write_out(to, answer, what) }
}

/// Asks a universe for a number that may have more than 64 bits and writes it.
///
/// # Safety
/// As for [`OutBuffer::fill`].
unsafe fn query_big(
    universe: GolUniverse,
    out: OutBuffer<u64>,
    question: impl FnOnce(&Universe) -> BigUint,
) -> Result<(), Failure> {
    out.check("limbs")?;
    let answer = handle::with(universe, |universe| Ok(question(universe)))?;
    // SAFETY: the caller's promise.
    unsafe { write_number(out, &answer, "limbs") }
}

/// A question whose answer has to fit 64 bits.
fn small(
    question: impl FnOnce(&Universe) -> BigUint,
) -> impl FnOnce(&Universe) -> Result<u64, Failure> {
    |universe| fit(&question(universe), "the number", "ask for it in limbs")
}
