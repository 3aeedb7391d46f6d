//! The tiled engine, with every kernel that this machine can run, against the plain reference and
//! the list engine.

use crate::common::boards::{self, any_outer_totalistic, cluster, digits};
use crate::common::{self, After, Reference, kernels, moved, rule, universe};
use gol4j_life::tiled::{Kernel, KernelError, Tiled, TiledOptions};
use gol4j_life::{Advance, Bounds, Cell, Error, NoControl, Rule, Signal, Stop, Universe, classics};
use proptest::collection::vec;
use proptest::prelude::*;

const OPTIONS: TiledOptions = TiledOptions {
    memory_limit: 1 << 30,
    threads: 1,
    kernel: Kernel::Portable,
};

/// Any of the kernels of this machine.
fn any_kernel() -> impl Strategy<Value = Kernel> {
    proptest::sample::select(kernels().collect::<Vec<_>>())
}

fn fastest() -> Kernel {
    kernels().next().expect("one at least")
}

fn tiled(rule_text: &str, kernel: Kernel, cells: &[Cell]) -> Tiled {
    let mut tiled = Tiled::new(rule(rule_text), TiledOptions { kernel, ..OPTIONS });
    tiled.insert(cells).expect("room for the cells");
    tiled
}

fn run(tiled: &mut Tiled, generations: u64) {
    let advance = tiled.advance(generations, &NoControl).expect("it fits");
    let done = Advance {
        generations,
        stop: Stop::Done,
    };
    assert_eq!(advance, done);
}

fn cells(tiled: &Tiled) -> Vec<Cell> {
    tiled.cells_within(Bounds::PLANE).collect()
}

fn assert_same(tiled: &Tiled, reference: &Reference) {
    let expected = reference.sorted();
    assert_eq!(tiled.background(), reference.background);
    assert_eq!(cells(tiled), expected);
    assert_eq!(tiled.population(), expected.len() as u64);
    let spans = |of: fn(&Cell) -> i64| {
        let values = || expected.iter().map(of);
        values().min().zip(values().max())
    };
    let bounds = tiled.bounds();
    assert_eq!(bounds.map(|b| (b.min_x, b.max_x)), spans(|c| c.x));
    assert_eq!(bounds.map(|b| (b.min_y, b.max_y)), spans(|c| c.y));
}

/// Rules that grow slowly enough, and any of the 2^18 at times.
fn any_rule() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => Just("B3/S23".to_owned()),
        2 => proptest::sample::select(vec![
            "B36/S23", "B2/S", "B1/S1", "B35678/S5678", "B368/S245", "B/S012345678", "B0/S", "B0/S8",
            "B03/S23", "B01245/S0125", "B0123478/S01234678", "B012345678/S012345678",
        ]).prop_map(str::to_owned),
        2 => any_outer_totalistic(),
    ]
}

/// Coordinates around the borders of tiles, near the origin and far from it.
fn place() -> impl Strategy<Value = i64> {
    let border = prop_oneof![
        Just(0),
        Just(48),
        Just(-48),
        Just(96),
        Just(48 * ((1 << 57) + 12_345)),
        Just(-48 * ((1 << 57) + 54_321)),
        Just(i64::MAX - 1_000),
        Just(i64::MIN + 1_000),
    ];
    (border, -30..30i64).prop_map(|(border, offset)| border + offset)
}

/// Up to 100 cells of 14 x 14, anywhere on the plane, not near its edges.
fn soup() -> impl Strategy<Value = Vec<Cell>> {
    cluster(place(), place(), 7, 100)
}

/// Something that a user does.
#[derive(Clone, Debug)]
enum Act {
    Insert(Vec<Cell>),
    Remove(Vec<Cell>),
    RemoveSome(u8),
    Advance(u64),
    Repeat(u64, u8),
    Clone,
    Cancel(u64, u64),
    Pause(u64, u64),
    Starve(u64),
    Query(Bounds),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        3 => soup().prop_map(Act::Insert),
        1 => soup().prop_map(Act::Remove),
        1 => any::<u8>().prop_map(Act::RemoveSome),
        4 => (0..20u64).prop_map(Act::Advance),
        4 => (1..9u64, 1..5u8).prop_map(|(n, times)| Act::Repeat(n, times)),
        1 => Just(Act::Clone),
        1 => (1..20u64, 0..4u64).prop_map(|(n, polls)| Act::Cancel(n, polls)),
        1 => (1..20u64, 0..4u64).prop_map(|(n, polls)| Act::Pause(n, polls)),
        1 => (0..20u64).prop_map(Act::Starve),
        1 => (place(), place(), 0..120i64, 0..120i64).prop_map(|(x, y, width, height)| {
            Act::Query(Bounds { min_x: x, min_y: y, max_x: x.saturating_add(width), max_y: y.saturating_add(height) })
        }),
    ]
}

