//! The tiled engine: the board in tiles of 48 x 48 cells, computed bit by bit in parallel, eight
//! generations at a time, and only where something changes.
//!
//! - `stride`, `single`: what a pass makes of one tile, several generations on or one; `outcome`:
//!   what it tells of it; `compute`: the passes for the processor and the rule at hand
//! - `memo`, `lone`: what passes made of windows, and of small objects, so that they need not be
//!   computed again
//! - `flight`: spaceships on their way out, which need no tiles
//! - `tile`, `arena`, `index`, `grid`: the tiles, where they are kept, found and linked
//! - `pass`: which tiles a pass computes, and which may sleep
//! - `workers`: threads that help with a pass; `pace`: whether that makes it faster
//! - `edit`: cells in and out; `cells`: queries; `exchange`: whole boards in and out

mod arena;
#[forbid(unsafe_code)]
mod cells;
#[forbid(unsafe_code)]
mod compute;
#[forbid(unsafe_code)]
mod edit;
#[forbid(unsafe_code)]
mod exchange;
#[forbid(unsafe_code)]
mod flight;
#[forbid(unsafe_code)]
mod grid;
#[forbid(unsafe_code)]
mod index;
#[forbid(unsafe_code)]
mod lone;
#[forbid(unsafe_code)]
mod memo;
#[forbid(unsafe_code)]
mod outcome;
#[forbid(unsafe_code)]
mod pace;
mod pass;
mod population;
#[forbid(unsafe_code)]
mod single;
#[forbid(unsafe_code)]
mod stride;
#[forbid(unsafe_code)]
mod tile;
mod workers;

use std::fmt;
use std::sync::{Arc, Mutex};

pub use crate::kernel::{Kernel, KernelError};
pub use cells::CellsWithin;

use compute::Compute;
use flight::Flights;
use grid::Grid;
use lone::Objects;
use memo::{Hope, Memo, Season};
use pace::Pace;
use pass::{LONGEST, Step};
use tile::SIDE;
use workers::Workers;

use crate::kernel::Schedule;
use crate::list::{Interrupt, Poller};
use crate::{Advance, Control, Error, Rule, Stop};

/// How many tiles a board has computed before it gets a memo: a millisecond's work or so, which is
/// what a memo costs.
const WORTH_A_MEMO: u64 = 1 << 16;

/// How many tiles a board has computed before small objects are remembered: some ten microseconds'
/// work, which is what their table costs.
const WORTH_OBJECTS: u64 = 1 << 6;

/// What is remembered may take this part of the memory that the tiles leave.
const MEMORY_SHARE: u64 = 8;

/// How a tiled board is set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TiledOptions {
    /// The most memory that the board may take, in bytes, working memory included.
    pub memory_limit: u64,
    /// How many threads may compute at the same time; 0 is as good as 1.
    pub threads: usize,
    /// The vector unit to compute with. One that the processor doesn't have is replaced by
    /// [`Kernel::Portable`].
    pub kernel: Kernel,
}

/// A board in tiles: the finite set of cells that differ from the background, with its rule and
/// generation.
///
/// It can hold cells anywhere on the plane, but [`advance`](Self::advance) only goes where it
/// cannot reach the plane's edges: see [`fits`](Self::fits).
pub struct Tiled {
    rule: Rule,
    options: TiledOptions,
    generation: u64,
    background: bool,
    grid: Grid,
    /// Which of each tile's boards is that of the present generation.
    front: usize,
    /// The number of the next pass.
    pass: u64,
    /// The pass before, if the listed tiles are all that another of the same kind needs.
    followed: Option<Step>,
    /// Whether the boards of one generation ago are not there for the next pass to compare with.
    fresh: bool,
    /// Whether the background is always dead.
    steady: bool,
    compute: Compute,
    tile_passes: u64,
    /// One for each thread, or none.
    memos: Vec<Mutex<Memo>>,
    /// One for each thread, or none.
    objects: Vec<Mutex<Objects>>,
    season: Season,
    /// Empty between two calls.
    flights: Flights,
    /// The rule of each generation of a pass.
    schedule: Arc<Schedule>,
    threads: usize,
    /// Started when there is something for them to do.
    workers: Option<Workers>,
    /// Of passes of one generation, and of longer ones.
    paces: [Pace; 2],
}

impl Tiled {
    /// An empty board at generation 0, with a dead background.
    pub fn new(rule: Rule, options: TiledOptions) -> Self {
        let schedule = Schedule::shared(rule);
        Self {
            rule,
            options,
            generation: 0,
            background: false,
            grid: Grid::new(options.memory_limit),
            front: 0,
            pass: 1,
            followed: None,
            fresh: true,
            steady: !rule.next_background(false),
            compute: Compute::new(options.kernel, &schedule),
            tile_passes: 0,
            memos: Vec::new(),
            objects: Vec::new(),
            season: Season::FIRST,
            flights: Flights::NONE,
            schedule,
            threads: options.threads,
            workers: None,
            paces: [Pace::UNKNOWN; 2],
        }
    }

