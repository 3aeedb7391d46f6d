//! Whoever advances a universe, and however often that changes: the board is the reference's.

use crate::common::boards::{any_outer_totalistic, cluster, large_soup};
use crate::common::{
    After, ENGINES, Reference, assert_same, cells, generation, moved, population, rule, run,
    universe_of,
};
use gol4j_life::tiled::{Kernel, Tiled, TiledOptions};
use gol4j_life::{
    Bounds, Cell, Engine, Error, NoControl, Options, Rule, Signal, Stop, Universe, classics,
};
use num_bigint::BigUint;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestError, TestRng, TestRunner};

#[derive(Clone, Debug)]
enum Operation {
    Insert(Vec<Cell>),
    Remove(Vec<Cell>),
    Advance(u64),
    /// Advance, but be stopped by the control after some polls, and then go on.
    AdvanceInParts(u64, u64),
    Engine(Engine),
    Copy,
    Clear,
    Query(Bounds),
}

fn any_engine() -> impl Strategy<Value = Engine> {
    proptest::sample::select(ENGINES.to_vec())
}

/// Any of the 2^18 B/S rules, but often one that people use.
fn any_rule() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => any_outer_totalistic(),
        2 => Just("B3/S23".to_owned()),
        1 => Just("B03/S238".to_owned()),
        1 => Just("B0123478/S01234678".to_owned()),
    ]
}

/// Some cells close together: about the borders of tiles, of blocks and of the two halves of
/// HashLife's board, and far out.
fn any_cells() -> impl Strategy<Value = Vec<Cell>> {
    let place = prop_oneof![
        Just(0),
        Just(48),
        Just(-48),
        Just(64),
        Just(192),
        -300..300i64,
        Just((1 << 62) + 12_345),
        Just(i64::MAX - 12_000),
        Just(i64::MIN + 12_000),
    ];
    cluster(place.clone(), place, 7, 50)
}

fn any_region() -> impl Strategy<Value = Bounds> {
    (-60..60i64, -60..60i64, 0..120i64, 0..120i64).prop_map(|(x, y, width, height)| Bounds {
        min_x: x,
        min_y: y,
        max_x: x + width,
        max_y: y + height,
    })
}

fn any_operation() -> impl Strategy<Value = Operation> {
    prop_oneof![
        3 => any_cells().prop_map(Operation::Insert),
        2 => any_cells().prop_map(Operation::Remove),
        4 => (0..20u64).prop_map(Operation::Advance),
        // Long enough for the automatic choice to think about it.
        1 => (64..80u64).prop_map(Operation::Advance),
        2 => (1..80u64, 0..9u64).prop_map(|(n, polls)| Operation::AdvanceInParts(n, polls)),
        4 => any_engine().prop_map(Operation::Engine),
        1 => Just(Operation::Copy),
        1 => Just(Operation::Clear),
        2 => any_region().prop_map(Operation::Query),
    ]
}

/// What the reference can do in reasonable time.
const LARGEST: usize = 3_000;

struct Pair {
    universe: Universe,
    reference: Reference,
    age: u64,
}

impl Pair {
    fn set(&mut self, cells: &[Cell], alive: bool) {
        let (universe, reference) = (&mut self.universe, &mut self.reference);
        match alive {
            true => universe.set_alive(cells).unwrap(),
            false => universe.set_dead(cells).unwrap(),
        }
        for &cell in cells {
            match alive != reference.background {
                true => reference.pattern.insert(cell),
                false => reference.pattern.remove(&cell),
            };
        }
    }

    fn follow(&mut self, generations: u64) {
        (0..generations).for_each(|_| self.reference.step());
        self.age += generations;
    }

