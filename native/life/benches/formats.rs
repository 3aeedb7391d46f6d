//! How fast pattern files are read and written, on one thread.
#![allow(missing_docs, reason = "the macros make public items")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gol4j_life::pattern::{
    Density, Format, Limits, Loaded, Symmetry, WriteOptions, read, soup, write,
};

fn written(pattern: &Loaded, format: Format) -> Vec<u8> {
    let mut file = Vec::new();
    write(&mut file, pattern, format, &WriteOptions::default()).expect("it can be written");
    file
}

fn formats(criterion: &mut Criterion) {
    let pattern = soup(1, 4_096, 4_096, Density::HALF, Symmetry::C1).expect("it fits memory");
    let soup: Loaded = pattern.into();
    for format in [
        Format::Rle,
        Format::Macrocell,
        Format::Life105,
        Format::Life106,
        Format::Plaintext,
    ] {
        let file = written(&soup, format);
        let mut group = criterion.benchmark_group(format.to_string());
        group.sample_size(10);
        group.throughput(Throughput::Bytes(file.len() as u64));
        group.bench_function("read soup of 4096 x 4096", |bencher| {
            bencher.iter(|| read(black_box(&file), &Limits::default()).expect("it is valid"));
        });
        group.bench_function("write soup of 4096 x 4096", |bencher| {
            let mut out = Vec::with_capacity(file.len());
            bencher.iter(|| {
                out.clear();
                let options = WriteOptions::default();
                write(&mut out, black_box(&soup), format, &options).expect("it can be written");
            });
        });
        group.finish();
    }
}

criterion_group!(benches, formats);
criterion_main!(benches);
