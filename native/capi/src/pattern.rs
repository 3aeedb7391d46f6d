//! Patterns: boards that do not change, with what is said about them.

use gol4j_life::Bounds;
use gol4j_life::pattern::{Description, Loaded, Pattern, RuleText};

use crate::error::{Failure, GolError, GolStatus};
use crate::guard::guard;
use crate::handle::{self, GolPattern, Kept};
use crate::memory::{
    OutBuffer, cell_buffer, check_out, read_cells, read_optional, read_text, write_out,
};
use crate::numbers::{read_number, write_number};
use crate::universe::GolBounds;

/// A text that belongs to a pattern.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(non_camel_case_types, reason = "the names that C sees")]
pub enum GolPatternText {
    /// The rule, in canonical form if the library knows it and as it was found otherwise. Never
    /// empty.
    GOL_TEXT_RULE = 0,
    /// The name: one line, empty if there is none.
    GOL_TEXT_NAME = 1,
    /// Who found or made it: one line, empty if it is not said.
    GOL_TEXT_AUTHOR = 2,
    /// The other comments; each line ends with a line feed.
    GOL_TEXT_COMMENTS = 3,
    /// Where the rule stands in the file that it was read from: format, line and column, for a
    /// person. Empty if it is from no file. It can only be asked for.
    GOL_TEXT_RULE_PLACE = 4,
}

impl GolPatternText {
    fn from_number(number: i32) -> Result<Self, Failure> {
        [
            Self::GOL_TEXT_RULE,
            Self::GOL_TEXT_NAME,
            Self::GOL_TEXT_AUTHOR,
            Self::GOL_TEXT_COMMENTS,
            Self::GOL_TEXT_RULE_PLACE,
        ]
        .into_iter()
        .find(|text| *text as i32 == number)
        .ok_or_else(|| unknown(number, "text of a pattern"))
    }

    fn of(self, description: &Description) -> String {
        match self {
            Self::GOL_TEXT_RULE => description.rule().text().to_owned(),
            Self::GOL_TEXT_NAME => description.name().unwrap_or_default().to_owned(),
            Self::GOL_TEXT_AUTHOR => description.author().unwrap_or_default().to_owned(),
            Self::GOL_TEXT_COMMENTS => {
                let lines = description.comments();
                lines.flat_map(|line| [line, "\n"]).collect()
            }
            Self::GOL_TEXT_RULE_PLACE => {
                let place = description.rule().place();
                place.map(|place| place.to_string()).unwrap_or_default()
            }
        }
    }

    fn replace(self, description: Description, text: &str) -> Result<Description, Failure> {
        Ok(match self {
            Self::GOL_TEXT_RULE => description.with_rule(RuleText::new(text)?),
            Self::GOL_TEXT_NAME => description.with_name(text),
            Self::GOL_TEXT_AUTHOR => description.with_author(text),
            Self::GOL_TEXT_COMMENTS => {
                let lines = text.strip_suffix('\n').unwrap_or(text);
                let lines = Some(lines).filter(|_| !text.is_empty());
                description.without_comments().with_comments(lines)
            }
            Self::GOL_TEXT_RULE_PLACE => {
                return Err(Failure::new(
                    GolStatus::GOL_INVALID_ARGUMENT,
                    "the place of a rule cannot be changed",
                ));
            }
        })
    }
}

/// The failure for a number that is none of an enumeration.
pub(crate) fn unknown(number: i32, what: &str) -> Failure {
    Failure::new(
        GolStatus::GOL_INVALID_ARGUMENT,
        format!("{number} is no {what}"),
    )
}

/// Writes the number of a new pattern, or 0 if it could not be made.
///
/// # Safety
/// `to` is null or may be written.
pub(crate) unsafe fn give<P: Into<Kept>>(
    to: *mut GolPattern,
    make: impl FnOnce() -> Result<P, Failure>,
) -> Result<(), Failure> {
    // SAFETY: the caller's promise.
    unsafe { write_out(to, 0, "pattern") }?;
    let made = handle::insert_pattern(make()?);
    // SAFETY: the caller's promise.
    unsafe { write_out(to, made, "pattern") }
}

