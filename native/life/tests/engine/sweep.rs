//! A fixed sweep, beside all that is random: every engine with every kernel of this machine, rules
//! of each family, every number of generations up to five passes of tiles, at every kind of border.

use crate::common::{Reference, View, generation, kernels, rule};
use gol4j_life::{Cell, Engine, Kernel, NoControl, Options, Universe};

const GENERATIONS: u64 = 40;

/// Rules with circuits of their own, rules without, families, and every kind of background.
const RULES: [&str; 22] = [
    "B3/S23",
    "B36/S23",
    "B3678/S34678",
    "B2/S",
    "B1357/S1357",
    "B35678/S5678",
    "B1/S012345678",
    "B8/S3",
    "B/S012345678",
    "B3/S",
    // The background blinks.
    "B0/S",
    "B03/S23",
    "B0123478/S01234678",
    "B01248/S147",
    "B012345678/S",
    "B0/S4567",
    // It becomes alive and stays so.
    "B03/S238",
    "B0/S012345678",
    // Where neighbours are.
    "B2-a/S12",
    "B2/S34H",
    "B13/S012V",
    "B02-ce3/S1e",
];

/// The corner of four tiles, that of four leaves of HashLife, one in the middle of a tile, and the
/// places where tiles, or the plane, come to an end.
const PLACES: [(i64, i64); 6] = [
    (48 * 7, 48 * -5),
    (64, -64),
    (20, 20),
    (0, 0),
    (i64::MAX - 60, 48 * 3),
    (i64::MIN + 60, i64::MAX - 60),
];

/// Some live cells in a square of 6 x 6 around the origin.
const SOUP: [&str; 6] = ["o..oo.", ".oo..o", "oo.o..", "..o.oo", "o.oo..", ".o..oo"];

fn soup((x, y): (i64, i64)) -> Vec<Cell> {
    let rows = (-3..).zip(SOUP);
    rows.flat_map(|(dy, row)| {
        let columns = (-3..).zip(row.chars()).filter(|&(_, c)| c == 'o');
        columns.map(move |(dx, _)| Cell::new(x + dx, y + dy))
    })
    .collect()
}

/// What the soup becomes, in every generation.
fn expected(rule_text: &str) -> Vec<View> {
    let mut reference = Reference::new(rule(rule_text), soup((0, 0)));
    let mut views = vec![View::from(&reference)];
    for _ in 0..GENERATIONS {
        reference.step();
        views.push(View::from(&reference));
    }
    views
}

fn start(rule_text: &str, engine: Engine, kernel: Kernel, place: (i64, i64)) -> Universe {
    let options = Options::default().with_engine(engine).with_kernel(kernel);
    let mut universe = Universe::with_options(rule(rule_text), options);
    universe.set_alive(&soup(place)).expect("room for the soup");
    universe
}

/// What is expected of the soup at the origin, told of the one at a place.
fn assert_same(universe: &Universe, expected: &View, (x, y): (i64, i64), what: &str) {
    let mut view = View::from(universe);
    for cell in &mut view.cells {
        *cell = Cell::new(cell.x - x, cell.y - y);
    }
    if let Some(bounds) = &mut view.bounds {
        (bounds.min_x, bounds.max_x) = (bounds.min_x - x, bounds.max_x - x);
        (bounds.min_y, bounds.max_y) = (bounds.min_y - y, bounds.max_y - y);
    }
    assert!(view == *expected, "{what}");
}

fn sweep(engine: Engine) {
    for rule_text in RULES {
        let expected = expected(rule_text);
        for (kernel, place) in kernels().flat_map(|k| PLACES.map(|place| (k, place))) {
            let mut one_by_one = start(rule_text, engine, kernel, place);
            for generations in 0..=GENERATIONS {
                let what = format!("{rule_text} {engine:?} {kernel} at {place:?}: {generations}");
                let expected = &expected[generations as usize];
                assert_same(&one_by_one, expected, place, &what);
                one_by_one.advance(1, &NoControl).expect("it fits");

                let mut at_once = start(rule_text, engine, kernel, place);
                at_once.advance(generations, &NoControl).expect("it fits");
                assert_eq!(generation(&at_once), generations);
                assert_same(&at_once, expected, place, &what);
            }
        }
    }
}

#[test]
fn tiles_are_right_everywhere() {
    sweep(Engine::Tiled);
}

#[test]
fn hashlife_is_right_everywhere() {
    sweep(Engine::HashLife);
}

#[test]
fn their_choice_is_right_everywhere() {
    sweep(Engine::Auto);
}
