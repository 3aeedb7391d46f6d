//! Advancing by whichever engine is faster.
//!
//! Both engines make the same board, so that the choice may depend on the clock.

use std::time::{Duration, Instant};

use num_bigint::BigUint;

use super::controls::{Deadline, Offset, cancelled, reported};
use super::judge::{Challenge, FARTHEST, Forecast, Growth, Judge};
use super::plain::{MOST, NEAR, headroom};
use super::{Active, Board};
use crate::hashlife::HashLife;
use crate::{Advance, Control, Error, Signal, Stop};

/// For fewer generations than this nobody thinks about the engine.
pub(super) const FEW: u64 = 64;

/// How long tiles run before their pace is looked at for the first time. Each time it is half as
/// long again.
const FIRST_SLICE: Duration = Duration::from_micros(60);
const LONGEST_SLICE: Duration = Duration::from_millis(250);

/// What it takes to tell HashLife of a board, in seconds for each byte of tiles, roughly.
const SECONDS_A_BYTE: f64 = 1e-9;

/// A challenger's step is shortened by so many powers of two at most: short steps on a board that has
/// grown cost much, for all parts of it are new to them.
const SHORTENED: u64 = 2;

/// How long HashLife leads before tiles are given a chance, in seconds, if nobody knows how long
/// they would take.
const LEAD: f64 = 1.0;

/// A winner leads for as long as tiles were expected to take, but not for less than so many seconds.
const SHORTEST_LEAD: f64 = 0.002;

/// Tiles' chance may cost this part of the time that HashLife has led, or else they do not get it.
const CHANCE: f64 = 0.05;

/// How long HashLife makes few generations at a time, in seconds, before tiles get the board: that
/// is where it is slow.
const FEW_LEAD: f64 = 0.005;

/// How the race between the two engines stands.
#[derive(Debug)]
pub(super) struct Race {
    /// The generation that the run is to end in; a run that is to end in another one begins another
    /// race.
    target: BigUint,
    /// HashLife on a board of this run that is not the universe's yet.
    challenger: Option<Box<HashLife>>,
    /// How long tiles had taken when it began, in seconds.
    began: f64,
    /// How long it took, in all and up to its last whole step, in seconds; and how that grew.
    spent: f64,
    stepped: f64,
    growth: Growth,
    /// Whether there was no memory for one.
    is_off: bool,
    /// Whether the caller paused it before its turn was over.
    turn_is_open: bool,
    /// The generation in which an engine could not go on for want of memory, and left the board to
    /// the other one.
    refused_in: Option<BigUint>,
    /// How long tiles took, in seconds, and how that grew.
    tiled: f64,
    tiled_growth: Growth,
    /// How long tiles run before the challenger's turn, and how long they have since the last one:
    /// the caller's own slices may be much shorter.
    slice: Duration,
    taken: Duration,
    /// How long HashLife may lead before tiles are given a chance, and how long it has, in seconds.
    lead: Lead,
    /// The same for calls of few generations.
    few_lead: Lead,
}

/// A time that HashLife may take, and what it has taken of it, in seconds.
#[derive(Clone, Copy, Debug)]
struct Lead {
    most: f64,
    taken: f64,
}

impl Lead {
    fn new(most: f64) -> Self {
        Self { most, taken: 0.0 }
    }

    /// After it was over, and nobody else could do better: twice as much.
    fn prolonged(self) -> Self {
        Self::new(2.0 * self.most)
    }

    fn left(self) -> f64 {
        self.most - self.taken
    }
}

impl Default for Race {
    fn default() -> Self {
        Self {
            target: BigUint::ZERO,
            challenger: None,
            began: 0.0,
            spent: 0.0,
            stepped: 0.0,
            growth: Growth::default(),
            is_off: false,
            turn_is_open: false,
            refused_in: None,
            tiled: 0.0,
            tiled_growth: Growth::default(),
            slice: FIRST_SLICE,
            taken: Duration::ZERO,
            lead: Lead::new(LEAD),
            few_lead: Lead::new(FEW_LEAD),
        }
    }
}

impl Race {
    /// Where the challenger is that has so many generations left.
    fn challenge(&self, generations_left: f64) -> Challenge {
        Challenge {
            spent: self.spent,
            stepped: self.stepped,
            growth: self.growth,
            generations_left,
        }
    }

    /// HashLife's lead in a call of few generations, or in another.
    fn lead_for(&mut self, few: bool) -> &mut Lead {
        if few {
            &mut self.few_lead
        } else {
            &mut self.lead
        }
    }
}

impl Board {
    /// Ends the race, because the board is going to change otherwise.
    pub(super) fn cancel_race(&mut self) {
        self.race.target = BigUint::ZERO;
        if self.race.challenger.take().is_some() {
            self.set_tiled_limit(self.options.memory_limit);
        }
    }

