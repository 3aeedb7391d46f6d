//! Where a board ends: the edges of the plane, memory, the generation counter, a cancelled run.

mod common;

use common::{After, cells, moved, rule, run, universe};
use gol4j_life::{
    Advance, Cell, Error, MAX_GENERATION, NoControl, Options, SharedControl, Signal, Stop,
    Universe, classics,
};

const CORNERS: [(i64, i64); 4] = [
    (i64::MIN, i64::MIN),
    (i64::MIN, i64::MAX),
    (i64::MAX, i64::MIN),
    (i64::MAX, i64::MAX),
];

fn block_at(x: i64, y: i64) -> Vec<Cell> {
    let (x, y) = (x.min(i64::MAX - 1), y.min(i64::MAX - 1));
    moved(&classics::find("block").unwrap().cells(), x, y)
}

#[test]
fn a_still_life_lives_in_every_corner_of_the_plane() {
    for (x, y) in CORNERS {
        let block = block_at(x, y);
        let mut universe = universe("B3/S23", &block);
        run(&mut universe, MAX_GENERATION - 1);
        assert_eq!(cells(&universe), block);
    }
}

#[test]
fn what_dies_out_at_an_edge_is_done_with_at_once() {
    for (x, y) in CORNERS {
        let mut universe = universe("B3/S23", &[Cell::new(x, y)]);
        run(&mut universe, MAX_GENERATION);
        assert_eq!(universe.population(), 0);
    }
}

#[test]
fn a_board_that_hugs_an_edge_can_be_paused_and_cancelled() {
    let blinker = [-1, 0, 1].map(|dy| Cell::new(i64::MAX - 1, dy));
    for (signal, stop) in [
        (Signal::Cancel, Stop::Cancelled),
        (Signal::Pause, Stop::Paused),
    ] {
        let mut universe = universe("B3/S23", &blinker);
        let advance = universe
            .advance(MAX_GENERATION, &After::new(49, signal))
            .unwrap();
        assert_eq!(advance.stop, stop);
        assert!(advance.generations > 2 * 4_096, "across several breathers");
        assert_eq!(universe.generation(), advance.generations);
        let upright = advance.generations.is_multiple_of(2);
        assert_eq!(universe.is_alive(Cell::new(i64::MAX, 0)), !upright);
    }
}

#[test]
fn opposite_edges_are_no_neighbours() {
    for rule_text in ["B1/S012345678", "B2/S", "B3/S23"] {
        let pair = [Cell::new(i64::MIN, 0), Cell::new(i64::MAX, 0)];
        let alone = |cell| universe(rule_text, &[cell]).advance(1, &NoControl).is_ok();
        let both = universe(rule_text, &pair).advance(1, &NoControl).is_ok();
        assert_eq!(both, alone(pair[0]) && alone(pair[1]), "{rule_text}");
    }
    let mut lone = universe("B3/S1", &CORNERS.map(|(x, y)| Cell::new(x, y)));
    run(&mut lone, 1);
    assert_eq!(lone.population(), 0, "each of the corners dies alone");
}

#[test]
fn what_would_leave_the_plane_is_an_error_and_the_board_stays() {
    let glider = classics::find("glider").unwrap().cells();
    // It flies down and to the right: 10 cells from the corner it has room for some generations.
    let glider = moved(&glider, i64::MAX - 12, i64::MAX - 12);
    let mut universe = universe("B3/S23", &glider);
    run(&mut universe, 8);
    let (before, generation) = (cells(&universe), universe.generation());
    let error = universe.advance(1_000_000, &NoControl).unwrap_err();
    assert!(
        matches!(
            error,
            Error::OutOfPlane {
                generation: 36..60,
                start: 8
            }
        ),
        "{error}"
    );
    assert_eq!(
        (cells(&universe), universe.generation()),
        (before, generation)
    );
    run(&mut universe, 20);
}

#[test]
fn births_beyond_each_edge_are_noticed() {
    for (dx, dy) in [
        (1, 0),
        (-1, 0),
        (0, 1),
        (0, -1),
        (1, 1),
        (-1, 1),
        (1, -1),
        (-1, -1),
    ] {
        let edge = |d: i64| match d {
            1 => i64::MAX,
            -1 => i64::MIN,
            _ => 0,
        };
        let start = [Cell::new(edge(dx), edge(dy))];
        let mut universe = universe("B1/S", &start);
        let error = universe.advance(3, &NoControl).unwrap_err();
        assert_eq!(
            error,
            Error::OutOfPlane {
                generation: 1,
                start: 0
            }
        );
        assert_eq!(cells(&universe), start);
    }
}

#[test]
fn a_live_background_beyond_the_edge_is_no_birth() {
    let block = block_at(i64::MAX, i64::MIN);
    let mut universe = universe("B012345678/S8", &block);
    run(&mut universe, 1);
    assert!(universe.background());
    assert!(
        !universe.is_alive(block[0]),
        "a live cell dies with fewer than 8 neighbours"
    );
}

