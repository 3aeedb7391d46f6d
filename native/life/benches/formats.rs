//! How fast pattern files are read and written, on one thread.
//!
//! If `GOL4J_GOLLY_PATTERNS` names the `Patterns` folder of a Golly, its macrocell files are loaded
//! into universes as well.
#![allow(missing_docs, reason = "the macros make public items")]

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gol4j_life::Universe;
use gol4j_life::pattern::{
    Density, Format, Limits, Loaded, Symmetry, WriteOptions, load, read, read_from, soup, write,
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
        group.bench_function("read soup of 4096 x 4096 from a stream", |bencher| {
            bencher
                .iter(|| read_from(black_box(&file[..]), &Limits::default()).expect("it is valid"));
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

fn macrocells(criterion: &mut Criterion) {
    let Some(folder) = std::env::var_os("GOL4J_GOLLY_PATTERNS") else {
        return;
    };
    let folder = Path::new(&folder);
    let mut paths = Vec::new();
    find_macrocells(folder, &mut paths);
    paths.sort();
    let mut group = criterion.benchmark_group("macrocell into a universe");
    group.sample_size(10);
    group.warm_up_time(Duration::from_millis(50));
    group.measurement_time(Duration::from_millis(200));
    for path in paths {
        // Those of rules with more than two states are refused.
        if into_universe(&path).is_none() {
            continue;
        }
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy();
        group.bench_function(name, |bencher| {
            bencher.iter(|| into_universe(black_box(&path)));
        });
    }
    group.finish();
}

fn find_macrocells(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.to_string_lossy();
        if path.is_dir() {
            find_macrocells(&path, found);
        } else if name.ends_with(".mc") || name.ends_with(".mc.gz") {
            found.push(path);
        }
    }
}

fn into_universe(path: &Path) -> Option<Universe> {
    let pattern = load(path, &Limits::default()).ok()?;
    let mut universe = Universe::new(pattern.description().rule().rule()?);
    universe.load(&pattern).expect("it fits memory");
    Some(universe)
}

criterion_group!(benches, formats, macrocells);
criterion_main!(benches);
