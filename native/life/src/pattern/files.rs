//! Reading and writing whole files, of any format.

use std::borrow::Cow;
use std::fmt;
use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::container::{self, Container};
use super::parts::Parts;
use super::replace::replace;
use super::{
    Description, Limits, Loaded, Macrocell, Pattern, PatternError, life105, life106, macrocell,
    plaintext, recognise, rle,
};

/// How a board is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Run length encoded: short, readable, known by every program.
    Rle,
    /// A quadtree: for boards of any size that repeat themselves.
    Macrocell,
    /// Pictures of parts of the board.
    Life105,
    /// A list of coordinates.
    Life106,
    /// A picture of the board.
    Plaintext,
}

impl Format {
    /// The format that a file name stands for when a file is to be written, and whether it is to be
    /// packed by gzip: `.rle`, `.mc`, `.lif` or `.life` (Life 1.06), `.cells`, and the same
    /// with `.gz`.
    pub fn from_path(path: &Path) -> Option<(Self, bool)> {
        let name = path.file_name()?.to_str()?.to_ascii_lowercase();
        let (name, gzip) = match name.strip_suffix(".gz") {
            Some(name) => (name, true),
            None => (name.as_str(), false),
        };
        let format = match name.rsplit_once('.')?.1 {
            "rle" => Self::Rle,
            "mc" => Self::Macrocell,
            "lif" | "life" => Self::Life106,
            "cells" => Self::Plaintext,
            _ => return None,
        };
        Some((format, gzip))
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Rle => "RLE",
            Self::Macrocell => "macrocell",
            Self::Life105 => "Life 1.05",
            Self::Life106 => "Life 1.06",
            Self::Plaintext => "plaintext",
        })
    }
}

/// How a file is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct WriteOptions {
    /// Whether it is packed by gzip.
    pub gzip: bool,
    /// What a quadtree may unpack to where a format needs cells.
    pub limits: Limits,
}

impl WriteOptions {
    /// These options with or without gzip.
    pub fn with_gzip(mut self, gzip: bool) -> Self {
        self.gzip = gzip;
        self
    }

    /// These options with other limits.
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }
}

/// Reads a pattern of any format, which is recognised by its content. Gzip and zip files with one
/// pattern are unpacked.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Loaded, PatternError> {
    read_any(bytes, limits).map(|(loaded, _)| loaded)
}

/// Does the same as [`read`] and says which format it was.
pub fn read_any(bytes: &[u8], limits: &Limits) -> Result<(Loaded, Format), PatternError> {
    let unpacked = container::unpack(bytes, limits)?;
    let limits = match &unpacked {
        Cow::Owned(text) => limits.beside(text.capacity() as u64),
        Cow::Borrowed(_) => *limits,
    };
    let text = without_mark(&unpacked);
    let format = recognise::recognise(text)?;
    Ok((read_as(text, format, &limits)?, format))
}

/// A text without the byte order mark that some editors begin it with.
fn without_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text)
}

/// Reads a text that is known to have a certain format.
pub fn read_as(text: &[u8], format: Format, limits: &Limits) -> Result<Loaded, PatternError> {
    match format {
        Format::Macrocell => macrocell::read(text, limits).map(Loaded::Macrocell),
        Format::Rle => rle::read(text, limits).map(Loaded::Cells),
        Format::Life105 => life105::read(text, limits).map(Loaded::Cells),
        Format::Life106 => life106::read(text, limits).map(Loaded::Cells),
        Format::Plaintext => plaintext::read(text, limits).map(Loaded::Cells),
    }
}

/// Reads a pattern from a stream, to its end.
pub fn read_from(reader: impl Read, limits: &Limits) -> Result<Loaded, PatternError> {
    read_any_from(reader, limits).map(|(loaded, _)| loaded)
}

fn read_any_from(mut reader: impl Read, limits: &Limits) -> Result<(Loaded, Format), PatternError> {
    let mut bytes = Vec::new();
    container::read_more(&mut reader, &mut bytes, BEGINNING)?;
    if bytes.len() as u64 == BEGINNING
        && Container::of(&bytes).is_none()
        && !bytes.trim_ascii().is_empty()
    {
        // What is no pattern may have no end, such as /dev/zero.
        let beginning = without_mark(&bytes);
        if recognise::recognise(beginning)? == Format::Rle {
            let mut parts = Parts::new(beginning, reader, Format::Rle, limits);
            let pattern = rle::read_parts(&mut parts, limits)?;
            return Ok((Loaded::Cells(pattern), Format::Rle));
        }
    }
    container::read_rest(reader, &mut bytes, limits)?;
    read_any(&bytes, &limits.beside(bytes.capacity() as u64))
}

/// After so many bytes it is clear which format a file has.
const BEGINNING: u64 = 1 << 16;

