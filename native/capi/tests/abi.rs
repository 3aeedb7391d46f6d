//! Every promise of docs/c-abi.md, kept under abuse.

#[macro_use]
mod common;

use std::ptr::{null, null_mut};

use gol4j::advance::{gol_universe_advance, gol_universe_advance_big};
use gol4j::board::{gol_setup, gol_step};
use gol4j::cells::{
    gol_universe_cells, gol_universe_density, gol_universe_get_cells, gol_universe_set_cells,
};
use gol4j::control::GolControl;
use gol4j::engine::{gol_universe_engine, gol_universe_set_engine};
use gol4j::error::{GolError, GolStatus};
use gol4j::guard::guard;
use gol4j::handle::{self, GolUniverse};
use gol4j::library::{gol_library_count, gol_library_name, gol_library_pattern};
use gol4j::pattern::gol_pattern_free;
use gol4j::rule::gol_rule_canonical;
use gol4j::universe::*;
use gol4j::version::{GOL_ABI_VERSION, gol_abi_version, gol_cpu_features, gol_kernel, gol_version};
use gol4j_life::Kernel;

use common::{empty_error, message};

const ACORN: [i64; 14] = [1, 0, 3, 1, 0, 2, 1, 2, 4, 2, 5, 2, 6, 2];

const AUTO: i32 = 0;
const TILED: i32 = 1;
const HASHLIFE: i32 = 2;

fn create(rule: &str) -> GolUniverse {
    let mut universe = 0;
    ok!(gol_universe_create(
        rule.as_ptr(),
        rule.len() as u64,
        null(),
        &raw mut universe
    ));
    assert_ne!(universe, 0);
    universe
}

fn acorn() -> GolUniverse {
    let universe = create("B3/S23");
    ok!(gol_universe_set_cells(universe, ACORN.as_ptr(), 7, 1));
    universe
}

fn free(universe: GolUniverse) {
    ok!(gol_universe_free(universe));
}

fn population(universe: GolUniverse) -> u64 {
    let mut population = u64::MAX;
    ok!(gol_universe_population(universe, &raw mut population));
    population
}

fn all_cells(universe: GolUniverse) -> Vec<i64> {
    let mut length = u64::MAX;
    ok!(gol_universe_cells(
        universe,
        null(),
        null_mut(),
        0,
        &raw mut length
    ));
    let mut cells = vec![0; 2 * length as usize];
    ok!(gol_universe_cells(
        universe,
        null(),
        cells.as_mut_ptr(),
        length,
        &raw mut length
    ));
    cells
}

fn control() -> GolControl {
    GolControl {
        cancel: 0,
        reserved: 0,
        generations: 0,
        slice_nanos: 0,
    }
}

#[test]
fn the_stateless_pair_makes_457_of_the_acorn() {
    let mut length = 0;
    ok!(gol_setup(null_mut(), 0, &raw mut length));
    assert_eq!(length, 7);
    let mut board = vec![0; 14];
    ok!(gol_setup(board.as_mut_ptr(), 7, &raw mut length));
    assert_eq!(board, ACORN);

    let mut done = 0;
    board.resize(2_000, 0);
    let cells = board.as_mut_ptr();
    // In place: the result may overwrite the board.
    ok!(gol_step(
        b"B3/S23".as_ptr(),
        6,
        cells,
        7,
        1_000,
        null_mut(),
        cells,
        1_000,
        &raw mut length,
        &raw mut done
    ));
    assert_eq!((length, done), (457, 1_000));
}

#[test]
fn a_universe_does_what_the_stateless_pair_does() {
    let universe = acorn();
    let mut done = 0;
    ok!(gol_universe_advance(
        universe,
        1_000,
        null_mut(),
        &raw mut done
    ));
    assert_eq!((population(universe), done), (457, 1_000));
    let mut generation = 0;
    ok!(gol_universe_generation(universe, &raw mut generation));
    assert_eq!(generation, 1_000);

    let mut length = 0;
    let mut board = vec![0; 1_000];
    ok!(gol_step(
        b"b3s23".as_ptr(),
        5,
        ACORN.as_ptr(),
        7,
        1_000,
        null_mut(),
        board.as_mut_ptr(),
        500,
        &raw mut length,
        null_mut()
    ));
    board.truncate(2 * length as usize);
    assert_eq!(all_cells(universe), board);
    free(universe);
}

