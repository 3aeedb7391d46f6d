//! A stream of text in parts of whole lines, so that a large file need not be in memory as a whole.

use std::io::Read;

use super::source::{Source, is_line_end};
use super::{Format, Limits, PatternError, container};

/// How much is read at a time: less than the second cache, and enough to be worth a call.
const PART: u64 = 1 << 16;

/// How many times the bytes that may be in memory are read: there is never more than a part, but a
/// stream may have no end.
const MANY: u64 = 4;

pub(super) struct Parts<R> {
    reader: R,
    format: Format,
    limits: Limits,
    /// How many bytes were read in all.
    read: u64,
    /// The present part, which is the first `part` bytes, and what was read beyond it.
    buffer: Vec<u8>,
    part: usize,
    lines_before: u64,
    at_end: bool,
}

impl<R: Read> Parts<R> {
    /// The parts of a stream that begins with some bytes and goes on with what the reader gives.
    pub(super) fn new(beginning: &[u8], reader: R, format: Format, limits: &Limits) -> Self {
        Self {
            reader,
            format,
            limits: *limits,
            read: beginning.len() as u64,
            buffer: beginning.to_owned(),
            part: 0,
            lines_before: 0,
            at_end: false,
        }
    }

    /// The next part: some lines with their ends, or one if it is long. None after the last.
    pub(super) fn next(&mut self) -> Result<Option<Source<'_>>, PatternError> {
        self.lines_before += line_ends(&self.buffer[..self.part]);
        self.buffer.drain(..self.part);
        loop {
            self.part = match self.at_end {
                true => self.buffer.len(),
                false => whole_lines(&self.buffer),
            };
            if self.part > 0 {
                return Ok(Some(self.source()));
            }
            if self.at_end {
                return Ok(None);
            }
            self.read_more()?;
        }
    }

    /// The present part and all that comes after it.
    pub(super) fn rest(&mut self) -> Result<Source<'_>, PatternError> {
        while !self.at_end {
            self.read_more()?;
        }
        self.part = self.buffer.len();
        Ok(self.source())
    }

    fn source(&self) -> Source<'_> {
        Source {
            text: &self.buffer[..self.part],
            format: self.format,
            lines_before: self.lines_before,
        }
    }

    fn read_more(&mut self) -> Result<(), PatternError> {
        let before = self.buffer.len();
        // As much again, so that a line of any length is searched for its end but twice.
        let most = PART.max(before as u64);
        container::read_more(&mut self.reader, &mut self.buffer, most)?;
        let more = (self.buffer.len() - before) as u64;
        self.at_end = more < most;
        self.read += more;
        if self.buffer.len() as u64 > self.limits.bytes || self.read / MANY > self.limits.bytes {
            return Err(PatternError::TooManyBytes {
                limit: self.limits.bytes,
            });
        }
        Ok(())
    }
}

/// How many bytes of a text whose end is not known yet are whole lines.
fn whole_lines(text: &[u8]) -> usize {
    // Half of a line's end may be missing.
    let known = text.strip_suffix(b"\r").unwrap_or(text);
    let last = known.iter().rposition(|&byte| is_line_end(byte));
    last.map_or(0, |last| last + 1)
}

/// How many lines end in a text.
fn line_ends(text: &[u8]) -> u64 {
    let (feeds, returns) = (count(text, b'\n'), count(text, b'\r'));
    let both = match returns {
        0 => 0,
        _ => text.windows(2).filter(|pair| pair == b"\r\n").count(),
    };
    (feeds + returns - both) as u64
}

/// How often a byte is in a text. It is counted in bytes, sixteen at a time: in machine words it takes
/// a fifth of the time of reading RLE.
fn count(text: &[u8], wanted: u8) -> usize {
    /// So few that their number fits a byte.
    const FEW: usize = 240;
    text.chunks(FEW)
        .map(|few| few.iter().map(|&byte| u8::from(byte == wanted)).sum::<u8>())
        .map(usize::from)
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of a text of which nothing was read yet, with the lines before each.
    fn parts(text: &[u8]) -> Vec<(Vec<u8>, u64)> {
        let mut parts = Parts::new(b"", text, Format::Rle, &Limits::default());
        let mut all = Vec::new();
        while let Some(source) = parts.next().expect("it can be read") {
            all.push((source.text.to_owned(), source.lines_before));
        }
        all
    }

    #[test]
    fn parts_are_whole_lines_and_together_the_text() {
        for end in ["\n", "\r", "\r\n"] {
            let text = format!("{}{end}", "o".repeat(70)).repeat(5_000);
            let parts = parts(text.as_bytes());
            assert!(parts.len() > 4);
            let mut lines = 0;
            for (part, lines_before) in &parts {
                assert_eq!(*lines_before, lines);
                lines += (part.len() / (70 + end.len())) as u64;
                assert!(part.ends_with(end.as_bytes()) && part.starts_with(b"o"));
            }
            let all: Vec<u8> = parts.into_iter().flat_map(|(part, _)| part).collect();
            assert!(all == text.as_bytes());
        }
    }

    #[test]
    fn a_line_of_any_length_is_one_part() {
        let text = [vec![b'o'; 1_000_000], b"\nbo".repeat(1_000_000)].concat();
        let parts_of_it = parts(&text);
        assert!(parts_of_it[0].0.len() > 1_000_000 && parts_of_it[0].0.ends_with(b"\n"));
        assert!(parts_of_it.len() > 1);
        let all: Vec<u8> = parts_of_it.into_iter().flat_map(|(part, _)| part).collect();
        assert!(all == text);
        assert_eq!(parts(b""), []);
    }
}
