//! Run length encoded patterns (`.rle`), the format of the LifeWiki and of Golly.
//!
//! ```text
//! #N Glider
//! #CXRLE Pos=-1,-1 Gen=4
//! x = 3, y = 3, rule = B3/S23
//! bo$2bo$3o!
//! ```
//!
//! Lines with `#` are comments, some with a meaning. The header is optional, and what it says about
//! the size is not believed; it only says where a pattern of a bounded grid is, as in Golly. In the
//! data `b` and `.` are dead, `o` and `A` are alive, `$` ends a row, a number repeats what follows
//! it, blanks and line breaks mean nothing except that a number and what it repeats stay together.
//! `!` ends the data, and what comes after it is comment.
//!
//! Positions are read wherever they stand before the data. Golly reads `#CXRLE` in the first lines
//! only, and `#P` and `#R`, which are XLife's, not at all.

mod short_runs;
mod write;

use std::io::Read;

pub(super) use write::write;

use super::parts::Parts;
use super::source::{Collected, Line, Source, is_blank, is_line_end};
use super::words::{Word, Words, split};
use super::{Format, Limits, Pattern, PatternError};

const EXPECTED: &str = "a number, b, o, $ or !";

/// Reads a whole file.
pub(super) fn read(text: &[u8], limits: &Limits) -> Result<Pattern, PatternError> {
    let source = Source::new(text, Format::Rle);
    let mut reader = Reader::new(limits);
    if let Some(end) = reader.part(source)? {
        reader.trailing_comments(source, end);
    }
    reader.finish()
}

/// Reads a stream, of which no more is in memory than a part, but for what comes after the data.
pub(super) fn read_parts(
    parts: &mut Parts<impl Read>,
    limits: &Limits,
) -> Result<Pattern, PatternError> {
    let mut reader = Reader::new(limits);
    while let Some(source) = parts.next()? {
        if let Some(end) = reader.part(source)? {
            reader.trailing_comments(parts.rest()?, end);
            break;
        }
    }
    reader.finish()
}

/// Makes a pattern of the parts of a file.
struct Reader {
    limits: Limits,
    head: Head,
    /// There is none before the data begins.
    board: Option<Board>,
}

impl Reader {
    fn new(limits: &Limits) -> Self {
        Self {
            limits: *limits,
            head: Head::default(),
            board: None,
        }
    }

    /// Reads the next part. If the `!` is in it, that is read, too, and its end is given back.
    fn part(&mut self, source: Source<'_>) -> Result<Option<usize>, PatternError> {
        let mut at = 0;
        if self.board.is_none() {
            let data = self.head.read(source)?;
            self.head.collected.check(&self.limits)?;
            match data {
                Some(data) => at = data,
                None => return Ok(None),
            }
        }
        let board = self.board.get_or_insert_with(|| {
            let (left, top) = self.head.position();
            Board::new(left, top, self.limits)
        });
        let mut scanner = Scanner {
            source,
            at,
            head: &mut self.head,
            board,
        };
        let ended = scanner.run()?;
        let at = scanner.at;
        self.head.collected.check(&self.limits)?;
        Ok(ended.then_some(at))
    }

    /// The lines after the `!`.
    fn trailing_comments(&mut self, source: Source<'_>, after: usize) {
        let end = source.text.trim_ascii_end().len();
        let lines = source.lines_from(after).take_while(|line| line.start < end);
        // The rest of the line with the `!` is one of them only if something is there.
        for line in lines.skip_while(|line| line.start == after && line.is_blank()) {
            let comment = line.after("#C").or(line.after("#c")).unwrap_or(line);
            self.head.collected.comment(&comment.comment());
        }
    }

    fn finish(self) -> Result<Pattern, PatternError> {
        let words = match self.board {
            Some(mut board) => {
                board.flush()?;
                board.words
            }
            None => Words::default(),
        };
        Ok(Pattern {
            description: self.head.collected.description,
            words,
        })
    }
}

