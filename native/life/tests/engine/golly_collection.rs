//! Golly's pattern collection: every two-state pattern of it loads, survives being written, and has
//! the populations that Golly finds.
//!
//! It is not part of this repository. `GOL4J_GOLLY_PATTERNS` names the `Patterns` folder of a Golly;
//! without it these tests do nothing. The populations are in `golly_populations.tsv`, which
//! `scripts/golly-populations collection` makes.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::common::populations::{self, Golly};
use gol4j_life::Engine;
use gol4j_life::pattern::{self, Format, Limits, Loaded, PatternError, WriteOptions};

/// What is in the collection and no two-state pattern.
fn is_expected(error: &PatternError) -> bool {
    match error {
        PatternError::InFile { source, .. } => is_expected(source),
        // A rule of more states.
        PatternError::MultiState { .. } => true,
        // MCell and 3D files.
        PatternError::Unrecognised { .. } => true,
        // Zip files with several patterns, or with none.
        PatternError::Container { container, .. } => *container == "zip",
        _ => false,
    }
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension != "lua") {
            found.push(path);
        }
    }
}

#[test]
fn every_two_state_pattern_loads_and_survives_being_written() {
    let Some(folder) = std::env::var_os("GOL4J_GOLLY_PATTERNS") else {
        return;
    };
    let mut paths = Vec::new();
    files(Path::new(&folder), &mut paths);
    paths.sort();
    let limits = Limits::default();
    let (mut loaded, mut refused, mut slowest) = (0, Vec::new(), Duration::ZERO);
    let mut failures = Vec::new();
    let mut unknown_rules = Vec::new();
    for path in &paths {
        let start = Instant::now();
        let result = pattern::load(path, &limits);
        let time = start.elapsed();
        match result {
            Ok(pattern) => {
                loaded += 1;
                slowest = slowest.max(time);
                println!("{time:>10.1?} {}", path.display());
                let rule = pattern.description().rule();
                if rule.rule().is_none() {
                    unknown_rules.push(format!("{rule}: {}", path.display()));
                }
                if let Err(problem) = survives(&pattern) {
                    failures.push(format!("{}: {problem}", path.display()));
                }
            }
            Err(error) if is_expected(&error) => refused.push(error.to_string()),
            Err(error) => failures.push(error.to_string()),
        }
    }
    println!("refused:\n{}", refused.join("\n"));
    println!("unknown rules:\n{}", unknown_rules.join("\n"));
    println!(
        "{loaded} loaded, the slowest in {slowest:?}, {} refused, {} rules unknown, of {} files",
        refused.len(),
        unknown_rules.len(),
        paths.len()
    );
    assert_ne!(loaded, 0, "no patterns in {}", Path::new(&folder).display());
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn survives(loaded: &Loaded) -> Result<(), String> {
    // Enough for nearly all; the others are compared as quadtrees.
    let limits = Limits::default().with_memory(64 << 20);
    let options = WriteOptions::default().with_limits(limits);
    for format in [
        Format::Rle,
        Format::Macrocell,
        Format::Life105,
        Format::Life106,
    ] {
        let mut file = Vec::new();
        match pattern::write(&mut file, loaded, format, &options) {
            Ok(()) => {}
            // A quadtree can be too large for cells.
            Err(PatternError::TooLarge { .. } | PatternError::BeyondPlane) => continue,
            Err(error) => return Err(format!("{format}: {error}")),
        }
        let again = pattern::read(&file, &Limits::default()).map_err(|error| error.to_string())?;
        if again.description() != loaded.description() {
            return Err(format!("{format}: another description"));
        }
        let cells = |loaded: &Loaded| loaded.clone().into_pattern(&limits);
        match (cells(loaded), cells(&again)) {
            (Ok(before), Ok(after)) if before == after => {}
            (Err(_), Err(_)) if &again == loaded => {}
            _ => return Err(format!("{format}: another board")),
        }
    }
    Ok(())
}

#[test]
fn every_pattern_has_the_populations_that_golly_finds() {
    let Some(folder) = std::env::var_os("GOL4J_GOLLY_PATTERNS") else {
        return;
    };
    let table = Golly::read(include_str!("golly_populations.tsv"));
    let (mut by_tiles, mut by_hashlife, mut failures) = (0, 0, Vec::new());
    for line in &table {
        let path = Path::new(&folder).join(line.file);
        let mut check = |engine: &str, found: Option<Vec<String>>, count: &mut u32| match found {
            Some(found) if found == line.populations => *count += 1,
            Some(found) => failures.push(format!("{} by {engine}: {found:?}", line.file)),
            None => println!("not by {engine}: {}", line.file),
        };
        let loaded = pattern::load(&path, &Limits::default()).expect(line.file);
        let rule = loaded.description().rule().rule().expect(line.file);
        assert_eq!(rule.to_string(), line.rule, "{}", line.file);
        let found = populations::by(Engine::HashLife, &loaded, rule, &line.generations);
        check("HashLife", found, &mut by_hashlife);
        let found = populations::by(Engine::Tiled, &loaded, rule, &line.generations);
        check("tiles", found, &mut by_tiles);
    }
    println!(
        "of {} patterns, {by_tiles} have the same populations in tiles and {by_hashlife} in HashLife",
        table.len()
    );
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_pattern_whose_rule_is_known_is_in_the_table() {
    let Some(folder) = std::env::var_os("GOL4J_GOLLY_PATTERNS") else {
        return;
    };
    let table = Golly::read(include_str!("golly_populations.tsv"));
    let mut paths = Vec::new();
    files(Path::new(&folder), &mut paths);
    let limits = Limits::default();
    let missing: Vec<_> = paths
        .iter()
        .filter(|path| {
            let name = path.strip_prefix(&folder).expect("in the folder");
            !table.iter().any(|line| Path::new(line.file) == name)
        })
        .filter(|path| {
            pattern::load(path, &limits)
                .is_ok_and(|loaded| loaded.description().rule().rule().is_some())
        })
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}
