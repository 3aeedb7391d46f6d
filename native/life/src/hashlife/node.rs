//! Nodes of the quadtree: where they are kept, and how an equal one is found again.

use super::arena::Arena;
use super::budget::Budget;
use super::index::{EASIER, FILL, GoOn, Index, mix};
use crate::Error;

/// A node or leaf by number.
///
/// Zero is the empty square of any size. The last two bits tell the rest apart: 0, 1 and 2 are a
/// node's place in its line of the arena, 3 is a leaf. A handle hence says at which end of the
/// tree it is, and two nodes are equal only if they are of the same size: no level need be stored.
pub(super) type Handle = u32;

/// The empty square.
pub(super) const EMPTY: Handle = 0;

/// The north-west, north-east, south-west and south-east quarter of a node.
pub(super) type Quarters = [Handle; 4];

/// Which of a node's results is known: see [`Nodes::memo`].
pub(super) type Tag = u8;

/// The result of a node that has none.
const NONE: Handle = u32::MAX;

/// The result of a node that waits to be computed, so that it waits once only.
const PENDING: Handle = u32::MAX - 1;

/// Three nodes in a cache line: three times four quarters, then three results and, in the last
/// word, a byte for the tag of each result and a byte of marks for the collector.
///
/// A handle is the index of its quarters in an array of rows of four words; the fourth row of the
/// line, at the handle with its last two bits set, has the rest. A node takes 21 1/3 bytes and
/// never crosses a cache line.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(64))]
struct Line([[u32; 4]; 4]);

/// A mark for each node.
const MARKS: u32 = 0b111 << FIRST_MARK;

const FIRST_MARK: usize = 24;

impl Line {
    const FREE: Self = Self([[0; 4], [0; 4], [0; 4], [NONE, NONE, NONE, 0]]);

    #[inline]
    fn result(&self, slot: usize) -> (Handle, Tag) {
        let rest = &self.0[3];
        (rest[slot], (rest[3] >> (8 * slot)) as Tag)
    }

    #[inline]
    fn set_result(&mut self, slot: usize, result: Handle, tag: Tag) {
        let rest = &mut self.0[3];
        rest[slot] = result;
        let shift = 8 * slot;
        rest[3] = rest[3] & !(0xFF << shift) | u32::from(tag) << shift;
    }

    #[inline]
    fn is_marked(&self, slot: usize) -> bool {
        self.0[3][3] & 1 << (FIRST_MARK + slot) != 0
    }

    #[inline]
    fn request(&mut self, slot: usize, tag: Tag) -> Request {
        let (result, of) = self.result(slot);
        if of == tag && result <= PENDING {
            if result == PENDING {
                return Request::UnderWay;
            }
            return Request::Known(result);
        }
        self.set_result(slot, PENDING, tag);
        Request::New
    }
}

/// What is known about a node's result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Memo {
    Unknown,
    Known(Handle),
}

/// The answer to a request for a node's result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Request {
    Known(Handle),
    /// Somebody has asked for it before.
    UnderWay,
    New,
}

/// All nodes.
#[derive(Debug)]
pub(super) struct Nodes {
    lines: Arena<Line>,
    index: Index,
    /// Up to which line nodes must be swept before anything else is done.
    unswept: Option<usize>,
    /// From which line on the index must be filled before any node is searched.
    stale: Option<usize>,
    /// The next handle that was never used.
    next: Handle,
    /// Freed nodes, linked by their results; zero ends the list.
    free: Handle,
    freed: usize,
    live: usize,
}

/// Line and slot of a handle.
#[inline]
fn place(handle: Handle) -> (usize, usize) {
    debug_assert!(!is_leaf(handle));
    (handle as usize >> 2, handle as usize & 3)
}

/// Whether a handle is a leaf's; the empty square is none.
#[inline]
pub(super) fn is_leaf(handle: Handle) -> bool {
    handle & 3 == 3
}

