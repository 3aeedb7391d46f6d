//! Set operations of quadtrees, without unpacking them.

use super::memo::Memo;
use super::node_table::LEAF;
use super::unique_nodes::UniqueNodes;
use super::{Limits, Macrocell, Node, PatternError};

impl Macrocell {
    /// The board that `operation` makes of the bits of two boards, with this one's description. It
    /// must make nothing of nothing.
    pub(super) fn combine(
        &self,
        other: &Self,
        operation: fn(u64, u64) -> u64,
        limits: &Limits,
    ) -> Result<Self, PatternError> {
        let level = self.level().max(other.level()).max(LEAF + 1);
        let (one, other) = (self.enlarged_to(level)?, other.enlarged_to(level)?);
        let mut combining = Combining {
            one: &one,
            other: &other,
            operation,
            unique: UniqueNodes::within(limits.half()),
            known: Memo::within(limits.half()),
        };
        combining.pair(level, (one.root(), other.root()))?;
        let combined = combining.unique.into_table();
        Ok(combined.with_description(self.description().clone()))
    }
}

struct Combining<'a> {
    one: &'a Macrocell,
    other: &'a Macrocell,
    operation: fn(u64, u64) -> u64,
    unique: UniqueNodes,
    /// What becomes of a pair.
    known: Memo<(u32, u32)>,
}

impl Combining<'_> {
    /// What becomes of the squares at the same place, one of each table.
    fn pair(&mut self, level: u16, (one, other): (u32, u32)) -> Result<u32, PatternError> {
        if (one, other) == (0, 0) {
            return Ok(0);
        }
        if let Some(known) = self.known.get(&(one, other)) {
            return Ok(known);
        }
        let node = if level == LEAF {
            Node::Leaf((self.operation)(self.one.leaf(one), self.other.leaf(other)))
        } else {
            let pairs = self
                .one
                .children(one)
                .into_iter()
                .zip(self.other.children(other));
            let mut children = [0; 4];
            for (child, pair) in children.iter_mut().zip(pairs) {
                *child = self.pair(level - 1, pair)?;
            }
            Node::Inner { level, children }
        };
        let number = self.unique.number(node)?;
        self.known.insert((one, other), number)?;
        Ok(number)
    }
}
