//! The bytes of a file, its lines, and where things are in it.

use num_bigint::BigUint;

use super::rule_text::many_states;
use super::{Description, Format, Limits, PatternError, Place, RuleText};

/// The longest number that is read, in digits. A generation counter of a real file has at most a
/// few hundred, and reading a number takes time that grows with the square of its length.
pub(super) const LONGEST_NUMBER: usize = 1_000;

/// A file in memory, or a part of one of whole lines, read as one format.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) text: &'a [u8],
    pub(super) format: Format,
    /// How many lines of the file come before.
    pub(super) lines_before: u64,
}

/// A line without its end.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    /// Where in the file it starts.
    pub(super) start: usize,
    pub(super) bytes: &'a [u8],
}

impl<'a> Line<'a> {
    /// The line from the first byte on that is not a blank.
    pub(super) fn trim_start(self) -> Self {
        let blanks = self.bytes.iter().take_while(|b| is_blank(**b)).count();
        self.skip(blanks)
    }

    /// The line without its first bytes.
    pub(super) fn skip(self, bytes: usize) -> Self {
        Self {
            start: self.start + bytes,
            bytes: &self.bytes[bytes..],
        }
    }

    /// The rest of the line if it starts with that mark.
    pub(super) fn after(self, mark: &str) -> Option<Self> {
        let starts = self.bytes.starts_with(mark.as_bytes());
        starts.then(|| self.skip(mark.len()))
    }

    /// The first word (up to a blank), and the rest after it.
    pub(super) fn word(self) -> (Self, Self) {
        let line = self.trim_start();
        let end = line.bytes.iter().take_while(|b| !is_blank(**b)).count();
        let word = Self {
            start: line.start,
            bytes: &line.bytes[..end],
        };
        (word, line.skip(end))
    }

    pub(super) fn is_blank(self) -> bool {
        self.bytes.iter().all(|b| is_blank(*b))
    }

    /// The text after a comment's mark: one blank between them is not part of it.
    pub(super) fn comment(self) -> String {
        let text = decode(self.bytes);
        text.strip_prefix(' ').map(str::to_owned).unwrap_or(text)
    }
}

pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

pub(super) fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n')
}

/// The text of some bytes: UTF-8, or else Latin-1, which old files are written in.
pub(super) fn decode(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().copied().map(char::from).collect(),
    }
}

impl<'a> Source<'a> {
    /// A whole file.
    pub(super) fn new(text: &'a [u8], format: Format) -> Self {
        Self {
            text,
            format,
            lines_before: 0,
        }
    }