/// The hash of a node is that of its quarters' handles.
#[inline]
pub(super) fn hash(quarters: &Quarters) -> u64 {
    let [a, b, c, d] = quarters.map(u64::from);
    mix(a | b << 32, c | d << 32)
}

impl Nodes {
    pub(super) const fn new() -> Self {
        Self {
            lines: Arena::new(),
            index: Index::EMPTY,
            unswept: None,
            stale: None,
            next: 0,
            free: EMPTY,
            freed: 0,
            live: 0,
        }
    }

    /// How many more nodes fit.
    #[inline]
    pub(super) fn room(&self) -> usize {
        let fresh = 4 * self.lines.capacity() - self.next as usize;
        // Of four handles three are nodes'; for the beginning of a line be careful.
        self.freed + fresh / 4 * 3
    }

    /// How many nodes fit in all.
    pub(super) fn capacity(&self) -> usize {
        self.lines.capacity() * 3
    }

    /// How many nodes there are.
    pub(super) fn live(&self) -> usize {
        self.live
    }

    pub(super) fn bytes(&self) -> usize {
        self.lines.bytes() + self.index.bytes()
    }

    /// Makes room for more nodes. On an error nothing has changed.
    pub(super) fn grow(&mut self, budget: &mut Budget) -> Result<(), Error> {
        let handles = 4 * self.lines.next_capacity();
        if handles > self.index.handle_limit() {
            let larger = self.index.larger(handles, budget)?;
            budget.give_back(self.index.bytes());
            self.index = larger;
            self.stale = Some(0);
        }
        self.lines.grow(budget)?;
        if self.lines.len() == 0 {
            // The empty square.
            self.lines.push(Line::FREE);
            self.next = 4;
        }
        Ok(())
    }

    pub(super) fn release(&mut self, budget: &mut Budget) {
        budget.give_back(self.index.bytes());
        self.lines.release(budget);
        *self = Self::new();
    }

    /// The four quarters of a node. The empty square's are empty.
    #[inline]
    pub(super) fn quarters(&self, node: Handle) -> Quarters {
        let (line, slot) = place(node);
        self.lines.get(line).0[slot]
    }

    /// Whether a handle is one of this store's, so that it may be looked up.
    pub(super) fn is_known(&self, node: Handle) -> bool {
        !is_leaf(node) && node < self.next
    }

    /// Starts to bring a node into the processor's caches.
    #[inline]
    pub(super) fn prefetch(&self, node: Handle) {
        self.lines.prefetch(node as usize >> 2);
    }

    /// Starts to bring the part of the index for a hash into the processor's caches.
    #[inline]
    pub(super) fn prefetch_index(&self, hash: u64) {
        self.index.prefetch(hash);
    }

    /// The first node that may have this hash, or the empty square, by a look at the index only.
    /// Starts to bring it into the processor's caches.
    #[inline]
    pub(super) fn guess(&self, hash: u64) -> Handle {
        let handle = self.index.first(hash);
        self.prefetch(handle);
        handle
    }

    /// The node with these quarters, whether it was there or not. There must be room for it.
    pub(super) fn get(&mut self, quarters: Quarters) -> Handle {
        self.find(quarters, hash(&quarters))
    }

    /// As [`get`](Self::get), where the node was guessed by its hash before. That the empty square
    /// has empty quarters, like any other of that kind, saves asking for it.
    #[inline]
    pub(super) fn confirm(&mut self, guess: Handle, quarters: Quarters, hash: u64) -> Handle {
        if self.quarters(guess) == quarters {
            return guess;
        }
        self.find(quarters, hash)
    }

    /// [`confirm`](Self::confirm) and [`request`](Self::request) in one look at the node.
    #[inline]
    pub(super) fn confirm_and_request(
        &mut self,
        guess: Handle,
        quarters: Quarters,
        hash: u64,
        tag: Tag,
    ) -> (Handle, Request) {
        let (line, slot) = place(guess);
        let line = self.lines.get_mut(line);
        if line.0[slot] == quarters {
            return (guess, line.request(slot, tag));
        }
        let node = self.find(quarters, hash);
        (node, self.request(node, tag))
    }

