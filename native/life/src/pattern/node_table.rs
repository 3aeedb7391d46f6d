//! A board as a quadtree in which equal parts are one, as macrocell files and HashLife have it.

use num_bigint::BigUint;

use super::words::{Gather, Word, split};
use super::{Description, Limits, Pattern, PatternError};
use crate::Bounds;

/// The highest level of a node. A board of 2^1024 cells a side is more than any file has needed;
/// without a bound a file of `n` lines could name populations of `n` digits each.
pub(super) const MAX_LEVEL: u16 = 1_024;

/// The level of a leaf: it has 2^3 cells a side.
pub(super) const LEAF: u16 = 3;

/// A square of a board. Its *level* is the logarithm of its side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Node {
    /// 8 by 8 cells, level 3: bit `8 * row + column` is the cell in that row from the top and that
    /// column from the left.
    Leaf(u64),
    /// Four squares of the level below.
    Inner {
        /// The level, 4 at least.
        level: u16,
        /// The numbers of the squares: north-west, north-east, south-west, south-east. 0 is the
        /// empty square.
        children: [u32; 4],
    },
}

impl Node {
    /// The logarithm of the square's side.
    pub fn level(self) -> u16 {
        match self {
            Self::Leaf(_) => LEAF,
            Self::Inner { level, .. } => level,
        }
    }
}

/// A board as a table of nodes, with what its file says about it.
///
/// Nodes are numbered from 1, and each comes after its children; the last one is the root. A table
/// without nodes is the empty board. A root of level `n` covers the columns from -2^(n-1) to
/// 2^(n-1) - 1 and the rows from 1 - 2^(n-1) to 2^(n-1): the row 0 is the last of its northern half
/// and the column 0 the first of its eastern one, as in Golly.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Macrocell {
    description: Description,
    nodes: Vec<Node>,
}

impl Macrocell {
    /// The board of these nodes. Each must come after its children, which must be of the level
    /// below its own or 0; levels are at most 1,024.
    pub fn from_nodes(nodes: Vec<Node>) -> Result<Self, PatternError> {
        let mut table = Self::default();
        for node in nodes {
            table.append(node)?;
        }
        Ok(table)
    }

    /// Appends a node and gives back its number, or an error that has it.
    pub(super) fn append(&mut self, node: Node) -> Result<u32, PatternError> {
        let number = self.nodes.len() + 1;
        self.push(node).map_err(|fault| fault.error(number))
    }

    /// Appends a node and gives back its number.
    pub(super) fn push(&mut self, node: Node) -> Result<u32, Fault> {
        if let Node::Inner { level, children } = node {
            if !(LEAF + 1..=MAX_LEVEL).contains(&level) {
                return Err(Fault::Level);
            }
            for (i, child) in children.into_iter().enumerate() {
                if child != 0 {
                    let below = self.node(child).ok_or(Fault::Missing(i))?.level();
                    if below != level - 1 {
                        return Err(Fault::ChildLevel(i, below));
                    }
                }
            }
        }
        let number = u32::try_from(self.nodes.len() + 1).map_err(|_| Fault::Full)?;
        super::words::push(&mut self.nodes, node).map_err(Fault::Memory)?;
        Ok(number)
    }

    /// What the table takes, in bytes.
    pub(super) fn bytes(&self) -> u64 {
        (self.nodes.capacity() * size_of::<Node>()) as u64
    }

    /// The same board with another description.
    pub fn with_description(self, description: Description) -> Self {
        Self {
            description,
            ..self
        }
    }

    /// The rule, the generation and the texts.
    pub fn description(&self) -> &Description {
        &self.description
    }

    /// All nodes: the first has number 1, and the last is the root.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The node of that number, if there is one. There is none of number 0, the empty square.
    pub fn node(&self, number: u32) -> Option<Node> {
        let index = (number as usize).checked_sub(1)?;
        self.nodes.get(index).copied()
    }

