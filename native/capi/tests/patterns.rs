//! The promises of docs/c-abi.md, as far as they are about patterns.

#[macro_use]
mod common;

use std::ptr::{null, null_mut};

use gol4j::advance::gol_universe_advance;
use gol4j::error::GolStatus::{self, *};
use gol4j::exchange::{gol_universe_load, gol_universe_pattern};
use gol4j::handle::{GolPattern, GolUniverse};
use gol4j::pattern::*;
use gol4j::pattern_files::GolPatternFormat::*;
use gol4j::pattern_files::*;
use gol4j::pattern_shape::GolSetOperation::*;
use gol4j::pattern_shape::GolTransform::*;
use gol4j::pattern_shape::*;
use gol4j::soup::gol_soup;
use gol4j::universe::{
    GolBounds, gol_universe_create, gol_universe_free, gol_universe_generation,
    gol_universe_population,
};

const GLIDER: &str = "#N Glider\n#O Richard Guy\n#C a spaceship\n#C\n\
    #CXRLE Pos=-1,5 Gen=4\nx = 3, y = 3, rule = B3/S23\nbo$2bo$3o!\n";

fn read(text: &str) -> GolPattern {
    let mut pattern = 0;
    ok!(gol_pattern_read(
        text.as_ptr(),
        text.len() as u64,
        0,
        &raw mut pattern,
        null_mut(),
        null_mut()
    ));
    assert_ne!(pattern, 0);
    pattern
}

fn free(pattern: GolPattern) {
    ok!(gol_pattern_free(pattern));
}

fn text(pattern: GolPattern, which: GolPatternText) -> String {
    string(|to, capacity, length, error| {
        // SAFETY: the arguments are those of `string`.
        unsafe { gol_pattern_text(pattern, which as i32, to, capacity, length, error) }
    })
}

fn population(pattern: GolPattern) -> Vec<u64> {
    let mut length = u64::MAX;
    ok!(gol_pattern_population_big(
        pattern,
        null_mut(),
        0,
        &raw mut length
    ));
    let mut limbs = vec![0; length as usize];
    ok!(gol_pattern_population_big(
        pattern,
        limbs.as_mut_ptr(),
        length,
        &raw mut length
    ));
    limbs
}

fn generation(pattern: GolPattern) -> Vec<u64> {
    let mut length = u64::MAX;
    ok!(gol_pattern_generation_big(
        pattern,
        null_mut(),
        0,
        &raw mut length
    ));
    let mut limbs = vec![0; length as usize];
    ok!(gol_pattern_generation_big(
        pattern,
        limbs.as_mut_ptr(),
        length,
        &raw mut length
    ));
    limbs
}

fn file(pattern: GolPattern, format: GolPatternFormat) -> String {
    string(|to, capacity, length, error| {
        // SAFETY: the arguments are those of `string`.
        unsafe { gol_pattern_write(pattern, format as i32, false, to, capacity, length, error) }
    })
}

/// Asks for the length first, and then for the text.
fn string(
    call: impl Fn(*mut u8, u64, *mut u64, *mut gol4j::error::GolError) -> GolStatus,
) -> String {
    let mut length = u64::MAX;
    assert_eq!(call(null_mut(), 0, &raw mut length, null_mut()), GOL_OK);
    let mut bytes = vec![0; length as usize + 1];
    if length > 0 {
        let short = call(bytes.as_mut_ptr(), length - 1, &raw mut length, null_mut());
        assert_eq!(short, GOL_BUFFER_TOO_SMALL);
    }
    assert_eq!(
        call(bytes.as_mut_ptr(), length, &raw mut length, null_mut()),
        GOL_OK
    );
    assert_eq!(bytes.pop(), Some(0), "nothing is written behind the text");
    String::from_utf8(bytes).expect("UTF-8")
}

fn cells(pattern: GolPattern, region: *const GolBounds) -> Vec<i64> {
    let mut length = u64::MAX;
    ok!(gol_pattern_cells(
        pattern,
        region,
        null_mut(),
        0,
        &raw mut length
    ));
    let mut cells = vec![0; 2 * length as usize];
    ok!(gol_pattern_cells(
        pattern,
        region,
        cells.as_mut_ptr(),
        length,
        &raw mut length
    ));
    cells
}

