//! Boards in and out as blocks, for another engine, and as nodes, for macrocell files.

use foldhash::{HashMap, HashMapExt};

use super::edit::Item;
use super::index::GoOn;
use super::leaf::{LEAF_LEVEL, LEAF_SIZE, Leaf};
use super::node::{EMPTY, Handle, is_leaf};
use super::query::Square;
use super::store::{Interrupt, NODE_LEVEL, Store};
use super::{HashLife, Root};
use crate::Error;
use crate::block::Block;

/// How many blocks, or nodes above them, are put in between two questions: less than a millisecond's
/// work.
const SOME: usize = 256;

/// A block that has become a node.
#[derive(Clone, Copy)]
struct Place {
    x: i64,
    y: i64,
    node: Handle,
}

impl Item for Place {
    const LEVEL: u32 = NODE_LEVEL;

    fn x(&self) -> i64 {
        self.x
    }

    fn y(&self) -> i64 {
        self.y
    }

    fn put(_: &mut Store, square: Handle, items: &[Self]) -> Result<Handle, Error> {
        Ok(items.last().map_or(square, |place| place.node))
    }
}

impl HashLife {
    /// All blocks of the board that are not empty, in the order of the tree.
    ///
    /// # Errors
    /// [`Error::BeyondPlane`] if it has cells outside the 64-bit plane.
    pub fn blocks(&self) -> Result<impl Iterator<Item = Block>, Error> {
        self.bounds()?;
        let mut squares: Vec<Square> = self.quadrants().into();
        // At the root's smallest level its quarters are leaves: the block around each is not
        // theirs alone, so that the board is taken one level larger.
        let small = self.root.level == NODE_LEVEL;
        if small {
            squares.clear();
        }
        let root = self.quadrants().map(|square| square.node);
        let around = (0..4)
            .filter(move |&i| small && root[i] != EMPTY)
            .map(move |i| {
                let mut leaves = [EMPTY; 4];
                leaves[3 - i] = root[i];
                let origin = |positive| if positive { 0 } else { -64 };
                self.block(origin(i & 1 != 0), origin(i & 2 != 0), leaves)
            });
        let inside = std::iter::from_fn(move || {
            while let Some(square) = squares.pop() {
                if square.node == EMPTY {
                    continue;
                }
                if square.level == NODE_LEVEL {
                    let leaves = self.store.nodes.quarters(square.node);
                    return Some(self.block(square.x as i64, square.y as i64, leaves));
                }
                squares.extend(self.quarters(&square));
            }
            None
        });
        Ok(around.chain(inside))
    }

    fn block(&self, x: i64, y: i64, leaves: [Handle; 4]) -> Block {
        let [nw, ne, sw, se] = leaves.map(|leaf| &self.store.leaves.leaf(leaf).0);
        let side_by_side = |west: u32, east: u32| u64::from(west) | u64::from(east) << 32;
        Block {
            x,
            y,
            rows: std::array::from_fn(|row| match row.checked_sub(LEAF_SIZE) {
                None => side_by_side(nw[row], ne[row]),
                Some(row) => side_by_side(sw[row], se[row]),
            }),
        }
    }

    /// Puts blocks into the board, in place of what is there, and says whether it did: not if `stop`,
    /// which is asked now and then, said so. Then, and on an error, the board is as it was.
    pub fn insert_blocks_unless(
        &mut self,
        blocks: impl IntoIterator<Item = Block>,
        stop: &dyn Fn() -> bool,
    ) -> Result<bool, Error> {
        self.abandon();
        let mut work = 0_usize;
        let mut go_on = |more| {
            let before = work / SOME;
            work += more;
            work / SOME == before || !stop()
        };
        let mut places = Vec::new();
        let done = self
            .places(blocks, &mut places, &mut go_on)
            .and_then(|()| self.try_put_all(&mut places, true, &mut go_on));
        self.store
            .budget
            .give_back(places.capacity() * size_of::<Place>());
        match done {
            Ok(()) => Ok(true),
            Err(Interrupt::Stopped) => Ok(false),
            Err(Interrupt::Memory(error)) => Err(error),
        }
    }

