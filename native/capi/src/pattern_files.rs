//! Patterns from files and to files.

use std::path::PathBuf;

use gol4j_life::pattern::{self, Format, Limits, PatternError, WriteOptions};

use crate::error::{Failure, GolError, GolStatus};
use crate::guard::guard;
use crate::handle::{self, GolPattern, Kept};
use crate::memory::{OutBuffer, read_bytes, write};
use crate::pattern::{give, unknown};

/// How a board is written down.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(non_camel_case_types, reason = "the names that C sees")]
pub enum GolPatternFormat {
    /// Run length encoded (`.rle`).
    GOL_FORMAT_RLE = 0,
    /// Macrocell (`.mc`): a quadtree, for boards of any size that repeat themselves.
    GOL_FORMAT_MACROCELL = 1,
    /// Life 1.05 (`.lif`): pictures of parts of the board.
    GOL_FORMAT_LIFE_105 = 2,
    /// Life 1.06 (`.lif`): a list of coordinates.
    GOL_FORMAT_LIFE_106 = 3,
    /// Plaintext (`.cells`): one picture.
    GOL_FORMAT_PLAINTEXT = 4,
}

impl GolPatternFormat {
    const ALL: [(Self, Format); 5] = [
        (Self::GOL_FORMAT_RLE, Format::Rle),
        (Self::GOL_FORMAT_MACROCELL, Format::Macrocell),
        (Self::GOL_FORMAT_LIFE_105, Format::Life105),
        (Self::GOL_FORMAT_LIFE_106, Format::Life106),
        (Self::GOL_FORMAT_PLAINTEXT, Format::Plaintext),
    ];

    fn from_number(number: i32) -> Result<Format, Failure> {
        Self::ALL
            .into_iter()
            .find(|(own, _)| *own as i32 == number)
            .map(|(_, format)| format)
            .ok_or_else(|| unknown(number, "pattern format"))
    }

    fn number(format: Format) -> i32 {
        Self::ALL
            .into_iter()
            .find(|(_, other)| *other == format)
            .map_or(-1, |(own, _)| own as i32)
    }
}

/// Room for each text of a `GolSyntaxError`, in bytes.
pub const GOL_SYNTAX_CAPACITY: usize = 240;

/// Where a file is no pattern, and why. The caller allocates it; every call that is given one fills
/// it in. `line` is 0 if the call succeeded, or failed for a reason that has no place in the file.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GolSyntaxError {
    /// The line, counted from 1; 0 for none.
    pub line: u64,
    /// The column, counted from 1 in characters.
    pub column: u64,
    /// What the file was read as, a `GolPatternFormat`.
    pub format: i32,
    /// The length of `found`, in bytes.
    pub found_length: u32,
    /// The length of `expected`, in bytes.
    pub expected_length: u32,
    /// 0.
    pub reserved: u32,
    /// What stands there: UTF-8 text for a person, cut at a character's end if it is too long.
    pub found: [u8; GOL_SYNTAX_CAPACITY],
    /// What can stand there, likewise.
    pub expected: [u8; GOL_SYNTAX_CAPACITY],
}

impl GolSyntaxError {
    fn of(error: Option<&PatternError>) -> Self {
        let mut syntax = Self {
            line: 0,
            column: 0,
            format: 0,
            found_length: 0,
            expected_length: 0,
            reserved: 0,
            found: [0; GOL_SYNTAX_CAPACITY],
            expected: [0; GOL_SYNTAX_CAPACITY],
        };
        let Some((error, place)) = error.and_then(|error| Some((error, error.place()?))) else {
            return syntax;
        };
        syntax.line = place.line;
        syntax.column = place.column;
        syntax.format = GolPatternFormat::number(place.format);
        let (found, expected) = error.found_and_expected();
        syntax.found_length = copy_text(&mut syntax.found, found);
        syntax.expected_length = copy_text(&mut syntax.expected, expected);
        syntax
    }
}

/// Copies as much of a text as fits, up to the end of a character, and gives back how much it is.
fn copy_text(to: &mut [u8], text: &str) -> u32 {
    let length = (0..=text.len().min(to.len()))
        .rev()
        .find(|&length| text.is_char_boundary(length))
        .unwrap_or(0);
    for (to, from) in to.iter_mut().zip(text.bytes().take(length)) {
        *to = from;
    }
    length as u32
}

