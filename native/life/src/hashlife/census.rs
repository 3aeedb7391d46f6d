//! How many cells a board has.

use std::sync::MutexGuard;

use foldhash::{HashMap, HashMapExt};
use num_bigint::BigUint;

use super::HashLife;
use super::leaf::LEAF_LEVEL;
use super::node::{EMPTY, Handle};
use super::store::Store;

/// Remembers the populations of nodes, so that counting after a small change is quick.
#[derive(Debug)]
pub(super) struct Census {
    counts: HashMap<Handle, u64>,
    /// The number of collections after which the handles above were good.
    collections: u64,
    /// How many counts may be remembered.
    capacity: usize,
}

/// Nodes below this level are counted again each time: they are many, and small.
const LEAST_LEVEL: u32 = 9;

/// Up to this level a population fits into 64 bits.
const LAST_LEVEL: u32 = 31;

/// What a remembered count takes in the hash map at worst, right after the map has doubled.
const BYTES_A_COUNT: usize = 40;

impl Census {
    pub(super) fn new(bytes: u64) -> Self {
        Self {
            counts: HashMap::new(),
            collections: 0,
            capacity: (bytes / BYTES_A_COUNT as u64) as usize,
        }
    }

    pub(super) fn bytes(&self) -> u64 {
        (self.counts.capacity() * BYTES_A_COUNT / 2) as u64
    }

    /// The population of a node that is not above [`LAST_LEVEL`].
    fn count(&mut self, store: &Store, node: Handle, level: u32) -> u64 {
        if node == EMPTY {
            return 0;
        }
        if level == LEAF_LEVEL {
            return store.leaves.leaf(node).population();
        }
        let remembered = level >= LEAST_LEVEL;
        if remembered && let Some(&count) = self.counts.get(&node) {
            return count;
        }
        let quarters = store.nodes.quarters(node);
        let count = quarters
            .iter()
            .map(|&quarter| self.count(store, quarter, level - 1))
            .sum();
        if remembered {
            if self.counts.len() >= self.capacity {
                self.counts = HashMap::new();
            }
            if self.capacity > 0 {
                self.counts.insert(node, count);
            }
        }
        count
    }

    /// The population of any node.
    pub(super) fn population(&mut self, store: &Store, node: Handle, level: u32) -> BigUint {
        if level <= LAST_LEVEL {
            return self.count(store, node, level).into();
        }
        // The distinct nodes of each high level, from the top down.
        let mut levels = vec![vec![node]];
        for _ in LAST_LEVEL..level {
            let mut below: Vec<Handle> = levels
                .last()
                .into_iter()
                .flatten()
                .flat_map(|&node| store.nodes.quarters(node))
                .filter(|&quarter| quarter != EMPTY)
                .collect();
            below.sort_unstable();
            below.dedup();
            levels.push(below);
        }
        // Their populations, from the bottom up.
        let mut counts: HashMap<Handle, BigUint> = levels
            .pop()
            .into_iter()
            .flatten()
            .map(|node| (node, self.count(store, node, LAST_LEVEL).into()))
            .collect();
        while let Some(nodes) = levels.pop() {
            counts = nodes
                .into_iter()
                .map(|node| {
                    let quarters = store.nodes.quarters(node);
                    let sum = quarters.iter().filter_map(|q| counts.get(q)).sum();
                    (node, sum)
                })
                .collect();
        }
        counts.remove(&node).unwrap_or_default()
    }

    /// The population of any node, or `u64::MAX` if it is larger. Remembers large nodes in `known`.
    pub(super) fn saturated(
        &mut self,
        store: &Store,
        node: Handle,
        level: u32,
        known: &mut HashMap<Handle, u64>,
    ) -> u64 {
        if node == EMPTY || level <= LAST_LEVEL {
            return self.count(store, node, level);
        }
        if let Some(&count) = known.get(&node) {
            return count;
        }
        let count = store
            .nodes
            .quarters(node)
            .iter()
            .map(|&quarter| self.saturated(store, quarter, level - 1, known))
            .fold(0, u64::saturating_add);
        known.insert(node, count);
        count
    }
}

impl HashLife {
    /// The census, with nothing in it that is no longer true.
    pub(super) fn census(&self) -> MutexGuard<'_, Census> {
        let mut census = self
            .census
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if census.collections != self.store.collections {
            census.counts = HashMap::new();
            census.collections = self.store.collections;
        }
        census
    }

    /// How many cells the board has.
    pub fn population(&self) -> BigUint {
        if self.root.node == EMPTY {
            return BigUint::ZERO;
        }
        self.census()
            .population(&self.store, self.root.node, self.root.level)
    }

    /// How many cells the board has, if that is less than 2^64.
    pub fn population_u64(&self) -> Option<u64> {
        u64::try_from(self.population()).ok()
    }
}
