//! Patterns into universes and out of them.

use thiserror::Error;

use crate::pattern::{Description, Limits, Loaded, Pattern, PatternError, RuleText};
use crate::{Cell, Error, MAX_GENERATION, Rule, Universe};

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
        pattern: RuleText,
        /// The universe's rule.
        universe: Rule,
    },

    /// All but finitely many cells are alive, as happens under rules with B0.
    #[error(
        "under {rule} all but finitely many cells are alive in this generation, which no pattern can hold; go to a generation in which the background is dead"
    )]
    LiveBackground {
        /// The rule.
        rule: Rule,
    },

    /// The pattern's generation is past the last one that a universe counts.
    #[error("the pattern is at generation {generation}, past the last that can be counted, {max}", max = MAX_GENERATION)]
    Generation {
        /// The pattern's generation.
        generation: String,
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
    /// On an error nothing is changed.
    pub fn load(&mut self, pattern: &Loaded) -> Result<(), ExchangeError> {
        let description = pattern.description();
        if description.rule().rule() != Some(self.rule()) {
            return Err(ExchangeError::RuleMismatch {
                pattern: description.rule().clone(),
                universe: self.rule(),
            });
        }
        let generation = u64::try_from(description.generation())
            .ok()
            .filter(|&generation| generation <= MAX_GENERATION)
            .ok_or_else(|| ExchangeError::Generation {
                generation: description.generation().to_string(),
            })?;
        let pattern = pattern.as_pattern(&Limits::default())?;
        let cells = collect(&pattern)?;
        self.restart(&cells, generation)?;
        Ok(())
    }

    /// The board as a pattern, with the rule and the generation.
    pub fn to_pattern(&self) -> Result<Loaded, ExchangeError> {
        if self.background() {
            return Err(ExchangeError::LiveBackground { rule: self.rule() });
        }
        let description = Description::default()
            .with_rule(self.rule())
            .with_generation(self.generation());
        let pattern = Pattern::from_cells(self.cells())?;
        Ok(pattern.with_description(description).into())
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