fn perform(act: Act, tiled: &mut Tiled, reference: &mut Reference) {
    match act {
        Act::Insert(cells) => {
            tiled.insert(&cells).unwrap();
            reference.pattern.extend(cells);
        }
        Act::Remove(cells) => {
            tiled.remove(&cells);
            cells.iter().for_each(|cell| {
                reference.pattern.remove(cell);
            });
        }
        Act::RemoveSome(which) => {
            let mut gone = reference.sorted();
            let mut i = 0u8;
            gone.retain(|_| {
                i = i.wrapping_add(1);
                which >> (i % 8) & 1 == 1
            });
            tiled.remove(&gone);
            gone.iter().for_each(|cell| {
                reference.pattern.remove(cell);
            });
        }
        Act::Advance(generations) => {
            run(tiled, generations);
            (0..generations).for_each(|_| reference.step());
        }
        Act::Repeat(generations, times) => {
            for _ in 0..times {
                run(tiled, generations);
                (0..generations).for_each(|_| reference.step());
                assert_same(tiled, reference);
            }
        }
        Act::Clone => *tiled = tiled.try_clone().unwrap(),
        Act::Cancel(generations, polls) => {
            let control = After::new(polls, Signal::Cancel);
            let advance = tiled.advance(generations, &control).unwrap();
            assert_eq!(control.reported.get(), advance.generations);
            (0..advance.generations).for_each(|_| reference.step());
        }
        Act::Pause(generations, polls) => {
            let control = After::new(polls, Signal::Pause);
            let advance = tiled.advance(generations, &control).unwrap();
            assert_eq!(control.reported.get(), advance.generations);
            (0..advance.generations).for_each(|_| reference.step());
        }
        Act::Starve(generations) => {
            let before = tiled.generation();
            let full = tiled.bytes();
            tiled.set_memory_limit(full);
            match tiled.advance(generations, &NoControl) {
                Ok(advance) => assert_eq!(advance.generations, generations),
                Err(Error::MemoryLimit { needed, limit }) => {
                    assert_eq!(limit, full);
                    assert!(needed > limit);
                }
                Err(error) => panic!("{error}"),
            }
            assert!(tiled.bytes() <= full);
            tiled.set_memory_limit(OPTIONS.memory_limit);
            (before..tiled.generation()).for_each(|_| reference.step());
        }
        Act::Query(region) => {
            let mut expected = reference.sorted();
            expected.retain(|c| {
                (region.min_x..=region.max_x).contains(&c.x)
                    && (region.min_y..=region.max_y).contains(&c.y)
            });
            assert_eq!(tiled.count_within(region), expected.len() as u64);
            assert_eq!(tiled.cells_within(region).collect::<Vec<_>>(), expected);
            let mut walked = vec![];
            tiled
                .cells_within(region)
                .for_each(|cell| walked.push(cell));
            assert_eq!(walked, expected);
        }
    }
}

