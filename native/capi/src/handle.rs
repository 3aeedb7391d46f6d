//! From a number to the universe that it stands for.
//!
//! A universe crosses the ABI as a number and never as a pointer: a number that was freed, that
//! belongs to a universe in use by another thread, or that is plain nonsense can be told from a
//! good one, where a pointer would have to be believed (docs/adr/0003).

use std::sync::{Arc, LazyLock, Mutex, PoisonError, RwLock, TryLockError};

use gol4j_life::Universe;
use slotmap::{DefaultKey, Key, KeyData, SlotMap};

use crate::error::{Failure, GolStatus};

/// A universe. 0 is never one. The number of a freed universe is not given to another before its
/// place in the table was used two thousand million times.
pub type GolUniverse = u64;

type Shared = Arc<Mutex<Universe>>;

/// Every universe that is not freed. The lock of the table is held only to look one up, the lock
/// of a universe as long as a call uses it.
static UNIVERSES: LazyLock<RwLock<SlotMap<DefaultKey, Shared>>> = LazyLock::new(RwLock::default);

/// Takes a universe in and gives it a number.
pub(crate) fn insert(universe: Universe) -> GolUniverse {
    let shared = Arc::new(Mutex::new(universe));
    let mut table = UNIVERSES.write().unwrap_or_else(PoisonError::into_inner);
    table.insert(shared).data().as_ffi()
}

/// Forgets a universe. A call that is using it in another thread ends undisturbed, and the memory
/// goes with the last user.
pub(crate) fn remove(handle: GolUniverse) -> Result<(), Failure> {
    let removed = {
        let mut table = UNIVERSES.write().unwrap_or_else(PoisonError::into_inner);
        table.remove(key(handle))
    };
    // Outside the lock: giving back a large board takes a while.
    match removed {
        Some(_universe) => Ok(()),
        None => Err(invalid(handle)),
    }
}

/// Uses a universe, which must not be in use by another thread. A panic meanwhile poisons it.
pub fn with<T>(
    handle: GolUniverse,
    body: impl FnOnce(&mut Universe) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let shared = {
        let table = UNIVERSES.read().unwrap_or_else(PoisonError::into_inner);
        table.get(key(handle)).cloned()
    };
    let shared = shared.ok_or_else(|| invalid(handle))?;
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

fn key(handle: GolUniverse) -> DefaultKey {
    DefaultKey::from(KeyData::from_ffi(handle))
}

fn invalid(handle: GolUniverse) -> Failure {
    Failure::new(
        GolStatus::GOL_INVALID_HANDLE,
        format!("{handle:#x} is not a universe, or one that was freed"),
    )
}