    /// Begins the race to a generation, if it is not under way.
    fn race_to(&mut self, target: BigUint) {
        if self.race.target != target {
            self.cancel_race();
            let Race { lead, few_lead, .. } = self.race;
            self.race = Race {
                target,
                lead,
                few_lead,
                ..Race::default()
            };
        }
    }

    /// As [`advance`](Self::advance), by whichever engine is faster.
    pub(super) fn advance_auto(
        &mut self,
        generations: &BigUint,
        control: &dyn Control,
    ) -> Result<Advance<BigUint>, Error> {
        let start = self.generation();
        self.race_to(&start + generations);
        control.report(0);
        let mut stop = None;
        loop {
            let done = self.generation() - &start;
            let left = generations - &done;
            if stop.is_some() || left == BigUint::ZERO {
                // What was skipped, and what the challenger had made, nobody has told yet.
                control.report(reported(&done));
                return Ok(Advance {
                    generations: done,
                    stop: stop.unwrap_or(Stop::Done),
                });
            }
            let control = Offset {
                control,
                done: reported(&done),
            };
            stop = match &self.active {
                Active::Tiled(_) => self.tiles_turn(&left, &control)?,
                Active::HashLife(_) => self.hashlife_turn(&left, &control)?,
                Active::List(list) => {
                    let stop = cancelled(&control);
                    stop_unless(match headroom(list) > 2 * NEAR {
                        true => self.move_to_tiles(&stop)?,
                        false => self.move_to_hashlife(&stop)?,
                    })
                }
            };
        }
    }

    /// Lets tiles advance for a while, and then perhaps the challenger.
    fn tiles_turn(&mut self, left: &BigUint, control: &dyn Control) -> Result<Option<Stop>, Error> {
        if self.race.turn_is_open {
            let stop = self.challenge(control);
            if stop.is_some() || !matches!(self.active, Active::Tiled(_)) {
                return Ok(stop);
            }
        }
        self.restart_count();
        let Active::Tiled(tiled) = &mut self.active else {
            return Ok(None);
        };
        let asked = u64::try_from(left).unwrap_or(MOST).min(MOST);
        let slice = self.race.slice.saturating_sub(self.race.taken);
        let deadline = Deadline::new(control, slice);
        let clock = Instant::now();
        let result = tiled.advance(asked, &deadline);
        let taken = clock.elapsed();
        let made = tiled.generation();
        let race = &mut self.race;
        // The first slice is slow: memory is taken, and nothing is in the caches.
        let is_first = race.slice == FIRST_SLICE;
        let seconds = taken.as_secs_f64();
        race.tiled += seconds;
        if !is_first {
            race.tiled_growth = race.tiled_growth.and(made as f64, seconds);
        }
        race.taken += taken;
        // Not only where the deadline has passed: the caller may pause each time before that.
        let is_over = deadline.passed.get() || race.taken >= race.slice;
        if is_over {
            race.taken = Duration::ZERO;
            race.slice = LONGEST_SLICE.min(race.slice * 3 / 2);
        }
        match result {
            Ok(Advance {
                stop: Stop::Paused, ..
            }) if is_over && !is_first => Ok(self.challenge(control)),
            Ok(Advance {
                stop: Stop::Paused, ..
            }) if is_over => Ok(None),
            Ok(Advance {
                stop: Stop::Done, ..
            }) => {
                let left = &self.race.target - self.generation();
                self.skip(made, &left);
                Ok(None)
            }
            Ok(Advance { stop, .. }) => Ok(Some(stop)),
            Err(Error::OutOfPlane { .. }) => {
                self.cancel_race();
                self.move_to_hashlife(&cancelled(control)).map(stop_unless)
            }
            // The challenger had some of the memory.
            Err(_) if self.race.challenger.is_some() => {
                self.race.is_off = true;
                self.drop_challenger();
                Ok(None)
            }
            // HashLife may need less for the same board.
            Err(error) => {
                self.leave_to_the_other(error, |board| board.move_to_hashlife(&cancelled(control)))
            }
        }
    }

    /// Moves the board for want of memory, unless the other engine had the same want for it.
    fn leave_to_the_other(
        &mut self,
        error: Error,
        move_it: impl Fn(&mut Self) -> Result<bool, Error>,
    ) -> Result<Option<Stop>, Error> {
        let generation = self.generation();
        if self.race.refused_in.as_ref() == Some(&generation) {
            return Err(error);
        }
        let moved = move_it(self).map_err(|_| error)?;
        if moved {
            self.race.refused_in = Some(generation);
        }
        Ok(stop_unless(moved))
    }

