//! What the benchmarks compare gol4j's own calls with.
//!
//! An empty function and a step, each once for the Foreign Function & Memory API (`bench_…`) and
//! once for JNI (`Java_…`), and the engine by itself: cells in native memory to cells in native
//! memory, without a status, a handle or a copy for Java's sake.

use std::slice;

use gol4j_bench_step::{Board, advanced_flat};
use gol4j_life::Cell;
use jni::EnvUnowned;
use jni::errors::{Error, ThrowRuntimeExAndDefault};
use jni::objects::{JClass, JLongArray};
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

/// `Jni.step(long[], long)`: copies an array of coordinates in, and the result out.
#[unsafe(no_mangle)]
pub extern "system" fn Java_io_github_gol4j_bench_Jni_step<'caller>(
    mut env: EnvUnowned<'caller>,
    _class: JClass<'caller>,
    coordinates: JLongArray<'caller>,
    generations: jlong,
) -> JLongArray<'caller> {
    env.with_env(|env| -> Result<_, Error> {
        let mut before = vec![0; coordinates.len(env)?];
        coordinates.get_region(env, 0, &mut before)?;
        let after = advanced_flat(&before, generations as u64)
            .map_err(|error| Error::ParseFailed(error.to_string()))?;
        let result = JLongArray::new(env, after.len())?;
        result.set_region(env, 0, &after)?;
        Ok(result)
    })
    .resolve::<ThrowRuntimeExAndDefault>()
}
