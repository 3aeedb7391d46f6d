//! From the request to stop to the return.

use std::time::{Duration, Instant};

use gol4j_life::{Control, Error, Signal, Stop, Universe};
use num_bigint::BigUint;

/// Cancels from a moment on, by this thread's own time: as if somebody had asked for it then.
struct From(Duration);

impl Control for From {
    fn poll(&self) -> Signal {
        match own_time() < self.0 {
            true => Signal::Continue,
            false => Signal::Cancel,
        }
    }

    fn report(&self, _generations: u64) {}
}

/// How long it took to stop, sorted.
pub struct Latencies(Vec<Duration>);

impl Latencies {
    pub fn count(&self) -> usize {
        self.0.len()
    }

    pub fn median(&self) -> Duration {
        self.0.get(self.0.len() / 2).copied().unwrap_or_default()
    }

    pub fn longest(&self) -> Duration {
        self.0.last().copied().unwrap_or_default()
    }
}

/// The processor's time that this thread has had: what other processes take of a busy machine is no
/// matter.
#[cfg(target_os = "linux")]
fn own_time() -> Duration {
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: the clock is there on every Linux, and `time` is a place to write it to.
    unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &raw mut time) };
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

/// The time that has passed: there is no portable clock for what this thread has had of it.
#[cfg(not(target_os = "linux"))]
fn own_time() -> Duration {
    use std::sync::LazyLock;
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    START.elapsed()
}

/// Runs a universe for some time, in slices that are ended by cancel. Where memory runs out, that is
/// the end.
pub fn measure(
    universe: &mut Universe,
    mut left: BigUint,
    time: Duration,
) -> Result<Latencies, Error> {
    let mut latencies = Vec::new();
    let mut turn = 0.0_f64;
    let began = Instant::now();
    while began.elapsed() < time && left > BigUint::ZERO {
        // From half a millisecond to 128, spread evenly by the golden ratio.
        turn = (turn + 0.618_034) % 1.0;
        let patience = Duration::from_secs_f64(0.5e-3 * (8.0 * turn).exp2());
        let moment = own_time() + patience;
        let advance = universe.advance_big(&left, &From(moment));
        let late = own_time().saturating_sub(moment);
        match advance {
            Ok(advance) => {
                left -= advance.generations;
                if advance.stop == Stop::Cancelled {
                    latencies.push(late);
                }
            }
            Err(Error::MemoryLimit { .. }) => break,
            Err(error) => return Err(error),
        }
    }
    latencies.sort();
    Ok(Latencies(latencies))
}
