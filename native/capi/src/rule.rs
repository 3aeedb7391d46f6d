//! Rules as text.

use gol4j_life::Rule;

use crate::error::{Failure, GolError, GolStatus};
use crate::guard::guard;
use crate::memory::{OutBuffer, read_text};

/// Reads a rule that a caller gave as text.
///
/// # Safety
/// `rule` points to `length` bytes.
pub(crate) unsafe fn read_rule(rule: *const u8, length: u64) -> Result<Rule, Failure> {
    // SAFETY: the caller's promise.
    let text = unsafe { read_text(rule, length, "rule") }?;
    Ok(text.parse()?)
}

/// Checks a rule and writes its canonical form: `b3s23` becomes `B3/S23`.
///
/// Ownership: `rule` (`rule_length` bytes of UTF-8), `text` (room for `capacity` bytes, or null to
/// ask for the length), `length` and `error` (may be null) stay the caller's.
/// Threads: any.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_ARGUMENT (not UTF-8), GOL_INVALID_RULE,
/// GOL_BUFFER_TOO_SMALL.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_rule_canonical(
    rule: *const u8,
    rule_length: u64,
    text: *mut u8,
    capacity: u64,
    length: *mut u64,
    error: *mut GolError,
) -> GolStatus {
    let body = || {
        // SAFETY: the caller's promise.
        let canonical = unsafe { read_rule(rule, rule_length) }?.to_string();
        let out = OutBuffer::new(text, capacity, length);
        // SAFETY: the caller's promise.
        unsafe { out.fill(canonical.len() as u64, canonical.bytes(), "text") }
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}
