//! Moving, turning and cutting a set of cells, 64 cells at a time.

use super::PatternError;
use super::words::{Gather, Placed, Word, Words, split};
use crate::Bounds;

impl Words {
    /// All cells moved to the right and down.
    pub(super) fn translated(&self, dx: i64, dy: i64) -> Result<Self, PatternError> {
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
        }
        Ok(moved)
    }

    /// All cells mirrored at the main diagonal: columns become rows.
    pub(super) fn transposed(&self) -> Result<Self, PatternError> {
        let mut blocks: Vec<Placed> = self.placed().collect();
        // A block is 64 rows of one column of words.
        let block = |placed: &Placed| (placed.word.column, placed.y >> 6);
        blocks.sort_unstable_by_key(block);
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
    pub(super) fn flipped_in_x(&self) -> Result<Self, PatternError> {
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
        mirrored.translated(1, 0)
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