#[test]
fn a_null_pointer_is_a_status() {
    use GolStatus::GOL_NULL_POINTER;
    let universe = acorn();
    let mut length = 0u64;
    let len = &raw mut length;
    let (mut text, mut board) = ([0u8; 8], [0i64; 8]);
    let (buffer, cells) = (text.as_mut_ptr(), board.as_mut_ptr());
    let rule = b"B3/S23".as_ptr();
    let results = [
        call!(gol_setup(null_mut(), 7, len)),
        call!(gol_setup(cells, 4, null_mut())),
        call!(gol_step(
            null(),
            6,
            cells,
            1,
            1,
            null_mut(),
            cells,
            4,
            len,
            null_mut()
        )),
        call!(gol_step(
            rule,
            6,
            null(),
            1,
            1,
            null_mut(),
            cells,
            4,
            len,
            null_mut()
        )),
        call!(gol_step(
            rule,
            6,
            cells,
            1,
            1,
            null_mut(),
            null_mut(),
            4,
            len,
            null_mut()
        )),
        call!(gol_step(
            rule,
            6,
            cells,
            1,
            1,
            null_mut(),
            cells,
            4,
            null_mut(),
            null_mut()
        )),
        call!(gol_universe_create(null(), 6, null(), len)),
        call!(gol_universe_create(rule, 6, null(), null_mut())),
        call!(gol_universe_copy(universe, null_mut())),
        call!(gol_universe_rule(universe, null_mut(), 6, len)),
        call!(gol_universe_rule(universe, buffer, 8, null_mut())),
        call!(gol_universe_generation(universe, null_mut())),
        call!(gol_universe_population(universe, null_mut())),
        call!(gol_universe_background(universe, null_mut())),
        call!(gol_universe_bounds(
            universe,
            null_mut(),
            (&raw mut length).cast()
        )),
        call!(gol_universe_set_cells(universe, null(), 1, 1)),
        call!(gol_universe_get_cells(universe, null(), 1, buffer)),
        call!(gol_universe_get_cells(universe, cells, 1, null_mut())),
        call!(gol_universe_cells(universe, null(), null_mut(), 1, len)),
        call!(gol_universe_cells(universe, null(), cells, 1, null_mut())),
        call!(gol_universe_density(universe, 0, 0, 0, 1, 1, null_mut())),
        call!(gol_library_name(0, null_mut(), 1, len)),
        call!(gol_library_name(0, buffer, 1, null_mut())),
        call!(gol_library_pattern(null(), 1, len)),
        call!(gol_library_pattern(b"block".as_ptr(), 5, null_mut())),
        call!(gol_rule_canonical(null(), 1, buffer, 8, len)),
        call!(gol_rule_canonical(rule, 6, buffer, 8, null_mut())),
        call!(gol_version(null_mut(), 1, len)),
        call!(gol_cpu_features(buffer, 8, null_mut())),
    ];
    for (index, (status, message)) in results.iter().enumerate() {
        assert_eq!(*status, GOL_NULL_POINTER, "call {index}: {message}");
        assert!(message.ends_with(" is null"), "call {index}: {message}");
    }
    let mut bounds = GolBounds {
        min_x: 0,
        min_y: 0,
        max_x: 0,
        max_y: 0,
    };
    let (status, _) = call!(gol_universe_bounds(universe, &raw mut bounds, null_mut()));
    assert_eq!(status, GOL_NULL_POINTER);
    assert_eq!(all_cells(universe), ACORN);
    free(universe);
}

#[test]
fn an_error_is_optional() {
    // SAFETY: 0 is no universe, and a null error is allowed.
    let status = unsafe { gol_universe_free(0, null_mut()) };
    assert_eq!(status, GolStatus::GOL_INVALID_HANDLE);
    let universe = create("B3/S23");
    // SAFETY: as above.
    let status = unsafe { gol_universe_free(universe, null_mut()) };
    assert_eq!(status, GolStatus::GOL_OK);
}