/// Hands a pattern that was read to the caller, or says what is wrong with it.
///
/// # Safety
/// Each pointer is null or may be written.
unsafe fn give_read(
    read: impl FnOnce(&Limits) -> Result<Result<(pattern::Loaded, Format), PatternError>, Failure>,
    memory_limit: u64,
    to: *mut GolPattern,
    format: *mut i32,
    syntax: *mut GolSyntaxError,
) -> Result<(), Failure> {
    let report = |error: Option<&PatternError>| {
        if !syntax.is_null() {
            // SAFETY: not null, and the caller's promise.
            unsafe { write(syntax, GolSyntaxError::of(error)) };
        }
    };
    report(None);
    let make = || {
        let limits = limits(memory_limit);
        let (loaded, found) = read(&limits)?.inspect_err(|error| report(Some(error)))?;
        if !format.is_null() {
            // SAFETY: not null, and the caller's promise.
            unsafe { write(format, GolPatternFormat::number(found)) };
        }
        Ok(Kept::new(loaded, limits))
    };
    // SAFETY: the caller's promise.
    unsafe { give(to, make) }
}

/// Returns how long the largest file is that is read under a memory limit, as that of
/// `gol_pattern_read`, in bytes and after unpacking. Who reads a stream need not read on after that.
///
/// Ownership: nothing changes hands.
/// Threads: any.
/// Statuses: none; it cannot fail.
#[unsafe(no_mangle)]
pub extern "C" fn gol_pattern_largest_file(memory_limit: u64) -> u64 {
    limits(memory_limit).bytes
}

fn limits(memory_limit: u64) -> Limits {
    match memory_limit {
        0 => Limits::default(),
        bytes => Limits::of_all(bytes),
    }
}

