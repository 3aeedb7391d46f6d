//! Threads that help with a pass.
//!
//! The thread that runs the engine offers chunks of work and takes part in it. Each chunk goes to
//! whoever claims it first, so that a helper that the system lets wait holds nothing up: nobody
//! waits for a thread that has claimed no chunk. Helpers look for work for some microseconds after
//! the last chunk, then sleep.
//!
//! A helper that loses its processor in the middle of a chunk does hold everybody up, for
//! milliseconds. On a busy machine that would make two threads slower than one, so such a stall is
//! told, for [`Pace`](super::pace::Pace) to do without helpers for a while.
#![allow(unsafe_code)]

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::ptr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU32, AtomicU64, Ordering::*};
use std::thread::{self, JoinHandle};

/// How often a helper looks for work before it sleeps: some tens of microseconds.
const LOOKS: u32 = 4_000;

/// How often the offering thread looks whether the last chunks are done before it lets other
/// threads run.
const PATIENCE: u32 = 2_000;

/// Threads of one engine; they end when it is dropped.
pub(super) struct Workers {
    shared: Arc<Shared>,
    helpers: Vec<JoinHandle<()>>,
    /// Whether there was a stall that nobody was told of.
    stalled: bool,
}

struct Shared {
    /// The chunks of the offer under way that nobody has claimed.
    unclaimed: Unclaimed,
    /// The offer under way. Valid for whoever has claimed a chunk of it.
    offer: AtomicPtr<Offer<'static>>,
    asleep: Vec<AtomicBool>,
    quit: AtomicBool,
}

/// Some chunks of work, on the stack of the thread that offers them.
struct Offer<'a> {
    done: AtomicU32,
    panicked: AtomicBool,
    work: &'a (dyn Fn(u32) + Sync),
}

impl Workers {
    /// Starts so many helpers, or as many of them as the system grants.
    pub(super) fn start(helpers: usize) -> Self {
        let shared = Arc::new(Shared {
            unclaimed: Unclaimed::default(),
            offer: AtomicPtr::new(ptr::null_mut()),
            asleep: (0..helpers).map(|_| AtomicBool::new(false)).collect(),
            quit: AtomicBool::new(false),
        });
        let helpers = (0..helpers)
            .map_while(|number| {
                let shared = Arc::clone(&shared);
                thread::Builder::new()
                    .name("gol4j-life".to_owned())
                    .spawn(move || shared.help(number))
                    .ok()
            })
            .collect();
        Self {
            shared,
            helpers,
            stalled: false,
        }
    }

    /// Has every chunk worked on, here and by the helpers, and asks `go_on` before each that is
    /// done here. Returns whether all are done; if not, none is under way any more.
    pub(super) fn run(
        &mut self,
        chunks: u32,
        work: &(dyn Fn(u32) + Sync),
        mut go_on: impl FnMut() -> bool,
    ) -> bool {
        let offer = Offer {
            done: AtomicU32::new(0),
            panicked: AtomicBool::new(false),
            work,
        };
        let shared = &*self.shared;
        shared
            .offer
            .store(ptr::from_ref(&offer).cast_mut().cast(), Relaxed);
        shared.unclaimed.offer(chunks);
        for (helper, asleep) in self.helpers.iter().zip(&shared.asleep) {
            if asleep.load(SeqCst) {
                helper.thread().unpark();
            }
        }
        let mut panicked_here = 0;
        let result = catch_unwind(AssertUnwindSafe(|| {
            loop {
                if !go_on() {
                    return false;
                }
                let Some(chunk) = shared.unclaimed.claim_first() else {
                    return true;
                };
                panicked_here = 1;
                work(chunk);
                panicked_here = 0;
                offer.done.fetch_add(1, Relaxed);
            }
        }));
        // Whatever happened, what was claimed must end before the offer does, as helpers hold a
        // pointer to it. A chunk that panicked here was claimed, and is never done.
        let unclaimed = shared.unclaimed.take_back();
        let mut looks = 0;
        while offer.done.load(Acquire) + unclaimed + panicked_here < chunks {
            looks += 1;
            if looks < PATIENCE {
                std::hint::spin_loop();
            } else {
                thread::yield_now();
            }
        }
        self.stalled |= looks >= PATIENCE;
        match result {
            Ok(_) if offer.panicked.load(Relaxed) => panic!("a helper of the engine panicked"),
            Ok(all) => all,
            Err(panic) => resume_unwind(panic),
        }
    }

    /// Whether a helper that did not run was waited for since the last time this was asked.
    pub(super) fn take_stall(&mut self) -> bool {
        std::mem::take(&mut self.stalled)
    }
}

impl Shared {
    /// What a helper does all its life.
    fn help(&self, number: usize) {
        let asleep = &self.asleep[number];
        let mut looks = 0;
        while !self.quit.load(Acquire) {
            if let Some(chunk) = self.unclaimed.claim_last() {
                // SAFETY: the chunk is ours, of the offer that is there now; its owner waits
                // until the chunk is done.
                let offer = unsafe { &*self.offer.load(Acquire) };
                let run = AssertUnwindSafe(|| (offer.work)(chunk));
                if catch_unwind(run).is_err() {
                    offer.panicked.store(true, Relaxed);
                }
                offer.done.fetch_add(1, Release);
                looks = 0;
            } else if looks < LOOKS {
                looks += 1;
                std::hint::spin_loop();
            } else {
                asleep.store(true, SeqCst);
                if self.unclaimed.is_empty() && !self.quit.load(SeqCst) {
                    thread::park();
                }
                asleep.store(false, SeqCst);
                looks = 0;
            }
        }
    }
}

