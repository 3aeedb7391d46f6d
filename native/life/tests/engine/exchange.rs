//! Patterns in universes, by cells and by quadtrees.

use gol4j_life::pattern::{Description, Limits, Loaded, Macrocell, Pattern};
use gol4j_life::{Cell, Engine, ExchangeError, NoControl, Options, Rule, Universe};
use proptest::collection::btree_set;
use proptest::prelude::*;

fn pattern(cells: &[(i64, i64)]) -> Pattern {
    Pattern::from_cells(cells.iter().map(|&(x, y)| Cell::new(x, y))).expect("room")
}

fn universe(engine: Engine) -> Universe {
    Universe::with_options(Rule::LIFE, Options::default().with_engine(engine))
}

fn cells(pattern: &Loaded) -> Vec<Cell> {
    let pattern = pattern.as_pattern(&Limits::default()).expect("few cells");
    pattern.cells().collect()
}

fn quadtree(pattern: &Pattern) -> Loaded {
    Macrocell::from_pattern(pattern).expect("room").into()
}

#[test]
fn what_a_pattern_says_about_itself_stays_with_the_universe() {
    let texts = Description::default()
        .with_name("Block")
        .with_author("Me")
        .with_comments(["It is still."]);
    let block = pattern(&[(0, 0), (0, 1), (1, 0), (1, 1)]).with_description(texts.clone());
    for shape in [Loaded::from(block.clone()), quadtree(&block)] {
        let mut first = universe(Engine::Auto);
        first.load(&shape).unwrap();
        let mut universe = first.try_clone().unwrap();
        universe.advance(3, &NoControl).unwrap();
        let later = universe.to_pattern().unwrap();
        assert_eq!(*later.description(), texts.clone().with_generation(3_u32));
        universe.clear();
        let empty = universe.to_pattern().unwrap();
        assert_eq!(*empty.description(), Description::default());
    }
}

proptest! {
    #[test]
    fn a_pattern_keeps_its_place_in_every_engine_and_in_both_shapes(
        near in btree_set((-70_i64..70, -70_i64..70), 0..80),
        (dx, dy) in prop_oneof![
            Just((0, 0)),
            (-9_i64..9, -9_i64..9),
            (-1_i64 << 40..1 << 40, -1_i64 << 40..1 << 40)
        ],
        generation in 0_u64..1_000,
    ) {
        let near: Vec<(i64, i64)> = near.into_iter().map(|(x, y)| (x + dx, y + dy)).collect();
        let description = Description::default().with_generation(generation);
        let pattern = pattern(&near).with_description(description);
        let expected: Vec<Cell> = pattern.cells().collect();
        for engine in [Engine::Auto, Engine::Tiled, Engine::HashLife] {
            for shape in [Loaded::from(pattern.clone()), quadtree(&pattern)] {
                let mut universe = universe(engine);
                // In place of what is there.
                universe.set_alive(&[Cell::new(5, 5)]).unwrap();
                universe.load(&shape).unwrap();
                prop_assert_eq!(universe.generation(), generation.into());
                let found: Vec<Cell> = universe.cells().unwrap().collect();
                prop_assert_eq!(&found, &expected, "{} {:?}", engine, shape);
                let back = universe.to_pattern().unwrap();
                prop_assert_eq!(cells(&back), expected.clone(), "{}", engine);
                prop_assert!(back.is_same(&shape).unwrap(), "{}", engine);
                prop_assert!(shape.is_same(&back).unwrap(), "{}", engine);
            }
        }
    }

    #[test]
    fn a_quadtree_answers_as_its_cells_do(
        cells in btree_set((-70_i64..70, -70_i64..70), 0..80),
        other in btree_set((-70_i64..70, -70_i64..70), 0..3),
        (x, y) in (-80_i64..80, -80_i64..80),
        (width, height) in (0_i64..90, 0_i64..90),
    ) {
        let cells: Vec<(i64, i64)> = cells.into_iter().collect();
        let plain = pattern(&cells);
        let tree = quadtree(&plain);
        let region = gol4j_life::Bounds { min_x: x, min_y: y, max_x: x + width, max_y: y + height };
        prop_assert_eq!(tree.bounds().unwrap(), plain.bounds());
        prop_assert_eq!(tree.population(), plain.population().into());
        prop_assert_eq!(tree.crop(region, &Limits::default()).unwrap(), plain.crop(region).unwrap());
        let other: Vec<(i64, i64)> = other.into_iter().collect();
        let changed = plain.symmetric_difference(&pattern(&other)).unwrap();
        let same = changed == plain;
        prop_assert_eq!(tree.is_same(&quadtree(&changed)).unwrap(), same);
        prop_assert_eq!(tree.is_same(&changed.clone().into()).unwrap(), same);
        prop_assert_eq!(Loaded::from(changed).is_same(&tree).unwrap(), same);
    }
}

#[test]
fn the_same_board_can_be_spelt_by_many_quadtrees() {
    let read = |text: &str| {
        gol4j_life::pattern::read(text.as_bytes(), &Limits::default()).expect("it is valid")
    };
    // One cell at the origin, which is the first of a root's eastern half and the last row of its
    // northern one.
    let small = read("[M2]\n$$$....*$\n");
    for other in [
        // In larger roots.
        "[M2]\n$$$$$$$*$\n4 0 1 0 0\n",
        "[M2]\n$$$$$$$*$\n4 0 0 1 0\n5 0 2 0 0\n",
        // With nodes of no use and repeated ones.
        "[M2]\n***$\n$$$$$$$*$\n$$$$$$$*$\n4 0 2 0 0\n4 0 3 0 0\n",
    ] {
        assert!(small.is_same(&read(other)).unwrap(), "{other:?}");
        assert!(read(other).is_same(&small).unwrap(), "{other:?}");
    }
    let spelt_out = read("[M2]\n$\n...*$\n4 1 2 0 1\n4 0 0 0 0\n5 3 4 0 0\n");
    let brief = read("[M2]\n...*$\n4 0 1 0 0\n5 2 0 0 0\n");
    assert!(brief.is_same(&spelt_out).unwrap());
    assert!(spelt_out.is_same(&brief).unwrap());
}