/// Fewer cases than usual, as each is a long story; `PROPTEST_CASES` asks for more.
fn config() -> ProptestConfig {
    let usual = ProptestConfig::default();
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => usual,
        None => ProptestConfig { cases: 80, ..usual },
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whatever_is_done_with_a_board_it_is_the_reference_board(
        rule_text in any_rule(),
        kernel in any_kernel(),
        first in soup(),
        acts in vec(act(), 1..14),
    ) {
        let mut tiled = tiled(&rule_text, kernel, &first);
        let mut reference = Reference::new(rule(&rule_text), first);
        for act in acts {
            // Some rules fill the plane, and the reference is slow.
            if reference.pattern.len() > 6_000 {
                break;
            }
            perform(act, &mut tiled, &mut reference);
            assert_same(&tiled, &reference);
            let some = reference.pattern.iter().next().copied();
            prop_assert!(some.is_none_or(|cell| tiled.contains(cell)));
        }
    }

    #[test]
    fn any_number_of_generations_is_as_good_as_one_by_one(
        rule_text in any_rule(),
        kernel in any_kernel(),
        soup in soup(),
        generations in 0..=40u64,
    ) {
        let mut list = universe(&rule_text, &soup);
        let mut tiled = tiled(&rule_text, kernel, &soup);
        list.advance(generations, &NoControl).unwrap();
        run(&mut tiled, generations);
        prop_assert_eq!(cells(&tiled), common::cells(&list));
        prop_assert_eq!(tiled.background(), list.background());
        prop_assert_eq!(tiled.generation(), generations);
    }

    #[test]
    fn what_is_asleep_wakes_in_time(
        kernel in any_kernel(),
        guests in vec((0..GUESTS.len(), -100..100i64, -100..100i64), 1..12),
        flyers in vec((-160..160i64, -160..160i64, any::<bool>(), any::<bool>()), 0..4),
        steps in vec((1..=9u64, 1..30u64), 1..6),
    ) {
        let mut board = vec![];
        for (guest, x, y) in guests {
            let pattern = classics::find(GUESTS[guest]).unwrap();
            board.extend(moved(&pattern.cells(), x, y));
        }
        for (x, y, flip_x, flip_y) in flyers {
            let flip = |c: &Cell| Cell::new(if flip_x { -c.x } else { c.x }, if flip_y { -c.y } else { c.y });
            let glider = classics::find("glider").unwrap().cells();
            board.extend(moved(&glider.iter().map(flip).collect::<Vec<_>>(), x, y));
        }
        let mut list = universe("B3/S23", &board);
        let mut tiled = tiled("B3/S23", kernel, &board);
        for (generations, times) in steps {
            for _ in 0..times {
                run(&mut tiled, generations);
            }
            list.advance(generations * times, &NoControl).unwrap();
            prop_assert_eq!(cells(&tiled), common::cells(&list));
        }
    }
}

/// Still lifes and oscillators of periods 1, 2, 3, 15 and 30; a methuselah to disturb them.
const GUESTS: [&str; 8] = [
    "block",
    "block",
    "blinker",
    "beacon",
    "pulsar",
    "pentadecathlon",
    "gosper-gun",
    "r-pentomino",
];

/// A soup that is always the same, with the given share of live cells in 256.
fn large_soup(side: i64, share: u64) -> Vec<Cell> {
    let soup = boards::large_soup(side, 42, |state| state >> 56 < share);
    moved(&soup, side / 2 - side / 3, 0)
}

fn list_after(rule_text: &str, soup: &[Cell], generations: u64) -> Universe {
    let mut list = universe(rule_text, soup);
    list.advance(generations, &NoControl).unwrap();
    list
}

#[test]
fn a_large_soup_stays_right_with_every_kernel() {
    let soup = large_soup(200, 90);
    for rule_text in ["B3/S23", "B36/S23", "B0123478/S01234678", "B03/S238"] {
        let list = list_after(rule_text, &soup, 171);
        for kernel in kernels() {
            let mut tiled = tiled(rule_text, kernel, &soup);
            run(&mut tiled, 100);
            for _ in 0..12 {
                run(&mut tiled, 1);
            }
            run(&mut tiled, 59);
            assert!(
                cells(&tiled) == common::cells(&list),
                "{rule_text} {kernel}"
            );
            assert_eq!(tiled.population(), common::population(&list));
            assert_eq!(tiled.bounds(), list.bounds().unwrap());
        }
    }
}

#[test]
fn every_rule_of_a_sample_is_right_in_every_kernel() {
    let soup = large_soup(40, 100);
    for i in 0..60u32 {
        // A walk through the rules that meets every digit.
        let set = i.wrapping_mul(0x9E37_79B9).rotate_left(i);
        let (birth, survival) = ((set & 511) as u16, (set >> 9 & 511) as u16);
        let text = format!("B{}/S{}", digits(birth), digits(survival));
        let list = list_after(&text, &soup, 11);
        for kernel in kernels() {
            let mut at_once = tiled(&text, kernel, &soup);
            run(&mut at_once, 11);
            assert!(cells(&at_once) == common::cells(&list), "{text} {kernel}");
            let mut one_by_one = tiled(&text, kernel, &soup);
            (0..11).for_each(|_| run(&mut one_by_one, 1));
            assert!(
                cells(&one_by_one) == common::cells(&list),
                "{text} {kernel}"
            );
        }
    }
}

