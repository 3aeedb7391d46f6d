//! Who wins the race between tiles and HashLife.
//!
//! What a run costs in tiles can be foretold: they have a pace. What it costs HashLife cannot, for
//! it may have to learn for long, and then jump. So tiles lead, and HashLife, the challenger, is given
//! a share of what they are expected to take in all, the larger the more it promises. It has won as
//! soon as it is not behind and was no slower, or is believed not to be from here on.

use std::cell::Cell;
use std::time::Instant;

use crate::{Control, Signal};

/// Each row: the challenger expected to take less than this part of the time of tiles from here on
/// may take that part of the time that they are expected to take in all, to find out.
const SHARES: [(f64, f64); 4] = [(0.2, 1.0), (0.6, 0.4), (1.7, 0.25), (4.0, 0.1)];

/// The part for a challenger that is expected to be slower.
const LEAST_SHARE: f64 = 0.04;

/// A run of more seconds than these, or of so many times those that tiles have run, is looked at as
/// one that ends then: who knows what becomes of a board in hours, and tiles have to get on
/// meanwhile.
const SECONDS: f64 = 1.0;
const TIMES: f64 = 3.0;

/// For the same reason nobody looks farther than so many times the generations that tiles have made.
pub(super) const FARTHEST: f64 = 256.0;

/// The part for one of which nothing can be expected yet; in a short run so many seconds, if they are
/// less than another part of what tiles are still going to take.
const TRIAL: f64 = 0.1;
const SHORT_TRIAL: f64 = 0.002;
const SHORT_SHARE: f64 = 0.2;

/// The challenger is believed to be faster from this part of the time of tiles on.
const MARGIN: f64 = 0.9;

/// But not before it has made a fair part of the generations, one in so many, or taken many seconds.
const MOST_TIMES: f64 = 32.0;
const MUCH: f64 = 0.01;

/// How the time that an engine takes grows: as a power of the generations.
///
/// Patterns that grow take tiles more than linear time. HashLife takes less where it learns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Growth {
    generations: f64,
    seconds: f64,
    exponent: f64,
}

impl Default for Growth {
    fn default() -> Self {
        Self {
            generations: 0.0,
            seconds: 0.0,
            exponent: 1.0,
        }
    }
}

impl Growth {
    /// So many generations at first cost more than others do, and say nothing.
    const FIRST: f64 = 32.0;

    /// After so many in all it can be told how the time grows.
    const FEW: f64 = 128.0;

    /// No engine's time grows by more: what looks like it is an accident.
    const STEEPEST: f64 = 2.0;

    /// After some more generations, which took some more seconds.
    pub(super) fn and(self, generations: f64, seconds: f64) -> Self {
        let in_all = self.generations + generations;
        if generations <= 0.0 || seconds <= 0.0 {
            return self;
        }
        if self.generations < Self::FIRST {
            return Self {
                generations: in_all,
                seconds: in_all * seconds / generations,
                exponent: 1.0,
            };
        }
        let time = (seconds / self.seconds).ln_1p();
        let length = (generations / self.generations).ln_1p();
        let exponent = (time / length).clamp(0.0, Self::STEEPEST);
        // Twice the generations count as much as all before.
        let weight = generations / in_all;
        Self {
            generations: in_all,
            seconds: self.seconds + seconds,
            exponent: self.exponent + weight * (exponent - self.exponent),
        }
    }

    /// Whether it says anything.
    fn is_known(&self) -> bool {
        self.generations >= Self::FEW
    }

    /// The power of two that is next to all generations so far.
    pub(super) fn doubling(&self) -> u64 {
        (self.generations + 1.0).log2().ceil() as u64
    }

    /// How many generations were made so far.
    pub(super) fn generations(&self) -> f64 {
        self.generations
    }

    /// How long so many more generations are going to take; 0 if nobody knows.
    pub(super) fn left(&self, generations: f64) -> f64 {
        if self.generations <= 0.0 {
            return 0.0;
        }
        let times = self.exponent * (generations / self.generations).ln_1p();
        self.seconds * times.exp_m1()
    }
}

