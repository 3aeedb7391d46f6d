//! Where a board ends: the edges of the plane, memory, the generation counter, a cancelled run.

use crate::common::{
    self, After, ENGINES, Reference, cells, generation, moved, population, rule, run, universe,
    universe_of,
};
use gol4j_life::{
    Advance, Bounds, Cell, Engine, Error, NoControl, Options, SharedControl, Signal, Stop,
    Universe, classics,
};
use num_bigint::BigUint;

/// At a nanosecond each it would take three hundred years.
const FOR_EVER: u64 = i64::MAX as u64;

const CORNERS: [(i64, i64); 4] = [
    (i64::MIN, i64::MIN),
    (i64::MIN, i64::MAX),
    (i64::MAX, i64::MIN),
    (i64::MAX, i64::MAX),
];

/// Each engine in each corner.
fn everywhere() -> impl Iterator<Item = (Engine, (i64, i64))> {
    ENGINES
        .into_iter()
        .flat_map(|engine| CORNERS.map(|corner| (engine, corner)))
}

fn block_at(x: i64, y: i64) -> Vec<Cell> {
    let (x, y) = (x.min(i64::MAX - 1), y.min(i64::MAX - 1));
    moved(&classics::find("block").unwrap().cells(), x, y)
}

#[test]
fn a_still_life_lives_in_every_corner_of_the_plane() {
    for (engine, (x, y)) in everywhere() {
        let block = block_at(x, y);
        let mut universe = universe_of(engine, "B3/S23", &block);
        run(&mut universe, FOR_EVER);
        assert_eq!(cells(&universe), block, "{engine}");
    }
}

#[test]
fn what_dies_out_at_an_edge_is_done_with_at_once() {
    for (engine, (x, y)) in everywhere() {
        let mut universe = universe_of(engine, "B3/S23", &[Cell::new(x, y)]);
        run(&mut universe, FOR_EVER);
        assert_eq!(population(&universe), 0, "{engine}");
    }
}

#[test]
fn a_board_that_hugs_an_edge_can_be_paused_and_cancelled() {
    let blinker = [-1, 0, 1].map(|dy| Cell::new(i64::MAX - 1, dy));
    for (signal, stop) in [
        (Signal::Cancel, Stop::Cancelled),
        (Signal::Pause, Stop::Paused),
    ] {
        let mut universe = universe_of(Engine::Tiled, "B3/S23", &blinker);
        let advance = universe.advance(FOR_EVER, &After::new(49, signal)).unwrap();
        assert_eq!(advance.stop, stop);
        assert!(advance.generations > 2 * 4_096, "across several breathers");
        assert_eq!(generation(&universe), advance.generations);
        let upright = advance.generations.is_multiple_of(2);
        assert_eq!(universe.is_alive(Cell::new(i64::MAX, 0)), !upright);
    }
}

#[test]
fn opposite_edges_are_no_neighbours() {
    for rule_text in ["B1/S012345678", "B2/S", "B3/S23"] {
        let pair = [Cell::new(i64::MIN, 0), Cell::new(i64::MAX, 0)];
        let fits = |cells: &[Cell]| {
            let mut universe = universe_of(Engine::Tiled, rule_text, cells);
            universe.advance(1, &NoControl).is_ok()
        };
        let alone = |cell| fits(&[cell]);
        let both = fits(&pair);
        assert_eq!(both, alone(pair[0]) && alone(pair[1]), "{rule_text}");
    }
    for engine in ENGINES {
        let mut lone = universe_of(engine, "B3/S1", &CORNERS.map(|(x, y)| Cell::new(x, y)));
        run(&mut lone, 1);
        assert_eq!(population(&lone), 0, "each of the corners dies alone");
    }
}

