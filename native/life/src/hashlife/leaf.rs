//! Leaves: squares of 32 x 32 cells.

use super::arena::Arena;
use super::budget::Budget;
use super::index::{EASIER, FILL, GoOn, Index, mix};
use super::node::{EMPTY, Handle, is_leaf};
use crate::Error;

/// The width of a leaf is 2 to this power.
pub(super) const LEAF_LEVEL: u32 = 5;

/// The width of a leaf in cells.
pub(super) const LEAF_SIZE: usize = 1 << LEAF_LEVEL;

/// A row of the square in each element, the leftmost cell in the lowest bit.
///
/// Large leaves save the lower levels of the tree: what Golly does with 8 x 8 cells takes up to
/// 170 nodes and their look-ups, where this is one kernel call on four leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C, align(64))]
pub(super) struct Leaf(pub(super) [u32; LEAF_SIZE]);

impl Leaf {
    pub(super) const EMPTY: Self = Self([0; LEAF_SIZE]);

    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().fold(0, |any, row| any | row) == 0
    }

    pub(super) fn population(&self) -> u64 {
        self.0.iter().map(|row| u64::from(row.count_ones())).sum()
    }

    #[inline]
    pub(super) fn hash(&self) -> u64 {
        let mut pairs = self.0.chunks_exact(4);
        let mut hash = 0;
        // Eight independent products, each turned differently so that equal rows do not cancel.
        for turn in 0..8u32 {
            if let Some(&[a, b, c, d]) = pairs.next() {
                let (left, right) = (
                    u64::from(a) | u64::from(b) << 32,
                    u64::from(c) | u64::from(d) << 32,
                );
                hash ^= mix(left.wrapping_add(u64::from(turn)), right).rotate_left(turn * 7);
            }
        }
        mix(hash, 0)
    }

    /// The square in the middle of four.
    #[inline]
    pub(super) fn centre(quarters: [&Leaf; 4]) -> Leaf {
        const HALF: usize = LEAF_SIZE / 2;
        let [nw, ne, sw, se] = quarters;
        let mut centre = Self::EMPTY;
        for y in 0..HALF {
            centre.0[y] = nw.0[y + HALF] >> HALF | ne.0[y + HALF] << HALF;
            centre.0[y + HALF] = sw.0[y] >> HALF | se.0[y] << HALF;
        }
        centre
    }
}

/// All leaves. A leaf's handle is its number in the arena, with the last two bits set behind it;
/// number zero is the empty one, whose handle is [`EMPTY`].
#[derive(Debug)]
pub(super) struct Leaves {
    leaves: Arena<Leaf>,
    index: Index,
    /// From which leaf on the index must be filled before any leaf is searched.
    stale: Option<usize>,
    /// One bit for each leaf: whether it is in use.
    used: Vec<u64>,
    /// One bit for each leaf: whether the next sweep shall keep it.
    marked: Vec<u64>,
    /// Among the first 64 times so many leaves none is free.
    full: usize,
    freed: usize,
}

#[inline]
fn handle(number: u32) -> Handle {
    if number == 0 { EMPTY } else { number << 2 | 3 }
}

impl Leaves {
    pub(super) const fn new() -> Self {
        Self {
            leaves: Arena::new(),
            index: Index::EMPTY,
            stale: None,
            used: Vec::new(),
            marked: Vec::new(),
            full: 0,
            freed: 0,
        }
    }

    /// How many more leaves fit.
    #[inline]
    pub(super) fn room(&self) -> usize {
        self.freed + self.leaves.capacity() - self.leaves.len()
    }

    /// How many leaves fit in all.
    pub(super) fn capacity(&self) -> usize {
        self.leaves.capacity()
    }

    /// How many leaves there are.
    pub(super) fn live(&self) -> usize {
        self.leaves.len() - self.freed
    }

    pub(super) fn bytes(&self) -> usize {
        self.leaves.bytes() + self.index.bytes() + self.bitmaps()
    }

