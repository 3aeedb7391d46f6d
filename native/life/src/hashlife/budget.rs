//! The memory that a board may take, and what it has taken of it.

use crate::Error;

/// Counts bytes against a hard limit. Whoever allocates takes first.
#[derive(Debug)]
pub(super) struct Budget {
    limit: u64,
    used: u64,
}

impl Budget {
    pub(super) fn new(limit: u64) -> Self {
        Self { limit, used: 0 }
    }

    pub(super) fn limit(&self) -> u64 {
        self.limit
    }

    pub(super) fn used(&self) -> u64 {
        self.used
    }

    /// Sets `bytes` aside, or says that the limit does not allow them.
    pub(super) fn take(&mut self, bytes: usize) -> Result<(), Error> {
        let needed = self.used.saturating_add(bytes as u64);
        if needed > self.limit {
            return Err(Error::MemoryLimit {
                needed,
                limit: self.limit,
            });
        }
        self.used = needed;
        Ok(())
    }

    pub(super) fn give_back(&mut self, bytes: usize) {
        debug_assert!(self.used >= bytes as u64);
        self.used -= bytes as u64;
    }

    /// Makes room in a vector for exactly `more` elements beyond its length.
    pub(super) fn reserve<T>(&mut self, vec: &mut Vec<T>, more: usize) -> Result<(), Error> {
        let old = vec.capacity();
        let wanted = vec.len() + more;
        if wanted <= old {
            return Ok(());
        }
        // While a vector moves to a larger place, the old one is still there.
        self.take(wanted * size_of::<T>())?;
        let reserved = vec.try_reserve_exact(more);
        let now = vec.capacity();
        if reserved.is_err() {
            self.give_back(wanted * size_of::<T>());
            return Err(Error::OutOfMemory {
                bytes: (wanted * size_of::<T>()) as u64,
            });
        }
        debug_assert_eq!(
            now, wanted,
            "reserve_exact is exact with the system's allocator"
        );
        self.give_back(old * size_of::<T>());
        Ok(())
    }
}
