//! A set of cells as words of 64 cells each, in row-major order.
//!
//! A cell that has nobody near takes a row and a word, 32 bytes; a soup takes two bits a cell. So
//! one storage does for a few gliders far apart and for a board of millions of cells, and what is
//! done to whole words is done to 64 cells at once.

use std::cmp::Ordering;
use std::mem::size_of;
use std::ops::Range;

use super::{Limits, PatternError};
use crate::cell::cells_of;
use crate::{Bounds, Cell};

/// 64 cells of a row: bit `i` is the cell in column `64 * column + i`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) column: i64,
    /// Never 0.
    pub(super) bits: u64,
}

impl Word {
    pub(super) fn min_x(self) -> i64 {
        self.column * 64 + i64::from(self.bits.trailing_zeros())
    }

    pub(super) fn max_x(self) -> i64 {
        self.column * 64 + 63 - i64::from(self.bits.leading_zeros())
    }
}

/// A word and the row it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) y: i64,
    pub(super) word: Word,
}

impl Placed {
    /// Where it is in row-major order.
    fn order(self) -> (i64, i64) {
        (self.y, self.word.column)
    }
}

/// One row that is not empty: its words are `words[start..next row's start]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Row {
    y: i64,
    start: usize,
}

/// A set of cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    rows: Vec<Row>,
    words: Vec<Word>,
    population: u64,
}

/// Column and bit of a cell.
pub(super) fn split(x: i64) -> (i64, u32) {
    (x >> 6, (x & 63) as u32)
}

impl Words {
    /// Appends a word, which must come after all others in row-major order. One without cells is
    /// left out.
    pub(super) fn push(&mut self, y: i64, word: Word) -> Result<(), PatternError> {
        if word.bits == 0 {
            return Ok(());
        }
        if self.rows.last().is_none_or(|row| row.y != y) {
            debug_assert!(self.rows.last().is_none_or(|row| row.y < y));
            let start = self.words.len();
            push(&mut self.rows, Row { y, start })?;
        } else {
            debug_assert!(self.words.last().is_none_or(|w| w.column < word.column));
        }
        self.population += u64::from(word.bits.count_ones());
        push(&mut self.words, word)
    }

    /// The set of words that stand in any order. Words of the same place are joined.
    pub(super) fn from_unsorted(mut placed: Vec<Placed>) -> Result<Self, PatternError> {
        placed.sort_unstable_by_key(|p| p.order());
        let mut words = Self::default();
        for group in placed.chunk_by(|a, b| a.order() == b.order()) {
            let bits = group.iter().fold(0, |bits, p| bits | p.word.bits);
            words.push(
                group[0].y,
                Word {
                    bits,
                    ..group[0].word
                },
            )?;
        }
        Ok(words)
    }

    /// The set of cells in any order, repeated or not.
    pub(super) fn from_cells(cells: impl IntoIterator<Item = Cell>) -> Result<Self, PatternError> {
        let mut placed = Gather::default();
        for cell in cells {
            placed.add(cell)?;
        }
        placed.finish()
    }

    pub(super) fn population(&self) -> u64 {
        self.population
    }

    /// How many words of 64 cells there are.
    pub(super) fn len(&self) -> u64 {
        self.words.len() as u64
    }

    /// What the set takes without the room to grow, in bytes.
    pub(super) fn least_bytes(&self) -> u64 {
        (self.rows.len() * size_of::<Row>() + self.words.len() * size_of::<Word>()) as u64
    }

