//! The HashLife engine (Gosper, 1984): a board as a quadtree in which equal squares are one node,
//! and every node remembers what becomes of its middle.
//!
//! What repeats, in space or in time, is computed once, so that patterns with some order in them
//! can be advanced by astronomical numbers of generations. Levels are not limited to the 64-bit
//! plane: a board may grow past it, and its population is a big number.
//!
//! - `leaf`, `node`: squares of 32 x 32 cells and nodes of four smaller squares, found by value
//!   through a hash `index`, kept in an `arena`; together they are the `store`.
//! - `step`: the recursion. `advance`: from steps of a power of two to any number.
//! - `collect`: mark and sweep, when the memory `budget` is used up.
//! - `edit`, `query`, `census`, `density`: cells in and out. `exchange`: whole blocks and nodes;
//!   `copy`: a whole board.

#[forbid(unsafe_code)]
mod advance;
mod arena;
#[forbid(unsafe_code)]
mod budget;
#[forbid(unsafe_code)]
mod census;
#[forbid(unsafe_code)]
mod collect;
#[forbid(unsafe_code)]
mod copy;
#[forbid(unsafe_code)]
mod density;
#[forbid(unsafe_code)]
mod edit;
#[forbid(unsafe_code)]
mod exchange;
#[forbid(unsafe_code)]
mod handle_map;
mod index;
#[forbid(unsafe_code)]
mod leaf;
#[forbid(unsafe_code)]
mod node;
#[forbid(unsafe_code)]
mod query;
#[forbid(unsafe_code)]
mod step;
#[forbid(unsafe_code)]
mod store;

use std::sync::Mutex;

use num_bigint::BigUint;

use crate::kernel::{Advance, Compiled, Schedule};
use crate::{Error, Kernel, Rule};
use advance::{Longest, Suspended};
use census::Census;
use collect::Boards;
use index::GoOn;
use node::{EMPTY, Handle, Tag};
use step::Stepper;
use store::{Interrupt, NODE_LEVEL, Store};

pub use crate::block::Block;
pub use exchange::{Builder, Part, Piece};
pub use query::BigBounds;

/// How a [`HashLife`] is set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HashLifeOptions {
    /// The most memory that nodes, leaves, index and working memory may take together, in bytes.
    pub memory_limit: u64,
    /// The vector unit to compute with. One that the processor doesn't have is replaced by
    /// [`Kernel::Portable`].
    pub kernel: Kernel,
}

/// The census may take this part of the memory.
const CENSUS_SHARE: u64 = 32;

/// A board that is advanced by HashLife.
///
/// The board is the finite set of cells that differ from the background, which is alive or dead:
/// see [`background`](Self::background). Coordinates are absolute; the board may reach past the
/// 64-bit plane by [`advance`](Self::advance), while cells are set and read within it.
#[derive(Debug)]
pub struct HashLife {
    rule: Rule,
    memory_limit: u64,
    kernel: Kernel,
    /// The rule of each generation of a leaf's step.
    schedule: Schedule,
    /// Advances four leaves.
    leaves: Compiled<Advance>,
    background: bool,
    generation: BigUint,
    store: Store,
    stepper: Stepper,
    root: Root,
    /// The lengths of short steps (as powers of two) and the backgrounds that have a tag, in the
    /// order of their tags.
    tags: Vec<(u64, bool)>,
    census: Mutex<Census>,
    /// The step that was stopped half way.
    suspended: Option<Suspended>,
    longest: Longest,
    /// How much work is done in the next run before it heeds a pause.
    patience: usize,
}

/// The tags below are those of full-length results, one for each background.
const FIRST_SHORT_TAG: Tag = 2;

/// The whole board: a node whose centre is the origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Root {
    node: Handle,
    /// The width is 2 to this power; at least [`NODE_LEVEL`].
    level: u32,
}

impl Root {
    const EMPTY: Self = Self {
        node: EMPTY,
        level: NODE_LEVEL,
    };
}

impl HashLife {
    /// An empty plane at generation 0. Takes no memory yet.
    pub fn new(rule: Rule, options: HashLifeOptions) -> Self {
        let memory_limit = options.memory_limit;
        let census = memory_limit / CENSUS_SHARE;
        let schedule = Schedule::new(rule);
        let mut store = Store::new(memory_limit);
        store.budget.set_limit(memory_limit - census, census);
        Self {
            rule,
            memory_limit,
            kernel: options.kernel,
            leaves: Compiled::new(options.kernel, &schedule),
            schedule,
            background: false,
            generation: BigUint::ZERO,
            store,
            stepper: Stepper::new(),
            root: Root::EMPTY,
            tags: Vec::new(),
            census: Mutex::new(Census::new(census)),
            suspended: None,
            longest: Longest::default(),
            patience: 0,
        }
    }

    /// The rule.
    pub fn rule(&self) -> Rule {
        self.rule
    }

    /// How it was set up.
    pub fn options(&self) -> HashLifeOptions {
        HashLifeOptions {
            memory_limit: self.memory_limit,
            kernel: self.kernel,
        }
    }

    /// How many generations the board has made since it was created or cleared.
    pub fn generation(&self) -> &BigUint {
        &self.generation
    }

    /// Whether the infinite plane around the pattern is alive. Always false without B0.
    pub fn background(&self) -> bool {
        self.background
    }

    /// Tells a board that comes from elsewhere where it stands.
    pub fn set_generation(&mut self, generation: BigUint, background: bool) {
        self.generation = generation;
        self.background = background;
    }

    /// Changes the most memory that the board may take from now on. What is in use stays.
    pub fn set_memory_limit(&mut self, bytes: u64) {
        self.memory_limit = bytes;
        let census = bytes / CENSUS_SHARE;
        self.store.budget.set_limit(bytes - census, census);
        self.longest = Longest::default();
    }

    /// Back to the empty plane at generation 0. Gives all memory back.
    pub fn clear(&mut self) {
        self.abandon();
        self.stepper.release(&mut self.store);
        self.store.release();
        self.root = Root::EMPTY;
        self.background = false;
        self.generation = BigUint::ZERO;
    }

    /// The memory that is taken, in bytes.
    pub fn bytes(&self) -> u64 {
        self.store.budget.used() + self.census().bytes()
    }

    /// How many nodes and how many leaves are remembered, for statistics.
    pub fn nodes(&self) -> (usize, usize) {
        (self.store.nodes.live(), self.store.leaves.live())
    }

    /// How often memory was searched for nodes that can be freed.
    pub fn collections(&self) -> u64 {
        self.store.collections
    }

    /// Doubles the size of a board, all of whose other parts in use are given.
    fn surround(
        store: &mut Store,
        root: Root,
        others: &[Handle],
        go_on: GoOn,
    ) -> Result<Root, Interrupt> {
        let Some(level) = root.level.checked_add(1) else {
            return Err(Interrupt::Memory(Error::MemoryLimit {
                needed: u64::MAX,
                limit: store.budget.limit(),
            }));
        };
        if root.node == EMPTY {
            return Ok(Root { level, ..root });
        }
        if !store.has_room(5, 0) {
            let mut nodes = vec![root.node];
            nodes.extend_from_slice(others);
            let roots = Boards {
                nodes: &nodes,
                level,
            };
            store.make_room(5, 0, &roots, go_on)?;
        }
        Ok(Root {
            node: store.surround(root.node),
            level,
        })
    }
}
