//! Populations that Golly found, and ours.

use gol4j_life::pattern::Loaded;
use gol4j_life::{Engine, NoControl, Options, Rule, Universe};

/// A line of the tables that `scripts/golly-populations` makes.
pub struct Golly<'a> {
    pub file: &'a str,
    pub rule: &'a str,
    /// How many generations after the first.
    pub generations: Vec<u64>,
    pub populations: Vec<String>,
}

impl<'a> Golly<'a> {
    pub fn read(table: &'a str) -> Vec<Self> {
        let mut lines = table.lines().map(|line| line.split('\t'));
        let heading = lines.next().expect("a heading").skip(2);
        let generations: Vec<u64> = heading.map(|n| n.parse().expect("a generation")).collect();
        lines
            .map(|mut line| Self {
                file: line.next().expect("a file"),
                rule: line.next().expect("a rule"),
                generations: generations.clone(),
                populations: line.map(str::to_owned).collect(),
            })
            .collect()
    }
}

/// The populations so many generations after the first, as an engine finds them; none if the pattern
/// is too large to be unpacked for it.
pub fn by(engine: Engine, loaded: &Loaded, rule: Rule, generations: &[u64]) -> Option<Vec<String>> {
    /// The most cells that are unpacked for tiles.
    const CELLS: u32 = 20_000_000;
    if engine == Engine::Tiled && loaded.population() > CELLS.into() {
        return None;
    }
    let options = Options::default()
        .with_engine(engine)
        .with_memory_limit(3 << 30);
    let mut universe = Universe::with_options(rule, options);
    let description = loaded.description().clone().with_rule(rule);
    let pattern = loaded.clone().with_description(description);
    match universe.load(&pattern) {
        // It lies outside the 64-bit plane.
        Err(_) if engine == Engine::Tiled && loaded.bounds().is_err() => return None,
        result => result.expect("room for the pattern"),
    }
    let mut done = 0;
    let mut population = |generation: u64| {
        let advance = universe.advance(generation - done, &NoControl);
        assert_eq!(advance.expect("room").generations, generation - done);
        done = generation;
        universe.population().to_string()
    };
    Some(generations.iter().copied().map(&mut population).collect())
}