#[test]
fn a_short_buffer_is_not_touched_and_the_need_is_told() {
    let mut board = [-9i64; 14];
    let mut length = 0;
    for capacity in 0..7 {
        let (status, message) = call!(gol_setup(board.as_mut_ptr(), capacity, &raw mut length));
        assert_eq!(status, GolStatus::GOL_BUFFER_TOO_SMALL);
        assert_eq!(
            message,
            format!("cells has room for {capacity} where 7 are needed")
        );
        assert_eq!((length, board), (7, [-9; 14]));
    }
    let universe = acorn();
    let (status, _) = call!(gol_universe_cells(
        universe,
        null(),
        board.as_mut_ptr(),
        6,
        &raw mut length
    ));
    assert_eq!(
        (status, length, board),
        (GolStatus::GOL_BUFFER_TOO_SMALL, 7, [-9; 14])
    );
    let mut text = [b'-'; 6];
    let (status, _) = call!(gol_universe_rule(
        universe,
        text.as_mut_ptr(),
        5,
        &raw mut length
    ));
    assert_eq!(
        (status, length, text),
        (GolStatus::GOL_BUFFER_TOO_SMALL, 6, [b'-'; 6])
    );
    ok!(gol_universe_rule(
        universe,
        text.as_mut_ptr(),
        6,
        &raw mut length
    ));
    assert_eq!(&text, b"B3/S23");
    free(universe);
}

#[test]
fn density_counts_the_cells_of_squares() {
    let universe = acorn();
    // Squares of 4 x 4 cells; the Acorn is 7 x 3.
    let mut counts = [9; 6];
    ok!(gol_universe_density(
        universe,
        2,
        -1,
        -1,
        3,
        2,
        counts.as_mut_ptr()
    ));
    assert_eq!(counts, [0, 0, 0, 0, 4, 3]);
    let (status, message) = call!(gol_universe_density(
        universe,
        64,
        0,
        0,
        3,
        2,
        counts.as_mut_ptr()
    ));
    assert_eq!(status, GolStatus::GOL_INVALID_ARGUMENT);
    assert_eq!(message, "a shift of 64 is above 63");
    assert_eq!(counts, [0, 0, 0, 0, 4, 3]);
    free(universe);
}

#[test]
fn a_length_that_no_memory_has_is_refused_before_it_is_believed() {
    let universe = acorn();
    for count in [u64::MAX, u64::MAX / 16, 1 << 60] {
        let (status, message) = call!(gol_universe_set_cells(universe, ACORN.as_ptr(), count, 1));
        assert_eq!(status, GolStatus::GOL_INVALID_ARGUMENT, "{message}");
        assert_eq!(message, format!("cells cannot have a length of {count}"));
    }
    assert_eq!(all_cells(universe), ACORN);
    free(universe);
}

#[test]
fn nothing_needs_a_buffer_for_nothing() {
    let universe = create("B3/S23");
    ok!(gol_universe_set_cells(universe, null(), 0, 1));
    ok!(gol_universe_get_cells(universe, null(), 0, null_mut()));
    ok!(gol_universe_density(universe, 0, 0, 0, 0, 9, null_mut()));
    let mut length = 1;
    ok!(gol_step(
        b"B3/S23".as_ptr(),
        6,
        null(),
        0,
        5,
        null_mut(),
        null_mut(),
        0,
        &raw mut length,
        null_mut()
    ));
    assert_eq!(length, 0);
    free(universe);
}

#[test]
fn pointers_may_be_unaligned_except_for_a_control() {
    // One byte into an array of integers nothing is aligned.
    let mut space = [0u64; 200];
    let at = |space: &mut [u64; 200]| space.as_mut_ptr().cast::<u8>().wrapping_add(1);
    let mut length = 0;
    ok!(gol_setup(at(&mut space).cast(), 7, &raw mut length));
    let universe = create("B3/S23");
    ok!(gol_universe_set_cells(
        universe,
        at(&mut space).cast(),
        7,
        1
    ));
    assert_eq!(all_cells(universe), ACORN);

    // SAFETY: 0 is no universe; the error may be unaligned.
    let status = unsafe { gol_universe_free(0, at(&mut space).cast()) };
    assert_eq!(status, GolStatus::GOL_INVALID_HANDLE);
    // SAFETY: there is room for an error, and one was written.
    let error: GolError = unsafe { at(&mut space).cast::<GolError>().read_unaligned() };
    assert_eq!(
        message(&error),
        "0x0 is not a universe, or one that was freed"
    );

    let (status, message) = call!(gol_universe_advance(
        universe,
        1,
        at(&mut space).cast(),
        null_mut()
    ));
    assert_eq!(status, GolStatus::GOL_INVALID_ARGUMENT);
    assert_eq!(message, "control must be aligned to 8 bytes");
    free(universe);
}

