//! Mark and sweep: frees what is no longer part of any board in use.
//!
//! Nothing moves, so handles stay valid. Which memo results survive is a matter of thrift: first
//! those that the boards in use lead to, and theirs in turn ("generous"); if that does not free
//! enough, only those that happen to be parts of the boards in use ("strict").

use super::index::{EASIER, FILL, GoOn};
use super::node::{EMPTY, Handle, is_leaf};
use super::store::{Interrupt, Store};

/// What a collection must keep.
pub(super) trait Roots {
    /// Calls back with each root. Where the flag is set, the root's result is kept as well.
    fn each(&self, visit: &mut dyn FnMut(Handle, bool));

    /// The level of the largest root.
    fn level(&self) -> u32;
}

/// Boards and parts of boards.
#[derive(Clone, Copy, Debug)]
pub(super) struct Boards<'a> {
    pub(super) nodes: &'a [Handle],
    pub(super) level: u32,
}

impl Roots for Boards<'_> {
    fn each(&self, visit: &mut dyn FnMut(Handle, bool)) {
        for &node in self.nodes {
            visit(node, false);
        }
    }

    fn level(&self) -> u32 {
        self.level
    }
}

/// A collection that would leave less than one in so many nodes or leaves free is a strict one.
const GENEROUS_FREE: usize = 2;

/// Frees all that the roots do not lead to. If it is stopped, nothing has changed.
pub(super) fn collect(store: &mut Store, roots: &dyn Roots, go_on: GoOn) -> Result<(), Interrupt> {
    store.collecting = true;
    let mut live = mark(store, roots, true, go_on)?;
    if live > store.nodes.capacity() / GENEROUS_FREE
        || store.leaves.marked() > store.leaves.capacity() / GENEROUS_FREE
    {
        live = mark(store, roots, false, go_on)?;
    }
    store.collections += 1;
    store.nodes.sweep(live);
    store.leaves.sweep();
    store.collecting = false;
    Ok(())
}

/// Marks what the roots lead to: by quarters or, if generous, by quarters and results. Tells how
/// many nodes that are.
fn mark(
    store: &mut Store,
    roots: &dyn Roots,
    generous: bool,
    go_on: GoOn,
) -> Result<usize, Interrupt> {
    while let Some(from) = store.marked {
        store.marked = store.nodes.unmark(from);
        if !go_on(3 * FILL / EASIER) {
            return Err(Interrupt::Stopped);
        }
    }
    // A node waits on the stack while its brothers are followed to the leaves: each level adds
    // four or, with the result, five and takes one.
    let depth = 8 + 5 * roots.level() as usize;
    let mut stack = Vec::new();
    let reserved = store.budget.reserve(&mut stack, depth);
    reserved.map_err(Interrupt::Memory)?;
    store.marked = Some(0);
    store.leaves.unmark();
    let mut marker = Marker {
        store,
        stack,
        generous,
        marked: 0,
        stopped: false,
        go_on,
    };
    roots.each(&mut |root, with_result| {
        marker.follow(root);
        if with_result && let Some(result) = marker.store.nodes.any_result(root) {
            marker.follow(result);
        }
    });
    let Marker {
        stack,
        stopped,
        marked,
        ..
    } = marker;
    debug_assert_eq!(stack.capacity(), depth, "the stack is deep enough");
    store.budget.give_back(depth * size_of::<Handle>());
    if stopped {
        return Err(Interrupt::Stopped);
    }
    Ok(marked)
}

struct Marker<'a, 'b> {
    store: &'a mut Store,
    stack: Vec<Handle>,
    generous: bool,
    marked: usize,
    stopped: bool,
    go_on: GoOn<'b>,
}

impl Marker<'_, '_> {
    /// Marks all that a node leads to.
    fn follow(&mut self, root: Handle) {
        if self.stopped {
            return;
        }
        self.see(root);
        while let Some(node) = self.stack.pop() {
            if !self.store.nodes.mark(node) {
                continue;
            }
            self.marked += 1;
            if self.marked.is_multiple_of(1024) && !(self.go_on)(1024 / EASIER) {
                self.stopped = true;
                return;
            }
            for quarter in self.store.nodes.quarters(node) {
                self.see(quarter);
            }
            if self.generous
                && let Some(result) = self.store.nodes.any_result(node)
            {
                self.see(result);
            }
        }
    }

    fn see(&mut self, handle: Handle) {
        if is_leaf(handle) {
            self.store.leaves.mark(handle);
        } else if handle != EMPTY {
            self.store.nodes.prefetch(handle);
            self.stack.push(handle);
        }
    }
}
