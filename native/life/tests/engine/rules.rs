//! What rules do: that each notation means what it says, and that every engine follows it.

use crate::common::boards::{cluster, digits};
use crate::common::populations::{self, Golly};
use crate::common::{self, Reference, cells, kernels, population, rule, run};
use gol4j_life::hashlife::{HashLife, HashLifeOptions};
use gol4j_life::pattern::{self, Limits};
use gol4j_life::{Cell, Engine, Error, NoControl, Options, Rule, Universe};
use proptest::collection::vec;
use proptest::prelude::*;

/// The states of the nine cells, from the north-west to the south-east.
fn states(nine: u16) -> [bool; 9] {
    std::array::from_fn(|i| nine >> (8 - i) & 1 == 1)
}

/// The numbers of the cells that are neighbours, from the north-west to the south-east.
const MOORE: &[usize] = &[0, 1, 2, 3, 5, 6, 7, 8];
const HEXAGONAL: &[usize] = &[0, 1, 3, 5, 7, 8];
const VON_NEUMANN: &[usize] = &[1, 3, 5, 7];

fn assert_follows(rule_text: &str, next: impl Fn([bool; 9]) -> bool) {
    let rule = rule(rule_text);
    for nine in 0..512 {
        assert_eq!(
            rule.next(nine),
            next(states(nine)),
            "{rule_text} {nine:09b}"
        );
    }
}

#[test]
fn counts_are_counts_of_the_neighbours() {
    for (suffix, neighbours) in [("", MOORE), ("H", HEXAGONAL), ("V", VON_NEUMANN)] {
        let all = (1u16 << (neighbours.len() + 1)) - 1;
        for (birth, survival) in [
            (8, 12),
            (1, 0),
            (0x155, 0x0AA),
            (0, 0x1FF),
            (0x1FF, 0),
            (4, 11),
        ] {
            let (birth, survival) = (birth & all, survival & all);
            let text = format!("B{}/S{}{suffix}", digits(birth), digits(survival));
            assert_follows(&text, |states| {
                let alive = neighbours.iter().filter(|&&i| states[i]).count();
                (if states[4] { survival } else { birth }) >> alive & 1 == 1
            });
        }
    }
}

#[test]
fn wolframs_numbers_look_at_the_row_above() {
    for number in (0..=254u32).step_by(2) {
        assert_follows(&format!("W{number}"), |states| {
            let three = states[..3]
                .iter()
                .fold(0, |three, &s| three << 1 | u32::from(s));
            states[4] || number >> three & 1 == 1
        });
    }
}

#[test]
fn a_map_is_the_table_of_the_cells_that_matter() {
    // Golly numbers the hexagonal neighbours from the south to the north.
    for (order, digits) in [
        (&[0, 1, 2, 3, 4, 5, 6, 7, 8][..], 86),
        (&[7, 8, 3, 4, 5, 0, 1], 22),
        (&[1, 3, 4, 5, 7], 6),
    ] {
        for digit in 0..digits {
            // The first bit of one digit only.
            let text: String = (0..digits)
                .map(|i| if i == digit { 'g' } else { 'A' })
                .collect();
            assert_follows(&format!("MAP{text}"), |states| {
                let index = order
                    .iter()
                    .fold(0, |index, &i| index << 1 | usize::from(states[i]));
                index == 6 * digit
            });
        }
    }
}

#[test]
fn letters_are_arrangements_up_to_rotation_and_reflection() {
    // Two neighbours: the six ways in which they can stand.
    for (letter, rows) in [
        ('c', "o.o ... ..."),
        ('e', ".o. o.. ..."),
        ('k', ".o. ... o.."),
        ('a', "oo. ... ..."),
        ('i', ".o. ... .o."),
        ('n', "o.. ... ..o"),
    ] {
        let alive: Vec<bool> = rows
            .chars()
            .filter(|&c| c != ' ')
            .map(|c| c == 'o')
            .collect();
        let turn =
            |s: &Vec<bool>| -> Vec<bool> { (0..9).map(|i| s[6 - 3 * (i % 3) + i / 3]).collect() };
        let flip =
            |s: &Vec<bool>| -> Vec<bool> { (0..9).map(|i| s[i / 3 * 3 + 2 - i % 3]).collect() };
        let mut arrangements = Vec::new();
        let mut one = alive;
        for _ in 0..4 {
            arrangements.push(one.clone());
            arrangements.push(flip(&one));
            one = turn(&one);
        }
        assert_follows(&format!("B2{letter}/S"), |states| {
            arrangements.contains(&states.to_vec())
        });
    }
    assert_follows("B/S2-c", |states| {
        let alive = MOORE.iter().filter(|&&i| states[i]).count();
        let corners = [0, 2, 6, 8].map(|i| states[i]);
        let two_near_corners = corners.iter().filter(|&&s| s).count() == 2
            && corners != [true, false, false, true]
            && corners != [false, true, true, false];
        states[4] && alive == 2 && !two_near_corners
    });
}