    fn drop_challenger(&mut self) {
        self.race.challenger = None;
        self.set_tiled_limit(self.options.memory_limit);
    }

    /// What tiles are going to take.
    fn forecast(&self) -> Forecast {
        let growth = &self.race.tiled_growth;
        let left = approximate(&(&self.race.target - self.generation()))
            .min(FARTHEST * growth.generations());
        Forecast {
            spent: self.race.tiled,
            spent_since: self.race.tiled - self.race.began,
            generations_left: left,
            left: growth.left(left),
        }
    }

    /// Lets the challenger have its turn, if it is due one.
    fn challenge(&mut self, control: &dyn Control) -> Option<Stop> {
        let mut tiles = self.forecast();
        let now = self.generation();
        let race = &mut self.race;
        let reached = race.challenger.as_ref().map(|it| it.generation());
        let challenge = race.challenge(tiles.from(&now, reached.unwrap_or(&now)));
        let was_faster = race.spent <= tiles.spent_since;
        let is_ahead = |challenger: &mut Box<HashLife>| *challenger.generation() >= now;
        if (was_faster || tiles.is_beaten_by(&challenge))
            && let Some(challenger) = race.challenger.take_if(is_ahead)
        {
            // It got that far in less time, or is going to.
            self.promote(challenger, tiles.left);
            return None;
        }
        let allowed = tiles.allowance(&challenge.growth, challenge.generations_left) - race.spent;
        let least = match std::mem::take(&mut self.race.turn_is_open) {
            true => 0.0,
            // Turns that are too short bring nothing.
            false => 1e-4_f64.max(self.race.spent / 8.0),
        };
        if self.race.is_off || allowed <= least {
            return None;
        }
        let mut challenger = match self.race.challenger.take() {
            Some(challenger) => challenger,
            None if self.bytes() as f64 * SECONDS_A_BYTE > allowed => return None,
            None => {
                tiles.spent_since = 0.0;
                self.new_challenger(control)?
            }
        };
        let left = &self.race.target - challenger.generation();
        let its_left = tiles.from(&now, challenger.generation());
        let judge = Judge::new(control, tiles, self.race.challenge(its_left));
        let result = catch_up(&mut challenger, &now, left, &judge);
        self.race.spent = judge.spent();
        self.race.stepped = judge.stepped.get();
        self.race.growth = judge.growth.get();
        match result {
            Err(_) => {
                self.race.is_off = true;
                self.drop_challenger();
                None
            }
            Ok(Advance { stop, .. }) if stop == Stop::Done || judge.has_won.get() => {
                self.promote(challenger, tiles.left);
                None
            }
            Ok(Advance { stop, .. }) => {
                self.race.challenger = Some(challenger);
                self.race.turn_is_open = !judge.time_is_up.get();
                self.race.turn_is_open.then_some(stop)
            }
        }
    }

    /// Gives the board to the challenger, which is not behind. Tiles were going to take so many
    /// seconds.
    fn promote(&mut self, mut challenger: Box<HashLife>, tiles: f64) {
        challenger.set_memory_limit(self.options.memory_limit);
        self.race.lead = Lead::new(tiles.max(SHORTEST_LEAD));
        self.race.few_lead = Lead::new(FEW_LEAD);
        self.base = BigUint::ZERO;
        self.active = Active::HashLife(challenger);
    }

    /// Gives HashLife the board and half of the memory that tiles leave.
    fn new_challenger(&mut self, control: &dyn Control) -> Option<Box<HashLife>> {
        let clock = Instant::now();
        let limit = self.options.memory_limit;
        let share = limit.saturating_sub(self.bytes()) / 2;
        let challenger = self.as_hashlife_unless(share, &cancelled(control));
        self.race.spent += clock.elapsed().as_secs_f64();
        match challenger {
            Ok(Some(challenger)) => {
                self.set_tiled_limit(limit - share);
                self.race.began = self.race.tiled;
                Some(Box::new(challenger))
            }
            Ok(None) => None,
            Err(_) => {
                self.race.is_off = true;
                None
            }
        }
    }

