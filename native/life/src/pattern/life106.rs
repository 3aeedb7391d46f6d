//! Life 1.06 (`.lif`): a line `x y` for each live cell.
//!
//! ```text
//! #Life 1.06
//! #R 23/3
//! 0 -1
//! 1 0
//! ```
//!
//! The original has nothing but cells. As Golly does, a `#R` line is read as the rule; other lines
//! with `#` are comments.

use std::io::{self, Write};

use super::life105;
use super::picture::Collecting;
use super::source::Source;
use super::{Format, Limits, Pattern, PatternError};
use crate::Cell;

pub(super) const HEADER: &str = "#Life 1.06";

pub(super) fn read(text: &[u8], limits: &Limits) -> Result<Pattern, PatternError> {
    let source = Source::new(text, Format::Life106);
    let mut head = life105::Head::default();
    let mut cells = Collecting::new(limits);
    for line in source.lines_from(0) {
        let line = line.trim_start();
        if line.bytes.is_empty() || line.after(HEADER).is_some() {
            continue;
        }
        if line.bytes[0] == b'#' {
            head.comment(source, line)?;
            continue;
        }
        let (x, rest) = source.coordinate(line)?;
        let (word, rest) = rest.word();
        let (y, after) = source.coordinate(word)?;
        if !after.bytes.is_empty() || !rest.is_blank() {
            let at = if after.bytes.is_empty() {
                rest.trim_start().start
            } else {
                after.start
            };
            return Err(source.syntax(at, "the end of the line"));
        }
        cells.cell(Cell { x, y })?;
    }
    Ok(Pattern {
        description: head.collected.description,
        words: cells.finish()?,
    })
}

pub(super) fn write(pattern: &Pattern, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{HEADER}")?;
    life105::write_head(pattern.description(), false, out)?;
    for Cell { x, y } in pattern.cells() {
        writeln!(out, "{x} {y}")?;
    }
    Ok(())
}