    /// An empty board that is to go on where another engine stopped.
    pub fn at(rule: Rule, options: TiledOptions, generation: u64, background: bool) -> Self {
        Self {
            generation,
            background,
            ..Self::new(rule, options)
        }
    }

    /// Changes what the generation counter says, for boards that live longer than it can count.
    pub fn set_generation(&mut self, generation: u64) {
        self.generation = generation;
    }

    /// The rule.
    pub fn rule(&self) -> Rule {
        self.rule
    }

    /// The generation of the board.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// Whether the plane around the cells is alive.
    pub fn background(&self) -> bool {
        self.background
    }

    /// The memory in use, in bytes: tiles, what is known of them, and their index.
    pub fn bytes(&self) -> u64 {
        self.grid.bytes() + self.remembered_bytes()
    }

    fn remembered_bytes(&self) -> u64 {
        self.memos.len() as u64 * Memo::BYTES + self.objects.len() as u64 * Objects::BYTES
    }

    /// Changes the most memory that the board may take from now on. What is in use stays.
    pub fn set_memory_limit(&mut self, bytes: u64) {
        self.options.memory_limit = bytes;
        self.forget();
    }

    /// Ends a pass of full length for what remembers such passes, and makes it where it pays.
    fn end_full_pass(&mut self) {
        if self.objects.is_empty() && self.tile_passes >= WORTH_OBJECTS {
            self.objects = self.for_each_thread(Objects::BYTES, Objects::new);
            self.limit_grid();
        }
        if !self.season.pass() {
            return;
        }
        for tile in self.grid.numbers() {
            self.grid.meta[tile as usize].hope = Hope::default();
        }
        if self.memos.is_empty() && self.tile_passes >= WORTH_A_MEMO {
            self.memos = self.for_each_thread(Memo::BYTES, Memo::new);
            self.limit_grid();
        }
    }

    /// Something for each thread to remember things in, of so many bytes; or nothing, if the board
    /// is short of memory.
    fn for_each_thread<T>(&self, bytes: u64, new: impl Fn() -> Result<T, Error>) -> Vec<Mutex<T>> {
        let threads = self.threads.max(1) as u64;
        if self.bytes() + MEMORY_SHARE * threads * bytes > self.options.memory_limit {
            return Vec::new();
        }
        let all = (0..threads).map_while(|_| new().ok());
        all.map(Mutex::new).collect()
    }

    /// Leaves the tiles the memory that nothing else takes.
    fn limit_grid(&mut self) {
        let remembered = self.remembered_bytes();
        self.grid.set_limit(self.options.memory_limit - remembered);
    }

    /// Gives up what is remembered, for the tiles to have its memory. Returns whether there was
    /// anything.
    fn forget(&mut self) -> bool {
        let objects = !std::mem::take(&mut self.objects).is_empty();
        let memos = !std::mem::take(&mut self.memos).is_empty();
        self.limit_grid();
        memos | objects
    }

    /// Takes all cells away, gives their memory back and starts at generation 0 again, with a dead
    /// background.
    pub fn clear(&mut self) {
        self.forget();
        self.season = Season::FIRST;
        self.grid.clear();
        self.unlist();
        self.generation = 0;
        self.background = false;
    }

    /// A board of its own with the same cells.
    pub fn try_clone(&self) -> Result<Self, Error> {
        let mut copy = Self::at(self.rule, self.options, self.generation, self.background);
        copy.grid = self.grid.try_clone()?;
        copy.front = self.front;
        copy.pass = self.pass;
        copy.followed = self.followed;
        copy.fresh = self.fresh;
        Ok(copy)
    }

    /// Whether nothing can change any more but by an edit, other than that tiles repeat themselves with a
    /// period that divides 8. It may be false all the same, but not for ever.
    pub fn is_asleep(&self) -> bool {
        let agenda = &self.grid.agenda;
        agenda.now.is_empty() && agenda.edited.is_empty()
    }

    /// How often a pass was made over a tile so far: the engine's measure of work.
    pub fn tile_passes(&self) -> u64 {
        self.tile_passes
    }

