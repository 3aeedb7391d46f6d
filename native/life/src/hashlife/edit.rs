//! Cells set from outside.

use super::collect::{Boards, collect};
use super::index::GoOn;
use super::leaf::{LEAF_LEVEL, LEAF_SIZE};
use super::node::{EMPTY, Handle};
use super::store::{Interrupt, NODE_LEVEL, Store};
use super::{HashLife, Root};
use crate::{Cell, Error};

/// The level of a root that covers the 64-bit plane.
pub(super) const PLANE_LEVEL: u32 = 64;

/// How many cells are changed at once without asking for memory: their list is on the native stack.
const FEW: usize = 256;

/// Something to be put into a board at a certain place.
pub(super) trait Item: Copy {
    /// The level of the squares that items are parts of.
    const LEVEL: u32;

    fn x(&self) -> i64;

    fn y(&self) -> i64;

    /// A square of [`LEVEL`](Self::LEVEL), with items that all lie in it put into it.
    fn put(store: &mut Store, square: Handle, items: &[Self]) -> Result<Handle, Error>;
}

/// A cell that is put in (or, if `ALIVE` is false, taken out).
#[derive(Clone, Copy)]
struct Change<const ALIVE: bool>(Cell);

impl<const ALIVE: bool> Item for Change<ALIVE> {
    const LEVEL: u32 = LEAF_LEVEL;

    fn x(&self) -> i64 {
        self.0.x
    }

    fn y(&self) -> i64 {
        self.0.y
    }

    fn put(store: &mut Store, square: Handle, items: &[Self]) -> Result<Handle, Error> {
        const INSIDE: i64 = LEAF_SIZE as i64 - 1;
        let mut leaf = *store.leaves.leaf(square);
        for Self(cell) in items {
            let row = &mut leaf.0[(cell.y & INSIDE) as usize];
            let bit = 1 << (cell.x & INSIDE);
            *row = if ALIVE { *row | bit } else { *row & !bit };
        }
        store.grow(0, 1)?;
        Ok(store.leaf(&leaf))
    }
}

impl HashLife {
    /// Puts cells into the pattern, in any order, repeated or not. On an error the board is as it
    /// was.
    pub fn insert(&mut self, cells: &[Cell]) -> Result<(), Error> {
        self.change::<true>(cells)
    }

    /// Takes cells out of the pattern, in any order, repeated or not. On an error the board is as
    /// it was.
    pub fn remove(&mut self, cells: &[Cell]) -> Result<(), Error> {
        self.change::<false>(cells)
    }

    fn change<const ALIVE: bool>(&mut self, cells: &[Cell]) -> Result<(), Error> {
        if !ALIVE && self.root.node == EMPTY {
            return Ok(());
        }
        self.abandon();
        let before = self.root;
        let changed = self.change_keeping::<ALIVE>(cells, before);
        if changed.is_err() {
            self.root = before;
        }
        changed
    }

    /// Changes cells all at once or, where there is no memory for a list of them, a few at a time.
    /// The board that was `before` stays valid.
    fn change_keeping<const ALIVE: bool>(
        &mut self,
        cells: &[Cell],
        before: Root,
    ) -> Result<(), Error> {
        let mut items = Vec::new();
        if self.store.budget.reserve(&mut items, cells.len()).is_ok() {
            items.extend(cells.iter().map(|&cell| Change::<ALIVE>(cell)));
            let done = self.put_all(&mut items, ALIVE, before);
            self.store
                .budget
                .give_back(items.capacity() * size_of::<Change<ALIVE>>());
            if done.is_ok() {
                return Ok(());
            }
        }
        // The list may have taken what the board needs.
        drop(items);
        let mut few = [Change::<ALIVE>(Cell::default()); FEW];
        for cells in cells.chunks(FEW) {
            let few = &mut few[..cells.len()];
            few.iter_mut()
                .zip(cells)
                .for_each(|(few, &cell)| few.0 = cell);
            self.put_all(few, ALIVE, before)?;
        }
        Ok(())
    }

    /// Puts items into the board; where it does not reach that far, it grows if it `must`, else
    /// they are ignored. On an error the board is as it was. The board that was `before` stays
    /// valid.
    fn put_all<T: Item>(&mut self, items: &mut [T], must: bool, before: Root) -> Result<(), Error> {
        if self.try_put_all(items, must, &mut |_| true).is_ok() {
            return Ok(());
        }
        // Once more, with the memory of what is no longer in use.
        let boards = Boards {
            nodes: &[self.root.node, before.node],
            level: self.root.level.max(before.level),
        };
        let go_on: GoOn = &mut |_| true;
        let done = collect(&mut self.store, &boards, go_on)
            .and_then(|()| self.try_put_all(items, must, go_on));
        match done {
            Err(Interrupt::Memory(error)) => Err(error),
            // Nobody stops it.
            Err(Interrupt::Stopped) | Ok(()) => Ok(()),
        }
    }