/// What stands before the data.
#[derive(Default)]
struct Head {
    collected: Collected,
    /// From `#CXRLE Pos=`.
    position: Option<(i64, i64)>,
    /// From XLife's `#P` or `#R`.
    old_position: Option<(i64, i64)>,
    /// What the header says.
    size: Option<(u64, u64)>,
}

impl Head {
    /// Reads up to the data: where that begins, if it does.
    fn read(&mut self, source: Source<'_>) -> Result<Option<usize>, PatternError> {
        for line in source.lines_from(0).map(Line::trim_start) {
            match line.bytes {
                [] => {}
                [b'#', ..] => self.comment(source, line)?,
                [b'x', b' ' | b'\t' | b'=', ..] if self.size.is_none() => {
                    self.header(source, line)?
                }
                _ => return Ok(Some(line.start)),
            }
        }
        Ok(None)
    }

    fn comment(&mut self, source: Source<'_>, line: Line<'_>) -> Result<(), PatternError> {
        if let Some(values) = line.after("#CXRLE") {
            return self.extended(source, values);
        }
        let text = line.skip(2.min(line.bytes.len()));
        match line.bytes {
            [b'#', b'N', b' ', ..] => self.collected.name(&text.comment()),
            [b'#', b'O', b' ', ..] => self.collected.author(&text.comment()),
            [b'#', b'C' | b'c', ..] | [b'#', b'D'] | [b'#', b'D', b' ', ..] => {
                self.collected.comment(&text.comment());
            }
            [b'#', b'r', ..] if !self.collected.saw_rule() => {
                self.collected.rule(source.rule(text)?);
            }
            [b'#', b'P' | b'R', ..] => match corner(source, text) {
                Some(corner) => self.old_position = Some(corner),
                None => self.collected.comment(&line.skip(1).comment()),
            },
            _ => self.collected.comment(&line.skip(1).comment()),
        }
        Ok(())
    }

    /// The pairs of key and value after `#CXRLE`.
    fn extended(&mut self, source: Source<'_>, values: Line<'_>) -> Result<(), PatternError> {
        let mut rest = values;
        loop {
            let (word, more) = rest.word();
            rest = more;
            if word.bytes.is_empty() {
                return Ok(());
            }
            if let Some(value) = word.after("Pos=") {
                let (x, more) = source.coordinate(value)?;
                let more = more
                    .after(",")
                    .ok_or_else(|| source.syntax(more.start, "a comma and the row"))?;
                let (y, more) = source.coordinate(more)?;
                if !more.bytes.is_empty() {
                    return Err(source.syntax(more.start, "a blank or the end of the line"));
                }
                self.position = Some((x, y));
            } else if let Some(value) = word.after("Gen=") {
                let (generation, more) = source.natural(value)?;
                if !more.bytes.is_empty() {
                    return Err(source.syntax(more.start, "a blank or the end of the line"));
                }
                self.collected.generation(generation);
            }
        }
    }

    /// `x = 3, y = 3, rule = B3/S23`, the rule being optional.
    fn header(&mut self, source: Source<'_>, line: Line<'_>) -> Result<(), PatternError> {
        let (width, rest) = size(source, line, "x")?;
        let rest = rest.trim_start();
        let rest = rest
            .after(",")
            .ok_or_else(|| source.syntax(rest.start, "a comma and y"))?;
        let (height, rest) = size(source, rest, "y")?;
        self.size = Some((width, height));
        let rest = rest.trim_start();
        if rest.bytes.is_empty() {
            return Ok(());
        }
        let rest = rest
            .after(",")
            .ok_or_else(|| source.syntax(rest.start, "a comma and rule"))?
            .trim_start();
        if rest.bytes.is_empty() {
            return Ok(());
        }
        let rule = assigned(source, rest, "rule")?;
        let rule = source.rule(rule)?;
        self.collected.rule(rule);
        Ok(())
    }

    /// The place of the first cell of the data.
    fn position(&self) -> (i64, i64) {
        self.position
            .or_else(|| self.position_in_grid())
            .or(self.old_position)
            .unwrap_or_default()
    }

