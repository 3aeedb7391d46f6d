//! What holds for every pattern and every file.

use std::collections::BTreeSet;

use gol4j_life::pattern::{
    self, Description, Flip, Format, Limits, Loaded, Macrocell, Pattern, Rotation, RuleText,
    SetOperation, WriteOptions,
};
use gol4j_life::{Bounds, Cell};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;

const FORMATS: [Format; 5] = [
    Format::Rle,
    Format::Macrocell,
    Format::Life105,
    Format::Life106,
    Format::Plaintext,
];

/// Coordinates near each other, around a place that may be anywhere.
fn board() -> impl Strategy<Value = BTreeSet<Cell>> {
    let centre = || {
        prop_oneof![
            Just(0),
            Just(i64::MAX - 200),
            Just(i64::MIN + 200),
            -1_000_000_i64..1_000_000,
            i64::MIN + 200..i64::MAX - 200,
        ]
    };
    let cells = prop_oneof![
        btree_set((-6_i64..6, -6_i64..6), 0..60),
        btree_set((-200_i64..200, -200_i64..200), 0..60),
        btree_set((-200_i64..200, -2_i64..2), 0..300),
    ];
    (centre(), centre(), cells).prop_map(|(x, y, cells)| {
        let place = |(dx, dy)| Cell::new(x + dx, y + dy);
        cells.into_iter().map(place).collect()
    })
}

/// Cells anywhere on the plane.
fn far_board() -> impl Strategy<Value = BTreeSet<Cell>> {
    let coordinate = || prop_oneof![any::<i64>(), Just(i64::MIN), Just(i64::MAX), -3_i64..3];
    let cell = (coordinate(), coordinate()).prop_map(|(x, y)| Cell::new(x, y));
    btree_set(cell, 0..40)
}

fn description() -> impl Strategy<Value = Description> {
    let rule = prop_oneof![
        Just("B3/S23"),
        Just("B36/S125"),
        Just("B/S"),
        Just("B012345678/S8"),
        Just("B2-a/S12"),
        Just("B3/S23:T30,20"),
        Just("B23/S3"),
        Just("B245/S3H"),
        Just("W110"),
        Just("R5,C2,S33-57,B34-45"),
    ];
    let texts = (".{0,30}", ".{0,30}", vec("[ -~\t\n\ré#!]{0,30}", 0..5));
    (rule, any::<u128>(), any::<bool>(), texts).prop_map(
        |(rule, generation, later, (name, author, comments))| {
            Description::default()
                .with_rule(RuleText::new(rule).expect("a rule"))
                .with_generation(if later { generation } else { 0 })
                .with_name(&name)
                .with_author(&author)
                .with_comments(comments)
        },
    )
}

fn pattern_of(cells: &BTreeSet<Cell>) -> Pattern {
    Pattern::from_cells(cells.iter().copied()).expect("room")
}

fn written(loaded: &Loaded, format: Format) -> Vec<u8> {
    let mut file = Vec::new();
    pattern::write(&mut file, loaded, format, &WriteOptions::default()).expect("it can be written");
    file
}

fn read_again(file: &[u8]) -> Result<Pattern, pattern::PatternError> {
    pattern::read(file, &Limits::default())?.into_pattern(&Limits::default())
}

/// The cells that a map of single cells gives; none if one of them leaves the plane.
fn mapped(
    cells: &BTreeSet<Cell>,
    map: impl Fn(Cell) -> Option<(i64, i64)>,
) -> Option<BTreeSet<Cell>> {
    cells
        .iter()
        .map(|&cell| map(cell).map(|(x, y)| Cell::new(x, y)))
        .collect()
}

fn set(pattern: Result<Pattern, pattern::PatternError>) -> Option<BTreeSet<Cell>> {
    pattern.ok().map(|pattern| pattern.cells().collect())
}

/// The cells of a pattern that was made, if it could be and they are on the plane.
fn loaded_set(made: Result<Loaded, pattern::PatternError>) -> Option<BTreeSet<Cell>> {
    set(made.and_then(|made| made.into_pattern(&Limits::default())))
}

/// The board of some cells in both of its shapes.
fn shapes(cells: &BTreeSet<Cell>) -> [Loaded; 2] {
    let pattern = pattern_of(cells);
    let table = Macrocell::from_pattern(&pattern).unwrap();
    [pattern.into(), table.into()]
}