#[test]
fn numbers_that_are_no_universe_are_told_apart_from_those_that_are() {
    let freed = acorn();
    free(freed);
    let reused = acorn();
    assert_ne!(reused, freed);
    let mut sink = 0u64;
    for wrong in [
        0,
        42,
        freed,
        u64::MAX,
        reused + (1 << 24),
        reused ^ (1 << 40),
    ] {
        let results = [
            call!(gol_universe_free(wrong)),
            call!(gol_universe_clear(wrong)),
            call!(gol_universe_copy(wrong, &raw mut sink)),
            call!(gol_universe_population(wrong, &raw mut sink)),
            call!(gol_universe_advance(wrong, 1, null_mut(), &raw mut sink)),
            call!(gol_universe_set_cells(wrong, ACORN.as_ptr(), 7, 1)),
        ];
        for (status, message) in results {
            assert_eq!(status, GolStatus::GOL_INVALID_HANDLE, "{wrong:#x}");
            assert_eq!(
                message,
                format!("{wrong:#x} is not a universe, or one that was freed")
            );
        }
    }
    assert_eq!(population(reused), 7);
    free(reused);
}

#[test]
fn an_unknown_cell_state_or_size_of_options_is_refused() {
    let universe = acorn();
    for state in [-1, 2, i32::MAX] {
        let (status, message) = call!(gol_universe_set_cells(universe, ACORN.as_ptr(), 7, state));
        assert_eq!(status, GolStatus::GOL_INVALID_ARGUMENT);
        assert_eq!(
            message,
            format!("{state} is not a cell state: 0 is dead, 1 is alive")
        );
    }
    free(universe);
    for size in [0, 8, 17, u64::MAX] {
        let options = GolOptions {
            size,
            memory_limit: 0,
            engine: 0,
            threads: 0,
        };
        let mut universe = 7;
        let (status, _) = call!(gol_universe_create(
            b"B3/S23".as_ptr(),
            6,
            &raw const options,
            &raw mut universe
        ));
        assert_eq!((status, universe), (GolStatus::GOL_INVALID_ARGUMENT, 0));
    }
}

#[test]
fn a_bounded_grid_has_no_cells_outside_and_no_hashlife() {
    const RULE: &[u8] = b"B3/S23:P5,4";
    let mut universe = 0;
    let (status, _) = call!(gol_universe_create(
        RULE.as_ptr(),
        RULE.len() as u64,
        null(),
        &raw mut universe
    ));
    assert_eq!(status, GolStatus::GOL_OK);
    let (status, message) = call!(gol_universe_set_cells(universe, [3_i64, 0].as_ptr(), 1, 1));
    assert_eq!(status, GolStatus::GOL_BOUNDED_GRID);
    assert!(
        message.contains("the cell (3, 0) lies outside"),
        "{message}"
    );
    let (status, _) = call!(gol_universe_set_engine(universe, HASHLIFE));
    assert_eq!(status, GolStatus::GOL_BOUNDED_GRID);
    let options = GolOptions {
        size: size_of::<GolOptions>() as u64,
        memory_limit: 0,
        engine: HASHLIFE,
        threads: 0,
    };
    let mut none = 7;
    let (status, _) = call!(gol_universe_create(
        RULE.as_ptr(),
        RULE.len() as u64,
        &raw const options,
        &raw mut none
    ));
    assert_eq!((status, none), (GolStatus::GOL_BOUNDED_GRID, 0));
    free(universe);
}

