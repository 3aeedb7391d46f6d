//! Statuses, and the message that goes with one.

use std::io;

use gol4j_life::pattern::{PatternError, SoupError};
use gol4j_life::{Error, ExchangeError, KernelError, RuleError};

use crate::memory::write;

/// What became of a call. New values may be added; those that exist keep their number and meaning.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(non_camel_case_types, reason = "the names that C sees")]
pub enum GolStatus {
    /// It worked.
    GOL_OK = 0,
    /// A pointer that must not be null is.
    GOL_NULL_POINTER = 1,
    /// An argument is outside its domain: a length that no memory can have, an unknown cell
    /// state, text that is not UTF-8, a control block at an unaligned address.
    GOL_INVALID_ARGUMENT = 2,
    /// The text is not a rule; the message says where and why.
    GOL_INVALID_RULE = 3,
    /// The buffer is too short; it was not touched, and the length that is needed was reported.
    GOL_BUFFER_TOO_SMALL = 4,
    /// The number is not that of a universe or of a pattern, or not any more.
    GOL_INVALID_HANDLE = 5,
    /// Another thread is using the universe at this moment.
    GOL_BUSY = 6,
    /// A panic in an earlier call left the universe in doubt. It can only be freed.
    GOL_POISONED = 7,
    /// The control block asked to stop. The board is that of a whole generation.
    GOL_CANCELLED = 8,
    /// The board would leave the 64-bit plane, which tiles cannot. It is as it was before the
    /// call.
    GOL_OUT_OF_PLANE = 9,
    /// A number does not fit 64 bits; there is a function that gives it whole.
    GOL_OVERFLOW = 10,
    /// The universe would take more memory than its limit.
    GOL_MEMORY_LIMIT = 11,
    /// The system has no memory left.
    GOL_OUT_OF_MEMORY = 12,
    /// There is no built-in pattern of that name or number.
    GOL_UNKNOWN_PATTERN = 13,
    /// A bug in gol4j; the message says where. Please report it.
    GOL_PANIC = 14,
    /// The environment variable GOL4J_KERNEL names no vector unit, or one that the processor does
    /// not have.
    GOL_INVALID_KERNEL = 15,
    /// The file or text is no pattern, or a damaged one.
    GOL_BAD_PATTERN = 16,
    /// The pattern is for a rule of more than two states; the message names the family.
    GOL_UNSUPPORTED_PATTERN = 17,
    /// The pattern is larger than what is read or unpacked: half the machine's memory.
    GOL_PATTERN_TOO_LARGE = 18,
    /// The format cannot hold that pattern; the message says which can.
    GOL_UNWRITABLE_PATTERN = 19,
    /// There is no such file or folder.
    GOL_NO_SUCH_FILE = 20,
    /// The operating system could not read or write the file.
    GOL_IO_ERROR = 21,
    /// Pattern and universe have different rules.
    GOL_RULE_MISMATCH = 22,
    /// The board reaches past the 64-bit plane, as only HashLife's can, and all of its coordinates
    /// or another engine were asked for. Nothing is changed.
    GOL_BEYOND_PLANE = 23,
    /// The bounded grid that the rule is played on does not allow it: a cell outside, or HashLife.
    /// Nothing is changed.
    GOL_BOUNDED_GRID = 24,
}

/// Room for a message, in bytes.
pub const GOL_MESSAGE_CAPACITY: usize = 504;

/// Says what went wrong. The caller allocates it; every call that is given one fills it in, also
/// when it succeeds (status 0, no message).
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GolError {
    /// A `GolStatus`.
    pub status: i32,
    /// The length of the message, in bytes.
    pub message_length: u32,
    /// UTF-8 text for a person, cut at a character's end if it is too long. Not terminated.
    pub message: [u8; GOL_MESSAGE_CAPACITY],
}

/// Why a body failed: what [`guard`](crate::guard::guard) reports.
pub struct Failure {
    status: GolStatus,
    message: String,
}

