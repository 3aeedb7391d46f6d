//! HashLife agrees with the plain reference, keeps its memory limit, and stops and goes on.

use std::cell::RefCell;

use crate::common::boards::{any_outer_totalistic, cluster, large_soup};
use crate::common::{self, After, Reference, assert_same, moved, rule, universe_of};
use gol4j_life::hashlife::{Block, Builder, HashLife, HashLifeOptions, Part, Piece};
use gol4j_life::{
    Bounds, Cell, Control, Engine, Error, Kernel, NoControl, Rule, Signal, Stop, classics,
};
use num_bigint::BigUint;
use proptest::collection::vec;
use proptest::prelude::*;

const PLENTY: u64 = 1 << 30;

fn empty(rule_text: &str, memory_limit: u64) -> HashLife {
    HashLife::new(
        rule(rule_text),
        HashLifeOptions {
            memory_limit,
            kernel: Kernel::choose(None).expect("a kernel"),
        },
    )
}

fn board(rule_text: &str, cells: &[Cell]) -> HashLife {
    let mut board = empty(rule_text, PLENTY);
    board.insert(cells).expect("room for the cells");
    board
}

fn run(board: &mut HashLife, generations: impl Into<BigUint>) {
    let generations = generations.into();
    let advanced = board.advance(&generations, &NoControl).expect("it fits");
    assert_eq!(
        (advanced.generations, advanced.stop),
        (generations, Stop::Done)
    );
}

fn power(exponent: u64) -> BigUint {
    BigUint::from(1u8) << exponent
}

fn cells(board: &HashLife) -> Vec<Cell> {
    board.cells().expect("it is within the plane").collect()
}

fn glider() -> Vec<Cell> {
    classics::find("glider").unwrap().cells()
}

fn gun() -> Vec<Cell> {
    classics::find("gosper-gun").unwrap().cells()
}

/// A soup that is always the same, half of it alive.
fn soup(size: i64, seed: u64) -> Vec<Cell> {
    large_soup(size, seed, |state| state >> 63 == 1)
}

fn often_life() -> impl Strategy<Value = String> {
    prop_oneof![
        any_outer_totalistic(),
        Just("B3/S23".to_owned()),
        Just("B2/S".to_owned()),
        Just("B0123478/S01234678".to_owned()),
        Just("B03/S238".to_owned()),
    ]
}

/// Up to 70 cells, more or less close to each other, somewhere on the plane.
fn any_cells() -> impl Strategy<Value = Vec<Cell>> {
    let place = prop_oneof![
        Just(0),
        -100..100i64,
        Just((1 << 62) + 12_345),
        Just(-(1 << 62) - 54_321),
        Just(i64::MAX - 1_000),
        Just(i64::MIN + 1_000),
    ];
    cluster(place.clone(), place, 9, 70)
}

#[derive(Clone, Debug)]
enum Operation {
    Insert(Vec<Cell>),
    Remove(Vec<Cell>),
    Advance(u64),
    Clone,
    Exchange,
    Clear,
}

fn any_operation() -> impl Strategy<Value = Operation> {
    prop_oneof![
        4 => any_cells().prop_map(Operation::Insert),
        2 => any_cells().prop_map(Operation::Remove),
        6 => (0..14u64).prop_map(Operation::Advance),
        1 => Just(Operation::Clone),
        1 => Just(Operation::Exchange),
        1 => Just(Operation::Clear),
    ]
}

