//! Watching and stopping a run from outside.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// What a [`Control`] wants of the run that asks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Go on.
    Continue,
    /// Stop at the end of the generation under way.
    Pause,
    /// Stop at once: the generation under way is thrown away, the whole ones stay.
    Cancel,
}

/// How a caller stops a run and reads how far it is.
///
/// An engine polls at least once for every few thousand cells that it computes, and reports after
/// every generation. Both are called from the thread that runs the engine.
pub trait Control {
    /// Says whether to go on.
    fn poll(&self) -> Signal;

    /// Takes note that `generations` of the current run are done.
    fn report(&self, generations: u64);

    /// Takes note of how far a run is that makes many generations in one step: those that are done,
    /// and of those of the step a part, as large as the part of the work that is done. That is an
    /// estimate; after a run that was stopped it is taken back by [`report`](Self::report).
    fn report_step(&self, _generations: u64) {}
}

/// Never stops and listens to nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoControl;

impl Control for NoControl {
    fn poll(&self) -> Signal {
        Signal::Continue
    }

    fn report(&self, _generations: u64) {}
}

/// A control that threads share by reference: one runs, others cancel and read the progress.
#[derive(Debug, Default)]
pub struct SharedControl {
    cancelled: AtomicBool,
    generations: AtomicU64,
}

impl SharedControl {
    /// Asks the run to stop. The request stays until the control is dropped.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// The generations done in the current run, with an estimate for the step under way.
    pub fn generations(&self) -> u64 {
        self.generations.load(Ordering::Relaxed)
    }
}

impl Control for SharedControl {
    fn poll(&self) -> Signal {
        if self.cancelled.load(Ordering::Relaxed) {
            Signal::Cancel
        } else {
            Signal::Continue
        }
    }

    fn report(&self, generations: u64) {
        self.generations.store(generations, Ordering::Relaxed);
    }

    fn report_step(&self, generations: u64) {
        self.report(generations);
    }
}
