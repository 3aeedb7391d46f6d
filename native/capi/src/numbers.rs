//! Numbers that may be larger than 64 bits: as many `uint64_t` as they need, the lowest first.

use num_bigint::BigUint;

use crate::error::{Failure, GolStatus};
use crate::memory::{OutBuffer, read_limbs};

/// A number that has to fit 64 bits. `instead` is what the caller can do if it does not.
pub(crate) fn fit(number: &BigUint, what: &str, instead: &str) -> Result<u64, Failure> {
    u64::try_from(number).map_err(|_| {
        Failure::new(
            GolStatus::GOL_OVERFLOW,
            format!(
                "{what} has {} bits and does not fit 64: {instead}",
                number.bits()
            ),
        )
    })
}

/// Copies a number in.
///
/// # Safety
/// `limbs` points to `length` integers.
pub(crate) unsafe fn read_number(
    limbs: *const u64,
    length: u64,
    what: &str,
) -> Result<BigUint, Failure> {
    // SAFETY: the caller's promise.
    let limbs = unsafe { read_limbs(limbs, length, what) }?;
    let digits = limbs
        .iter()
        .flat_map(|limb| [*limb as u32, (limb >> 32) as u32]);
    Ok(BigUint::new(digits.collect()))
}

/// Writes a number: no limb for 0, and none that is 0 at the high end.
///
/// # Safety
/// As for [`OutBuffer::fill`].
pub(crate) unsafe fn write_number(
    out: OutBuffer<u64>,
    number: &BigUint,
    what: &str,
) -> Result<(), Failure> {
    let limbs = number.iter_u64_digits();
    // SAFETY: the caller's promise.
    unsafe { out.fill(limbs.len() as u64, limbs, what) }
}

/// Writes a number with zeros at the high end, `length` limbs in all.
///
/// # Safety
/// `to` has room for `length` integers.
pub(crate) unsafe fn write_padded(
    to: *mut u64,
    length: u64,
    number: &BigUint,
    what: &str,
) -> Result<(), Failure> {
    let zeros = std::iter::repeat(0);
    // `fill` goes on to the end of what it is given, so there has to be one.
    let limbs = number.iter_u64_digits().chain(zeros).take(length as usize);
    let mut written = 0;
    let out = OutBuffer::new(to, length, &raw mut written);
    // SAFETY: the caller's promise; `written` outlives the call.
    unsafe { out.fill(length, limbs, what) }
}