    /// The number of the root, or 0 if there are no nodes.
    pub fn root(&self) -> u32 {
        // No table is larger: see `push`.
        self.nodes.len() as u32
    }

    /// The level of the root. That of the empty board is 3.
    pub fn level(&self) -> u16 {
        self.nodes.last().map_or(LEAF, |node| node.level())
    }

    /// How many cells are alive. It takes a walk through the table, however large the number.
    pub fn population(&self) -> BigUint {
        // Nearly every table has populations below 2^128, where no number needs memory of its own.
        self.root_sum(
            |bits| Some(u128::from(bits.count_ones())),
            |a, b| a.checked_add(*b),
        )
        .map(BigUint::from)
        .or_else(|| {
            self.root_sum(
                |bits| Some(BigUint::from(bits.count_ones())),
                |a, b| Some(a + b),
            )
        })
        .unwrap_or_default()
    }

    /// The sum over all leaves of the root; none if one of the sums fails.
    fn root_sum<N: Clone + Default>(
        &self,
        leaf: impl Fn(u64) -> Option<N>,
        add: impl Fn(N, &N) -> Option<N>,
    ) -> Option<N> {
        let mut sums: Vec<N> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let sum = match *node {
                Node::Leaf(bits) => leaf(bits)?,
                Node::Inner { children, .. } => children
                    .into_iter()
                    .filter(|&child| child != 0)
                    .try_fold(N::default(), |sum, child| {
                        add(sum, &sums[child as usize - 1])
                    })?,
            };
            sums.push(sum);
        }
        Some(sums.pop().unwrap_or_default())
    }

    /// The board as cells, as long as they are not more than the limits allow and lie on the 64-bit
    /// plane.
    pub fn to_pattern(&self, limits: &Limits) -> Result<Pattern, PatternError> {
        /// Up to this level all cells are on the plane.
        const ON_PLANE: u16 = 63;
        if self.level() > ON_PLANE {
            // Before it is a question of memory: no limit would do.
            self.bounds()?;
        }
        // Before it takes hours: so many words are there at least.
        let words = self.population() / 64u8;
        limits.check(words.try_into().unwrap_or(u64::MAX))?;
        self.unpack(None, limits)
    }

    /// The part of the board that lies in a region, as long as it has not more cells than the
    /// limits allow. Nothing else is unpacked.
    pub fn crop(&self, region: Bounds, limits: &Limits) -> Result<Pattern, PatternError> {
        if region.min_x > region.max_x || region.min_y > region.max_y {
            return Ok(Pattern::default().with_description(self.description.clone()));
        }
        self.unpack(Some(region), limits)?.crop(region)
    }

    /// All squares of 64 cells a side, or those that touch a region.
    fn unpack(&self, region: Option<Bounds>, limits: &Limits) -> Result<Pattern, PatternError> {
        let mut unpacking = Unpacking {
            table: self,
            empty: self.empty_nodes(),
            region,
            limits: *limits,
            gather: Gather::default(),
        };
        let (level, quadrants) = unpacking.centre()?;
        for (number, (x, y)) in quadrants.into_iter().zip(corners(level)) {
            unpacking.unpack(number, level - 1, x, y)?;
        }
        Ok(Pattern {
            description: self.description.clone(),
            words: unpacking.gather.finish()?,
        })
    }

    /// The smallest rectangle around the live cells, or none if there is no cell. It takes a walk
    /// through the table, however many cells there are.
    ///
    /// # Errors
    /// [`PatternError::BeyondPlane`] if there are cells outside the 64-bit plane.
    pub fn bounds(&self) -> Result<Option<Bounds>, PatternError> {
        if self.level() == LEAF {
            let few = Limits::default().with_memory(4096);
            return Ok(self.to_pattern(&few)?.bounds());
        }
        let empty = self.empty_nodes();
        let (level, quadrants) = self.centre(&empty, false)?;
        let [left, top, right, bottom] = EDGES.map(|edge| self.gaps(edge, level, &empty));
        let half = 1_i128 << (level - 1);
        let boxes = quadrants
            .into_iter()
            .zip(corners(level))
            .filter(|&(number, _)| number != 0 && !empty[number as usize - 1])
            .map(|(number, (x, y))| {
                let gap = |gaps: &[u64]| i128::from(gaps[number as usize - 1]);
                [
                    x + gap(&left),
                    y + gap(&top),
                    x + half - 1 - gap(&right),
                    y + half - 1 - gap(&bottom),
                ]
            })
            .reduce(|[l, t, r, b], [left, top, right, bottom]| {
                [l.min(left), t.min(top), r.max(right), b.max(bottom)]
            });
        let Some(edges) = boxes else {
            return Ok(None);
        };
        let mut on_plane = [0; 4];
        for (to, edge) in on_plane.iter_mut().zip(edges) {
            *to = i64::try_from(edge).map_err(|_| PatternError::BeyondPlane)?;
        }
        let [min_x, min_y, max_x, max_y] = on_plane;
        Ok(Some(Bounds {
            min_x,
            min_y,
            max_x,
            max_y,
        }))
    }

    /// For each node below a level how many columns or rows are empty at one of its edges. What is
    /// said of empty nodes and of higher ones means nothing.
    fn gaps(&self, edge: Edge, level: u16, empty: &[bool]) -> Vec<u64> {
        let mut gaps: Vec<u64> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let gap = match *node {
                Node::Leaf(bits) => (edge.leaf)(bits),
                Node::Inner { level: own, .. } if own >= level => 0,
                Node::Inner { level, children } => children
                    .into_iter()
                    .zip(edge.is_far)
                    .filter(|&(child, _)| child != 0 && !empty[child as usize - 1])
                    .map(|(child, is_far)| {
                        gaps[child as usize - 1] + (u64::from(is_far) << (level - 1))
                    })
                    .min()
                    .unwrap_or(0),
            };
            gaps.push(gap);
        }
        gaps
    }

    pub(super) fn children(&self, number: u32) -> [u32; 4] {
        match self.node(number) {
            Some(Node::Inner { children, .. }) => children,
            _ => [0; 4],
        }
    }

    /// The cells of a leaf; none of the empty square.
    pub(super) fn leaf(&self, number: u32) -> u64 {
        match self.node(number) {
            Some(Node::Leaf(bits)) => bits,
            _ => 0,
        }
    }

    /// The same board in a root of at least that level, with room around it.
    pub(super) fn enlarged_to(&self, level: u16) -> Result<Self, PatternError> {
        let mut table = self.clone();
        while table.root() != 0 && table.level() < level {
            let level = table.level() + 1;
            let mut children = [0; 4];
            for (child, part) in children.iter_mut().zip(table.around_middle()) {
                *child = table.append(part)?;
            }
            table.append(Node::Inner { level, children })?;
        }
        Ok(table)
    }

    /// The quadrants of a root of the next level that has the root in its middle.
    fn around_middle(&self) -> [Node; 4] {
        match self.nodes.last() {
            Some(Node::Leaf(bits)) => around_leaf(*bits).map(Node::Leaf),
            _ => {
                let quadrants = self.children(self.root());
                std::array::from_fn(|i| {
                    let mut children = [0; 4];
                    children[3 - i] = quadrants[i];
                    Node::Inner {
                        level: self.level(),
                        children,
                    }
                })
            }
        }
    }

    /// The part of the root that can be on the plane: its level and its quadrants. What lies
    /// outside is an error unless it is of no interest.
    fn centre(
        &self,
        empty: &[bool],
        ignore_outside: bool,
    ) -> Result<(u16, [u32; 4]), PatternError> {
        // The plane is as large as a square of level 64, and one row off.
        const PLANE: u16 = 65;
        let is_empty = |number: u32| number == 0 || empty[number as usize - 1];
        let mut level = self.level();
        let mut quadrants = self.children(self.root());
        while level > PLANE {
            for (i, quadrant) in quadrants.iter_mut().enumerate() {
                // Of the north-western quadrant the south-eastern one is at the centre, and so on.
                let inner = 3 - i;
                let children = self.children(*quadrant);
                let outside = (0..4).any(|j| j != inner && !is_empty(children[j]));
                if outside && !ignore_outside {
                    return Err(PatternError::BeyondPlane);
                }
                *quadrant = children[inner];
            }
            level -= 1;
        }
        Ok((level, quadrants))
    }

    /// For each node whether it has no live cell.
    fn empty_nodes(&self) -> Vec<bool> {
        let mut empty: Vec<bool> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            empty.push(match *node {
                Node::Leaf(bits) => bits == 0,
                Node::Inner { children, .. } => children
                    .into_iter()
                    .all(|child| child == 0 || empty[child as usize - 1]),
            });
        }
        empty
    }
}