    /// How many generations the board can advance without any chance of coming near an edge of the
    /// plane. Never more than the truth, and a little less. It looks at no tile.
    pub fn headroom(&self) -> u64 {
        let Some((low, high)) = self.grid.extent() else {
            return u64::MAX;
        };
        let side = SIDE as u64;
        let tiles_to = |place: i64, edge: i64| place.abs_diff(edge.div_euclid(SIDE as i64));
        let tiles = tiles_to(low.x, i64::MIN)
            .min(tiles_to(low.y, i64::MIN))
            .min(tiles_to(high.x, i64::MAX))
            .min(tiles_to(high.y, i64::MAX));
        // A tile for the window, one for the tile beyond, and one at the edge that is cut off.
        tiles.saturating_sub(3) * side
    }

    /// Whether nothing can come near an edge of the plane in so many generations.
    pub fn fits(&self, generations: u64) -> bool {
        generations <= self.headroom()
    }

    /// Advances by a number of generations, or until the control stops it.
    ///
    /// A run stops at a whole generation: a pause at the end of the pass under way, which is some
    /// generations later, and a cancellation at once. Where memory runs out
    /// ([`Error::MemoryLimit`], [`Error::OutOfMemory`]) the board stays at the last generation that
    /// was made, and it does too where it came so near to an edge of the plane that the next
    /// generations may pass it ([`Error::OutOfPlane`]). Of that there is no risk in a call for which
    /// [`fits`](Self::fits) holds.
    ///
    /// # Panics
    /// If the generation counter would overflow.
    pub fn advance(&mut self, generations: u64, control: &dyn Control) -> Result<Advance, Error> {
        let target = self
            .generation
            .checked_add(generations)
            .expect("the generation fits 64 bits");
        self.flights = Flights::NONE;
        let result = self.advance_to(target, control);
        self.land();
        result
    }

    /// The same, and leaves in the air what is there.
    fn advance_to(&mut self, target: u64, control: &dyn Control) -> Result<Advance, Error> {
        let start = self.generation;
        control.report(0);
        let mut poller = Poller::new(control);
        while self.generation < target {
            match self.some_generations(target, &mut poller) {
                Ok(()) => {}
                Err(Interrupt::Memory(error)) => return Err(error),
                Err(Interrupt::OutOfPlane) => {
                    return Err(Error::OutOfPlane {
                        generation: (self.generation + 1).into(),
                        start: start.into(),
                    });
                }
                Err(Interrupt::Cancelled) => {
                    return Ok(Advance {
                        generations: self.generation - start,
                        stop: Stop::Cancelled,
                    });
                }
            }
            control.report(self.generation - start);
            if poller.pauses() && self.generation < target {
                return Ok(Advance {
                    generations: self.generation - start,
                    stop: Stop::Paused,
                });
            }
        }
        control.report(self.generation - start);
        Ok(Advance {
            generations: target - start,
            stop: Stop::Done,
        })
    }

    /// Makes a pass, or all that are left if none of them changes anything.
    fn some_generations(&mut self, target: u64, poller: &mut Poller<'_>) -> Result<(), Interrupt> {
        let left = target - self.generation;
        self.direct_flights(left);
        let step = Step {
            generations: left.min(LONGEST) as usize,
            background: self.background,
        };
        let mut result = self.step(step, left, poller);
        if let Err(Interrupt::Memory(_)) = result {
            self.unlist();
            if self.ground() | self.forget() | self.release_empty() {
                result = self.step(step, left, poller);
            }
        }
        if result.is_err() {
            self.unlist();
        }
        result
    }

    fn step(&mut self, step: Step, left: u64, poller: &mut Poller<'_>) -> Result<(), Interrupt> {
        self.prepare(step, poller)?;
        if !self.grid.agenda.now.is_empty() {
            let generations = step.generations as u64;
            if !self.fits(generations) {
                self.grid.fit_extent();
                if !self.fits(generations) {
                    return Err(Interrupt::OutOfPlane);
                }
            }
            return self.pass(step, poller);
        }
        if !poller.go_on(1) {
            return Err(Interrupt::Cancelled);
        }
        let passes = (left / step.generations as u64).min(self.flights.safe_passes());
        let generations = passes * step.generations as u64;
        if step.generations as u64 == LONGEST {
            self.flights.pass(passes);
        }
        self.background = self.background_after(generations);
        self.generation += generations;
        // Where the two boards of a tile are its two phases, they take turns.
        self.front ^= (passes & 1) as usize;
        self.followed = Some(step);
        self.fresh = false;
        Ok(())
    }

    fn background_after(&self, generations: u64) -> bool {
        self.schedule.background_after(self.background, generations)
    }
}

impl fmt::Debug for Tiled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tiled")
            .field("rule", &self.rule)
            .field("options", &self.options)
            .field("generation", &self.generation)
            .field("tiles", &self.grid.len())
            .finish_non_exhaustive()
    }
}
