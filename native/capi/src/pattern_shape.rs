//! New patterns from old ones.

use gol4j_life::pattern::{Flip, Limits, Loaded, PatternError, Rotation, SetOperation};

use crate::error::{Failure, GolError, GolStatus};
use crate::guard::guard;
use crate::handle::{self, GolPattern, Kept};
use crate::memory::read_optional;
use crate::pattern::{give, unknown};
use crate::universe::GolBounds;

/// A turn about the origin, or a line through it to mirror the plane at.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(non_camel_case_types, reason = "the names that C sees")]
pub enum GolTransform {
    /// A turn by 90 degrees: what was to the right is below.
    GOL_ROTATE_CLOCKWISE = 0,
    /// A turn by 180 degrees.
    GOL_ROTATE_HALF = 1,
    /// A turn by 270 degrees: what was to the right is above.
    GOL_ROTATE_COUNTERCLOCKWISE = 2,
    /// Left and right change places: x becomes -x.
    GOL_FLIP_LEFT_RIGHT = 3,
    /// Top and bottom change places: y becomes -y.
    GOL_FLIP_TOP_BOTTOM = 4,
    /// Rows become columns: x and y change places.
    GOL_FLIP_DIAGONAL = 5,
}

/// What becomes of the cells of two patterns.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(non_camel_case_types, reason = "the names that C sees")]
pub enum GolSetOperation {
    /// Those that are alive in either.
    GOL_UNION = 0,
    /// Those that are alive in both.
    GOL_INTERSECTION = 1,
    /// Those that are alive in the first and not in the second.
    GOL_DIFFERENCE = 2,
    /// Those that are alive in one and not in both.
    GOL_SYMMETRIC_DIFFERENCE = 3,
}

type Transform = fn(&Loaded, &Limits) -> Result<Loaded, PatternError>;

fn transform(number: i32) -> Result<Transform, Failure> {
    use GolTransform::*;
    let all: [(GolTransform, Transform); 6] = [
        (GOL_ROTATE_CLOCKWISE, |p, l| {
            p.rotate(Rotation::Clockwise, l)
        }),
        (GOL_ROTATE_HALF, |p, l| p.rotate(Rotation::Half, l)),
        (GOL_ROTATE_COUNTERCLOCKWISE, |p, l| {
            p.rotate(Rotation::Counterclockwise, l)
        }),
        (GOL_FLIP_LEFT_RIGHT, |p, l| p.flip(Flip::LeftRight, l)),
        (GOL_FLIP_TOP_BOTTOM, |p, l| p.flip(Flip::TopBottom, l)),
        (GOL_FLIP_DIAGONAL, |p, l| p.flip(Flip::Diagonal, l)),
    ];
    all.into_iter()
        .find(|(own, _)| *own as i32 == number)
        .map(|(_, transform)| transform)
        .ok_or_else(|| unknown(number, "transform"))
}

fn operation(number: i32) -> Result<SetOperation, Failure> {
    use GolSetOperation::*;
    [
        (GOL_UNION, SetOperation::Union),
        (GOL_INTERSECTION, SetOperation::Intersection),
        (GOL_DIFFERENCE, SetOperation::Difference),
        (GOL_SYMMETRIC_DIFFERENCE, SetOperation::SymmetricDifference),
    ]
    .into_iter()
    .find(|(own, _)| *own as i32 == number)
    .map(|(_, operation)| operation)
    .ok_or_else(|| unknown(number, "set operation"))
}

/// What is made of a pattern, within the limits that it was read with.
fn derive<P: Into<Loaded>>(
    pattern: GolPattern,
    make: impl FnOnce(&Loaded, &Limits) -> Result<P, PatternError>,
) -> Result<Kept, Failure> {
    let pattern = handle::pattern(pattern)?;
    Ok(pattern.derive(make(&pattern, pattern.limits())?))
}

