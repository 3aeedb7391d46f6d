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
const LEAST: f64 = 0.002;
const SHORT_SHARE: f64 = 0.2;

/// The challenger is believed to be faster from this part of the time of tiles on.
const MARGIN: f64 = 0.6;

/// If it is not, but at the rate at which it learns is going to be, its turn may take this part of
/// their time. (Methuselahs, puffers and guns are there after some hundred generations; soups do not
/// get faster at all.)
const SOME_PROMISE: f64 = 0.15;

/// If it is going to be that much faster, it may take all of it.
const FAR_FASTER: f64 = 0.15;

/// Who learns makes a generation in less than this part of the time that it took in the step before.
const LEARNS: f64 = 0.85;

/// What tiles have done and are going to do. Times are in seconds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Forecast {
    /// How long they took so far.
    pub(super) spent: f64,
    /// How long since the challenger began, at the generation they were in.
    pub(super) spent_since: f64,
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
    /// The first step of all: how many generations it was, and its pace.
    pub(super) first: Cell<Option<(f64, f64)>>,
    /// The pace of the step before, in this turn.
    last_pace: Cell<f64>,
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
    /// Its first step, once it has made one: how many generations it was, and its pace.
    pub(super) first: Option<(f64, f64)>,
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
            first: Cell::new(challenge.first),
            last_pace: Cell::new(f64::INFINITY),
            has_won: Cell::new(false),
            time_is_up: Cell::new(false),
        }
    }

    /// Which part of the time of tiles the challenger may take, because it is going to be faster if
    /// it goes on like this: its pace has become `faster` by a factor while steps have become
    /// `longer` by another, and the last one, of this pace, was the `scale`th part of what is left.
    fn promise(&self, faster: f64, longer: f64, pace: f64, scale: f64) -> f64 {
        if longer < 2.0 || faster <= 1.0 {
            return 0.0;
        }
        // The pace as a power of the length of steps.
        let exponent = faster.ln() / longer.ln();
        let in_the_end = pace * scale.powf(-exponent) * self.tiles.generations_left;
        if in_the_end < FAR_FASTER * self.tiles.left {
            1.0
        } else if in_the_end < MARGIN * self.tiles.left {
            SOME_PROMISE
        } else {
            0.0
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
        let step = step as f64;
        let pace = (now - self.step_began.get()) / step;
        self.made.set(generations);
        self.step_began.set(now);
        let left = self.generations_left - generations as f64;
        let is_faster = pace * left < MARGIN * self.tiles.left;
        let was_faster = self.spent + now <= self.tiles.spent_since;
        let (first, first_pace) = self.first.get().unwrap_or((step, pace));
        self.first.set(Some((first, first_pace)));
        let still_learns = pace < LEARNS * self.last_pace.replace(pace);
        if left <= self.tiles.generations_left && (is_faster || was_faster) {
            self.has_won.set(true);
            return;
        }
        let promise = if still_learns {
            self.promise(first_pace / pace, step / first, pace, left / step)
        } else if is_faster {
            SOME_PROMISE
        } else {
            0.0
        };
        let more = self.allowed.get().max(promise * self.tiles.left);
        self.allowed.set(more);
    }
}