    /// The place in a bounded grid: Golly puts a pattern in the middle, or, if it does not fit, in
    /// the top left corner. The grid's own middle is the origin.
    fn position_in_grid(&self) -> Option<(i64, i64)> {
        let (grid_width, grid_height) = self.collected.description.rule().grid()?;
        if (grid_width, grid_height) == (0, 0) {
            return None;
        }
        let fits = |size: u64, grid: u32| size > 0 && (size <= u64::from(grid) || grid == 0);
        let middle = |size: u64| i64::try_from(size / 2).ok().map(|half| -half);
        match self.size {
            Some((width, height)) if fits(width, grid_width) && fits(height, grid_height) => {
                Some((middle(width)?, middle(height)?))
            }
            _ => Some((middle(grid_width.into())?, middle(grid_height.into())?)),
        }
    }
}

/// Two coordinates alone on a line.
fn corner(source: Source<'_>, line: Line<'_>) -> Option<(i64, i64)> {
    let (x, rest) = line.word();
    let (y, rest) = rest.word();
    let (x, after_x) = source.coordinate(x).ok()?;
    let (y, after_y) = source.coordinate(y).ok()?;
    (after_x.bytes.is_empty() && after_y.bytes.is_empty() && rest.is_blank()).then_some((x, y))
}

/// What comes after `key =`.
fn assigned<'a>(source: Source<'a>, line: Line<'a>, key: &str) -> Result<Line<'a>, PatternError> {
    let line = line.trim_start();
    let rest = line
        .after(key)
        .ok_or_else(|| source.syntax(line.start, key))?
        .trim_start();
    let value = rest
        .after("=")
        .ok_or_else(|| source.syntax(rest.start, "="))?;
    Ok(value.trim_start())
}

fn size<'a>(
    source: Source<'a>,
    line: Line<'a>,
    key: &str,
) -> Result<(u64, Line<'a>), PatternError> {
    let value = assigned(source, line, key)?;
    let (number, rest) = source.natural(value)?;
    // A size is a hint: what does not fit is as good as none.
    Ok((u64::try_from(number).unwrap_or(0), rest))
}

/// The data on its way onto the board.
struct Scanner<'a> {
    source: Source<'a>,
    at: usize,
    head: &'a mut Head,
    board: &'a mut Board,
}

