//! What passes made of windows, for windows that come again.
//!
//! A stream of gliders whose distance is no divisor of a pass's length keeps its tiles busy for
//! ever, and so does an oscillator of period 3 or 59. But what they show is a few hundred windows,
//! one after another, again and again, here and a few tiles on. To recognise a window takes a
//! fraction of the time that it takes to compute it.
//!
//! The memo is a table with one place for each hash. A window is compared as a whole, so that two
//! with the same hash are no danger. One that is seen for the first time leaves no more than a tag;
//! what became of it is written down if it is seen again. So what never repeats, as most does in a
//! soup, drives nothing out. It need not even be looked for: see [`Season`] and [`Hope`].

use super::compute::Around;
use super::outcome::Outcome;
use super::stride::gather;
use super::tile::{Rows, SIDE, WINDOW};
use crate::Error;
use crate::kernel::{Circuit, Program, Simd};

/// How many windows are remembered: so many that a processor's own cache holds them.
const ENTRIES: usize = 1 << 11;

/// How many tags of windows that were seen once are kept.
const SEEN: usize = 1 << 12;

/// The words of a cache line.
const LINE: usize = 8;

/// The words of an entry, whole cache lines: a window, what became of the tile in it, the outcome.
const ENTRY: usize = WINDOW + SIDE + LINE;
const OUTCOME: usize = WINDOW + SIDE;

/// Windows, and what a pass makes of them. All passes must be alike.
#[derive(Debug)]
pub(super) struct Memo {
    words: Vec<u64>,
    /// The first word that starts a cache line.
    start: usize,
    /// The tag of each entry; 0 is that of none.
    tags: Vec<u32>,
    /// Whether each entry was of use since another window wanted its place.
    used: Vec<bool>,
    seen: Vec<u32>,
}

/// What the memo knows of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// The tile is written, and this is the outcome.
    Known(Outcome),
    Unknown,
    /// The memo waits for what becomes of it: see [`Memo::learn`].
    Asked(Place),
}

/// Where an entry is that is not complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    entry: usize,
    tag: u32,
}

impl Memo {
    /// What a memo takes, in bytes.
    pub(super) const BYTES: u64 =
        (Self::WORDS * size_of::<u64>() + (ENTRIES + SEEN) * size_of::<u32>()) as u64;

    const WORDS: usize = ENTRIES * ENTRY + LINE;

    pub(super) fn new() -> Result<Self, Error> {
        let words: Vec<u64> = zeros(Self::WORDS)?;
        let start = words.as_ptr().align_offset(LINE * size_of::<u64>());
        Ok(Self {
            start: start.min(LINE),
            words,
            tags: zeros(ENTRIES)?,
            used: zeros(ENTRIES)?,
            seen: zeros(SEEN)?,
        })
    }

    #[inline(always)]
    fn entry(&mut self, entry: usize) -> &mut [u64; ENTRY] {
        let at = self.start + entry * ENTRY;
        let entry = self.words[at..].first_chunk_mut();
        entry.expect("there are so many entries")
    }

    /// Completes an entry.
    #[inline]
    pub(super) fn learn(&mut self, place: Place, rows: &Rows, outcome: Outcome) {
        let entry = self.entry(place.entry);
        entry[WINDOW..OUTCOME].copy_from_slice(&rows.0);
        entry[OUTCOME] = outcome.to_word();
        self.tags[place.entry] = place.tag;
    }

    /// Whether a window that is not known should be: it was seen before, and its place is not
    /// taken by one that is of use.
    #[inline(always)]
    fn wants(&mut self, hash: u32, place: Place) -> bool {
        let seen = &mut self.seen[hash as usize / ENTRIES % SEEN];
        if *seen != place.tag {
            *seen = place.tag;
            return false;
        }
        !std::mem::take(&mut self.used[place.entry])
    }
}

/// A table of zeros, or what it would take that the system has not.
pub(super) fn zeros<T: Copy + Default>(count: usize) -> Result<Vec<T>, Error> {
    let mut all = Vec::new();
    let bytes = (count * size_of::<T>()) as u64;
    all.try_reserve_exact(count)
        .map_err(|_| Error::OutOfMemory { bytes })?;
    all.resize(count, T::default());
    Ok(all)
}

