//! Who wins the race between tiles and HashLife.
//!
//! What a run costs in tiles can be foretold: they have a pace. What it costs HashLife cannot, for
//! it may have to learn for long, and then jump. So tiles lead, and HashLife, the challenger, is
//! given a small share of what they are expected to take in all. It has won as soon as it is ahead
//! of them and was no slower, or is not going to be.

use std::cell::Cell;
use std::time::Instant;

use crate::{Control, Signal};

/// The share of the time that tiles are expected to take in all which the challenger is given.
const SHARE: f64 = 0.04;

/// In a short run the challenger is given more, because it has to learn: so many seconds, if they
/// are less than [`SHORT_SHARE`] of what tiles are still going to take.
const LEAST: f64 = 0.001;
const SHORT_SHARE: f64 = 0.15;

/// The challenger is believed to be faster from this part of the time of tiles on.
const MARGIN: f64 = 0.7;

/// What tiles have done and are going to do. Times are in seconds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Forecast {
    /// How long they took so far.
    pub(super) spent: f64,
    /// How many generations they have left, and how long those will take.
    pub(super) generations_left: f64,
    pub(super) left: f64,
}

impl Forecast {
    /// How long the challenger may take in all.
    pub(super) fn allowance(&self) -> f64 {
        let share = SHARE * (self.spent + self.left);
        share.max(LEAST.min(SHORT_SHARE * self.left))
    }
}

/// The control of a challenger's turn.
pub(super) struct Judge<'a> {
    control: &'a dyn Control,
    began: Instant,
    tiles: Forecast,
    /// How long the challenger took before this turn, and how many generations it has left.
    spent: f64,
    generations_left: f64,
    /// When the turn ends.
    allowed: Cell<f64>,
    /// How many generations were made in this turn, and when the last whole step ended: before 0
    /// if a step was under way when the turn began.
    made: Cell<u64>,
    step_began: Cell<f64>,
    pub(super) has_won: Cell<bool>,
    /// Whether the turn ended because its time was over.
    pub(super) time_is_up: Cell<bool>,
}

/// What the challenger has behind and before itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Challenge {
    /// How long it took in all, and since its last whole step.
    pub(super) spent: f64,
    pub(super) since_step: f64,
    pub(super) generations_left: f64,
    /// How long its turn is.
    pub(super) allowed: f64,
}

impl<'a> Judge<'a> {
    pub(super) fn new(control: &'a dyn Control, tiles: Forecast, challenge: Challenge) -> Self {
        Self {
            control,
            began: Instant::now(),
            tiles,
            spent: challenge.spent,
            generations_left: challenge.generations_left,
            allowed: Cell::new(challenge.allowed),
            made: Cell::new(0),
            step_began: Cell::new(-challenge.since_step),
            has_won: Cell::new(false),
            time_is_up: Cell::new(false),
        }
    }

    /// How long the turn lasts so far.
    pub(super) fn elapsed(&self) -> f64 {
        self.began.elapsed().as_secs_f64()
    }

    /// How long ago the last whole step ended.
    pub(super) fn since_step(&self) -> f64 {
        self.elapsed() - self.step_began.get()
    }
}

impl Control for Judge<'_> {
    fn poll(&self) -> Signal {
        match self.control.poll() {
            Signal::Continue if self.has_won.get() => Signal::Pause,
            Signal::Continue if self.elapsed() >= self.allowed.get() => {
                self.time_is_up.set(true);
                Signal::Pause
            }
            signal => signal,
        }
    }

    /// Judges after each whole step. Nobody else hears of it: the board is still that of tiles.
    fn report(&self, generations: u64) {
        let step = generations.saturating_sub(self.made.get());
        if step == 0 {
            return;
        }
        let now = self.elapsed();
        let pace = (now - self.step_began.get()) / step as f64;
        self.made.set(generations);
        self.step_began.set(now);
        let left = self.generations_left - generations as f64;
        let is_faster = pace * left < MARGIN * self.tiles.left;
        let was_faster = self.spent + now <= self.tiles.spent;
        if left <= self.tiles.generations_left && (is_faster || was_faster) {
            self.has_won.set(true);
        } else if is_faster {
            let all = self.tiles.left.max(self.allowed.get());
            self.allowed.set(all);
        }
    }
}