    /// As [`put_all`](Self::put_all), with the memory that is free or can be had. Where it is not to
    /// go on the board is as it was.
    pub(super) fn try_put_all<T: Item>(
        &mut self,
        items: &mut [T],
        must: bool,
        go_on: GoOn,
    ) -> Result<(), Interrupt> {
        let store = &mut self.store;
        // Also sees to it that the empty square can be read.
        store.grow(1, 1)?;
        let mut root = self.root;
        let least = items.iter().map(reach).max().unwrap_or(0).max(T::LEVEL + 1);
        let mut items = items;
        if must {
            while root.level < least {
                store.grow(5, 0)?;
                root = Root {
                    node: match root.node {
                        EMPTY => EMPTY,
                        node => store.surround(node),
                    },
                    level: root.level + 1,
                };
            }
        } else if root.level < least {
            let inside = partition(items, |item| reach(item) > root.level);
            items = items.split_at_mut(inside).0;
        }
        let (north, south) = halves(items, |item| item.y() >= 0);
        let (nw, ne) = halves(north, |item| item.x() >= 0);
        let (sw, se) = halves(south, |item| item.x() >= 0);
        let mut quadrants = store.nodes.quarters(root.node);
        for (i, items) in [nw, ne, sw, se].into_iter().enumerate() {
            if !items.is_empty() {
                quadrants[i] =
                    put_quadrant(store, quadrants[i], root.level - 1, 3 - i, items, go_on)?;
            }
        }
        store.grow(1, 0)?;
        root.node = store.node(quadrants);
        if root.node == EMPTY {
            root = Root::EMPTY;
        }
        self.root = root;
        Ok(())
    }
}

/// The level of the smallest root that covers an item.
fn reach<T: Item>(item: &T) -> u32 {
    let bits = |v: i64| i64::BITS - if v < 0 { !v } else { v }.leading_zeros();
    bits(item.x()).max(bits(item.y())) + 1
}

/// Moves the items of which `second` holds behind the others; the number of the others.
fn partition<T>(items: &mut [T], second: impl Fn(&T) -> bool) -> usize {
    let (mut low, mut high) = (0, items.len());
    loop {
        while low < high && !second(&items[low]) {
            low += 1;
        }
        while low < high && second(&items[high - 1]) {
            high -= 1;
        }
        if low >= high {
            return low;
        }
        items.swap(low, high - 1);
    }
}

fn halves<T>(items: &mut [T], second: impl Fn(&T) -> bool) -> (&mut [T], &mut [T]) {
    let at = partition(items, second);
    items.split_at_mut(at)
}

/// Puts items into a quarter of the root, whose corner number `inner` is the origin. A quarter
/// that is larger than the plane's is changed in the square at that corner only.
fn put_quadrant<T: Item>(
    store: &mut Store,
    quadrant: Handle,
    level: u32,
    inner: usize,
    items: &mut [T],
    go_on: GoOn,
) -> Result<Handle, Interrupt> {
    let mut path = Vec::new();
    let mut node = quadrant;
    for _ in PLANE_LEVEL - 1..level {
        path.push(node);
        node = store.nodes.quarters(node)[inner];
    }
    node = put(store, node, level.min(PLANE_LEVEL - 1), items, go_on)?;
    for above in path.into_iter().rev() {
        let mut quarters = store.nodes.quarters(above);
        quarters[inner] = node;
        store.grow(1, 0)?;
        node = store.node(quarters);
    }
    Ok(node)
}

/// Puts items into the square of that level that they all lie in.
fn put<T: Item>(
    store: &mut Store,
    square: Handle,
    level: u32,
    items: &mut [T],
    go_on: GoOn,
) -> Result<Handle, Interrupt> {
    if items.is_empty() {
        return Ok(square);
    }
    if !go_on(1) {
        return Err(Interrupt::Stopped);
    }
    if level == T::LEVEL {
        return Ok(T::put(store, square, items)?);
    }
    let half = 1i64 << (level - 1);
    let (north, south) = halves(items, |item| item.y() & half != 0);
    let (nw, ne) = halves(north, |item| item.x() & half != 0);
    let (sw, se) = halves(south, |item| item.x() & half != 0);
    debug_assert!(level >= NODE_LEVEL);
    let mut quarters = store.nodes.quarters(square);
    for (quarter, items) in quarters.iter_mut().zip([nw, ne, sw, se]) {
        *quarter = put(store, *quarter, level - 1, items, go_on)?;
    }
    store.grow(1, 0)?;
    Ok(store.node(quarters))
}