/// Looks up a tile's window, and writes the tile if it is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Recall;

impl Program for Recall {
    type Input<'a> = (&'a Around<'a>, &'a mut Rows, &'a mut Memo);
    type Output = Answer;

    #[inline(always)]
    fn run<S: Simd, C: Circuit, const N: usize>(
        s: S,
        _rule: C,
        _generations: usize,
        (around, out, memo): Self::Input<'_>,
    ) -> Answer {
        let x = gather::<S, N>(s, around);
        let hash = hash(s, &x);
        let place = Place {
            entry: hash as usize % ENTRIES,
            tag: hash | 1,
        };
        if memo.tags[place.entry] == place.tag {
            let used = std::mem::replace(&mut memo.used[place.entry], true);
            let entry = memo.entry(place.entry);
            let mut difference = s.splat(0);
            for (j, &x) in x.iter().enumerate() {
                difference = s.or_changes(difference, x, s.load(entry, j * S::LANES));
            }
            if s.test(difference, u64::MAX) == 0 {
                out.0.copy_from_slice(&entry[WINDOW..OUTCOME]);
                return Answer::Known(Outcome::from_word(entry[OUTCOME]));
            }
            memo.used[place.entry] = used;
        }
        if memo.wants(hash, place) {
            memo.tags[place.entry] = 0;
            let entry = memo.entry(place.entry);
            for (j, &x) in x.iter().enumerate() {
                s.store(entry, j * S::LANES, x);
            }
            return Answer::Asked(place);
        }
        Answer::Unknown
    }
}

/// The rows' polynomials over the field of two, at 1 + x, and a product of sums of the lanes.
#[inline(always)]
fn hash<S: Simd, const N: usize>(s: S, x: &[S::Vector; N]) -> u32 {
    let mut sum = x[0];
    for &x in &x[1..] {
        sum = s.xor(s.xor(sum, s.east(sum)), x);
    }
    let mut lanes = [0; LINE];
    s.store(&mut lanes, 0, sum);
    // Powers of an odd number without a pattern, so that each lane counts differently.
    let (mut hash, mut factor) = (0u64, 1u64);
    for lane in lanes {
        factor = factor.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        hash = hash.wrapping_add((lane ^ lane >> 32).wrapping_mul(factor));
    }
    (hash >> 32) as u32
}

/// How often in a row and in vain a tile asks before it gives up: twice the longest period, in
/// passes, that can be found out, as a window has to be seen twice.
const PATIENCE: u8 = 64;

/// Whether a tile should ask the memo: as long as it did not ask in vain too often.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Hope {
    vain: u8,
}

impl Hope {
    #[inline]
    pub(super) fn is_left(self) -> bool {
        self.vain < PATIENCE
    }

    /// Learns what came of a question.
    #[inline]
    pub(super) fn learn(&mut self, known: bool) {
        self.vain = if known {
            0
        } else {
            self.vain.saturating_add(1)
        };
    }
}

/// How many passes the memo is asked, or not asked, before that is thought over: time to learn
/// twice the longest period, and to see whether it helps.
const SEASON: u32 = 2 * PATIENCE as u32;

/// The longest time for which it is not asked.
const LONGEST_REST: u32 = 16 * SEASON;

/// Whether the memo is asked at all. A question in vain costs a fifth of what an answer saves on a
/// board that fits a processor's cache, and as much on one that doesn't; so it is asked as long as
/// it knows half of what it is asked, and else from time to time, and less and less often.
#[derive(Clone, Copy, Debug)]
pub(super) struct Season {
    asking: bool,
    passes: u32,
    /// How long it rests the next time.
    rest: u32,
    asked: u64,
    known: u64,
}

impl Season {
    /// It begins with a rest: many boards are not there for long.
    pub(super) const FIRST: Self = Self {
        asking: false,
        passes: SEASON,
        rest: SEASON,
        asked: 0,
        known: 0,
    };

    pub(super) fn asking(&self) -> bool {
        self.asking
    }

    #[inline]
    pub(super) fn count(&mut self, known: bool) {
        self.asked += 1;
        self.known += u64::from(known);
    }

