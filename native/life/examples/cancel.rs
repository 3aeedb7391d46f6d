//! How long a universe goes on after it was told to stop.
//!
//! `cargo run --release -p gol4j-life --example cancel -- PATTERN… --engine auto`
//!
//! Each pattern runs in slices of different lengths, each ended by cancel, until it has made the
//! generations or the time is over. Prints the median and the longest time from the request to the
//! return, in milliseconds.

use std::error::Error;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use clap::Parser;
use gol4j_life::pattern::{self, Limits};
use gol4j_life::{Control, Engine, Options, Signal, Stop, Universe};
use num_bigint::BigUint;

/// Cancels runs and prints how soon they end.
#[derive(Debug, Parser)]
struct Arguments {
    /// Patterns in any format that the library reads.
    patterns: Vec<PathBuf>,
    /// The power of two of generations that a run would make.
    #[arg(short, long, default_value_t = 40)]
    generations: u32,
    /// auto, tiled or hashlife.
    #[arg(short, long, default_value = "auto", value_parser = engine)]
    engine: Engine,
    /// How many seconds each pattern is run.
    #[arg(short, long, default_value_t = 5)]
    seconds: u64,
    /// The most memory that the board may take, in mebibytes.
    #[arg(short, long, default_value_t = 512)]
    memory: u64,
}

fn engine(text: &str) -> Result<Engine, String> {
    [Engine::Auto, Engine::Tiled, Engine::HashLife]
        .into_iter()
        .find(|engine| engine.to_string().eq_ignore_ascii_case(text))
        .ok_or_else(|| "not auto, tiled or hashlife".to_owned())
}

/// Cancels once it was asked to.
#[derive(Default)]
struct Button {
    pressed: AtomicBool,
    when: Mutex<Option<Instant>>,
}

impl Button {
    fn press(&self) {
        *self.when.lock().unwrap() = Some(Instant::now());
        self.pressed.store(true, Ordering::Release);
    }
}

impl Control for Button {
    fn poll(&self) -> Signal {
        match self.pressed.load(Ordering::Acquire) {
            true => Signal::Cancel,
            false => Signal::Continue,
        }
    }

    fn report(&self, _generations: u64) {}
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    println!("median\tlongest\tcancels\tgenerations\tengine\tpattern");
    for path in &arguments.patterns {
        let loaded = pattern::load(path, &Limits::default())?;
        let rule = loaded
            .description()
            .rule()
            .rule()
            .ok_or("an unknown rule")?;
        let options = Options::default()
            .with_engine(arguments.engine)
            .with_memory_limit(arguments.memory << 20)
            .with_threads(1);
        let mut universe = Universe::with_options(rule, options);
        universe.load(&loaded)?;
        let mut latencies = Vec::new();
        let mut turn = 0.0_f64;
        let end = Instant::now() + Duration::from_secs(arguments.seconds);
        let mut left = BigUint::from(1u8) << arguments.generations;
        while Instant::now() < end && left > BigUint::ZERO {
            let button = Button::default();
            // From half a millisecond to 128, spread evenly by the golden ratio.
            turn = (turn + 0.618_034) % 1.0;
            let patience = Duration::from_secs_f64(0.5e-3 * (8.0 * turn).exp2());
            let advance = thread::scope(|scope| {
                scope.spawn(|| {
                    thread::sleep(patience);
                    button.press();
                });
                let advance = universe.advance_big(&left, &button)?;
                let returned = Instant::now();
                if advance.stop == Stop::Cancelled {
                    let when = button.when.lock().unwrap().expect("it was pressed");
                    latencies.push(returned - when);
                }
                Ok::<_, gol4j_life::Error>(advance)
            });
            match advance {
                Ok(advance) => left -= advance.generations,
                Err(error) => {
                    eprintln!("{}: {error}", path.display());
                    break;
                }
            }
        }
        latencies.sort();
        let ms = |latency: Option<&Duration>| latency.map_or(0.0, |it| 1e3 * it.as_secs_f64());
        println!(
            "{:.2}\t{:.2}\t{}\t{}\t{}\t{}",
            ms(latencies.get(latencies.len() / 2)),
            ms(latencies.last()),
            latencies.len(),
            universe.generation(),
            universe.active_engine(),
            path.display()
        );
    }
    Ok(())
}