fn equal(one: GolPattern, other: GolPattern) -> bool {
    let mut equal = false;
    ok!(gol_pattern_equals(one, other, &raw mut equal));
    equal
}

fn transformed(pattern: GolPattern, transform: GolTransform) -> GolPattern {
    let mut result = 0;
    ok!(gol_pattern_transform(
        pattern,
        transform as i32,
        &raw mut result
    ));
    result
}

fn combined(one: GolPattern, other: GolPattern, operation: GolSetOperation) -> Vec<i64> {
    let mut result = 0;
    ok!(gol_pattern_combine(
        one,
        other,
        operation as i32,
        &raw mut result
    ));
    let found = cells(result, null());
    free(result);
    found
}

fn universe(rule: &str) -> GolUniverse {
    let mut universe = 0;
    ok!(gol_universe_create(
        rule.as_ptr(),
        rule.len() as u64,
        null(),
        &raw mut universe
    ));
    universe
}

fn empty_syntax() -> GolSyntaxError {
    GolSyntaxError {
        line: u64::MAX,
        column: u64::MAX,
        format: -1,
        found_length: u32::MAX,
        expected_length: u32::MAX,
        reserved: u32::MAX,
        found: [0xff; GOL_SYNTAX_CAPACITY],
        expected: [0xff; GOL_SYNTAX_CAPACITY],
    }
}

/// Reads what is no pattern: the status, the message and the place.
fn bad(text: &str) -> (GolStatus, String, GolSyntaxError) {
    let (mut pattern, mut syntax) = (99, empty_syntax());
    let (status, message) = call!(gol_pattern_read(
        text.as_ptr(),
        text.len() as u64,
        0,
        &raw mut pattern,
        null_mut(),
        &raw mut syntax
    ));
    assert_eq!(pattern, 0);
    (status, message, syntax)
}

#[test]
fn a_file_is_read_whole() {
    let (mut glider, mut format, mut syntax) = (0, -1, empty_syntax());
    ok!(gol_pattern_read(
        GLIDER.as_ptr(),
        GLIDER.len() as u64,
        0,
        &raw mut glider,
        &raw mut format,
        &raw mut syntax
    ));
    assert_eq!(format, GOL_FORMAT_RLE as i32);
    assert_eq!((syntax.line, syntax.found_length), (0, 0));
    assert_eq!(text(glider, GolPatternText::GOL_TEXT_RULE), "B3/S23");
    assert_eq!(generation(glider), [4]);
    assert_eq!(text(glider, GolPatternText::GOL_TEXT_NAME), "Glider");
    assert_eq!(text(glider, GolPatternText::GOL_TEXT_AUTHOR), "Richard Guy");
    assert_eq!(
        text(glider, GolPatternText::GOL_TEXT_COMMENTS),
        "a spaceship\n\n"
    );
    assert_eq!(
        text(glider, GolPatternText::GOL_TEXT_RULE_PLACE),
        "RLE, line 6, column 22"
    );
    assert_eq!(population(glider), [5]);
    assert_eq!(cells(glider, null()), [0, 5, 1, 6, -1, 7, 0, 7, 1, 7]);
    let region = GolBounds {
        min_x: 0,
        min_y: 6,
        max_x: 9,
        max_y: 9,
    };
    assert_eq!(cells(glider, &raw const region), [1, 6, 0, 7, 1, 7]);
    let (mut bounds, mut empty) = (region, true);
    ok!(gol_pattern_bounds(glider, &raw mut bounds, &raw mut empty));
    assert!(!empty);
    let found = (bounds.min_x, bounds.min_y, bounds.max_x, bounds.max_y);
    assert_eq!(found, (-1, 5, 1, 7));
    free(glider);
}

#[test]
fn each_format_written_and_read_back_is_the_same_pattern() {
    let glider = read(GLIDER);
    for format in [
        GOL_FORMAT_RLE,
        GOL_FORMAT_MACROCELL,
        GOL_FORMAT_LIFE_105,
        GOL_FORMAT_LIFE_106,
        GOL_FORMAT_PLAINTEXT,
    ] {
        let again = read(&file(glider, format));
        assert!(equal(glider, again), "{format:?}");
        assert!(equal(again, glider), "{format:?}");
        free(again);
    }
    free(glider);
}

