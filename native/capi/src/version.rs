//! Who we are: versions and the processor.

use gol4j_life::Kernel;

use crate::error::{GolError, GolStatus};
use crate::guard::guard;
use crate::memory::OutBuffer;

/// The version of this ABI. It changes when a caller built for another one could go wrong.
pub const GOL_ABI_VERSION: u32 = 2;

/// Returns the library's `GOL_ABI_VERSION`, to be compared with that of the header.
///
/// Ownership: nothing changes hands.
/// Threads: any.
/// Statuses: none; it cannot fail.
#[unsafe(no_mangle)]
pub extern "C" fn gol_abi_version() -> u32 {
    GOL_ABI_VERSION
}

/// Writes the library's version, such as `0.1.0`.
///
/// Ownership: `text` (room for `capacity` bytes, or null to ask for the length), `length` and
/// `error` (may be null) stay the caller's.
/// Threads: any.
/// Statuses: GOL_NULL_POINTER, GOL_BUFFER_TOO_SMALL.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_version(
    text: *mut u8,
    capacity: u64,
    length: *mut u64,
    error: *mut GolError,
) -> GolStatus {
    let body = || {
        let version = env!("CARGO_PKG_VERSION");
        let out = OutBuffer::new(text, capacity, length);
        // SAFETY: the caller's promise.
        unsafe { out.fill(version.len() as u64, version.bytes(), "text") }
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Writes the vector extensions of the processor that the engines can make use of, separated by
/// spaces, such as `avx2 avx512f`. Empty where there are none.
///
/// Ownership: `text` (room for `capacity` bytes, or null to ask for the length), `length` and
/// `error` (may be null) stay the caller's.
/// Threads: any.
/// Statuses: GOL_NULL_POINTER, GOL_BUFFER_TOO_SMALL.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_cpu_features(
    text: *mut u8,
    capacity: u64,
    length: *mut u64,
    error: *mut GolError,
) -> GolStatus {
    let body = || {
        let features = cpu_features();
        let out = OutBuffer::new(text, capacity, length);
        // SAFETY: the caller's promise.
        unsafe { out.fill(features.len() as u64, features.bytes(), "text") }
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Writes the name of the vector unit that new universes are computed with: `avx512`, `avx2`, `neon`
/// or `portable`. It is the best that the processor has, or the one that the environment variable
/// GOL4J_KERNEL names.
///
/// Ownership: `text` (room for `capacity` bytes, or null to ask for the length), `length` and
/// `error` (may be null) stay the caller's.
/// Threads: any.
/// Statuses: GOL_NULL_POINTER, GOL_BUFFER_TOO_SMALL, GOL_INVALID_KERNEL.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_kernel(
    text: *mut u8,
    capacity: u64,
    length: *mut u64,
    error: *mut GolError,
) -> GolStatus {
    let body = || {
        let name = Kernel::detect()?.name();
        let out = OutBuffer::new(text, capacity, length);
        // SAFETY: the caller's promise.
        unsafe { out.fill(name.len() as u64, name.bytes(), "text") }
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

fn cpu_features() -> String {
    #[cfg(target_arch = "x86_64")]
    let features = [
        (is_x86_feature_detected!("sse4.2"), "sse4.2"),
        (is_x86_feature_detected!("popcnt"), "popcnt"),
        (is_x86_feature_detected!("bmi2"), "bmi2"),
        (is_x86_feature_detected!("avx2"), "avx2"),
        (is_x86_feature_detected!("avx512f"), "avx512f"),
        (is_x86_feature_detected!("avx512bw"), "avx512bw"),
        (is_x86_feature_detected!("avx512vl"), "avx512vl"),
    ];
    #[cfg(target_arch = "aarch64")]
    let features = [(std::arch::is_aarch64_feature_detected!("neon"), "neon")];
    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
    let features: [(bool, &str); 0] = [];
    let present: Vec<&str> = features
        .into_iter()
        .filter_map(|(present, name)| present.then_some(name))
        .collect();
    present.join(" ")
}
