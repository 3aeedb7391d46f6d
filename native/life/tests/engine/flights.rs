//! Spaceships that leave, which the tiled engine takes off its grid in long runs: against the same
//! board in runs that are too short for that.

use crate::common::boards::cluster;
use crate::common::{After, kernels, moved, rule, universe_of};
use gol4j_life::tiled::{Tiled, TiledOptions};
use gol4j_life::{Bounds, Cell, Engine, Error, NoControl, Signal, Stop, classics};
use num_bigint::BigUint;
use proptest::collection::vec;
use proptest::prelude::*;

/// Runs of so many generations leave everything on the grid.
const SHORT: u64 = 500;

fn tiled(rule_text: &str, memory_limit: u64, cells: &[Cell]) -> Tiled {
    let options = TiledOptions {
        memory_limit,
        threads: 1,
        kernel: kernels().next().expect("one at least"),
    };
    let mut tiled = Tiled::new(rule(rule_text), options);
    tiled.insert(cells).expect("room for the cells");
    tiled
}

fn cells(tiled: &Tiled) -> Vec<Cell> {
    tiled.cells_within(Bounds::PLANE).collect()
}

/// The board after so many generations, in short runs.
fn in_short_runs(rule_text: &str, start: &[Cell], generations: u64) -> Vec<Cell> {
    let mut tiled = tiled(rule_text, 1 << 30, start);
    while tiled.generation() < generations {
        let left = generations - tiled.generation();
        tiled.advance(left.min(SHORT), &NoControl).unwrap();
    }
    cells(&tiled)
}

/// A small pattern in one of its eight orientations, somewhere.
fn placed(name: &str, orientation: u8, x: i64, y: i64) -> Vec<Cell> {
    let pattern = classics::find(name).expect("a classic").cells();
    let turn = |cell: &Cell| {
        let (x, y) = if orientation & 4 == 0 {
            (cell.x, cell.y)
        } else {
            (cell.y, cell.x)
        };
        let flip = |v: i64, bit: u8| if orientation & bit == 0 { v } else { -v };
        Cell::new(flip(x, 1), flip(y, 2))
    };
    moved(&pattern.iter().map(turn).collect::<Vec<_>>(), x, y)
}

/// A spaceship and how far it gets in four generations, which make it the same again: to the east
/// and to the south.
fn spaceships() -> Vec<(Vec<Cell>, [i64; 2])> {
    let mut all = Vec::new();
    for orientation in 0..4 {
        let [x, y] = [orientation & 1, orientation >> 1].map(|flip| 1 - 2 * i64::from(flip));
        all.push((placed("glider", orientation, 70 * x, 70 * y), [x, y]));
    }
    // As it is in the file it flies to the west.
    for (orientation, x, y) in [(0, -1, 0), (1, 1, 0), (4, 0, -1), (6, 0, 1)] {
        let lwss = placed("lwss", orientation, 300 * x, 300 * y);
        all.push((lwss, [2 * x, 2 * y]));
    }
    all
}

#[test]
fn spaceships_on_their_way_out_cost_nothing() {
    let start: Vec<Cell> = spaceships()
        .into_iter()
        .flat_map(|(cells, _)| cells)
        .collect();
    // At 100 ns a pass it would take thousands of years.
    const LONG: u64 = 1 << 62;
    let mut board = tiled("B3/S23", 1 << 20, &start);
    board.insert(&placed("blinker", 0, 0, 0)).unwrap();
    board.advance(LONG, &NoControl).unwrap();
    for (start, speed) in spaceships() {
        let [dx, dy] = speed.map(|cells| cells * (LONG / 4) as i64);
        for cell in moved(&start, dx, dy) {
            assert!(board.contains(cell), "{start:?}");
        }
    }
    assert_eq!(board.population(), start.len() as u64 + 3);
}

