//! Life 1.05 (`.lif`): pictures of parts of the board, each with its place.
//!
//! ```text
//! #Life 1.05
//! #D The Acorn
//! #N
//! #P -3 -1
//! .*
//! ...*
//! **..***
//! ```
//!
//! `#N` stands for the normal rule, Conway's Life; `#R 23/36` names another, survival first; `#D`
//! is a comment, and so is any other line with `#`. In the pictures `*` is alive and `.` dead; an
//! empty line is no row. Pictures may overlap.

use std::io::{self, Write};

use super::picture::{self, Collecting, Letters};
use super::source::{Collected, Line, Source};
use super::words::Placed;
use super::{Description, Format, Limits, Pattern, PatternError};
use crate::{Bounds, Rule};

pub(super) const HEADER: &str = "#Life 1.05";

const LETTERS: Letters = Letters {
    alive: b"*",
    dead: b".",
    expected: "* or .",
};

pub(super) fn read(text: &[u8], limits: &Limits) -> Result<Pattern, PatternError> {
    let source = Source::new(text, Format::Life105);
    let mut head = Head::default();
    let mut cells = Collecting::new(limits);
    let (mut left, mut row) = (0, Some(0));
    for line in source.lines_from(0) {
        let line = line.trim_start();
        if line.bytes.is_empty() || line.after(HEADER).is_some() {
            continue;
        }
        if line.bytes[0] == b'#' {
            match line.after("#P") {
                Some(place) => (left, row) = corner(source, place)?,
                None => head.comment(source, line)?,
            }
            continue;
        }
        cells.row(source, trim_end(line), (left, row), &LETTERS)?;
        row = row.and_then(|y: i64| y.checked_add(1));
    }
    Ok(Pattern {
        description: head.collected.description,
        words: cells.finish()?,
    })
}

/// The line without the blanks at its end.
fn trim_end(line: Line<'_>) -> Line<'_> {
    Line {
        bytes: line.bytes.trim_ascii_end(),
        ..line
    }
}

/// Column and row after `#P`; the origin if there are none.
fn corner(source: Source<'_>, line: Line<'_>) -> Result<(i64, Option<i64>), PatternError> {
    if line.is_blank() {
        return Ok((0, Some(0)));
    }
    let (word, rest) = line.word();
    let (x, after_x) = source.coordinate(word)?;
    let (word, rest) = rest.word();
    let end = |line: Line<'_>| match line.bytes {
        [] => Ok(()),
        _ => Err(source.syntax(line.start, "a blank or the end of the line")),
    };
    end(after_x)?;
    let (y, after_y) = source.coordinate(word)?;
    end(after_y)?;
    end(rest.trim_start())?;
    Ok((x, Some(y)))
}

/// The lines with `#` of both versions of Life 1.0x.
#[derive(Default)]
pub(super) struct Head {
    pub(super) collected: Collected,
}

impl Head {
    pub(super) fn comment(
        &mut self,
        source: Source<'_>,
        line: Line<'_>,
    ) -> Result<(), PatternError> {
        if let Some(rule) = line.after("#R") {
            self.collected.rule(source.rule(rule)?);
        } else if line.after("#N").is_some_and(Line::is_blank) {
            self.collected.rule(Rule::LIFE.into());
        } else if let Some(text) = line.after("#Title:") {
            self.collected.name(&text.comment());
        } else if let Some(text) = line.after("#Author:") {
            self.collected.author(&text.comment());
        } else if let Some(text) = line.after("#Generation:") {
            let (number, _) = source.natural(text.trim_start())?;
            self.collected.generation(number);
        } else {
            let text = line
                .after("#D")
                .or(line.after("#C"))
                .unwrap_or_else(|| line.skip(1));
            self.collected.comment(&text.comment());
        }
        Ok(())
    }
}

/// What stands before the cells. `#N` is Life 1.05's way to say Conway's Life.
pub(super) fn write_head(
    description: &Description,
    normal: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    super::files::write_texts(out, description, "#Title: ", "#Author: ", "#D")?;
    if description.generation().bits() > 0 {
        writeln!(out, "#Generation: {}", description.generation())?;
    }
    match description.rule().rule() {
        Some(Rule::LIFE) if normal => writeln!(out, "#N"),
        Some(rule) => {
            let text = rule.to_string();
            let (birth, survival) = text.split_once("/S").unwrap_or((&text, ""));
            let numbers = format!("{survival}/{}", birth.trim_start_matches('B'));
            // Not every rule can be said in numbers.
            let can_be_said = numbers.parse() == Ok(rule);
            writeln!(out, "#R {}", if can_be_said { numbers } else { text })
        }
        None => writeln!(out, "#R {}", description.rule()),
    }
}

/// The widest picture. Programs of the format's time had screens of 80 columns.
const WIDTH: u64 = 80;

/// How many empty rows a picture may have before a new one begins.
const GAP: u64 = 8;

pub(super) fn write(pattern: &Pattern, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{HEADER}")?;
    write_head(pattern.description(), true, out)?;
    match pattern.bounds() {
        None => writeln!(out, "#P 0 0"),
        Some(bounds) if is_one_picture(pattern, bounds) => write_picture(pattern, bounds, out),
        Some(_) => write_strips(pattern, out),
    }
}

fn is_one_picture(pattern: &Pattern, bounds: Bounds) -> bool {
    let mut rows = pattern.words.rows().map(|(y, _)| y).peekable();
    let gapless = std::iter::from_fn(|| Some((rows.next()?, *rows.peek()?)))
        .all(|(above, below)| below.abs_diff(above) <= GAP);
    bounds.max_x.abs_diff(bounds.min_x) < WIDTH && gapless
}

fn write_picture(pattern: &Pattern, bounds: Bounds, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "#P {} {}", bounds.min_x, bounds.min_y)?;
    let mut next = bounds.min_y;
    for (y, words) in pattern.words.rows() {
        for _ in next..y {
            writeln!(out, ".")?;
        }
        picture::write_row(words, bounds.min_x, b'*', out)?;
        next = y.saturating_add(1);
    }
    Ok(())
}

/// A picture for each strip of 64 columns, and a new one after many empty rows.
fn write_strips(pattern: &Pattern, out: &mut dyn Write) -> io::Result<()> {
    let mut placed: Vec<Placed> = pattern.words.placed().collect();
    placed.sort_unstable_by_key(|p| (p.word.column, p.y));
    let pictures =
        placed.chunk_by(|a, b| a.word.column == b.word.column && b.y.abs_diff(a.y) <= GAP);
    for picture in pictures {
        let first = picture[0];
        let left = first.word.column * 64;
        writeln!(out, "#P {left} {}", first.y)?;
        let mut next = first.y;
        for placed in picture {
            for _ in next..placed.y {
                writeln!(out, ".")?;
            }
            picture::write_row(&[placed.word], left, b'*', out)?;
            next = placed.y.saturating_add(1);
        }
    }
    Ok(())
}
