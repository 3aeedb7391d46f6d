//! From engine to engine, with the exact board and generation.
//!
//! Both boards exist for a moment, and both together must keep within the universe's limit.

use std::cell::Cell;

use num_bigint::BigUint;

use super::{Active, Board, possible, tiled_options};
use crate::hashlife::{HashLife, HashLifeOptions};
use crate::list::List;
use crate::tiled::Tiled;
use crate::{Bounds, Engine, Error, Options, Rule};

/// A tile of 48 x 48 cells takes at least so many bytes, its two boards.
const LEAST_TILE: u64 = 768;
const CELLS_A_TILE: u64 = 48 * 48;

impl Board {
    /// Changes who advances the board. On an error nothing is changed.
    pub(crate) fn set_engine(&mut self, engine: Engine) -> Result<(), Error> {
        if let (Engine::HashLife, Some(grid)) = (engine, self.rule.grid()) {
            return Err(Error::BoundedGrid { grid });
        }
        self.cancel_race();
        match (possible(&self.rule, engine), &self.active) {
            (Engine::Tiled, Active::HashLife(_)) => self.move_to_tiles(&|| false)?,
            (Engine::HashLife, Active::Tiled(_) | Active::List(_)) => {
                self.move_to_hashlife(&|| false)?
            }
            _ => true,
        };
        self.options.engine = engine;
        Ok(())
    }

    /// What the board takes at present, in bytes.
    pub(crate) fn bytes(&self) -> u64 {
        match &self.active {
            Active::Tiled(tiled) => tiled.bytes(),
            Active::List(list) => list.bytes(),
            Active::HashLife(hashlife) => hashlife.bytes(),
        }
    }

    /// Moves the board to HashLife, and says whether it did: not if `stop`, which is asked now and
    /// then, said so. If it did not, and on an error, the board stays where it is.
    pub(super) fn move_to_hashlife(&mut self, stop: &dyn Fn() -> bool) -> Result<bool, Error> {
        let limit = self.options.memory_limit;
        let share = limit.saturating_sub(self.bytes());
        let Some(mut hashlife) = self.as_hashlife_unless(share, stop)? else {
            return Ok(false);
        };
        hashlife.set_memory_limit(limit);
        self.base = BigUint::ZERO;
        self.active = Active::HashLife(Box::new(hashlife));
        Ok(true)
    }

    /// The same board for HashLife, which may take so many bytes. `stop` is asked now and then; if it
    /// says so, there is no board.
    pub(super) fn as_hashlife_unless(
        &self,
        bytes: u64,
        stop: &dyn Fn() -> bool,
    ) -> Result<Option<HashLife>, Error> {
        let mut board = hashlife(self.rule, self.options, bytes);
        let stopped = Cell::new(false);
        match &self.active {
            Active::Tiled(tiled) => match tiled.blocks_unless(stop) {
                Some(blocks) => board
                    .insert_blocks_unless(blocks, stop)
                    .map(|done| stopped.set(!done)),
                None => return Ok(None),
            },
            Active::List(list) => {
                let cells = until(stop, &stopped, list.cells_within(Bounds::PLANE));
                in_batches(cells, |some| board.insert(some))
            }
            Active::HashLife(hashlife) => return hashlife.try_clone_unless(bytes, stop),
        }
        .map_err(|error| self.beside(error))?;
        board.set_generation(self.generation(), self.background());
        Ok((!stopped.get()).then_some(board))
    }

    /// Moves the board from HashLife or the list engine to tiles; otherwise as
    /// [`move_to_hashlife`](Self::move_to_hashlife).
    pub(super) fn move_to_tiles(&mut self, stop: &dyn Fn() -> bool) -> Result<bool, Error> {
        let limit = self.options.memory_limit;
        let mut moved = self.as_tiles(stop);
        if matches!(moved, Err(Error::MemoryLimit { .. })) && self.compact(stop) {
            moved = self.as_tiles(stop);
        }
        let Some(mut tiled) = moved? else {
            return Ok(false);
        };
        tiled.set_memory_limit(limit);
        self.base = self.generation();
        self.active = Active::Tiled(Box::new(tiled));
        Ok(true)
    }

    /// Gives back the memory of what HashLife remembers beside the board, by a copy of the board, if
    /// tiles may fit in then: whether that is so.
    fn compact(&mut self, stop: &dyn Fn() -> bool) -> bool {
        let Active::HashLife(hashlife) = &self.active else {
            return false;
        };
        let limit = self.options.memory_limit;
        let share = limit.saturating_sub(self.bytes());
        let Ok(Some(mut copy)) = hashlife.try_clone_unless(share, stop) else {
            return false;
        };
        if copy.bytes() >= self.bytes() || self.least_tiles() + copy.bytes() > limit.into() {
            return false;
        }
        copy.set_memory_limit(limit);
        self.active = Active::HashLife(Box::new(copy));
        true
    }