    fn places(
        &mut self,
        blocks: impl IntoIterator<Item = Block>,
        places: &mut Vec<Place>,
        go_on: GoOn,
    ) -> Result<(), Interrupt> {
        for block in blocks {
            debug_assert!(block.x % 64 == 0 && block.y % 64 == 0);
            if !go_on(1) {
                return Err(Interrupt::Stopped);
            }
            if places.len() == places.capacity() {
                let more = places.len().max(64);
                self.store.budget.reserve(places, more)?;
            }
            let node = block_node(&mut self.store, &block.rows)?;
            places.push(Place {
                x: block.x,
                y: block.y,
                node,
            });
        }
        Ok(())
    }

    /// The distinct parts of the board, each after its own parts; the whole board is the last.
    pub fn pieces(&self) -> Pieces<'_> {
        Pieces {
            board: self,
            numbers: HashMap::new(),
            stack: match self.root.node {
                EMPTY => Vec::new(),
                root => vec![(root, self.root.level)],
            },
        }
    }
}

/// A part of a board, read out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A square of 32 x 32 cells (level 5): a row in each element, the leftmost cell in the lowest
    /// bit.
    Leaf([u32; 32]),
    /// Four quarters (north-west, north-east, south-west, south-east) as numbers of pieces: 1 for
    /// the first one that was read out, 0 for the empty square.
    Node {
        /// The width is 2 to this power.
        level: u32,
        /// The quarters' numbers.
        quarters: [u32; 4],
    },
}

/// What [`HashLife::pieces`] returns.
#[derive(Debug)]
pub struct Pieces<'a> {
    board: &'a HashLife,
    numbers: HashMap<Handle, u32>,
    stack: Vec<(Handle, u32)>,
}

impl Iterator for Pieces<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        loop {
            let &(node, level) = self.stack.last()?;
            if self.numbers.contains_key(&node) {
                self.stack.pop();
                continue;
            }
            let number = self.numbers.len() as u32 + 1;
            if is_leaf(node) {
                self.stack.pop();
                self.numbers.insert(node, number);
                return Some(Piece::Leaf(self.board.store.leaves.leaf(node).0));
            }
            let quarters = self.board.store.nodes.quarters(node);
            let mut numbers = [0; 4];
            let mut missing = false;
            for (quarter, its) in quarters.into_iter().zip(&mut numbers) {
                if quarter == EMPTY {
                } else if let Some(&number) = self.numbers.get(&quarter) {
                    *its = number;
                } else {
                    missing = true;
                    self.stack.push((quarter, level - 1));
                }
            }
            if !missing {
                self.stack.pop();
                self.numbers.insert(node, number);
                return Some(Piece::Node {
                    level,
                    quarters: numbers,
                });
            }
        }
    }
}

/// Makes a board out of nodes, from the smallest to the largest: for macrocell files.
#[derive(Debug)]
pub struct Builder<'a> {
    board: &'a mut HashLife,
}

/// A square that a [`Builder`] has made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part(Shape);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Empty,
    /// 8 x 8 cells, a row in each byte.
    Eight(u64),
    /// 16 x 16 cells: four of those.
    Sixteen([u64; 4]),
    Square(Handle),
}

impl Part {
    /// The empty square of any size.
    pub const EMPTY: Self = Self(Shape::Empty);
}

impl<'a> Builder<'a> {
    /// Builds into a board, whose cells will be replaced at the end.
    pub fn new(board: &'a mut HashLife) -> Self {
        board.abandon();
        Self { board }
    }

    /// A square of 8 x 8 cells (level 3): a row in each byte, the first in the lowest, and the
    /// leftmost cell in the lowest bit.
    pub fn eight(&mut self, cells: u64) -> Part {
        match cells {
            0 => Part::EMPTY,
            cells => Part(Shape::Eight(cells)),
        }
    }

