//! What can be wrong with a pattern or its file.

use std::fmt;
use std::io;
use std::path::PathBuf;

use thiserror::Error;

use super::Format;
use crate::Grid;

/// A character of a file. Lines and columns are counted from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// What the file was read as.
    pub format: Format,
    /// The line. A line ends with LF, CR or both.
    pub line: u64,
    /// The column.
    pub column: u64,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            format,
            line,
            column,
        } = self;
        write!(f, "{format}, line {line}, column {column}")
    }
}

/// Why a pattern could not be read, written or changed.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum PatternError {
    /// Something stands where its format has something else.
    #[error("{place}: found {found}, expected {expected}")]
    Syntax {
        /// Where.
        place: Place,
        /// What stands there.
        found: String,
        /// What can stand there.
        expected: String,
    },

    /// The pattern is for a rule of more than two states.
    #[error(
        "{place}: found {found}, which belongs to {family}; only rules of two states are supported"
    )]
    MultiState {
        /// Where it shows.
        place: Place,
        /// The state or the rule that shows it.
        found: String,
        /// The family of rules, as far as it is known.
        family: String,
    },

    /// A live cell lies outside the 64-bit plane.
    #[error("{place}: a live cell lies outside the 64-bit plane")]
    CellOutOfPlane {
        /// The cell in the file.
        place: Place,
    },

    /// A transformed pattern would not fit the 64-bit plane.
    #[error("the pattern would leave the 64-bit plane")]
    OutOfPlane,

    /// There is no grid that would be this one turned.
    #[error(
        "the bounded grid {grid} cannot be turned or mirrored like that, as no rule says what comes of it; give the pattern a rule without a grid first"
    )]
    Unturnable {
        /// The grid.
        grid: Grid,
    },

    /// The board of a quadtree has cells whose coordinates are past 64 bits.
    #[error(
        "the pattern reaches past the 64-bit plane; macrocell is the only format that can hold it"
    )]
    BeyondPlane,

    /// The board would take more memory than [`Limits::memory`](super::Limits::memory).
    #[error(
        "it would take more than the memory limit of {limit} bytes; raise the limit, or take a smaller pattern or one that is not unpacked (macrocell)"
    )]
    TooLarge {
        /// The limit, in bytes.
        limit: u64,
    },

    /// The file, once unpacked, is longer than [`Limits::bytes`](super::Limits::bytes).
    #[error(
        "its text is longer than {limit} bytes, the part of the memory limit that is for it; raise the limit, or take a smaller file"
    )]
    TooManyBytes {
        /// The limit, in bytes.
        limit: u64,
    },

    /// The system refused memory that the limits allow.
    #[error("the system has no {bytes} bytes of memory left for the pattern")]
    OutOfMemory {
        /// What was asked of the system, in bytes.
        bytes: u64,
    },

    /// It is none of the formats.
    #[error(
        "not a pattern that can be read: {found}; the formats are RLE, macrocell, Life 1.05, Life 1.06 and plaintext, plain or in gzip or zip"
    )]
    Unrecognised {
        /// What it is instead, or how it begins.
        found: String,
    },

    /// A gzip or zip file is damaged or holds something else than one pattern.
    #[error("{container}: {problem}")]
    Container {
        /// `gzip` or `zip`.
        container: &'static str,
        /// What is wrong.
        problem: String,
    },

    /// A node cannot be part of a [`Macrocell`](super::Macrocell).
    #[error("node {number}: {problem}")]
    BadNode {
        /// Its number.
        number: usize,
        /// What is wrong with it.
        problem: String,
    },

    /// The format cannot hold that board.
    #[error("{format} cannot hold this pattern: {problem}")]
    Unwritable {
        /// The format.
        format: Format,
        /// Why, and what to do.
        problem: String,
    },

    /// The operating system said no.
    #[error("cannot {action}: {source}")]
    Io {
        /// What was tried.
        action: &'static str,
        /// Why it failed.
        source: io::Error,
    },

    /// Any of the others, with the file that it is about.
    #[error("{}: {source}", path.display())]
    InFile {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: Box<PatternError>,
    },
}

impl PatternError {
    /// The place in the file, if the error has one.
    pub fn place(&self) -> Option<Place> {
        match self {
            Self::Syntax { place, .. }
            | Self::MultiState { place, .. }
            | Self::CellOutOfPlane { place } => Some(*place),
            Self::InFile { source, .. } => source.place(),
            _ => None,
        }
    }

    /// What stands at the error's place, and what can stand there; empty where that is not the
    /// question.
    pub fn found_and_expected(&self) -> (&str, &str) {
        match self {
            Self::Syntax {
                found, expected, ..
            } => (found, expected),
            Self::MultiState { found, .. } => (found, "a rule or a cell of two states"),
            Self::CellOutOfPlane { .. } => (
                "a live cell outside the 64-bit plane",
                "coordinates from -2^63 to 2^63 - 1",
            ),
            Self::InFile { source, .. } => source.found_and_expected(),
            _ => ("", ""),
        }
    }
}
