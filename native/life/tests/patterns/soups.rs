//! Soups come out the same everywhere and have the symmetry that was asked for.

use gol4j_life::Cell;
use gol4j_life::pattern::{self, Density, Flip, Format, Pattern, Rotation, Symmetry, WriteOptions};

fn soup(seed: u64, width: u32, height: u32, symmetry: Symmetry) -> Pattern {
    pattern::soup(seed, width, height, Density::HALF, symmetry).expect("such a soup")
}

fn rle(pattern: &Pattern) -> String {
    let mut text = Vec::new();
    let options = WriteOptions::default();
    pattern::write(&mut text, &pattern.clone().into(), Format::Rle, &options).expect("memory");
    String::from_utf8(text).expect("UTF-8")
}

#[test]
fn the_definition_is_what_is_done() {
    // The definition once more, in other words.
    let mut seeded = 42_u64;
    let mut state: [u64; 4] = std::array::from_fn(|_| {
        seeded = seeded.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = seeded;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    });
    let mut parts = Vec::new();
    for _ in 0..100 {
        let number = state[1].wrapping_mul(5).rotate_left(7).wrapping_mul(9);
        parts.extend((0..4).map(|i| (number >> (16 * i)) & 0xffff));
        let shifted = state[1] << 17;
        state[2] ^= state[0];
        state[3] ^= state[1];
        state[1] ^= state[2];
        state[0] ^= state[3];
        state[2] ^= shifted;
        state[3] = state[3].rotate_left(45);
    }
    let density = Density::per_cent(30).expect("a density");
    assert_eq!(density.numerator(), 19_661);
    let expected = (0..400).filter(|&i| parts[i as usize] < 19_661);
    let expected: Vec<Cell> = expected.map(|i| Cell::new(i % 20, i / 20)).collect();
    let soup = pattern::soup(42, 20, 20, density, Symmetry::C1).expect("such a soup");
    assert!(soup.cells().eq(expected));
}

#[test]
fn these_soups_are_the_same_for_ever() {
    assert_eq!(
        rle(&soup(1, 16, 16, Symmetry::C1)),
        include_str!("soups/1-16-C1.rle")
    );
    assert_eq!(
        rle(&soup(1, 16, 16, Symmetry::D8)),
        include_str!("soups/1-16-D8.rle")
    );
    assert_ne!(soup(1, 16, 16, Symmetry::C1), soup(2, 16, 16, Symmetry::C1));
}

#[test]
fn densities_go_from_nothing_to_everything() {
    let population = |numerator| {
        let density = Density::new(numerator).expect("a density");
        let soup = pattern::soup(7, 100, 100, density, Symmetry::C1);
        soup.expect("such a soup").population()
    };
    assert_eq!(population(0), 0);
    assert_eq!(population(Density::DENOMINATOR), 10_000);
    assert!((4_700..5_300).contains(&population(Density::DENOMINATOR / 2)));
    assert_eq!(Density::new(Density::DENOMINATOR + 1), None);
    assert_eq!(Density::per_cent(101), None);
    assert_eq!(Density::per_cent(100), Density::new(Density::DENOMINATOR));
    assert_eq!(Density::per_cent(50), Some(Density::HALF));
}

/// A pattern of a rectangle at the origin, after a transform of the plane, there again.
fn back(pattern: &Pattern, width: i64, height: i64, transformed: Pattern) -> bool {
    let (dx, dy) = ([0, width - 1], [0, height - 1]);
    dx.iter().any(|&dx| {
        dy.iter()
            .any(|&dy| transformed.translate(dx, dy).is_ok_and(|p| p == *pattern))
    })
}

#[test]
fn each_symmetry_is_that_of_its_name_and_no_more() {
    type Transform = fn(&Pattern) -> Pattern;
    let half: Transform = |p| p.rotate(Rotation::Half).expect("near");
    let quarter: Transform = |p| p.rotate(Rotation::Clockwise).expect("near");
    let left_right: Transform = |p| p.flip(Flip::LeftRight).expect("near");
    let top_bottom: Transform = |p| p.flip(Flip::TopBottom).expect("near");
    let diagonal: Transform = |p| p.flip(Flip::Diagonal).expect("near");
    let antidiagonal: Transform = |p| {
        let turned = p.rotate(Rotation::Half).expect("near");
        turned.flip(Flip::Diagonal).expect("near")
    };
    let all = [
        half,
        quarter,
        left_right,
        top_bottom,
        diagonal,
        antidiagonal,
    ];
    for (name, holds) in [
        ("C1", [false; 6]),
        ("C2", [true, false, false, false, false, false]),
        ("C4", [true, true, false, false, false, false]),
        ("D2_+", [false, false, true, false, false, false]),
        ("D2_x", [false, false, false, false, true, false]),
        ("D4_+", [true, false, true, true, false, false]),
        ("D4_x", [true, false, false, false, true, true]),
        ("D8", [true; 6]),
    ] {
        for size in [31, 32] {
            let soup = soup(3, size, size, name.parse().expect(name));
            for (transform, holds) in all.iter().zip(holds) {
                let same = back(&soup, size.into(), size.into(), transform(&soup));
                assert_eq!(same, holds, "{name} {size}");
            }
        }
    }
}

#[test]
fn names_are_those_of_catagolue() {
    for name in [
        "C1", "C2_1", "C2_2", "C2_4", "C4_1", "C4_4", "D2_+1", "D2_+2", "D2_x", "D4_+1", "D4_+2",
        "D4_+4", "D4_x1", "D4_x4", "D8_1", "D8_4", "C2", "C4", "D2_+", "D4_+", "D4_x", "D8",
    ] {
        let symmetry: Symmetry = name.parse().expect(name);
        assert_eq!(symmetry.to_string(), name);
    }
    for (symmetry, width, height, name) in [
        (Symmetry::C1, 16, 16, "C1"),
        (Symmetry::C2, 31, 31, "C2_1"),
        (Symmetry::C2, 32, 31, "C2_2"),
        (Symmetry::D2_PLUS, 31, 16, "D2_+1"),
        (Symmetry::D2_PLUS, 32, 15, "D2_+2"),
        (Symmetry::D4_CROSS, 31, 31, "D4_x1"),
        (Symmetry::D8, 32, 32, "D8_4"),
    ] {
        assert_eq!(symmetry.at_size(width, height).to_string(), name);
    }
    let error = "D3".parse::<Symmetry>().expect_err("none").to_string();
    assert!(
        error.starts_with("unknown symmetry \"D3\"; there are C1, "),
        "{error}"
    );
}

#[test]
fn what_cannot_be_is_an_error() {
    let error = |name: &str, width, height| {
        let symmetry = name.parse().expect(name);
        pattern::soup(1, width, height, Density::HALF, symmetry)
            .expect_err(name)
            .to_string()
    };
    assert_eq!(
        error("C4", 3, 4),
        "symmetry C4 is one of squares, and 3 by 4 cells are none"
    );
    assert_eq!(
        error("D8_4", 31, 31),
        "31 by 31 cells have the symmetry D8_1 and not D8_4"
    );
    assert_eq!(
        error("C1", 65_537, 65_536),
        "65537 by 65536 cells are more than the 4294967296 of the largest soup"
    );
    assert!(soup(1, 0, 0, Symmetry::C1).is_empty());
    assert!(soup(1, 0, 5, Symmetry::C2).is_empty());
    assert!(soup(1, 5, 0, Symmetry::D2_PLUS).is_empty());
}