    /// A square of 32 x 32 cells (level 5).
    pub fn leaf(&mut self, rows: [u32; 32]) -> Result<Part, Error> {
        self.board.store.grow(0, 1)?;
        Ok(square(self.board.store.leaf(&Leaf(rows))))
    }

    /// A square of four quarters: north-west, north-east, south-west, south-east.
    ///
    /// # Panics
    /// If a quarter is not of the level below, or of another builder.
    pub fn node(&mut self, level: u32, quarters: [Part; 4]) -> Result<Part, Error> {
        const MISFIT: &str = "the quarters are of the level below";
        let shapes = quarters.map(|part| part.0);
        if shapes == [Shape::Empty; 4] {
            return Ok(Part::EMPTY);
        }
        match level {
            4 => Ok(Part(Shape::Sixteen(shapes.map(|shape| match shape {
                Shape::Empty => 0,
                Shape::Eight(cells) => cells,
                _ => panic!("{MISFIT}"),
            })))),
            LEAF_LEVEL => {
                let sixteens = shapes.map(|shape| match shape {
                    Shape::Empty => [0; 4],
                    Shape::Sixteen(cells) => cells,
                    _ => panic!("{MISFIT}"),
                });
                self.leaf(std::array::from_fn(|y| {
                    // Four squares of eight from left to right.
                    let row = |i: usize| {
                        let eight = sixteens[y / 16 * 2 + i / 2][y % 16 / 8 * 2 + i % 2];
                        (eight >> (y % 8 * 8)) as u8
                    };
                    u32::from_le_bytes([row(0), row(1), row(2), row(3)])
                }))
            }
            _ => {
                let store = &self.board.store;
                let fits = |handle| match level {
                    NODE_LEVEL => store.leaves.is_known(handle),
                    _ => store.nodes.is_known(handle),
                };
                let handles = shapes.map(|shape| match shape {
                    Shape::Empty => EMPTY,
                    Shape::Square(handle) if fits(handle) => handle,
                    _ => panic!("{MISFIT}"),
                });
                self.board.store.grow(1, 0)?;
                Ok(square(self.board.store.node(handles)))
            }
        }
    }

    /// Makes a square of at least level 6 the board, its centre at the origin.
    pub fn finish(self, root: Part) -> Result<(), Error> {
        let node = match root.0 {
            Shape::Empty => EMPTY,
            Shape::Square(handle) if self.board.store.nodes.is_known(handle) => handle,
            _ => panic!("a board is at least of level {NODE_LEVEL}"),
        };
        // How many levels of nodes there are from any part that is not empty down to a leaf.
        let mut level = NODE_LEVEL;
        let mut below = node;
        let nodes = &self.board.store.nodes;
        while let Some(quarter) = Some(below)
            .filter(|&node| node != EMPTY)
            .and_then(|node| nodes.quarters(node).into_iter().find(|&it| it != EMPTY))
            .filter(|&quarter| !is_leaf(quarter))
        {
            (below, level) = (quarter, level + 1);
        }
        self.board.root = Root { node, level };
        Ok(())
    }
}

fn square(handle: Handle) -> Part {
    match handle {
        EMPTY => Part::EMPTY,
        handle => Part(Shape::Square(handle)),
    }
}

/// The node of 64 x 64 cells.
fn block_node(store: &mut Store, rows: &[u64; 64]) -> Result<Handle, Error> {
    store.grow(1, 4)?;
    let mut quarters = [EMPTY; 4];
    for (i, quarter) in quarters.iter_mut().enumerate() {
        let (below, shift) = (i / 2 * LEAF_SIZE, i % 2 * LEAF_SIZE);
        let leaf = Leaf(std::array::from_fn(|y| (rows[y + below] >> shift) as u32));
        *quarter = store.leaf(&leaf);
    }
    Ok(store.node(quarters))
}