#[test]
fn tiles_that_would_leave_the_plane_are_an_error_and_the_board_stays() {
    let mut universe = universe_of(Engine::Tiled, "B3/S23", &glider_near_the_corner());
    run(&mut universe, 8);
    let before = cells(&universe);
    let error = universe.advance(1_000_000, &NoControl).unwrap_err();
    let Error::OutOfPlane { generation, start } = &error else {
        panic!("{error}");
    };
    assert!((36u8.into()..60u8.into()).contains(generation), "{error}");
    assert_eq!(start, &BigUint::from(8u8));
    assert_eq!(
        (cells(&universe), common::generation(&universe)),
        (before, 8)
    );
    run(&mut universe, 20);
    // Another engine can go on.
    universe.set_engine(Engine::Auto).unwrap();
    run(&mut universe, 1_000_000);
}

/// It flies down and to the right: 10 cells from the corner it has room for some generations.
fn glider_near_the_corner() -> Vec<Cell> {
    let glider = classics::find("glider").unwrap().cells();
    moved(&glider, i64::MAX - 12, i64::MAX - 12)
}

#[test]
fn boards_go_past_the_plane_in_hashlife() {
    let block = classics::find("block").unwrap().cells();
    for engine in [Engine::Auto, Engine::HashLife] {
        let mut universe = universe_of(engine, "B3/S23", &glider_near_the_corner());
        universe.set_alive(&block).unwrap();
        run(&mut universe, 1_000);
        assert_eq!(universe.active_engine(), Engine::HashLife);
        assert_eq!(population(&universe), 9);
        assert_eq!(universe.bounds(), Err(Error::BeyondPlane));
        assert_eq!(universe.cells().err(), Some(Error::BeyondPlane));
        assert_eq!(universe.set_engine(Engine::Tiled), Err(Error::BeyondPlane));
        // Nothing of this has changed the board, and what is within the plane is there.
        assert_eq!(universe.options().engine, engine);
        assert_eq!(generation(&universe), 1_000);
        let inside: Vec<_> = universe.cells_within(Bounds::PLANE).collect();
        assert_eq!(inside, block);
        assert_eq!(universe.population_within(Bounds::PLANE), 4u8.into());
        assert!(universe.is_alive(block[0]));
        universe.set_dead(&block).unwrap();
        let copy = universe.try_clone().unwrap();
        assert_eq!((population(&copy), generation(&copy)), (5, 1_000));
    }
}

#[test]
fn a_run_that_is_cancelled_on_its_way_past_the_plane_leaves_a_whole_board() {
    for generations in [60, 200] {
        let mut engines = Vec::new();
        for polls in 0..40 {
            let mut universe = universe_of(Engine::Auto, "B3/S23", &glider_near_the_corner());
            let control = After::new(polls, Signal::Cancel);
            let advance = universe.advance(generations, &control).unwrap();
            engines.push(universe.active_engine());
            let mut same = universe_of(Engine::HashLife, "B3/S23", &glider_near_the_corner());
            run(&mut same, advance.generations);
            let inside = |universe: &Universe| Vec::from_iter(universe.cells_within(Bounds::PLANE));
            assert_eq!(inside(&universe), inside(&same), "{polls}");
            assert_eq!(population(&universe), 5, "{polls}");
            assert_eq!(generation(&universe), advance.generations, "{polls}");
            run(&mut universe, generations);
        }
        assert!(engines.contains(&Engine::Tiled) && engines.contains(&Engine::HashLife));
    }
}

#[test]
fn every_engine_counts_any_number_of_generations() {
    let age = BigUint::from(3u8) << 200;
    for engine in ENGINES {
        let mut universe = universe_of(engine, "B3/S23", &block_at(0, 0));
        let advance = universe.advance_big(&age, &NoControl).unwrap();
        assert_eq!((&advance.generations, advance.stop), (&age, Stop::Done));
        for _ in 0..3 {
            run(&mut universe, FOR_EVER);
        }
        run(&mut universe, 1);
        let expected = &age + 3u8 * BigUint::from(FOR_EVER) + 1u8;
        assert_eq!(universe.generation(), expected, "{engine}");
        assert_eq!(cells(&universe), block_at(0, 0));
        for engine in ENGINES {
            universe.set_engine(engine).unwrap();
            assert_eq!(universe.generation(), expected, "{engine}");
        }
        universe.set_generation(7u8.into());
        run(&mut universe, 1);
        assert_eq!(generation(&universe), 8, "{engine}");
    }
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
        let mut tiled = universe_of(Engine::Tiled, "B1/S", &start);
        assert_eq!(
            tiled.advance(3, &NoControl),
            Err(Error::OutOfPlane {
                generation: 1u8.into(),
                start: 0u8.into()
            })
        );
        assert_eq!(cells(&tiled), start);
        let mut auto = universe_of(Engine::Auto, "B1/S", &start);
        let mut elsewhere = universe_of(Engine::Tiled, "B1/S", &[Cell::new(0, 0)]);
        run(&mut auto, 3);
        run(&mut elsewhere, 3);
        assert_eq!(auto.population(), elsewhere.population());
    }
}