impl Scanner<'_> {
    /// Reads up to and with the `!`, or to the end of the part: whether there was one.
    fn run(&mut self) -> Result<bool, PatternError> {
        self.comments()?;
        while let Some(&byte) = self.source.text.get(self.at) {
            match byte {
                b'0'..=b'9' | b'b' | b'.' | b'o' | b'A' | b'$' => {
                    self.at = self.board.short_runs(self.source.text, self.at)?;
                    self.run_of_any_length()?;
                }
                b' ' | b'\t' => self.at += 1,
                b'\r' | b'\n' => {
                    self.at += 1;
                    self.comments()?;
                }
                b'!' => {
                    self.at += 1;
                    return Ok(true);
                }
                _ => return Err(self.no_tag(self.at)),
            }
        }
        Ok(false)
    }

    /// Comment lines between lines of data.
    fn comments(&mut self) -> Result<(), PatternError> {
        let source = self.source;
        while let Some(line) = source.line_at(self.at) {
            let comment = line.trim_start();
            if comment.bytes.first() != Some(&b'#') {
                break;
            }
            self.head.comment(source, comment)?;
            self.at = source.next_line(line.start + line.bytes.len());
        }
        Ok(())
    }

    /// One run: a number or none, and what it repeats.
    fn run_of_any_length(&mut self) -> Result<(), PatternError> {
        let text = self.source.text;
        let start = self.at;
        let digits = text[start..].iter().take_while(|b| b.is_ascii_digit());
        let mut length = 0_u64;
        let mut tag = start;
        for digit in digits {
            length = length
                .checked_mul(10)
                .and_then(|n| n.checked_add(u64::from(digit - b'0')))
                .ok_or_else(|| {
                    let found = "a number of more than 64 bits";
                    self.source.syntax_found(start, found, "a smaller one")
                })?;
            tag += 1;
        }
        if tag > start && text[start] == b'0' {
            let found = "a number that starts with 0";
            return Err(self.source.syntax_found(start, found, "one without"));
        }
        let length = if tag == start { 1 } else { length };
        match text.get(tag) {
            Some(b'b' | b'.') => self.board.skip(length),
            Some(b'o' | b'A') => {
                let source = self.source;
                self.board
                    .live(length)?
                    .ok_or_else(|| PatternError::CellOutOfPlane {
                        place: source.place(start),
                    })?;
            }
            Some(b'$') => self.board.next_row(length)?,
            // Whoever called looks at it.
            _ if tag == start => return Ok(()),
            // Golly reads "3!" too.
            Some(b'!') => {
                self.at = tag;
                return Ok(());
            }
            Some(&b) if !is_blank(b) && !is_line_end(b) => return Err(self.no_tag(tag)),
            _ => {
                let expected = "what the number before it repeats: b, o or $";
                return Err(self.source.syntax(tag, expected));
            }
        }
        self.at = tag + 1;
        Ok(())
    }

    /// The error for what is no part of two-state data.
    #[cold]
    fn no_tag(&self, at: usize) -> PatternError {
        let rule = self.head.collected.description.rule();
        let state = |length: usize| String::from_utf8_lossy(&self.source.text[at..at + length]);
        match self.source.text[at..] {
            [b'B'..=b'X', ..] => self.source.more_states(at, &state(1), rule),
            [b'p'..=b'y', b'A'..=b'X', ..] => self.source.more_states(at, &state(2), rule),
            _ => self.source.syntax(at, EXPECTED),
        }
    }
}

/// The board under construction, and where on it the next run goes.
struct Board {
    words: Words,
    limits: Limits,
    left: i64,
    /// Dead runs may lead out of the plane and nobody minds.
    x: i128,
    y: i128,
    /// The word under construction.
    word: Word,
}

impl Board {
    fn new(left: i64, top: i64, limits: Limits) -> Self {
        Self {
            words: Words::default(),
            limits,
            left,
            x: left.into(),
            y: top.into(),
            word: Word { column: 0, bits: 0 },
        }
    }

    /// Puts the word under construction onto the board.
    fn flush(&mut self) -> Result<(), PatternError> {
        if self.word.bits != 0
            && let Ok(y) = i64::try_from(self.y)
        {
            self.words.push(y, self.word)?;
            self.word.bits = 0;
        }
        Ok(())
    }

    fn skip(&mut self, length: u64) {
        self.x = self.x.saturating_add(length.into());
    }

    fn next_row(&mut self, count: u64) -> Result<(), PatternError> {
        self.flush()?;
        self.x = self.left.into();
        self.y = self.y.saturating_add(count.into());
        Ok(())
    }

    /// Sets a run of cells; none if one of them would be out of the plane.
    fn live(&mut self, length: u64) -> Result<Option<()>, PatternError> {
        let end = self.x.saturating_add(length.into());
        let (Ok(first), Ok(last)) = (i64::try_from(self.x), i64::try_from(end - 1)) else {
            return Ok(None);
        };
        if i64::try_from(self.y).is_err() {
            return Ok(None);
        }
        // Before it takes hours: a run can be longer than all memory.
        self.limits
            .check(self.words.len().saturating_add(length / 64))?;
        let ((mut column, first), (last_column, last)) = (split(first), split(last));
        let mut bits = u64::MAX << first;
        loop {
            if column == last_column {
                bits &= u64::MAX >> (63 - last);
            }
            if self.word.bits != 0 && self.word.column != column {
                self.flush()?;
            }
            self.word.column = column;
            self.word.bits |= bits;
            if column == last_column {
                break;
            }
            column += 1;
            bits = u64::MAX;
        }
        self.x = end;
        Ok(Some(()))
    }
}
