//! Writing of run length encoded patterns.

use std::io::{self, Write};

use super::super::Pattern;
use super::super::files::write_texts;
use super::super::words::Words;

pub(in super::super) fn write(pattern: &Pattern, out: &mut dyn Write) -> io::Result<()> {
    let description = pattern.description();
    let bounds = pattern.bounds();
    let corner = bounds.map_or((0, 0), |bounds| (bounds.min_x, bounds.min_y));
    let rule = description.rule();
    // Without a position a pattern of a bounded grid would go to the grid's middle.
    let has_position = bounds.is_some() && (corner != (0, 0) || rule.grid().is_some());
    let has_generation = description.generation().bits() > 0;
    if has_position || has_generation {
        write!(out, "#CXRLE")?;
        if has_position {
            write!(out, " Pos={},{}", corner.0, corner.1)?;
        }
        if has_generation {
            write!(out, " Gen={}", description.generation())?;
        }
        writeln!(out)?;
    }
    write_texts(out, description, "#N ", "#O ", "#C")?;
    let (width, height) = bounds.map_or((0, 0), |bounds| {
        (
            u128::from(bounds.max_x.abs_diff(bounds.min_x)) + 1,
            u128::from(bounds.max_y.abs_diff(bounds.min_y)) + 1,
        )
    });
    writeln!(out, "x = {width}, y = {height}, rule = {rule}")?;
    write_data(&pattern.words, corner, out)
}

fn write_data(words: &Words, corner: (i64, i64), out: &mut dyn Write) -> io::Result<()> {
    let mut data = Data::new(out);
    let mut row = corner.1;
    for (y, words) in words.rows() {
        if y > row {
            data.run(y.abs_diff(row), b'$')?;
        }
        row = y;
        data.start = corner.0;
        let mut end = corner.0;
        for word in words {
            let left = word.column * 64;
            if left != end {
                data.end_live(end)?;
            }
            data.word(left, word.bits)?;
            end = left.wrapping_add(64);
        }
        let last = words[words.len() - 1];
        data.end_live(last.max_x().wrapping_add(1))?;
    }
    data.run(1, b'!')?;
    data.finish()
}

/// Lines have at most this many characters.
const LINE: usize = 70;

/// How many bytes of runs are broken into lines together, a power of two.
const BUFFER: usize = 1 << 15;

/// More than the bytes of a run, which are 21, and those of a word, which are 84.
const ROOM: usize = 128;

/// The data on its way out. The runs are written one after the other first and broken into lines
/// then, so that at a run nothing is asked but whether it has more than one digit.
struct Data<'a> {
    out: &'a mut dyn Write,
    runs: Box<[u8; BUFFER]>,
    length: usize,
    lines: Vec<u8>,
    /// Where the run of cells under way began, and whether it is alive: 1 or 0. The places are
    /// differences of each other only, so that it does not matter if the plane's edge wraps.
    start: i64,
    alive: u8,
}

impl<'a> Data<'a> {
    fn new(out: &'a mut dyn Write) -> Self {
        Self {
            out,
            runs: Box::new([0; BUFFER]),
            length: 0,
            lines: Vec::with_capacity(BUFFER + BUFFER / 32),
            start: 0,
            alive: 0,
        }
    }

    /// Writes the runs that end in a word.
    fn word(&mut self, left: i64, bits: u64) -> io::Result<()> {
        self.make_room()?;
        let (mut at, mut start, mut alive) = (self.length, self.start, self.alive);
        // A bit is set where a cell differs from the one to its left.
        let mut changes = bits ^ (bits << 1 | u64::from(alive));
        while changes != 0 {
            let x = left + i64::from(changes.trailing_zeros());
            changes &= changes - 1;
            let length = x.wrapping_sub(start) as u64;
            at += put(&mut self.runs, at, length, b'b' + (b'o' - b'b') * alive);
            start = x;
            alive ^= 1;
        }
        (self.length, self.start, self.alive) = (at, start, alive);
        Ok(())
    }

    /// Ends the run under way if it is alive. Dead cells up to the end of a row are not written.
    fn end_live(&mut self, end: i64) -> io::Result<()> {
        if self.alive == 1 {
            self.run(end.wrapping_sub(self.start) as u64, b'o')?;
            (self.start, self.alive) = (end, 0);
        }
        Ok(())
    }

    fn run(&mut self, length: u64, tag: u8) -> io::Result<()> {
        self.make_room()?;
        self.length += put(&mut self.runs, self.length, length, tag);
        Ok(())
    }

    fn make_room(&mut self) -> io::Result<()> {
        if self.length > BUFFER - ROOM {
            self.write_lines(LINE)?;
        }
        Ok(())
    }

    fn finish(mut self) -> io::Result<()> {
        self.write_lines(0)
    }

    /// Writes lines while more than some bytes of runs are left.
    fn write_lines(&mut self, left: usize) -> io::Result<()> {
        self.lines.clear();
        let mut rest = &self.runs[..self.length];
        while rest.len() > left {
            let (line, more) = rest.split_at(line_end(rest));
            self.lines.extend_from_slice(line);
            self.lines.push(b'\n');
            rest = more;
        }
        let from = self.length - rest.len();
        self.runs.copy_within(from..self.length, 0);
        self.length -= from;
        self.out.write_all(&self.lines)
    }
}

/// Puts a run there and says how many bytes it has: none if it has no cells.
#[inline]
fn put(runs: &mut [u8; BUFFER], at: usize, length: u64, tag: u8) -> usize {
    if length > 9 {
        return put_long(&mut runs[at..], length, tag);
    }
    // Without a number the tag is written over it.
    let numbered = usize::from(length > 1);
    runs[at % BUFFER] = b'0' + length as u8;
    runs[(at + numbered) % BUFFER] = tag;
    numbered + usize::from(length > 0)
}

#[cold]
fn put_long(runs: &mut [u8], length: u64, tag: u8) -> usize {
    let text = format!("{length}{}", char::from(tag));
    runs[..text.len()].copy_from_slice(text.as_bytes());
    text.len()
}

/// The end of the longest line of whole runs.
fn line_end(runs: &[u8]) -> usize {
    if runs.len() <= LINE {
        return runs.len();
    }
    let tag = |byte: &u8| !byte.is_ascii_digit();
    runs[..LINE]
        .iter()
        .rposition(tag)
        .map_or(LINE, |tag| tag + 1)
}