/// A range of chunks that is claimed from both ends.
///
/// The thread that offers takes the first ones and helpers take the last ones. From pass to pass
/// the list of tiles changes little, so each thread mostly meets the tiles that are in its own
/// cache; with all at one end, every tile would move to and fro.
#[derive(Debug, Default)]
struct Unclaimed(
    /// The first chunk in the upper half and the end in the lower one.
    AtomicU64,
);

impl Unclaimed {
    /// Chunks from 0 on, where there were none.
    fn offer(&self, chunks: u32) {
        self.0.store(pack(0..chunks), SeqCst);
    }

    fn is_empty(&self) -> bool {
        unpack(self.0.load(SeqCst)).is_empty()
    }

    fn claim_first(&self) -> Option<u32> {
        self.claim(|chunks| chunks.next())
    }

    fn claim_last(&self) -> Option<u32> {
        self.claim(|chunks| chunks.next_back())
    }

    fn claim(&self, take: impl Fn(&mut Range<u32>) -> Option<u32>) -> Option<u32> {
        let mut seen = self.0.load(Acquire);
        loop {
            let mut chunks = unpack(seen);
            let chunk = take(&mut chunks)?;
            let left = pack(chunks);
            match self.0.compare_exchange_weak(seen, left, AcqRel, Acquire) {
                Ok(_) => return Some(chunk),
                Err(now) => seen = now,
            }
        }
    }

    /// Lets nobody claim any more, and says how many chunks are left over.
    fn take_back(&self) -> u32 {
        unpack(self.0.swap(0, AcqRel)).len() as u32
    }
}

fn pack(chunks: Range<u32>) -> u64 {
    u64::from(chunks.start) << 32 | u64::from(chunks.end)
}

fn unpack(chunks: u64) -> Range<u32> {
    (chunks >> 32) as u32..chunks as u32
}

impl Drop for Workers {
    fn drop(&mut self) {
        self.shared.quit.store(true, SeqCst);
        for helper in self.helpers.drain(..) {
            helper.thread().unpark();
            // A helper catches what its work panics with.
            let _ = helper.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicUsize;

    #[test]
    fn every_chunk_is_worked_on_once() {
        let mut workers = Workers::start(2);
        for chunks in [1, 2, 7, 300] {
            let counts: Vec<_> = (0..chunks).map(|_| AtomicUsize::new(0)).collect();
            let work = |chunk: u32| {
                counts[chunk as usize].fetch_add(1, Relaxed);
            };
            assert!(workers.run(chunks, &work, || true));
            assert!(counts.iter().all(|count| count.load(Relaxed) == 1));
        }
    }

    #[test]
    fn what_is_stopped_is_at_rest() {
        let mut workers = Workers::start(1);
        for _ in 0..200 {
            let running = AtomicUsize::new(0);
            let stopped = AtomicBool::new(false);
            let here = thread::current().id();
            let work = |_: u32| {
                running.fetch_add(1, SeqCst);
                // However slow this thread is, a helper does not do all the chunks before it stops.
                while thread::current().id() != here && !stopped.load(SeqCst) {
                    thread::yield_now();
                }
                running.fetch_sub(1, SeqCst);
            };
            let mut asked = 0;
            let all = workers.run(1_000, &work, || {
                asked += 1;
                stopped.store(asked == 3, SeqCst);
                asked < 3
            });
            assert_eq!(running.load(SeqCst), 0);
            assert!(!all);
        }
    }

    #[test]
    fn a_panic_comes_back_and_the_threads_stay() {
        let mut workers = Workers::start(1);
        for bad in [0, 9] {
            let work = |chunk: u32| assert_ne!(chunk, bad);
            let run = AssertUnwindSafe(|| workers.run(10, &work, || true));
            assert!(catch_unwind(run).is_err());
        }
        assert!(workers.run(10, &|_| {}, || true));
    }

    #[test]
    fn a_panic_of_the_control_waits_for_the_helpers() {
        let mut workers = Workers::start(1);
        for round in 0..200 {
            let running = AtomicUsize::new(0);
            let over = AtomicBool::new(false);
            let here = thread::current().id();
            let work = |_: u32| {
                running.fetch_add(1, SeqCst);
                // A helper is at its chunk until the control panics.
                while thread::current().id() != here && !over.load(SeqCst) {
                    thread::yield_now();
                }
                running.fetch_sub(1, SeqCst);
            };
            let mut asked = 0;
            let go_on = || {
                asked += 1;
                let panics = asked == 1 + round % 5;
                over.store(panics, SeqCst);
                assert!(!panics, "the control panics");
                true
            };
            let run = AssertUnwindSafe(|| workers.run(100, &work, go_on));
            assert!(catch_unwind(run).is_err());
            assert_eq!(running.load(SeqCst), 0);
        }
    }
}