/// The quadrants of a square of the next level that has a leaf in its middle.
pub(super) fn around_leaf(bits: u64) -> [u64; 4] {
    std::array::from_fn(|i| {
        // The leaf's own quarter of 4 by 4 cells goes to the opposite corner of the quadrant.
        let (right, below) = (i & 1, i >> 1);
        (0..4).fold(0, |quadrant, y| {
            let row = bits >> (8 * (y + 4 * below) + 4 * right) & 0xf;
            quadrant | row << (8 * (y + 4 * (1 - below)) + 4 * (1 - right))
        })
    })
}

/// Why a node cannot be part of a table.
#[derive(Debug)]
pub(super) enum Fault {
    /// It has no level of an inner node.
    Level,
    /// That child is not in the table yet.
    Missing(usize),
    /// That child has that level, which is not the one below.
    ChildLevel(usize, u16),
    /// There are 2^32 - 1 nodes already.
    Full,
    Memory(PatternError),
}

impl Fault {
    pub(super) fn error(self, number: usize) -> PatternError {
        let problem = match self {
            Self::Level => format!("its level is not one from 4 to {MAX_LEVEL}"),
            Self::Missing(i) => format!("its child {} does not come before it", i + 1),
            Self::ChildLevel(i, level) => format!("its child {} has level {level}", i + 1),
            Self::Full => "there are too many before it".to_owned(),
            Self::Memory(error) => return error,
        };
        PatternError::BadNode { number, problem }
    }
}

