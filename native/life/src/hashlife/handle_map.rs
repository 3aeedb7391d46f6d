//! Numbers for handles.

use super::budget::Budget;
use super::index::mix;
use super::node::{EMPTY, Handle};
use crate::Error;

/// A map from handles to numbers whose memory is counted: for walks through a board, in which most
/// parts are met more than once. Open addressing, at most three quarters full.
#[derive(Debug)]
pub(super) struct HandleMap {
    /// Of a length that is a power of two, or none; the empty square stands for a free entry.
    entries: Vec<(Handle, u32)>,
    len: usize,
}

/// The length that a map starts with.
const FIRST: usize = 64;

impl HandleMap {
    pub(super) const fn new() -> Self {
        Self {
            entries: Vec::new(),
            len: 0,
        }
    }

    /// The number of a handle, if it has one. The empty square has none.
    pub(super) fn get(&self, handle: Handle) -> Option<u32> {
        if self.entries.is_empty() {
            return None;
        }
        let (found, number) = self.entries[self.position(handle)];
        (found == handle && handle != EMPTY).then_some(number)
    }

    /// Gives a number to a handle that has none and is not the empty square's.
    pub(super) fn insert(
        &mut self,
        handle: Handle,
        number: u32,
        budget: &mut Budget,
    ) -> Result<(), Error> {
        if self.len >= self.entries.len() / 4 * 3 {
            self.grow(budget)?;
        }
        let position = self.position(handle);
        debug_assert_eq!(self.entries[position].0, EMPTY);
        self.entries[position] = (handle, number);
        self.len += 1;
        Ok(())
    }

    /// Gives the memory back.
    pub(super) fn release(self, budget: &mut Budget) {
        budget.give_back(self.entries.capacity() * size_of::<(Handle, u32)>());
    }

    /// Where a handle is or would be.
    fn position(&self, handle: Handle) -> usize {
        let mask = self.entries.len() - 1;
        let mut position = mix(handle.into(), 0) as usize & mask;
        while ![EMPTY, handle].contains(&self.entries[position].0) {
            position = (position + 1) & mask;
        }
        position
    }

    fn grow(&mut self, budget: &mut Budget) -> Result<(), Error> {
        let length = (2 * self.entries.len()).max(FIRST);
        let mut larger = Self::new();
        budget.reserve(&mut larger.entries, length)?;
        larger.entries.resize(length, (EMPTY, 0));
        for &(handle, number) in &self.entries {
            if handle != EMPTY {
                let position = larger.position(handle);
                larger.entries[position] = (handle, number);
            }
        }
        larger.len = self.len;
        std::mem::replace(self, larger).release(budget);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_handle_has_its_number_and_others_have_none() {
        let (mut map, mut budget) = (HandleMap::new(), Budget::new(u64::MAX));
        assert_eq!(map.get(4), None);
        for handle in 1..10_000 {
            map.insert(handle, handle ^ 5, &mut budget).unwrap();
        }
        for handle in 1..10_000 {
            assert_eq!(map.get(handle), Some(handle ^ 5));
        }
        assert_eq!((map.get(EMPTY), map.get(10_000)), (None, None));
        map.release(&mut budget);
        assert_eq!(budget.used(), 0);
    }

    #[test]
    fn a_map_that_may_not_grow_says_so() {
        let (mut map, mut budget) = (HandleMap::new(), Budget::new(1_000));
        let refused = (1..100).find_map(|handle| map.insert(handle, 0, &mut budget).err());
        assert!(matches!(refused, Some(Error::MemoryLimit { .. })));
        assert_eq!(map.get(1), Some(0));
    }
}