/// Makes a pattern of some cells, at generation 0.
///
/// Ownership: `pattern` receives a pattern that the caller frees with `gol_pattern_free`, or 0 on
/// failure. `rule` (`rule_length` bytes of UTF-8), `cells` (`count` pairs, in any order, repeated or
/// not) and `error` (may be null) stay the caller's.
/// Threads: any.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_ARGUMENT (a length, not UTF-8), GOL_INVALID_RULE,
/// GOL_OUT_OF_MEMORY.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_pattern_create(
    rule: *const u8,
    rule_length: u64,
    cells: *const i64,
    count: u64,
    pattern: *mut GolPattern,
    error: *mut GolError,
) -> GolStatus {
    let make = || {
        // SAFETY: the caller's promise.
        let rule = unsafe { read_text(rule, rule_length, "rule") }?;
        let description = Description::default().with_rule(RuleText::new(&rule)?);
        // SAFETY: the caller's promise.
        let cells = unsafe { read_cells(cells, count) }?;
        Ok(Pattern::from_cells(cells.iter().copied())?.with_description(description))
    };
    // SAFETY: the caller's promise.
    let body = || unsafe { give(pattern, make) };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Frees a pattern. A call that uses it in another thread ends undisturbed.
///
/// Ownership: the pattern is gone, and its number worth nothing. `error` (may be null) stays the
/// caller's.
/// Threads: any, at any time.
/// Statuses: GOL_INVALID_HANDLE (also when it was freed before).
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_pattern_free(pattern: GolPattern, error: *mut GolError) -> GolStatus {
    let body = || handle::remove_pattern(pattern);
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Returns how much memory the boards of all patterns take, in bytes: for callers whose garbage
/// collector frees patterns and cannot see how large they are.
///
/// Ownership: nothing changes hands.
/// Threads: any.
/// Statuses: none; it cannot fail.
#[unsafe(no_mangle)]
pub extern "C" fn gol_pattern_memory() -> u64 {
    handle::pattern_bytes()
}

/// Writes a text that belongs to a pattern.
///
/// Ownership: `text` (room for `capacity` bytes, or null to ask for the length), `length` and
/// `error` (may be null) stay the caller's. `which` is a `GolPatternText`.
/// Threads: any.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_ARGUMENT (an unknown text), GOL_INVALID_HANDLE,
/// GOL_BUFFER_TOO_SMALL.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_pattern_text(
    pattern: GolPattern,
    which: i32,
    text: *mut u8,
    capacity: u64,
    length: *mut u64,
    error: *mut GolError,
) -> GolStatus {
    let body = || {
        let which = GolPatternText::from_number(which)?;
        let found = which.of(handle::pattern(pattern)?.description());
        let out = OutBuffer::new(text, capacity, length);
        // SAFETY: the caller's promise.
        unsafe { out.fill_bytes(found.as_bytes(), "text") }
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Makes the same pattern with another text.
///
/// Line breaks within a name or an author become blanks. The rule may be one that the library does
/// not know, as long as a file can hold it: such a pattern can be written and not be run.
///
/// Ownership: `result` receives a pattern that the caller frees with `gol_pattern_free`, or 0 on
/// failure. `text` (`text_length` bytes of UTF-8) and `error` (may be null) stay the caller's.
/// `which` is a `GolPatternText`.
/// Threads: any.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_ARGUMENT (an unknown text, not UTF-8),
/// GOL_INVALID_RULE, GOL_INVALID_HANDLE, GOL_OUT_OF_MEMORY.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_pattern_with_text(
    pattern: GolPattern,
    which: i32,
    text: *const u8,
    text_length: u64,
    result: *mut GolPattern,
    error: *mut GolError,
) -> GolStatus {
    let make = || {
        let which = GolPatternText::from_number(which)?;
        // SAFETY: the caller's promise.
        let text = unsafe { read_text(text, text_length, "text") }?;
        let pattern = handle::pattern(pattern)?;
        let description = which.replace(pattern.description().clone(), &text)?;
        let same = Loaded::clone(&pattern).with_description(description);
        Ok(pattern.derive(same))
    };
    // SAFETY: the caller's promise.
    let body = || unsafe { give(result, make) };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Writes the generation, which can be any number.
///
/// Ownership: `limbs` (room for `capacity` integers, or null to ask for the length), `length` and
/// `error` (may be null) stay the caller's.
/// Threads: any.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_HANDLE, GOL_BUFFER_TOO_SMALL.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_pattern_generation_big(
    pattern: GolPattern,
    limbs: *mut u64,
    capacity: u64,
    length: *mut u64,
    error: *mut GolError,
) -> GolStatus {
    let body = || {
        let pattern = handle::pattern(pattern)?;
        let out = OutBuffer::new(limbs, capacity, length);
        // SAFETY: the caller's promise.
        unsafe { write_number(out, pattern.description().generation(), "limbs") }
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Makes the same pattern at another generation.
///
/// Ownership: `result` receives a pattern that the caller frees with `gol_pattern_free`, or 0 on
/// failure. `limbs` (`length` integers) and `error` (may be null) stay the caller's.
/// Threads: any.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_ARGUMENT (a length, a number of more than 1,000 decimal
/// digits, which no file could hold), GOL_INVALID_HANDLE, GOL_OUT_OF_MEMORY.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_pattern_with_generation_big(
    pattern: GolPattern,
    limbs: *const u64,
    length: u64,
    result: *mut GolPattern,
    error: *mut GolError,
) -> GolStatus {
    let make = || {
        // SAFETY: the caller's promise.
        let generation = unsafe { read_number(limbs, length, "limbs") }?;
        let pattern = handle::pattern(pattern)?;
        let description = pattern.description().clone();
        if generation > *Description::last_generation() {
            return Err(Failure::new(
                GolStatus::GOL_INVALID_ARGUMENT,
                "a generation of more than 1,000 digits, which no file could hold",
            ));
        }
        let description = description.with_generation(generation);
        let same = Loaded::clone(&pattern).with_description(description);
        Ok(pattern.derive(same))
    };
    // SAFETY: the caller's promise.
    let body = || unsafe { give(result, make) };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Writes how many cells are alive, which can be any number.
///
/// Ownership: `limbs` (room for `capacity` integers, or null to ask for the length), `length` and
/// `error` (may be null) stay the caller's.
/// Threads: any.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_HANDLE, GOL_BUFFER_TOO_SMALL.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_pattern_population_big(
    pattern: GolPattern,
    limbs: *mut u64,
    capacity: u64,
    length: *mut u64,
    error: *mut GolError,
) -> GolStatus {
    let body = || {
        let population = handle::pattern(pattern)?.population();
        let out = OutBuffer::new(limbs, capacity, length);
        // SAFETY: the caller's promise.
        unsafe { write_number(out, &population, "limbs") }
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Reports the smallest rectangle around the live cells. Where there is no cell, `empty` is set to
/// true and `bounds` left alone.
///
/// Ownership: `bounds`, `empty` and `error` (may be null) stay the caller's.
/// Threads: any.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_HANDLE, GOL_BEYOND_PLANE (a quadtree with cells outside
/// the 64-bit plane).
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_pattern_bounds(
    pattern: GolPattern,
    bounds: *mut GolBounds,
    empty: *mut bool,
    error: *mut GolError,
) -> GolStatus {
    let body = || {
        check_out(bounds, "bounds")?;
        check_out(empty, "empty")?;
        let found = handle::pattern(pattern)?.bounds()?;
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

/// Writes the live cells, or those in a region, in row-major order. Of a quadtree, only what lies
/// in the region is unpacked.
///
/// Ownership: `region` (may be null, for all cells), `cells` (room for `capacity` pairs, or null to
/// ask for the length), `length` and `error` (may be null) stay the caller's.
/// Threads: any.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_HANDLE, GOL_BUFFER_TOO_SMALL, GOL_BEYOND_PLANE (without
/// a region, a quadtree with cells outside the 64-bit plane), GOL_PATTERN_TOO_LARGE (a quadtree of
/// too many cells), GOL_OUT_OF_MEMORY.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_pattern_cells(
    pattern: GolPattern,
    region: *const GolBounds,
    cells: *mut i64,
    capacity: u64,
    length: *mut u64,
    error: *mut GolError,
) -> GolStatus {
    let body = || {
        let out = cell_buffer(cells, capacity, length);
        out.check("cells")?;
        // SAFETY: the caller's promise.
        let region = unsafe { read_optional(region) }.map(Bounds::from);
        let pattern = handle::pattern(pattern)?;
        let limits = pattern.limits();
        let part;
        let whole;
        let board: &Pattern = match region {
            Some(region) => {
                part = pattern.crop(region, limits)?;
                &part
            }
            None => {
                whole = pattern.as_pattern(limits)?;
                &whole
            }
        };
        // SAFETY: the caller's promise.
        unsafe { out.fill(board.population(), board.cells(), "cells") }
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Says whether two patterns have the same cells and the same texts. It makes no difference whether
/// one of them is a quadtree.
///
/// Ownership: `equal` and `error` (may be null) stay the caller's.
/// Threads: any.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_HANDLE, GOL_OUT_OF_MEMORY.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_pattern_equals(
    pattern: GolPattern,
    other: GolPattern,
    equal: *mut bool,
    error: *mut GolError,
) -> GolStatus {
    let body = || {
        check_out(equal, "equal")?;
        let same = handle::pattern(pattern)?.is_same(&**handle::pattern(other)?)?;
        // SAFETY: the caller's promise.
        unsafe { write_out(equal, same, "equal") }
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}
