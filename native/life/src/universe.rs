//! The board, its rule and its generation: what users of the engines see.

use crate::board::Board;
use crate::bounded;
use crate::memory::default_memory_limit;
use crate::tiled::Kernel;
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
    /// Which of the processor's vector units computes.
    pub kernel: Kernel,
}

impl Options {
    /// These options with another memory limit, in bytes.
    pub fn with_memory_limit(mut self, bytes: u64) -> Self {
        self.memory_limit = bytes;
        self
    }

    /// These options with another vector unit. One that the processor does not have is replaced by
    /// [`Kernel::Portable`].
    pub fn with_kernel(mut self, kernel: Kernel) -> Self {
        self.kernel = kernel;
        self
    }
}

impl Default for Options {
    /// [`default_memory_limit`] for the memory, and the best vector unit that there is.
    fn default() -> Self {
        Self {
            memory_limit: default_memory_limit(),
            kernel: Kernel::choose(None).unwrap_or(Kernel::Portable),
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
    board: Board,
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
            board: Board::new(rule, options),
        }
    }

    /// The rule.
    pub fn rule(&self) -> Rule {
        self.rule
    }

    /// How many generations the board has made since it was created or cleared.
    pub fn generation(&self) -> u64 {
        self.board.generation()
    }

    /// Whether the infinite plane around the pattern is alive. Always false without B0.
    pub fn background(&self) -> bool {
        self.board.background()
    }

    /// How many cells the pattern has.
    pub fn population(&self) -> u64 {
        self.board.population()
    }

    /// The smallest rectangle around the pattern, or none if there is no cell.
    pub fn bounds(&self) -> Option<Bounds> {
        self.board.bounds()
    }

    /// Whether a cell is alive.
    pub fn is_alive(&self, cell: Cell) -> bool {
        self.board.contains(cell) != self.background()
    }

    /// The pattern, in row-major order.
    pub fn cells(&self) -> impl Iterator<Item = Cell> {
        self.cells_within(Bounds::PLANE)
    }

    /// The part of the pattern that lies in a region, in row-major order.
    pub fn cells_within(&self, region: Bounds) -> impl Iterator<Item = Cell> {
        self.board.cells_within(region)
    }

    /// How many cells of the pattern lie in a region.
    pub fn population_within(&self, region: Bounds) -> u64 {
        self.board.count_within(region)
    }

    /// Makes cells alive, in any order, repeated or not. On an error nothing is changed.
    pub fn set_alive(&mut self, cells: &[Cell]) -> Result<(), Error> {
        self.edit(cells, !self.background())
    }

    /// Makes cells dead, in any order, repeated or not. On an error nothing is changed.
    pub fn set_dead(&mut self, cells: &[Cell]) -> Result<(), Error> {
        self.edit(cells, self.background())
    }

    /// Makes cells part of the pattern, or not.
    fn edit(&mut self, cells: &[Cell], present: bool) -> Result<(), Error> {
        bounded::check(self.rule.grid(), cells)?;
        if present {
            self.board.insert(cells)
        } else {
            self.board.remove(cells)
        }
    }

    /// Back to the empty plane at generation 0. The rule and the options stay.
    pub fn clear(&mut self) {
        self.board.clear();
    }

    /// A universe of its own with the same board, rule, generation and options.
    pub fn try_clone(&self) -> Result<Self, Error> {
        Ok(Self {
            board: self.board.try_clone()?,
            ..*self
        })
    }

    /// Advances by a number of generations, or until the control stops it.
    ///
    /// Each generation is made as a whole or not at all. Where a generation would leave the plane
    /// ([`Error::OutOfPlane`]) the board is put back as it was before the call. Where memory runs
    /// out ([`Error::MemoryLimit`], [`Error::OutOfMemory`]) it stays at the last generation that
    /// fitted, so that nothing computed is lost; [`generation`](Self::generation) says which.
    pub fn advance(&mut self, generations: u64, control: &dyn Control) -> Result<Advance, Error> {
        let start = self.generation();
        generation_after(start, generations)?;
        if self.board.fits(generations) {
            return self.board.advance(generations, control);
        }
        // Only a board that could come near the edges of the plane needs a way back.
        let before = self.board.try_clone()?;
        let result = self.board.advance(generations, control);
        if let Err(Error::OutOfPlane { generation, .. }) = result {
            self.board = before;
            control.report(0);
            return Err(Error::OutOfPlane { generation, start });
        }
        result
    }
}

/// The generation that so many more lead to, if it can be counted.
pub(crate) fn generation_after(generation: u64, generations: u64) -> Result<u64, Error> {
    generation
        .checked_add(generations)
        .filter(|&target| target <= MAX_GENERATION)
        .ok_or(Error::GenerationOverflow {
            generation,
            generations,
        })
}
