//! Moving a table of nodes by one row.
//!
//! The middle of a macrocell's root is between the rows 0 and 1, that of HashLife's between -1 and
//! 0. A square that is moved by a row takes one row of its neighbour in, so that there are as many
//! new squares as there are different pairs of neighbours: no more than a few for each old one.

use std::collections::HashMap;

use super::node_table::LEAF;
use super::unique_nodes::UniqueNodes;
use super::{Limits, Macrocell, Node, PatternError};

/// Where to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vertical {
    Up,
    Down,
}

impl Macrocell {
    /// The same board, each cell one row further.
    pub(super) fn moved_by_a_row(&self, to: Vertical) -> Result<Self, PatternError> {
        if self.level() == LEAF {
            let few = Limits::default().with_memory(4096);
            let dy = match to {
                Vertical::Up => -1,
                Vertical::Down => 1,
            };
            return Self::from_pattern(&self.to_pattern(&few)?.translate(0, dy)?);
        }
        let enlarged = self.enlarged()?;
        let mut moving = Moving {
            table: &enlarged,
            to,
            unique: UniqueNodes::default(),
            moved: HashMap::new(),
        };
        moving.square(enlarged.level(), 0, enlarged.root())?;
        Ok(moving
            .unique
            .into_table()
            .with_description(self.description().clone()))
    }

    /// The same board in a root of the next level, so that there is room around it.
    fn enlarged(&self) -> Result<Self, PatternError> {
        let mut table = self.clone();
        let level = self.level();
        let mut push = |node| {
            let number = table.nodes().len() + 1;
            table.push(node).map_err(|fault| fault.error(number))
        };
        let mut quadrants = self.children(self.root());
        for (i, quadrant) in quadrants.iter_mut().enumerate() {
            let mut children = [0; 4];
            children[3 - i] = *quadrant;
            *quadrant = push(Node::Inner { level, children })?;
        }
        push(Node::Inner {
            level: level + 1,
            children: quadrants,
        })?;
        Ok(table)
    }
}

struct Moving<'a> {
    table: &'a Macrocell,
    to: Vertical,
    unique: UniqueNodes,
    /// What a square becomes that has a certain neighbour.
    moved: HashMap<(u32, u32), u32>,
}

impl Moving<'_> {
    /// What a square becomes. The neighbour is the one that cells come from: above or below.
    fn square(&mut self, level: u16, neighbour: u32, square: u32) -> Result<u32, PatternError> {
        if (neighbour, square) == (0, 0) {
            return Ok(0);
        }
        if let Some(&known) = self.moved.get(&(neighbour, square)) {
            return Ok(known);
        }
        let node = if level == LEAF {
            let (from, own) = (self.leaf(neighbour), self.leaf(square));
            Node::Leaf(match self.to {
                Vertical::Down => own << 8 | from >> 56,
                Vertical::Up => own >> 8 | from << 56,
            })
        } else {
            let from = self.table.children(neighbour);
            let [nw, ne, sw, se] = self.table.children(square);
            let pairs = match self.to {
                Vertical::Down => [(from[2], nw), (from[3], ne), (nw, sw), (ne, se)],
                Vertical::Up => [(sw, nw), (se, ne), (from[0], sw), (from[1], se)],
            };
            let mut children = [0; 4];
            for (child, (neighbour, square)) in children.iter_mut().zip(pairs) {
                *child = self.square(level - 1, neighbour, square)?;
            }
            Node::Inner { level, children }
        };
        let number = self.unique.number(node)?;
        self.moved.insert((neighbour, square), number);
        Ok(number)
    }

    fn leaf(&self, number: u32) -> u64 {
        match self.table.node(number) {
            Some(Node::Leaf(bits)) => bits,
            _ => 0,
        }
    }
}