/// Rules of every family, with and without B0.
fn any_rule() -> impl Strategy<Value = String> {
    let map = vec(0..64usize, 86).prop_map(|digits| {
        let base64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let text: String = digits.into_iter().map(|i| char::from(base64[i])).collect();
        format!("MAP{text}")
    });
    let counts = |suffix: &'static str, all: u16| {
        (0..=all, 0..=all).prop_map(move |(b, s)| format!("B{}/S{}{suffix}", digits(b), digits(s)))
    };
    prop_oneof![
        map.clone(),
        // Without B0.
        map.prop_map(|text| format!("MAPA{}", &text[4..])),
        counts("", 0x1FF),
        counts("H", 0x7F),
        counts("V", 0x1F),
        (0..=127u32).prop_map(|n| format!("W{}", 2 * n)),
        "B0?(1e)?2-?[acn]3[aij]?4-[wtz]/S2[ik]?3-[cqr]4t?8?",
    ]
}

/// Cells around the corner of four tiles and of four of HashLife's leaves.
fn soup() -> impl Strategy<Value = Vec<Cell>> {
    cluster(Just(48), Just(0), 9, 120)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_engine_and_unit_follows_any_rule(
        text in any_rule(),
        soup in soup(),
        parts in vec(1..12u64, 1..4),
    ) {
        let rule = rule(&text);
        let mut reference = Reference::new(rule, soup.iter().copied());
        let mut universes: Vec<Universe> = kernels()
            .map(|kernel| {
                let options = Options::default().with_kernel(kernel);
                let mut universe = Universe::with_options(rule, options);
                universe.set_alive(&soup).unwrap();
                universe
            })
            .collect();
        let mut hashlife = HashLife::new(rule, HashLifeOptions {
            memory_limit: 1 << 30,
            kernel: Options::default().kernel,
        });
        hashlife.insert(&soup).unwrap();
        for generations in parts {
            for _ in 0..generations {
                reference.step();
            }
            let expected = reference.sorted();
            for universe in &mut universes {
                run(universe, generations);
                prop_assert_eq!(universe.background(), reference.background, "{}", text);
                prop_assert_eq!(&cells(universe), &expected, "{}", text);
            }
            hashlife.advance(&generations.into(), &NoControl).unwrap();
            prop_assert_eq!(hashlife.background(), reference.background, "{}", text);
            let found: Vec<Cell> = hashlife.cells().unwrap().collect();
            prop_assert_eq!(&found, &expected, "{}", text);
        }
    }
}

/// A bounded grid computed cell by cell: beyond its edges each cell is looked for where Golly's
/// documentation says.
struct Bounded {
    suffix: String,
    width: i64,
    height: i64,
    reference: Reference,
}

impl Bounded {
    fn new(rule_text: &str, soup: &[Cell]) -> Self {
        let rule = rule(rule_text);
        let grid = rule.grid().expect("a grid");
        let (_, suffix) = rule_text.split_once(':').unwrap();
        Self {
            suffix: suffix.to_owned(),
            width: i64::from(grid.width().expect("a width")),
            height: i64::from(grid.height().expect("a height")),
            reference: Reference::new(rule, soup.iter().copied()),
        }
    }

