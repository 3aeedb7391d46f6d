//! What the formats of pictures and of lists share: cells on their way onto a board, and rows of
//! pictures.

use std::io::{self, Write};

use super::source::{Line, Source};
use super::words::{Gather, Word, Words};
use super::{Limits, PatternError};
use crate::Cell;

/// What stands for the cells in a format's pictures.
pub(super) struct Letters {
    pub(super) alive: &'static [u8],
    pub(super) dead: &'static [u8],
    /// What can stand in a row, in words.
    pub(super) expected: &'static str,
}

/// The cells that were read so far.
pub(super) struct Collecting {
    gather: Gather,
    limits: Limits,
}

impl Collecting {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            gather: Gather::default(),
            limits: *limits,
        }
    }

    pub(super) fn cell(&mut self, cell: Cell) -> Result<(), PatternError> {
        self.gather.add(cell)?;
        self.limits.check(self.gather.words())
    }

    /// A row of a picture, whose first cell is in column `left`. Below the plane there is no `y`.
    pub(super) fn row(
        &mut self,
        source: Source<'_>,
        line: Line<'_>,
        (left, y): (i64, Option<i64>),
        letters: &Letters,
    ) -> Result<(), PatternError> {
        for (i, byte) in line.bytes.trim_ascii_end().iter().enumerate() {
            if letters.dead.contains(byte) {
                continue;
            }
            if !letters.alive.contains(byte) {
                return Err(source.syntax(line.start + i, letters.expected));
            }
            let x = i64::try_from(i).ok().and_then(|i| i.checked_add(left));
            let (Some(x), Some(y)) = (x, y) else {
                return Err(PatternError::CellOutOfPlane {
                    place: source.place(line.start + i),
                });
            };
            self.cell(Cell { x, y })?;
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Result<Words, PatternError> {
        self.gather.finish()
    }
}

/// Writes the cells of a row from a column on.
pub(super) fn write_row(
    words: &[Word],
    left: i64,
    alive: u8,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut line = Vec::new();
    for word in words {
        let mut rest = *word;
        while rest.bits != 0 {
            line.resize(rest.min_x().abs_diff(left) as usize, b'.');
            line.push(alive);
            rest.bits &= rest.bits - 1;
        }
    }
    line.push(b'\n');
    out.write_all(&line)
}