    /// The quarters of a node, and the answer to a request for its result.
    #[inline]
    pub(super) fn quarters_and_request(&mut self, node: Handle, tag: Tag) -> (Quarters, Request) {
        let (line, slot) = place(node);
        let line = self.lines.get_mut(line);
        (line.0[slot], line.request(slot, tag))
    }

    #[inline(never)]
    fn find(&mut self, quarters: Quarters, hash: u64) -> Handle {
        if quarters == [EMPTY; 4] {
            return EMPTY;
        }
        let mut position = self.index.start(hash);
        loop {
            let (found, handle) = self.index.probe(hash, position);
            if handle == 0 {
                return self.add(quarters, hash, found);
            }
            if self.quarters(handle) == quarters {
                return handle;
            }
            position = self.index.after(found);
        }
    }

    fn add(&mut self, quarters: Quarters, hash: u64, position: u32) -> Handle {
        let handle = if self.free != EMPTY {
            self.freed -= 1;
            let (line, slot) = place(self.free);
            std::mem::replace(&mut self.free, self.lines.get(line).result(slot).0)
        } else {
            let handle = self.next;
            if handle & 3 == 0 {
                self.lines.push(Line::FREE);
            }
            self.next += if handle & 3 == 2 { 2 } else { 1 };
            handle
        };
        let (line, slot) = place(handle);
        let line = self.lines.get_mut(line);
        line.0[slot] = quarters;
        line.set_result(slot, NONE, 0);
        self.index.set(position, hash, handle);
        self.live += 1;
        handle
    }

    /// The result of a node, if it is known and was computed under this tag. The empty square's is
    /// empty under any tag.
    #[inline]
    pub(super) fn memo(&self, node: Handle, tag: Tag) -> Memo {
        if node == EMPTY {
            return Memo::Known(EMPTY);
        }
        let (line, slot) = place(node);
        match self.lines.get(line).result(slot) {
            (NONE | PENDING, _) => Memo::Unknown,
            (result, of) if of == tag => Memo::Known(result),
            _ => Memo::Unknown,
        }
    }

    /// The result of a node that was computed under this tag.
    #[inline]
    pub(super) fn result(&self, node: Handle, tag: Tag) -> Handle {
        if node == EMPTY {
            return EMPTY;
        }
        let (line, slot) = place(node);
        let (result, of) = self.lines.get(line).result(slot);
        debug_assert!(
            of == tag && result < PENDING,
            "the result was asked for before"
        );
        result
    }

    /// Makes the empty square's result, which is empty under any tag, one under this tag, so that
    /// [`request`](Self::request) need not ask which node it is.
    pub(super) fn expect_tag(&mut self, tag: Tag) {
        self.lines.get_mut(0).set_result(0, EMPTY, tag);
    }

    /// Asks for the result of a node, under the tag that is [expected](Self::expect_tag). Whoever
    /// hears that it is [`New`](Request::New) has to see that it is computed.
    #[inline]
    pub(super) fn request(&mut self, node: Handle, tag: Tag) -> Request {
        let (line, slot) = place(node);
        self.lines.get_mut(line).request(slot, tag)
    }

    /// Takes note of a node's result.
    #[inline]
    pub(super) fn set_result(&mut self, node: Handle, result: Handle, tag: Tag) {
        let (line, slot) = place(node);
        self.lines.get_mut(line).set_result(slot, result, tag);
    }

    /// Takes back what [`request`](Self::request) noted.
    pub(super) fn forget_request(&mut self, node: Handle) {
        let (line, slot) = place(node);
        let line = self.lines.get_mut(line);
        if line.result(slot).0 == PENDING {
            line.set_result(slot, NONE, 0);
        }
    }

