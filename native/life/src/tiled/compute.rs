//! The passes over a tile, for the processor and the rule at hand.

use super::lone::Lone;
use super::memo::Recall;
use super::single::Single;
use super::stride::Stride;
use super::tile::Rows;
use crate::kernel::{Advance, Compiled, Kernel, Schedule};

/// The rows of a tile and of its neighbours, in the order of
/// [`DIRECTIONS`](super::tile::DIRECTIONS).
pub(super) struct Around<'a> {
    pub(super) here: &'a Rows,
    pub(super) neighbours: [&'a Rows; 8],
}

/// The passes of an engine.
#[derive(Debug)]
pub(super) struct Compute {
    /// Several generations.
    pub(super) stride: Compiled<Stride<true>>,
    /// The same, but takes it for granted that something moved, and says nothing of where.
    pub(super) blind_stride: Compiled<Stride<false>>,
    /// Several generations, with the memo's help.
    pub(super) recall: Compiled<Recall>,
    /// Several generations, where little is in the window.
    pub(super) lone: Compiled<Lone>,
    /// Several generations of a window, for what is learnt about objects.
    pub(super) window: Compiled<Advance>,
    /// One generation, after a pass of one generation.
    pub(super) single: Compiled<Single<false>>,
    /// One generation, after anything else.
    pub(super) fresh_single: Compiled<Single<true>>,
}

