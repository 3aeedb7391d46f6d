//! The board of a universe, and which engine has it at the moment.
//!
//! The tiled engine has it as a rule. It keeps away from the edges of the plane, where tiles would
//! be cut off; what comes near them goes to the list engine, which is slow but exact to the last
//! cell, and comes back when it is far from them again.

use std::cell;

use crate::bounded;
use crate::list::List;
use crate::tiled::{Tiled, TiledOptions};
use crate::{Advance, Bounds, Cell, Control, Error, Options, Rule, Signal, Stop};

/// How many generations the list engine makes before it is asked whether the board is still near
/// an edge, and how far it must be to go back to tiles. A board that hugs the edge should not be
/// moved to and fro for nothing.
const NEAR: u64 = 1 << 12;

/// A board, wherever it is.
#[derive(Debug)]
pub(crate) struct Board {
    rule: Rule,
    options: Options,
    engine: Engine,
}

#[derive(Debug)]
enum Engine {
    Tiled(Box<Tiled>),
    List(List),
}

/// Asks whichever engine it is.
macro_rules! ask {
    ($board:expr, $engine:ident => $question:expr) => {
        match $board {
            Engine::Tiled($engine) => $question,
            Engine::List($engine) => $question,
        }
    };
}

impl Board {
    /// An empty plane at generation 0, with a dead background.
    pub(crate) fn new(rule: Rule, options: Options) -> Self {
        let engine = Engine::Tiled(Box::new(Tiled::new(rule, tiled_options(options))));
        Self {
            rule,
            options,
            engine,
        }
    }

    pub(crate) fn generation(&self) -> u64 {
        ask!(&self.engine, engine => engine.generation())
    }

    pub(crate) fn background(&self) -> bool {
        ask!(&self.engine, engine => engine.background())
    }

    pub(crate) fn population(&self) -> u64 {
        ask!(&self.engine, engine => engine.population())
    }

    pub(crate) fn bounds(&self) -> Option<Bounds> {
        ask!(&self.engine, engine => engine.bounds())
    }

    pub(crate) fn contains(&self, cell: Cell) -> bool {
        ask!(&self.engine, engine => engine.contains(cell))
    }

    pub(crate) fn count_within(&self, region: Bounds) -> u64 {
        ask!(&self.engine, engine => engine.count_within(region))
    }