#[test]
fn bad_text_is_told_what_is_wrong_with_it() {
    let mut universe = 7;
    let (status, message) = call!(gol_universe_create(
        b"B9/S23".as_ptr(),
        6,
        null(),
        &raw mut universe
    ));
    assert_eq!((status, universe), (GolStatus::GOL_INVALID_RULE, 0));
    assert_eq!(
        message,
        "invalid rule \"B9/S23\": unexpected '9' at character 2, where a digit from 0 to 8 can \
         stand; write it like B3/S23"
    );
    let (status, message) = call!(gol_universe_create(
        b"B3\xff".as_ptr(),
        3,
        null(),
        &raw mut universe
    ));
    assert_eq!(status, GolStatus::GOL_INVALID_ARGUMENT);
    assert_eq!(message, "rule is not UTF-8 at byte 2");
    let mut length = 0;
    let (status, message) = call!(gol_library_pattern(b"acron".as_ptr(), 5, &raw mut length));
    assert_eq!(status, GolStatus::GOL_UNKNOWN_PATTERN);
    assert!(message.contains("such as acorn"), "{message}");
    let (_, message) = call!(gol_library_pattern(b"Gun".as_ptr(), 3, &raw mut length));
    assert!(message.contains("gosper-gun, simkin-gun"), "{message}");
}

#[test]
fn rules_are_made_canonical() {
    let (mut text, mut length) = ([0u8; 16], 0);
    ok!(gol_rule_canonical(
        b"63/32".as_ptr(),
        5,
        text.as_mut_ptr(),
        16,
        &raw mut length
    ));
    assert_eq!(&text[..length as usize], b"B23/S36");
}

#[test]
fn every_listed_pattern_can_be_had() {
    let count = gol_library_count();
    assert!(count > 5);
    let (mut name, mut length) = ([0u8; 64], 0);
    for index in 0..count {
        ok!(gol_library_name(
            index,
            name.as_mut_ptr(),
            64,
            &raw mut length
        ));
        let mut pattern = 0;
        ok!(gol_library_pattern(name.as_ptr(), length, &raw mut pattern));
        ok!(gol_pattern_free(pattern));
    }
    let (status, _) = call!(gol_library_name(
        count,
        name.as_mut_ptr(),
        64,
        &raw mut length
    ));
    assert_eq!(status, GolStatus::GOL_UNKNOWN_PATTERN);
}

#[test]
fn cells_are_set_cleared_read_and_cut_out() {
    let universe = acorn();
    ok!(gol_universe_set_cells(
        universe,
        [1, 0, 99, 99].as_ptr(),
        2,
        0
    ));
    ok!(gol_universe_set_cells(
        universe,
        [i64::MIN, i64::MAX].as_ptr(),
        1,
        1
    ));
    let asked = [1, 0, 3, 1, i64::MIN, i64::MAX, 99, 99];
    let mut states = [7u8; 4];
    ok!(gol_universe_get_cells(
        universe,
        asked.as_ptr(),
        4,
        states.as_mut_ptr()
    ));
    assert_eq!(states, [0, 1, 1, 0]);

    let region = GolBounds {
        min_x: 3,
        min_y: 0,
        max_x: 5,
        max_y: 2,
    };
    let (mut cells, mut length) = ([0i64; 8], 0);
    ok!(gol_universe_cells(
        universe,
        &raw const region,
        cells.as_mut_ptr(),
        4,
        &raw mut length
    ));
    assert_eq!((length, &cells[..6]), (3, &[3, 1, 4, 2, 5, 2][..]));

    let mut bounds = region;
    let mut empty = true;
    ok!(gol_universe_bounds(
        universe,
        &raw mut bounds,
        &raw mut empty
    ));
    assert_eq!(
        (bounds.min_x, bounds.min_y, bounds.max_x, bounds.max_y),
        (i64::MIN, 1, 6, i64::MAX)
    );
    assert!(!empty);
    ok!(gol_universe_clear(universe));
    ok!(gol_universe_bounds(
        universe,
        &raw mut bounds,
        &raw mut empty
    ));
    assert!(empty);
    free(universe);
}

