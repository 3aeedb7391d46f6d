//! A table in which each different square is once.

use super::memo::Memo;
use super::{Limits, Macrocell, Node, PatternError};

/// A [`Macrocell`] under construction, of which equal nodes are one. 0 is the empty square of any
/// level; no node of the table is empty.
pub(super) struct UniqueNodes {
    table: Macrocell,
    numbers: Memo<Node>,
}

impl UniqueNodes {
    pub(super) fn within(limits: Limits) -> Self {
        Self {
            table: Macrocell::default(),
            numbers: Memo::within(limits),
        }
    }

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
        if let Some(number) = self.numbers.get(&node) {
            return Ok(number);
        }
        let number = self.table.append(node)?;
        self.numbers.insert(node, number)?;
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
