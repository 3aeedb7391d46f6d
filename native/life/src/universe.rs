//! The board, its rule and its generation.

use crate::list::{Interrupt, Poller, Rows, next_generation};
use crate::memory::default_memory_limit;
use crate::transition::Transition;
use crate::{Bounds, Cell, Control, Error, Rule};

/// The last generation that is counted: 2^63 - 1, so that a signed 64-bit integer holds it too.
pub const MAX_GENERATION: u64 = i64::MAX as u64;

/// How a universe is set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// The most memory that the board may take, in bytes, that of the next generation included.
    /// Lists of cells that are passed in or out are not counted.
    pub memory_limit: u64,
}

impl Options {
    /// These options with another memory limit, in bytes.
    pub fn with_memory_limit(mut self, bytes: u64) -> Self {
        self.memory_limit = bytes;
        self
    }
}

impl Default for Options {
    /// [`default_memory_limit`] for the memory.
    fn default() -> Self {
        Self {
            memory_limit: default_memory_limit(),
        }
    }
}

/// Why [`Universe::advance`] returned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Every generation that was asked for is done.
    Done,
    /// The control said [`Pause`](crate::Signal::Pause).
    Paused,
    /// The control said [`Cancel`](crate::Signal::Cancel).
    Cancelled,
}

/// What [`Universe::advance`] did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Advance {
    /// How many generations are done.
    pub generations: u64,
    /// Why it were not more.
    pub stop: Stop,
}

/// A board on the unbounded plane, with its rule and generation.
///
/// # Rules with B0
///
/// Under a rule without B0 the empty plane stays empty, and the *pattern* is the set of live
/// cells. Under a B0 rule every cell of the empty plane comes alive at once. A universe then holds
/// the finite pattern of cells that *differ from the background*, and the state of the background
/// beside it. [`cells`](Self::cells), [`population`](Self::population) and
/// [`bounds`](Self::bounds) speak of the pattern; [`is_alive`](Self::is_alive),
/// [`set_alive`](Self::set_alive) and [`set_dead`](Self::set_dead) of true states. They are the
/// same while [`background`](Self::background) is dead, as it always is without B0.
#[derive(Debug)]
pub struct Universe {
    rule: Rule,
    options: Options,
    generation: u64,
    background: bool,
    /// The cells that differ from the background.
    pattern: Rows,
    /// Room for the next generation or the next edit; its contents mean nothing.
    spare: Rows,
}

impl Universe {
    /// An empty plane at generation 0.
    pub fn new(rule: Rule) -> Self {
        Self::with_options(rule, Options::default())
    }

    /// An empty plane at generation 0, set up in a certain way.
    pub fn with_options(rule: Rule, options: Options) -> Self {
        Self {
            rule,
            options,
            generation: 0,
            background: false,
            pattern: Rows::default(),
            spare: Rows::default(),
        }
    }

    /// The rule.
    pub fn rule(&self) -> Rule {
        self.rule
    }

    /// How many generations the board has made since it was created or cleared.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// Whether the infinite plane around the pattern is alive. Always false without B0.
    pub fn background(&self) -> bool {
        self.background
    }

    /// How many cells the pattern has.
    pub fn population(&self) -> u64 {
        self.pattern.len() as u64
    }

    /// The smallest rectangle around the pattern, or none if there is no cell.
    pub fn bounds(&self) -> Option<Bounds> {
        self.pattern.bounds()
    }

    /// Whether a cell is alive.
    pub fn is_alive(&self, cell: Cell) -> bool {
        self.pattern.contains(cell) != self.background
    }

    /// The pattern, in row-major order.
    pub fn cells(&self) -> impl Iterator<Item = Cell> {
        self.cells_within(Bounds::PLANE)
    }

    /// The part of the pattern that lies in a region, in row-major order.
    pub fn cells_within(&self, region: Bounds) -> impl Iterator<Item = Cell> {
        self.pattern.cells_within(region)
    }

    /// How many cells of the pattern lie in a region.
    pub fn population_within(&self, region: Bounds) -> u64 {
        self.pattern.count_within(region) as u64
    }

    /// Makes cells alive, in any order, repeated or not. On an error nothing is changed.
    pub fn set_alive(&mut self, cells: &[Cell]) -> Result<(), Error> {
        self.edit(cells, !self.background)
    }

    /// Makes cells dead, in any order, repeated or not. On an error nothing is changed.
    pub fn set_dead(&mut self, cells: &[Cell]) -> Result<(), Error> {
        self.edit(cells, self.background)
    }