/// The top left cells of the quadrants of a root of that level.
fn corners(level: u16) -> [(i128, i128); 4] {
    let half = 1_i128 << (level - 1);
    [(-half, 1 - half), (0, 1 - half), (-half, 1), (0, 1)]
}

/// A side of a square, from which empty columns or rows are counted.
#[derive(Clone, Copy)]
struct Edge {
    /// How many of them a leaf has that is not empty.
    leaf: fn(u64) -> u64,
    /// Which of the quadrants do not touch the edge.
    is_far: [bool; 4],
}

/// The left, the top, the right and the bottom one.
const EDGES: [Edge; 4] = [
    Edge {
        leaf: |bits| columns(bits).trailing_zeros().into(),
        is_far: [false, true, false, true],
    },
    Edge {
        leaf: |bits| u64::from(bits.trailing_zeros()) / 8,
        is_far: [false, false, true, true],
    },
    Edge {
        leaf: |bits| columns(bits).leading_zeros().into(),
        is_far: [true, false, true, false],
    },
    Edge {
        leaf: |bits| u64::from(bits.leading_zeros()) / 8,
        is_far: [true, true, false, false],
    },
];

/// The columns of a leaf in which a cell is alive.
fn columns(bits: u64) -> u8 {
    bits.to_le_bytes().into_iter().fold(0, |all, row| all | row)
}