#[test]
fn a_file_on_the_disk_is_replaced_as_a_whole_and_read_again() {
    let folder = std::env::temp_dir().join(format!("gol4j-patterns-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("glider.rle.gz");
    std::fs::write(&path, "old").expect("a file");
    let name = path.to_str().expect("UTF-8");
    let glider = read(GLIDER);
    let rle = GOL_FORMAT_RLE as i32;
    ok!(gol_pattern_save(
        glider,
        name.as_ptr(),
        name.len() as u64,
        rle,
        true
    ));
    assert!(
        std::fs::read(&path)
            .expect("it is there")
            .starts_with(&[0x1f, 0x8b])
    );
    let mut again = 0;
    ok!(gol_pattern_load(
        name.as_ptr(),
        name.len() as u64,
        0,
        &raw mut again,
        null_mut(),
        null_mut()
    ));
    assert!(equal(glider, again));
    assert_eq!(std::fs::read_dir(&folder).expect("a folder").count(), 1);

    let missing = folder.join("no/such.rle");
    let missing = missing.to_str().expect("UTF-8");
    let (status, message) = call!(gol_pattern_load(
        missing.as_ptr(),
        missing.len() as u64,
        0,
        &raw mut again,
        null_mut(),
        null_mut()
    ));
    assert_eq!((status, again), (GOL_NO_SUCH_FILE, 0));
    assert!(message.starts_with("cannot open it: "), "{message}");
    let (status, _) = call!(gol_pattern_save(
        glider,
        missing.as_ptr(),
        missing.len() as u64,
        rle,
        false
    ));
    assert_eq!(status, GOL_NO_SUCH_FILE);
    let here = folder.to_str().expect("UTF-8");
    let (status, _) = call!(gol_pattern_save(
        glider,
        here.as_ptr(),
        here.len() as u64,
        rle,
        false
    ));
    assert_eq!(status, GOL_IO_ERROR);
    std::fs::remove_dir_all(&folder).expect("it is ours");
    free(glider);
}

#[test]
fn a_bad_file_is_told_with_its_place() {
    let (status, message, syntax) = bad("x = 3, y = 3\nbo$\n2bz$3o!");
    assert_eq!(status, GOL_BAD_PATTERN);
    assert_eq!(
        (syntax.line, syntax.column, syntax.format),
        (3, 3, GOL_FORMAT_RLE as i32)
    );
    let found = &syntax.found[..syntax.found_length as usize];
    let expected = &syntax.expected[..syntax.expected_length as usize];
    assert_eq!(found, b"'z'");
    assert_eq!(expected, b"a number, b, o, $ or !");
    assert_eq!(
        message,
        "RLE, line 3, column 3: found 'z', expected a number, b, o, $ or !"
    );

    let (status, message, syntax) = bad("x = 3, y = 3, rule = 345/2/4\n3A!");
    assert_eq!(status, GOL_UNSUPPORTED_PATTERN);
    assert_eq!((syntax.line, syntax.column), (1, 22));
    assert!(message.contains("the Generations family"), "{message}");

    let (status, _, syntax) = bad("GIF89a");
    assert_eq!((status, syntax.line), (GOL_BAD_PATTERN, 0));
    let (status, _, _) = bad("");
    assert_eq!(status, GOL_BAD_PATTERN);
    let (status, _, _) = bad("9223372036854775807o!");
    assert_eq!(status, GOL_PATTERN_TOO_LARGE);
}

#[test]
fn texts_are_replaced_in_a_new_pattern() {
    let glider = read(GLIDER);
    for (which, new, expected) in [
        (GolPatternText::GOL_TEXT_RULE, "b36s23", "B36/S23"),
        (GolPatternText::GOL_TEXT_RULE, "Unheard-of", "Unheard-of"),
        (GolPatternText::GOL_TEXT_NAME, "one\ntwo", "one two"),
        (GolPatternText::GOL_TEXT_AUTHOR, "", ""),
        (GolPatternText::GOL_TEXT_COMMENTS, "", ""),
        (GolPatternText::GOL_TEXT_COMMENTS, "a\n\nb", "a\n\nb\n"),
        (GolPatternText::GOL_TEXT_COMMENTS, "\n", "\n"),
    ] {
        let mut changed = 0;
        let length = new.len() as u64;
        ok!(gol_pattern_with_text(
            glider,
            which as i32,
            new.as_ptr(),
            length,
            &raw mut changed
        ));
        assert_eq!(text(changed, which), expected);
        assert!(!equal(glider, changed));
        assert_eq!(cells(changed, null()), cells(glider, null()));
        free(changed);
    }
    assert_eq!(text(glider, GolPatternText::GOL_TEXT_NAME), "Glider");
    for limbs in [&[][..], &[7], &[0, 2]] {
        let mut changed = 0;
        let length = limbs.len() as u64;
        ok!(gol_pattern_with_generation_big(
            glider,
            limbs.as_ptr(),
            length,
            &raw mut changed
        ));
        assert_eq!(generation(changed), limbs);
        assert!(!equal(glider, changed));
        free(changed);
    }
    let mut changed = 99;
    let huge = [u64::MAX; 52];
    let (status, _) = call!(gol_pattern_with_generation_big(
        glider,
        huge.as_ptr(),
        52,
        &raw mut changed
    ));
    assert_eq!((status, changed), (GOL_INVALID_ARGUMENT, 0));
    for (which, bad, status) in [
        (GolPatternText::GOL_TEXT_RULE, "", GOL_INVALID_RULE),
        (GolPatternText::GOL_TEXT_RULE, "a b", GOL_INVALID_RULE),
        (
            GolPatternText::GOL_TEXT_RULE_PLACE,
            "line 1",
            GOL_INVALID_ARGUMENT,
        ),
    ] {
        let mut changed = 99;
        let length = bad.len() as u64;
        let (found, message) = call!(gol_pattern_with_text(
            glider,
            which as i32,
            bad.as_ptr(),
            length,
            &raw mut changed
        ));
        assert_eq!((found, changed), (status, 0), "{message}");
    }
    free(glider);
}

#[test]
fn patterns_are_moved_turned_cut_and_combined() {
    let mut block = 0;
    ok!(gol_pattern_create(
        b"B3/S23".as_ptr(),
        6,
        [1_i64, 0, 2, 0, 1, 5, 2, 5].as_ptr(),
        4,
        &raw mut block
    ));
    assert_eq!(cells(block, null()), [1, 0, 2, 0, 1, 5, 2, 5]);
    for (transform, expected) in [
        (GOL_ROTATE_CLOCKWISE, [-5, 1, 0, 1, -5, 2, 0, 2]),
        (GOL_ROTATE_HALF, [-2, -5, -1, -5, -2, 0, -1, 0]),
        (GOL_ROTATE_COUNTERCLOCKWISE, [0, -2, 5, -2, 0, -1, 5, -1]),
        (GOL_FLIP_LEFT_RIGHT, [-2, 0, -1, 0, -2, 5, -1, 5]),
        (GOL_FLIP_TOP_BOTTOM, [1, -5, 2, -5, 1, 0, 2, 0]),
        (GOL_FLIP_DIAGONAL, [0, 1, 5, 1, 0, 2, 5, 2]),
    ] {
        let turned = transformed(block, transform);
        assert_eq!(cells(turned, null()), expected, "{transform:?}");
        free(turned);
    }
    let mut moved = 0;
    ok!(gol_pattern_translate(block, 1, 0, &raw mut moved));
    assert_eq!(
        combined(block, moved, GOL_UNION),
        [1, 0, 2, 0, 3, 0, 1, 5, 2, 5, 3, 5]
    );
    assert_eq!(combined(block, moved, GOL_INTERSECTION), [2, 0, 2, 5]);
    assert_eq!(combined(block, moved, GOL_DIFFERENCE), [1, 0, 1, 5]);
    assert_eq!(
        combined(block, moved, GOL_SYMMETRIC_DIFFERENCE),
        [1, 0, 3, 0, 1, 5, 3, 5]
    );
    free(moved);
    let (status, _) = call!(gol_pattern_translate(block, i64::MAX, 0, &raw mut moved));
    assert_eq!((status, moved), (GOL_OUT_OF_PLANE, 0));
    let region = GolBounds {
        min_x: 2,
        min_y: 0,
        max_x: 9,
        max_y: 4,
    };
    let mut part = 0;
    ok!(gol_pattern_crop(block, &raw const region, &raw mut part));
    assert_eq!(cells(part, null()), [2, 0]);
    free(part);
    free(block);
}

#[test]
fn a_board_that_no_memory_holds_is_known_by_its_quadtree() {
    // A square of 2^100 cells a side, all alive, around the origin.
    let full = "********$".repeat(8);
    let mut file = format!("[M2]\n#R B3/S23\n{full}\n");
    for level in 4..=100 {
        let below = level - 3;
        file += &format!("{level} {below} {below} {below} {below}\n");
    }
    let huge = read(&file);
    // 2^200.
    assert_eq!(population(huge), [0, 0, 0, 256]);
    let region = GolBounds {
        min_x: -2,
        min_y: 7,
        max_x: 0,
        max_y: 7,
    };
    assert_eq!(cells(huge, &raw const region), [-2, 7, -1, 7, 0, 7]);
    let (mut bounds, mut empty) = (region, false);
    let (status, _) = call!(gol_pattern_bounds(huge, &raw mut bounds, &raw mut empty));
    assert_eq!(status, GOL_BEYOND_PLANE);
    let mut length = 0;
    let (status, _) = call!(gol_pattern_cells(
        huge,
        null(),
        null_mut(),
        0,
        &raw mut length
    ));
    assert_eq!(status, GOL_BEYOND_PLANE);
    let again = read(&self::file(huge, GOL_FORMAT_MACROCELL));
    assert!(equal(huge, again));
    free(again);

    let life = universe("B3/S23");
    ok!(gol_universe_load(life, huge));
    let (status, _) = call!(gol_universe_population(life, &raw mut length));
    assert_eq!(status, GOL_OVERFLOW);
    let mut again = 0;
    ok!(gol_universe_pattern(life, &raw mut again));
    assert!(equal(huge, again));
    ok!(gol_universe_free(life));
    let rle = GOL_FORMAT_RLE as i32;
    let (status, _) = call!(gol_pattern_write(
        huge,
        rle,
        false,
        null_mut(),
        0,
        &raw mut length
    ));
    assert_eq!(status, GOL_BEYOND_PLANE);
    free(again);
    free(huge);
}

#[test]
fn what_patterns_take_is_counted_until_they_are_freed() {
    // Other tests make small ones meanwhile.
    const SLACK: u64 = 1 << 20;
    let mut soup = 0;
    let before = gol_pattern_memory();
    ok!(gol_soup(
        1,
        8_192,
        4_096,
        1 << 15,
        b"C1".as_ptr(),
        2,
        &raw mut soup
    ));
    let with = gol_pattern_memory();
    // Two bits a cell at least.
    assert!(with + SLACK > before + (8 << 20), "{before} {with}");
    free(soup);
    let after = gol_pattern_memory();
    assert!(after < before + SLACK, "{before} {after}");
}

#[test]
fn soups_are_the_same_everywhere() {
    let mut soup = 0;
    ok!(gol_soup(
        1,
        16,
        16,
        1 << 15,
        b"D8".as_ptr(),
        2,
        &raw mut soup
    ));
    let expected = read(include_str!("../../life/tests/patterns/soups/1-16-D8.rle"));
    assert_eq!(cells(soup, null()), cells(expected, null()));
    free(soup);
    free(expected);
    for (width, density, symmetry) in [
        (16, 65_537, "C1"),
        (16, 1, "X"),
        (17, 1, "D8"),
        (16, 1, "C4_1"),
    ] {
        let length = symmetry.len() as u64;
        let (status, message) = call!(gol_soup(
            1,
            width,
            16,
            density,
            symmetry.as_ptr(),
            length,
            &raw mut soup
        ));
        assert_eq!((status, soup), (GOL_INVALID_ARGUMENT, 0), "{message}");
    }
}

#[test]
fn a_pattern_goes_into_a_universe_and_comes_out() {
    let glider = read(GLIDER);
    let life = universe("B3/S23");
    ok!(gol_universe_load(life, glider));
    let mut number = 0;
    ok!(gol_universe_generation(life, &raw mut number));
    assert_eq!(number, 4);
    ok!(gol_universe_advance(life, 4, null_mut(), &raw mut number));
    assert_eq!(number, 4);
    let mut later = 0;
    ok!(gol_universe_pattern(life, &raw mut later));
    assert_eq!(generation(later), [8]);
    assert_eq!(cells(later, null()), [1, 6, 2, 7, 0, 8, 1, 8, 2, 8]);

    // It replaces what is there, and a failure changes nothing.
    ok!(gol_universe_load(life, glider));
    let mut other = 0;
    for (which, text, expected) in [
        (GolPatternText::GOL_TEXT_RULE, "B36/S23", GOL_RULE_MISMATCH),
        (
            GolPatternText::GOL_TEXT_RULE,
            "Unheard-of",
            GOL_RULE_MISMATCH,
        ),
    ] {
        let length = text.len() as u64;
        ok!(gol_pattern_with_text(
            glider,
            which as i32,
            text.as_ptr(),
            length,
            &raw mut other
        ));
        let (status, message) = call!(gol_universe_load(life, other));
        assert_eq!(status, expected, "{message}");
        free(other);
    }
    ok!(gol_universe_generation(life, &raw mut number));
    assert_eq!(number, 4);
    ok!(gol_universe_population(life, &raw mut number));
    assert_eq!(number, 5);

    let dead = universe("B0/S8");
    let (status, message) = call!(gol_universe_pattern(dead, &raw mut other));
    assert_eq!((status, other), (GOL_UNWRITABLE_PATTERN, 0), "{message}");
    ok!(gol_universe_free(dead));
    ok!(gol_universe_free(life));
    free(later);
    free(glider);
}

#[test]
fn a_number_that_is_none_of_a_pattern_is_told() {
    let freed = read(GLIDER);
    free(freed);
    let life = universe("B3/S23");
    for handle in [0, freed, life, 12345, u64::MAX] {
        let (mut length, mut result, mut flag) = (0, 99, false);
        let mut bounds = GolBounds {
            min_x: 0,
            min_y: 0,
            max_x: 0,
            max_y: 0,
        };
        let good = read(GLIDER);
        let results = [
            call!(gol_pattern_free(handle)),
            call!(gol_pattern_text(handle, 0, null_mut(), 0, &raw mut length)),
            call!(gol_pattern_with_text(
                handle,
                2,
                b"x".as_ptr(),
                1,
                &raw mut result
            )),
            call!(gol_pattern_population_big(
                handle,
                null_mut(),
                0,
                &raw mut length
            )),
            call!(gol_pattern_bounds(handle, &raw mut bounds, &raw mut flag)),
            call!(gol_pattern_cells(
                handle,
                null(),
                null_mut(),
                0,
                &raw mut length
            )),
            call!(gol_pattern_equals(handle, good, &raw mut flag)),
            call!(gol_pattern_equals(good, handle, &raw mut flag)),
            call!(gol_pattern_write(
                handle,
                0,
                false,
                null_mut(),
                0,
                &raw mut length
            )),
            call!(gol_pattern_save(
                handle,
                b"/nowhere/x".as_ptr(),
                10,
                0,
                false
            )),
            call!(gol_pattern_translate(handle, 0, 0, &raw mut result)),
            call!(gol_pattern_transform(handle, 0, &raw mut result)),
            call!(gol_pattern_crop(handle, &raw const bounds, &raw mut result)),
            call!(gol_pattern_combine(handle, good, 0, &raw mut result)),
            call!(gol_pattern_combine(good, handle, 0, &raw mut result)),
            call!(gol_universe_load(life, handle)),
        ];
        for (index, (status, message)) in results.iter().enumerate() {
            assert_eq!(*status, GOL_INVALID_HANDLE, "call {index}: {message}");
            assert!(message.contains("is not a pattern"), "{message}");
        }
        assert_eq!(result, 0);
        let (status, _) = call!(gol_universe_load(good, good));
        assert_eq!(status, GOL_INVALID_HANDLE, "a pattern is no universe");
        free(good);
    }
    ok!(gol_universe_free(life));
}

#[test]
fn null_pointers_and_unknown_numbers_are_told() {
    let glider = read(GLIDER);
    let life = universe("B3/S23");
    let (mut length, mut result, mut flag, mut byte) = (0, 0, false, 0_u8);
    let mut bounds = GolBounds {
        min_x: 0,
        min_y: 0,
        max_x: 0,
        max_y: 0,
    };
    let (rule, name) = (b"B3/S23".as_ptr(), b"x".as_ptr());
    let nulls = [
        call!(gol_pattern_create(null(), 6, null(), 0, &raw mut result)),
        call!(gol_pattern_create(rule, 6, null(), 1, &raw mut result)),
        call!(gol_pattern_create(rule, 6, null(), 0, null_mut())),
        call!(gol_pattern_read(
            null(),
            1,
            0,
            &raw mut result,
            null_mut(),
            null_mut()
        )),
        call!(gol_pattern_read(
            name,
            1,
            0,
            null_mut(),
            null_mut(),
            null_mut()
        )),
        call!(gol_pattern_load(
            null(),
            1,
            0,
            &raw mut result,
            null_mut(),
            null_mut()
        )),
        call!(gol_pattern_load(
            name,
            1,
            0,
            null_mut(),
            null_mut(),
            null_mut()
        )),
        call!(gol_pattern_text(glider, 0, null_mut(), 1, &raw mut length)),
        call!(gol_pattern_text(glider, 0, &raw mut byte, 1, null_mut())),
        call!(gol_pattern_with_text(glider, 0, null(), 1, &raw mut result)),
        call!(gol_pattern_with_text(glider, 2, name, 1, null_mut())),
        call!(gol_pattern_population_big(
            glider,
            null_mut(),
            1,
            &raw mut length
        )),
        call!(gol_pattern_population_big(
            glider,
            &raw mut result,
            1,
            null_mut()
        )),
        call!(gol_pattern_generation_big(
            glider,
            null_mut(),
            1,
            &raw mut length
        )),
        call!(gol_pattern_generation_big(
            glider,
            &raw mut result,
            1,
            null_mut()
        )),
        call!(gol_pattern_with_generation_big(
            glider,
            null(),
            1,
            &raw mut result
        )),
        call!(gol_pattern_with_generation_big(
            glider,
            null(),
            0,
            null_mut()
        )),
        call!(gol_pattern_bounds(glider, null_mut(), &raw mut flag)),
        call!(gol_pattern_bounds(glider, &raw mut bounds, null_mut())),
        call!(gol_pattern_cells(
            glider,
            null(),
            null_mut(),
            1,
            &raw mut length
        )),
        call!(gol_pattern_cells(glider, null(), null_mut(), 0, null_mut())),
        call!(gol_pattern_equals(glider, glider, null_mut())),
        call!(gol_pattern_write(
            glider,
            0,
            false,
            null_mut(),
            1,
            &raw mut length
        )),
        call!(gol_pattern_write(
            glider,
            0,
            false,
            &raw mut byte,
            1,
            null_mut()
        )),
        call!(gol_pattern_save(glider, null(), 1, 0, false)),
        call!(gol_pattern_translate(glider, 0, 0, null_mut())),
        call!(gol_pattern_transform(glider, 0, null_mut())),
        call!(gol_pattern_crop(glider, null(), &raw mut result)),
        call!(gol_pattern_crop(glider, &raw const bounds, null_mut())),
        call!(gol_pattern_combine(glider, glider, 0, null_mut())),
        call!(gol_soup(1, 1, 1, 1, null(), 1, &raw mut result)),
        call!(gol_soup(1, 1, 1, 1, b"C1".as_ptr(), 2, null_mut())),
        call!(gol_universe_pattern(life, null_mut())),
    ];
    for (index, (status, message)) in nulls.iter().enumerate() {
        assert_eq!(*status, GOL_NULL_POINTER, "call {index}: {message}");
    }
    for number in [-1, 6, i32::MAX] {
        let unknown = [
            call!(gol_pattern_text(
                glider,
                number,
                null_mut(),
                0,
                &raw mut length
            )),
            call!(gol_pattern_with_text(
                glider,
                number,
                name,
                1,
                &raw mut result
            )),
            call!(gol_pattern_write(
                glider,
                number,
                false,
                null_mut(),
                0,
                &raw mut length
            )),
            call!(gol_pattern_save(glider, name, 1, number, false)),
            call!(gol_pattern_transform(glider, number, &raw mut result)),
            call!(gol_pattern_combine(glider, glider, number, &raw mut result)),
            call!(gol_pattern_read(
                name,
                u64::MAX,
                0,
                &raw mut result,
                null_mut(),
                null_mut()
            )),
        ];
        for (index, (status, message)) in unknown.iter().enumerate() {
            assert_eq!(*status, GOL_INVALID_ARGUMENT, "call {index}: {message}");
        }
    }
    ok!(gol_universe_free(life));
    free(glider);
}
