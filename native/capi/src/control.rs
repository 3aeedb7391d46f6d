//! The control block: memory of the caller's that a running call watches.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use gol4j_life::{Control, NoControl, Signal};

use crate::error::{Failure, GolStatus};

/// Stops and watches a long call from another thread.
///
/// The caller allocates it, aligned to 8 bytes, and keeps it until the call that was given it has
/// returned. `cancel` and `generations` may be written and read meanwhile, as atomic integers with
/// relaxed order.
#[repr(C)]
pub struct GolControl {
    /// Anything but 0 asks the call to stop. The caller sets it, and sets it back.
    pub cancel: u32,
    /// Not used; set it to 0.
    pub reserved: u32,
    /// How many generations the call has done so far, with an estimate for the step of HashLife that
    /// is under way. The call sets it.
    pub generations: u64,
    /// The call returns early with GOL_OK, at a whole generation, when it has taken this many
    /// nanoseconds. 0 means never. It is read once, when the call starts.
    pub slice_nanos: u64,
}

/// A [`GolControl`] at work.
struct Block<'a> {
    cancel: &'a AtomicU32,
    generations: &'a AtomicU64,
    deadline: Option<Instant>,
}

impl Control for Block<'_> {
    fn poll(&self) -> Signal {
        if self.cancel.load(Ordering::Relaxed) != 0 {
            return Signal::Cancel;
        }
        match self.deadline {
            Some(deadline) if Instant::now() >= deadline => Signal::Pause,
            _ => Signal::Continue,
        }
    }

    fn report(&self, generations: u64) {
        self.generations.store(generations, Ordering::Relaxed);
    }

    fn report_step(&self, generations: u64) {
        self.report(generations);
    }
}

/// Runs a body under the caller's control block, or under none where it is null.
///
/// # Safety
/// `control` is null or points to a `GolControl` that stays in place until the body returns and
/// that others use only as its fields say.
pub(crate) unsafe fn with_control<T>(
    control: *mut GolControl,
    body: impl FnOnce(&dyn Control) -> Result<T, Failure>,
) -> Result<T, Failure> {
    if control.is_null() {
        return body(&NoControl);
    }
    if !control.is_aligned() {
        return Err(Failure::new(
            GolStatus::GOL_INVALID_ARGUMENT,
            format!(
                "control must be aligned to {} bytes",
                align_of::<GolControl>()
            ),
        ));
    }
    // SAFETY: not null, and in place for as long as this function runs.
    let cancel = unsafe { &raw mut (*control).cancel };
    // SAFETY: as above.
    let generations = unsafe { &raw mut (*control).generations };
    // SAFETY: as above; others do not write this field during the call.
    let slice = unsafe { (*control).slice_nanos };
    let block = Block {
        // SAFETY: aligned, in place, and used by others as an atomic only.
        cancel: unsafe { AtomicU32::from_ptr(cancel) },
        // SAFETY: as above.
        generations: unsafe { AtomicU64::from_ptr(generations) },
        deadline: match slice {
            0 => None,
            nanos => Instant::now().checked_add(Duration::from_nanos(nanos)),
        },
    };
    body(&block)
}