    /// Ends a pass. Returns whether asking begins, so that every tile should hope again.
    pub(super) fn pass(&mut self) -> bool {
        self.passes -= 1;
        if self.asking && self.passes == SEASON / 2 {
            // What was learnt before does not count.
            (self.asked, self.known) = (0, 0);
        }
        if self.passes > 0 {
            return false;
        }
        let begins = !self.asking;
        if begins || 2 * self.known >= self.asked && self.asked > 0 {
            if !begins {
                self.rest = SEASON;
            }
            (self.asking, self.passes) = (true, SEASON);
        } else {
            (self.asking, self.passes) = (false, self.rest);
            self.rest = LONGEST_REST.min(2 * self.rest);
        }
        begins
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rule;
    use crate::kernel::{Compiled, Schedule};
    use crate::tiled::stride::Stride;
    use crate::tiled::tile::OWN;

    /// Asks a memo about a tile among empty ones, and computes what it does not know.
    fn ask(memo: &mut Memo, schedule: &Schedule, here: &Rows) -> (Option<bool>, Rows, Outcome) {
        let around = Around {
            here,
            neighbours: [&Rows::EMPTY; 8],
        };
        let next = schedule.next(8, false);
        let mut out = Rows::EMPTY;
        let recall = Compiled::<Recall>::everywhere(schedule)[0].1;
        let stride = Compiled::<Stride<true>>::everywhere(schedule)[0].1;
        match recall.run(next, (&around, &mut out, memo)) {
            Answer::Known(outcome) => (Some(true), out, outcome),
            Answer::Unknown => {
                let outcome = stride.run(next, (&around, &mut out));
                (Some(false), out, outcome)
            }
            Answer::Asked(place) => {
                let outcome = stride.run(next, (&around, &mut out));
                memo.learn(place, &out, outcome);
                (None, out, outcome)
            }
        }
    }

    fn rows(seed: u64) -> Rows {
        let mut word = seed;
        Rows(std::array::from_fn(|_| {
            word = word.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(11);
            word & word >> 7 & OWN
        }))
    }

    #[test]
    fn a_window_is_known_the_third_time() {
        let schedule = Schedule::new(Rule::LIFE);
        let mut memo = Memo::new().unwrap();
        let asked = [1, 2, 3].map(|_| ask(&mut memo, &schedule, &rows(5)));
        assert_eq!(
            asked.map(|(known, ..)| known),
            [Some(false), None, Some(true)]
        );
        assert_eq!(asked[0].1, asked[2].1);
        assert_eq!(asked[0].2, asked[2].2);
    }

    #[test]
    fn what_is_remembered_is_what_would_be_computed() {
        let schedule = Schedule::new(Rule::LIFE);
        let mut memo = Memo::new().unwrap();
        let mut known = 0;
        // So many that many want the same place.
        for _ in 0..4 {
            for seed in 0..3 * ENTRIES as u64 {
                let here = rows(seed);
                let (answer, out, outcome) = ask(&mut memo, &schedule, &here);
                if answer == Some(true) {
                    known += 1;
                    let fresh = ask(&mut Memo::new().unwrap(), &schedule, &here);
                    assert_eq!((out, outcome), (fresh.1, fresh.2), "seed {seed}");
                }
                if known > 200 {
                    return;
                }
            }
        }
        panic!("it knew {known} windows only");
    }

    #[test]
    fn a_memo_that_knows_little_is_asked_less_and_less() {
        let mut season = Season::FIRST;
        let mut asked = [0; 2];
        for half in &mut asked {
            for _ in 0..10_000 {
                if season.asking() {
                    *half += 1;
                    season.count(false);
                }
                season.pass();
            }
        }
        assert!(asked[0] > 0 && asked[1] > 0, "but never is it given up");
        assert!(asked[1] < 1_000, "{asked:?}");
    }

    #[test]
    fn a_memo_that_knows_much_is_always_asked() {
        let mut season = Season::FIRST;
        while !season.pass() {}
        for _ in 0..10_000 {
            assert!(season.asking());
            season.count(true);
            season.pass();
        }
    }
}
