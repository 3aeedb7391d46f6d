//! Nodes and leaves together, under one memory limit.

use super::budget::Budget;
use super::collect::{Roots, collect};
use super::index::GoOn;
use super::leaf::{LEAF_LEVEL, Leaf, Leaves};
use super::node::{EMPTY, Handle, Nodes, Quarters};
use crate::Error;

/// The level of the smallest nodes, whose quarters are leaves.
pub(super) const NODE_LEVEL: u32 = LEAF_LEVEL + 1;

/// Why some work was not finished.
#[derive(Debug)]
pub(super) enum Interrupt {
    Stopped,
    Memory(Error),
}

impl From<Error> for Interrupt {
    fn from(error: Error) -> Self {
        Self::Memory(error)
    }
}

/// What trees are made of.
#[derive(Debug)]
pub(super) struct Store {
    pub(super) nodes: Nodes,
    pub(super) leaves: Leaves,
    pub(super) budget: Budget,
    /// How often handles may have changed their meaning, because some were freed.
    pub(super) collections: u64,
    /// Whether a collection was stopped before its end.
    pub(super) collecting: bool,
    /// From which line on nodes may still be marked by the last collection.
    pub(super) marked: Option<usize>,
}

/// Neither nodes nor leaves may take more than this part of the memory, in eighths: what is left
/// is the other's.
const LARGEST_SHARE: u64 = 7;

/// Nodes and leaves never give memory back. This part of it is not for them, but for the stacks
/// and lists that come and go.
const HELD_BACK: u64 = 16;

/// If a collection leaves less than one in so many nodes free, the next one would come too soon
/// for any progress.
const LEAST_FREE: usize = 16;

impl Store {
    pub(super) fn new(memory_limit: u64) -> Self {
        Self {
            nodes: Nodes::new(),
            leaves: Leaves::new(),
            budget: Budget::new(memory_limit),
            collections: 0,
            collecting: false,
            marked: None,
        }
    }

    /// Whether so many more nodes and leaves fit as it is.
    #[inline]
    pub(super) fn has_room(&self, nodes: usize, leaves: usize) -> bool {
        self.nodes.room() >= nodes
            && self.leaves.room() >= leaves
            && !self.nodes.is_stale()
            && !self.leaves.is_stale()
    }

    /// Makes room by taking more memory, however long it takes.
    #[inline]
    pub(super) fn grow(&mut self, nodes: usize, leaves: usize) -> Result<(), Error> {
        if self.has_room(nodes, leaves) {
            return Ok(());
        }
        match self.grow_while(nodes, leaves, &mut |_| true) {
            Err(Interrupt::Memory(error)) => Err(error),
            Err(Interrupt::Stopped) | Ok(()) => Ok(()),
        }
    }

    /// Makes room by taking more memory.
    fn grow_while(&mut self, nodes: usize, leaves: usize, go_on: GoOn) -> Result<(), Interrupt> {
        let grown = self.take_memory(nodes, leaves);
        self.refresh(go_on)?;
        grown.map_err(Interrupt::Memory)
    }

    /// Brings the indices up to date.
    fn refresh(&mut self, go_on: GoOn) -> Result<(), Interrupt> {
        let leaves = &self.leaves;
        if self.nodes.refresh(|leaf| leaves.is_marked(leaf), go_on) && self.leaves.refresh(go_on) {
            Ok(())
        } else {
            Err(Interrupt::Stopped)
        }
    }

    fn take_memory(&mut self, nodes: usize, leaves: usize) -> Result<(), Error> {
        self.budget.hold_back(self.budget.limit() / HELD_BACK);
        let taken = self.take_memory_for_good(nodes, leaves);
        self.budget.hold_back(0);
        taken
    }

    fn take_memory_for_good(&mut self, nodes: usize, leaves: usize) -> Result<(), Error> {
        let share = self.budget.limit() / 8 * LARGEST_SHARE;
        let fits = |bytes: usize, budget: &Budget| {
            if bytes as u64 <= share {
                Ok(())
            } else {
                Err(budget.exceeded(bytes as u64 / LARGEST_SHARE * 8))
            }
        };
        while self.nodes.room() < nodes {
            fits(self.nodes.bytes(), &self.budget)?;
            self.nodes.grow(&mut self.budget)?;
        }
        while self.leaves.room() < leaves {
            fits(self.leaves.bytes(), &self.budget)?;
            self.leaves.grow(&mut self.budget)?;
        }
        Ok(())
    }

    /// Makes room by taking more memory or, where that is at its end, by freeing whatever is not
    /// reachable from the roots. All handles that the caller goes on using must be among them.
    pub(super) fn make_room(
        &mut self,
        nodes: usize,
        leaves: usize,
        roots: &dyn Roots,
        go_on: GoOn,
    ) -> Result<(), Interrupt> {
        let error = match self.grow_while(nodes, leaves, go_on) {
            Err(Interrupt::Memory(error)) => error,
            done => return done,
        };
        collect(self, roots, go_on)?;
        self.refresh(go_on)?;
        let (least_nodes, least_leaves) = (
            nodes.max(self.nodes.capacity() / LEAST_FREE),
            leaves.max(self.leaves.capacity() / LEAST_FREE),
        );
        if self.has_room(least_nodes, least_leaves) {
            return Ok(());
        }
        // What was just collected may have left enough of one, and memory for the other.
        match self.grow_while(least_nodes, least_leaves, go_on) {
            Err(Interrupt::Memory(_)) => Err(Interrupt::Memory(error)),
            done => done,
        }
    }

    /// The node with these quarters. There must be room for it.
    #[inline]
    pub(super) fn node(&mut self, quarters: Quarters) -> Handle {
        self.nodes.get(quarters)
    }

    /// A leaf by value. There must be room for it.
    pub(super) fn leaf(&mut self, leaf: &Leaf) -> Handle {
        self.leaves.get(leaf)
    }

    /// A node of twice the size with a given one in its middle. Takes up to five nodes.
    pub(super) fn surround(&mut self, node: Handle) -> Handle {
        let [nw, ne, sw, se] = self.nodes.quarters(node);
        let quarters = [
            self.node([EMPTY, EMPTY, EMPTY, nw]),
            self.node([EMPTY, EMPTY, ne, EMPTY]),
            self.node([EMPTY, sw, EMPTY, EMPTY]),
            self.node([se, EMPTY, EMPTY, EMPTY]),
        ];
        self.node(quarters)
    }

    /// The quarters of the node of half the size in the middle of a node of nodes, if there is
    /// nothing around it.
    pub(super) fn core(&self, node: Handle) -> Option<Quarters> {
        let [nw, ne, sw, se] = self
            .nodes
            .quarters(node)
            .map(|quarter| self.nodes.quarters(quarter));
        let around = [
            nw[0], nw[1], nw[2], ne[0], ne[1], ne[3], sw[0], sw[2], sw[3], se[1], se[2], se[3],
        ];
        (around == [EMPTY; 12]).then_some([nw[3], ne[2], sw[1], se[0]])
    }

    /// Forgets everything and gives the memory back.
    pub(super) fn release(&mut self) {
        self.collections += 1;
        self.nodes.release(&mut self.budget);
        self.leaves.release(&mut self.budget);
        self.marked = None;
        self.collecting = false;
    }
}