    fn bitmaps(&self) -> usize {
        (self.used.capacity() + self.marked.capacity()) * size_of::<u64>()
    }

    /// Makes room for more leaves. On an error there are no more leaves than before, but what was
    /// taken for their bitmaps and index stays taken.
    pub(super) fn grow(&mut self, budget: &mut Budget) -> Result<(), Error> {
        let capacity = self.leaves.next_capacity();
        let words = capacity.div_ceil(64);
        if words > self.used.len() {
            let words = words.next_power_of_two();
            for bitmap in [&mut self.used, &mut self.marked] {
                let more = words - bitmap.len();
                budget.reserve(bitmap, more)?;
            }
            self.used.resize(words, 0);
            self.marked.resize(words, 0);
        }
        // A quarter of the index stays free, so that searches end soon.
        if capacity + capacity / 3 > self.index.handle_limit() {
            let larger = self.index.larger(capacity + capacity / 3, budget)?;
            budget.give_back(self.index.bytes());
            self.index = larger;
            self.stale = Some(0);
        }
        self.leaves.grow(budget)?;
        if self.leaves.len() == 0 {
            self.leaves.push(Leaf::EMPTY);
        }
        Ok(())
    }

    pub(super) fn release(&mut self, budget: &mut Budget) {
        budget.give_back(self.index.bytes() + self.bitmaps());
        self.leaves.release(budget);
        *self = Self::new();
    }

    /// A leaf by its handle.
    #[inline]
    pub(super) fn leaf(&self, leaf: Handle) -> &Leaf {
        self.leaves.get(leaf as usize >> 2)
    }

    /// Whether a handle is one of this store's, so that it may be looked up.
    pub(super) fn is_known(&self, leaf: Handle) -> bool {
        is_leaf(leaf) && (leaf as usize >> 2) < self.leaves.len()
    }

    /// Starts to bring a leaf into the processor's caches.
    #[inline]
    pub(super) fn prefetch(&self, leaf: Handle) {
        self.leaves.prefetch_all(leaf as usize >> 2);
    }

    /// Starts to bring the part of the index for a hash into the processor's caches.
    #[inline]
    pub(super) fn prefetch_index(&self, hash: u64) {
        self.index.prefetch(hash);
    }

    /// Searches the index only, and starts to bring the leaf that may have this hash into the
    /// processor's caches. [`find`](Self::find) goes on from the position returned.
    #[inline]
    pub(super) fn prefetch_leaf(&self, hash: u64) -> u32 {
        let (position, number) = self.index.probe(hash, self.index.start(hash));
        self.leaves.prefetch_all(number as usize);
        position
    }

    /// The handle of a leaf, whether it was there or not. There must be room for it.
    pub(super) fn get(&mut self, leaf: &Leaf) -> Handle {
        let hash = leaf.hash();
        let start = self.index.start(hash);
        self.find(leaf, hash, start)
    }

    /// As [`get`](Self::get), with a search that goes on from a position.
    pub(super) fn find(&mut self, leaf: &Leaf, hash: u64, mut position: u32) -> Handle {
        if leaf.is_empty() {
            return EMPTY;
        }
        loop {
            let (found, number) = self.index.probe(hash, position);
            if number == 0 {
                return self.add(leaf, hash, found);
            }
            if self.leaves.get(number as usize) == leaf {
                return handle(number);
            }
            position = self.index.after(found);
        }
    }

    fn add(&mut self, leaf: &Leaf, hash: u64, position: u32) -> Handle {
        let number = if self.freed > 0 {
            while self.used[self.full] == u64::MAX {
                self.full += 1;
            }
            let number = 64 * self.full as u32 + self.used[self.full].trailing_ones();
            self.freed -= 1;
            *self.leaves.get_mut(number as usize) = *leaf;
            number
        } else {
            let number = self.leaves.len() as u32;
            self.leaves.push(*leaf);
            number
        };
        self.used[number as usize / 64] |= 1 << (number % 64);
        self.index.set(position, hash, number);
        handle(number)
    }