#[test]
fn a_b0_background_is_told_and_not_forced_into_an_array() {
    let universe = create("B0/S");
    ok!(gol_universe_advance(universe, 1, null_mut(), null_mut()));
    let mut background = -1;
    ok!(gol_universe_background(universe, &raw mut background));
    assert_eq!((background, population(universe)), (1, 0));
    free(universe);

    let (mut length, mut done) = (0, 0);
    let mut result = [0i64; 64];
    let mut step = |generations| {
        call!(gol_step(
            b"B0/S".as_ptr(),
            4,
            ACORN.as_ptr(),
            7,
            generations,
            null_mut(),
            result.as_mut_ptr(),
            32,
            &raw mut length,
            &raw mut done
        ))
    };
    let (status, message) = step(1);
    assert_eq!(status, GolStatus::GOL_INVALID_ARGUMENT, "{message}");
    assert!(
        message.starts_with("under B0/S all but finitely many cells are alive in generation 1")
    );
    assert_ne!(step(2).0, GolStatus::GOL_INVALID_ARGUMENT);
}

#[test]
fn a_copy_outlives_its_original() {
    let original = acorn();
    let mut copy = 0;
    ok!(gol_universe_copy(original, &raw mut copy));
    ok!(gol_universe_advance(original, 10, null_mut(), null_mut()));
    free(original);
    assert_eq!(all_cells(copy), ACORN);
    free(copy);
}

#[test]
fn a_cancelled_run_says_how_far_it_came_and_leaves_a_whole_board() {
    let universe = acorn();
    let mut control = GolControl {
        cancel: 1,
        ..control()
    };
    let mut done = 99;
    let (status, message) = call!(gol_universe_advance(
        universe,
        10,
        &raw mut control,
        &raw mut done
    ));
    assert_eq!((status, done), (GolStatus::GOL_CANCELLED, 0));
    assert_eq!(message, "cancelled after 0 of 10 generations");
    assert_eq!(all_cells(universe), ACORN);
    free(universe);
}

#[test]
fn a_time_slice_ends_early_and_can_be_continued() {
    let universe = acorn();
    // Each slice of tiles is a pass at least; HashLife's may end within a step.
    ok!(gol_universe_set_engine(universe, TILED));
    let mut control = GolControl {
        slice_nanos: 1,
        ..control()
    };
    let (mut total, mut calls) = (0, 0);
    while total < 5_206 {
        let mut done = 0;
        ok!(gol_universe_advance(
            universe,
            5_206 - total,
            &raw mut control,
            &raw mut done
        ));
        assert!(done > 0);
        assert_eq!(control.generations, done);
        total += done;
        calls += 1;
    }
    assert!(calls > 1);
    assert_eq!((total, population(universe)), (5_206, 633));
    free(universe);
}

#[test]
fn a_universe_in_use_is_busy_and_may_even_be_freed() {
    use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
    // Ten cells in a row become a pentadecathlon. HashLife would come to the end; tiles do not find out
    // that it has the period 15.
    let row: Vec<i64> = (0..10).flat_map(|x| [x, 0]).collect();
    let universe = create("B3/S23");
    ok!(gol_universe_set_cells(universe, row.as_ptr(), 10, 1));
    ok!(gol_universe_set_engine(universe, TILED));
    let mut control = control();
    // SAFETY: the block outlives the scope, in which it is used as atomics only.
    let cancel = unsafe { AtomicU32::from_ptr(&raw mut control.cancel) };
    // SAFETY: as above.
    let generations = unsafe { AtomicU64::from_ptr(&raw mut control.generations) };
    let address = &raw mut control as usize;
    std::thread::scope(|scope| {
        let runner = scope.spawn(move || {
            let control = address as *mut GolControl;
            call!(gol_universe_advance(universe, 1 << 40, control, null_mut())).0
        });
        while generations.load(Ordering::Relaxed) < 10 {
            std::thread::yield_now();
        }
        let mut population = 0;
        let (status, message) = call!(gol_universe_population(universe, &raw mut population));
        assert_eq!(status, GolStatus::GOL_BUSY, "{message}");
        free(universe);
        let (status, _) = call!(gol_universe_population(universe, &raw mut population));
        assert_eq!(status, GolStatus::GOL_INVALID_HANDLE);
        cancel.store(1, Ordering::Relaxed);
        assert_eq!(runner.join().expect("no panic"), GolStatus::GOL_CANCELLED);
    });
}

