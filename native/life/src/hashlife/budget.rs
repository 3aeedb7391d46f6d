//! The memory that a board may take, and what it has taken of it.

use crate::Error;

/// Counts bytes against a hard limit. Whoever allocates takes first.
#[derive(Debug)]
pub(super) struct Budget {
    limit: u64,
    /// What is another's of the limit that users know.
    elsewhere: u64,
    used: u64,
    /// What is kept for others at the moment.
    held_back: u64,
}

impl Budget {
    pub(super) fn new(limit: u64) -> Self {
        Self {
            limit,
            elsewhere: 0,
            used: 0,
            held_back: 0,
        }
    }

    pub(super) fn limit(&self) -> u64 {
        self.limit
    }

    /// Changes the limit to a part of the one that users know; the rest of that is `elsewhere`. What
    /// is taken stays taken.
    pub(super) fn set_limit(&mut self, limit: u64, elsewhere: u64) {
        self.limit = limit;
        self.elsewhere = elsewhere;
    }

    /// That so many bytes are more than the limit, in terms of the limit that users know.
    pub(super) fn exceeded(&self, needed: u64) -> Error {
        Error::MemoryLimit {
            needed: needed.saturating_add(self.elsewhere),
            limit: self.limit.saturating_add(self.elsewhere),
        }
    }

    pub(super) fn used(&self) -> u64 {
        self.used
    }

    /// Until the next call, lets `bytes` of the limit be out of reach.
    pub(super) fn hold_back(&mut self, bytes: u64) {
        self.held_back = bytes;
    }

    /// Sets `bytes` aside, or says that the limit does not allow them.
    pub(super) fn take(&mut self, bytes: usize) -> Result<(), Error> {
        let needed = self.used.saturating_add(bytes as u64);
        let in_all = needed.saturating_add(self.held_back);
        if in_all > self.limit {
            return Err(self.exceeded(in_all));
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
        let bytes = |elements: usize| elements.saturating_mul(size_of::<T>());
        self.take(bytes(wanted))?;
        let reserved = vec.try_reserve_exact(more);
        self.give_back(bytes(wanted));
        reserved.map_err(|_| Error::OutOfMemory {
            bytes: bytes(wanted) as u64,
        })?;
        self.used = self.used - bytes(old) as u64 + bytes(vec.capacity()) as u64;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_growing_vector_is_paid_for_twice_while_it_moves() {
        let mut budget = Budget::new(100);
        budget.set_limit(100, 10);
        let mut vec: Vec<u8> = Vec::new();
        assert_eq!(budget.reserve(&mut vec, 40), Ok(()));
        assert_eq!(budget.used(), 40);
        vec.resize(40, 0);
        let error = Error::MemoryLimit {
            needed: 111,
            limit: 110,
        };
        assert_eq!(budget.reserve(&mut vec, 21), Err(error));
        assert_eq!(budget.used(), 40);
        assert_eq!(budget.reserve(&mut vec, 20), Ok(()));
        assert_eq!(budget.used(), 60);
    }

    #[test]
    fn what_the_system_refuses_is_not_paid_for() {
        let mut budget = Budget::new(u64::MAX);
        let mut vec: Vec<u64> = Vec::new();
        // Where nobody sees it, the compiler leaves the allocation out.
        let error = budget.reserve(std::hint::black_box(&mut vec), usize::MAX / 32);
        let error = error.unwrap_err();
        assert!(matches!(error, Error::OutOfMemory { .. }));
        assert_eq!(budget.used(), 0);
    }
}
