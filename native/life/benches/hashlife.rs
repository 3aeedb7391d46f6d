//! HashLife on patterns with more and less order in them.
//!
//! `cargo bench -p gol4j-life --bench hashlife`

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use gol4j_life::hashlife::{HashLife, HashLifeOptions};
use gol4j_life::{Cell, Kernel, NoControl, Rule, classics};
use num_bigint::BigUint;

/// So much that nothing is ever collected.
const PLENTY: u64 = 2 << 30;

fn board(cells: &[Cell], memory_limit: u64) -> HashLife {
    let options = HashLifeOptions {
        memory_limit,
        kernel: Kernel::detect().expect("a kernel that is there"),
    };
    let mut board = HashLife::new(Rule::LIFE, options);
    board.insert(cells).expect("room for the cells");
    board
}

/// A soup that is always the same, of a linear congruential generator.
fn soup(size: i64) -> Vec<Cell> {
    let mut state = 42u64;
    (0..size * size)
        .filter(|_| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            state >> 63 == 1
        })
        .map(|i| Cell::new(i % size, i / size))
        .collect()
}

fn advance(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("hashlife");
    group.sample_size(10);
    let gun = classics::find("gosper-gun").map_or_else(Vec::new, |gun| gun.cells());
    for (name, cells, exponent, memory_limit) in [
        ("acorn 2^13", classics::acorn(), 13, PLENTY),
        ("gosper gun 2^1000", gun, 1_000, PLENTY),
        ("soup 1024 2^10", soup(1_024), 10, PLENTY),
        ("soup 1024 2^10 in 4 MiB", soup(1_024), 10, 4 << 20),
    ] {
        let generations = BigUint::from(1u8) << exponent;
        group.bench_function(name, |bencher| {
            bencher.iter_batched(
                || board(&cells, memory_limit),
                |mut board| {
                    board.advance(&generations, &NoControl).expect("it fits");
                    board
                },
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

fn edit(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("hashlife cells");
    group.sample_size(10);
    let cells = soup(1_024);
    group.bench_function("insert soup 1024", |bencher| {
        bencher.iter_with_large_drop(|| board(&cells, PLENTY));
    });
    let full = board(&cells, PLENTY);
    group.bench_function("read soup 1024", |bencher| {
        bencher.iter(|| full.cells().map(Iterator::count));
    });
    group.finish();
}

criterion_group!(benches, advance, edit);
criterion_main!(benches);