#[test]
fn a_panic_is_a_status_with_its_message_and_place_and_poisons_its_universe() {
    let mut error = empty_error();
    let universe = acorn();
    let body = || handle::with(universe, |_| -> Result<(), _> { panic!("ouch {}", 42) });
    // SAFETY: the error is a live variable.
    let status = unsafe { guard(&raw mut error, body) };
    assert_eq!(status, GolStatus::GOL_PANIC);
    let text = message(&error);
    assert!(
        text.starts_with("ouch 42 (at ") && text.contains("abi.rs:"),
        "{text}"
    );

    let mut population = 0;
    let (status, text) = call!(gol_universe_population(universe, &raw mut population));
    assert_eq!(status, GolStatus::GOL_POISONED, "{text}");
    free(universe);
}

#[test]
fn the_versions_are_those_of_the_crate() {
    assert_eq!(gol_abi_version(), GOL_ABI_VERSION);
    let (mut text, mut length) = ([0u8; 32], 0);
    ok!(gol_version(text.as_mut_ptr(), 32, &raw mut length));
    assert_eq!(
        &text[..length as usize],
        env!("CARGO_PKG_VERSION").as_bytes()
    );
    ok!(gol_kernel(text.as_mut_ptr(), 32, &raw mut length));
    let kernel = std::str::from_utf8(&text[..length as usize]).unwrap();
    assert_eq!(Kernel::choose(Some(kernel.to_owned())), Kernel::detect());
    let mut text = [0u8; 256];
    ok!(gol_cpu_features(text.as_mut_ptr(), 256, &raw mut length));
    assert!(text[..length as usize].is_ascii());
}

fn engines(universe: GolUniverse) -> (i32, i32) {
    let (mut engine, mut active) = (-1, -1);
    ok!(gol_universe_engine(
        universe,
        &raw mut engine,
        &raw mut active
    ));
    (engine, active)
}

#[test]
fn the_engine_is_chosen_at_the_start_and_changed_at_any_time() {
    for (engine, active) in [(AUTO, TILED), (TILED, TILED), (HASHLIFE, HASHLIFE)] {
        for threads in [-1, 0, 1, 3] {
            let options = GolOptions {
                size: size_of::<GolOptions>() as u64,
                memory_limit: 1 << 26,
                engine,
                threads,
            };
            let mut universe = 0;
            ok!(gol_universe_create(
                b"B3/S23".as_ptr(),
                6,
                &raw const options,
                &raw mut universe
            ));
            assert_eq!(engines(universe), (engine, active));
            ok!(gol_universe_set_cells(universe, ACORN.as_ptr(), 7, 1));
            for next in [HASHLIFE, TILED, AUTO] {
                ok!(gol_universe_set_engine(universe, next));
                assert_eq!(engines(universe).0, next);
                assert_eq!(all_cells(universe), ACORN);
            }
            free(universe);
        }
    }
}

#[test]
fn what_is_no_engine_and_no_number_of_threads_is_refused() {
    let universe = acorn();
    for unknown in [-1, 3, i32::MAX] {
        let (status, message) = call!(gol_universe_set_engine(universe, unknown));
        assert_eq!(status, GolStatus::GOL_INVALID_ARGUMENT);
        assert_eq!(
            message,
            format!("{unknown} is not an engine: 0 (auto), 1 (tiled) or 2 (HashLife)")
        );
        assert_eq!(engines(universe), (AUTO, TILED));
    }
    let mut one = 0;
    let nulls = [
        call!(gol_universe_engine(universe, null_mut(), &raw mut one)),
        call!(gol_universe_engine(universe, &raw mut one, null_mut())),
    ];
    assert!(nulls.iter().all(|it| it.0 == GolStatus::GOL_NULL_POINTER));
    free(universe);
    let (status, _) = call!(gol_universe_set_engine(universe, TILED));
    assert_eq!(status, GolStatus::GOL_INVALID_HANDLE);
    for (engine, threads) in [(7, 0), (0, -2), (0, i32::MIN)] {
        let options = GolOptions {
            size: size_of::<GolOptions>() as u64,
            memory_limit: 0,
            engine,
            threads,
        };
        let mut universe = 7;
        let (status, _) = call!(gol_universe_create(
            b"B3/S23".as_ptr(),
            6,
            &raw const options,
            &raw mut universe
        ));
        assert_eq!((status, universe), (GolStatus::GOL_INVALID_ARGUMENT, 0));
    }
}

