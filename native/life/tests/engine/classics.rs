//! What everybody knows about the classics, and what their descriptions say.

use crate::common::{cells, generation, moved, population, run, universe};
use gol4j_life::classics::{self, Classic};
use gol4j_life::{Bounds, Cell, Universe};

/// What a description says.
#[derive(Debug)]
enum Claim {
    Oscillator { period: u64 },
    Spaceship { cells: i64, period: u64 },
    Gun { period: u64 },
    Rake { period: u64 },
    Puffer { cells: i64, period: u64 },
    SwitchEngines { number: u64 },
    Methuselah { lifespan: u64, population: u64 },
    Spacefiller,
}

/// Understands the first sentences of a description.
fn claim(description: &str) -> Claim {
    let sentences: Vec<_> = description.split(". ").collect();
    let first = sentences[0].trim_end_matches('.');
    let (kind, about) = first.split_once([' ', ',']).unwrap_or((first, ""));
    let numbers = |text: &str| -> Vec<u64> {
        text.split(|character: char| !character.is_ascii_digit())
            .filter_map(|digits| digits.parse().ok())
            .collect()
    };
    let period = || numbers(about)[0];
    // "c/4" or "2c/7".
    let speed = || {
        let (cells, period) = about.trim().split_once("c/").unwrap();
        (cells.parse().unwrap_or(1), numbers(period)[0])
    };
    match kind {
        "Still" => Claim::Oscillator { period: 1 },
        "Oscillator" => Claim::Oscillator { period: period() },
        "Spaceship" => Claim::Spaceship {
            cells: speed().0,
            period: speed().1,
        },
        "Gun" => Claim::Gun { period: period() },
        "Rake" => Claim::Rake { period: period() },
        "Puffer" => Claim::Puffer {
            cells: speed().0,
            period: speed().1,
        },
        "Switch" => Claim::SwitchEngines {
            number: if about.contains("two") { 2 } else { 1 },
        },
        "Methuselah" => {
            let numbers = numbers(sentences[1]);
            Claim::Methuselah {
                lifespan: numbers[0],
                population: numbers.get(1).copied().unwrap_or(0),
            }
        }
        "Spacefiller" => Claim::Spacefiller,
        other => panic!("{other} is no kind of pattern"),
    }
}

fn life(cells: &[Cell]) -> Universe {
    universe("B3/S23", cells)
}

fn after(cells: &[Cell], generations: u64) -> Universe {
    let mut universe = life(cells);
    run(&mut universe, generations);
    universe
}

fn bounds(universe: &Universe) -> Bounds {
    universe.bounds().unwrap().expect("a live cell")
}

#[test]
fn every_description_is_true() {
    for classic in classics::ALL {
        check(classic);
    }
}

fn check(
    &Classic {
        name, description, ..
    }: &Classic,
) {
    let start = classics::find(name).unwrap().cells();
    match claim(description) {
        Claim::Oscillator { period } => {
            for generation in 1..=period {
                let same = cells(&after(&start, generation)) == start;
                assert_eq!(
                    same,
                    generation == period,
                    "{name} in generation {generation}"
                );
            }
        }
        Claim::Spaceship {
            cells: speed,
            period,
        } => {
            let flown = after(&start, 4 * period);
            let (dx, dy) = (bounds(&flown).min_x, bounds(&flown).min_y);
            assert_eq!(cells(&flown), moved(&start, dx, dy), "{name}");
            let mut way = [dx.abs(), dy.abs()];
            way.sort();
            let sideways = if description.contains("diagonally") {
                4 * speed
            } else {
                0
            };
            assert_eq!(way, [sideways, 4 * speed], "{name}");
        }
        Claim::Gun { period } => {
            for shots in 1..=10 {
                let gun = after(&start, period * shots);
                assert_eq!(population(&gun), start.len() as u64 + 5 * shots, "{name}");
                let there = cells(&gun);
                assert!(start.iter().all(|cell| there.contains(cell)), "{name}");
            }
        }
        Claim::Rake { period } => {
            let population = |periods| population(&after(&start, period * periods));
            assert_eq!(population(60), population(50) + 50, "{name}");
        }
        Claim::Puffer { cells, period } => {
            let reach = |generation| bounds(&after(&start, generation));
            let (early, late) = (reach(1000 * period), reach(1100 * period));
            let grown = [
                early.min_x - late.min_x,
                early.min_y - late.min_y,
                late.max_x - early.max_x,
                late.max_y - early.max_y,
            ];
            assert!(grown.contains(&(100 * cells)), "{name} {grown:?}");
        }
        Claim::SwitchEngines { number } => {
            let blocks = |generation| population(&after(&start, generation)) / 4;
            assert_eq!(blocks(5_288), blocks(5_000) + 8 * number, "{name}");
        }
        Claim::Methuselah {
            lifespan,
            population,
        } => settles(name, &start, lifespan, population),
        Claim::Spacefiller => {
            let size = |generation| {
                let Bounds {
                    min_x,
                    min_y,
                    max_x,
                    max_y,
                } = bounds(&after(&start, generation));
                (max_x - min_x, max_y - min_y)
            };
            let (early, late) = (size(100), size(300));
            assert_eq!(late, (early.0 + 200, early.1 + 200), "{name}");
        }
    }
}