#[test]
fn a_pattern_of_another_rule_is_refused_and_nothing_changed() {
    for engine in [Engine::Tiled, Engine::HashLife] {
        let mut universe = universe(engine);
        universe.set_alive(&[Cell::new(5, 5)]).unwrap();
        let other = Description::default().with_rule("B36/S23".parse::<Rule>().unwrap());
        let refused = universe.load(&pattern(&[(0, 0)]).with_description(other).into());
        assert!(matches!(refused, Err(ExchangeError::RuleMismatch { .. })));
        assert_eq!(universe.population(), 1_u32.into());
    }
}

#[test]
fn a_cell_outside_the_bounded_grid_is_refused() {
    let rule: Rule = "B3/S23:T10,10".parse().unwrap();
    let mut universe = Universe::new(rule);
    let on = |x| pattern(&[(x, 0)]).with_description(Description::default().with_rule(rule));
    universe.load(&on(4).into()).unwrap();
    for shape in [on(5).into(), quadtree(&on(5))] {
        assert!(matches!(
            universe.load(&shape),
            Err(ExchangeError::Board(gol4j_life::Error::OutsideGrid { .. }))
        ));
    }
    assert_eq!(universe.population(), 1_u32.into());
}

#[test]
fn a_board_past_the_plane_can_be_written_and_loaded_again() {
    let mut far = universe(Engine::HashLife);
    far.load(&pattern(&[(0, 0), (1, 1), (-1, 2), (0, 2), (1, 2)]).into())
        .unwrap();
    let far_away = num_bigint::BigUint::from(1_u32) << 70;
    far.advance_big(&far_away, &NoControl).unwrap();
    let written = far.to_pattern().unwrap();
    assert_eq!(*written.description().generation(), far_away);
    assert_eq!(written.population(), 5_u32.into());
    assert!(written.bounds().is_err());

    let mut again = universe(Engine::Auto);
    again.load(&written).unwrap();
    assert!(again.to_pattern().unwrap().is_same(&written).unwrap());
    let mut tiles = universe(Engine::Tiled);
    let refused = tiles.load(&written);
    assert!(matches!(
        refused,
        Err(ExchangeError::Board(gol4j_life::Error::BeyondPlane))
    ));
}

#[test]
fn under_b0_a_pattern_is_what_differs_from_the_background_as_in_golly() {
    // Life with the states exchanged: a glider of dead cells flies over the live plane.
    let rule: Rule = "B0123478/S01234678".parse().unwrap();
    let glider = pattern(&[(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)])
        .with_description(Description::default().with_rule(rule));
    for engine in [Engine::Auto, Engine::Tiled, Engine::HashLife] {
        let options = Options::default().with_engine(engine);
        let mut universe = Universe::with_options(rule, options);
        universe.load(&glider.clone().into()).unwrap();
        assert!(universe.background());
        assert!(!universe.is_alive(Cell::new(1, 0)));
        universe.advance(400, &NoControl).unwrap();
        let flown = glider.translate(100, 100).unwrap();
        let now = universe.to_pattern().unwrap();
        assert!(cells(&now).into_iter().eq(flown.cells()), "{engine}");
    }
}

#[test]
fn a_board_of_any_generation_is_saved_and_goes_on_as_if_it_had_not_been() {
    for rule_text in ["B03/S23", "B03/S238", "B0/S", "B3/S23"] {
        let rule: Rule = rule_text.parse().unwrap();
        for engine in [Engine::Auto, Engine::Tiled, Engine::HashLife] {
            let options = Options::default().with_engine(engine);
            let mut universe = Universe::with_options(rule, options);
            universe.set_alive(&gol4j_life::classics::acorn()).unwrap();
            for _ in 1..6 {
                universe.advance(1, &NoControl).unwrap();
                for shape in [false, true] {
                    let saved = universe.to_pattern().unwrap();
                    let saved = match shape {
                        false => saved,
                        true => quadtree(&saved.into_pattern(&Limits::default()).unwrap()),
                    };
                    let mut again = Universe::with_options(rule, options);
                    again.load(&saved).unwrap();
                    assert_eq!(again.background(), universe.background(), "{rule_text}");
                    let mut ahead = universe.try_clone().unwrap();
                    for universe in [&mut again, &mut ahead] {
                        universe.advance(37, &NoControl).unwrap();
                    }
                    assert_eq!(again.generation(), ahead.generation());
                    let [one, other] = [&again, &ahead]
                        .map(|universe| universe.cells().unwrap().collect::<Vec<Cell>>());
                    assert_eq!(one, other, "{rule_text} {engine}");
                }
            }
        }
    }
}

#[test]
fn a_background_that_no_pattern_has_is_refused() {
    let rule: Rule = "B0/S8".parse().unwrap();
    let mut universe = Universe::new(rule);
    let refused = universe.to_pattern().unwrap_err();
    assert_eq!(
        refused.to_string(),
        "under B0/S8 a pattern of this generation has a live background, and the universe has the \
         other; advance by a generation, or give it another one"
    );
    universe.advance(1, &NoControl).unwrap();
    assert!(universe.to_pattern().is_ok());
}