/// From a table to cells.
struct Unpacking<'a> {
    table: &'a Macrocell,
    empty: Vec<bool>,
    /// What is wanted, if it is not all.
    region: Option<Bounds>,
    limits: Limits,
    gather: Gather,
}

impl Unpacking<'_> {
    fn is_empty(&self, number: u32) -> bool {
        number == 0 || self.empty[number as usize - 1]
    }

    /// The part of the root that can be on the plane: its level and its quadrants.
    fn centre(&mut self) -> Result<(u16, [u32; 4]), PatternError> {
        if self.table.level() == LEAF {
            if let Some(Node::Leaf(bits)) = self.table.node(self.table.root()) {
                self.rows(-4, -3, &rows_of_leaf(bits))?;
            }
            return Ok((LEAF, [0; 4]));
        }
        self.table.centre(&self.empty, self.region.is_some())
    }

    /// Whether a square is of no interest.
    fn is_outside(&self, level: u16, x: i128, y: i128) -> bool {
        let last = (1_i128 << level) - 1;
        self.region.is_some_and(|region| {
            x > region.max_x.into()
                || y > region.max_y.into()
                || x + last < region.min_x.into()
                || y + last < region.min_y.into()
        })
    }

    /// Unpacks a square whose top left cell is at x and y.
    fn unpack(&mut self, number: u32, level: u16, x: i128, y: i128) -> Result<(), PatternError> {
        /// Squares of 64 cells a side become words.
        const WORDS: u16 = 6;
        if self.is_empty(number) || self.is_outside(level, x, y) {
            return Ok(());
        }
        if level <= WORDS {
            let mut rows = [0; 64];
            self.draw(number, 0, 0, &mut rows);
            return self.rows(x, y, &rows);
        }
        let half = 1_i128 << (level - 1);
        let corners = [(x, y), (x + half, y), (x, y + half), (x + half, y + half)];
        for (child, (x, y)) in self.table.children(number).into_iter().zip(corners) {
            self.unpack(child, level - 1, x, y)?;
        }
        Ok(())
    }

    /// Draws a square of up to 64 cells a side.
    fn draw(&self, number: u32, x: u32, y: usize, rows: &mut [u64; 64]) {
        match self.table.node(number) {
            None => {}
            Some(Node::Leaf(bits)) => {
                for (row, bits) in rows[y..].iter_mut().zip(rows_of_leaf(bits)) {
                    *row |= bits << x;
                }
            }
            Some(Node::Inner { level, children }) => {
                let half = 1 << (level - 1);
                let corners = [(0, 0), (half, 0), (0, half), (half, half)];
                for (child, (dx, dy)) in children.into_iter().zip(corners) {
                    self.draw(child, x + dx, y + dy as usize, rows);
                }
            }
        }
    }

    /// Puts rows of 64 cells onto the board.
    fn rows(&mut self, x: i128, y: i128, rows: &[u64]) -> Result<(), PatternError> {
        for (y, &bits) in (y..).zip(rows) {
            if bits == 0 {
                continue;
            }
            self.limits.check(self.gather.words())?;
            let first = x + i128::from(bits.trailing_zeros());
            let last = x + 63 - i128::from(bits.leading_zeros());
            let (Ok(first), Ok(_), Ok(y)) =
                (i64::try_from(first), i64::try_from(last), i64::try_from(y))
            else {
                if self.region.is_some() {
                    continue;
                }
                return Err(PatternError::BeyondPlane);
            };
            let bits = bits >> bits.trailing_zeros();
            let (column, shift) = split(first);
            let word = Word {
                column,
                bits: bits << shift,
            };
            self.gather.add_word(y, word)?;
            let over = bits.checked_shr(64 - shift).unwrap_or(0);
            if over != 0 {
                let word = Word {
                    column: column + 1,
                    bits: over,
                };
                self.gather.add_word(y, word)?;
            }
        }
        Ok(())
    }
}

fn rows_of_leaf(bits: u64) -> [u64; 8] {
    bits.to_le_bytes().map(u64::from)
}