/// Populations of what is left repeat after 12 generations; gliders that fly away change nothing.
/// They do not tell the last generation exactly: what is left may have its population a little
/// earlier.
fn settles(name: &str, start: &[Cell], lifespan: u64, expected: u64) {
    let mut universe = after(start, lifespan - 3);
    let mut populations = Vec::new();
    for _ in 0..100 {
        populations.push(population(&universe));
        run(&mut universe, 1);
    }
    assert_eq!(populations[3], expected, "{name}");
    let repeats = |from: &[u64]| from.iter().zip(&from[12..]).all(|(now, then)| now == then);
    assert!(
        repeats(&populations[3..]),
        "{name} goes on after {lifespan}"
    );
    assert!(!repeats(&populations), "{name} settles before {lifespan}");
}

#[test]
fn the_acorn_has_457_cells_after_1000_generations_and_633_in_the_end() {
    let mut acorn = life(&classics::acorn());
    assert_eq!(population(&acorn), 7);
    run(&mut acorn, 1_000);
    assert_eq!(population(&acorn), 457);
    run(&mut acorn, 4_206);
    assert_eq!((generation(&acorn), population(&acorn)), (5_206, 633));
}

#[test]
fn diehard_dies_in_generation_130_and_not_before() {
    let mut diehard = life(&classics::find("diehard").unwrap().cells());
    run(&mut diehard, 129);
    assert_ne!(population(&diehard), 0);
    run(&mut diehard, 1);
    assert_eq!((population(&diehard), diehard.bounds().unwrap()), (0, None));
}

#[test]
fn classics_are_listed_once_in_order_and_start_at_the_origin() {
    assert!(classics::ALL.is_sorted_by(|a, b| a.name < b.name));
    for classic in classics::ALL {
        let cells = classic.cells();
        let bounds = bounds(&life(&cells));
        assert_eq!((bounds.min_x, bounds.min_y), (0, 0), "{}", classic.name);
        assert!(cells.is_sorted_by(|a, b| a < b), "{}", classic.name);
    }
    assert_eq!(classics::find("no such thing"), None);
}

#[test]
fn their_files_are_plaintext_patterns_with_name_and_description() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/classics");
    assert_eq!(
        std::fs::read_dir(folder).unwrap().count(),
        classics::ALL.len()
    );
    for classic in classics::ALL {
        let path = format!("{folder}/{}.cells", classic.name);
        let limits = gol4j_life::pattern::Limits::default();
        let loaded = gol4j_life::pattern::load(path, &limits).unwrap();
        let description = loaded.description();
        assert_eq!(description.name(), Some(classic.title));
        let comments: Vec<_> = description.comments().collect();
        assert_eq!(comments, [classic.description]);
        let pattern = loaded.into_pattern(&limits).unwrap();
        assert!(pattern.cells().eq(classic.cells()), "{}", classic.name);
    }
}
