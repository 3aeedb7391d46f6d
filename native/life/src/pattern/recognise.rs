//! Which format a file has, by its content.

use super::source::{Line, Source, decode};
use super::{Format, PatternError, life105, life106};

/// What other files that Life users have begin with.
const OTHERS: &[(&str, &str)] = &[
    ("#MCell", "an MCell file"),
    ("3D version", "a pattern in three dimensions (RLE3)"),
    ("@RULE", "the table of a rule"),
    ("GIF8", "a GIF picture"),
    ("\u{89}PNG", "a PNG picture"),
    ("<", "a page of HTML or XML"),
];

/// The first characters of a file of no format are quoted.
const QUOTED: usize = 20;

pub(super) fn recognise(text: &[u8]) -> Result<Format, PatternError> {
    // The format of the source is of no matter as long as no error comes from it.
    let source = Source::new(text, Format::Rle);
    let mut lines = source
        .lines_from(0)
        .map(Line::trim_start)
        .filter(|line| !line.is_blank());
    let Some(first) = lines.next() else {
        return Err(unrecognised("it is empty"));
    };
    if let Some((_, name)) = OTHERS
        .iter()
        .find(|(mark, _)| decode(first.bytes).starts_with(mark))
    {
        return Err(unrecognised(name));
    }
    let data = if first.bytes[0] == b'#' {
        lines.find(|line| line.bytes[0] != b'#')
    } else {
        Some(first)
    };
    if first.bytes[0] == b'[' {
        Ok(Format::Macrocell)
    } else if first.after(life106::HEADER).is_some() {
        Ok(Format::Life106)
    } else if first.after(life105::HEADER).is_some() {
        Ok(Format::Life105)
    } else if first.after("#P").is_some() && data.is_none_or(is_picture_of_life105) {
        // Some programs leave the header out. RLE has a line like that too.
        Ok(Format::Life105)
    } else if first.bytes[0] == b'#' {
        Ok(Format::Rle)
    } else if first.bytes[0] == b'!' {
        Ok(Format::Plaintext)
    } else if is_header_of_rle(first) {
        Ok(Format::Rle)
    } else if first.bytes.iter().all(|b| b".Oo* \t".contains(b)) {
        Ok(Format::Plaintext)
    } else if is_data_of_rle(first) {
        Ok(Format::Rle)
    } else {
        let beginning: String = decode(first.bytes).chars().take(QUOTED).collect();
        Err(unrecognised(&format!("it begins with {beginning:?}")))
    }
}

fn unrecognised(found: &str) -> PatternError {
    PatternError::Unrecognised {
        found: found.to_owned(),
    }
}

fn is_picture_of_life105(line: Line<'_>) -> bool {
    line.bytes
        .trim_ascii_end()
        .iter()
        .all(|b| b".*".contains(b))
}

fn is_header_of_rle(line: Line<'_>) -> bool {
    matches!(line.bytes, [b'x', b' ' | b'\t' | b'=', ..])
}

/// Whether a line has nothing but what RLE is made of, up to the end of the data, or begins so and
/// has the end of a row in it. The states of rules with more than two are RLE as well, so that the
/// reader can say which they are.
fn is_data_of_rle(line: Line<'_>) -> bool {
    let is_rle = |byte: &u8| matches!(byte, b'0'..=b'9' | b'b' | b'o'..=b'y' | b'A'..=b'X' | b'.' | b'$' | b' ' | b'\t');
    let end = line.bytes.iter().position(|b| *b == b'!');
    let data = &line.bytes[..end.unwrap_or(line.bytes.len())];
    data.iter().all(is_rle) || data.first().is_some_and(is_rle) && data.contains(&b'$')
}
