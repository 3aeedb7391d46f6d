//! The calls that take no control.

use std::time::{Duration, Instant};

use gol4j_life::pattern::{Format, WriteOptions, write};
use gol4j_life::{Engine, Universe};

pub const NAMES: [&str; 7] = [
    "population",
    "again",
    "bounds",
    "copy",
    "other engine",
    "save",
    "load",
];

/// How long each takes; none if it fails, as what is too large for tiles does.
pub fn measure(universe: Universe) -> [Option<Duration>; 7] {
    let clock = Instant::now();
    universe.population();
    let population = clock.elapsed();
    let clock = Instant::now();
    universe.population();
    let again = clock.elapsed();
    let clock = Instant::now();
    let bounds = universe.bounds().ok().map(|_| clock.elapsed());
    let clock = Instant::now();
    let copy = universe.try_clone().ok();
    let copied = copy.is_some().then(|| clock.elapsed());
    let moved = copy.and_then(|mut copy| {
        let other = match copy.active_engine() {
            Engine::HashLife => Engine::Tiled,
            _ => Engine::HashLife,
        };
        let clock = Instant::now();
        copy.set_engine(other).ok().map(|()| clock.elapsed())
    });
    let format = match universe.active_engine() {
        Engine::HashLife => Format::Macrocell,
        _ => Format::Rle,
    };
    let clock = Instant::now();
    let pattern = universe.to_pattern().ok().filter(|pattern| {
        write(&mut Vec::new(), pattern, format, &WriteOptions::default()).is_ok()
    });
    let saved = pattern.is_some().then(|| clock.elapsed());
    let loaded = pattern.and_then(|pattern| {
        let mut fresh = Universe::with_options(universe.rule(), universe.options());
        let clock = Instant::now();
        fresh.load(&pattern).ok().map(|()| clock.elapsed())
    });
    [
        Some(population),
        Some(again),
        bounds,
        copied,
        moved,
        saved,
        loaded,
    ]
}
