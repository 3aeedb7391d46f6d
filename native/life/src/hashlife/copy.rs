//! A board of its own with the same cells.

use super::handle_map::HandleMap;
use super::node::{EMPTY, Handle, Quarters, is_leaf};
use super::store::Store;
use super::{HashLife, HashLifeOptions, Root};
use crate::Error;

/// How many nodes are copied between two questions: less than a millisecond's work.
const SOME: usize = 1 << 10;

impl HashLife {
    /// A board of its own with the same cells, rule, generation and limit. What is remembered of
    /// the future is not copied.
    pub fn try_clone(&self) -> Result<Self, Error> {
        let copy = self.try_clone_unless(self.memory_limit, &|| false)?;
        Ok(copy.expect("nobody stops it"))
    }

    /// As [`try_clone`](Self::try_clone), with another limit, which is kept while copying as well.
    /// `stop` is asked now and then; if it says so, there is no copy.
    pub fn try_clone_unless(
        &self,
        memory_limit: u64,
        stop: &dyn Fn() -> bool,
    ) -> Result<Option<Self>, Error> {
        let options = HashLifeOptions {
            memory_limit,
            ..self.options()
        };
        let mut copy = Self::new(self.rule, options);
        let mut copies = HandleMap::new();
        let copied = copy_tree(self, &mut copy.store, &mut copies, stop)?;
        let root = copies.get(self.root.node);
        copies.release(&mut copy.store.budget);
        if !copied {
            return Ok(None);
        }
        copy.root = root.map_or(Root::EMPTY, |node| Root { node, ..self.root });
        copy.generation = self.generation.clone();
        copy.background = self.background;
        Ok(Some(copy))
    }
}

/// Copies all nodes of a board, each after its quarters; false if it was stopped.
fn copy_tree(
    board: &HashLife,
    to: &mut Store,
    copies: &mut HandleMap,
    stop: &dyn Fn() -> bool,
) -> Result<bool, Error> {
    let mut waiting = vec![board.root.node];
    let mut done = 0_usize;
    while let Some(&node) = waiting.last() {
        if node == EMPTY || copies.get(node).is_some() {
            waiting.pop();
            continue;
        }
        let quarters = board.store.nodes.quarters(node);
        let before = waiting.len();
        waiting.extend(quarters.into_iter().filter(|&quarter| {
            quarter != EMPTY && !is_leaf(quarter) && copies.get(quarter).is_none()
        }));
        if waiting.len() > before {
            continue;
        }
        to.grow(1, 4)?;
        let copy = copy_node(&board.store, to, quarters, copies);
        copies.insert(node, copy, &mut to.budget)?;
        waiting.pop();
        done += 1;
        if done.is_multiple_of(SOME) && stop() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Copies a node whose quarters are leaves or have copies. There must be room for it.
fn copy_node(from: &Store, to: &mut Store, quarters: Quarters, copies: &HandleMap) -> Handle {
    let quarters = quarters.map(|quarter| {
        if is_leaf(quarter) {
            to.leaf(from.leaves.leaf(quarter))
        } else {
            copies.get(quarter).unwrap_or(EMPTY)
        }
    });
    to.node(quarters)
}