    /// Makes cells part of the pattern, or not.
    fn edit(&mut self, cells: &[Cell], present: bool) -> Result<(), Error> {
        if cells.is_empty() {
            return Ok(());
        }
        let bytes = size_of_val(cells);
        let mut edits = Vec::new();
        edits
            .try_reserve_exact(cells.len())
            .map_err(|_| Error::OutOfMemory {
                bytes: bytes as u64,
            })?;
        edits.extend_from_slice(cells);
        edits.sort_unstable();
        edits.dedup();
        if !present {
            self.pattern.remove(&edits);
            return Ok(());
        }
        let rows = 1 + edits.windows(2).filter(|w| w[0].y != w[1].y).count();
        self.spare.clear();
        self.spare.reserve(
            self.pattern.row_count() + rows,
            self.pattern.len() + edits.len(),
            self.pattern.bytes() + bytes as u64,
            self.options.memory_limit,
        )?;
        self.pattern.with(&edits, &mut self.spare);
        std::mem::swap(&mut self.pattern, &mut self.spare);
        Ok(())
    }

    /// Back to the empty plane at generation 0. The rule and the options stay.
    pub fn clear(&mut self) {
        self.pattern.clear();
        self.background = false;
        self.generation = 0;
    }

    /// A universe of its own with the same board, rule, generation and options.
    pub fn try_clone(&self) -> Result<Self, Error> {
        let mut copy = Self::with_options(self.rule, self.options);
        copy.generation = self.generation;
        copy.background = self.background;
        copy.pattern
            .copy_from(&self.pattern, 0, self.options.memory_limit)?;
        Ok(copy)
    }

    /// Advances by a number of generations, or until the control stops it.
    ///
    /// Each generation is made as a whole or not at all. Where a generation would leave the plane
    /// ([`Error::OutOfPlane`]) the board is put back as it was before the call. Where memory runs
    /// out ([`Error::MemoryLimit`], [`Error::OutOfMemory`]) it stays at the last generation that
    /// fitted, so that nothing computed is lost; [`generation`](Self::generation) says which.
    pub fn advance(&mut self, generations: u64, control: &dyn Control) -> Result<Advance, Error> {
        let start = self.generation;
        let target = start
            .checked_add(generations)
            .filter(|&target| target <= MAX_GENERATION)
            .ok_or(Error::GenerationOverflow {
                generation: start,
                generations,
            })?;
        control.report(0);
        let way_back = self.way_back(generations)?;
        let stop = match self.run(target, control, way_back.bytes()) {
            Ok(stop) => stop,
            Err(Interrupt::Cancelled) => Stop::Cancelled,
            Err(Interrupt::Memory(error)) => return Err(error),
            Err(Interrupt::OutOfPlane) => {
                let generation = self.generation + 1;
                way_back.restore(self);
                control.report(0);
                return Err(Error::OutOfPlane { generation, start });
            }
        };
        Ok(Advance {
            generations: self.generation - start,
            stop,
        })
    }

    fn run(&mut self, target: u64, control: &dyn Control, others: u64) -> Result<Stop, Interrupt> {
        let start = self.generation;
        let mut poller = Poller::new(control);
        let still = Transition::new(self.rule, self.background);
        if self.pattern.is_empty() && still.next_background == self.background {
            self.generation = target;
        }
        while self.generation < target {
            let transition = Transition::new(self.rule, self.background);
            if !poller.go_on(1) {
                return Err(Interrupt::Cancelled);
            }
            next_generation(
                transition,
                &self.pattern,
                &mut self.spare,
                self.pattern.bytes() + others,
                self.options.memory_limit,
                &mut poller,
            )?;
            let still = transition.next_background == self.background && self.spare == self.pattern;
            std::mem::swap(&mut self.pattern, &mut self.spare);
            self.background = transition.next_background;
            // What did not change in one generation never will.
            self.generation = if still { target } else { self.generation + 1 };
            control.report(self.generation - start);
            if poller.pauses() && self.generation < target {
                return Ok(Stop::Paused);
            }
        }
        control.report(self.generation - start);
        Ok(Stop::Done)
    }

    /// What is needed to undo an advance that leaves the plane: nothing at all for a board that is
    /// too far from the edges to reach them.
    fn way_back(&self, generations: u64) -> Result<WayBack, Error> {
        let near = generations > self.headroom();
        let pattern = if near {
            let mut pattern = Rows::default();
            let others = self.pattern.bytes() + self.spare.bytes();
            pattern.copy_from(&self.pattern, others, self.options.memory_limit)?;
            Some(pattern)
        } else {
            None
        };
        Ok(WayBack {
            generation: self.generation,
            background: self.background,
            pattern,
        })
    }

    /// How many generations the board can advance without any chance of leaving the plane.
    pub fn headroom(&self) -> u64 {
        self.bounds().map_or(u64::MAX, |bounds| bounds.headroom())
    }
}

/// The board that an advance started from.
struct WayBack {
    generation: u64,
    background: bool,
    pattern: Option<Rows>,
}

impl WayBack {
    fn bytes(&self) -> u64 {
        self.pattern.as_ref().map_or(0, Rows::bytes)
    }

    fn restore(self, universe: &mut Universe) {
        let pattern = self.pattern;
        debug_assert!(pattern.is_some(), "only a board near the edge can leave");
        universe.generation = self.generation;
        universe.background = self.background;
        universe.pattern = pattern.unwrap_or_default();
    }
}
