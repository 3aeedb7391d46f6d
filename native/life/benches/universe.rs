//! Universes as callers use them: one generation a call, the automatic choice of the engine, and
//! boards in and out.
//!
//! `cargo bench -p gol4j-life --bench universe`. Times are for the stated number of generations.
#![allow(missing_docs, reason = "criterion's macro makes a public function")]

use criterion::measurement::WallTime;
use criterion::{
    BatchSize, BenchmarkGroup, BenchmarkId, Criterion, criterion_group, criterion_main,
};
use gol4j_life::pattern::{Density, Loaded, Pattern, Symmetry, soup};
use gol4j_life::{Engine, NoControl, Options, Universe, classics};

const ENGINES: [Engine; 2] = [Engine::Tiled, Engine::Auto];

/// A square soup, half alive, always the same.
fn soup_of(side: u32) -> Loaded {
    soup(1, side, side, Density::HALF, Symmetry::C1)
        .expect("it fits memory")
        .into()
}

fn classic(name: &str) -> Loaded {
    let cells = classics::find(name).expect("a classic").cells();
    Pattern::from_cells(cells).expect("it fits memory").into()
}

fn universe(engine: Engine, pattern: &Loaded) -> Universe {
    let rule = pattern.description().rule().rule().expect("Life");
    let mut universe = Universe::with_options(rule, Options::default().with_engine(engine));
    universe.load(pattern).expect("it fits memory");
    universe
}

fn run(universe: &mut Universe, generations: u64) {
    universe
        .advance(generations, &NoControl)
        .expect("room to grow");
}

/// Times some work on copies of a universe with a pattern in it.
fn measure(
    group: &mut BenchmarkGroup<'_, WallTime>,
    name: &str,
    engine: Engine,
    pattern: &Loaded,
    work: impl Fn(&mut Universe),
) {
    let start = universe(engine, pattern);
    group.bench_function(BenchmarkId::new(name, engine), |bencher| {
        bencher.iter_batched_ref(
            || start.try_clone().expect("room for a copy"),
            &work,
            BatchSize::LargeInput,
        );
    });
}

/// What games and animations do.
fn one_a_call(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("one generation a call, 256 generations");
    group.sample_size(10);
    for (name, pattern) in [
        ("soup 1024", soup_of(1_024)),
        ("gosper-gun", classic("gosper-gun")),
        ("acorn", classic("acorn")),
    ] {
        for engine in ENGINES {
            measure(&mut group, name, engine, &pattern, |universe| {
                (0..256).for_each(|_| run(universe, 1));
            });
        }
    }
    group.finish();
}

/// What each engine alone is good at, by whichever the universe chooses.
fn automatic(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("one call");
    group.sample_size(10);
    for (name, pattern, exponent, engine) in [
        ("soup 1024 2^10", soup_of(1_024), 10, Engine::Tiled),
        ("acorn 2^13", classic("acorn"), 13, Engine::Tiled),
        (
            "gosper-gun 2^40",
            classic("gosper-gun"),
            40,
            Engine::HashLife,
        ),
    ] {
        for engine in [engine, Engine::Auto] {
            measure(&mut group, name, engine, &pattern, |universe| {
                run(universe, 1 << exponent);
            });
        }
    }
    group.finish();
}

fn exchange(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("soup 2048");
    group.sample_size(10);
    let pattern = soup_of(2_048);
    for engine in [Engine::Tiled, Engine::HashLife] {
        group.bench_function(BenchmarkId::new("load", engine), |bencher| {
            bencher.iter_with_large_drop(|| universe(engine, &pattern));
        });
        let full = universe(engine, &pattern);
        group.bench_function(BenchmarkId::new("to pattern", engine), |bencher| {
            bencher.iter_with_large_drop(|| full.to_pattern().expect("it fits memory"));
        });
        group.bench_function(BenchmarkId::new("copy", engine), |bencher| {
            bencher.iter_with_large_drop(|| full.try_clone().expect("room for a copy"));
        });
    }
    group.finish();
}

criterion_group!(benches, one_a_call, automatic, exchange);
criterion_main!(benches);
