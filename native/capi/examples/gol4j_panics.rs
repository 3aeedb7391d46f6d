//! The whole ABI and a function that panics: for the tests that prove that a panic in Rust
//! reaches the caller as a status and leaves the process alive. Never shipped.

use gol4j::error::{GolError, GolStatus};
use gol4j::guard::guard;
use gol4j::handle::{self, GolUniverse};

/// Panics while it uses a universe, or outside any where `universe` is 0.
///
/// # Safety
/// `error` is null or points to memory that a `GolError` can be written to.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_test_panic(universe: GolUniverse, error: *mut GolError) -> GolStatus {
    let body = || match universe {
        0 => panic!("a test panicked outside a universe"),
        _ => handle::with(universe, |universe| {
            panic!("a test panicked at generation {}", universe.generation())
        }),
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}
