//! The board, its rule and its generation: what users of the engines see.

use num_bigint::BigUint;

use crate::board::Board;
use crate::bounded;
use crate::hashlife::HashLife;
use crate::memory::default_memory_limit;
use crate::pattern::Description;
use crate::tiled::Kernel;
use crate::{Bounds, Cell, Control, Engine, Error, Rule, Squares};

/// How a universe is set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// The most memory that the board may take, in bytes, that of the next generation included.
    /// Lists of cells that are passed in or out are not counted.
    pub memory_limit: u64,
    /// Which of the processor's vector units computes.
    pub kernel: Kernel,
    /// Who advances the board.
    pub engine: Engine,
    /// How many threads tiles may use at the same time; 0 means as many as there are processors.
    /// HashLife uses one.
    pub threads: usize,
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

    /// These options with another engine.
    pub fn with_engine(mut self, engine: Engine) -> Self {
        self.engine = engine;
        self
    }

    /// These options with another number of threads; 0 means as many as there are processors.
    pub fn with_threads(mut self, threads: usize) -> Self {
        self.threads = threads;
        self
    }
}

impl Default for Options {
    /// [`default_memory_limit`] for the memory, the best vector unit that there is,
    /// [`Engine::Auto`], and one thread.
    fn default() -> Self {
        Self {
            memory_limit: default_memory_limit(),
            kernel: Kernel::choose(None).unwrap_or(Kernel::Portable),
            engine: Engine::Auto,
            threads: 1,
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

/// What [`Universe::advance`] or, with big numbers, [`Universe::advance_big`] did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Advance<N = u64> {
    /// How many generations are done.
    pub generations: N,
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
    /// What the pattern that was loaded says about itself.
    pub(crate) description: Description,
}

impl Universe {
    /// An empty plane at generation 0.
    pub fn new(rule: Rule) -> Self {
        Self::with_options(rule, Options::default())
    }

    /// An empty plane at generation 0, set up in a certain way. On a bounded grid, which HashLife
    /// does not know, tiles advance the board whatever the options say.
    pub fn with_options(rule: Rule, options: Options) -> Self {
        Self {
            rule,
            board: Board::new(rule, options),
            description: Description::default(),
        }
    }

    /// The rule.
    pub fn rule(&self) -> Rule {
        self.rule
    }

    /// How it was set up, and who advances the board.
    pub fn options(&self) -> Options {
        self.board.options()
    }

    /// The engine that has the board at present, which is not [`Engine::Auto`]. It is always
    /// [`Engine::Tiled`] on a bounded grid, which HashLife does not know.
    pub fn active_engine(&self) -> Engine {
        self.board.active_engine()
    }

    /// Changes who advances the board, whose cells and generation stay. On an error nothing is
    /// changed.
    ///
    /// # Errors
    /// [`Error::BoundedGrid`] if HashLife is to have one on a bounded grid;
    /// [`Error::BeyondPlane`] if tiles are to have a board that reaches past the plane;
    /// [`Error::MemoryLimit`] and [`Error::OutOfMemory`] if there is no room for the board in its
    /// new form beside the old one.
    pub fn set_engine(&mut self, engine: Engine) -> Result<(), Error> {
        self.board.set_engine(engine)
    }

    /// How many generations the board has made since it was created or cleared.
    pub fn generation(&self) -> BigUint {
        self.board.generation()
    }

    /// Lets a board that comes from elsewhere, such as a file, be of a certain generation.
    pub fn set_generation(&mut self, generation: BigUint) {
        self.board.set_generation(generation);
    }

    /// Whether the infinite plane around the pattern is alive. Always false without B0.
    pub fn background(&self) -> bool {
        self.board.background()
    }

    /// How many cells the pattern has.
    pub fn population(&self) -> BigUint {
        self.board.population()
    }

    /// The smallest rectangle around the pattern, or none if there is no cell.
    ///
    /// # Errors
    /// [`Error::BeyondPlane`] if it reaches past the plane.
    pub fn bounds(&self) -> Result<Option<Bounds>, Error> {
        self.board.bounds()
    }

    /// Whether a cell is alive.
    pub fn is_alive(&self, cell: Cell) -> bool {
        self.board.contains(cell) != self.background()
    }

    /// The pattern, in row-major order.
    ///
    /// # Errors
    /// [`Error::BeyondPlane`] if it reaches past the plane.
    pub fn cells(&self) -> Result<impl Iterator<Item = Cell>, Error> {
        if self.board.hashlife().is_some() {
            self.bounds()?;
        }
        Ok(self.cells_within(Bounds::PLANE))
    }

    /// The part of the pattern that lies in a region, in row-major order.
    pub fn cells_within(&self, region: Bounds) -> impl Iterator<Item = Cell> {
        self.board.cells_within(region)
    }

    /// How many cells of the pattern lie in a region.
    pub fn population_within(&self, region: Bounds) -> BigUint {
        self.board.count_within(region)
    }

    /// How many cells of the pattern each square of a grid has, row by row; [`u64::MAX`] stands for
    /// more than that. HashLife looks at nodes, so that this takes little time however large the
    /// squares are; the other engines count cell by cell.
    ///
    /// # Errors
    /// [`Error::OutOfMemory`] if there is no room for the counts.
    pub fn density(&self, squares: &Squares) -> Result<Vec<u64>, Error> {
        self.board.density(squares)
    }

    /// Makes cells alive, in any order, repeated or not. On an error nothing is changed.
    ///
    /// # Errors
    /// [`Error::OutsideGrid`] for a cell that is not on the bounded grid of the rule;
    /// [`Error::MemoryLimit`] and [`Error::OutOfMemory`].
    pub fn set_alive(&mut self, cells: &[Cell]) -> Result<(), Error> {
        self.edit(cells, !self.background())
    }

    /// Makes cells dead, in any order, repeated or not. On an error nothing is changed.
    ///
    /// # Errors
    /// As for [`set_alive`](Self::set_alive).
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

    /// Back to the empty plane at generation 0, of which nothing is said. The rule and the options
    /// stay.
    pub fn clear(&mut self) {
        self.board.clear();
        self.description = Description::default();
    }

    /// A universe of its own with the same board, rule, generation and options.
    pub fn try_clone(&self) -> Result<Self, Error> {
        Ok(Self {
            rule: self.rule,
            board: self.board.try_clone()?,
            description: self.description.clone(),
        })
    }

    /// The board as HashLife's, if HashLife has it at present: for files that hold its nodes.
    #[doc(hidden)]
    pub fn hashlife(&self) -> Option<&HashLife> {
        self.board.hashlife()
    }

    /// Takes a board of HashLife's, with its generation, in place of this one: for files that hold
    /// its nodes. On an error nothing is changed.
    ///
    /// # Errors
    /// As for [`set_engine`](Self::set_engine), where that is [`Engine::Tiled`];
    /// [`Error::OutsideGrid`] if it does not lie on the bounded grid of the rule.
    ///
    /// # Panics
    /// If it is of another rule.
    #[doc(hidden)]
    pub fn adopt(&mut self, board: HashLife) -> Result<(), Error> {
        self.board.adopt(board)
    }

    /// Advances by a number of generations, or until the control stops it.
    ///
    /// Each generation is made as a whole or not at all. Where tiles have to advance the board
    /// ([`Engine::Tiled`]) and it would leave the plane ([`Error::OutOfPlane`]), it is put back as it
    /// was before the call. Where memory runs out ([`Error::MemoryLimit`],
    /// [`Error::OutOfMemory`]) it stays at the last generation that was made, so that nothing
    /// computed is lost; [`generation`](Self::generation) says which.
    pub fn advance(&mut self, generations: u64, control: &dyn Control) -> Result<Advance, Error> {
        if let Some(result) = self.board.advance_few(generations, control) {
            return result;
        }
        let advance = self.advance_big(&generations.into(), control)?;
        Ok(Advance {
            generations: u64::try_from(&advance.generations).unwrap_or(generations),
            stop: advance.stop,
        })
    }

    /// As [`advance`](Self::advance), by any number of generations.
    pub fn advance_big(
        &mut self,
        generations: &BigUint,
        control: &dyn Control,
    ) -> Result<Advance<BigUint>, Error> {
        let fits = u64::try_from(generations).is_ok_and(|few| self.board.fits(few));
        if self.board.engine() != Engine::Tiled || fits {
            return self.board.advance(generations, control);
        }
        // Only a board that could come near the edges of the plane needs a way back.
        let start = self.generation();
        let before = self.board.clone_beside()?;
        let limit = self.options().memory_limit;
        self.board
            .set_memory_limit(limit.saturating_sub(before.bytes()));
        let result = self.board.advance(generations, control);
        self.board.set_memory_limit(limit);
        let result = result.map_err(|error| before.beside(error));
        if let Err(Error::OutOfPlane { generation, .. }) = result {
            self.board = before;
            control.report(0);
            return Err(Error::OutOfPlane { generation, start });
        }
        result
    }
}