/// A move that is born and gone between two generations that are watched must still wake, or make,
/// the tile next door. Under B0 a generation can move what the one before left alone.
#[test]
fn small_boards_at_a_tiles_edge_are_right_under_rules_with_b0() {
    let mut state = 7u64;
    let mut random = |below: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) % below
    };
    for case in 0..6_000 {
        let rule_text = match case {
            0..50 => "B01248/S147".to_owned(),
            _ => format!(
                "B0{}/S{}",
                digits(random(256) as u16 * 2),
                digits(random(512) as u16)
            ),
        };
        let (width, height) = (1 + random(3) as i64, 1 + random(6) as i64);
        let (x, y) = (-(random(6) as i64), -(random(6) as i64));
        let soup: Vec<_> = (0..height)
            .flat_map(|dy| (0..width).map(move |dx| Cell::new(x + dx, y + dy)))
            .filter(|_| random(2) == 1)
            .collect();
        let generations = 1 + random(9);
        let mut tiled = tiled(&rule_text, fastest(), &soup);
        let mut reference = Reference::new(rule(&rule_text), soup.clone());
        run(&mut tiled, generations);
        (0..generations).for_each(|_| reference.step());
        assert_eq!(
            cells(&tiled),
            reference.sorted(),
            "{rule_text}, {generations} generations of {soup:?}"
        );
    }
}

#[test]
fn the_classics_come_to_their_known_ends() {
    for (name, generations, population) in [("acorn", 5_206, 633), ("r-pentomino", 1_103, 116)] {
        let pattern = classics::find(name).unwrap().cells();
        for steps in [1, 3, 8, 1_000] {
            let mut tiled = tiled("B3/S23", fastest(), &pattern);
            while tiled.generation() < generations {
                let left = generations - tiled.generation();
                run(&mut tiled, left.min(steps));
            }
            assert_eq!(tiled.population(), population, "{name} by {steps}");
        }
    }
}

#[test]
fn threads_change_nothing() {
    let soup = large_soup(1_100, 80);
    let board = |threads| {
        let kernel = fastest();
        let options = TiledOptions {
            threads,
            kernel,
            ..OPTIONS
        };
        let mut tiled = Tiled::new(Rule::LIFE, options);
        tiled.insert(&soup).unwrap();
        run(&mut tiled, 60);
        (0..5).for_each(|_| run(&mut tiled, 1));
        run(&mut tiled, 11);
        tiled
    };
    let (one, two, three) = (board(1), board(2), board(3));
    assert_eq!(one.population(), two.population());
    assert!(cells(&one) == cells(&two));
    assert!(cells(&one) == cells(&three));
}

#[test]
fn what_repeats_costs_nothing() {
    let mut board = vec![];
    for (i, name) in ["block", "blinker", "beacon", "toad"].iter().enumerate() {
        let pattern = classics::find(name).unwrap().cells();
        board.extend(moved(&pattern, 45 * i as i64, 7 * i as i64));
    }
    const FOR_EVER: u64 = i64::MAX as u64;
    let mut tiled = tiled("B3/S23", fastest(), &board);
    run(&mut tiled, 20);
    // At 100 ns a generation this would take 30,000 years.
    run(&mut tiled, FOR_EVER - 20 - 3);
    run(&mut tiled, 3);
    assert_eq!(tiled.generation(), FOR_EVER);
    assert_eq!(
        tiled.population(),
        4 + 3 + 6 + 6,
        "the beacon's other phase"
    );
}

#[test]
fn what_leaves_gives_its_memory_back() {
    let glider = classics::find("glider").unwrap().cells();
    let mut tiled = tiled("B3/S23", fastest(), &glider);
    run(&mut tiled, 1_000);
    let bytes = tiled.bytes();
    run(&mut tiled, 100_000);
    assert_eq!(tiled.bytes(), bytes);
    // After so long it has a memo of windows, once and for all.
    run(&mut tiled, 1_000_000);
    let bytes = tiled.bytes();
    run(&mut tiled, 1_000_000);
    assert_eq!(tiled.bytes(), bytes);
    assert_eq!(cells(&tiled).len(), 5);
    tiled.clear();
    assert_eq!((tiled.bytes(), tiled.population()), (0, 0));
    assert_eq!(tiled.generation(), 0);
}

#[test]
fn a_board_that_shrank_shrinks_its_memory() {
    let mut tiled = tiled("B3/S23", fastest(), &large_soup(2_000, 60));
    let full = tiled.bytes();
    let gone = cells(&tiled);
    tiled.remove(&gone[..gone.len() - 1_000]);
    run(&mut tiled, 1_000);
    assert!(tiled.bytes() < full / 2, "{} of {full}", tiled.bytes());
}

