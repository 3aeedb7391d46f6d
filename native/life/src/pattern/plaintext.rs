//! Plaintext (`.cells`): one picture.
//!
//! ```text
//! !Name: Glider
//! .O
//! ..O
//! OOO
//! ```
//!
//! A line with `!` is a comment. In the others `O` and `*` are alive, `.` and blanks are dead; an
//! empty line is an empty row. `!Name:`, `!Author:`, `!Rule:`, `!Generation:` and `!Position:`,
//! without a blank after the `!`, are about the pattern; the last three are ours, since the format
//! has no place for them.

use std::io::{self, Write};

use super::picture::{self, Collecting, Letters};
use super::source::{Collected, Line, Source};
use super::{Format, Limits, Pattern, PatternError};
use crate::Rule;

const LETTERS: Letters = Letters {
    alive: b"O*o",
    dead: b". ",
    expected: "O, * or ., or ! at the start of a line",
};

pub(super) fn read(text: &[u8], limits: &Limits) -> Result<Pattern, PatternError> {
    let source = Source::new(text, Format::Plaintext);
    let mut collected = Collected::default();
    let (mut left, mut top) = (0_i64, 0_i64);
    let mut cells = Collecting::new(limits);
    let mut row = 0;
    for line in source.lines_from(0) {
        if line.bytes.first() == Some(&b'!') {
            if let Some(place) = line.after("!Position:") {
                (left, top) = corner(source, place)?;
            } else {
                comment(source, line, &mut collected)?;
            }
            continue;
        }
        cells.row(source, line, (left, top.checked_add(row)), &LETTERS)?;
        row += 1;
    }
    Ok(Pattern {
        description: collected.description,
        words: cells.finish()?,
    })
}

fn comment(
    source: Source<'_>,
    line: Line<'_>,
    collected: &mut Collected,
) -> Result<(), PatternError> {
    if let Some(text) = line.after("!Name:") {
        collected.name(&text.comment());
    } else if let Some(text) = line.after("!Author:") {
        collected.author(&text.comment());
    } else if let Some(rule) = line.after("!Rule:") {
        collected.rule(source.rule(rule)?);
    } else if let Some(text) = line.after("!Generation:") {
        let (number, _) = source.natural(text.trim_start())?;
        collected.generation(number);
    } else {
        collected.comment(&line.skip(1).comment());
    }
    Ok(())
}

/// Column and row after `!Position:`.
fn corner(source: Source<'_>, line: Line<'_>) -> Result<(i64, i64), PatternError> {
    let (x, rest) = source.coordinate(line.trim_start())?;
    let rest = rest
        .after(",")
        .ok_or_else(|| source.syntax(rest.start, "a comma and the row"))?;
    let (y, rest) = source.coordinate(rest)?;
    if !rest.is_blank() {
        return Err(source.syntax(rest.start, "the end of the line"));
    }
    Ok((x, y))
}

/// The largest picture that is written, in bytes. RLE says the same in a few.
const LARGEST: u128 = 1 << 32;

/// Why a pattern is no picture.
pub(super) fn check(pattern: &Pattern) -> Result<(), PatternError> {
    let Some(bounds) = pattern.bounds() else {
        return Ok(());
    };
    let rows = u128::from(bounds.max_y.abs_diff(bounds.min_y)) + 1;
    let bytes = pattern.words.rows().fold(rows, |bytes, (_, words)| {
        let last = words[words.len() - 1].max_x();
        bytes + u128::from(last.abs_diff(bounds.min_x)) + 1
    });
    if bytes > LARGEST {
        return Err(PatternError::Unwritable {
            format: Format::Plaintext,
            problem: format!("its picture would have {bytes} bytes; RLE or macrocell can"),
        });
    }
    Ok(())
}

pub(super) fn write(pattern: &Pattern, out: &mut dyn Write) -> io::Result<()> {
    let description = pattern.description();
    super::files::write_texts(out, description, "!Name: ", "!Author: ", "!")?;
    if description.rule().rule() != Some(Rule::LIFE) {
        writeln!(out, "!Rule: {}", description.rule())?;
    }
    if description.generation().bits() > 0 {
        writeln!(out, "!Generation: {}", description.generation())?;
    }
    let Some(bounds) = pattern.bounds() else {
        // An empty file would be no pattern at all.
        return writeln!(out, "!Position: 0,0");
    };
    let (left, top) = (bounds.min_x, bounds.min_y);
    if (left, top) != (0, 0) {
        writeln!(out, "!Position: {left},{top}")?;
    }
    let mut next = top;
    for (y, words) in pattern.words.rows() {
        for _ in next..y {
            writeln!(out, ".")?;
        }
        picture::write_row(words, left, b'O', out)?;
        next = y.saturating_add(1);
    }
    Ok(())
}
