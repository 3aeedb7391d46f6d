//! The board of a universe, and which engine has it at the moment.
//!
//! The tiled engine keeps away from the edges of the plane, where tiles would be cut off. What comes
//! near them goes on with HashLife, for which the plane has no edges; or, where the caller wants
//! tiles and nothing else, with the list engine, which is slow but exact to the last cell.
//!
//! - `moves`: from engine to engine
//! - `plain`: advancing by tiles (and lists), or by HashLife
//! - `auto`: advancing by whichever is faster; `judge`: who that is
//! - `controls`: what runs in several parts show of the caller's control
//! - `any_of`: the cells of whichever engine

mod any_of;
mod auto;
mod controls;
mod judge;
mod moves;
mod plain;

use num_bigint::BigUint;

use crate::bounded;
use crate::hashlife::HashLife;
use crate::list::List;
use crate::tiled::{Tiled, TiledOptions};
use crate::{Bounds, Cell, Engine, Error, Options, Rule, Squares};
use any_of::AnyOf;
use auto::Race;

/// A board, wherever it is.
#[derive(Debug)]
pub(crate) struct Board {
    rule: Rule,
    options: Options,
    active: Active,
    /// The generation in which the counter of the tiled or the list engine was 0. HashLife counts
    /// by itself.
    base: BigUint,
    race: Race,
}

/// The engine that has the board.
#[derive(Debug)]
enum Active {
    Tiled(Box<Tiled>),
    List(List),
    HashLife(Box<HashLife>),
}

/// Asks whichever engine it is.
macro_rules! ask {
    ($board:expr, $engine:ident => $question:expr) => {
        match $board {
            Active::Tiled($engine) => $question,
            Active::List($engine) => $question,
            Active::HashLife($engine) => $question,
        }
    };
}

impl Board {
    /// An empty plane at generation 0, with a dead background.
    pub(crate) fn new(rule: Rule, options: Options) -> Self {
        let active = match possible(&rule, options.engine) {
            Engine::Auto | Engine::Tiled => {
                Active::Tiled(Box::new(Tiled::new(rule, tiled_options(options))))
            }
            Engine::HashLife => Active::HashLife(Box::new(moves::hashlife(
                rule,
                options,
                options.memory_limit,
            ))),
        };
        Self {
            rule,
            options,
            active,
            base: BigUint::ZERO,
            race: Race::default(),
        }
    }

    pub(crate) fn options(&self) -> Options {
        self.options
    }

    /// Who advances the board.
    pub(crate) fn engine(&self) -> Engine {
        possible(&self.rule, self.options.engine)
    }

    /// The engine that has the board, the list engine being one of tiles' exceptions.
    pub(crate) fn active_engine(&self) -> Engine {
        match self.active {
            Active::Tiled(_) | Active::List(_) => Engine::Tiled,
            Active::HashLife(_) => Engine::HashLife,
        }
    }

    pub(crate) fn generation(&self) -> BigUint {
        match &self.active {
            Active::Tiled(tiled) => &self.base + tiled.generation(),
            Active::List(list) => &self.base + list.generation(),
            Active::HashLife(hashlife) => hashlife.generation().clone(),
        }
    }

    pub(crate) fn set_generation(&mut self, generation: BigUint) {
        self.cancel_race();
        match &mut self.active {
            Active::Tiled(tiled) => tiled.set_generation(0),
            Active::List(list) => list.set_generation(0),
            Active::HashLife(hashlife) => {
                hashlife.set_generation(generation.clone(), hashlife.background());
            }
        }
        self.base = generation;
    }

    pub(crate) fn background(&self) -> bool {
        ask!(&self.active, engine => engine.background())
    }

    pub(crate) fn population(&self) -> BigUint {
        match &self.active {
            Active::Tiled(tiled) => tiled.population().into(),
            Active::List(list) => list.population().into(),
            Active::HashLife(hashlife) => hashlife.population(),
        }
    }

    pub(crate) fn bounds(&self) -> Result<Option<Bounds>, Error> {
        match &self.active {
            Active::Tiled(tiled) => Ok(tiled.bounds()),
            Active::List(list) => Ok(list.bounds()),
            Active::HashLife(hashlife) => hashlife.bounds(),
        }
    }

    pub(crate) fn contains(&self, cell: Cell) -> bool {
        ask!(&self.active, engine => engine.contains(cell))
    }

    pub(crate) fn count_within(&self, region: Bounds) -> BigUint {
        match &self.active {
            Active::Tiled(tiled) => tiled.count_within(region).into(),
            Active::List(list) => list.count_within(region).into(),
            Active::HashLife(hashlife) => hashlife.count_within(region),
        }
    }