    /// What the set takes, in bytes.
    pub(super) fn bytes(&self) -> u64 {
        let rows = self.rows.capacity() * size_of::<Row>();
        (rows + self.words.capacity() * size_of::<Word>()) as u64
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    fn span(&self, row: usize) -> Range<usize> {
        let end = self.rows.get(row + 1).map_or(self.words.len(), |r| r.start);
        self.rows[row].start..end
    }

    /// The rows from top to bottom, each with its words from left to right.
    pub(super) fn rows(&self) -> impl DoubleEndedIterator<Item = (i64, &[Word])> {
        (0..self.rows.len()).map(|row| (self.rows[row].y, &self.words[self.span(row)]))
    }

    /// All words in row-major order.
    pub(super) fn placed(&self) -> impl Iterator<Item = Placed> {
        self.rows()
            .flat_map(|(y, words)| words.iter().map(move |&word| Placed { y, word }))
    }

    /// All words in row-major order, to be put into another.
    pub(super) fn to_placed(&self) -> Result<Vec<Placed>, PatternError> {
        let mut all = Vec::new();
        for placed in self.placed() {
            push(&mut all, placed)?;
        }
        Ok(all)
    }

    /// All cells in row-major order.
    pub(super) fn cells(&self) -> impl Iterator<Item = Cell> {
        self.placed()
            .flat_map(|Placed { y, word }| cells_of(word.column * 64, y, word.bits))
    }

    pub(super) fn contains(&self, cell: Cell) -> bool {
        let (column, bit) = split(cell.x);
        self.rows
            .binary_search_by_key(&cell.y, |row| row.y)
            .is_ok_and(|row| {
                let words = &self.words[self.span(row)];
                words
                    .binary_search_by_key(&column, |word| word.column)
                    .is_ok_and(|i| words[i].bits >> bit & 1 == 1)
            })
    }

    pub(super) fn bounds(&self) -> Option<Bounds> {
        let (first, last) = (self.rows.first()?, self.rows.last()?);
        let mut bounds = Bounds {
            min_x: i64::MAX,
            min_y: first.y,
            max_x: i64::MIN,
            max_y: last.y,
        };
        for (_, words) in self.rows() {
            bounds.min_x = bounds.min_x.min(words[0].min_x());
            bounds.max_x = bounds.max_x.max(words[words.len() - 1].max_x());
        }
        Some(bounds)
    }

    /// The set that `operation` makes of the bits of two sets, word by word. It must make nothing of
    /// nothing.
    pub(super) fn combine(
        &self,
        other: &Self,
        operation: fn(u64, u64) -> u64,
        limits: &Limits,
    ) -> Result<Self, PatternError> {
        let mut result = Self::default();
        let (mut left, mut right) = (self.placed().peekable(), other.placed().peekable());
        loop {
            let order = match (left.peek(), right.peek()) {
                (None, None) => return Ok(result),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(a), Some(b)) => a.order().cmp(&b.order()),
            };
            let a = if order.is_le() { left.next() } else { None };
            let b = if order.is_ge() { right.next() } else { None };
            let Some(at) = a.or(b) else {
                return Ok(result);
            };
            let bits = |side: Option<Placed>| side.map_or(0, |placed| placed.word.bits);
            let word = Word {
                bits: operation(bits(a), bits(b)),
                ..at.word
            };
            result.push(at.y, word)?;
            limits.check_words(&result)?;
        }
    }
}

/// Cells on their way into a set, in any order.
#[derive(Default)]
pub(super) struct Gather {
    placed: Vec<Placed>,
}

impl Gather {
    pub(super) fn add(&mut self, cell: Cell) -> Result<(), PatternError> {
        let (column, bit) = split(cell.x);
        let bits = 1 << bit;
        match self.placed.last_mut() {
            Some(last) if last.order() == (cell.y, column) => {
                last.word.bits |= bits;
                Ok(())
            }
            _ => self.add_word(cell.y, Word { column, bits }),
        }
    }

    pub(super) fn add_word(&mut self, y: i64, word: Word) -> Result<(), PatternError> {
        push(&mut self.placed, Placed { y, word })
    }

    /// How many words of 64 cells there are, those of the same place counted each.
    pub(super) fn words(&self) -> u64 {
        self.placed.len() as u64
    }

    pub(super) fn finish(self) -> Result<Words, PatternError> {
        Words::from_unsorted(self.placed)
    }
}

/// `Vec::push` that reports a system without memory, where the original ends the process.
pub(super) fn push<T>(vec: &mut Vec<T>, item: T) -> Result<(), PatternError> {
    if vec.len() == vec.capacity() {
        grow(vec)?;
    }
    vec.push(item);
    Ok(())
}

#[cold]
fn grow<T>(vec: &mut Vec<T>) -> Result<(), PatternError> {
    let more = vec.len().max(16);
    vec.try_reserve(more)
        .map_err(|_| PatternError::OutOfMemory {
            bytes: ((vec.len() + more) as u64).saturating_mul(size_of::<T>() as u64),
        })
}
