//! Patterns into universes and out of them.

use thiserror::Error;

use crate::hashlife::{HashLife, HashLifeOptions};
use crate::pattern::{Description, Limits, Loaded, Macrocell, Pattern, PatternError};
use crate::{Bounds, Cell, Error, Universe};

/// Why a pattern did not get into a universe or out of it.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ExchangeError {
    /// The pattern is one of another rule.
    #[error(
        "the pattern is for {pattern} and the universe computes {universe}; make a universe of the pattern's rule, or give the pattern that of the universe"
    )]
    RuleMismatch {
        /// The pattern's rule.
        pattern: String,
        /// The universe's rule.
        universe: String,
    },

    /// All but finitely many cells are alive, as happens under rules with B0.
    #[error(
        "under {rule} all but finitely many cells are alive in this generation, which no pattern can hold; go to a generation in which the background is dead"
    )]
    LiveBackground {
        /// The rule.
        rule: String,
    },

    /// The pattern could not be made or unpacked.
    #[error(transparent)]
    Pattern(#[from] PatternError),

    /// The board could not be made.
    #[error(transparent)]
    Board(#[from] Error),
}

impl Universe {
    /// Puts a pattern in place of the board, at the pattern's generation and with a dead background.
    /// A quadtree goes into HashLife as it is, unless the universe may not or cannot use that. On an
    /// error nothing is changed.
    pub fn load(&mut self, pattern: &Loaded) -> Result<(), ExchangeError> {
        let description = pattern.description();
        if description.rule().rule() != Some(self.rule()) {
            return Err(ExchangeError::RuleMismatch {
                pattern: description.rule().to_string(),
                universe: self.rule().to_string(),
            });
        }
        match pattern {
            Loaded::Macrocell(table) if self.rule().grid().is_none() => {
                let options = self.options();
                let mut board = HashLife::new(
                    self.rule(),
                    HashLifeOptions {
                        memory_limit: options.memory_limit,
                        kernel: options.kernel,
                    },
                );
                table.build(&mut board)?;
                board.set_generation(description.generation().clone(), false);
                Ok(self.adopt(board)?)
            }
            _ => {
                let pattern = pattern.as_pattern(&Limits::default())?;
                let mut fresh = Self::with_options(self.rule(), self.options());
                fresh.set_alive(&collect(&pattern)?)?;
                fresh.set_generation(description.generation().clone());
                *self = fresh;
                Ok(())
            }
        }
    }

    /// The board as a pattern, with the rule and the generation. That of HashLife becomes a
    /// quadtree.
    pub fn to_pattern(&self) -> Result<Loaded, ExchangeError> {
        if self.background() {
            return Err(ExchangeError::LiveBackground {
                rule: self.rule().to_string(),
            });
        }
        let description = Description::default()
            .with_rule(self.rule())
            .with_generation(self.generation());
        Ok(match self.hashlife() {
            Some(board) => Macrocell::of(board)?.with_description(description).into(),
            None => Pattern::from_cells(self.cells_within(Bounds::PLANE))?
                .with_description(description)
                .into(),
        })
    }
}

fn collect(pattern: &Pattern) -> Result<Vec<Cell>, Error> {
    let bytes = pattern
        .population()
        .saturating_mul(size_of::<Cell>() as u64);
    let mut cells = Vec::new();
    usize::try_from(pattern.population())
        .ok()
        .and_then(|count| cells.try_reserve_exact(count).ok())
        .ok_or(Error::OutOfMemory { bytes })?;
    cells.extend(pattern.cells());
    Ok(cells)
}
