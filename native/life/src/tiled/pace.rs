//! Whether passes go faster with helpers or without.
//!
//! That hangs on the machine (two processors may be halves of one core, or have caches that are far
//! apart), on its other load and on the size of the board. So it is measured, again and again: some
//! passes alone, some with helpers, then many in the way that was faster. How long they are depends
//! on how often that was the answer before.

use std::time::Duration;

/// How many passes a trial has. The first of them is not measured: it finds the tiles in the caches
/// of those who computed them before.
const TRIAL: u32 = 4;

/// How many passes follow a trial at first, and at most, while its answer stays the same.
const FOLLOWING: (u32, u32) = (16, 2048);

/// What is known of passes of one kind.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pace {
    phase: Phase,
    /// The passes of this phase that are left.
    left: u32,
    /// What has been measured in this phase.
    time: Duration,
    work: u64,
    /// Nanoseconds for a unit of work alone, of the last trial.
    alone: f64,
    /// The last answer, and how many passes followed it.
    answer: Option<bool>,
    following: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    TryAlone,
    TryHelped,
    Follow { helped: bool },
}

impl Pace {
    pub(super) const UNKNOWN: Self = Self {
        phase: Phase::TryAlone,
        left: TRIAL,
        time: Duration::ZERO,
        work: 0,
        alone: 0.0,
        answer: None,
        following: FOLLOWING.0,
    };

    /// Whether helpers shall take part in the next pass.
    pub(super) fn helped(&self) -> bool {
        match self.phase {
            Phase::TryAlone => false,
            Phase::TryHelped => true,
            Phase::Follow { helped } => helped,
        }
    }

    /// Takes note of a pass: its work in any unit, and how long it took. It `stalled` if helpers
    /// were waited for that do not run, for want of a processor.
    pub(super) fn note(&mut self, work: u64, time: Duration, stalled: bool) {
        if stalled {
            return self.follow(false);
        }
        if self.left < TRIAL {
            self.time += time;
            self.work += work;
        }
        self.left -= 1;
        if self.left > 0 {
            return;
        }
        let cost = self.time.as_nanos() as f64 / self.work.max(1) as f64;
        match self.phase {
            Phase::TryAlone => {
                self.alone = cost;
                self.enter(Phase::TryHelped, TRIAL);
            }
            Phase::TryHelped => self.follow(cost < self.alone),
            Phase::Follow { .. } => self.enter(Phase::TryAlone, TRIAL),
        }
    }

    fn follow(&mut self, helped: bool) {
        self.following = match self.answer {
            Some(before) if before == helped => (2 * self.following).min(FOLLOWING.1),
            _ => FOLLOWING.0,
        };
        self.answer = Some(helped);
        self.enter(Phase::Follow { helped }, self.following);
    }

    fn enter(&mut self, phase: Phase, passes: u32) {
        self.phase = phase;
        self.left = passes;
        self.time = Duration::ZERO;
        self.work = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many of so many passes have help, which take so long alone and with help.
    fn helped(pace: &mut Pace, passes: u32, alone: u64, with_help: u64) -> u32 {
        (0..passes)
            .filter(|_| {
                let helped = pace.helped();
                let nanos = if helped { with_help } else { alone };
                pace.note(100, Duration::from_nanos(100 * nanos), false);
                helped
            })
            .count() as u32
    }

    #[test]
    fn helpers_that_are_of_use_are_called() {
        let mut pace = Pace::UNKNOWN;
        let passes = 10_000;
        assert!(helped(&mut pace, passes, 30, 20) > passes * 97 / 100);
    }

    #[test]
    fn helpers_that_are_of_no_use_are_left_alone() {
        let mut pace = Pace::UNKNOWN;
        let passes = 10_000;
        assert!(helped(&mut pace, passes, 20, 30) < passes * 3 / 100);
    }

    #[test]
    fn it_notices_when_times_change() {
        let mut pace = Pace::UNKNOWN;
        helped(&mut pace, 10_000, 20, 30);
        helped(&mut pace, FOLLOWING.1 + 2 * TRIAL, 30, 20);
        assert!(pace.helped());
    }

    #[test]
    fn a_stall_ends_the_help_for_longer_each_time() {
        let mut pace = Pace::UNKNOWN;
        let mut alone = Vec::new();
        for _ in 0..3 {
            while !pace.helped() {
                pace.note(1, Duration::from_nanos(1), false);
            }
            pace.note(1, Duration::from_millis(4), true);
            let mut copy = pace;
            alone.push(
                std::iter::from_fn(|| {
                    copy.note(1, Duration::from_nanos(1), false);
                    (!copy.helped()).then_some(())
                })
                .count(),
            );
        }
        assert!(alone.is_sorted_by(|a, b| a < b), "{alone:?}");
    }
}