/// What tiles have done and are going to do. Times are in seconds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Forecast {
    /// How long they took so far.
    pub(super) spent: f64,
    /// How long since the challenger began, at the generation they were in.
    pub(super) spent_since: f64,
    /// How many generations they have left, or are looked at, and how long those will take.
    pub(super) generations_left: f64,
    pub(super) left: f64,
}

impl Forecast {
    /// Whether the challenger is believed to be faster from here on.
    pub(super) fn is_beaten_by(&self, challenge: &Challenge) -> bool {
        let Challenge {
            spent,
            growth,
            generations_left,
            ..
        } = challenge;
        let is_ahead = *generations_left <= self.generations_left;
        let is_certain = *generations_left < MOST_TIMES * growth.generations || *spent > MUCH;
        is_ahead
            && growth.is_known()
            && is_certain
            && growth.left(*generations_left) < MARGIN * self.left
    }

    /// How long the challenger may take in all, whose time has grown like that, and which has so
    /// many generations left.
    pub(super) fn allowance(&self, challenger: &Growth, generations_left: f64) -> f64 {
        let in_all = (self.spent + self.left).min(SECONDS.max(TIMES * self.spent));
        if !challenger.is_known() {
            return (TRIAL * in_all).max(SHORT_TRIAL.min(SHORT_SHARE * self.left));
        }
        let expected = challenger.left(generations_left);
        let row = SHARES.iter().find(|(part, _)| expected < part * self.left);
        row.map_or(LEAST_SHARE, |&(_, share)| share) * in_all
    }
}

/// The control of a challenger's turn.
pub(super) struct Judge<'a> {
    control: &'a dyn Control,
    began: Instant,
    tiles: Forecast,
    /// How many generations the challenger has left, and how long it took before this turn.
    generations_left: f64,
    spent: f64,
    /// How long up to its last whole step, and how that grew.
    pub(super) stepped: Cell<f64>,
    pub(super) growth: Cell<Growth>,
    /// When the turn ends.
    allowed: Cell<f64>,
    /// How many generations were made in this turn.
    made: Cell<u64>,
    pub(super) has_won: Cell<bool>,
    /// Whether the turn ended because its time was over.
    pub(super) time_is_up: Cell<bool>,
}

/// What the challenger has behind and before itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Challenge {
    /// How long it took in all, and up to its last whole step, in seconds.
    pub(super) spent: f64,
    pub(super) stepped: f64,
    /// How that grew.
    pub(super) growth: Growth,
    pub(super) generations_left: f64,
}

impl<'a> Judge<'a> {
    pub(super) fn new(control: &'a dyn Control, tiles: Forecast, challenge: Challenge) -> Self {
        let Challenge {
            spent,
            stepped,
            growth,
            generations_left,
        } = challenge;
        Self {
            control,
            began: Instant::now(),
            tiles,
            generations_left,
            spent,
            stepped: Cell::new(stepped),
            growth: Cell::new(growth),
            allowed: Cell::new(tiles.allowance(&growth, generations_left)),
            made: Cell::new(0),
            has_won: Cell::new(false),
            time_is_up: Cell::new(false),
        }
    }

    /// How long the challenger took up to now, in all.
    pub(super) fn spent(&self) -> f64 {
        self.spent + self.began.elapsed().as_secs_f64()
    }
}