    fn apply(&mut self, operation: Operation) {
        match operation {
            Operation::Insert(cells) => self.set(&cells, true),
            Operation::Remove(cells) => self.set(&cells, false),
            Operation::Advance(_) | Operation::AdvanceInParts(..)
                if self.reference.pattern.len() > LARGEST => {}
            Operation::Advance(generations) => {
                run(&mut self.universe, generations);
                self.follow(generations);
            }
            Operation::AdvanceInParts(generations, polls) => {
                let mut left = generations;
                for signal in [Signal::Pause, Signal::Cancel] {
                    let control = After::new(polls, signal);
                    let advance = self.universe.advance(left, &control).unwrap();
                    assert_eq!(control.reported.get(), advance.generations);
                    left -= advance.generations;
                    assert_eq!(advance.stop == Stop::Done, left == 0);
                    self.follow(advance.generations);
                    assert_same(&self.universe, &self.reference);
                }
                run(&mut self.universe, left);
                self.follow(left);
            }
            Operation::Engine(engine) => {
                self.universe.set_engine(engine).unwrap();
                assert_eq!(self.universe.options().engine, engine);
                if engine != Engine::Auto {
                    assert_eq!(self.universe.active_engine(), engine);
                }
            }
            Operation::Copy => self.universe = self.universe.try_clone().unwrap(),
            Operation::Clear => {
                self.universe.clear();
                self.reference = Reference::new(self.reference.rule, []);
                self.age = 0;
            }
            Operation::Query(region) => {
                let mut expected = self.reference.sorted();
                expected.retain(|cell| {
                    (region.min_x..=region.max_x).contains(&cell.x)
                        && (region.min_y..=region.max_y).contains(&cell.y)
                });
                let inside: Vec<_> = self.universe.cells_within(region).collect();
                assert_eq!(inside, expected);
                let count = self.universe.population_within(region);
                assert_eq!(count, expected.len().into());
            }
        }
        assert_same(&self.universe, &self.reference);
        assert_eq!(generation(&self.universe), self.age);
    }
}

fn any_history() -> impl Strategy<Value = Vec<Operation>> {
    vec(any_operation(), 1..14)
}

impl Pair {
    fn new(universe: Universe, right: Rule) -> Self {
        Self {
            universe,
            reference: Reference::new(right, []),
            age: 0,
        }
    }