proptest! {
    #[test]
    fn a_file_read_back_is_the_same_pattern(cells in board(), description in description()) {
        let pattern = pattern_of(&cells).with_description(description);
        let loaded = Loaded::from(pattern.clone());
        for format in FORMATS {
            let file = written(&loaded, format);
            let again = read_again(&file);
            prop_assert!(again.is_ok(), "{}: {:?}\n{}", format, again, String::from_utf8_lossy(&file));
            prop_assert_eq!(&again.unwrap(), &pattern, "{}: {}", format, String::from_utf8_lossy(&file));
        }
    }

    #[test]
    fn so_it_is_for_cells_anywhere_but_in_pictures(cells in far_board()) {
        let pattern = pattern_of(&cells);
        let loaded = Loaded::from(pattern.clone());
        for format in [Format::Rle, Format::Macrocell, Format::Life105, Format::Life106] {
            prop_assert_eq!(&read_again(&written(&loaded, format)).unwrap(), &pattern, "{}", format);
        }
    }

    #[test]
    fn a_pattern_is_the_set_of_its_cells(cells in board(), other in board(), far in far_board()) {
        let pattern = pattern_of(&cells);
        prop_assert_eq!(pattern.population(), cells.len() as u64);
        prop_assert_eq!(pattern.is_empty(), cells.is_empty());
        prop_assert!(pattern.cells().eq(cells.iter().copied()));
        for cell in cells.iter().chain(&far) {
            prop_assert_eq!(pattern.is_alive(*cell), cells.contains(cell));
        }
        let bounds = pattern.bounds();
        prop_assert_eq!(bounds.map(|b| b.min_x), cells.iter().map(|c| c.x).min());
        prop_assert_eq!(bounds.map(|b| b.max_x), cells.iter().map(|c| c.x).max());
        prop_assert_eq!(bounds.map(|b| b.min_y), cells.iter().map(|c| c.y).min());
        prop_assert_eq!(bounds.map(|b| b.max_y), cells.iter().map(|c| c.y).max());
        let words: u64 = pattern.words().map(|word| u64::from(word.bits.count_ones())).sum();
        prop_assert_eq!(words, pattern.population());
        let mut backwards: Vec<Cell> = cells.iter().rev().copied().collect();
        backwards.extend(cells.iter());
        prop_assert_eq!(&Pattern::from_cells(backwards).unwrap(), &pattern);
        for (other, shared) in [(&other, &far), (&cells, &far), (&far, &other)] {
            let a: BTreeSet<Cell> = cells.union(shared).copied().collect();
            let (p, q) = (pattern_of(&a), pattern_of(other));
            prop_assert_eq!(set(p.union(&q)), Some(&a | other));
            prop_assert_eq!(set(p.intersection(&q)), Some(&a & other));
            prop_assert_eq!(set(p.difference(&q)), Some(&a - other));
            prop_assert_eq!(set(p.symmetric_difference(&q)), Some(&a ^ other));
            for (p, q) in shapes(&a).iter().flat_map(|p| shapes(other).map(move |q| (p, q))) {
                let both = |operation| loaded_set(p.combine(&q, operation, &Limits::default()));
                prop_assert_eq!(both(SetOperation::Union), Some(&a | other));
                prop_assert_eq!(both(SetOperation::Intersection), Some(&a & other));
                prop_assert_eq!(both(SetOperation::Difference), Some(&a - other));
                prop_assert_eq!(both(SetOperation::SymmetricDifference), Some(&a ^ other));
            }
        }
    }

    #[test]
    fn transforms_do_to_the_pattern_what_they_do_to_each_cell(
        near in board(),
        far in far_board(),
        (dx, dy) in prop_oneof![(-200_i64..200, -200_i64..200), any::<(i64, i64)>()],
    ) {
        for (cells, pattern) in [near, far].iter().flat_map(|c| shapes(c).map(move |p| (c, p))) {
            prop_assert_eq!(
                loaded_set(pattern.translate(dx, dy, &Limits::default())),
                mapped(cells, |c| Some((c.x.checked_add(dx)?, c.y.checked_add(dy)?)))
            );
            prop_assert_eq!(
                loaded_set(pattern.rotate(Rotation::Clockwise, &Limits::default())),
                mapped(cells, |c| Some((c.y.checked_neg()?, c.x)))
            );
            prop_assert_eq!(
                loaded_set(pattern.rotate(Rotation::Half, &Limits::default())),
                mapped(cells, |c| Some((c.x.checked_neg()?, c.y.checked_neg()?)))
            );
            prop_assert_eq!(
                loaded_set(pattern.rotate(Rotation::Counterclockwise, &Limits::default())),
                mapped(cells, |c| Some((c.y, c.x.checked_neg()?)))
            );
            prop_assert_eq!(
                loaded_set(pattern.flip(Flip::LeftRight, &Limits::default())),
                mapped(cells, |c| Some((c.x.checked_neg()?, c.y)))
            );
            prop_assert_eq!(
                loaded_set(pattern.flip(Flip::TopBottom, &Limits::default())),
                mapped(cells, |c| Some((c.x, c.y.checked_neg()?)))
            );
            prop_assert_eq!(
                loaded_set(pattern.flip(Flip::Diagonal, &Limits::default())),
                mapped(cells, |c| Some((c.y, c.x)))
            );
        }
    }

    #[test]
    fn cropping_keeps_what_is_inside(
        cells in btree_set((-200_i64..200, -20_i64..20), 0..100),
        (min_x, max_x) in (-210_i64..210, -210_i64..210),
        (min_y, max_y) in (-21_i64..21, -21_i64..21),
    ) {
        let cells: BTreeSet<Cell> = cells.into_iter().map(|(x, y)| Cell::new(x, y)).collect();
        let region = Bounds { min_x, min_y, max_x, max_y };
        let inside = |c: &Cell| (min_x..=max_x).contains(&c.x) && (min_y..=max_y).contains(&c.y);
        let expected = BTreeSet::from_iter(cells.iter().copied().filter(inside));
        prop_assert_eq!(set(pattern_of(&cells).crop(region)), Some(expected));
        prop_assert_eq!(set(pattern_of(&cells).crop(Bounds::PLANE)), Some(cells));
    }

    #[test]
    fn random_bytes_are_a_pattern_or_an_error(
        start in prop_oneof![
            Just(""), Just("x = 3, y = 3\n"), Just("#Life 1.05\n"), Just("#Life 1.06\n"),
            Just("[M2]\n"), Just("!"), Just("#"), Just("\u{1f}\u{8b}"), Just("PK\u{3}\u{4}"),
        ],
        bytes in vec(any::<u8>(), 0..300),
    ) {
        never_panics(&[start.as_bytes(), &bytes].concat());
    }

    #[test]
    fn random_text_of_the_format_is_a_pattern_or_an_error(
        text in prop_oneof![
            "(#CXRLE Pos=-?[0-9]{0,21},[0-9]{0,3}\n)?(x = [0-9]{0,3}, y = 3\n)?([0-9]{0,20}[bo$!.ABp \n]){0,60}",
            "#Life 1\\.05\n((#[PRND] -?[0-9]{0,20} [0-9]{0,20}\n)|([.*]{0,70}\n)){0,20}",
            "#Life 1\\.06\n((-?[0-9]{0,20} -?[0-9]{0,20}\n)|(#[RDC].{0,9}\n)){0,20}",
            "\\[M2\\]\n(([.*$]{0,9}\n)|([0-9]{1,2} [0-3] [0-3] [0-3] [0-5]\n)|(#[RG].{0,9}\n)){0,20}",
            "(![NPARG].{0,9}\n)?([.O* ]{0,70}\n){0,20}",
        ],
    ) {
        never_panics(text.as_bytes());
    }

    #[test]
    fn a_damaged_file_is_a_pattern_or_an_error(
        cells in board(),
        description in description(),
        damages in vec((any::<prop::sample::Index>(), any::<u8>(), 0..3), 1..5),
    ) {
        let loaded = Loaded::from(pattern_of(&cells).with_description(description));
        for format in FORMATS {
            for gzip in [false, true] {
                let mut file = Vec::new();
                let options = WriteOptions::default().with_gzip(gzip);
                pattern::write(&mut file, &loaded, format, &options).unwrap();
                for (index, byte, how) in &damages {
                    if file.is_empty() {
                        break;
                    }
                    let at = index.index(file.len());
                    match how {
                        0 => file[at] = *byte,
                        1 => file.insert(at, *byte),
                        _ => {
                            file.remove(at);
                        }
                    }
                }
                never_panics(&file);
            }
        }
    }
}

fn never_panics(bytes: &[u8]) {
    let limits = Limits::default().with_memory(6 << 20).with_bytes(1 << 20);
    match pattern::read(bytes, &limits) {
        Ok(loaded) => {
            if let Ok(pattern) = loaded.into_pattern(&limits) {
                assert!(pattern.population() <= limits.memory);
            }
        }
        Err(error) => {
            // Where it says to look, there must be something to look at.
            if let Some(place) = error.place() {
                assert!(place.line >= 1 && place.column >= 1);
                assert!(place.line <= bytes.len() as u64 + 1 || bytes.starts_with(&[0x1f]));
            }
            assert!(!error.to_string().is_empty());
        }
    }
}