impl Failure {
    /// A failure with a message for a person.
    pub fn new(status: GolStatus, message: impl Into<String>) -> Self {
        Self {
            status,
            message: message.into(),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let status = match error {
            Error::OutsideGrid { .. } | Error::BoundedGrid { .. } => GolStatus::GOL_BOUNDED_GRID,
            Error::OutOfPlane { .. } => GolStatus::GOL_OUT_OF_PLANE,
            Error::MemoryLimit { .. } => GolStatus::GOL_MEMORY_LIMIT,
            Error::OutOfMemory { .. } => GolStatus::GOL_OUT_OF_MEMORY,
            Error::BeyondPlane => GolStatus::GOL_BEYOND_PLANE,
            // `Error` may grow; until this match knows the new case it is a bug here.
            _ => GolStatus::GOL_PANIC,
        };
        Self::new(status, error.to_string())
    }
}

impl From<KernelError> for Failure {
    fn from(error: KernelError) -> Self {
        Self::new(GolStatus::GOL_INVALID_KERNEL, error.to_string())
    }
}

impl From<RuleError> for Failure {
    fn from(error: RuleError) -> Self {
        Self::new(GolStatus::GOL_INVALID_RULE, error.to_string())
    }
}

impl From<PatternError> for Failure {
    fn from(error: PatternError) -> Self {
        let error = match error {
            // Which file it is the caller knows.
            PatternError::InFile { source, .. } => return (*source).into(),
            error => error,
        };
        let status = match &error {
            PatternError::Syntax { .. }
            | PatternError::CellOutOfPlane { .. }
            | PatternError::Unrecognised { .. }
            | PatternError::Container { .. }
            | PatternError::BadNode { .. } => GolStatus::GOL_BAD_PATTERN,
            PatternError::Unturnable { .. } | PatternError::MultiState { .. } => {
                GolStatus::GOL_UNSUPPORTED_PATTERN
            }
            PatternError::OutOfPlane => GolStatus::GOL_OUT_OF_PLANE,
            PatternError::BeyondPlane => GolStatus::GOL_BEYOND_PLANE,
            PatternError::TooLarge { .. } | PatternError::TooManyBytes { .. } => {
                GolStatus::GOL_PATTERN_TOO_LARGE
            }
            PatternError::OutOfMemory { .. } => GolStatus::GOL_OUT_OF_MEMORY,
            PatternError::Unwritable { .. } => GolStatus::GOL_UNWRITABLE_PATTERN,
            PatternError::Io { source, .. } if source.kind() == io::ErrorKind::NotFound => {
                GolStatus::GOL_NO_SUCH_FILE
            }
            PatternError::Io { .. } => GolStatus::GOL_IO_ERROR,
            // As above.
            _ => GolStatus::GOL_PANIC,
        };
        Self::new(status, error.to_string())
    }
}

impl From<ExchangeError> for Failure {
    fn from(error: ExchangeError) -> Self {
        let status = match error {
            ExchangeError::Pattern(error) => return error.into(),
            ExchangeError::Board(error) => return error.into(),
            ExchangeError::RuleMismatch { .. } => GolStatus::GOL_RULE_MISMATCH,
            ExchangeError::OtherBackground { .. } => GolStatus::GOL_UNWRITABLE_PATTERN,
            // As above.
            _ => GolStatus::GOL_PANIC,
        };
        Self::new(status, error.to_string())
    }
}

impl From<SoupError> for Failure {
    fn from(error: SoupError) -> Self {
        match error {
            SoupError::Pattern(error) => error.into(),
            _ => Self::new(GolStatus::GOL_INVALID_ARGUMENT, error.to_string()),
        }
    }
}

/// Tells the caller how a call ended, and returns its status.
///
/// # Safety
/// `error` is null or points to memory that a `GolError` can be written to.
pub(crate) unsafe fn report(outcome: Result<(), Failure>, error: *mut GolError) -> GolStatus {
    let (status, text) = match &outcome {
        Ok(()) => (GolStatus::GOL_OK, ""),
        Err(failure) => (failure.status, failure.message.as_str()),
    };
    if !error.is_null() {
        // SAFETY: not null, and the caller vouches for the memory.
        unsafe { write(error, error_with(status, text)) };
    }
    status
}

fn error_with(status: GolStatus, text: &str) -> GolError {
    let length = (0..=text.len().min(GOL_MESSAGE_CAPACITY))
        .rev()
        .find(|&length| text.is_char_boundary(length))
        .unwrap_or(0);
    let mut message = [0; GOL_MESSAGE_CAPACITY];
    for (to, from) in message.iter_mut().zip(text.bytes().take(length)) {
        *to = from;
    }
    GolError {
        status: status as i32,
        message_length: length as u32,
        message,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_message_is_cut_at_the_end_of_a_character() {
        for shift in 0..4 {
            let text = "x".repeat(shift) + &"🎲".repeat(200);
            let error = error_with(GolStatus::GOL_BUSY, &text);
            let kept = &error.message[..error.message_length as usize];
            let kept = std::str::from_utf8(kept).unwrap();
            assert!(text.starts_with(kept));
            assert!(kept.len() > GOL_MESSAGE_CAPACITY - 4);
        }
    }
}