#[test]
fn the_generation_counter_stops_before_it_overflows() {
    let mut block = universe("B3/S23", &block_at(0, 0));
    run(&mut block, MAX_GENERATION);
    assert_eq!(block.generation(), MAX_GENERATION);
    for generations in [1, u64::MAX] {
        assert_eq!(
            block.advance(generations, &NoControl),
            Err(Error::GenerationOverflow {
                generation: MAX_GENERATION,
                generations
            })
        );
    }
    assert_eq!(block.advance(0, &NoControl).map(|a| a.stop), Ok(Stop::Done));
    let mut empty = Universe::new(rule("B3/S23"));
    run(&mut empty, MAX_GENERATION);
}

#[test]
fn memory_stays_within_the_limit_and_the_last_board_that_fitted_is_kept() {
    let options = Options::default().with_memory_limit(1 << 20);
    let mut universe = Universe::with_options(rule("B1/S0"), options);
    universe
        .set_alive(&[Cell::new(0, 0), Cell::new(1, 0)])
        .unwrap();
    let error = universe.advance(1_000_000, &NoControl).unwrap_err();
    assert!(
        matches!(
            error,
            Error::MemoryLimit {
                limit: 1_048_576,
                ..
            }
        ),
        "{error}"
    );
    let generation = universe.generation();
    assert!(generation > 10);
    let mut same = Universe::new(rule("B1/S0"));
    same.set_alive(&[Cell::new(0, 0), Cell::new(1, 0)]).unwrap();
    run(&mut same, generation);
    assert_eq!(cells(&universe), cells(&same));
    // Still usable.
    universe.set_dead(&cells(&same)).unwrap();
    assert_eq!(universe.population(), 0);
}

#[test]
fn an_edit_beyond_the_memory_limit_changes_nothing() {
    let mut universe =
        Universe::with_options(rule("B3/S23"), Options::default().with_memory_limit(10_000));
    universe.set_alive(&classics::acorn()).unwrap();
    let row: Vec<_> = (0..10_000).map(|x| Cell::new(x, 0)).collect();
    assert!(matches!(
        universe.set_alive(&row),
        Err(Error::MemoryLimit { .. })
    ));
    assert_eq!(cells(&universe), classics::acorn());
}

#[test]
fn a_run_stops_at_a_whole_generation_wherever_it_is_cancelled_or_paused() {
    for (signal, stop) in [
        (Signal::Cancel, Stop::Cancelled),
        (Signal::Pause, Stop::Paused),
    ] {
        for polls in 0..29 {
            let control = After::new(polls, signal);
            let mut stopped = universe("B3/S23", &classics::acorn());
            let advance = stopped.advance(5_000, &control).unwrap();
            assert_eq!(advance.stop, stop);
            assert_eq!(control.reported.get(), advance.generations);
            assert_eq!(stopped.generation(), advance.generations);
            let mut whole = universe("B3/S23", &classics::acorn());
            run(&mut whole, advance.generations);
            assert_eq!(cells(&stopped), cells(&whole));
        }
    }
}

#[test]
fn what_is_cancelled_before_it_starts_does_nothing() {
    let control = SharedControl::default();
    control.cancel();
    let mut universe = universe("B3/S23", &classics::acorn());
    let nothing = Advance {
        generations: 0,
        stop: Stop::Cancelled,
    };
    assert_eq!(universe.advance(10, &control), Ok(nothing));
    assert_eq!(cells(&universe), classics::acorn());
}

#[test]
fn another_thread_sees_progress_and_cancels() {
    let control = SharedControl::default();
    std::thread::scope(|scope| {
        let runner = scope.spawn(|| {
            let gun = classics::find("gosper-gun").unwrap().cells();
            let mut universe = universe("B3/S23", &gun);
            let advance = universe.advance(MAX_GENERATION, &control).unwrap();
            (advance, universe.generation())
        });
        while control.generations() < 100 {
            std::thread::yield_now();
        }
        control.cancel();
        let (advance, generation) = runner.join().unwrap();
        assert_eq!(advance.stop, Stop::Cancelled);
        assert!(generation >= 100);
        assert_eq!(control.generations(), generation);
    });
}

#[test]
fn a_copy_lives_its_own_life() {
    let mut original = universe("B0/S23", &classics::acorn());
    run(&mut original, 3);
    let mut copy = original.try_clone().unwrap();
    let state = |u: &Universe| (cells(u), u.generation(), u.background(), u.rule());
    assert_eq!(state(&copy), state(&original));
    let before = state(&original);
    run(&mut copy, 1);
    copy.clear();
    assert_eq!(state(&original), before);
    assert_eq!(state(&copy), (vec![], 0, false, rule("B0/S23")));
}