/// Reads a pattern of any format, which is recognised by its content. Gzip and zip files with one
/// pattern in them are unpacked. Text and board together may take `memory_limit` bytes, and the
/// text, once unpacked, half of them; 0 stands for half of the machine's memory, or of the
/// container's. What is made of the pattern later is held to the same limit.
///
/// Ownership: `pattern` receives a pattern that the caller frees with `gol_pattern_free`, or 0 on
/// failure. `bytes` (`length` of them), `format` (may be null; receives a `GolPatternFormat` on
/// success), `syntax` (may be null) and `error` (may be null) stay the caller's.
/// Threads: any.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_ARGUMENT (a length), GOL_BAD_PATTERN,
/// GOL_UNSUPPORTED_PATTERN, GOL_PATTERN_TOO_LARGE, GOL_OUT_OF_MEMORY.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_pattern_read(
    bytes: *const u8,
    length: u64,
    memory_limit: u64,
    pattern: *mut GolPattern,
    format: *mut i32,
    syntax: *mut GolSyntaxError,
    error: *mut GolError,
) -> GolStatus {
    let read = |limits: &Limits| {
        // SAFETY: the caller's promise.
        let bytes = unsafe { read_bytes(bytes, length, "bytes") }?;
        Ok(pattern::read_any(&bytes, &limits.beside(length)))
    };
    // SAFETY: the caller's promise.
    let body = || unsafe { give_read(read, memory_limit, pattern, format, syntax) };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Reads a pattern from a file, as `gol_pattern_read` does. The path `-` is standard input. The
/// message of a failure does not name the file.
///
/// Ownership: `pattern` receives a pattern that the caller frees with `gol_pattern_free`, or 0 on
/// failure. `path` (`path_length` bytes: as the system has them on Unix, UTF-8 on Windows),
/// `format` (may be null; receives a `GolPatternFormat` on success), `syntax` (may be null) and
/// `error` (may be null) stay the caller's.
/// Threads: any.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_ARGUMENT (a length, not UTF-8 on Windows),
/// GOL_NO_SUCH_FILE, GOL_IO_ERROR, GOL_BAD_PATTERN, GOL_UNSUPPORTED_PATTERN,
/// GOL_PATTERN_TOO_LARGE, GOL_OUT_OF_MEMORY.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_pattern_load(
    path: *const u8,
    path_length: u64,
    memory_limit: u64,
    pattern: *mut GolPattern,
    format: *mut i32,
    syntax: *mut GolSyntaxError,
    error: *mut GolError,
) -> GolStatus {
    let read = |limits: &Limits| {
        // SAFETY: the caller's promise.
        let path = unsafe { read_path(path, path_length) }?;
        Ok(pattern::load_any(path, limits))
    };
    // SAFETY: the caller's promise.
    let body = || unsafe { give_read(read, memory_limit, pattern, format, syntax) };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

fn write_options(pattern: &Kept, gzip: bool) -> WriteOptions {
    WriteOptions::default()
        .with_gzip(gzip)
        .with_limits(*pattern.limits())
}

/// Writes a pattern as a text in a format, packed by gzip or not.
///
/// Ownership: `bytes` (room for `capacity` of them, or null to ask for the length), `length` and
/// `error` (may be null) stay the caller's. `format` is a `GolPatternFormat`.
/// Threads: any.
/// Statuses: GOL_NULL_POINTER, GOL_INVALID_ARGUMENT (an unknown format), GOL_INVALID_HANDLE,
/// GOL_BUFFER_TOO_SMALL, GOL_UNWRITABLE_PATTERN, GOL_BEYOND_PLANE (a quadtree with cells outside
/// the 64-bit plane, in a format of cells), GOL_PATTERN_TOO_LARGE (a quadtree of too many cells,
/// likewise), GOL_OUT_OF_MEMORY.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_pattern_write(
    pattern: GolPattern,
    format: i32,
    gzip: bool,
    bytes: *mut u8,
    capacity: u64,
    length: *mut u64,
    error: *mut GolError,
) -> GolStatus {
    let body = || {
        let format = GolPatternFormat::from_number(format)?;
        let out = OutBuffer::new(bytes, capacity, length);
        out.check("bytes")?;
        let pattern = handle::pattern(pattern)?;
        let options = write_options(&pattern, gzip);
        let mut text = Vec::new();
        pattern::write(&mut text, &pattern, format, &options)?;
        // SAFETY: the caller's promise.
        unsafe { out.fill_bytes(&text, "bytes") }
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Writes a pattern to a file in a format, packed by gzip or not. The path `-` is standard output.
/// The message of a failure does not name the file.
///
/// The file is there as a whole or not at all: a call that fails, or a process that is killed,
/// leaves the old file as it was.
///
/// Ownership: `path` (`path_length` bytes: as the system has them on Unix, UTF-8 on Windows) and
/// `error` (may be null) stay the caller's. `format` is a `GolPatternFormat`.
/// Threads: any.
/// Statuses: those of `gol_pattern_write` except GOL_BUFFER_TOO_SMALL, and GOL_NO_SUCH_FILE (the
/// folder), GOL_IO_ERROR.
///
/// # Safety
/// The pointers hold what is said above.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gol_pattern_save(
    pattern: GolPattern,
    path: *const u8,
    path_length: u64,
    format: i32,
    gzip: bool,
    error: *mut GolError,
) -> GolStatus {
    let body = || {
        let format = GolPatternFormat::from_number(format)?;
        // SAFETY: the caller's promise.
        let path = unsafe { read_path(path, path_length) }?;
        let pattern = handle::pattern(pattern)?;
        let options = write_options(&pattern, gzip);
        Ok(pattern::save(path, &pattern, format, &options)?)
    };
    // SAFETY: the caller's promise.
    unsafe { guard(error, body) }
}

/// Reads a path that a caller gave.
///
/// # Safety
/// `path` points to `length` bytes.
unsafe fn read_path(path: *const u8, length: u64) -> Result<PathBuf, Failure> {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStringExt;
        // SAFETY: the caller's promise.
        let bytes = unsafe { read_bytes(path, length, "path") }?;
        Ok(std::ffi::OsString::from_vec(bytes).into())
    }
    #[cfg(not(unix))]
    {
        // SAFETY: the caller's promise.
        let text = unsafe { crate::memory::read_text(path, length, "path") }?;
        Ok(text.into())
    }
}