#[test]
fn memory_stays_within_the_limit_and_the_board_at_its_last_generation() {
    let start = classics::acorn();
    for (rule_text, memory_limit) in [("B1/S0", 1 << 20), ("B2/S", 300_000), ("B03/S1", 400_000)] {
        let options = TiledOptions {
            memory_limit,
            ..OPTIONS
        };
        let mut tiled = Tiled::new(rule(rule_text), options);
        tiled.insert(&start).unwrap();
        let error = tiled.advance(1_000_000, &NoControl).expect_err(rule_text);
        assert!(
            matches!(error, Error::MemoryLimit { needed, limit }
            if limit == memory_limit && needed > limit),
            "{error}"
        );
        assert!(tiled.bytes() <= memory_limit);
        assert!(tiled.bytes() > memory_limit / 4);
        let generation = tiled.generation();
        assert!(generation > 10);
        let list = list_after(rule_text, &start, generation);
        assert!(cells(&tiled) == common::cells(&list));
        // Still usable, once there is less.
        let mut gone = cells(&tiled);
        gone.retain(|cell| cell.x > 3);
        tiled.remove(&gone);
        let mut rest = universe(rule_text, &[]);
        rest.advance(generation, &NoControl).unwrap();
        let all: Vec<_> = cells(&tiled);
        let mut rest = if rest.background() { None } else { Some(rest) };
        run(&mut tiled, 5);
        if let Some(rest) = &mut rest {
            rest.set_alive(&all).unwrap();
            rest.advance(5, &NoControl).unwrap();
            assert!(cells(&tiled) == common::cells(rest));
        }
    }
}

#[test]
fn an_edit_beyond_the_memory_limit_changes_nothing() {
    let options = TiledOptions {
        memory_limit: 10_000,
        ..OPTIONS
    };
    let mut tiled = Tiled::new(Rule::LIFE, options);
    tiled.insert(&classics::acorn()).unwrap();
    run(&mut tiled, 1);
    let before = cells(&tiled);
    let row: Vec<_> = (0..10_000).map(|x| Cell::new(x, 0)).collect();
    assert!(matches!(tiled.insert(&row), Err(Error::MemoryLimit { .. })));
    assert_eq!(cells(&tiled), before);
    run(&mut tiled, 1);
    let list = list_after("B3/S23", &classics::acorn(), 2);
    assert_eq!(cells(&tiled), common::cells(&list));
}

#[test]
fn a_board_near_the_edge_is_told_so() {
    let block = classics::find("block").unwrap().cells();
    for (x, y) in [
        (i64::MAX - 10, 0),
        (i64::MIN, 0),
        (0, i64::MAX - 10),
        (0, i64::MIN),
    ] {
        let block = moved(&block, x, y);
        let mut tiled = tiled("B3/S23", fastest(), &block);
        assert_eq!(cells(&tiled), block, "it can be held");
        assert!(!tiled.fits(1));
        let error = tiled.advance(1, &NoControl).unwrap_err();
        assert!(matches!(error, Error::OutOfPlane { .. }), "{error}");
        assert_eq!(cells(&tiled), block);
    }
    let mut far = tiled(
        "B3/S23",
        fastest(),
        &moved(&block, i64::MAX - 10_000, i64::MIN + 10_000),
    );
    assert!(far.fits(9_000) && !far.fits(10_000));
    run(&mut far, 9_000);
    assert_eq!(far.population(), 4);
}

#[test]
fn a_run_stops_at_a_whole_generation_wherever_it_is_cancelled_or_paused() {
    for (signal, stop) in [
        (Signal::Cancel, Stop::Cancelled),
        (Signal::Pause, Stop::Paused),
    ] {
        for polls in 0..30 {
            let control = After::new(polls, signal);
            let mut stopped = tiled("B3/S23", fastest(), &classics::acorn());
            let advance = stopped.advance(5_001, &control).unwrap();
            assert_eq!(advance.stop, stop);
            assert_eq!(control.reported.get(), advance.generations);
            assert_eq!(stopped.generation(), advance.generations);
            let whole = list_after("B3/S23", &classics::acorn(), advance.generations);
            assert_eq!(cells(&stopped), common::cells(&whole));
            // And goes on as if nothing had been.
            run(&mut stopped, 100);
            let whole = list_after("B3/S23", &classics::acorn(), advance.generations + 100);
            assert_eq!(cells(&stopped), common::cells(&whole));
        }
    }
}

