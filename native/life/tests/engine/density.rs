//! Counts of squares are those of the cells in them, with every engine and at every scale.

use gol4j_life::{Bounds, Cell, Engine, NoControl, Options, Rule, Squares, Universe, classics};
use proptest::prelude::*;

fn universe(engine: Engine, cells: &[Cell]) -> Universe {
    let mut universe = Universe::with_options(Rule::LIFE, Options::default().with_engine(engine));
    universe.set_alive(cells).expect("there is room");
    universe
}

/// The squares counted by asking for the population of each.
fn one_by_one(universe: &Universe, shift: u32, left: i64, top: i64, side: u32) -> Vec<u64> {
    let mut counts = Vec::new();
    for row in 0..i64::from(side) {
        for column in 0..i64::from(side) {
            let min_x = (left + column) << shift;
            let min_y = (top + row) << shift;
            let region = Bounds {
                min_x,
                min_y,
                max_x: min_x + ((1i64 << shift) - 1),
                max_y: min_y + ((1i64 << shift) - 1),
            };
            let count = universe.population_within(region);
            counts.push(count.try_into().expect("few cells"));
        }
    }
    counts
}

proptest! {
    #[test]
    fn every_square_has_the_cells_that_are_in_it(
        cells in prop::collection::vec((-200i64..200, -200i64..200), 0..300),
        shift in 0u32..9,
        left in -12i64..8,
        top in -12i64..8,
    ) {
        let cells: Vec<Cell> = cells.iter().map(|&(x, y)| Cell::new(x, y)).collect();
        let squares = Squares::new(shift, left, top, 9, 9).expect("a small shift");
        for engine in [Engine::Tiled, Engine::HashLife] {
            let mut universe = universe(engine, &cells);
            universe.advance(3, &NoControl).expect("there is room");
            prop_assert_eq!(
                universe.density(&squares).expect("there is room"),
                one_by_one(&universe, shift, left, top, 9),
                "{:?}", engine
            );
        }
    }
}

#[test]
fn four_squares_cover_the_plane() {
    let corners = [
        Cell::new(i64::MIN, i64::MIN),
        Cell::new(-1, -1),
        Cell::new(i64::MAX, i64::MIN),
        Cell::new(0, i64::MAX),
        Cell::new(1, i64::MAX),
        Cell::new(i64::MAX, i64::MAX),
    ];
    let squares = Squares::new(63, -1, -1, 2, 2).expect("the largest shift");
    for engine in [Engine::Tiled, Engine::HashLife] {
        let universe = universe(engine, &corners);
        assert_eq!(
            universe.density(&squares).expect("room"),
            [2, 1, 0, 3],
            "{engine:?}"
        );
    }
    assert_eq!(Squares::new(64, -1, -1, 2, 2), None);
}

#[test]
fn squares_past_the_plane_are_empty() {
    let universe = universe(Engine::Auto, &classics::acorn());
    let past = Squares::new(63, 5, 5, 3, 2).expect("a shift");
    assert_eq!(universe.density(&past).expect("room"), [0; 6]);
    let none = Squares::new(0, 0, 0, 0, 7).expect("a shift");
    assert_eq!(universe.density(&none).expect("room"), [0u64; 0]);
}

#[test]
fn astronomical_counts_are_exact_as_far_as_they_fit() {
    let mut universe = universe(
        Engine::HashLife,
        &classics::find("gosper-gun")
            .expect("it is built in")
            .cells(),
    );
    universe
        .advance_big(&(num_bigint::BigUint::from(1u32) << 80), &NoControl)
        .expect("there is room");
    let squares = Squares::new(60, -8, -8, 16, 16).expect("a shift");
    let total: u64 = universe.density(&squares).expect("room").iter().sum();
    assert_eq!(
        num_bigint::BigUint::from(total),
        universe.population_within(Bounds::PLANE)
    );
}