    /// The property: after each operation of a history the board is the reference's.
    fn live_through(mut self, history: Vec<Operation>) {
        for operation in history {
            self.apply(operation);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_sequence_of_operations_is_as_with_the_reference(
        rule_text in any_rule(),
        engine in any_engine(),
        memory_limit in prop_oneof![Just(1 << 30), Just(4 << 20)],
        history in any_history(),
    ) {
        let options = Options::default().with_engine(engine).with_memory_limit(memory_limit);
        let universe = Universe::with_options(rule(&rule_text), options);
        Pair::new(universe, rule(&rule_text)).live_through(history);
    }
}

#[test]
fn a_wrong_engine_is_found_and_its_history_shrinks_to_a_few_cells() {
    for engine in ENGINES {
        let config = ProptestConfig {
            failure_persistence: None,
            ..ProptestConfig::with_cases(96)
        };
        let seed = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
        let mut runner = TestRunner::new_with_rng(config, seed);
        let outcome = runner.run(&any_history(), |history| {
            // The mutant: a dead cell with six neighbours comes alive.
            let options = Options::default().with_engine(engine);
            let mutant = Universe::with_options(rule("B36/S23"), options);
            Pair::new(mutant, rule("B3/S23")).live_through(history);
            Ok(())
        });
        let Err(TestError::Fail(_, history)) = outcome else {
            panic!("{engine}: the mutant was not found, {outcome:?}");
        };
        let cells: usize = history
            .iter()
            .map(|operation| match operation {
                Operation::Insert(cells) | Operation::Remove(cells) => cells.len(),
                _ => 0,
            })
            .sum();
        assert!(history.len() <= 3 && cells <= 12, "{engine}: {history:?}");
    }
}

/// A soup that is always the same, a quarter of it alive.
fn soup(side: i64, seed: u64) -> Vec<Cell> {
    large_soup(side, seed, |state| state >> 62 == 0)
}

#[test]
fn a_large_soup_is_the_same_for_every_engine() {
    let start = soup(300, 8);
    let mut boards = ENGINES.map(|engine| universe_of(engine, "B3/S23", &start));
    for generations in [1, 7, 64, 500, 3_000] {
        for board in &mut boards {
            run(board, generations);
        }
        let [auto, tiled, hashlife] = &boards;
        assert!(cells(auto) == cells(tiled) && cells(tiled) == cells(hashlife));
    }
}

#[test]
fn a_board_that_moves_to_and_fro_is_the_same() {
    let start = soup(100, 5);
    let mut still = universe_of(Engine::Tiled, "B36/S23", &start);
    let mut moving = universe_of(Engine::Tiled, "B36/S23", &start);
    for (i, engine) in ENGINES.into_iter().cycle().take(30).enumerate() {
        moving.set_engine(engine).unwrap();
        let generations = 1 + 37 * i as u64 % 100;
        run(&mut moving, generations);
        run(&mut still, generations);
        assert!(cells(&moving) == cells(&still), "{engine}");
    }
}

#[test]
fn what_repeats_goes_to_hashlife_by_itself_and_comes_back_for_single_generations() {
    let gun = classics::find("gosper-gun").unwrap().cells();
    let mut universe = universe_of(Engine::Auto, "B3/S23", &gun);
    run(&mut universe, 30 << 40);
    assert_eq!(universe.active_engine(), Engine::HashLife);
    assert_eq!(population(&universe), 36 + (5 << 40));
    // It has become far too large for tiles, and stays.
    run(&mut universe, 30);
    assert_eq!(population(&universe), 36 + (5 << 40) + 5);
    // Another, which has not: HashLife is slow to count single generations.
    let pulsar = classics::find("pulsar").unwrap().cells();
    let mut universe = universe_of(Engine::Auto, "B3/S23", &pulsar);
    run(&mut universe, 3 << 50);
    assert_eq!(universe.active_engine(), Engine::HashLife);
    while universe.active_engine() == Engine::HashLife {
        run(&mut universe, 3);
    }
    assert_eq!(cells(&universe), pulsar);
}

#[test]
fn a_run_in_many_short_slices_comes_to_its_end() {
    let start = soup(64, 3);
    let generations = 1u64 << 12;
    let mut whole = universe_of(Engine::Tiled, "B3/S23", &start);
    run(&mut whole, generations);
    for engine in [Engine::Auto, Engine::HashLife] {
        // So little memory that HashLife collects again and again.
        for memory_limit in [1 << 30, 700_000] {
            let options = Options::default()
                .with_engine(engine)
                .with_memory_limit(memory_limit);
            let mut sliced = Universe::with_options(rule("B3/S23"), options);
            sliced.set_alive(&start).unwrap();
            let (mut left, mut slices) = (generations, 0);
            while left > 0 {
                // The first question already is answered with a pause.
                let control = After::new(slices % 3, Signal::Pause);
                left -= sliced.advance(left, &control).unwrap().generations;
                slices += 1;
            }
            assert!(slices > 2, "{engine}");
            assert!(cells(&sliced) == cells(&whole), "{engine} {memory_limit}");
        }
    }
}

#[test]
fn a_board_without_room_for_another_engine_stays_where_it_is() {
    let start = soup(200, 4);
    // The least memory that tiles can do with is too little for both forms at once.
    let mut universe = (10_000..)
        .step_by(1_000)
        .find_map(|memory_limit| {
            let options = Options::default()
                .with_engine(Engine::Tiled)
                .with_memory_limit(memory_limit);
            let mut universe = Universe::with_options(rule("B3/S23"), options);
            universe.set_alive(&start).is_ok().then_some(universe)
        })
        .unwrap();
    let memory_limit = universe.options().memory_limit;
    let error = universe.set_engine(Engine::HashLife).unwrap_err();
    assert!(
        matches!(error, Error::MemoryLimit { needed, limit } if needed > limit && limit == memory_limit),
        "{error}"
    );
    assert_eq!(universe.active_engine(), Engine::Tiled);
    assert!(cells(&universe) == start);
    universe.set_dead(&start[1..]).unwrap();
    assert_eq!(population(&universe), 1);
}

#[test]
fn what_hashlife_remembers_does_not_keep_a_board_from_tiles() {
    let start = soup(1_000, 4);
    let mut crowded = 0;
    for memory_limit in (1_500_000..=4_000_000).step_by(500_000) {
        let options = Options::default()
            .with_engine(Engine::HashLife)
            .with_memory_limit(memory_limit);
        let mut universe = Universe::with_options(rule("B3/S23"), options);
        for some in start.chunks(1_000) {
            universe.set_alive(some).unwrap();
        }
        // Until its memory is full; it is no matter whether that is an error.
        let _ = universe.advance(500, &NoControl);
        let expected = cells(&universe);
        let left = memory_limit - universe.hashlife().unwrap().bytes();
        let options = TiledOptions {
            memory_limit: left,
            threads: 1,
            kernel: Kernel::Portable,
        };
        let beside = Tiled::new(Rule::LIFE, options).insert(&expected);
        crowded += u32::from(beside.is_err());
        universe.set_engine(Engine::Tiled).unwrap();
        assert!(cells(&universe) == expected, "{memory_limit}");
    }
    assert!(crowded > 0, "HashLife's memory has always left enough");
}

#[test]
fn what_is_too_large_for_tiles_stays_with_hashlife() {
    let gun = classics::find("gosper-gun").unwrap().cells();
    let mut universe = universe_of(Engine::HashLife, "B3/S23", &gun);
    run(&mut universe, 30 << 50);
    let error = universe.set_engine(Engine::Tiled).unwrap_err();
    assert!(matches!(error, Error::MemoryLimit { .. }), "{error}");
    assert_eq!(universe.active_engine(), Engine::HashLife);
    assert_eq!(population(&universe), 36 + (5 << 50));
}

#[test]
fn a_cancelled_run_of_every_engine_leaves_a_whole_board() {
    let start = soup(400, 6);
    for engine in ENGINES {
        for polls in [0, 1, 5, 40] {
            let mut universe = universe_of(engine, "B3/S23", &start);
            let control = After::new(polls, Signal::Cancel);
            let far = BigUint::from(1u8) << 90;
            let advance = universe.advance_big(&far, &control).unwrap();
            assert_eq!(advance.stop, Stop::Cancelled);
            let mut same = universe_of(Engine::Tiled, "B3/S23", &start);
            let done = u64::try_from(&advance.generations).unwrap();
            run(&mut same, done);
            assert!(cells(&universe) == cells(&same), "{engine} {polls}");
            // It can be moved, changed and advanced at once.
            universe.set_engine(Engine::Tiled).unwrap();
            universe.set_alive(&moved(&start, 7, 7)).unwrap();
            same.set_alive(&moved(&start, 7, 7)).unwrap();
            run(&mut universe, 20);
            run(&mut same, 20);
            assert!(cells(&universe) == cells(&same), "{engine} {polls}");
        }
    }
}

#[test]
fn threads_change_nothing() {
    let start = soup(400, 9);
    let mut boards = [1, 2, 0].map(|threads| {
        let options = Options::default()
            .with_engine(Engine::Tiled)
            .with_threads(threads);
        let mut universe = Universe::with_options(rule("B3/S23"), options);
        universe.set_alive(&start).unwrap();
        run(&mut universe, 300);
        universe
    });
    let [one, two, all] = &mut boards;
    assert!(cells(one) == cells(two) && cells(two) == cells(all));
}

#[test]
fn a_bounded_grid_is_computed_in_tiles_whatever_the_options_say() {
    let glider = classics::find("glider").unwrap().cells();
    for engine in ENGINES {
        let mut universe = universe_of(engine, "B3/S23:T20,20", &glider);
        run(&mut universe, 4 * 20);
        assert_eq!(universe.active_engine(), Engine::Tiled);
        assert_eq!(cells(&universe), glider, "around the torus");
    }
}

#[test]
fn auto_gets_to_hashlife_however_often_the_caller_pauses() {
    let gun = classics::find("gosper-gun").unwrap().cells();
    let mut universe = universe_of(Engine::Auto, "B3/S23", &gun);
    // A glider every 30 generations, and tiles would take years.
    let generations = 30u64 << 30;
    let mut left = generations;
    let mut calls = 0;
    while left > 0 {
        left -= universe
            .advance(left, &After::new(0, Signal::Pause))
            .unwrap()
            .generations;
        calls += 1;
        assert!(calls < 1_000_000, "{left} left");
    }
    assert_eq!(universe.active_engine(), Engine::HashLife);
    assert_eq!(population(&universe), 36 + 5 * (generations / 30));
}

#[test]
fn a_run_of_steps_that_are_all_known_can_be_cancelled() {
    // A soup that was here has left leaves, and memory for the stacks of short steps only.
    let options = Options::default()
        .with_engine(Engine::HashLife)
        .with_memory_limit(260_000);
    let mut universe = Universe::with_options(rule("B3/S23"), options);
    universe.set_alive(&soup(80, 6)).unwrap();
    run(&mut universe, 30);
    let rest = cells(&universe);
    universe.set_dead(&rest).unwrap();
    let block = classics::find("block").unwrap().cells();
    universe.set_alive(&block).unwrap();
    let advance = universe
        .advance(1 << 50, &After::new(1_000, Signal::Cancel))
        .unwrap();
    assert_eq!(advance.stop, Stop::Cancelled);
    assert_eq!(generation(&universe), 30 + advance.generations);
    assert_eq!(cells(&universe), block);
}
