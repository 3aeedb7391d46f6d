//! Loads a pattern file, advances it, and says how long that took: what `scripts/compare-peers`
//! runs beside other programs.
//!
//! `cargo run --release -p gol4j-life --example measure -- PATTERN --generations 2^20`

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::{Parser, ValueEnum};
use gol4j_life::hashlife::{Builder, HashLife, HashLifeOptions, Part};
use gol4j_life::pattern::{self, Limits, Loaded, Macrocell, Node};
use gol4j_life::tiled::{Tiled, TiledOptions};
use gol4j_life::{Cell, Kernel, NoControl, Options, Rule, Stop, Universe};
use num_bigint::BigUint;

/// Advances a pattern and prints, in seconds, what loading and advancing took.
#[derive(Debug, Parser)]
struct Arguments {
    /// A pattern in any format that the library reads.
    pattern: PathBuf,
    /// How many generations, as a number or as a power: 1000 or 2^20.
    #[arg(short, long, value_parser = number)]
    generations: BigUint,
    /// How many generations a call; all of them, if it is not given.
    #[arg(short, long, value_parser = number)]
    step: Option<BigUint>,
    /// The engine.
    #[arg(short, long, value_enum, default_value_t = Engine::Tiled)]
    engine: Engine,
    /// The most memory that the board may take, in mebibytes.
    #[arg(short, long, default_value_t = 4096)]
    memory: u64,
    /// The vector unit: avx512, avx2, neon or portable.
    #[arg(short, long)]
    kernel: Option<Kernel>,
    /// How many threads the tiled engine may use.
    #[arg(short, long, default_value_t = 1)]
    threads: usize,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Engine {
    Auto,
    Tiled,
    Hashlife,
}

fn number(text: &str) -> Result<BigUint, String> {
    let parse = |digits: &str| digits.parse::<BigUint>().map_err(|error| error.to_string());
    match text.split_once('^') {
        None => parse(text),
        Some((base, exponent)) => {
            let exponent = exponent.parse().map_err(|_| "not an exponent".to_owned())?;
            Ok(parse(base)?.pow(exponent))
        }
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    let started = Instant::now();
    let loaded = pattern::load(&arguments.pattern, &Limits::default())?;
    let rule = loaded.description().rule();
    let rule = rule
        .rule()
        .ok_or_else(|| format!("no engine knows the rule {}", rule.text()))?;
    let mut board = Board::new(&arguments, rule, loaded)?;
    let load = started.elapsed();

    let mut left = arguments.generations.clone();
    while left > BigUint::ZERO {
        let step = arguments
            .step
            .as_ref()
            .map_or(&left, |step| step.min(&left));
        let step = step.clone();
        board.advance(&step)?;
        left -= step;
    }
    let population = board.population();
    println!("population\t{population}");
    println!("load\t{:.6}", load.as_secs_f64());
    println!("advance\t{:.6}", (started.elapsed() - load).as_secs_f64());
    if let Some(peak) = peak_memory() {
        println!("peak KiB\t{peak}");
    }
    board.print_statistics();
    Ok(())
}

enum Board {
    Auto(Box<Universe>),
    Tiled(Box<Tiled>),
    HashLife(Box<HashLife>),
}

impl Board {
    fn new(arguments: &Arguments, rule: Rule, loaded: Loaded) -> Result<Self, Box<dyn Error>> {
        let memory_limit = arguments.memory << 20;
        let kernel = arguments.kernel.map_or_else(Kernel::detect, Ok)?;
        Ok(match arguments.engine {
            Engine::Auto => {
                let options = Options::default()
                    .with_memory_limit(memory_limit)
                    .with_kernel(kernel)
                    .with_threads(arguments.threads);
                let mut universe = Universe::with_options(rule, options);
                match loaded {
                    Loaded::Macrocell(table) if table.level() >= 6 => {
                        let options = HashLifeOptions {
                            memory_limit,
                            kernel,
                        };
                        let mut board = HashLife::new(rule, options);
                        insert_table(&mut board, &table)?;
                        universe.adopt(board)?;
                    }
                    cells => insert(cells, |cells| universe.set_alive(cells))?,
                }
                Self::Auto(Box::new(universe))
            }
            Engine::Tiled => {
                let options = TiledOptions {
                    memory_limit,
                    threads: arguments.threads,
                    kernel,
                };
                let mut board = Tiled::new(rule, options);
                insert(loaded, |cells| board.insert(cells))?;
                Self::Tiled(Box::new(board))
            }
            Engine::Hashlife => {
                let mut board = HashLife::new(
                    rule,
                    HashLifeOptions {
                        memory_limit,
                        kernel,
                    },
                );
                match loaded {
                    // The smallest board that can be built from nodes has 64 x 64 cells.
                    Loaded::Macrocell(table) if table.level() >= 6 => {
                        insert_table(&mut board, &table)?;
                    }
                    cells => insert(cells, |cells| board.insert(cells))?,
                }
                Self::HashLife(Box::new(board))
            }
        })
    }

    fn advance(&mut self, generations: &BigUint) -> Result<(), Box<dyn Error>> {
        let stop = match self {
            Self::Auto(universe) => universe.advance_big(generations, &NoControl)?.stop,
            Self::Tiled(board) => board.advance(u64::try_from(generations)?, &NoControl)?.stop,
            Self::HashLife(board) => board.advance(generations, &NoControl)?.stop,
        };
        assert_eq!(stop, Stop::Done);
        Ok(())
    }

    fn population(&self) -> BigUint {
        match self {
            Self::Auto(universe) => universe.population(),
            Self::Tiled(board) => board.population().into(),
            Self::HashLife(board) => board.population(),
        }
    }

    fn print_statistics(&self) {
        match self {
            Self::Auto(universe) => println!("engine\t{}", universe.active_engine()),
            Self::Tiled(board) => {
                println!("board bytes\t{}", board.bytes());
                println!("tile passes\t{}", board.tile_passes());
            }
            Self::HashLife(board) => {
                let (nodes, leaves) = board.nodes();
                println!("board bytes\t{}", board.bytes());
                println!("nodes\t{nodes}");
                println!("leaves\t{leaves}");
                println!("collections\t{}", board.collections());
            }
        }
    }
}

/// Puts cells into a board, some at a time: a list of them all could take more memory than the board.
fn insert(
    loaded: Loaded,
    mut insert: impl FnMut(&[Cell]) -> Result<(), gol4j_life::Error>,
) -> Result<(), Box<dyn Error>> {
    let pattern = loaded.into_pattern(&Limits::default())?;
    let mut cells = pattern.cells();
    let mut some = Vec::new();
    loop {
        some.extend(cells.by_ref().take(1 << 12));
        if some.is_empty() {
            return Ok(());
        }
        insert(&some)?;
        some.clear();
    }
}

/// A macrocell file without unpacking it.
fn insert_table(board: &mut HashLife, table: &Macrocell) -> Result<(), Box<dyn Error>> {
    let mut builder = Builder::new(board);
    let mut parts = vec![Part::EMPTY];
    for &node in table.nodes() {
        parts.push(match node {
            Node::Leaf(cells) => builder.eight(cells),
            Node::Inner { level, children } => {
                builder.node(level.into(), children.map(|child| parts[child as usize]))?
            }
        });
    }
    let root = parts.last().copied().unwrap_or(Part::EMPTY);
    builder.finish(root)?;
    Ok(())
}

/// The most memory that this process has had, where the system says it.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string(Path::new("/proc/self/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}
