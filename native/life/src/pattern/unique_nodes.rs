//! A table in which each different square is once.

use std::collections::HashMap;
use std::hash::Hash;

use super::{Limits, Macrocell, Node, PatternError};

/// A [`Macrocell`] under construction, of which equal nodes are one. 0 is the empty square of any
/// level; no node of the table is empty. There are no more nodes than the default [`Limits`] allow.
#[derive(Default)]
pub(super) struct UniqueNodes {
    table: Macrocell,
    numbers: HashMap<Node, u32>,
    limits: Limits,
}

impl UniqueNodes {
    /// The number of a node, which is appended if it is new. Its children have numbers of this table.
    pub(super) fn number(&mut self, node: Node) -> Result<u32, PatternError> {
        if matches!(
            node,
            Node::Leaf(0)
                | Node::Inner {
                    children: [0, 0, 0, 0],
                    ..
                }
        ) {
            return Ok(0);
        }
        if let Some(&number) = self.numbers.get(&node) {
            return Ok(number);
        }
        let number = self.table.nodes().len() + 1;
        self.limits.check(number as u64)?;
        let number = self.table.push(node).map_err(|fault| fault.error(number))?;
        insert(&mut self.numbers, node, number)?;
        Ok(number)
    }

    /// The node of a number; none for the empty square.
    pub(super) fn node(&self, number: u32) -> Option<Node> {
        self.table.node(number)
    }

    /// The board whose root is the node that was appended last.
    pub(super) fn into_table(self) -> Macrocell {
        self.table
    }
}

/// `HashMap::insert` that reports a system without memory, where the original ends the process.
pub(super) fn insert<K: Eq + Hash, V>(
    map: &mut HashMap<K, V>,
    key: K,
    value: V,
) -> Result<(), PatternError> {
    map.try_reserve(1).map_err(|_| PatternError::OutOfMemory {
        bytes: (map.len() as u64).saturating_mul(2 * size_of::<(K, V)>() as u64),
    })?;
    map.insert(key, value);
    Ok(())
}
