//! What was found out before, within a limit.

use std::hash::Hash;

use foldhash::{HashMap, HashMapExt};

use super::{Limits, PatternError};

/// Numbers of nodes by what they were made of. There are no more than some [`Limits`] allow nodes:
/// a hostile table of few nodes can have very many different neighbours.
pub(super) struct Memo<K> {
    numbers: HashMap<K, u32>,
    limits: Limits,
}

impl<K: Eq + Hash> Memo<K> {
    pub(super) fn within(limits: Limits) -> Self {
        Self {
            numbers: HashMap::new(),
            limits,
        }
    }

    pub(super) fn get(&self, key: &K) -> Option<u32> {
        self.numbers.get(key).copied()
    }

    /// Remembers a number, or reports a limit or a system without memory, where
    /// `HashMap::insert` would end the process.
    pub(super) fn insert(&mut self, key: K, number: u32) -> Result<(), PatternError> {
        let count = self.numbers.len() as u64;
        // Two words for each: while it grows, the old map and the new one, of twice the size, are
        // there, and the nodes are in a table, too.
        self.limits.check(2 * (count + 1))?;
        self.numbers
            .try_reserve(1)
            .map_err(|_| PatternError::OutOfMemory {
                bytes: count.saturating_mul(2 * size_of::<(K, u32)>() as u64),
            })?;
        self.numbers.insert(key, number);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_remembered_than_the_limit_allows() {
        let mut memo = Memo::within(Limits::default().with_memory(4 * 64));
        memo.insert("a", 1).expect("room");
        memo.insert("b", 2).expect("room");
        let refused = memo.insert("c", 3).expect_err("one too many");
        assert!(
            matches!(refused, PatternError::TooLarge { .. }),
            "{refused}"
        );
        assert_eq!([memo.get(&"b"), memo.get(&"c")], [Some(2), None]);
    }
}
