//! Patterns into universes and out of them.

use num_bigint::BigUint;
use thiserror::Error;

use crate::hashlife::{HashLife, HashLifeOptions};
use crate::pattern::{Limits, Loaded, Macrocell, Pattern, PatternError};
use crate::{Bounds, Error, NoControl, Rule, Universe};

/// Cells are put into a universe so many at a time: a list of all could take more memory than the
/// pattern and the board together.
const AT_ONCE: usize = 1 << 16;

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

    /// Under a rule with B0, the background is not the one that a pattern of this generation has.
    #[error(
        "under {rule} a pattern of this generation has {} background, and the universe has the other; advance by a generation, or give it another one",
        if *.alive { "a live" } else { "a dead" }
    )]
    OtherBackground {
        /// The rule.
        rule: String,
        /// Whether that of a pattern is alive.
        alive: bool,
    },

    /// The pattern could not be made or unpacked.
    #[error(transparent)]
    Pattern(#[from] PatternError),

    /// The board could not be made.
    #[error(transparent)]
    Board(#[from] Error),
}

impl Universe {
    /// Puts a pattern in place of the board, at the pattern's generation.
    ///
    /// Under a rule with B0 its cells are those that differ from the background, which is alive in
    /// odd generations, or, if the rule has S8, always: so Golly reads and writes its files. A
    /// quadtree goes into HashLife as it is, unless the universe may not or cannot use that. On an
    /// error nothing is changed.
    pub fn load(&mut self, pattern: &Loaded) -> Result<(), ExchangeError> {
        let description = pattern.description();
        if description.rule().rule() != Some(self.rule()) {
            return Err(ExchangeError::RuleMismatch {
                pattern: description.rule().to_string(),
                universe: self.rule().to_string(),
            });
        }
        let background = background_of_patterns(&self.rule(), description.generation());
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
                let limits = Limits::default().with_memory(options.memory_limit);
                table.build(&mut board, &limits)?;
                board.set_generation(description.generation().clone(), background);
                self.adopt(board)?;
            }
            _ => {
                let limits = Limits::default().with_memory(self.options().memory_limit);
                let pattern = pattern.as_pattern(&limits)?;
                let mut fresh = Self::with_options(self.rule(), self.options());
                if background {
                    // The empty plane is alive then.
                    fresh.advance(1, &NoControl)?;
                }
                let mut cells = pattern.cells();
                let mut some = Vec::with_capacity(AT_ONCE);
                loop {
                    some.extend(cells.by_ref().take(AT_ONCE));
                    match some.is_empty() {
                        true => break,
                        false if background => fresh.set_dead(&some)?,
                        false => fresh.set_alive(&some)?,
                    }
                    some.clear();
                }
                fresh.set_generation(description.generation().clone());
                *self = fresh;
            }
        }
        self.description = description.clone();
        Ok(())
    }

    /// The board as a pattern, with the rule, the generation, and the name, the author and the
    /// comments of the pattern that was loaded. That of HashLife becomes a quadtree. Under a rule
    /// with B0 its background must be that of [`load`](Self::load).
    pub fn to_pattern(&self) -> Result<Loaded, ExchangeError> {
        let alive = background_of_patterns(&self.rule(), &self.generation());
        if self.background() != alive {
            return Err(ExchangeError::OtherBackground {
                rule: self.rule().to_string(),
                alive,
            });
        }
        let description = self
            .description
            .clone()
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

/// Whether the background of a pattern is alive: in odd generations of a rule with B0, or in all if
/// it has S8, too.
fn background_of_patterns(rule: &Rule, generation: &BigUint) -> bool {
    rule.next_background(false) && (rule.next_background(true) || generation.bit(0))
}
