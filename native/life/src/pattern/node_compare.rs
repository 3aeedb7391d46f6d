//! Whether two tables of nodes spell the same board.
//!
//! They can differ in the order of their nodes, in nodes that are there twice or are of no use, in
//! empty squares that are spelt out, and in how much empty plane is around. All of that goes when
//! the nodes of both are put into one table in which equal squares are one.

use super::node_table::{LEAF, around_leaf};
use super::unique_nodes::UniqueNodes;
use super::{Limits, Macrocell, Node, PatternError};

impl Macrocell {
    /// Whether the same cells are alive. Of what the files say beside that, nothing counts.
    pub fn is_same_board(&self, other: &Self) -> Result<bool, PatternError> {
        let mut squares = UniqueNodes::within(Limits::default());
        Ok(squares.root_of(self)? == squares.root_of(other)?)
    }
}

impl UniqueNodes {
    /// The number of a table's board.
    fn root_of(&mut self, table: &Macrocell) -> Result<u32, PatternError> {
        let mut numbers: Vec<u32> = Vec::new();
        for &node in table.nodes() {
            let node = match node {
                Node::Inner { level, children } => Node::Inner {
                    level,
                    children: children.map(|child| match child {
                        0 => 0,
                        child => numbers[child as usize - 1],
                    }),
                },
                leaf => leaf,
            };
            let number = self.number(node)?;
            super::words::push(&mut numbers, number)?;
        }
        self.least_root(numbers.last().copied().unwrap_or(0))
    }

    /// The smallest square around the origin that has all cells of a root.
    fn least_root(&mut self, mut root: u32) -> Result<u32, PatternError> {
        while root != 0 {
            let (level, children) = match self.node(root) {
                None => return Ok(root),
                Some(Node::Leaf(bits)) => return self.around_leaf(bits),
                Some(Node::Inner { level, children }) => (level, children),
            };
            let mut inner = [0; 4];
            for (i, child) in children.into_iter().enumerate().filter(|(_, c)| *c != 0) {
                let Some(Node::Inner { children, .. }) = self.node(child) else {
                    return Ok(root);
                };
                // Of the north-western quadrant the south-eastern one is at the centre, and so on.
                inner[i] = children[3 - i];
                if (0..4).any(|j| j != 3 - i && children[j] != 0) {
                    return Ok(root);
                }
            }
            root = self.number(Node::Inner {
                level: level - 1,
                children: inner,
            })?;
        }
        Ok(root)
    }

    /// The square of the next level that has a leaf at its centre.
    fn around_leaf(&mut self, bits: u64) -> Result<u32, PatternError> {
        let mut children = [0; 4];
        for (child, quadrant) in children.iter_mut().zip(around_leaf(bits)) {
            *child = self.number(Node::Leaf(quadrant))?;
        }
        self.number(Node::Inner {
            level: LEAF + 1,
            children,
        })
    }
}