    /// The cell of the grid that is seen at a place, counted from the north-western corner, at most
    /// one cell outside.
    fn seen(&self, x: i64, y: i64) -> Option<(i64, i64)> {
        let (w, h) = (self.width, self.height);
        let (out_x, out_y) = (x < 0 || x >= w, y < 0 || y >= h);
        let shift = |axis: char| -> i64 {
            // From the horizontal or the vertical size of the suffix.
            let sizes: Vec<&str> = self.suffix[1..].split(',').collect();
            let size = if axis == 'h' {
                sizes[0]
            } else {
                sizes.get(1).copied().unwrap_or("")
            };
            size.find(['+', '-'])
                .map_or(0, |at| size[at..].parse().unwrap())
        };
        let horizontal = self.suffix.split(',').next().unwrap().contains('*');
        match self.suffix.as_bytes()[0] {
            b'P' => (!out_x && !out_y).then_some((x, y)),
            b'T' => {
                let (mut to_x, mut to_y) = (x, y);
                if out_y {
                    to_x += if y < 0 { -shift('h') } else { shift('h') };
                }
                if out_x {
                    to_y += if x < 0 { -shift('v') } else { shift('v') };
                }
                Some((to_x.rem_euclid(w), to_y.rem_euclid(h)))
            }
            b'K' if horizontal => {
                let moved = shift('h').rem_euclid(2);
                let to_x = if out_y { w - 1 - x - moved } else { x };
                Some((to_x.rem_euclid(w), y.rem_euclid(h)))
            }
            b'K' => {
                let moved = shift('v').rem_euclid(2);
                let to_y = if out_x { h - 1 - y - moved } else { y };
                Some((x.rem_euclid(w), to_y.rem_euclid(h)))
            }
            b'C' if out_x && out_y => Some((x.clamp(0, w - 1), y.clamp(0, h - 1))),
            b'C' if out_x => Some((x.rem_euclid(w), h - 1 - y)),
            b'C' if out_y => Some((w - 1 - x, y.rem_euclid(h))),
            b'S' if out_x && out_y => Some((x.clamp(0, w - 1), y.clamp(0, h - 1))),
            b'S' if x < 0 || y < 0 => Some(if x < 0 { (y, 0) } else { (0, x) }),
            b'S' if out_x || out_y => Some(if x >= w { (y, h - 1) } else { (w - 1, x) }),
            _ => Some((x, y)),
        }
    }

    fn step(&mut self) {
        let Reference {
            rule,
            background,
            pattern,
        } = &self.reference;
        let corner = (self.width / 2, self.height / 2);
        let differs = |x: i64, y: i64| {
            self.seen(x, y)
                .is_some_and(|(x, y)| pattern.contains(&Cell::new(x - corner.0, y - corner.1)))
        };
        let next_background = rule.next_background(*background);
        let mut next = std::collections::HashSet::new();
        for y in 0..self.height {
            for x in 0..self.width {
                let mut nine = 0;
                for (dx, dy) in (-1..=1).flat_map(|dy| (-1..=1).map(move |dx| (dx, dy))) {
                    nine = nine << 1 | u16::from(differs(x + dx, y + dy) != *background);
                }
                if rule.next(nine) != next_background {
                    next.insert(Cell::new(x - corner.0, y - corner.1));
                }
            }
        }
        self.reference.pattern = next;
        self.reference.background = next_background;
    }
}

