//! Runs of at most nine cells, which soups are made of, sixty-four bytes of text at a time.
//!
//! A run has a digit or none, as chance will have it, and a processor that guesses wrong loses the
//! time of several runs. So nothing is asked: how many cells each byte stands for is computed for
//! all bytes of a block alike, which the compiler does in vector registers, and where each run
//! begins is a sum over the bytes before it.

use super::super::PatternError;
use super::super::words::{Word, split};
use super::Board;

/// How many bytes are looked at together.
const BLOCK: usize = 64;

/// How many of them are put into a word together: they stand for 40 cells at most.
const GROUP: usize = 8;

/// The bits of a run of live cells of each length up to 15.
static RUN: [u64; 16] = {
    let mut run = [0; 16];
    let mut length = 0;
    while length < 16 {
        run[length] = (1 << length) - 1;
        length += 1;
    }
    run
};

/// What the bytes of a block stand for.
struct Block {
    /// How many cells: none but for a tag.
    cells: [u8; BLOCK],
    /// How many of these are alive: all or none.
    live: [u8; BLOCK],
    /// What may not stand where it stands is not 0.
    invalid: [u8; BLOCK],
}

impl Block {
    fn new() -> Self {
        Self {
            cells: [0; BLOCK],
            live: [0; BLOCK],
            invalid: [0; BLOCK],
        }
    }

    /// Takes the bytes after the first, which is there because it may be the number of the next, and
    /// gives back how many are digits, tags and line breaks in an order that is allowed.
    ///
    /// Neither inlined nor a function that makes a block: the compiler would take the arrays apart
    /// into bytes, and a quarter of a minute for it.
    #[inline(never)]
    fn read(&mut self, window: &[u8; BLOCK + 1]) -> usize {
        for i in 0..BLOCK {
            let (before, byte) = (window[i], window[i + 1]);
            let numbered = mask(is_number(before));
            let live = mask((byte == b'o') | (byte == b'A'));
            let tag = live | mask((byte == b'b') | (byte == b'.'));
            let line_break = mask((byte == b'\n') | (byte == b'\r'));
            // After a number only a tag will do.
            let number_or_break = mask(is_number(byte)) | line_break;
            self.invalid[i] = !(tag | (number_or_break & !numbered));
            let length = (numbered & (before & 0xf)) | (!numbered & 1);
            self.cells[i] = length & tag;
            self.live[i] = length & live;
        }
        if self.invalid == [0; BLOCK] {
            return BLOCK;
        }
        let first = self.invalid.iter().position(|&byte| byte != 0);
        let valid = first.unwrap_or(BLOCK);
        self.cells[valid..].fill(0);
        self.live[valid..].fill(0);
        valid
    }

    /// The live cells of each group of bytes, as bits, and how many cells it stands for in all.
    fn groups(&self) -> impl Iterator<Item = (u64, u64)> {
        let cells = self.cells.as_chunks::<GROUP>().0.iter();
        let live = self.live.as_chunks::<GROUP>().0.iter();
        cells.zip(live).map(|(cells, live)| {
            // Each byte of the product is the sum of the bytes up to it.
            let ends = u64::from_le_bytes(*cells).wrapping_mul(u64::MAX / 0xff);
            let starts = (ends << 8).to_le_bytes();
            let mut bits = 0;
            for i in 0..GROUP {
                bits |= RUN[usize::from(live[i] & 0xf)] << (starts[i] & 63);
            }
            (bits, ends >> 56)
        })
    }
}

fn mask(condition: bool) -> u8 {
    u8::from(condition).wrapping_neg()
}

fn is_number(byte: u8) -> bool {
    byte.wrapping_sub(b'1') < 9
}

impl Board {
    /// Reads runs of cells of one digit or none, in lines without comments. Gives back where
    /// something else starts, or the text has no whole block any more.
    pub(super) fn short_runs(&mut self, text: &[u8], start: usize) -> Result<usize, PatternError> {
        // Far from the right edge of the plane, so that no run of this text leads out of it.
        let room = i64::MAX / 2;
        let (Ok(mut x), Ok(y)) = (i64::try_from(self.x), i64::try_from(self.y)) else {
            return Ok(start);
        };
        if x > room || start == 0 {
            return Ok(start);
        }
        let (mut column, _) = split(x);
        if self.word.column != column {
            self.flush()?;
        }
        let mut bits = self.word.bits;
        let mut at = start;
        let mut block = Block::new();
        let mut valid = BLOCK;
        while valid == BLOCK
            && let Some(window) = text[at - 1..].first_chunk()
        {
            valid = block.read(window);
            for (run, cells) in block.groups() {
                let bit = (x & 63) as u64;
                bits |= run << bit;
                x += cells as i64;
                if bit + cells >= 64 {
                    self.words.push(y, Word { column, bits })?;
                    self.limits.check_words(&self.words)?;
                    column += 1;
                    // In two steps, since a shift by 64 is none.
                    bits = run >> 1 >> (63 - bit);
                }
            }
            at += valid;
        }
        self.word = Word { column, bits };
        self.x = x.into();
        self.limits.check_words(&self.words)?;
        // A number belongs to what follows it, and after a line break may be a comment.
        let open = at > start && !matches!(text[at - 1], b'b' | b'.' | b'o' | b'A');
        Ok(at - usize::from(open))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::super::Limits;
    use super::super::read;
    use crate::Cell;

    /// Data in pieces that may follow each other in any order, the most common ones of soups.
    fn data() -> impl Strategy<Value = Vec<String>> {
        let tag = prop_oneof![Just("b"), Just("o"), Just("."), Just("A"), Just("$")];
        let number = prop_oneof![
            12 => Just(String::new()),
            12 => (1_u32..10).prop_map(|n| n.to_string()),
            1 => (10_u32..300).prop_map(|n| n.to_string()),
        ];
        let piece = prop_oneof![
            60 => (number, tag).prop_map(|(number, tag)| format!("{number}{tag}")),
            2 => prop_oneof![Just("\n"), Just("\r\n"), Just("\r")].prop_map(str::to_owned),
            1 => Just(" ".to_owned()),
            1 => Just("\n#C 3o a comment $\n".to_owned()),
        ];
        prop::collection::vec(piece, 0..2_000)
    }

    /// What the pieces say, one run after the other.
    fn cells(pieces: &[String]) -> Vec<Cell> {
        let mut cells = Vec::new();
        let (mut x, mut y) = (0, 0);
        for piece in pieces.iter().filter(|piece| !piece.contains('#')) {
            let Some(tag) = piece.trim().chars().last() else {
                continue;
            };
            let count = piece[..piece.len() - 1].parse().unwrap_or(1);
            match tag {
                '$' => (x, y) = (0, y + count),
                'b' | '.' => x += count,
                _ => {
                    cells.extend((x..x + count).map(|x| Cell { x, y }));
                    x += count;
                }
            }
        }
        cells
    }

    proptest! {
        #[test]
        fn blocks_are_read_as_one_run_after_the_other(pieces in data()) {
            let text = format!("x = 0, y = 0\n{}!", pieces.concat());
            let pattern = read(text.as_bytes(), &Limits::default()).expect("it is valid");
            prop_assert_eq!(pattern.cells().collect::<Vec<_>>(), cells(&pieces));
        }
    }
}