/// Makes a pattern by moving another to the right by `dx` and down by `dy`. The texts are kept, and
/// a quadtree stays a quadtree, without being unpacked.
///
/// Ownership: `result` receives a pattern that the caller frees with `gol_pattern_free`, or 0 on
/// failure. `error` (may be null) stays the caller's.
/// Threads: any.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_HANDLE, GOL_OUT_OF_PLANE (not of a quadtree),
/// GOL_PATTERN_TOO_LARGE (the result), GOL_BAD_PATTERN (a quadtree of more than 2^1024 cells a
/// side), GOL_OUT_OF_MEMORY.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_pattern_translate(
    pattern: GolPattern,
    dx: i64,
    dy: i64,
    result: *mut GolPattern,
    error: *mut GolError,
) -> GolStatus {
    let make = || derive(pattern, |loaded, limits| loaded.translate(dx, dy, limits));
    // SAFETY: the caller's promise.
    let body = || unsafe { give(result, make) };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Makes a pattern by turning or mirroring another. The texts are kept. One of a bounded grid is
/// turned about the grid's centre, and its grid with it. A quadtree stays one, as in
/// `gol_pattern_translate`.
///
/// Ownership: `result` receives a pattern that the caller frees with `gol_pattern_free`, or 0 on
/// failure. `error` (may be null) stays the caller's. `transform` is a `GolTransform`.
/// Threads: any.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_ARGUMENT (an unknown transform), GOL_INVALID_HANDLE,
/// GOL_OUT_OF_PLANE (not of a quadtree), GOL_PATTERN_TOO_LARGE (the result), GOL_BAD_PATTERN (a
/// quadtree of more than 2^1024 cells a side), GOL_UNSUPPORTED_PATTERN (on a sphere or a shifted
/// Klein bottle that would then be joined like no grid), GOL_OUT_OF_MEMORY.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_pattern_transform(
    pattern: GolPattern,
    transform: i32,
    result: *mut GolPattern,
    error: *mut GolError,
) -> GolStatus {
    let make = || {
        let transform = self::transform(transform)?;
        derive(pattern, transform)
    };
    // SAFETY: the caller's promise.
    let body = || unsafe { give(result, make) };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Makes a pattern of the cells of another that lie in a region. The texts are kept. Of a quadtree,
/// only that part is unpacked.
///
/// Ownership: `result` receives a pattern that the caller frees with `gol_pattern_free`, or 0 on
/// failure. `region` and `error` (may be null) stay the caller's.
/// Threads: any.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_HANDLE, GOL_PATTERN_TOO_LARGE (a quadtree of too many
/// cells), GOL_OUT_OF_MEMORY.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_pattern_crop(
    pattern: GolPattern,
    region: *const GolBounds,
    result: *mut GolPattern,
    error: *mut GolError,
) -> GolStatus {
    let make = || {
        // SAFETY: the caller's promise.
        let region = unsafe { read_optional(region) }
            .ok_or_else(|| Failure::new(GolStatus::GOL_NULL_POINTER, "region is null"))?;
        derive(pattern, |loaded, limits| loaded.crop(region.into(), limits))
    };
    // SAFETY: the caller's promise.
    let body = || unsafe { give(result, make) };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Makes a pattern of the cells of two others: a quadtree if one of them is. The texts are those of
/// the first.
///
/// Ownership: `result` receives a pattern that the caller frees with `gol_pattern_free`, or 0 on
/// failure. `error` (may be null) stays the caller's. `operation` is a `GolSetOperation`.
/// Threads: any.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_ARGUMENT (an unknown operation), GOL_INVALID_HANDLE,
/// GOL_PATTERN_TOO_LARGE (the result), GOL_OUT_OF_MEMORY.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_pattern_combine(
    pattern: GolPattern,
    other: GolPattern,
    operation: i32,
    result: *mut GolPattern,
    error: *mut GolError,
) -> GolStatus {
    let make = || {
        let operation = self::operation(operation)?;
        let other = handle::pattern(other)?;
        derive(pattern, |loaded, limits| {
            loaded.combine(&other, operation, limits)
        })
    };
    // SAFETY: the caller's promise.
    let body = || unsafe { give(result, make) };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}