fn any_grid() -> impl Strategy<Value = String> {
    let size = || prop_oneof![1..6u32, 1..60u32];
    (0..9, size(), size(), 0..7i32).prop_map(|(kind, w, h, shift)| match kind {
        0 => format!("P{w},{h}"),
        1 => format!("T{w},{h}"),
        2 => format!("T{w}{:+},{h}", shift % w as i32),
        3 => format!("T{w},{h}{:+}", -(shift % h as i32)),
        4 => format!("K{w}*,{h}"),
        5 => format!("K{w},{h}*"),
        6 => format!("K{}*+1,{h}", 2 * w),
        7 => format!("K{w},{}*+1", 2 * h),
        _ if shift % 2 == 0 => format!("C{w},{h}"),
        _ => format!("S{w}"),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn bounded_grids_are_joined_as_they_say(
        rule_text in prop_oneof![Just("B3/S23".to_owned()), any_rule()],
        grid in any_grid(),
        seed in vec((0..1_000i64, 0..1_000i64), 0..200),
        parts in vec(1..40u64, 1..4),
    ) {
        let text = format!("{rule_text}:{grid}");
        let bounds = rule(&text).grid().unwrap().bounds();
        let (w, h) = (bounds.max_x - bounds.min_x + 1, bounds.max_y - bounds.min_y + 1);
        let soup: Vec<Cell> = seed
            .into_iter()
            .map(|(x, y)| Cell::new(bounds.min_x + x % w, bounds.min_y + y % h))
            .collect();
        let mut universe = common::universe(&text, &soup);
        let mut expected = Bounded::new(&text, &soup);
        for generations in parts {
            for _ in 0..generations {
                expected.step();
            }
            run(&mut universe, generations);
            prop_assert_eq!(universe.background(), expected.reference.background, "{}", &text);
            prop_assert_eq!(cells(&universe), expected.reference.sorted(), "{}", &text);
        }
    }
}

#[test]
fn a_glider_comes_back_to_where_it_was_on_a_torus_and_in_a_tube() {
    let glider = [(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)].map(|(x, y)| Cell::new(x, y));
    let mut torus = common::universe("B3/S23:T30,20", &glider);
    let start = cells(&torus);
    // One cell in four generations, and 60 is the first multiple of both sides.
    run(&mut torus, 4 * 60);
    assert_eq!(cells(&torus), start);
    run(&mut torus, 4);
    assert_ne!(cells(&torus), start);
    let mut tube = common::universe("B3/S23:T0,20", &glider);
    run(&mut tube, 4 * 20_000);
    assert_eq!(cells(&tube), common::moved(&start, 20_000, 0));
}

#[test]
fn what_lies_outside_the_grid_cannot_be_edited() {
    let mut universe = Universe::new(rule("B3/S23:P5,4"));
    let inside = Cell::new(-2, -2);
    for outside in [
        Cell::new(3, 0),
        Cell::new(-3, 0),
        Cell::new(0, 2),
        Cell::new(0, -3),
    ] {
        let error = universe.set_alive(&[inside, outside]).unwrap_err();
        let grid = universe.rule().grid().unwrap();
        assert_eq!(
            error,
            Error::OutsideGrid {
                cell: outside,
                grid
            }
        );
        assert!(error.to_string().contains("columns are -2 to 2"), "{error}");
        assert_eq!(population(&universe), 0);
    }
    universe.set_alive(&[inside]).unwrap();
    assert_eq!(population(&universe), 1);
}

#[test]
fn hashlife_does_not_advance_boards_on_bounded_grids() {
    let rule = rule("B3/S23:P5,4");
    let grid = rule.grid().unwrap();
    let mut universe = Universe::new(rule);
    let refused = universe.set_engine(Engine::HashLife);
    assert_eq!(refused, Err(Error::BoundedGrid { grid }));
    let options = HashLifeOptions {
        memory_limit: 1 << 30,
        kernel: Options::default().kernel,
    };
    // A board that was built from nodes is as good as one of cells, if it is on the grid.
    for (x, outcome) in [
        (2, Ok(())),
        (
            3,
            Err(Error::OutsideGrid {
                cell: Cell::new(3, 1),
                grid,
            }),
        ),
    ] {
        let mut board = HashLife::new(rule, options);
        board.insert(&[Cell::new(x, 1)]).unwrap();
        assert_eq!(universe.adopt(board), outcome);
        assert_eq!(universe.active_engine(), Engine::Tiled);
        assert_eq!(cells(&universe), [Cell::new(2, 1)]);
    }
}

#[test]
fn a_bounded_board_can_be_stopped_at_any_generation() {
    let soup: Vec<Cell> = (0..400)
        .map(|i| Cell::new(i * i % 41 - 20, i * 7 % 31 - 15))
        .collect();
    let mut whole = common::universe("B3/S23:K41,31*", &soup);
    let mut stopped = whole.try_clone().unwrap();
    for polls in 0..60 {
        let control = common::After::new(polls, gol4j_life::Signal::Cancel);
        let done = stopped.advance(50, &control).unwrap().generations;
        assert_eq!(control.reported.get(), done);
        run(&mut whole, done);
        assert_eq!(cells(&stopped), cells(&whole), "{polls}");
    }
    assert!(common::generation(&whole) > 0);
}

#[test]
fn rules_that_differ_in_name_only_do_the_same() {
    let life = rule("B3/S23");
    let map = rule(
        "MAPARYXfhZofugWaH7oaIDogBZofuhogOiAaIDogIAAgAAWaH7oaIDogGiA6ICAAIAAaIDogIAAgACAAIAAAAAAAA",
    );
    assert_ne!(life, map);
    let acorn = gol4j_life::classics::acorn();
    let populations = [life, map].map(|rule: Rule| {
        let mut universe = Universe::new(rule);
        universe.set_alive(&acorn).unwrap();
        run(&mut universe, 1_000);
        population(&universe)
    });
    assert_eq!(populations, [457; 2]);
}

#[test]
fn a_soup_has_gollys_populations_under_rules_of_every_family() {
    // Both are made by `scripts/golly-populations rules`.
    let soup = pattern::read(include_bytes!("rule_soup.rle"), &Limits::default()).unwrap();
    for line in Golly::read(include_str!("rule_populations.tsv")) {
        let rule = rule(line.rule);
        assert_eq!(rule.to_string(), line.rule, "the canonical form is Golly's");
        for engine in [Engine::Auto, Engine::Tiled, Engine::HashLife] {
            let found = populations::by(engine, &soup, rule, &line.generations[..4]);
            assert_eq!(
                found.unwrap(),
                line.populations[..4],
                "{engine}: {}",
                line.rule
            );
        }
        let found = populations::by(Engine::Tiled, &soup, rule, &line.generations);
        assert_eq!(found, Some(line.populations), "{}", line.rule);
    }
}