#[test]
fn a_large_board_can_be_stopped_within_a_pass() {
    let soup = large_soup(1_000, 80);
    for threads in [1, 2] {
        let kernel = fastest();
        let mut stopped = Tiled::new(
            Rule::LIFE,
            TiledOptions {
                threads,
                kernel,
                ..OPTIONS
            },
        );
        stopped.insert(&soup).unwrap();
        let control = After::new(20, Signal::Cancel);
        let advance = stopped.advance(1_000, &control).unwrap();
        assert_eq!(advance.stop, Stop::Cancelled);
        assert!(advance.generations < 1_000);
        run(&mut stopped, 9);
        let mut whole = tiled("B3/S23", kernel, &soup);
        run(&mut whole, advance.generations + 9);
        assert!(cells(&stopped) == cells(&whole));
    }
}

#[test]
fn a_copy_lives_its_own_life() {
    let mut original = tiled("B03/S23", fastest(), &classics::acorn());
    run(&mut original, 3);
    let mut copy = original.try_clone().unwrap();
    let before = cells(&original);
    assert_eq!(cells(&copy), before);
    assert_eq!(copy.generation(), 3);
    run(&mut copy, 2);
    copy.clear();
    assert_eq!(cells(&original), before);
    assert!(original.background());
    assert_eq!((copy.generation(), copy.background()), (0, false));
}

#[test]
fn a_board_goes_on_where_another_engine_stopped() {
    let list = list_after("B03/S23", &classics::acorn(), 7);
    let mut tiled = Tiled::at(
        rule("B03/S23"),
        OPTIONS,
        common::generation(&list),
        list.background(),
    );
    tiled.insert(&common::cells(&list)).unwrap();
    run(&mut tiled, 12);
    let list = list_after("B03/S23", &classics::acorn(), 19);
    assert_eq!(cells(&tiled), common::cells(&list));
    assert_eq!(tiled.background(), list.background());
    assert_eq!(tiled.generation(), 19);
}

#[test]
fn a_kernel_is_forced_by_name_or_refused() {
    let choose = |name: &str| Kernel::choose(Some(name.to_owned()));
    assert_eq!(choose("portable"), Ok(Kernel::Portable));
    assert_eq!(Kernel::choose(None), Ok(fastest()));
    for kernel in Kernel::ALL {
        let expected = match kernel.is_supported() {
            true => Ok(kernel),
            false => Err(KernelError::Unsupported { kernel }),
        };
        assert_eq!(choose(kernel.name()), expected);
    }
    let error = choose("mmx").unwrap_err();
    assert_eq!(
        error.to_string(),
        "GOL4J_KERNEL is \"mmx\", which is no kernel; it can be avx512, avx2, neon or portable"
    );
}

#[test]
fn a_memo_of_windows_changes_no_board() {
    // Four guns of period 30, whose gliders meet: streams, and what becomes of them.
    let gun = classics::find("gosper-gun").unwrap().cells();
    let mut cells = Vec::new();
    for (dx, dy, flip) in [(0, 0, 1), (900, 7, -1), (13, 600, 1), (911, 640, -1)] {
        cells.extend(gun.iter().map(|cell| Cell {
            x: cell.x * flip + dx,
            y: cell.y + dy,
        }));
    }
    let tiled = |memory_limit| {
        let mut tiled = Tiled::new(
            Rule::LIFE,
            TiledOptions {
                memory_limit,
                threads: 1,
                kernel: Kernel::detect().unwrap(),
            },
        );
        tiled.insert(&cells).unwrap();
        tiled
    };
    // No memo fits the one beside its tiles.
    let (mut with, mut without) = (tiled(1 << 30), tiled(12 << 20));
    for generations in [8 * 3_000, 8 * 500 + 3, 1, 8 * 500] {
        with.advance(generations, &NoControl).unwrap();
        without.advance(generations, &NoControl).unwrap();
        assert!(
            with.cells_within(Bounds::PLANE)
                .eq(without.cells_within(Bounds::PLANE)),
            "after {} generations",
            with.generation()
        );
    }
    assert!(
        with.bytes() > without.bytes() + (1 << 20),
        "one has a memo, the other has none"
    );
}