/// Reads a pattern from a file, or from standard input if the path is `-`. Its errors name the
/// file.
pub fn load(path: impl AsRef<Path>, limits: &Limits) -> Result<Loaded, PatternError> {
    load_any(path, limits).map(|(loaded, _)| loaded)
}

/// Does the same as [`load`] and says which format it was.
pub fn load_any(path: impl AsRef<Path>, limits: &Limits) -> Result<(Loaded, Format), PatternError> {
    let path = path.as_ref();
    let loaded = if is_standard(path) {
        read_any_from(io::stdin().lock(), limits)
    } else {
        File::open(path)
            .map_err(|source| PatternError::Io {
                action: "open it",
                source,
            })
            .and_then(|file| read_any_from(file, limits))
    };
    loaded.map_err(|error| in_file(path, error))
}

/// Writes a pattern to a stream.
pub fn write(
    out: &mut dyn Write,
    pattern: &Loaded,
    format: Format,
    options: &WriteOptions,
) -> Result<(), PatternError> {
    let prepared = Prepared::new(pattern, format, options)?;
    prepared.write(out, options).map_err(unwritten)
}

/// Writes a pattern to a file, or to standard output if the path is `-`. Its errors name the file.
///
/// The file is there as a whole or not at all: it is written beside its place, brought to the disk
/// and then moved, so that a write that fails or is killed leaves the old file as it was. Links are
/// followed. What is no regular file, such as a pipe, is written directly.
///
/// On Linux what is half written has no name, and is gone if the process is killed. Elsewhere, and
/// on the few file systems that have no files without a name, a killed process leaves a file
/// `.gol4j-*.tmp` behind.
pub fn save(
    path: impl AsRef<Path>,
    pattern: &Loaded,
    format: Format,
    options: &WriteOptions,
) -> Result<(), PatternError> {
    let path = path.as_ref();
    Prepared::new(pattern, format, options)
        .and_then(|prepared| {
            let saved = if is_standard(path) {
                prepared.write(&mut io::stdout().lock(), options)
            } else {
                replace(path, |out| prepared.write(out, options))
            };
            saved.map_err(unwritten)
        })
        .map_err(|error| in_file(path, error))
}

fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn unwritten(source: io::Error) -> PatternError {
    PatternError::Io {
        action: "write it",
        source,
    }
}

fn in_file(path: &Path, error: PatternError) -> PatternError {
    PatternError::InFile {
        path: path.to_owned(),
        source: Box::new(error),
    }
}

/// A pattern in the shape that its format needs, which is found out before anything is written.
enum Prepared<'a> {
    Cells(
        Cow<'a, Pattern>,
        fn(&Pattern, &mut dyn Write) -> io::Result<()>,
    ),
    Macrocell(Cow<'a, Macrocell>),
}

impl<'a> Prepared<'a> {
    fn new(
        pattern: &'a Loaded,
        format: Format,
        options: &WriteOptions,
    ) -> Result<Self, PatternError> {
        let writer = match format {
            Format::Macrocell => {
                // A board that is there is not lost for want of a higher limit.
                return Ok(Self::Macrocell(pattern.as_macrocell(&Limits::default())?));
            }
            Format::Rle => rle::write,
            Format::Life105 => life105::write,
            Format::Life106 => life106::write,
            Format::Plaintext => plaintext::write,
        };
        let pattern = pattern.as_pattern(&options.limits)?;
        if format == Format::Plaintext {
            plaintext::check(&pattern)?;
        }
        Ok(Self::Cells(pattern, writer))
    }

    fn write(&self, out: &mut dyn Write, options: &WriteOptions) -> io::Result<()> {
        let mut out = BufWriter::with_capacity(1 << 16, out);
        if options.gzip {
            let mut packed = GzEncoder::new(&mut out, Compression::default());
            self.write_text(&mut packed)?;
            packed.finish()?;
        } else {
            self.write_text(&mut out)?;
        }
        out.flush()
    }

    fn write_text(&self, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Cells(pattern, write) => write(pattern, out),
            Self::Macrocell(table) => macrocell::write(table, out),
        }
    }
}

/// Writes a name, an author and comments, each behind the mark that its format has for it.
pub(super) fn write_texts(
    out: &mut dyn Write,
    description: &Description,
    name: &str,
    author: &str,
    comment: &str,
) -> io::Result<()> {
    if let Some(text) = description.name() {
        writeln!(out, "{name}{text}")?;
    }
    if let Some(text) = description.author() {
        writeln!(out, "{author}{text}")?;
    }
    for text in description.comments() {
        let blank = if text.is_empty() { "" } else { " " };
        writeln!(out, "{comment}{blank}{text}")?;
    }
    Ok(())
}
