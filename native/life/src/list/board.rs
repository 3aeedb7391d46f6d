//! The engine itself: a board, what can be asked of it, and how it advances.

use super::generation::{Interrupt, Poller, next_generation};
use super::rows::{Rows, reserve};
use crate::transition::Transition;
use crate::{Advance, Bounds, Cell, Control, Error, Rule, Stop};

/// A board of the list engine: the cells that differ from the background, with rule and generation.
#[derive(Debug)]
pub(crate) struct List {
    rule: Rule,
    memory_limit: u64,
    generation: u64,
    background: bool,
    /// The cells that differ from the background.
    pattern: Rows,
    /// Room for the next generation or the next edit; its contents mean nothing.
    spare: Rows,
}

impl List {
    /// An empty board that may take so much memory, in bytes, to go on from a generation.
    pub(crate) fn at(rule: Rule, memory_limit: u64, generation: u64, background: bool) -> Self {
        Self {
            rule,
            memory_limit,
            generation,
            background,
            pattern: Rows::default(),
            spare: Rows::default(),
        }
    }

    pub(crate) fn generation(&self) -> u64 {
        self.generation
    }

    /// Changes what the generation counter says, for boards that live longer than it can count.
    pub(crate) fn set_generation(&mut self, generation: u64) {
        self.generation = generation;
    }

    pub(crate) fn background(&self) -> bool {
        self.background
    }

    pub(crate) fn population(&self) -> u64 {
        self.pattern.len() as u64
    }

    /// The memory in use, in bytes.
    pub(crate) fn bytes(&self) -> u64 {
        self.pattern.bytes() + self.spare.bytes()
    }

    pub(crate) fn bounds(&self) -> Option<Bounds> {
        self.pattern.bounds()
    }

    pub(crate) fn contains(&self, cell: Cell) -> bool {
        self.pattern.contains(cell)
    }

    pub(crate) fn cells_within(&self, region: Bounds) -> impl Iterator<Item = Cell> {
        self.pattern.cells_within(region)
    }

    pub(crate) fn count_within(&self, region: Bounds) -> u64 {
        self.pattern.count_within(region) as u64
    }

    /// Changes the most memory that the board may take from now on, in bytes.
    pub(crate) fn set_memory_limit(&mut self, bytes: u64) {
        self.memory_limit = bytes;
    }

    /// Puts cells into the empty board: at most so many, in so many rows, in row-major order, each
    /// once.
    pub(crate) fn fill(
        &mut self,
        rows: usize,
        count: usize,
        cells: impl Iterator<Item = Cell>,
    ) -> Result<(), Error> {
        let spare = self.spare.bytes();
        self.pattern
            .reserve(rows, count, spare, self.memory_limit)?;
        for cell in cells {
            self.pattern.push(cell.x, cell.y);
        }
        Ok(())
    }

    /// Puts cells into the pattern, in any order, repeated or not. On an error nothing is changed.
    pub(crate) fn insert(&mut self, cells: &[Cell]) -> Result<(), Error> {
        let edits = sorted(cells, self.bytes(), self.memory_limit)?;
        let rows = edits.chunk_by(|a, b| a.y == b.y).count();
        self.spare.clear();
        self.spare.reserve(
            self.pattern.row_count() + rows,
            self.pattern.len() + edits.len(),
            self.pattern.bytes() + size_of_val(cells) as u64,
            self.memory_limit,
        )?;
        self.pattern.with(&edits, &mut self.spare);
        std::mem::swap(&mut self.pattern, &mut self.spare);
        Ok(())
    }

    /// Takes cells out of the pattern, in any order, repeated or not.
    pub(crate) fn remove(&mut self, cells: &[Cell]) -> Result<(), Error> {
        // Whatever the limit is: a board that is at it must not be stuck there.
        self.pattern.remove(&sorted(cells, 0, u64::MAX)?);
        Ok(())
    }

    /// A board of its own with the same cells.
    pub(crate) fn try_clone(&self) -> Result<Self, Error> {
        let mut copy = Self::at(
            self.rule,
            self.memory_limit,
            self.generation,
            self.background,
        );
        copy.pattern
            .copy_from(&self.pattern, 0, self.memory_limit)?;
        Ok(copy)
    }

    /// Advances by a number of generations, or until the control stops it. Whatever happens, the
    /// board is that of the last whole generation that was made.
    pub(crate) fn advance(
        &mut self,
        generations: u64,
        control: &dyn Control,
    ) -> Result<Advance, Error> {
        let start = self.generation;
        let target = start
            .checked_add(generations)
            .expect("the generation fits 64 bits");
        control.report(0);
        let stop = match self.run(target, control) {
            Ok(stop) => stop,
            Err(Interrupt::Cancelled) => Stop::Cancelled,
            Err(Interrupt::Memory(error)) => return Err(error),
            Err(Interrupt::OutOfPlane) => {
                let generation = self.generation + 1;
                return Err(Error::OutOfPlane {
                    generation: generation.into(),
                    start: start.into(),
                });
            }
        };
        Ok(Advance {
            generations: self.generation - start,
            stop,
        })
    }

    fn run(&mut self, target: u64, control: &dyn Control) -> Result<Stop, Interrupt> {
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
                &transition,
                &self.pattern,
                &mut self.spare,
                self.pattern.bytes(),
                self.memory_limit,
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
}

/// The cells in row-major order, each once, in a list that with the `others` stays within the limit,
/// in bytes.
fn sorted(cells: &[Cell], others: u64, limit: u64) -> Result<Vec<Cell>, Error> {
    let mut sorted = Vec::new();
    reserve(&mut sorted, cells.len(), others, limit)?;
    sorted.extend_from_slice(cells);
    sorted.sort_unstable();
    sorted.dedup();
    Ok(sorted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_board_beyond_its_limit_can_be_made_smaller_and_no_larger() {
        let cells = [1, 2, 3].map(|x| Cell::new(x, 0));
        let mut list = List::at(Rule::LIFE, 1 << 10, 0, false);
        list.insert(&cells).unwrap();
        list.set_memory_limit(1);
        let more = list.insert(&[Cell::new(9, 9)]);
        assert!(matches!(more, Err(Error::MemoryLimit { limit: 1, .. })));
        assert_eq!(list.population(), 3);
        list.remove(&cells[1..]).unwrap();
        assert_eq!(list.population(), 1);
    }
}