    /// Forgets the results of all tags from this one on.
    pub(super) fn forget_results(&mut self, from: Tag) {
        for line in 1..self.lines.len() {
            let line = self.lines.get_mut(line);
            for slot in 0..3 {
                let (_, tag) = line.result(slot);
                if tag >= from && line.0[slot] != [EMPTY; 4] {
                    line.set_result(slot, NONE, 0);
                }
            }
        }
    }

    /// The result of a node under whatever tag, for the collector.
    pub(super) fn any_result(&self, node: Handle) -> Option<Handle> {
        if node == EMPTY {
            return None;
        }
        let (line, slot) = place(node);
        let (result, _) = self.lines.get(line).result(slot);
        (result < PENDING).then_some(result)
    }

    /// Marks a node that the next sweep shall keep; false if it was marked already.
    #[inline]
    pub(super) fn mark(&mut self, node: Handle) -> bool {
        let (line, slot) = place(node);
        let line = self.lines.get_mut(line);
        let unmarked = !line.is_marked(slot);
        line.0[3][3] |= 1 << (FIRST_MARK + slot);
        unmarked
    }

    #[inline]
    fn is_marked(&self, node: Handle) -> bool {
        let (line, slot) = place(node);
        self.lines.get(line).is_marked(slot)
    }

    /// Goes on taking marks away, from a line on: the next line, or none when it is done.
    pub(super) fn unmark(&mut self, from: usize) -> Option<usize> {
        let to = self.lines.len().min(from + FILL);
        for line in from..to {
            self.lines.get_mut(line).0[3][3] &= !MARKS;
        }
        (to < self.lines.len()).then_some(to)
    }

    /// Frees the nodes that are not marked, which are all but `live`: [`refresh`](Self::refresh)
    /// does it. The marks stay until it is done.
    pub(super) fn sweep(&mut self, live: usize) {
        let whole = (self.next as usize >> 2).saturating_sub(1);
        let all = 3 * whole + (self.next as usize & 3);
        (self.free, self.freed, self.live) = (EMPTY, all - live, live);
        self.unswept = Some(self.lines.len());
        self.index.forget();
        self.stale = Some(0);
    }

    /// Frees the nodes of a line that are not marked, and forgets results that are freed.
    fn sweep_line(&mut self, line: usize, keeps: &impl Fn(Handle) -> bool) {
        for slot in (0..3).rev() {
            let node = (4 * line + slot) as Handle;
            if node >= self.next {
                continue;
            }
            let (result, _) = self.lines.get(line).result(slot);
            if !self.is_marked(node) {
                let free = std::mem::replace(&mut self.free, node);
                let line = self.lines.get_mut(line);
                line.0[slot] = [EMPTY; 4];
                line.set_result(slot, free, 0);
            } else if result != EMPTY && result < PENDING {
                let kept = if is_leaf(result) {
                    keeps(result)
                } else {
                    self.is_marked(result)
                };
                if !kept {
                    self.lines.get_mut(line).set_result(slot, NONE, 0);
                }
            }
        }
    }

    /// Whether [`refresh`](Self::refresh) must come before anything is searched.
    #[inline]
    pub(super) fn is_stale(&self) -> bool {
        self.stale.is_some()
    }

