//! Files in files: gzip, and zip with one pattern in it.
//!
//! Of zip only what such files use is read, stored and deflated entries; the `zip` crate would
//! bring a dozen of others, procedural macros among them, for the same.

use std::borrow::Cow;
use std::io::Read;

use flate2::Crc;
use flate2::read::{DeflateDecoder, MultiGzDecoder};

use super::{Limits, PatternError};

/// How a file is packed.
#[derive(Clone, Copy, Debug)]
pub(super) enum Container {
    Gzip,
    Zip,
}

impl Container {
    /// That of a file, by its first bytes; none if it is not packed.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0x1f, 0x8b, ..] => Some(Self::Gzip),
            [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Some(Self::Zip),
            _ => None,
        }
    }
}

/// The content of a file that is packed, or the file itself.
pub(super) fn unpack<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Cow<'a, [u8]>, PatternError> {
    match Container::of(bytes) {
        Some(Container::Gzip) => read_up_to(MultiGzDecoder::new(bytes), limits)
            .map_err(|error| named(error, "gzip"))
            .map(Cow::Owned),
        Some(Container::Zip) => the_pattern(bytes)?.unpack(limits),
        None if bytes.len() as u64 > limits.bytes => Err(PatternError::TooManyBytes {
            limit: limits.bytes,
        }),
        None => Ok(Cow::Borrowed(bytes)),
    }
}

/// Reads to the end, or fails when that is beyond the limit.
pub(super) fn read_up_to(reader: impl Read, limits: &Limits) -> Result<Vec<u8>, PatternError> {
    let mut bytes = Vec::new();
    read_rest(reader, &mut bytes, limits)?;
    Ok(bytes)
}

/// Reads to the end behind what was read before, or fails when all is beyond the limit.
pub(super) fn read_rest(
    reader: impl Read,
    bytes: &mut Vec<u8>,
    limits: &Limits,
) -> Result<(), PatternError> {
    let left = limits.bytes.saturating_sub(bytes.len() as u64);
    read_more(reader, bytes, left.saturating_add(1))?;
    if bytes.len() as u64 > limits.bytes {
        return Err(PatternError::TooManyBytes {
            limit: limits.bytes,
        });
    }
    Ok(())
}

/// Reads at most so many more bytes.
pub(super) fn read_more(
    reader: impl Read,
    bytes: &mut Vec<u8>,
    most: u64,
) -> Result<(), PatternError> {
    reader
        .take(most)
        .read_to_end(bytes)
        .map(|_| ())
        .map_err(|source| PatternError::Io {
            action: "read it",
            source,
        })
}

/// An error in unpacking is one of the container.
fn named(error: PatternError, container: &'static str) -> PatternError {
    match error {
        PatternError::Io { source, .. } => PatternError::Container {
            container,
            problem: source.to_string(),
        },
        other => other,
    }
}

/// What a zip file says about one of its files.
struct Entry<'a> {
    zip: &'a [u8],
    name: &'a [u8],
    flags: u16,
    method: u16,
    crc: u32,
    packed: u32,
    length: u32,
    /// Where its own header is.
    header: u32,
}

/// What zip files have beside patterns: scripts, rules and texts.
const NO_PATTERNS: &[&str] = &["lua", "py", "rule", "txt", "doc", "htm", "html", "md"];