    /// Lets HashLife advance, and when it has led for long, tiles have their chance.
    fn hashlife_turn(
        &mut self,
        left: &BigUint,
        control: &dyn Control,
    ) -> Result<Option<Stop>, Error> {
        let few = *left < FEW.into();
        let remaining = self.race.lead_for(few).left();
        if remaining <= 0.0 {
            self.give_tiles_a_chance(few, control);
        }
        let Active::HashLife(hashlife) = &mut self.active else {
            return Ok(None);
        };
        // Whatever is left after a year will do for ever.
        let remaining = Duration::from_secs_f64(remaining.clamp(0.001, 3e7));
        let deadline = Deadline::new(control, remaining);
        let clock = Instant::now();
        let result = hashlife.advance(left, &deadline);
        self.race.lead_for(few).taken += clock.elapsed().as_secs_f64();
        match result {
            Ok(Advance {
                stop: Stop::Done, ..
            }) => Ok(None),
            Ok(Advance {
                stop: Stop::Paused, ..
            }) if deadline.passed.get() => Ok(None),
            Ok(Advance { stop, .. }) => Ok(Some(stop)),
            // Tiles may do with what is left.
            Err(error) => {
                self.leave_to_the_other(error, |board| board.move_to_tiles(&cancelled(control)))
            }
        }
    }

    /// Moves the board to tiles, with HashLife as the challenger, if they can have it. If they
    /// cannot, it leads for twice as long.
    fn give_tiles_a_chance(&mut self, few: bool, control: &dyn Control) {
        let limit = self.options.memory_limit;
        let share = limit.saturating_sub(self.bytes().max(limit / 2));
        let patience = CHANCE * self.race.lead_for(few).taken;
        let clock = Instant::now();
        let moved = self.as_tiles_unless(share, &|| {
            clock.elapsed().as_secs_f64() > patience || control.poll() == Signal::Cancel
        });
        let generation = self.generation();
        let over = self.race.lead_for(few);
        let taken = over.taken;
        *over = over.prolonged();
        let Race { lead, few_lead, .. } = self.race;
        if let Ok(Some(tiled)) = moved
            && tiled.fits(2 * NEAR)
        {
            let tiled = Active::Tiled(Box::new(tiled));
            if let Active::HashLife(mut hashlife) = std::mem::replace(&mut self.active, tiled) {
                hashlife.set_memory_limit(limit - share);
                self.race = Race {
                    target: std::mem::take(&mut self.race.target),
                    slice: FIRST_SLICE.max(Duration::from_secs_f64(taken / 50.0)),
                    challenger: Some(hashlife),
                    lead,
                    few_lead,
                    ..Race::default()
                };
                self.base = generation;
            }
        }
    }
}

/// Advances the challenger, which has so many generations left, the shortest steps first.
///
/// The judge hears nothing during a step. Therefore none is longer than all that was made before,
/// and where tiles are ahead, none needs to be much longer than it takes to get to the generation
/// `ahead` that they are in.
fn catch_up(
    challenger: &mut HashLife,
    ahead: &BigUint,
    mut left: BigUint,
    judge: &Judge,
) -> Result<Advance<BigUint>, Error> {
    let mut done = BigUint::ZERO;
    while let Some(shortest) = left.trailing_zeros() {
        let double = judge.growth.get().doubling();
        let longest = if ahead > challenger.generation() {
            let behind = ahead - challenger.generation();
            behind
                .bits()
                .clamp(double.saturating_sub(SHORTENED), double)
        } else {
            double
        };
        let offset = Offset {
            control: judge,
            done: reported(&done),
        };
        let step = BigUint::from(1u8) << shortest.min(longest);
        let advance = challenger.advance(&step, &offset)?;
        done += &advance.generations;
        left -= &advance.generations;
        if advance.stop != Stop::Done {
            return Ok(Advance {
                generations: done,
                stop: advance.stop,
            });
        }
    }
    Ok(Advance {
        generations: done,
        stop: Stop::Done,
    })
}

impl Forecast {
    /// How many generations it is from one that is reached to where tiles, which are in `now`, are
    /// looked at.
    fn from(&self, now: &BigUint, reached: &BigUint) -> f64 {
        let ahead = match reached >= now {
            true => approximate(&(reached - now)),
            false => -approximate(&(now - reached)),
        };
        (self.generations_left - ahead).max(0.0)
    }
}

/// What a move that only a cancelled run leaves undone means for the run.
fn stop_unless(moved: bool) -> Option<Stop> {
    (!moved).then_some(Stop::Cancelled)
}

/// A number of generations, near enough to compare times.
fn approximate(generations: &BigUint) -> f64 {
    // Products with it stay finite.
    const MOST: f64 = 1e200;
    let digits = generations.iter_u64_digits().rev();
    digits
        .fold(0.0, |sum, digit| sum * 2f64.powi(64) + digit as f64)
        .min(MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_generations_are_approximated_whatever_their_size() {
        assert_eq!(approximate(&BigUint::ZERO), 0.0);
        assert_eq!(approximate(&1_000u32.into()), 1_000.0);
        let big = BigUint::from(3u8) << 100;
        assert_eq!(approximate(&big), 3.0 * 2f64.powi(100));
        assert_eq!(approximate(&(big << 10_000)), 1e200);
    }
}