impl Control for Judge<'_> {
    fn poll(&self) -> Signal {
        match self.control.poll() {
            Signal::Continue if self.has_won.get() => Signal::Pause,
            Signal::Continue if self.spent() >= self.allowed.get() => {
                self.time_is_up.set(true);
                Signal::Pause
            }
            signal => signal,
        }
    }

    /// Judges after each whole step. Nobody else hears of it: the board is still that of tiles.
    fn report(&self, generations: u64) {
        let step = generations.saturating_sub(self.made.replace(generations));
        if step == 0 {
            return;
        }
        let spent = self.spent();
        let seconds = spent - self.stepped.replace(spent);
        let growth = self.growth.get().and(step as f64, seconds);
        self.growth.set(growth);
        let generations_left = (self.generations_left - generations as f64).max(0.0);
        let challenge = Challenge {
            spent,
            stepped: spent,
            growth,
            generations_left,
        };
        let is_ahead = generations_left <= self.tiles.generations_left;
        let was_faster = is_ahead && spent <= self.tiles.spent_since;
        if was_faster || self.tiles.is_beaten_by(&challenge) {
            self.has_won.set(true);
        }
        let allowed = self.tiles.allowance(&growth, generations_left);
        self.allowed.set(allowed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::NoControl;

    /// The growth of an engine that takes `seconds(g)` for `g` generations, told in doubling steps.
    fn growth(generations: u64, seconds: impl Fn(f64) -> f64) -> Growth {
        let mut growth = Growth::default();
        let mut made = 0.0;
        while made < generations as f64 {
            let step = (growth.doubling() as f64).exp2();
            growth = growth.and(step, seconds(made + step) - seconds(made));
            made += step;
        }
        growth
    }

    fn tiles(left: f64) -> Forecast {
        Forecast {
            spent: 0.0,
            spent_since: 0.0,
            generations_left: 1000.0,
            left,
        }
    }

    #[test]
    fn a_steady_engine_is_foretold_exactly() {
        let growth = growth(1 << 10, |g| 1e-6 * g);
        let left = growth.left(1e6);
        assert!((left - 1.0).abs() < 1e-6, "{left}");
    }

    #[test]
    fn one_that_gets_slower_is_expected_to_go_on_like_that() {
        let growth = growth(1 << 14, |g| 1e-9 * g.powf(1.5));
        let made = growth.generations;
        let truth = 1e-9 * ((8.0 * made).powf(1.5) - made.powf(1.5));
        let left = growth.left(7.0 * made);
        assert!((0.8..1.1).contains(&(left / truth)), "{left} of {truth}");
    }

    #[test]
    fn one_that_has_learnt_is_expected_to_take_next_to_nothing() {
        let growth = growth(1 << 14, |g| 1e-3 * g.min(100.0) + 1e-9 * g);
        assert!(growth.left(1e6) < 0.5);
    }

    #[test]
    fn nothing_is_expected_of_the_first_generations() {
        let tiles = tiles(1.0);
        let first = Growth::default().and(16.0, 100.0);
        assert_eq!(tiles.allowance(&first, 1e6), TRIAL);
    }

    #[test]
    fn who_promises_more_may_take_longer() {
        let tiles = tiles(1.0);
        let steady = growth(1 << 10, |g| 1e-6 * g);
        let allowed = [0.1e6, 0.5e6, 1.5e6, 3e6, 9e6].map(|left| tiles.allowance(&steady, left));
        assert!(
            allowed.is_sorted_by(|more, less| more > less),
            "{allowed:?}"
        );
        assert_eq!(allowed[0], 1.0);
        assert_eq!(allowed[4], LEAST_SHARE);
    }

    #[test]
    fn tiles_get_on_however_long_the_run_is() {
        let endless = Forecast {
            spent: 10.0,
            ..tiles(1e9)
        };
        let slow = growth(1 << 10, |g| 1e6 * g);
        assert_eq!(endless.allowance(&slow, 1e9), LEAST_SHARE * TIMES * 10.0);
        assert_eq!(
            tiles(1e9).allowance(&Growth::default(), 1e9),
            TRIAL * SECONDS
        );
    }

    #[test]
    fn the_challenger_wins_at_a_whole_step_once_it_is_not_behind() {
        let challenge = Challenge {
            spent: 0.0,
            stepped: 0.0,
            growth: growth(1 << 10, |g| 1e-9 * g),
            generations_left: 2000.0,
        };
        let judge = Judge::new(&NoControl, tiles(1e3), challenge);
        judge.report(500);
        assert!(!judge.has_won.get());
        judge.report(1000);
        assert!(judge.has_won.get());
        assert_eq!(judge.poll(), Signal::Pause);
    }
}
