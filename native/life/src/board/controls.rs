//! What the parts of a run see of the caller's control.

use std::cell::Cell;
use std::time::{Duration, Instant};

use num_bigint::BigUint;

use crate::{Control, Signal};

/// The control of a run in several parts: progress counts from the beginning of the first.
pub(super) struct Offset<'a> {
    pub(super) control: &'a dyn Control,
    pub(super) done: u64,
}

impl Control for Offset<'_> {
    fn poll(&self) -> Signal {
        self.control.poll()
    }

    fn report(&self, generations: u64) {
        self.control.report(self.done.saturating_add(generations));
    }

    fn report_step(&self, generations: u64) {
        self.control
            .report_step(self.done.saturating_add(generations));
    }
}

/// Pauses a run of the list engine after a while, to look where the board is. Not by asking for
/// fewer generations: what stands still jumps to the end of those, however many they are.
pub(super) struct Breather<'a> {
    control: &'a dyn Control,
    least: u64,
    generations: Cell<u64>,
    pub(super) taken: Cell<bool>,
}

impl<'a> Breather<'a> {
    pub(super) fn new(control: &'a dyn Control, least: u64) -> Self {
        Self {
            control,
            least,
            generations: Cell::new(0),
            taken: Cell::new(false),
        }
    }
}

impl Control for Breather<'_> {
    fn poll(&self) -> Signal {
        match self.control.poll() {
            Signal::Continue if self.generations.get() >= self.least => {
                self.taken.set(true);
                Signal::Pause
            }
            signal => signal,
        }
    }

    fn report(&self, generations: u64) {
        self.generations.set(generations);
        self.control.report(generations);
    }
}

/// Pauses a run after some time. A pause of the caller's is told apart by [`passed`](Self::passed).
pub(super) struct Deadline<'a> {
    control: &'a dyn Control,
    began: Instant,
    after: Duration,
    pub(super) passed: Cell<bool>,
}

impl<'a> Deadline<'a> {
    pub(super) fn new(control: &'a dyn Control, after: Duration) -> Self {
        Self {
            control,
            began: Instant::now(),
            after,
            passed: Cell::new(false),
        }
    }
}

impl Control for Deadline<'_> {
    fn poll(&self) -> Signal {
        match self.control.poll() {
            Signal::Continue if self.began.elapsed() >= self.after => {
                self.passed.set(true);
                Signal::Pause
            }
            signal => signal,
        }
    }

    fn report(&self, generations: u64) {
        self.control.report(generations);
    }

    fn report_step(&self, generations: u64) {
        self.control.report_step(generations);
    }
}

/// Asks a control whether what cannot be paused, because it could not be continued, is to stop.
pub(super) fn cancelled(control: &dyn Control) -> impl Fn() -> bool {
    move || control.poll() == Signal::Cancel
}

/// A number of generations as a control is told of them.
pub(super) fn reported(generations: &BigUint) -> u64 {
    u64::try_from(generations).unwrap_or(u64::MAX)
}