impl<'a> Entry<'a> {
    fn is_pattern(&self) -> bool {
        let name = String::from_utf8_lossy(self.name).to_ascii_lowercase();
        let file = name.rsplit('/').next().unwrap_or_default();
        let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension);
        !(file.is_empty()
            || file.starts_with('.')
            || name.starts_with("__macosx/")
            || NO_PATTERNS.contains(&extension))
    }

    fn unpack(&self, limits: &Limits) -> Result<Cow<'a, [u8]>, PatternError> {
        const ENCRYPTED: u16 = 1;
        if self.flags & ENCRYPTED != 0 {
            return Err(zip_error("its pattern is encrypted"));
        }
        if u64::from(self.length) > limits.bytes {
            return Err(PatternError::TooManyBytes {
                limit: limits.bytes,
            });
        }
        let header = tail(self.zip, self.header)?;
        let names = usize::from(u16_at(header, 26)?) + usize::from(u16_at(header, 28)?);
        let data = header.get(30 + names..).ok_or_else(cut_off)?;
        let data = data.get(..self.packed as usize).ok_or_else(cut_off)?;
        let content = match self.method {
            0 => Cow::Borrowed(data),
            8 => Cow::Owned(
                read_up_to(DeflateDecoder::new(data), limits)
                    .map_err(|error| named(error, "zip"))?,
            ),
            other => {
                let problem = format!("its pattern is packed by method {other}, not by deflate");
                return Err(zip_error(&problem));
            }
        };
        let mut crc = Crc::new();
        crc.update(&content);
        if content.len() != self.length as usize || crc.sum() != self.crc {
            return Err(zip_error("its pattern is damaged (wrong checksum)"));
        }
        Ok(content)
    }
}

/// The only pattern of a zip file.
fn the_pattern(zip: &[u8]) -> Result<Entry<'_>, PatternError> {
    let mut patterns = entries(zip)?;
    patterns.retain(Entry::is_pattern);
    if patterns.len() > 1 {
        let problem = format!(
            "it has {} patterns; unpack the one you want",
            patterns.len()
        );
        return Err(zip_error(&problem));
    }
    patterns
        .pop()
        .ok_or_else(|| zip_error("it has no pattern in it"))
}

/// The files that the directory at the end of a zip file lists.
fn entries(zip: &[u8]) -> Result<Vec<Entry<'_>>, PatternError> {
    const END: &[u8] = b"PK\x05\x06";
    const END_LENGTH: usize = 22;
    const LONGEST_COMMENT: usize = u16::MAX as usize;
    // It is at the end, but for a comment.
    let from = zip.len().saturating_sub(END_LENGTH + LONGEST_COMMENT);
    let end = zip[from..]
        .windows(END.len())
        .rposition(|window| window == END)
        .ok_or_else(|| zip_error("it has no directory; perhaps its end is missing"))?;
    let end = &zip[from + end..];
    // The length of the comment is the last field.
    u16_at(end, END_LENGTH - 2)?;
    let count = u16_at(end, 10)?;
    let mut directory = tail(zip, u32_at(end, 16)?)?;
    let mut entries = Vec::new();
    for _ in 0..count {
        if !directory.starts_with(b"PK\x01\x02") {
            return Err(zip_error("its directory is damaged"));
        }
        let length = |at| u16_at(directory, at).map(usize::from);
        let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
        entries.push(Entry {
            zip,
            name: directory.get(46..46 + name).ok_or_else(cut_off)?,
            flags: u16_at(directory, 8)?,
            method: u16_at(directory, 10)?,
            crc: u32_at(directory, 16)?,
            packed: u32_at(directory, 20)?,
            length: u32_at(directory, 24)?,
            header: u32_at(directory, 42)?,
        });
        let next = 46 + name + extra + comment;
        directory = directory.get(next..).ok_or_else(cut_off)?;
    }
    Ok(entries)
}

fn zip_error(problem: &str) -> PatternError {
    PatternError::Container {
        container: "zip",
        problem: problem.to_owned(),
    }
}

fn cut_off() -> PatternError {
    zip_error("it is cut off, or one of more than 4 GiB")
}

fn tail(zip: &[u8], from: u32) -> Result<&[u8], PatternError> {
    zip.get(from as usize..).ok_or_else(cut_off)
}

fn u16_at(bytes: &[u8], at: usize) -> Result<u16, PatternError> {
    match bytes.get(at..at + 2) {
        Some(&[low, high]) => Ok(u16::from_le_bytes([low, high])),
        _ => Err(cut_off()),
    }
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, PatternError> {
    Ok(u32::from(u16_at(bytes, at)?) | u32::from(u16_at(bytes, at + 2)?) << 16)
}