#[test]
fn a_spaceship_that_leaves_the_plane_is_not_forgotten() {
    let glider = placed("glider", 0, 0, 0);
    let block = moved(&placed("block", 0, 0, 0), -1_000, 0);
    let start = [glider, block].concat();
    for exponent in [63u32, 64, 65, 66, 80] {
        let generations = BigUint::from(1u8) << exponent;
        // It makes a quarter of a cell a generation, and the plane ends after 2^63.
        let leaves = exponent >= 65;
        let mut tiles = universe_of(Engine::Tiled, "B3/S23", &start);
        let run = tiles.advance_big(&generations, &NoControl);
        assert_eq!(run.is_err(), leaves, "2^{exponent} {run:?}");
        let mut any = universe_of(Engine::Auto, "B3/S23", &start);
        any.advance_big(&generations, &NoControl).unwrap();
        assert_eq!(any.generation(), generations);
        assert_eq!(any.population(), BigUint::from(9u8));
        assert_eq!(any.bounds().is_err(), leaves, "2^{exponent}");
    }
}

fn any_spaceship(reach: i64) -> impl Strategy<Value = Vec<Cell>> {
    let names = proptest::sample::select(vec!["glider", "glider", "lwss", "mwss", "hwss"]);
    (names, 0..8u8, -reach..reach, -reach..reach)
        .prop_map(|(name, orientation, x, y)| placed(name, orientation, x, y))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_run_is_what_short_runs_are(
        rule_text in prop_oneof![
            4 => Just("B3/S23"),
            1 => Just("B36/S23"),
            1 => Just("B368/S245"),
            1 => Just("B2-a/S12"),
        ],
        soup in cluster(Just(0), Just(0), 12, 150),
        near in vec(any_spaceship(150), 0..6),
        far in vec(any_spaceship(2_500), 0..40),
        generations in 520..8_000u64,
    ) {
        let start: Vec<Cell> = soup.into_iter().chain(near.concat()).chain(far.concat()).collect();
        let generations = if rule_text == "B2-a/S12" { generations / 4 + 520 } else { generations };
        let mut board = tiled(rule_text, 1 << 30, &start);
        board.advance(generations, &NoControl).unwrap();
        prop_assert!(cells(&board) == in_short_runs(rule_text, &start, generations));
        // What was in the air is on the board, to go on.
        board.advance(520, &NoControl).unwrap();
        prop_assert!(cells(&board) == in_short_runs(rule_text, &start, generations + 520));
    }

    #[test]
    fn wherever_a_run_is_stopped_the_board_is_whole(polls in 0..2_000u64, seed in 0..8u8) {
        let mut start = placed("acorn", seed, 0, 0);
        start.extend(placed("r-pentomino", seed, 400, 100));
        let mut board = tiled("B3/S23", 1 << 30, &start);
        let stopped = board.advance(20_000, &After::new(polls, Signal::Cancel)).unwrap();
        prop_assume!(stopped.stop == Stop::Cancelled);
        let generation = board.generation();
        prop_assert!(cells(&board) == in_short_runs("B3/S23", &start, generation));
    }
}

#[test]
fn a_limit_that_is_reached_leaves_no_spaceship_out() {
    let mut start = placed("acorn", 0, 0, 0);
    // Two streams of gliders, which need more and more tiles where they are not in the air.
    start.extend(placed("gosper-gun", 0, 3_000, 3_000));
    start.extend(placed("gosper-gun", 1, -3_000, 2_000));
    for limit in [100_000, 150_000, 200_000, 300_000, 400_000] {
        let mut board = tiled("B3/S23", limit, &start);
        let refused = board.advance(1 << 20, &NoControl);
        assert!(matches!(refused, Err(Error::MemoryLimit { .. })), "{limit}");
        let generation = board.generation();
        assert!(generation > 0 && board.bytes() <= limit);
        assert!(
            cells(&board) == in_short_runs("B3/S23", &start, generation),
            "{limit}"
        );
    }
}
