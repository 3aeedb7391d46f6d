//! The engine and the plain reference agree, generation by generation.

use crate::common::boards::{any_outer_totalistic, cluster, large_soup};
use crate::common::{Reference, assert_same, cells, generation, rule, run, universe};
use gol4j_life::{Bounds, Cell};
use proptest::collection::vec;
use proptest::prelude::*;

/// A soup of up to 12 x 12 cells somewhere on the plane, far from its edges.
fn soup() -> impl Strategy<Value = Vec<Cell>> {
    let place = prop_oneof![
        Just(0),
        -100..100i64,
        Just((1 << 62) + 12_345),
        Just(-(1 << 62) - 54_321),
        Just(i64::MAX - 1_000),
        Just(i64::MIN + 1_000),
    ];
    cluster(place.clone(), place, 6, 70)
}

proptest! {
    #[test]
    fn soups_evolve_alike_under_any_rule(
        rule_text in prop_oneof![any_outer_totalistic(), Just("B3/S23".to_owned()), Just("B36/S23".to_owned()), Just("B2/S".to_owned())],
        soup in soup(),
        generations in 0..12,
    ) {
        let mut universe = universe(&rule_text, &soup);
        let mut reference = Reference::new(rule(&rule_text), soup);
        assert_same(&universe, &reference);
        for _ in 0..generations {
            run(&mut universe, 1);
            reference.step();
            assert_same(&universe, &reference);
        }
    }

    #[test]
    fn many_generations_at_once_are_as_good_as_one_by_one(
        rule_text in any_outer_totalistic(), soup in soup(), generations in 0..20u64,
    ) {
        let mut at_once = universe(&rule_text, &soup);
        let mut one_by_one = universe(&rule_text, &soup);
        run(&mut at_once, generations);
        for _ in 0..generations {
            run(&mut one_by_one, 1);
        }
        prop_assert_eq!(cells(&at_once), cells(&one_by_one));
        prop_assert_eq!(at_once.background(), one_by_one.background());
        prop_assert_eq!(generation(&at_once), generations);
    }

    #[test]
    fn edits_between_generations_are_true_states(
        rule_text in any_outer_totalistic(),
        edits in vec((soup(), any::<bool>(), 0..3u64), 1..8),
        region in (-8..8i64, -8..8i64, -8..8i64, -8..8i64),
    ) {
        let mut universe = universe(&rule_text, &[]);
        let mut reference = Reference::new(rule(&rule_text), []);
        for (cells, alive, generations) in edits {
            if alive {
                universe.set_alive(&cells).unwrap();
            } else {
                universe.set_dead(&cells).unwrap();
            }
            for &cell in &cells {
                if alive != reference.background {
                    reference.pattern.insert(cell);
                } else {
                    reference.pattern.remove(&cell);
                }
                prop_assert_eq!(universe.is_alive(cell), alive);
            }
            assert_same(&universe, &reference);
            run(&mut universe, generations);
            (0..generations).for_each(|_| reference.step());
            assert_same(&universe, &reference);
        }
        let (min_x, min_y, max_x, max_y) = region;
        let region = Bounds { min_x, min_y, max_x, max_y };
        let mut expected = reference.sorted();
        expected.retain(|c| (min_x..=max_x).contains(&c.x) && (min_y..=max_y).contains(&c.y));
        prop_assert_eq!(universe.population_within(region), expected.len().into());
        prop_assert_eq!(universe.cells_within(region).collect::<Vec<_>>(), expected);
    }
}

#[test]
fn a_large_soup_stays_right() {
    let soup = large_soup(64, 42, |state| state >> 63 == 1);
    let mut universe = universe("B3/S23", &soup);
    let mut reference = Reference::new(rule("B3/S23"), soup);
    for _ in 0..60 {
        run(&mut universe, 1);
        reference.step();
    }
    assert_same(&universe, &reference);
}
