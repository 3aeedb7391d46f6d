//! The one wrapper around every exported body.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::sync::Once;

use crate::error::{Failure, GolError, GolStatus, report};

#[cfg(not(panic = "unwind"))]
compile_error!(
    "with panic = \"abort\" a bug in Rust would end the process: set panic = \"unwind\""
);

/// Runs a body and reports how it ended. A panic becomes `GOL_PANIC` with its message and place.
///
/// Unwinding past a panic is sound here because the only state that outlives a call is behind
/// locks: a universe whose lock a panic was holding is poisoned (see `handle`).
///
/// # Safety
/// `error` is null or points to memory that a `GolError` can be written to.
pub unsafe fn guard(error: *mut GolError, body: impl FnOnce() -> Result<(), Failure>) -> GolStatus {
    static HOOK: Once = Once::new();
    HOOK.call_once(install_hook);
    let outer = GUARDED.replace(true);
    let outcome = catch_unwind(AssertUnwindSafe(body)).unwrap_or_else(|payload| {
        let message = PANIC
            .take()
            .unwrap_or_else(|| payload_text(payload.as_ref()).to_owned());
        Err(Failure::new(GolStatus::GOL_PANIC, message))
    });
    GUARDED.set(outer);
    // SAFETY: the caller's promise.
    unsafe { report(outcome, error) }
}

thread_local! {
    /// Whether the thread is inside a guard.
    static GUARDED: Cell<bool> = const { Cell::new(false) };
    /// The text of the panic that is on its way to the guard. It is read in the same call, on the
    /// same thread, so it needs no more than this.
    static PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The default hook prints to stderr, which belongs to the program that loaded us; only a hook
/// learns where the panic was. So: note text and place for the guard, and print nothing. Panics
/// outside a guard (in Rust programs that use this crate as a library) are printed as ever.
fn install_hook() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info: &PanicHookInfo<'_>| {
        if !GUARDED.get() {
            return usual(info);
        }
        let text = payload_text(info.payload());
        let message = match info.location() {
            Some(place) => format!("{text} (at {}:{})", place.file(), place.line()),
            None => text.to_owned(),
        };
        PANIC.set(Some(message));
    }));
}

fn payload_text(payload: &(dyn Any + Send)) -> &str {
    if let Some(text) = payload.downcast_ref::<&str>() {
        text
    } else if let Some(text) = payload.downcast_ref::<String>() {
        text
    } else {
        "a panic without a message"
    }
}