    /// Takes all marks away.
    pub(super) fn unmark(&mut self) {
        self.marked.fill(0);
    }

    /// Marks a leaf that the next sweep shall keep.
    #[inline]
    pub(super) fn mark(&mut self, leaf: Handle) {
        self.marked[leaf as usize >> 8] |= 1 << (leaf >> 2 & 63);
    }

    /// Whether a leaf is marked.
    #[inline]
    pub(super) fn is_marked(&self, leaf: Handle) -> bool {
        self.marked[leaf as usize >> 8] & 1 << (leaf >> 2 & 63) != 0
    }

    /// How many leaves are marked.
    pub(super) fn marked(&self) -> usize {
        let ones = |word: &u64| word.count_ones() as usize;
        self.marked.iter().map(ones).sum()
    }

    /// Frees the leaves that are not marked.
    pub(super) fn sweep(&mut self) {
        self.used.copy_from_slice(&self.marked);
        // Where memory ended before the first leaf, there are bitmaps of none.
        if self.leaves.len() > 0 {
            // The empty leaf, which nobody marks.
            self.used[0] |= 1;
            self.freed = self.leaves.len() - 1 - self.marked();
        }
        self.full = 0;
        self.index.forget();
        self.stale = Some(0);
    }

    /// Whether [`refresh`](Self::refresh) must come before anything is searched.
    #[inline]
    pub(super) fn is_stale(&self) -> bool {
        self.stale.is_some()
    }

    /// Goes on filling the index if need be; false if `go_on` stopped it.
    pub(super) fn refresh(&mut self, go_on: GoOn) -> bool {
        while let Some(from) = self.stale {
            if !self.index.clear(go_on) {
                return false;
            }
            let (leaves, used) = (&self.leaves, &self.used);
            let to = leaves.len().min(from + FILL);
            let in_use = (from.max(1)..to).filter(|&i| used[i / 64] & 1 << (i % 64) != 0);
            self.index
                .fill(in_use.map(|i| (leaves.get(i).hash(), i as u32)));
            self.stale = (to < leaves.len()).then_some(to);
            if !go_on(FILL / EASIER) {
                return !self.is_stale();
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_rows_are_one_leaf_until_it_is_swept() {
        let (mut leaves, mut budget) = (Leaves::new(), Budget::new(u64::MAX));
        let leaf = |i: u32| Leaf(std::array::from_fn(|y| (y as u32 ^ 5).wrapping_mul(i)));
        while leaves.room() < 20_000 {
            leaves.grow(&mut budget).unwrap();
        }
        assert!(leaves.refresh(&mut |_| true));
        let made: Vec<_> = (0..20_000).map(|i| leaves.get(&leaf(i))).collect();
        assert_eq!(made[0], EMPTY);
        for (i, &handle) in (0..).zip(&made) {
            assert_eq!(leaves.get(&leaf(i)), handle);
            assert_eq!(leaves.leaf(handle), &leaf(i));
        }
        leaves.unmark();
        leaves.mark(made[77]);
        leaves.sweep();
        assert!(leaves.is_stale() && leaves.refresh(&mut |_| true));
        assert_eq!(leaves.get(&leaf(77)), made[77]);
        assert_eq!(leaves.live(), 2);
        leaves.release(&mut budget);
        assert_eq!(budget.used(), 0);
    }

    #[test]
    fn the_centre_of_four_leaves_is_made_of_their_inner_corners() {
        let full = Leaf([u32::MAX; LEAF_SIZE]);
        for corner in 0..4 {
            let mut quarters = [&Leaf::EMPTY; 4];
            quarters[corner] = &full;
            let centre = Leaf::centre(quarters);
            let columns = if corner % 2 == 0 { 0xFFFF } else { 0xFFFF_0000 };
            for (y, row) in centre.0.into_iter().enumerate() {
                assert_eq!(row, if y / 16 == corner / 2 { columns } else { 0 });
            }
        }
    }
}