fn exchanged(board: &HashLife) -> HashLife {
    let mut copy = HashLife::new(board.rule(), board.options());
    let mut blocks: Vec<Block> = board.blocks().unwrap().collect();
    blocks.reverse();
    assert!(copy.insert_blocks_unless(blocks, &|| false).unwrap());
    copy.set_generation(board.generation().clone(), board.background());
    copy
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_sequence_of_operations_is_as_with_the_reference(
        rule_text in often_life(),
        memory_limit in prop_oneof![Just(PLENTY), Just(900_000)],
        operations in vec(any_operation(), 1..12),
        region in (-12..12i64, -12..12i64, -12..12i64, -12..12i64),
    ) {
        let mut board = empty(&rule_text, memory_limit);
        let mut reference = Reference::new(rule(&rule_text), []);
        for operation in operations {
            match operation {
                Operation::Insert(cells) => {
                    board.insert(&cells).unwrap();
                    reference.pattern.extend(cells);
                }
                Operation::Remove(cells) => {
                    board.remove(&cells).unwrap();
                    for cell in cells {
                        reference.pattern.remove(&cell);
                        prop_assert!(!board.contains(cell));
                    }
                }
                // A rule without order grows without end.
                Operation::Advance(generations) if reference.pattern.len() < 4_000 => {
                    run(&mut board, generations);
                    (0..generations).for_each(|_| reference.step());
                }
                Operation::Advance(_) => {}
                Operation::Clone => board = board.try_clone().unwrap(),
                Operation::Exchange => board = exchanged(&board),
                Operation::Clear => {
                    board.clear();
                    reference = Reference::new(rule(&rule_text), []);
                }
            }
            assert_same(&board, &reference);
            prop_assert!(board.bytes() <= memory_limit);
        }
        let (min_x, min_y, max_x, max_y) = region;
        let region = Bounds { min_x, min_y, max_x, max_y };
        let mut expected = reference.sorted();
        expected.retain(|c| (min_x..=max_x).contains(&c.x) && (min_y..=max_y).contains(&c.y));
        prop_assert_eq!(board.count_within(region), BigUint::from(expected.len()));
        prop_assert_eq!(board.cells_within(region).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_cancelled_run_stands_at_a_whole_generation_and_goes_on(
        rule_text in often_life(), seed in any::<u64>(), generations in 1..200u64, polls in 0..12u64,
    ) {
        let start = soup(24, seed);
        let mut whole = board(&rule_text, &start);
        let mut stopped = board(&rule_text, &start);
        // Some rules grow by a cell in each direction each generation.
        let generations = generations % 64 + 1;
        run(&mut whole, generations);
        let mut done = 0;
        for signal in [Signal::Cancel, Signal::Pause].into_iter().cycle() {
            let control = After::new(polls + done, signal);
            let left = BigUint::from(generations - done);
            let advanced = stopped.advance(&left, &control).unwrap();
            done += u64::try_from(&advanced.generations).unwrap();
            prop_assert_eq!(stopped.generation(), &BigUint::from(done));
            if done == generations {
                break;
            }
            prop_assert_eq!(advanced.stop, if signal == Signal::Cancel { Stop::Cancelled } else { Stop::Paused });
            let mut again = board(&rule_text, &start);
            run(&mut again, done);
            prop_assert_eq!(cells(&stopped), cells(&again));
            if advanced.generations == BigUint::ZERO {
                run(&mut stopped, generations - done);
                break;
            }
        }
        prop_assert_eq!(cells(&stopped), cells(&whole));
        prop_assert_eq!(stopped.background(), whole.background());
    }
}

#[test]
fn a_board_may_go_from_thread_to_thread() {
    fn shared<T: Send + Sync>() {}
    shared::<HashLife>();
}

#[test]
fn every_number_of_generations_is_right() {
    for rule_text in [
        "B3/S23",
        "B36/S23",
        "B2/S",
        "B0/S",
        "B0/S8",
        "B03/S23",
        "B03/S238",
        "B01278/S3",
    ] {
        let start = soup(20, 7);
        let mut reference = Reference::new(rule(rule_text), start.clone());
        let mut memorising = board(rule_text, &start);
        for generations in 0..=40u64 {
            let mut at_once = board(rule_text, &start);
            run(&mut at_once, generations);
            assert_same(&at_once, &reference);
            assert_same(&memorising, &reference);
            run(&mut memorising, 1u8);
            reference.step();
        }
    }
}

#[test]
fn a_large_soup_is_as_with_tiles() {
    let start = soup(400, 3);
    let mut tiled = universe_of(Engine::Tiled, "B3/S23", &start);
    let mut board = board("B3/S23", &start);
    for generations in [1u64, 31, 100, 256, 7] {
        tiled.advance(generations, &NoControl).unwrap();
        run(&mut board, generations);
        assert_eq!(cells(&board), common::cells(&tiled));
    }
}

#[test]
fn a_glider_moves_a_cell_in_four_generations() {
    for exponent in [2, 10, 31, 40, 62] {
        let mut board = board("B3/S23", &glider());
        run(&mut board, power(exponent));
        let by = 1 << (exponent - 2);
        assert_eq!(cells(&board), moved(&glider(), by, by));
    }
}

#[test]
fn a_glider_flies_past_the_plane() {
    let mut board = board("B3/S23", &glider());
    for _ in 0..2 {
        run(&mut board, power(200));
        assert_eq!(board.population_u64(), Some(5));
        assert_eq!(board.bounds(), Err(Error::BeyondPlane));
        assert_eq!(board.cells().err(), Some(Error::BeyondPlane));
        assert!(board.blocks().is_err());
    }
    let corner = num_bigint::BigInt::from(power(199));
    let bounds = board.big_bounds().unwrap();
    assert_eq!((&bounds.min_x, &bounds.min_y), (&corner, &corner));
    assert_eq!(
        (&bounds.max_x, &bounds.max_y),
        (&(&corner + 2), &(&corner + 2))
    );
    assert_eq!(board.cells_within(Bounds::PLANE).next(), None);
    // What is within the plane can still be changed, and read.
    let block = classics::find("block").unwrap().cells();
    board
        .insert(&moved(&block, i64::MAX - 1, i64::MIN))
        .unwrap();
    board.insert(&block).unwrap();
    board.remove(&block[..1]).unwrap();
    assert_eq!(board.population_u64(), Some(12));
    assert_eq!(board.count_within(Bounds::PLANE), BigUint::from(7u8));
    run(&mut board, 1u8);
    assert_eq!(board.population_u64(), Some(13));
    let copy = board.try_clone().unwrap();
    assert_eq!(copy.big_bounds(), board.big_bounds());
}

#[test]
fn a_gun_has_fired_a_glider_every_30_generations() {
    // In phase 0 the gun is 36 cells; it has fired n gliders when 30 n generations are done.
    for exponent in [20, 64, 200, 1_000] {
        let mut board = board("B3/S23", &gun());
        let fired = power(exponent) / 30u8;
        run(&mut board, &fired * 30u8);
        assert_eq!(board.population(), 36u8 + 5u8 * fired);
    }
}

#[test]
fn a_run_on_a_small_stack_does_not_overflow_it() {
    let run = || {
        let mut board = board("B3/S23", &glider());
        run(&mut board, power(3_900));
        assert_eq!(board.population_u64(), Some(5));
        let copy = board.try_clone().unwrap();
        assert_eq!(copy.big_bounds(), board.big_bounds());
        assert_eq!(copy.pieces().count(), board.pieces().count());
    };
    let thread = std::thread::Builder::new().stack_size(256 << 10);
    thread.spawn(run).unwrap().join().unwrap();
}

#[test]
fn the_empty_plane_lives_through_any_time() {
    for (rule_text, after) in [
        ("B3/S23", [false; 3]),
        ("B0/S", [true, true, false]),
        ("B0/S8", [true; 3]),
    ] {
        for (generations, alive) in [power(0), power(77) + 1u8, power(77)]
            .into_iter()
            .zip(after)
        {
            let mut board = empty(rule_text, 0);
            run(&mut board, generations.clone());
            assert_eq!(
                (board.background(), board.generation()),
                (alive, &generations),
                "{rule_text}"
            );
            assert_eq!(board.big_bounds(), None);
        }
    }
}

#[test]
fn little_memory_makes_it_slow_and_not_wrong() {
    let start = soup(120, 11);
    let mut plenty = board("B3/S23", &start);
    run(&mut plenty, 8_000u32);
    let mut collections = 0;
    for memory_limit in [250 << 10, 300 << 10, 400 << 10] {
        let mut little = empty("B3/S23", memory_limit);
        little.insert(&start).unwrap();
        run(&mut little, 8_000u32);
        assert_eq!(cells(&little), cells(&plenty), "{memory_limit}");
        assert!(little.bytes() <= memory_limit);
        // There is still room to change it.
        little.insert(&moved(&soup(30, 4), 1_000, 1_000)).unwrap();
        little.remove(&moved(&soup(30, 4), 1_000, 1_000)).unwrap();
        assert_eq!(cells(&little), cells(&plenty), "{memory_limit}");
        collections += little.collections();
    }
    assert!(collections > 6, "{collections}");
}

#[test]
fn collections_do_not_change_what_any_rule_does() {
    for (rule_text, kibibytes) in [
        ("B3/S23", 280),
        ("B36/S23", 280),
        ("B2/S", 700),
        ("B0/S8", 700),
        ("B03/S238", 700),
    ] {
        let start = soup(160, 17);
        let mut little = empty(rule_text, kibibytes << 10);
        let mut plenty = board(rule_text, &start);
        little.insert(&start).unwrap();
        for generations in [1u64, 8, 32, 5, 64, 96] {
            run(&mut little, generations);
            run(&mut plenty, generations);
            assert_eq!(cells(&little), cells(&plenty), "{rule_text}");
            assert_eq!(little.background(), plenty.background());
        }
        assert_eq!(plenty.collections(), 0);
        assert!(little.collections() > 0, "{rule_text}");
    }
}

#[test]
fn memory_stays_below_the_limit_after_every_slice_of_a_run() {
    const LIMIT: u64 = 1 << 20;
    let start = soup(300, 23);
    let mut plenty = board("B3/S23", &start);
    let mut little = empty("B3/S23", LIMIT);
    little.insert(&start).unwrap();
    for _ in 0..40 {
        run(&mut little, 64u8);
        assert!(little.bytes() <= LIMIT, "{}", little.bytes());
    }
    run(&mut plenty, 40 * 64u32);
    assert_eq!(cells(&little), cells(&plenty));
    assert!(little.collections() > 3, "{}", little.collections());
}

#[test]
fn a_run_with_little_memory_can_be_stopped_anywhere() {
    let start = soup(300, 11);
    let mut plenty = board("B3/S23", &start);
    run(&mut plenty, power(12));
    let mut little = empty("B3/S23", 400 << 10);
    little.insert(&start).unwrap();
    // Sooner or later a collection or the filling of an index is stopped half way.
    let (mut stops, mut left) = (0, power(12));
    while left > BigUint::ZERO {
        let control = After::new(1 + stops, Signal::Cancel);
        left -= little.advance(&left, &control).unwrap().generations;
        stops += 1;
    }
    assert!(stops > 3 && little.collections() > 0, "{stops}");
    assert_eq!(cells(&little), cells(&plenty));
    little.clear();
    assert_eq!(little.bytes(), 0);
}

#[test]
fn too_little_memory_is_an_error_and_leaves_a_whole_board() {
    let start = soup(50, 5);
    let mut tiled = universe_of(Engine::Tiled, "B2/S", &start);
    let mut little = empty("B2/S", 400 << 10);
    little.insert(&start).unwrap();
    let error = little.advance(&power(40), &NoControl).unwrap_err();
    assert!(
        matches!(error, Error::MemoryLimit { limit, needed } if needed > limit),
        "{error}"
    );
    let done = u64::try_from(little.generation()).unwrap();
    assert!(little.bytes() <= 400 << 10);
    tiled.advance(done, &NoControl).unwrap();
    assert_eq!(cells(&little), common::cells(&tiled));
    // It is still good for smaller boards.
    let all = cells(&little);
    little.remove(&all).unwrap();
    little.insert(&glider()).unwrap();
    little.remove(&[Cell::new(i64::MAX, i64::MIN)]).unwrap();
    run(&mut little, 1u8);
    let mut reference = Reference::new(rule("B2/S"), glider());
    reference.step();
    assert_same(
        &little,
        &Reference {
            background: false,
            ..reference
        },
    );
}

#[test]
fn edits_that_do_not_fit_change_nothing() {
    let mut little = empty("B3/S23", 300_000);
    little.insert(&glider()).unwrap();
    let error = little.insert(&soup(1_000, 1)).unwrap_err();
    assert!(matches!(error, Error::MemoryLimit { .. }));
    assert_eq!(cells(&little), glider());
    assert!(empty("B3/S23", 0).insert(&glider()).is_err());
    assert!(empty("B3/S23", 0).remove(&glider()).is_ok());
    run(&mut little, 4u8);
    assert_eq!(cells(&little), moved(&glider(), 1, 1));
}

#[test]
fn a_huge_step_is_cancelled_soon() {
    let mut board = board("B3/S23", &soup(64, 9));
    let started = std::time::Instant::now();
    let control = After::new(3, Signal::Cancel);
    let advanced = board.advance(&power(500), &control).unwrap();
    assert_eq!(
        (advanced.generations, advanced.stop),
        (BigUint::ZERO, Stop::Cancelled)
    );
    assert!(started.elapsed().as_millis() < 1_000);
    assert_eq!(cells(&board), soup(64, 9));
}

#[test]
fn pieces_make_the_board_again() {
    let mut board = board("B3/S23", &gun());
    run(&mut board, 5_000u16);
    let mut copy = empty("B3/S23", PLENTY);
    let mut builder = Builder::new(&mut copy);
    let mut parts = vec![Part::EMPTY];
    for piece in board.pieces() {
        parts.push(match piece {
            // As a macrocell file does, from squares of eight.
            Piece::Leaf(rows) => {
                let eight = |x: usize, y: usize| {
                    let bytes = std::array::from_fn(|i| rows[y + i].to_le_bytes()[x / 8]);
                    u64::from_le_bytes(bytes)
                };
                let mut sixteens = [Part::EMPTY; 4];
                for (i, sixteen) in sixteens.iter_mut().enumerate() {
                    let (x, y) = (i % 2 * 16, i / 2 * 16);
                    let eights = [(0, 0), (8, 0), (0, 8), (8, 8)];
                    let eights = eights.map(|(dx, dy)| builder.eight(eight(x + dx, y + dy)));
                    *sixteen = builder.node(4, eights).unwrap();
                }
                builder.node(5, sixteens).unwrap()
            }
            Piece::Node { level, quarters } => builder
                .node(level, quarters.map(|i| parts[i as usize]))
                .unwrap(),
        });
    }
    builder.finish(*parts.last().unwrap()).unwrap();
    assert_eq!(cells(&copy), cells(&board));
    run(&mut copy, 30u8);
    run(&mut board, 30u8);
    assert_eq!(cells(&copy), cells(&board));
}

#[test]
fn changing_the_length_of_steps_does_not_mix_results_up() {
    let mut board = board("B3/S23", &soup(40, 2));
    let mut reference = Reference::new(Rule::LIFE, soup(40, 2));
    for generations in [1, 2, 16, 1, 3, 32, 16, 64, 1, 8, 64, 5, 100] {
        run(&mut board, generations as u64);
        (0..generations).for_each(|_| reference.step());
        assert_same(&board, &reference);
    }
    // More lengths than there are tags.
    let (mut far, mut age) = (board.try_clone().unwrap(), board.generation().clone());
    for exponent in (0..300).rev() {
        age += power(exponent);
        run(&mut far, power(exponent));
    }
    assert_eq!(far.generation(), &age);
}

/// Notes the progress of a run, and cancels it once it is that far.
struct Diary {
    last: u64,
    told: RefCell<Vec<u64>>,
}

impl Control for Diary {
    fn poll(&self) -> Signal {
        match self.told.borrow().last() {
            Some(&generations) if generations >= self.last => Signal::Cancel,
            _ => Signal::Continue,
        }
    }

    fn report(&self, generations: u64) {
        self.told.borrow_mut().push(generations);
    }

    fn report_step(&self, generations: u64) {
        self.report(generations);
    }
}

#[test]
fn a_long_step_tells_how_far_it_is_and_where_it_goes_on() {
    let is_alive = |x: i64, y: i64| {
        let mixed = ((x << 20 | y) as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed ^ mixed >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 62 == 0
    };
    let soup: Vec<Cell> = (0..200)
        .flat_map(|y| (0..200).map(move |x| Cell::new(x, y)))
        .filter(|cell| is_alive(cell.x, cell.y))
        .collect();
    const STEP: u64 = 1 << 13;
    let diary = |last| Diary {
        last,
        told: RefCell::default(),
    };
    let mut board = board("B3/S23", &soup);
    let first = diary(STEP / 2);
    let stopped = board.advance(&STEP.into(), &first).unwrap();
    assert_eq!(
        (stopped.generations, stopped.stop),
        (0u8.into(), Stop::Cancelled)
    );
    let mut told = first.told.into_inner();
    assert_eq!(told.pop(), Some(0), "no generation is done");
    assert!(told.len() > 10 && told.is_sorted(), "{told:?}");
    assert!(told.iter().all(|&generations| generations < STEP));

    let second = diary(u64::MAX);
    let done = board.advance(&STEP.into(), &second).unwrap();
    assert_eq!(done.stop, Stop::Done);
    let resumed = second.told.into_inner();
    assert_eq!(resumed.first(), Some(&0));
    assert!(
        resumed[1] >= STEP / 2,
        "it goes on where it was: {resumed:?}"
    );
    assert!(resumed.is_sorted());
    assert_eq!(resumed.last(), Some(&STEP));
}
