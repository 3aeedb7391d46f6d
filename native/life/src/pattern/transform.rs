//! Moving, turning and cutting a set of cells, 64 cells at a time.
//!
//! What can take more words than the set itself is held to limits: a row of 64 cells takes one word,
//! and 64 as a column.

use super::words::{Gather, Placed, Word, Words, split};
use super::{Limits, PatternError};
use crate::Bounds;

impl Words {
    /// All cells moved to the right and down.
    pub(super) fn translated(
        &self,
        dx: i64,
        dy: i64,
        limits: &Limits,
    ) -> Result<Self, PatternError> {
        let Some(bounds) = self.bounds() else {
            return Ok(Self::default());
        };
        let fits = |low: i64, high: i64, by: i64| {
            (low.checked_add(by).is_some() && high.checked_add(by).is_some())
                .then_some(())
                .ok_or(PatternError::OutOfPlane)
        };
        fits(bounds.min_x, bounds.max_x, dx)?;
        fits(bounds.min_y, bounds.max_y, dy)?;
        let (columns, shift) = split(dx);
        let mut moved = Self::default();
        for (y, words) in self.rows() {
            let y = y + dy;
            // What the word before has pushed over its right end.
            let mut carry: Option<Word> = None;
            for word in words {
                let column = word.column + columns;
                let mut bits = word.bits << shift;
                if let Some(over) = carry.take() {
                    if over.column == column {
                        bits |= over.bits;
                    } else {
                        moved.push(y, over)?;
                    }
                }
                moved.push(y, Word { column, bits })?;
                if shift > 0 {
                    carry = Some(Word {
                        column: column + 1,
                        bits: word.bits >> (64 - shift),
                    });
                }
            }
            if let Some(over) = carry {
                moved.push(y, over)?;
            }
            limits.check_words(&moved)?;
        }
        Ok(moved)
    }

    /// All cells mirrored at the main diagonal: columns become rows.
    pub(super) fn transposed(&self, limits: &Limits) -> Result<Self, PatternError> {
        let mut blocks = self.to_placed()?;
        // A block is 64 rows of one column of words.
        let block = |placed: &Placed| (placed.word.column, placed.y >> 6);
        blocks.sort_unstable_by_key(block);
        // Each column in which a cell is alive becomes a word. So many are counted before they are
        // made.
        let words = |group: &[Placed]| {
            let columns = group.iter().fold(0, |all, placed| all | placed.word.bits);
            u64::from(columns.count_ones())
        };
        let groups = blocks.chunk_by(|a, b| block(a) == block(b));
        limits.check(groups.map(words).sum())?;
        let mut turned = Gather::default();
        for group in blocks.chunk_by(|a, b| block(a) == block(b)) {
            let mut square = [0; 64];
            for placed in group {
                square[(placed.y & 63) as usize] = placed.word.bits;
            }
            transpose(&mut square);
            let (column, row) = block(&group[0]);
            for (i, bits) in (0..).zip(square) {
                if bits != 0 {
                    turned.add_word(column * 64 + i, Word { column: row, bits })?;
                }
            }
        }
        turned.finish()
    }

    /// All cells mirrored at the line x = 0.
    pub(super) fn flipped_in_x(&self, limits: &Limits) -> Result<Self, PatternError> {
        // Reversed words mirror the plane at x = -1/2; one step to the right makes x to -x.
        let mut mirrored = Self::default();
        for (y, words) in self.rows() {
            for word in words.iter().rev() {
                let bits = word.bits.reverse_bits();
                mirrored.push(
                    y,
                    Word {
                        column: !word.column,
                        bits,
                    },
                )?;
            }
        }
        mirrored.translated(1, 0, limits)
    }

    /// All cells mirrored at the line y = 0.
    pub(super) fn flipped_in_y(&self) -> Result<Self, PatternError> {
        let mut mirrored = Self::default();
        for (y, words) in self.rows().rev() {
            let y = y.checked_neg().ok_or(PatternError::OutOfPlane)?;
            for word in words {
                mirrored.push(y, *word)?;
            }
        }
        Ok(mirrored)
    }

    /// The cells in a region.
    pub(super) fn cropped(&self, region: Bounds) -> Result<Self, PatternError> {
        let mut kept = Self::default();
        if region.min_x > region.max_x {
            return Ok(kept);
        }
        let ((left, first), (right, last)) = (split(region.min_x), split(region.max_x));
        for Placed { y, word } in self.placed() {
            if (region.min_y..=region.max_y).contains(&y) && (left..=right).contains(&word.column) {
                let mut bits = word.bits;
                if word.column == left {
                    bits &= u64::MAX << first;
                }
                if word.column == right {
                    bits &= u64::MAX >> (63 - last);
                }
                kept.push(y, Word { bits, ..word })?;
            }
        }
        Ok(kept)
    }
}

/// Exchanges rows and columns of a square of 64 by 64 cells: halves of it, then quarters, and so on
/// down to single cells (Warren, Hacker's Delight, 7-3).
fn transpose(square: &mut [u64; 64]) {
    let mut size = 32;
    let mut mask = u64::MAX >> 32;
    while size > 0 {
        for top in (0..64).filter(|row| row & size == 0) {
            let swap = (square[top] >> size ^ square[top + size]) & mask;
            square[top] ^= swap << size;
            square[top + size] ^= swap;
        }
        size /= 2;
        mask ^= mask << size;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Cell;

    #[test]
    fn a_long_row_is_not_made_a_column_that_takes_more_memory_than_allowed() {
        let row = Words::from_cells((0..6_400).map(|x| Cell::new(x, 0))).expect("memory");
        assert_eq!(row.len(), 100);
        let limits = Limits::default().with_memory(6_400 * 64);
        assert!(row.transposed(&limits).is_ok());
        let limits = Limits::default().with_memory(6_399 * 64);
        let refused = row.transposed(&limits).expect_err("too many words");
        assert!(
            matches!(refused, PatternError::TooLarge { .. }),
            "{refused}"
        );
    }

    #[test]
    fn no_more_words_are_made_than_allowed() {
        let cells = (0..100).map(|i| Cell::new(64 * (i % 10) + 63, i / 10));
        let words = Words::from_cells(cells).expect("memory");
        let limits = Limits::default().with_memory(100 * 64);
        assert!(words.translated(1, 0, &limits).is_ok());
        let both = Words::from_cells([Cell::new(62, 0), Cell::new(63, 0)]).expect("memory");
        let two = Limits::default().with_memory(2 * 64);
        assert!(both.translated(1, 0, &two).is_ok());
        let one = Limits::default().with_memory(64);
        assert!(both.translated(1, 0, &one).is_err());
        let other = Words::from_cells([Cell::new(-1, 0)]).expect("memory");
        assert!(both.combine(&other, |a, b| a | b, &two).is_ok());
        assert!(both.combine(&other, |a, b| a | b, &one).is_err());
    }
}
