//! How long a universe goes on after it was told to stop, and how long the calls take that cannot
//! be told.
//!
//! `cargo run --release -p gol4j-life --example cancel -- --patterns GOLLYS-PATTERNS-FOLDER`
//!
//! Each workload runs in slices of different lengths, each ended by cancel, until it has made its
//! generations or the time is over. Prints the median and the longest time from the request to the
//! return, in milliseconds, and then, of the board that there is, the times of the other calls.

mod calls;
mod latency;
mod workloads;

use std::error::Error;
use std::path::PathBuf;
use std::time::Duration;

use clap::Parser;
use gol4j_life::{Engine, Options, Universe};
use num_bigint::BigUint;

use workloads::WORKLOADS;

/// Cancels runs and prints how soon they end.
#[derive(Debug, Parser)]
struct Arguments {
    /// What to run: soupN for a square of N cells a side, half of them alive; or a pattern of the
    /// folder. All that `scripts/compare-peers` runs, and a soup of 10^8 live cells, if none is named.
    workloads: Vec<String>,
    /// Golly's folder of patterns.
    #[arg(short, long)]
    patterns: PathBuf,
    /// The power of two of generations that each run would make.
    #[arg(short, long, default_value_t = 40)]
    generations: u64,
    /// The only engine, if it is not to be each: auto, tiled or hashlife.
    #[arg(short, long, value_parser = engine)]
    engine: Option<Engine>,
    /// How many seconds each is run.
    #[arg(short, long, default_value_t = 1.0)]
    seconds: f64,
    /// The most memory that a board may take, in mebibytes.
    #[arg(short, long, default_value_t = 2_000)]
    memory: u64,
}

const ENGINES: [Engine; 3] = [Engine::Tiled, Engine::HashLife, Engine::Auto];

fn engine(text: &str) -> Result<Engine, String> {
    ENGINES
        .into_iter()
        .find(|engine| engine.to_string().eq_ignore_ascii_case(text))
        .ok_or_else(|| "not auto, tiled or hashlife".to_owned())
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    let names = match arguments.workloads.is_empty() {
        true => WORKLOADS.map(str::to_owned).to_vec(),
        false => arguments.workloads.clone(),
    };
    let engines = match arguments.engine {
        Some(engine) => vec![engine],
        None => ENGINES.to_vec(),
    };
    let calls = calls::NAMES.join(" | ");
    println!("| workload | engine | cancels | median | longest | {calls} |");
    println!("|{}", "---|".repeat(5 + calls::NAMES.len()));
    for name in &names {
        let pattern = workloads::load(name, &arguments.patterns)?;
        let rule = pattern.description().rule();
        let rule = rule.rule().ok_or("a rule that no engine knows")?;
        for &engine in &engines {
            let options = Options::default()
                .with_engine(engine)
                .with_memory_limit(arguments.memory << 20);
            let mut universe = Universe::with_options(rule, options);
            if let Err(error) = universe.load(&pattern) {
                println!("| {name} | {engine} | {error} |");
                continue;
            }
            let generations = BigUint::from(1u8) << arguments.generations;
            let time = Duration::from_secs_f64(arguments.seconds);
            let latencies = latency::measure(&mut universe, generations, time)?;
            println!(
                "| {name} | {engine} | {} | {} | {} | {} |",
                latencies.count(),
                milliseconds(latencies.median()),
                milliseconds(latencies.longest()),
                calls::measure(universe)
                    .map(|time| time.map_or_else(|| "error".to_owned(), milliseconds))
                    .join(" | "),
            );
        }
    }
    Ok(())
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1}", 1e3 * time.as_secs_f64())
}