#[test]
fn a_live_background_beyond_the_edge_is_no_birth() {
    let block = block_at(i64::MAX, i64::MIN);
    for engine in ENGINES {
        let mut universe = universe_of(engine, "B012345678/S8", &block);
        run(&mut universe, 1);
        assert!(universe.background());
        assert!(
            !universe.is_alive(block[0]),
            "a live cell dies with fewer than 8 neighbours"
        );
    }
}

#[test]
fn memory_stays_within_the_limit_and_the_last_board_that_fitted_is_kept() {
    let options = Options::default()
        .with_memory_limit(1 << 20)
        .with_engine(Engine::Tiled);
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
    let generation = generation(&universe);
    assert!(generation > 10);
    let mut same = Universe::new(rule("B1/S0"));
    same.set_alive(&[Cell::new(0, 0), Cell::new(1, 0)]).unwrap();
    run(&mut same, generation);
    assert_eq!(cells(&universe), cells(&same));
    // Still usable.
    universe.set_dead(&cells(&same)).unwrap();
    assert_eq!(population(&universe), 0);
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

/// Every third cell of a square.
fn checkered(x: i64, y: i64, side: i64) -> Vec<Cell> {
    let rows = y..y + side;
    rows.flat_map(|y| {
        (x + y.rem_euclid(3)..x + side)
            .step_by(3)
            .map(move |x| Cell::new(x, y))
    })
    .collect()
}

#[test]
fn a_larger_memory_limit_is_never_too_small_for_an_edit_that_fitted_in_a_smaller_one() {
    let square = checkered(0, 0, 900);
    let mut fitted = false;
    for quarters in 4..60 {
        let limit = quarters << 18;
        let options = Options::default()
            .with_engine(Engine::HashLife)
            .with_memory_limit(limit);
        let mut universe = Universe::with_options(rule("B3/S23"), options);
        match universe.set_alive(&square) {
            Ok(()) => fitted = true,
            Err(Error::MemoryLimit {
                needed,
                limit: told,
            }) => {
                assert!(!fitted, "it fitted in less than {limit}");
                assert_eq!(told, limit, "what was set is what is told");
                assert!(needed > told);
                assert_eq!(population(&universe), 0);
            }
            Err(error) => panic!("{error}"),
        }
    }
    assert!(fitted);
}

#[test]
fn the_way_back_from_the_edges_is_within_the_memory_limit_too() {
    const LIMIT: u64 = 1 << 20;
    let options = Options::default()
        .with_engine(Engine::Tiled)
        .with_memory_limit(LIMIT);
    let mut universe = Universe::with_options(rule("B3/S23"), options);
    let square = checkered(0, 0, 1_100);
    universe.set_alive(&square).unwrap();
    // So far that the board could leave the plane, in which case it would be put back.
    let error = universe.advance(FOR_EVER, &NoControl).unwrap_err();
    assert!(
        matches!(error, Error::MemoryLimit { limit: LIMIT, .. }),
        "{error}"
    );
    assert_eq!(cells(&universe), square);
    assert_eq!(generation(&universe), 0);
    run(&mut universe, 8);
    assert_eq!(generation(&universe), 8);
}

#[test]
fn a_board_that_comes_to_an_edge_moves_to_lists_within_the_memory_limit() {
    // In tiles it takes half a megabyte; in lists, and to advance there, many times as much.
    let square = checkered(i64::MAX - 1_010, 0, 1_000);
    for (megabytes, fits) in [(1, false), (64, true)] {
        let limit = megabytes << 20;
        let options = Options::default()
            .with_engine(Engine::Tiled)
            .with_memory_limit(limit);
        let mut universe = Universe::with_options(rule("B3/S23"), options);
        universe.set_alive(&square).unwrap();
        let result = universe.advance(2, &NoControl);
        if fits {
            result.unwrap();
            let mut same = universe_of(Engine::Tiled, "B3/S23", &checkered(-1_010, 0, 1_000));
            run(&mut same, 2);
            assert_eq!(cells(&universe), moved(&cells(&same), i64::MAX, 0));
        } else {
            assert!(
                matches!(result, Err(Error::MemoryLimit { limit: told, .. }) if told == limit),
                "{result:?}"
            );
            assert_eq!(cells(&universe), square);
        }
    }
}

#[test]
fn a_step_without_measure_is_cancelled_before_memory_for_it_is_made_ready() {
    let mut universe = universe_of(Engine::HashLife, "B3/S23", &classics::acorn());
    let step = BigUint::from(1u8) << 20_000;
    // Its stack alone has twenty thousand frames.
    let control = After::new(100, Signal::Cancel);
    let advance = universe.advance_big(&step, &control).unwrap();
    assert_eq!(advance.stop, Stop::Cancelled);
    assert_eq!(advance.generations, BigUint::ZERO);
    assert_eq!(cells(&universe), classics::acorn());
}

#[test]
fn a_run_stops_at_a_whole_generation_wherever_it_is_cancelled_or_paused() {
    for (signal, stop) in [
        (Signal::Cancel, Stop::Cancelled),
        (Signal::Pause, Stop::Paused),
    ] {
        for (polls, engine) in (0..29).flat_map(|polls| ENGINES.map(|engine| (polls, engine))) {
            let control = After::new(polls, signal);
            let mut stopped = universe_of(engine, "B3/S23", &classics::acorn());
            let advance = stopped.advance(5_000, &control).unwrap();
            // The others may have come to the end before they ask so often.
            let ended = engine != Engine::Tiled && advance.generations == 5_000;
            assert!(advance.stop == stop || ended, "{engine}");
            assert_eq!(control.reported.get(), advance.generations);
            assert_eq!(generation(&stopped), advance.generations);
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
            let mut universe = universe_of(Engine::Tiled, "B3/S23", &gun);
            let advance = universe.advance(FOR_EVER, &control).unwrap();
            (advance, generation(&universe))
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
    let state = |u: &Universe| (cells(u), generation(u), u.background(), u.rule());
    assert_eq!(state(&copy), state(&original));
    let before = state(&original);
    run(&mut copy, 1);
    copy.clear();
    assert_eq!(state(&original), before);
    assert_eq!(state(&copy), (vec![], 0, false, rule("B0/S23")));
}

#[test]
fn however_little_memory_there_is_a_board_is_right_or_an_error() {
    let start = moved(&classics::find("acorn").unwrap().cells(), 3, -5);
    let more = moved(&classics::find("glider").unwrap().cells(), 90, 40);
    let mut fitted = 0;
    for engine in ENGINES {
        // Memory can end at each place where it is taken: in the middle of an edit, a step, a move.
        for memory_limit in (0..1 << 19).step_by(2_039) {
            let options = Options::default()
                .with_engine(engine)
                .with_memory_limit(memory_limit);
            let mut universe = Universe::with_options(rule("B3/S23"), options);
            let mut reference = Reference::new(rule("B3/S23"), []);
            for edit in [&start, &more] {
                // Twice, because what failed once leaves memory taken.
                let fits = universe
                    .set_alive(edit)
                    .or_else(|_| universe.set_alive(edit));
                if fits.is_ok() {
                    fitted += 1;
                    reference.pattern.extend(edit.iter().copied());
                }
                let before = generation(&universe);
                let _ = universe.advance(40, &NoControl);
                (before..generation(&universe)).for_each(|_| reference.step());
                assert_eq!(
                    cells(&universe),
                    reference.sorted(),
                    "{engine} {memory_limit}"
                );
            }
        }
    }
    assert!(fitted > 500, "{fitted}");
}