impl Compute {
    pub(super) fn new(kernel: Kernel, schedule: &Schedule) -> Self {
        Self {
            stride: Compiled::new(kernel, schedule),
            blind_stride: Compiled::new(kernel, schedule),
            recall: Compiled::new(kernel, schedule),
            lone: Compiled::new(kernel, schedule),
            window: Compiled::new(kernel, schedule),
            single: Compiled::new(kernel, schedule),
            fresh_single: Compiled::new(kernel, schedule),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Program;
    use crate::tiled::lone::{Objects, Sight};
    use crate::tiled::memo::{Answer, Memo};
    use crate::tiled::tile::{DIRECTIONS, OWN, Place, SIDE, within};
    use crate::{Cell, Rule};

    /// Rows that are always the same for a seed, with more or less in them.
    fn rows(seed: u64) -> Rows {
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let mut word = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        };
        let mut rows = Rows::EMPTY;
        let dense = seed % 3;
        for row in 0..SIDE {
            rows.0[row] = OWN
                & match dense {
                    0 if row as u64 % 11 != seed % 11 => 0,
                    0 | 1 => word() & word() & word(),
                    _ => word(),
                };
        }
        rows
    }

    /// The passes of every unit that can run here.
    fn everywhere(schedule: &Schedule) -> impl Iterator<Item = (&'static str, Compute)> {
        fn nth<P: Program>(schedule: &Schedule, unit: usize) -> Compiled<P> {
            Compiled::everywhere(schedule).swap_remove(unit).1
        }
        let units = Compiled::<Advance>::everywhere(schedule).into_iter();
        units.enumerate().map(|(unit, (name, window))| {
            let compute = Compute {
                stride: nth(schedule, unit),
                blind_stride: nth(schedule, unit),
                recall: nth(schedule, unit),
                lone: nth(schedule, unit),
                window,
                single: nth(schedule, unit),
                fresh_single: nth(schedule, unit),
            };
            (name, compute)
        })
    }

    #[test]
    fn all_units_make_and_find_the_same() {
        for seed in 0..300 {
            let tiles: Vec<Rows> = (0..9).map(|i| rows(seed * 9 + i)).collect();
            let around = Around {
                here: &tiles[8],
                neighbours: std::array::from_fn(|i| &tiles[i]),
            };
            let generations = 1 + seed as usize % 8;
            for (rule, background) in [("B3/S23", false), ("B36/S23", false), ("B0147/S0238", true)]
            {
                let schedule = Schedule::new(rule.parse().unwrap());
                let next = schedule.next(generations, background);
                let mut expected = None;
                for (unit, compute) in everywhere(&schedule) {
                    let mut out = [rows(seed + 1); 4];
                    let outcomes = [
                        compute.stride.run(next, (&around, &mut out[0])),
                        compute.blind_stride.run(next, (&around, &mut out[1])),
                        compute.fresh_single.run(next, (&around, &mut out[2])),
                        compute.single.run(next, (&around, &mut out[3])),
                    ];
                    assert_eq!(out[0], out[1]);
                    assert_eq!(out[2], out[3]);
                    assert_eq!(generations == 1, out[0] == out[2]);
                    let found = (out, outcomes);
                    let expected = expected.get_or_insert(found);
                    assert!(*expected == found, "{rule}, {unit}, seed {seed}");
                }
            }
        }
    }

    #[test]
    fn what_is_remembered_is_what_every_unit_computes() {
        let schedule = Schedule::new(Rule::LIFE);
        let next = schedule.next(8, false);
        for (unit, compute) in everywhere(&schedule) {
            let mut memo = Memo::new().unwrap();
            let mut known = 0;
            for seed in (0..40).chain(0..40).chain(0..40) {
                let tiles: Vec<Rows> = (0..9).map(|i| rows(seed * 9 + i)).collect();
                let around = Around {
                    here: &tiles[8],
                    neighbours: std::array::from_fn(|i| &tiles[i]),
                };
                let (mut expected, mut out) = (Rows::EMPTY, Rows::EMPTY);
                let outcome = compute.stride.run(next, (&around, &mut expected));
                match compute.recall.run(next, (&around, &mut out, &mut memo)) {
                    Answer::Known(found) => {
                        known += 1;
                        assert_eq!((out, found), (expected, outcome), "{unit}, seed {seed}");
                    }
                    Answer::Asked(place) => memo.learn(place, &expected, outcome),
                    Answer::Unknown => {}
                }
            }
            // Two that want the same place drive each other out.
            assert!(known >= 30, "{unit} knew {known} of 40");
        }
    }

    /// A tile and those around it with nothing but some rows of cells in their window, which
    /// begin there.
    fn with_object(rows: &[u64], x: usize, y: usize) -> [Rows; 9] {
        let mut tiles = [Rows::EMPTY; 9];
        for (i, row) in rows.iter().enumerate() {
            for bit in (0..64).filter(|bit| row >> bit & 1 == 1) {
                let cell = Cell::new((x + bit) as i64 - 8, (y + i) as i64 - 8);
                let place = Place::of(cell);
                let direction = DIRECTIONS.iter().position(|&to| to == (place.x, place.y));
                let (row, cell) = within(cell);
                tiles[direction.unwrap_or(8)].0[row] |= cell;
            }
        }
        tiles
    }

    #[test]
    fn a_small_object_becomes_what_every_unit_computes() {
        let glider: &[u64] = &[0b010, 0b100, 0b111];
        let spaceship: &[u64] = &[0b01001, 0b10000, 0b10001, 0b11110];
        let blinker: &[u64] = &[0b111];
        let diehard: &[u64] = &[0b0100_0000, 0b0000_0011, 0b1110_0010];
        for rule in ["B3/S23", "B36/S23", "B2-a/S12"] {
            let schedule = Schedule::new(rule.parse().unwrap());
            let next = schedule.next(8, false);
            for (unit, compute) in everywhere(&schedule) {
                let mut objects = Objects::new().unwrap();
                let places = (0..56).flat_map(|y| (0..56).map(move |x| (x, y)));
                for (object, (x, y)) in [&[], glider, spaceship, blinker, diehard]
                    .into_iter()
                    .flat_map(|object| places.clone().map(move |place| (object, place)))
                {
                    let tiles = with_object(object, x, y);
                    let around = Around {
                        here: &tiles[8],
                        neighbours: std::array::from_fn(|i| &tiles[i]),
                    };
                    let (mut expected, mut out) = (Rows::EMPTY, rows(7));
                    let outcome = compute.stride.run(next, (&around, &mut expected));
                    let sight = loop {
                        match compute.lone.run(next, (&around, &mut out, &objects)) {
                            Sight::New(object) => objects.learn(object, &compute.window, next),
                            sight => break sight,
                        }
                    };
                    let place = format!("{rule}, {unit}, {object:?} at {x} {y}");
                    match sight {
                        Sight::Lone(found) => {
                            assert_eq!(out, expected, "{place}");
                            assert!(found.covers(outcome), "{place}: {found:x?} {outcome:x?}");
                        }
                        _ => assert!(rule == "B2-a/S12" || object == diehard, "{place}"),
                    }
                }
            }
        }
    }

    #[test]
    fn two_objects_in_a_window_are_a_crowd() {
        let schedule = Schedule::new(Rule::LIFE);
        let next = schedule.next(8, false);
        let objects = Objects::new().unwrap();
        for (unit, compute) in everywhere(&schedule) {
            for (rows, x, y) in [
                (&[1, 0, 0, 0, 0, 0, 0, 0, 1][..], 20, 30),
                (&[0b1_0000_0001][..], 0, 0),
                (&[1 | 1 << 60][..], 2, 63),
            ] {
                let tiles = with_object(rows, x, y);
                let around = Around {
                    here: &tiles[8],
                    neighbours: std::array::from_fn(|i| &tiles[i]),
                };
                let mut out = Rows::EMPTY;
                let sight = compute.lone.run(next, (&around, &mut out, &objects));
                assert_eq!(sight, Sight::Crowded, "{unit}, {rows:?}");
            }
        }
    }

    #[test]
    fn changes_are_found_where_they_are() {
        // A blinker at the eastern edge of the first rows of an otherwise empty tile.
        let empty = Rows::EMPTY;
        let mut here = Rows::EMPTY;
        here.0[2] = 0b111 << 51;
        let around = Around {
            here: &here,
            neighbours: [&empty; 8],
        };
        let [north, west, east, northeast] = [1 << 0, 1 << 2, 1 << 3, 1 << 5];
        let schedule = Schedule::new(Rule::LIFE);
        for (_, compute) in everywhere(&schedule) {
            let mut out = empty;
            let next = |generations| schedule.next(generations, false);
            let outcome = compute.stride.run(next(8), (&around, &mut out));
            assert_eq!(out, here, "eight generations are four periods");
            assert_eq!(outcome.bands(), 0);
            assert!(outcome.moved() && !outcome.unsettled());
            assert_eq!(outcome.moving_edges() & west, 0);
            let outcome = compute.stride.run(next(7), (&around, &mut out));
            assert!(outcome.unsettled());
            assert_eq!(outcome.bands(), north | east | northeast);
            let outcome = compute.single.run(next(1), (&around, &mut out));
            assert!(outcome.moved(), "it turned");
            assert!(!outcome.unsettled(), "to where it was two generations ago");
        }
    }
}