    /// The least that the board takes in tiles, in bytes.
    fn least_tiles(&self) -> BigUint {
        self.population() / CELLS_A_TILE * LEAST_TILE
    }

    /// The same board in tiles, which may take what the limit leaves.
    fn as_tiles(&self, stop: &dyn Fn() -> bool) -> Result<Option<Tiled>, Error> {
        let bytes = self.options.memory_limit.saturating_sub(self.bytes());
        // No memory would be enough for what reaches past the plane.
        self.bounds()?;
        let least = self.least_tiles();
        if least > bytes.into() {
            // What cannot fit is not even tried: HashLife's boards can be without measure.
            return Err(self.beside(Error::MemoryLimit {
                needed: u64::try_from(least).unwrap_or(u64::MAX),
                limit: bytes,
            }));
        }
        self.as_tiles_unless(bytes, stop)
    }

    /// The same board in tiles, which may take so many bytes, at generation 0. `stop` is as with
    /// [`as_hashlife_unless`](Self::as_hashlife_unless).
    pub(super) fn as_tiles_unless(
        &self,
        bytes: u64,
        stop: &dyn Fn() -> bool,
    ) -> Result<Option<Tiled>, Error> {
        let stopped = Cell::new(false);
        let mut tiled = Tiled::at(self.rule, tiled_options(self.options), 0, self.background());
        tiled.set_memory_limit(bytes);
        match &self.active {
            Active::Tiled(tiled) => return tiled.try_clone().map(Some),
            Active::List(list) => {
                let cells = until(stop, &stopped, list.cells_within(Bounds::PLANE));
                in_batches(cells, |some| tiled.insert(some))
            }
            Active::HashLife(hashlife) => {
                tiled.insert_blocks(until(stop, &stopped, hashlife.blocks()?))
            }
        }
        .map_err(|error| self.beside(error))?;
        Ok((!stopped.get()).then_some(tiled))
    }

    /// Moves the board from tiles to lists; otherwise as [`move_to_hashlife`](Self::move_to_hashlife).
    pub(super) fn move_to_list(&mut self, stop: &dyn Fn() -> bool) -> Result<bool, Error> {
        let Active::Tiled(tiled) = &self.active else {
            return Ok(true);
        };
        let limit = self.options.memory_limit;
        let share = limit.saturating_sub(self.bytes());
        let stopped = Cell::new(false);
        let cells = || until(stop, &stopped, tiled.cells_within(Bounds::PLANE));
        let (mut rows, mut last) = (0, None);
        for cell in cells() {
            rows += usize::from(last != Some(cell.y));
            last = Some(cell.y);
        }
        if stopped.get() {
            return Ok(false);
        }
        let mut list = List::at(self.rule, share, tiled.generation(), tiled.background());
        let count = usize::try_from(tiled.population()).unwrap_or(usize::MAX);
        list.fill(rows, count, cells())
            .map_err(|error| self.beside(error))?;
        if stopped.get() {
            return Ok(false);
        }
        list.set_memory_limit(limit);
        self.active = Active::List(list);
        Ok(true)
    }

    /// An error of a board that had to fit beside this one, told of both together.
    pub(crate) fn beside(&self, error: Error) -> Error {
        match error {
            Error::MemoryLimit { needed, .. } => Error::MemoryLimit {
                needed: needed.saturating_add(self.bytes()),
                limit: self.options.memory_limit,
            },
            error => error,
        }
    }
}

/// An empty board of HashLife's, which may take so many bytes.
pub(super) fn hashlife(rule: Rule, options: Options, memory_limit: u64) -> HashLife {
    HashLife::new(
        rule,
        HashLifeOptions {
            memory_limit,
            kernel: options.kernel,
        },
    )
}

/// Blocks or cells until `stop` says so, which `stopped` then does as well.
fn until<T>(
    stop: &dyn Fn() -> bool,
    stopped: &Cell<bool>,
    all: impl Iterator<Item = T>,
) -> impl Iterator<Item = T> {
    all.enumerate().map_while(move |(i, one)| {
        stopped.set(i % SOME == 0 && stop());
        (!stopped.get()).then_some(one)
    })
}

/// How many blocks are moved between two questions: less than a millisecond's work.
const SOME: usize = 256;

/// How many cells are put into a board at once: a list of them all might not fit beside both boards.
const BATCH: usize = 1 << 12;

fn in_batches(
    mut cells: impl Iterator<Item = crate::Cell>,
    mut insert: impl FnMut(&[crate::Cell]) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut some = Vec::with_capacity(BATCH);
    loop {
        some.clear();
        some.extend(cells.by_ref().take(BATCH));
        if some.is_empty() {
            return Ok(());
        }
        insert(&some)?;
    }
}
