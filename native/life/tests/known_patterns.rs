//! What everybody knows about the classics.

mod common;

use common::{cells, generation, moved, population, run, universe};
use gol4j_life::{Cell, classics};

fn classic(name: &str) -> Vec<Cell> {
    classics::find(name).expect(name).cells()
}

#[test]
fn the_acorn_grows_to_457_and_settles_at_633() {
    let mut acorn = universe("B3/S23", &classics::acorn());
    assert_eq!(population(&acorn), 7);
    run(&mut acorn, 1_000);
    assert_eq!(population(&acorn), 457);
    run(&mut acorn, 4_206);
    assert_eq!((generation(&acorn), population(&acorn)), (5_206, 633));
}

#[test]
fn the_r_pentomino_settles_at_116_in_generation_1103() {
    let mut pentomino = universe("B3/S23", &classic("r-pentomino"));
    run(&mut pentomino, 1_103);
    assert_eq!(population(&pentomino), 116);
}

#[test]
fn diehard_dies_in_generation_130_and_not_before() {
    let mut diehard = universe("B3/S23", &classic("diehard"));
    run(&mut diehard, 129);
    assert_ne!(population(&diehard), 0);
    run(&mut diehard, 1);
    assert_eq!((population(&diehard), diehard.bounds().unwrap()), (0, None));
}

#[test]
fn oscillators_come_back_after_their_period_and_not_before() {
    for (name, period) in [
        ("block", 1),
        ("blinker", 2),
        ("toad", 2),
        ("beacon", 2),
        ("pulsar", 3),
        ("pentadecathlon", 15),
    ] {
        let start = classic(name);
        let mut oscillator = universe("B3/S23", &start);
        for generation in 1..=period {
            run(&mut oscillator, 1);
            assert_eq!(
                cells(&oscillator) == start,
                generation == period,
                "{name} in generation {generation}"
            );
        }
    }
}

#[test]
fn spaceships_move() {
    for (name, period, dx, dy) in [("glider", 4, 1, 1), ("lwss", 4, -2, 0)] {
        let start = classic(name);
        let mut ship = universe("B3/S23", &start);
        run(&mut ship, 100 * period);
        assert_eq!(cells(&ship), moved(&start, 100 * dx, 100 * dy), "{name}");
    }
}

#[test]
fn the_gosper_gun_fires_a_glider_every_30_generations() {
    let start = classic("gosper-gun");
    assert_eq!(start.len(), 36);
    let mut gun = universe("B3/S23", &start);
    for shots in 1..=10 {
        run(&mut gun, 30);
        assert_eq!(population(&gun), 36 + 5 * shots);
        let there = cells(&gun);
        assert!(start.iter().all(|cell| there.contains(cell)));
    }
}

#[test]
fn classics_are_listed_once_in_order_and_start_at_the_origin() {
    assert!(classics::ALL.is_sorted_by(|a, b| a.name < b.name));
    for classic in classics::ALL {
        let cells = classic.cells();
        let bounds = universe("B3/S23", &cells)
            .bounds()
            .unwrap()
            .expect("a live cell");
        assert_eq!((bounds.min_x, bounds.min_y), (0, 0), "{}", classic.name);
        assert!(cells.is_sorted_by(|a, b| a < b), "{}", classic.name);
    }
    assert_eq!(classics::find("no such thing"), None);
}
