//! From a number to the universe or the pattern that it stands for.
//!
//! They cross the ABI as numbers and never as pointers: a number that was freed, that belongs to a
//! universe in use by another thread, or that is plain nonsense can be told from a good one, where
//! a pointer would have to be believed (docs/adr/0003).

use std::ops::Deref;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError, RwLock, TryLockError};

use gol4j_life::Universe;
use gol4j_life::pattern::{Limits, Loaded, Pattern};
use slotmap::{DefaultKey, Key, KeyData, SlotMap};

use crate::error::{Failure, GolStatus};

/// A universe. 0 is never one. The number of a freed universe is not given to another before its
/// place in the table was used two thousand million times.
pub type GolUniverse = u64;

/// A pattern. 0 is never one, and no universe has the number of a pattern. As with universes, the
/// number of a freed one is not given to another for a very long time.
pub type GolPattern = u64;

/// Everything of a kind that is not freed. The lock is held only to look a number up.
type Table<T> = LazyLock<RwLock<SlotMap<DefaultKey, Arc<T>>>>;

static UNIVERSES: Table<Mutex<Universe>> = LazyLock::new(RwLock::default);
static PATTERNS: Table<Kept> = LazyLock::new(RwLock::default);

/// What all patterns take, in bytes.
static PATTERN_BYTES: AtomicU64 = AtomicU64::new(0);

/// A pattern that is counted for as long as it takes memory.
pub(crate) struct Kept {
    loaded: Loaded,
    /// What it was read within; what is made of it is held to the same.
    limits: Limits,
    bytes: u64,
}

impl Kept {
    pub(crate) fn new(loaded: impl Into<Loaded>, limits: Limits) -> Self {
        let loaded = loaded.into();
        let bytes = loaded.bytes();
        PATTERN_BYTES.fetch_add(bytes, Ordering::Relaxed);
        Self {
            loaded,
            limits,
            bytes,
        }
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// What was made of this pattern, held to the same limits.
    pub(crate) fn derive(&self, made: impl Into<Loaded>) -> Self {
        Self::new(made, self.limits)
    }
}

/// A pattern that was not read and not made of one that was.
impl From<Loaded> for Kept {
    fn from(loaded: Loaded) -> Self {
        Self::new(loaded, Limits::default())
    }
}

impl From<Pattern> for Kept {
    fn from(pattern: Pattern) -> Self {
        Loaded::from(pattern).into()
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        PATTERN_BYTES.fetch_sub(self.bytes, Ordering::Relaxed);
    }
}

impl Deref for Kept {
    type Target = Loaded;

    fn deref(&self) -> &Loaded {
        &self.loaded
    }
}

fn put<T>(table: &Table<T>, value: T) -> u64 {
    let shared = Arc::new(value);
    let mut table = table.write().unwrap_or_else(PoisonError::into_inner);
    table.insert(shared).data().as_ffi()
}

fn get<T>(table: &Table<T>, number: u64) -> Option<Arc<T>> {
    let table = table.read().unwrap_or_else(PoisonError::into_inner);
    table.get(key(number)).cloned()
}

/// What was removed is dropped by the caller, outside the lock: giving back a large board takes a
/// while. A call that is using it in another thread ends undisturbed, and the memory goes with the
/// last user.
fn take<T>(table: &Table<T>, number: u64) -> Option<Arc<T>> {
    let mut table = table.write().unwrap_or_else(PoisonError::into_inner);
    table.remove(key(number))
}

fn key(number: u64) -> DefaultKey {
    DefaultKey::from(KeyData::from_ffi(number))
}

/// Takes a universe in and gives it a number.
pub(crate) fn insert(universe: Universe) -> GolUniverse {
    put(&UNIVERSES, Mutex::new(universe))
}

/// Forgets a universe.
pub(crate) fn remove(handle: GolUniverse) -> Result<(), Failure> {
    take(&UNIVERSES, handle)
        .map(drop)
        .ok_or_else(|| invalid(handle, "universe"))
}

/// Uses a universe, which must not be in use by another thread. A panic meanwhile poisons it.
pub fn with<T>(
    handle: GolUniverse,
    body: impl FnOnce(&mut Universe) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let shared = get(&UNIVERSES, handle).ok_or_else(|| invalid(handle, "universe"))?;
    let mut universe = shared.try_lock().map_err(|error| match error {
        TryLockError::WouldBlock => Failure::new(
            GolStatus::GOL_BUSY,
            "the universe is in use by another thread; let one thread at a time call it",
        ),
        TryLockError::Poisoned(_) => Failure::new(
            GolStatus::GOL_POISONED,
            "an earlier call on this universe ended in a panic; free it and make a new one",
        ),
    })?;
    body(&mut universe)
}

/// Takes a pattern in and gives it a number: that of its place in the table with all bits flipped,
/// so that no universe is taken for a pattern. Both tables count from 1.
pub(crate) fn insert_pattern(pattern: impl Into<Kept>) -> GolPattern {
    !put(&PATTERNS, pattern.into())
}

/// Forgets a pattern.
pub(crate) fn remove_pattern(handle: GolPattern) -> Result<(), Failure> {
    take(&PATTERNS, !handle)
        .map(drop)
        .ok_or_else(|| invalid(handle, "pattern"))
}

/// The pattern of a number. Patterns do not change, so that any number of threads can use it.
pub(crate) fn pattern(handle: GolPattern) -> Result<Arc<Kept>, Failure> {
    get(&PATTERNS, !handle).ok_or_else(|| invalid(handle, "pattern"))
}

/// What all patterns take, in bytes.
pub(crate) fn pattern_bytes() -> u64 {
    PATTERN_BYTES.load(Ordering::Relaxed)
}

fn invalid(handle: u64, what: &str) -> Failure {
    Failure::new(
        GolStatus::GOL_INVALID_HANDLE,
        format!("{handle:#x} is not a {what}, or one that was freed"),
    )
}