    /// Goes on sweeping and on filling the index if need be; false if `go_on` stopped it. `keeps`
    /// says of leaves whether the sweep keeps them.
    pub(super) fn refresh(&mut self, keeps: impl Fn(Handle) -> bool, go_on: GoOn) -> bool {
        // From the last to the first, so that the list of free nodes runs upwards.
        while let Some(end) = self.unswept {
            let start = end.saturating_sub(FILL).max(1);
            for line in (start..end).rev() {
                self.sweep_line(line, &keeps);
            }
            self.unswept = (start > 1).then_some(start);
            if !go_on(3 * FILL / EASIER) {
                return false;
            }
        }
        while let Some(from) = self.stale {
            if !self.index.clear(go_on) {
                return false;
            }
            let lines = &self.lines;
            let to = lines.len().min(from + FILL);
            self.index.fill((from.max(1)..to).flat_map(|line| {
                (0..3).filter_map(move |slot| {
                    let quarters = lines.get(line).0[slot];
                    (quarters != [EMPTY; 4]).then(|| (hash(&quarters), (4 * line + slot) as Handle))
                })
            }));
            self.stale = (to < lines.len()).then_some(to);
            if !go_on(3 * FILL / EASIER) {
                return !self.is_stale();
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nodes(room: usize) -> (Nodes, Budget) {
        let (mut nodes, mut budget) = (Nodes::new(), Budget::new(u64::MAX));
        while nodes.room() < room {
            nodes.grow(&mut budget).unwrap();
        }
        assert!(nodes.refresh(|_| true, &mut |_| true));
        (nodes, budget)
    }

    #[test]
    fn equal_quarters_are_one_node() {
        let (mut nodes, _) = nodes(100_000);
        let made: Vec<_> = (1..=100_000u32)
            .map(|i| nodes.get([i, 3, i ^ 7, 11]))
            .collect();
        let again: Vec<_> = (1..=100_000u32)
            .map(|i| nodes.get([i, 3, i ^ 7, 11]))
            .collect();
        assert_eq!(made, again);
        assert_eq!(nodes.live(), made.len());
        assert_eq!(nodes.get([EMPTY; 4]), EMPTY);
        for (i, node) in (1..).zip(made) {
            assert!(!is_leaf(node));
            assert_eq!(nodes.quarters(node), [i, 3, i ^ 7, 11]);
        }
    }

    #[test]
    fn a_sweep_keeps_what_is_marked_and_results_that_are_kept() {
        let (mut nodes, mut budget) = nodes(10);
        let leaf = 7;
        let [kept, freed, with_kept, with_freed] =
            [1, 2, 4, 5].map(|i| nodes.get([i << 2 | 3, EMPTY, EMPTY, EMPTY]));
        nodes.set_result(kept, leaf, 2);
        nodes.set_result(with_kept, kept, 1);
        nodes.set_result(with_freed, freed, 1);
        for node in [kept, with_kept, with_freed] {
            assert!(nodes.mark(node));
            assert!(!nodes.mark(node));
        }
        nodes.sweep(3);
        assert!(nodes.is_stale());
        assert!(nodes.refresh(|other| other == leaf, &mut |_| true));
        assert_eq!(nodes.live(), 3);
        assert_eq!(nodes.memo(kept, 2), Memo::Known(leaf));
        assert_eq!(nodes.memo(kept, 3), Memo::Unknown, "another tag");
        assert_eq!(nodes.memo(with_kept, 1), Memo::Known(kept));
        assert_eq!(nodes.memo(with_freed, 1), Memo::Unknown);
        // What was freed is used again.
        assert_eq!(nodes.get([999, 1, 2, 3]), freed);
        nodes.release(&mut budget);
        assert_eq!(budget.used(), 0);
    }

    #[test]
    fn a_node_is_asked_for_once() {
        let (mut nodes, _) = nodes(10);
        let node = nodes.get([7, 7, 7, 7]);
        nodes.expect_tag(9);
        assert_eq!(nodes.request(EMPTY, 9), Request::Known(EMPTY));
        assert_eq!(nodes.request(node, 9), Request::New);
        assert_eq!(nodes.request(node, 9), Request::UnderWay);
        nodes.forget_request(node);
        assert_eq!(nodes.request(node, 9), Request::New);
        nodes.set_result(node, 11, 9);
        assert_eq!(nodes.request(node, 9), Request::Known(11));
        nodes.forget_results(10);
        assert_eq!(nodes.request(node, 9), Request::Known(11));
        nodes.forget_results(9);
        assert_eq!(nodes.request(node, 9), Request::New);
    }
}
