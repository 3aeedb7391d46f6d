//! The tiled engine at work: kernels, soups, guns, and single generations.
//!
//! `cargo bench -p gol4j-life --bench tiled`. Times are for the stated number of generations.
#![allow(missing_docs, reason = "criterion's macro makes a public function")]

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use gol4j_life::tiled::{Kernel, Tiled, TiledOptions};
use gol4j_life::{Bounds, Cell, NoControl, Rule, classics};

fn kernels() -> impl Iterator<Item = Kernel> {
    Kernel::ALL
        .into_iter()
        .filter(|kernel| kernel.is_supported())
}

fn board(rule: &str, kernel: Kernel, threads: usize, cells: &[Cell]) -> Tiled {
    let rule: Rule = rule.parse().expect("a rule");
    let options = TiledOptions {
        memory_limit: 1 << 32,
        threads,
        kernel,
    };
    let mut board = Tiled::new(rule, options);
    board.insert(cells).expect("room for the cells");
    board
}

fn run(board: &mut Tiled, generations: u64) {
    board
        .advance(generations, &NoControl)
        .expect("room to grow");
}

/// A square soup, half alive, always the same.
fn soup(side: i64) -> Vec<Cell> {
    let mut state = 42u64;
    (0..side)
        .flat_map(|y| (0..side).map(move |x| Cell::new(x, y)))
        .filter(|_| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            state >> 63 == 1
        })
        .collect()
}

/// A board that every tile of is busy, so that the kernels are what takes the time.
fn kernel(c: &mut Criterion) {
    const SIDE: i64 = 480;
    let soup = soup(SIDE);
    for (rule, generations) in [("B3/S23", 8), ("B36/S23", 8), ("B3/S23", 1)] {
        let mut group = c.benchmark_group(format!("kernel, {rule}, {generations} a call"));
        group.throughput(Throughput::Elements((SIDE * SIDE) as u64 * generations));
        for kernel in kernels() {
            // A fresh soup now and then: it must not come to rest.
            let fresh = || board(rule, kernel, 1, &soup);
            group.bench_function(BenchmarkId::from_parameter(kernel), |b| {
                b.iter_batched_ref(
                    fresh,
                    |board| run(board, generations),
                    BatchSize::SmallInput,
                );
            });
        }
        group.finish();
    }
}

fn soups(c: &mut Criterion) {
    let mut group = c.benchmark_group("soup 1024 x 1024, 1024 generations");
    group.sample_size(10);
    let soup = soup(1024);
    let best = kernels().next().expect("one at least");
    for threads in [1, 2] {
        let fresh = || board("B3/S23", best, threads, &soup);
        group.bench_function(BenchmarkId::new("threads", threads), |b| {
            b.iter_batched_ref(fresh, |board| run(board, 1024), BatchSize::LargeInput);
        });
    }
    group.finish();
}

fn small(c: &mut Criterion) {
    let mut group = c.benchmark_group("small boards, 1000 generations");
    let best = kernels().next().expect("one at least");
    for name in ["glider", "acorn", "gosper-gun"] {
        let cells = classics::find(name).expect("a classic").cells();
        let mut grown = board("B3/S23", best, 1, &cells);
        run(&mut grown, 1000);
        group.bench_function(BenchmarkId::new("at once", name), |b| {
            let fresh = || grown.try_clone().expect("room for a copy");
            b.iter_batched_ref(fresh, |board| run(board, 1000), BatchSize::SmallInput);
        });
        group.bench_function(BenchmarkId::new("one by one", name), |b| {
            let fresh = || grown.try_clone().expect("room for a copy");
            let one_by_one = |board: &mut Tiled| (0..1000).for_each(|_| run(board, 1));
            b.iter_batched_ref(fresh, one_by_one, BatchSize::SmallInput);
        });
    }
    group.finish();
}

fn cells(c: &mut Criterion) {
    let mut group = c.benchmark_group("cells of a soup 1024 x 1024");
    let soup = soup(1024);
    group.throughput(Throughput::Elements(soup.len() as u64));
    let best = kernels().next().expect("one at least");
    let full = board("B3/S23", best, 1, &soup);
    group.bench_function("insert", |b| b.iter(|| board("B3/S23", best, 1, &soup)));
    group.bench_function("read", |b| {
        b.iter(|| {
            let mut cells = Vec::with_capacity(soup.len());
            full.cells_within(Bounds::PLANE)
                .for_each(|cell| cells.push(cell));
            cells
        });
    });
    group.finish();
}

criterion_group!(benches, kernel, soups, small, cells);
criterion_main!(benches);
