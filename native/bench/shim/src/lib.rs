//! What the benchmarks compare gol4j's own calls with.
//!
//! An empty function and a step, each once for the Foreign Function & Memory API (`bench_…`) and
//! once for JNI (`Java_…`), and the engine by itself: cells in native memory to cells in native
//! memory, without a status, a handle or a copy for Java's sake.

use std::slice;

use gol4j_bench_step::{Board, cells_of};
use gol4j_life::Cell;
use jni::EnvUnowned;
use jni::errors::{Error, ThrowRuntimeExAndDefault};
use jni::objects::{JClass, JLongArray, ReleaseMode};
use jni::sys::{jint, jlong};

/// What the empty functions return.
const NOTHING: i32 = 1;

/// Does nothing.
#[unsafe(no_mangle)]
pub extern "C" fn bench_nothing() -> i32 {
    NOTHING
}

/// Advances `count` cells and writes up to `capacity` that result. Returns how many there are, or
/// -1 where the engine fails.
///
/// # Safety
/// `cells` points to `count` cells and `result` to room for `capacity`, both aligned.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bench_engine_step(
    cells: *const Cell,
    count: u64,
    generations: u64,
    result: *mut Cell,
    capacity: u64,
) -> i64 {
    // SAFETY: the caller's promise.
    let cells = unsafe { slice::from_raw_parts(cells, count as usize) };
    let mut alive = 0;
    let write = |cell| {
        if alive < capacity {
            // SAFETY: fewer than `capacity` cells were written, so there is room for this one.
            unsafe { result.add(alive as usize).write(cell) };
        }
        alive += 1;
    };
    match Board::advanced(cells, generations).and_then(|board| board.for_each(write)) {
        Ok(()) => alive as i64,
        Err(_) => -1,
    }
}

/// `Jni.nothing()`: does nothing.
#[unsafe(no_mangle)]
pub extern "system" fn Java_io_github_gol4j_bench_Jni_nothing(
    _env: EnvUnowned<'_>,
    _class: JClass<'_>,
) -> jint {
    NOTHING
}

/// `Jni.step(long[], long)`: no copy is made for Java's sake. The engine reads the coordinates where
/// Java has them, as critical calls of FFM do, and the result is written where Java will have it.
#[unsafe(no_mangle)]
pub extern "system" fn Java_io_github_gol4j_bench_Jni_step<'caller>(
    mut env: EnvUnowned<'caller>,
    _class: JClass<'caller>,
    coordinates: JLongArray<'caller>,
    generations: jlong,
) -> JLongArray<'caller> {
    env.with_env(|env| -> Result<_, Error> {
        let begun = {
            // SAFETY: nothing else has the array at the same time, and until it is given back no
            // function of JNI is called and no other thread waited for.
            let before =
                unsafe { coordinates.get_elements_critical(env, ReleaseMode::NoCopyBack)? };
            Board::of(cells_of(&before), generations as u64)
        };
        let mut board = begun.map_err(failed)?;
        board.advance().map_err(failed)?;
        let result = JLongArray::new(env, 2 * board.population() as usize)?;
        let written = {
            // SAFETY: as above.
            let mut after = unsafe { result.get_elements_critical(env, ReleaseMode::CopyBack)? };
            let mut room = after.chunks_exact_mut(2);
            board.for_each(|cell| {
                if let Some(pair) = room.next() {
                    pair.copy_from_slice(&[cell.x, cell.y]);
                }
            })
        };
        written.map_err(failed)?;
        Ok(result)
    })
    .resolve::<ThrowRuntimeExAndDefault>()
}

/// What the engine's error is to Java.
fn failed(error: gol4j_life::Error) -> Error {
    Error::ParseFailed(error.to_string())
}