    /// The lines from an offset on, which is the start of a line.
    pub(super) fn lines_from(self, start: usize) -> impl Iterator<Item = Line<'a>> {
        let mut at = start;
        std::iter::from_fn(move || {
            let line = self.line_at(at)?;
            at = self.next_line(line.start + line.bytes.len());
            Some(line)
        })
    }

    /// The rest of the line at an offset; none at the end of the file.
    pub(super) fn line_at(self, start: usize) -> Option<Line<'a>> {
        let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
        let end = rest.iter().position(|b| is_line_end(*b));
        Some(Line {
            start,
            bytes: &rest[..end.unwrap_or(rest.len())],
        })
    }

    /// The start of the line after the one that ends at that offset.
    pub(super) fn next_line(self, end: usize) -> usize {
        match self.text.get(end..) {
            Some([b'\r', b'\n', ..]) => end + 2,
            Some([_, ..]) => end + 1,
            _ => end,
        }
    }

    pub(super) fn place(self, at: usize) -> Place {
        let at = at.min(self.text.len());
        let (mut line, mut start) = (self.lines_before + 1, 0);
        loop {
            let end = start + self.line_at(start).map_or(0, |line| line.bytes.len());
            let next = self.next_line(end);
            if next > at || next == end {
                break;
            }
            (line, start) = (line + 1, next);
        }
        Place {
            format: self.format,
            line,
            column: decode(&self.text[start..at]).chars().count() as u64 + 1,
        }
    }

    /// What stands at an offset, in words.
    fn found(self, at: usize) -> String {
        let Some(rest) = self.text.get(at..).filter(|rest| !rest.is_empty()) else {
            return "the end of the file".to_owned();
        };
        if is_line_end(rest[0]) {
            return "the end of the line".to_owned();
        }
        // A character of UTF-8 has at most four bytes.
        let valid = (1..=rest.len().min(4)).find_map(|n| std::str::from_utf8(&rest[..n]).ok());
        match valid.and_then(|text| text.chars().next()) {
            Some(c) => format!("{c:?}"),
            None => format!("the byte 0x{:02x}", rest[0]),
        }
    }

    pub(super) fn syntax(self, at: usize, expected: impl Into<String>) -> PatternError {
        self.syntax_found(at, self.found(at), expected)
    }

    pub(super) fn syntax_found(
        self,
        at: usize,
        found: impl Into<String>,
        expected: impl Into<String>,
    ) -> PatternError {
        PatternError::Syntax {
            place: self.place(at),
            found: found.into(),
            expected: expected.into(),
        }
    }

    /// The error for a cell of another state than dead and alive.
    pub(super) fn more_states(self, at: usize, state: &str, rule: &RuleText) -> PatternError {
        PatternError::MultiState {
            place: self.place(at),
            found: format!("state {state}"),
            family: rule.family_of_many_states(),
        }
    }

    /// The rule that is named on a line, and nothing else: what is left out of `B3/S23:T10, 20` or
    /// of `Life without Death` makes another rule of it.
    pub(super) fn rule(self, line: Line<'a>) -> Result<RuleText, PatternError> {
        const EXPECTED: &str = "a rule such as B3/S23 and nothing after it";
        let line = line.trim_start();
        let text = decode(line.bytes);
        let text = text.trim_end_matches([' ', '\t', ',']);
        if text.is_empty() {
            return Err(self.syntax(line.start, "a rule such as B3/S23"));
        }
        let rule = RuleText::new(text);
        let is_known = rule.as_ref().is_ok_and(|rule| rule.rule().is_some());
        if !is_known && let Some(family) = many_states(text) {
            return Err(PatternError::MultiState {
                place: self.place(line.start),
                found: format!("rule {text}"),
                family: family.to_owned(),
            });
        }
        match rule {
            Ok(rule) => Ok(rule.with_place(self.place(line.start))),
            Err(error) => Err(self.syntax_found(
                line.start,
                format!("{:?}, of which is to say: {}", error.rule, error.problem),
                EXPECTED,
            )),
        }
    }

    /// The digits at the start of a line as a number of any size, and the rest of the line.
    pub(super) fn natural(self, line: Line<'a>) -> Result<(BigUint, Line<'a>), PatternError> {
        let digits = line.bytes.iter().take_while(|b| b.is_ascii_digit()).count();
        if digits > LONGEST_NUMBER {
            return Err(self.syntax_found(
                line.start,
                format!("a number of {digits} digits"),
                format!("one of at most {LONGEST_NUMBER}"),
            ));
        }
        let number = BigUint::parse_bytes(&line.bytes[..digits], 10)
            .ok_or_else(|| self.syntax(line.start, "a number"))?;
        Ok((number, line.skip(digits)))
    }

    /// The coordinate at the start of a line, and the rest of the line.
    pub(super) fn coordinate(self, line: Line<'a>) -> Result<(i64, Line<'a>), PatternError> {
        let sign = usize::from(matches!(line.bytes.first(), Some(b'-' | b'+')));
        let digits = line.bytes[sign..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count();
        if digits == 0 {
            return Err(self.syntax(line.start + sign, "a coordinate"));
        }
        let (text, rest) = (&line.bytes[..sign + digits], line.skip(sign + digits));
        match decode(text).parse() {
            Ok(number) => Ok((number, rest)),
            Err(_) => Err(self.syntax_found(
                line.start,
                "a coordinate of more than 64 bits",
                "one from -2^63 to 2^63 - 1",
            )),
        }
    }
}

/// What the readers collect of a description. The first word on a rule, name or author holds.
#[derive(Default)]
pub(super) struct Collected {
    pub(super) description: Description,
    saw_rule: bool,
    /// How many lines of comments there are.
    lines: u64,
}

impl Collected {
    pub(super) fn saw_rule(&self) -> bool {
        self.saw_rule
    }

    pub(super) fn rule(&mut self, rule: RuleText) {
        if !self.saw_rule {
            self.saw_rule = true;
            self.description = std::mem::take(&mut self.description).with_rule(rule);
        }
    }

    pub(super) fn generation(&mut self, generation: BigUint) {
        self.description = std::mem::take(&mut self.description).with_generation(generation);
    }

    /// Checks that the comments are no longer than a text may be: one that is read in parts can
    /// have more of them.
    pub(super) fn check(&self, limits: &Limits) -> Result<(), PatternError> {
        // Whoever looks at lines keeps where each one ends.
        let bytes = self.description.comment_bytes() + self.lines * size_of::<u64>() as u64;
        if bytes > limits.bytes {
            return Err(PatternError::TooManyBytes {
                limit: limits.bytes,
            });
        }
        Ok(())
    }

    pub(super) fn comment(&mut self, text: &str) {
        self.lines += 1;
        self.description.push_comment(text);
    }

    pub(super) fn name(&mut self, text: &str) {
        match self.description.name() {
            Some(_) => self.comment(text),
            None => self.description = std::mem::take(&mut self.description).with_name(text),
        }
    }

    pub(super) fn author(&mut self, text: &str) {
        match self.description.author() {
            Some(_) => self.comment(text),
            None => self.description = std::mem::take(&mut self.description).with_author(text),
        }
    }
}