#[test]
fn numbers_of_more_than_64_bits_cross_in_limbs() {
    let universe = create("B3/S23");
    let gun = gol4j_life::classics::find("gosper-gun").unwrap().cells();
    let gun: Vec<i64> = gun.iter().flat_map(|cell| [cell.x, cell.y]).collect();
    ok!(gol_universe_set_cells(
        universe,
        gun.as_ptr(),
        gun.len() as u64 / 2,
        1
    ));
    // 30 * 2^66 generations, with a zero at the high end.
    let generations = [0, 30 << 2, 0];
    let mut done = [7; 3];
    ok!(gol_universe_advance_big(
        universe,
        generations.as_ptr(),
        3,
        null_mut(),
        done.as_mut_ptr()
    ));
    assert_eq!(done, generations);
    let mut one = 0;
    for small in [gol_universe_generation, gol_universe_population] {
        let (status, message) = call!(small(universe, &raw mut one));
        assert_eq!(status, GolStatus::GOL_OVERFLOW);
        assert!(message.contains("does not fit 64"), "{message}");
    }
    for (big, expected) in [
        (
            gol_universe_generation_big as unsafe extern "C" fn(_, _, _, _, _) -> _,
            [0, 30 << 2],
        ),
        (gol_universe_population_big, [36, 5 << 2]),
    ] {
        let (mut limbs, mut length) = ([0; 2], 0);
        ok!(big(universe, null_mut(), 0, &raw mut length));
        assert_eq!(length, 2);
        let (status, _) = call!(big(universe, limbs.as_mut_ptr(), 1, &raw mut length));
        assert_eq!((status, limbs), (GolStatus::GOL_BUFFER_TOO_SMALL, [0; 2]));
        ok!(big(universe, limbs.as_mut_ptr(), 2, &raw mut length));
        assert_eq!(limbs, expected);
        let (status, _) = call!(big(universe, limbs.as_mut_ptr(), 2, null_mut()));
        assert_eq!(status, GolStatus::GOL_NULL_POINTER);
        let (status, _) = call!(big(universe, null_mut(), 2, &raw mut length));
        assert_eq!(status, GolStatus::GOL_NULL_POINTER);
    }
    // It is past the plane now.
    let (mut bounds, mut empty) = (
        GolBounds {
            min_x: 0,
            min_y: 0,
            max_x: 35,
            max_y: 8,
        },
        false,
    );
    let region = &raw const bounds;
    let mut length = 0;
    ok!(gol_universe_cells(
        universe,
        region,
        null_mut(),
        0,
        &raw mut length
    ));
    assert_eq!(length, 36);
    let beyond = [
        call!(gol_universe_cells(
            universe,
            null(),
            null_mut(),
            0,
            &raw mut length
        )),
        call!(gol_universe_bounds(
            universe,
            &raw mut bounds,
            &raw mut empty
        )),
        call!(gol_universe_set_engine(universe, TILED)),
    ];
    assert!(beyond.iter().all(|it| it.0 == GolStatus::GOL_BEYOND_PLANE));
    free(universe);
}

#[test]
fn big_numbers_of_generations_are_checked_as_all_arrays() {
    let universe = acorn();
    ok!(gol_universe_advance_big(
        universe,
        null(),
        0,
        null_mut(),
        null_mut()
    ));
    let (status, _) = call!(gol_universe_advance_big(
        universe,
        null(),
        1,
        null_mut(),
        null_mut()
    ));
    assert_eq!(status, GolStatus::GOL_NULL_POINTER);
    let (status, _) = call!(gol_universe_advance_big(
        universe,
        [1].as_ptr(),
        u64::MAX,
        null_mut(),
        null_mut()
    ));
    assert_eq!(status, GolStatus::GOL_INVALID_ARGUMENT);
    let mut control = GolControl {
        cancel: 1,
        ..control()
    };
    let mut done = [9, 9];
    let (status, message) = call!(gol_universe_advance_big(
        universe,
        [1, 1].as_ptr(),
        2,
        &raw mut control,
        done.as_mut_ptr()
    ));
    assert_eq!((status, done), (GolStatus::GOL_CANCELLED, [0, 0]));
    assert_eq!(
        message,
        "cancelled after 0 of 18446744073709551617 generations"
    );
    assert_eq!(all_cells(universe), ACORN);
    free(universe);
}