    pub(crate) fn cells_within(&self, region: Bounds) -> Box<dyn Iterator<Item = Cell> + '_> {
        ask!(&self.engine, engine => Box::new(engine.cells_within(region)))
    }

    pub(crate) fn insert(&mut self, cells: &[Cell]) -> Result<(), Error> {
        ask!(&mut self.engine, engine => engine.insert(cells))
    }

    pub(crate) fn remove(&mut self, cells: &[Cell]) -> Result<(), Error> {
        match &mut self.engine {
            Engine::Tiled(tiled) => {
                tiled.remove(cells);
                Ok(())
            }
            Engine::List(list) => list.remove(cells),
        }
    }

    pub(crate) fn clear(&mut self) {
        *self = Self::new(self.rule, self.options);
    }

    pub(crate) fn try_clone(&self) -> Result<Self, Error> {
        let engine = match &self.engine {
            Engine::Tiled(tiled) => Engine::Tiled(Box::new(tiled.try_clone()?)),
            Engine::List(list) => Engine::List(list.try_clone()?),
        };
        Ok(Self { engine, ..*self })
    }

    /// Whether the board cannot come near the edges of the plane in so many generations.
    pub(crate) fn fits(&self, generations: u64) -> bool {
        match &self.engine {
            Engine::Tiled(tiled) => tiled.fits(generations),
            Engine::List(list) => generations <= headroom(list),
        }
    }

    /// Advances by a number of generations, or until the control stops it. Whatever happens, the
    /// board is that of the last whole generation that was made.
    pub(crate) fn advance(
        &mut self,
        generations: u64,
        control: &dyn Control,
    ) -> Result<Advance, Error> {
        let mut done = 0;
        loop {
            let left = generations - done;
            let control = Offset { control, done };
            let result = match &mut self.engine {
                Engine::Tiled(tiled) => match bounded::advance(tiled, left, &control) {
                    Err(Error::OutOfPlane { start, .. }) if self.rule.grid().is_none() => {
                        done += self.generation() - start;
                        self.move_to_list()?;
                        continue;
                    }
                    result => result,
                },
                Engine::List(list) => {
                    let breather = Breather::new(&control);
                    let result = list.advance(left, &breather);
                    if let Ok(advance) = result
                        && advance.stop == Stop::Paused
                        && breather.taken.get()
                    {
                        done += advance.generations;
                        self.move_to_tiles()?;
                        continue;
                    }
                    result
                }
            };
            return result.map(|advance| Advance {
                generations: done + advance.generations,
                ..advance
            });
        }
    }

    fn move_to_list(&mut self) -> Result<(), Error> {
        if let Engine::Tiled(tiled) = &self.engine {
            let (generation, background) = (tiled.generation(), tiled.background());
            let limit = self.options.memory_limit;
            let mut list = List::at(self.rule, limit, generation, background);
            list.insert(&collect(
                tiled.population(),
                tiled.cells_within(Bounds::PLANE),
            )?)?;
            self.engine = Engine::List(list);
        }
        Ok(())
    }

    fn move_to_tiles(&mut self) -> Result<(), Error> {
        if let Engine::List(list) = &self.engine
            && headroom(list) > 2 * NEAR
        {
            let (generation, background) = (list.generation(), list.background());
            let options = tiled_options(self.options);
            let mut tiled = Tiled::at(self.rule, options, generation, background);
            tiled.insert(&collect(
                list.population(),
                list.cells_within(Bounds::PLANE),
            )?)?;
            self.engine = Engine::Tiled(Box::new(tiled));
        }
        Ok(())
    }
}

fn tiled_options(options: Options) -> TiledOptions {
    TiledOptions {
        memory_limit: options.memory_limit,
        threads: 1,
        kernel: options.kernel,
    }
}

fn headroom(list: &List) -> u64 {
    list.bounds().map_or(u64::MAX, |bounds| bounds.headroom())
}

fn collect(population: u64, cells: impl Iterator<Item = Cell>) -> Result<Vec<Cell>, Error> {
    let bytes = population.saturating_mul(size_of::<Cell>() as u64);
    let mut all = Vec::new();
    usize::try_from(population)
        .ok()
        .and_then(|count| all.try_reserve_exact(count).ok())
        .ok_or(Error::OutOfMemory { bytes })?;
    all.extend(cells);
    Ok(all)
}

/// Pauses a run of the list engine after a while, to look where the board is. Not by asking for
/// fewer generations: what stands still jumps to the end of those, however many they are.
struct Breather<'a> {
    control: &'a dyn Control,
    generations: cell::Cell<u64>,
    taken: cell::Cell<bool>,
}

impl<'a> Breather<'a> {
    fn new(control: &'a dyn Control) -> Self {
        Self {
            control,
            generations: cell::Cell::new(0),
            taken: cell::Cell::new(false),
        }
    }
}

impl Control for Breather<'_> {
    fn poll(&self) -> Signal {
        match self.control.poll() {
            Signal::Continue if self.generations.get() >= NEAR => {
                self.taken.set(true);
                Signal::Pause
            }
            signal => signal,
        }
    }

    fn report(&self, generations: u64) {
        self.generations.set(generations);
        self.control.report(generations);
    }
}

/// The control of a run in several parts: progress counts from the beginning of the first.
struct Offset<'a> {
    control: &'a dyn Control,
    done: u64,
}

impl Control for Offset<'_> {
    fn poll(&self) -> Signal {
        self.control.poll()
    }

    fn report(&self, generations: u64) {
        self.control.report(self.done + generations);
    }
}
