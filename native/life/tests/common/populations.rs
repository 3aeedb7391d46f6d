//! Populations that Golly found, and ours.

use gol4j_life::hashlife::{Builder, HashLife, HashLifeOptions, Part};
use gol4j_life::pattern::{Limits, Loaded, Node};
use gol4j_life::{Cell, NoControl, Options, Rule, Universe};

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

/// The most cells that are unpacked for tiles.
const CELLS: u64 = 20_000_000;

/// The populations in these generations, as a universe finds them; none if the pattern is too large
/// to be unpacked.
pub fn by_universe(loaded: Loaded, rule: Rule, generations: &[u64]) -> Option<Vec<String>> {
    let limits = Limits::default().with_memory(64 * CELLS);
    let pattern = loaded.into_pattern(&limits).ok()?;
    if pattern.population() > CELLS {
        return None;
    }
    let cells: Vec<Cell> = pattern.cells().collect();
    let mut universe = Universe::new(rule);
    universe.set_alive(&cells).expect("room for the cells");
    let mut done = 0;
    Some(at_each(generations, |generation| {
        let advance = universe.advance(generation - done, &NoControl);
        assert_eq!(advance.expect("room").generations, generation - done);
        done = generation;
        universe.population().to_string()
    }))
}

/// The same by HashLife; none on a bounded grid.
pub fn by_hashlife(loaded: &Loaded, rule: Rule, generations: &[u64]) -> Option<Vec<String>> {
    if rule.grid().is_some() {
        return None;
    }
    let options = HashLifeOptions {
        memory_limit: 3 << 30,
        kernel: Options::default().kernel,
    };
    let mut board = HashLife::new(rule, options);
    match loaded {
        // The smallest board that can be built from nodes has 64 x 64 cells.
        Loaded::Macrocell(table) if table.level() >= 6 => {
            let mut builder = Builder::new(&mut board);
            let mut parts = vec![Part::EMPTY];
            for &node in table.nodes() {
                parts.push(match node {
                    Node::Leaf(cells) => builder.eight(cells),
                    Node::Inner { level, children } => {
                        let children = children.map(|child| parts[child as usize]);
                        builder.node(level.into(), children).expect("room")
                    }
                });
            }
            builder
                .finish(*parts.last().expect("a root"))
                .expect("room");
        }
        other => {
            let pattern = other.clone().into_pattern(&Limits::default()).ok()?;
            let cells: Vec<Cell> = pattern.cells().collect();
            board.insert(&cells).expect("room for the cells");
        }
    }
    let mut done = 0;
    Some(at_each(generations, |generation| {
        let advance = board.advance(&(generation - done).into(), &NoControl);
        assert_eq!(
            advance.expect("room").generations,
            (generation - done).into()
        );
        done = generation;
        board.population().to_string()
    }))
}

fn at_each(generations: &[u64], population: impl FnMut(u64) -> String) -> Vec<String> {
    generations.iter().copied().map(population).collect()
}