    pub(crate) fn density(&self, squares: &Squares) -> Result<Vec<u64>, Error> {
        let length = squares.count() as usize;
        let mut counts = Vec::new();
        counts
            .try_reserve_exact(length)
            .map_err(|_| Error::OutOfMemory {
                bytes: squares.count().saturating_mul(8),
            })?;
        counts.resize(length, 0);
        let region = squares.region();
        match (&self.active, region) {
            (_, None) => {}
            (Active::Tiled(tiled), Some(region)) => {
                squares.count_cells(tiled.cells_within(region), &mut counts);
            }
            (Active::List(list), Some(region)) => {
                squares.count_cells(list.cells_within(region), &mut counts);
            }
            (Active::HashLife(hashlife), Some(_)) => hashlife.density(squares, &mut counts),
        }
        Ok(counts)
    }

    pub(crate) fn cells_within(&self, region: Bounds) -> impl Iterator<Item = Cell> {
        match &self.active {
            Active::Tiled(tiled) => AnyOf::First(tiled.cells_within(region)),
            Active::List(list) => AnyOf::Second(list.cells_within(region)),
            Active::HashLife(hashlife) => AnyOf::Third(hashlife.cells_within(region)),
        }
    }

    pub(crate) fn insert(&mut self, cells: &[Cell]) -> Result<(), Error> {
        self.cancel_race();
        ask!(&mut self.active, engine => engine.insert(cells))
    }

    pub(crate) fn remove(&mut self, cells: &[Cell]) -> Result<(), Error> {
        self.cancel_race();
        match &mut self.active {
            Active::Tiled(tiled) => {
                tiled.remove(cells);
                Ok(())
            }
            Active::List(list) => list.remove(cells),
            Active::HashLife(hashlife) => hashlife.remove(cells),
        }
    }

    pub(crate) fn clear(&mut self) {
        *self = Self::new(self.rule, self.options);
    }

    pub(crate) fn try_clone(&self) -> Result<Self, Error> {
        let mut copy = Self {
            rule: self.rule,
            options: self.options,
            active: match &self.active {
                Active::Tiled(tiled) => Active::Tiled(Box::new(tiled.try_clone()?)),
                Active::List(list) => Active::List(list.try_clone()?),
                Active::HashLife(hashlife) => Active::HashLife(Box::new(hashlife.try_clone()?)),
            },
            base: self.base.clone(),
            race: Race::default(),
        };
        // The challenger of a race, which is not copied, may have had some of the memory.
        copy.set_tiled_limit(self.options.memory_limit);
        Ok(copy)
    }

    /// A copy, if both together keep within the limit.
    pub(crate) fn clone_beside(&self) -> Result<Self, Error> {
        let (needed, limit) = (2 * self.bytes(), self.options.memory_limit);
        if needed > limit {
            return Err(Error::MemoryLimit { needed, limit });
        }
        self.try_clone()
    }

    /// HashLife's board, where it has it.
    pub(crate) fn hashlife(&self) -> Option<&HashLife> {
        match &self.active {
            Active::HashLife(hashlife) => Some(hashlife),
            Active::Tiled(_) | Active::List(_) => None,
        }
    }

    /// Takes a board of HashLife's in place of this one, if it is of the same rule.
    pub(crate) fn adopt(&mut self, mut hashlife: HashLife) -> Result<(), Error> {
        assert_eq!(hashlife.rule(), self.rule, "a universe keeps its rule");
        if self.rule.grid().is_some() {
            bounded::check_bounds(self.rule.grid(), hashlife.bounds()?)?;
        }
        hashlife.set_memory_limit(self.options.memory_limit);
        let adopted = Self {
            rule: self.rule,
            options: self.options,
            active: Active::HashLife(Box::new(hashlife)),
            base: BigUint::ZERO,
            race: Race::default(),
        };
        let before = std::mem::replace(self, adopted);
        let moved = self.set_engine(before.options.engine);
        if moved.is_err() {
            *self = before;
        }
        moved
    }

    /// Changes the most memory that the board may take from now on. What is in use stays.
    pub(crate) fn set_memory_limit(&mut self, bytes: u64) {
        self.options.memory_limit = bytes;
        match &mut self.active {
            Active::Tiled(tiled) => tiled.set_memory_limit(bytes),
            Active::List(list) => list.set_memory_limit(bytes),
            Active::HashLife(hashlife) => hashlife.set_memory_limit(bytes),
        }
    }

    fn set_tiled_limit(&mut self, bytes: u64) {
        if let Active::Tiled(tiled) = &mut self.active {
            tiled.set_memory_limit(bytes);
        }
    }
}

/// Who advances boards of a rule. HashLife knows no bounded grids.
fn possible(rule: &Rule, engine: Engine) -> Engine {
    match rule.grid() {
        Some(_) => Engine::Tiled,
        None => engine,
    }
}

fn tiled_options(options: Options) -> TiledOptions {
    let threads = match options.threads {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        threads => threads,
    };
    TiledOptions {
        memory_limit: options.memory_limit,
        threads,
        kernel: options.kernel,
    }
}
