//! The recursion at the heart of HashLife, in batches.
//!
//! The result of a node is the node of half its size in its middle, some generations later. It is
//! put together from the results of nine overlapping nodes of half the size and, for the second
//! half of the time, of four nodes made of those. Every node remembers its result.
//!
//! Depth first, most of the time would go into waiting for memory: a step is some fifteen look-ups
//! in a table that no cache holds. So a step is not made for one node at a time, but for up to
//! [`BATCH`] nodes of a level together: their look-ups are all started before the first is waited
//! for. The stack is an array of [`Frame`]s, one for each level, because what is computed in a
//! frame of one level is always needed by the frame of the level above; nothing recurses natively.

use std::cell::Cell;

use super::collect::Roots;
use super::index::GoOn;
use super::leaf::{LEAF_SIZE, Leaf};
use super::node::{EMPTY, Handle, Memo, Nodes, Quarters, Request, Tag, hash};
use super::store::{Interrupt, NODE_LEVEL, Store};
use crate::kernel::{Advance, Compiled, Generation, Window};

/// How many nodes are advanced together. Half as many are 4 % slower; twice as many gain 2 % on
/// some patterns, lose 8 % on others and need twice the stack.
const BATCH: usize = 64;

/// What a frame of the stack costs to make, in nodes advanced.
const FRAME: usize = 16;

/// How many of the smallest nodes, whose four leaves take eight cache lines, are advanced together.
const LEAF_BATCH: usize = 32;

/// The generations that the smallest nodes' results are ahead at most, as a power of two.
pub(super) const LEAF_STEP: u32 = NODE_LEVEL - 2;

/// The nodes and leaves that must be free before any stage of a batch.
const NODES_A_STAGE: usize = 5 * BATCH;
/// More than a batch of leaves; what takes the centres of larger parts needs four for each.
const LEAVES_A_STAGE: usize = 4 * BATCH;

/// How much of a step is done is found out at so many levels below its root. Finding it out at all of
/// them would take 7 % of the time; these take nothing that can be measured.
const LEVELS_TOLD: usize = 8;

/// The parts, of three by three, in each of the four squares of two by two.
const OVERLAPPING: [[usize; 4]; 4] = [[0, 1, 3, 4], [1, 2, 4, 5], [3, 4, 6, 7], [4, 5, 7, 8]];

/// What one step of the board is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stride<'a> {
    /// Advances four leaves.
    pub(super) leaves: &'a Compiled<Advance>,
    /// The rule of each generation of a leaf's step.
    pub(super) generations: &'a [Generation],
    /// A step is of 2 to this power generations.
    pub(super) exponent: u64,
    /// The tag of results at levels that could go further, but for the length of the step.
    pub(super) short: Tag,
    /// The tag of results at levels that go as far as they can.
    pub(super) full: Tag,
    /// Takes note of the part of the step's work that is done.
    pub(super) done: &'a Cell<f64>,
}

impl Stride<'_> {
    /// Whether results at a level are as far ahead as the level allows.
    fn is_full(&self, level: u32) -> bool {
        u64::from(level) <= self.exponent + 2
    }

    /// The tag that valid results of a level have.
    fn tag(&self, level: u32) -> Tag {
        if self.is_full(level) {
            self.full
        } else {
            self.short
        }
    }
}

/// What a batch waits for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    /// Nothing: the next batch can start.
    #[default]
    Idle,
    /// The results of nine parts for each node.
    Nine,
    /// The results of four.
    Four,
}

/// One level's share of the stack.
#[derive(Debug)]
struct Frame {
    stage: Stage,
    /// The nodes of this level that the level above waits for; those before `next` are done or in
    /// the batch.
    waiting: [Handle; 9 * BATCH],
    next: usize,
    end: usize,
    /// The nodes that are being computed.
    batch: [Handle; BATCH],
    len: usize,
    /// The results of the nodes of half their size that they are made of, row by row; or that
    /// node itself, while its result is due.
    parts: [[Handle; 9]; BATCH],
    /// Where the results are that are due. Most are known at once: keeping them means that their
    /// nodes need not be fetched from memory again.
    due: [Place; 9 * BATCH],
    dues: usize,
}

/// A part's number among those of all nodes of a batch.
type Place = u16;

impl Frame {
    const EMPTY: Self = Self {
        stage: Stage::Idle,
        waiting: [EMPTY; 9 * BATCH],
        next: 0,
        end: 0,
        batch: [EMPTY; BATCH],
        len: 0,
        parts: [[EMPTY; 9]; BATCH],
        due: [0; 9 * BATCH],
        dues: 0,
    };

    /// How many parts of each node are in use.
    fn width(&self) -> usize {
        match self.stage {
            Stage::Idle => 0,
            Stage::Nine => 9,
            Stage::Four => 4,
        }
    }

    /// The part of the waiting nodes that is done, if this is the part of the batch that is.
    fn done(&self, of_batch: f64) -> f64 {
        let before = self.next - self.len;
        (before as f64 + self.len as f64 * of_batch) / self.end as f64
    }

    /// The part of the batch's work that is done, if this part of what it waits for is.
    fn batch_done(&self, of_parts: f64, is_full: bool) -> f64 {
        match self.stage {
            Stage::Idle => 0.0,
            Stage::Nine if is_full => of_parts * 9.0 / 13.0,
            Stage::Nine => of_parts,
            Stage::Four => (9.0 + of_parts * 4.0) / 13.0,
        }
    }

    fn waiting(&self) -> &[Handle] {
        &self.waiting[self.next..self.end]
    }

    fn batch(&self) -> &[Handle] {
        &self.batch[..self.len]
    }

    fn due(&self) -> &[Place] {
        &self.due[..self.dues]
    }

    /// Takes note of what was answered to the request for a part's result.
    #[inline]
    fn note(&mut self, place: Place, node: Handle, answer: Request, below: &mut Self) {
        let part = &mut self.parts.as_flattened_mut()[place as usize];
        if let Request::Known(result) = answer {
            *part = result;
            return;
        }
        *part = node;
        self.due[self.dues] = place;
        self.dues += 1;
        if answer == Request::New {
            below.waiting[below.end] = node;
            below.end += 1;
        }
    }
}

/// The stack and the scratch memory of the recursion, kept from step to step.
#[derive(Debug)]
pub(super) struct Stepper {
    /// The frame of level [`NODE_LEVEL`] first.
    frames: Vec<Frame>,
    /// One, once there is a stack.
    lookups: Vec<Lookups>,
    /// Where work goes on, if it was stopped half way.
    stopped_at: Option<usize>,
}

/// The stack as roots of a collection, beside the roots of the caller.
struct StackRoots<'a> {
    frames: &'a [Frame],
    others: &'a dyn Roots,
}

impl Roots for StackRoots<'_> {
    fn each(&self, visit: &mut dyn FnMut(Handle, bool)) {
        self.others.each(visit);
        for frame in self.frames {
            for &node in frame.waiting().iter().chain(frame.batch()) {
                visit(node, false);
            }
            for &part in frame.parts[..frame.len]
                .iter()
                .flat_map(|parts| &parts[..frame.width()])
            {
                visit(part, false);
            }
            for &place in frame.due() {
                visit(frame.parts.as_flattened()[place as usize], true);
            }
        }
    }

    fn level(&self) -> u32 {
        self.others.level()
    }
}

impl Stepper {
    pub(super) const fn new() -> Self {
        Self {
            frames: Vec::new(),
            lookups: Vec::new(),
            stopped_at: None,
        }
    }

    /// Makes the stack high enough for a root of that level. Where it is not to go on, the next call
    /// does from there.
    fn reserve(&mut self, store: &mut Store, level: u32, go_on: GoOn) -> Result<(), Interrupt> {
        let frames = (level - NODE_LEVEL + 1) as usize;
        if frames > self.frames.len() {
            let more = frames - self.frames.len();
            store.budget.reserve(&mut self.frames, more)?;
        }
        while self.frames.len() < frames {
            // Of a step without measure there are gigabytes of them.
            if !go_on(FRAME) {
                return Err(Interrupt::Stopped);
            }
            self.frames.push(Frame::EMPTY);
        }
        if self.lookups.is_empty() {
            store.budget.reserve(&mut self.lookups, 1)?;
            self.lookups.push(Lookups::EMPTY);
        }
        Ok(())
    }

    /// Gives the memory back.
    pub(super) fn release(&mut self, store: &mut Store) {
        store.budget.give_back(
            self.frames.capacity() * size_of::<Frame>()
                + self.lookups.capacity() * size_of::<Lookups>(),
        );
        *self = Self::new();
    }

    /// The result of a node, computed if need be. `go_on` is asked before each batch.
    ///
    /// After an interrupt, the results that were found so far are still remembered. Where it was
    /// stopped, the next call goes on; that must be for the same result, unless what was under way
    /// is [abandoned](Self::abandon) first.
    pub(super) fn result(
        &mut self,
        store: &mut Store,
        stride: &Stride,
        (root, level): (Handle, u32),
        roots: &dyn Roots,
        go_on: GoOn,
    ) -> Result<Handle, Interrupt> {
        let tag = stride.tag(level);
        let top = (level - NODE_LEVEL) as usize;
        let at = match self.stopped_at.take() {
            Some(at) => at,
            None => {
                if let Memo::Known(result) = store.nodes.memo(root, tag) {
                    return Ok(result);
                }
                self.start(store, (root, level), tag, go_on)?;
                top
            }
        };
        match self.run(store, stride, at, top, roots, go_on) {
            Ok(()) => Ok(store.nodes.result(root, tag)),
            Err((at, Interrupt::Stopped)) => {
                self.stopped_at = Some(at);
                Err(Interrupt::Stopped)
            }
            Err((_, interrupt)) => {
                self.abandon(store);
                Err(interrupt)
            }
        }
    }

    /// Puts a node whose result is not known on the stack.
    fn start(
        &mut self,
        store: &mut Store,
        (root, level): (Handle, u32),
        tag: Tag,
        go_on: GoOn,
    ) -> Result<(), Interrupt> {
        self.reserve(store, level, go_on)?;
        store.nodes.expect_tag(tag);
        let top = (level - NODE_LEVEL) as usize;
        let request = store.nodes.request(root, tag);
        debug_assert_eq!(
            request,
            Request::New,
            "nothing is under way between two calls"
        );
        self.frames[top].waiting[0] = root;
        self.frames[top].end = 1;
        Ok(())
    }

    /// Works from the frame at `at` until the one at the top has nothing more to do. An interrupt
    /// says where it came.
    fn run(
        &mut self,
        store: &mut Store,
        stride: &Stride,
        mut at: usize,
        top: usize,
        roots: &dyn Roots,
        go_on: GoOn,
    ) -> Result<(), (usize, Interrupt)> {
        let Self {
            frames, lookups, ..
        } = self;
        let lookups = &mut lookups[0];
        loop {
            if !store.has_room(NODES_A_STAGE, LEAVES_A_STAGE) {
                let roots = StackRoots {
                    frames,
                    others: roots,
                };
                store
                    .make_room(NODES_A_STAGE, LEAVES_A_STAGE, &roots, go_on)
                    .map_err(|interrupt| (at, interrupt))?;
            }
            let (below, here) = frames.split_at_mut(at);
            let (here, above) = here[..=top - at].split_at_mut(1);
            let frame = &mut here[0];
            let mut batch = Batch {
                store,
                lookups,
                stride,
                level: NODE_LEVEL + at as u32,
            };
            match frame.stage {
                Stage::Idle if frame.next == frame.end => {
                    (frame.next, frame.end) = (0, 0);
                    if at == top {
                        return Ok(());
                    }
                    at += 1;
                }
                Stage::Idle => {
                    let most = if at == 0 { LEAF_BATCH } else { BATCH };
                    let len = most.min(frame.end - frame.next);
                    if at + LEVELS_TOLD >= top {
                        let of_here = frame.next as f64 / frame.end as f64;
                        stride.done.set(done(of_here, above, batch.level, stride));
                    }
                    if !go_on(len) {
                        return Err((at, Interrupt::Stopped));
                    }
                    frame.len = len;
                    let nodes = &frame.waiting[frame.next..frame.next + frame.len];
                    frame.batch[..frame.len].copy_from_slice(nodes);
                    frame.next += frame.len;
                    if let Some(below) = below.last_mut() {
                        batch.divide(frame, below);
                        frame.stage = Stage::Nine;
                        at -= 1;
                    } else {
                        batch.advance_leaves(frame);
                        frame.len = 0;
                    }
                }
                Stage::Nine if stride.is_full(batch.level) => {
                    if let Some(below) = below.last_mut() {
                        batch.second_half(frame, below);
                    }
                    frame.stage = Stage::Four;
                    at -= 1;
                }
                Stage::Nine => {
                    batch.join_centres(frame);
                    frame.stage = Stage::Idle;
                    frame.len = 0;
                }
                Stage::Four => {
                    batch.join(frame);
                    frame.stage = Stage::Idle;
                    frame.len = 0;
                }
            }
        }
    }

    /// Forgets what was under way.
    pub(super) fn abandon(&mut self, store: &mut Store) {
        self.stopped_at = None;
        for frame in &mut self.frames {
            for &node in frame.waiting().iter().chain(frame.batch()) {
                store.nodes.forget_request(node);
            }
            frame.stage = Stage::Idle;
            (frame.next, frame.end, frame.len, frame.dues) = (0, 0, 0, 0);
        }
    }
}

/// The part of a step's work that is done: `of_here` is that of a level's waiting nodes, and the
/// frames are those above it. Every node counts the same, also those that turn out to be known.
fn done(of_here: f64, above: &[Frame], level: u32, stride: &Stride) -> f64 {
    (level + 1..)
        .zip(above)
        .fold(of_here, |of_parts, (level, frame)| {
            frame.done(frame.batch_done(of_parts, stride.is_full(level)))
        })
}

/// A node that is looked up by its quarters.
#[derive(Clone, Copy, Debug)]
struct Key {
    quarters: Quarters,
    hash: u64,
    /// Whose it will be, as the caller likes.
    place: Place,
    guess: Handle,
}

/// Scratch memory: look-ups that are made together.
#[derive(Debug)]
struct Lookups {
    /// One more than can be wanted, because a key is written before it is known to be needed.
    keys: [Key; NODES_A_STAGE + 1],
    len: usize,
    leaves: [(Leaf, u64); LEAF_BATCH],
}

impl Lookups {
    const EMPTY: Self = Self {
        keys: [Key {
            quarters: [EMPTY; 4],
            hash: 0,
            place: 0,
            guess: EMPTY,
        }; NODES_A_STAGE + 1],
        len: 0,
        leaves: [(Leaf::EMPTY, 0); LEAF_BATCH],
    };

    /// Notes a node that will be needed, unless it is the empty square.
    #[inline]
    fn want(&mut self, nodes: &Nodes, quarters: Quarters, place: usize) {
        let hash = hash(&quarters);
        nodes.prefetch_index(hash);
        self.keys[self.len] = Key {
            quarters,
            hash,
            place: place as Place,
            guess: EMPTY,
        };
        self.len += usize::from(quarters != [EMPTY; 4]);
    }

    /// The keys that were noted, with a guess at each, which is on its way to the caches.
    #[inline]
    fn guess(&mut self, nodes: &Nodes) -> &[Key] {
        let keys = &mut self.keys[..self.len];
        self.len = 0;
        for key in &mut *keys {
            key.guess = nodes.guess(key.hash);
        }
        keys
    }
}

/// One stage of one batch.
struct Batch<'a> {
    store: &'a mut Store,
    lookups: &'a mut Lookups,
    stride: &'a Stride<'a>,
    level: u32,
}

impl Batch<'_> {
    /// Cuts the nodes of a new batch into nine parts each, and asks for their results.
    fn divide(&mut self, frame: &mut Frame, below: &mut Frame) {
        let nodes = &mut self.store.nodes;
        for &node in frame.batch() {
            nodes.prefetch(node);
        }
        for &node in frame.batch() {
            for quarter in nodes.quarters(node) {
                nodes.prefetch(quarter);
            }
        }
        let tag = self.stride.tag(self.level - 1);
        nodes.expect_tag(tag);
        for i in 0..frame.len {
            let first = 9 * i;
            let corners = nodes.quarters(frame.batch[i]);
            let mut quarters = [[EMPTY; 4]; 4];
            frame.parts[i] = [EMPTY; 9];
            for ((&corner, quarters), part) in corners.iter().zip(&mut quarters).zip([0, 2, 6, 8]) {
                let answer;
                (*quarters, answer) = nodes.quarters_and_request(corner, tag);
                frame.note((first + part) as Place, corner, answer, below);
            }
            let [nw, ne, sw, se] = quarters;
            let lookups = &mut *self.lookups;
            lookups.want(nodes, [nw[1], ne[0], nw[3], ne[2]], first + 1);
            lookups.want(nodes, [nw[2], nw[3], sw[0], sw[1]], first + 3);
            lookups.want(nodes, [nw[3], ne[2], sw[1], se[0]], first + 4);
            lookups.want(nodes, [ne[2], ne[3], se[0], se[1]], first + 5);
            lookups.want(nodes, [sw[1], se[0], sw[3], se[2]], first + 7);
        }
        self.request(frame, below);
    }

    /// Looks up the parts that were noted and replaces them by their results, or asks the level
    /// below for them.
    #[inline]
    fn request(&mut self, frame: &mut Frame, below: &mut Frame) {
        let tag = self.stride.tag(self.level - 1);
        let nodes = &mut self.store.nodes;
        for key in self.lookups.guess(nodes) {
            let (node, answer) = nodes.confirm_and_request(key.guess, key.quarters, key.hash, tag);
            frame.note(key.place, node, answer, below);
        }
    }

    /// Replaces the parts that were due by their results.
    #[inline]
    fn take_results(&mut self, frame: &mut Frame) {
        let tag = self.stride.tag(self.level - 1);
        let nodes = &self.store.nodes;
        let parts = frame.parts.as_flattened_mut();
        let due = &frame.due[..frame.dues];
        frame.dues = 0;
        for &place in due {
            nodes.prefetch(parts[place as usize]);
        }
        for &place in due {
            let part = &mut parts[place as usize];
            *part = nodes.result(*part, tag);
        }
    }

    /// From the nine results, which are half way, makes the four nodes whose results are the
    /// quarters of the whole, and asks for them.
    fn second_half(&mut self, frame: &mut Frame, below: &mut Frame) {
        self.take_results(frame);
        self.want_overlapping(frame);
        self.store.nodes.expect_tag(self.stride.tag(self.level - 1));
        self.request(frame, below);
    }

    /// Notes the four nodes that overlapping squares of two by two parts make.
    fn want_overlapping(&mut self, frame: &mut Frame) {
        for i in 0..frame.len {
            let r = std::mem::replace(&mut frame.parts[i], [EMPTY; 9]);
            for (part, [a, b, c, d]) in OVERLAPPING.into_iter().enumerate() {
                let quarters = [r[a], r[b], r[c], r[d]];
                self.lookups.want(&self.store.nodes, quarters, 9 * i + part);
            }
        }
    }

    /// Puts four results together.
    fn join(&mut self, frame: &mut Frame) {
        self.take_results(frame);
        self.finish(frame);
    }

    /// Remembers the nodes that have the first four parts for quarters as results of the batch.
    fn finish(&mut self, frame: &Frame) {
        let tag = self.stride.tag(self.level);
        let nodes = &mut self.store.nodes;
        for (i, (&node, parts)) in frame.batch().iter().zip(&frame.parts).enumerate() {
            nodes.prefetch(node);
            self.lookups
                .want(nodes, [parts[0], parts[1], parts[2], parts[3]], i);
        }
        if self.lookups.len < frame.len {
            // What is not looked up is empty.
            for &node in frame.batch() {
                nodes.set_result(node, EMPTY, tag);
            }
        }
        for key in self.lookups.guess(nodes) {
            let result = nodes.confirm(key.guess, key.quarters, key.hash);
            nodes.set_result(frame.batch[key.place as usize], result, tag);
        }
    }

    /// Puts the centres of nine results together, where the whole step is done already.
    fn join_centres(&mut self, frame: &mut Frame) {
        self.take_results(frame);
        if self.level == NODE_LEVEL + 1 {
            let leaves = &mut self.store.leaves;
            for r in &mut frame.parts[..frame.len] {
                let centres = OVERLAPPING.map(|four| {
                    let leaf = Leaf::centre(four.map(|i| leaves.leaf(r[i])));
                    leaves.get(&leaf)
                });
                r[..4].copy_from_slice(&centres);
            }
            return self.finish(frame);
        }
        let nodes = &mut self.store.nodes;
        for r in frame.parts[..frame.len].as_flattened() {
            nodes.prefetch(*r);
        }
        for i in 0..frame.len {
            let r = std::mem::replace(&mut frame.parts[i], [EMPTY; 9]);
            let q = r.map(|part| nodes.quarters(part));
            for (part, [a, b, c, d]) in OVERLAPPING.into_iter().enumerate() {
                let centre = [q[a][3], q[b][2], q[c][1], q[d][0]];
                self.lookups.want(nodes, centre, 9 * i + part);
            }
        }
        for key in self.lookups.guess(nodes) {
            let centre = nodes.confirm(key.guess, key.quarters, key.hash);
            frame.parts.as_flattened_mut()[key.place as usize] = centre;
        }
        self.finish(frame);
    }

    /// The smallest nodes: four leaves each, of which the kernel makes one.
    fn advance_leaves(&mut self, frame: &Frame) {
        let nodes = &self.store.nodes;
        for &node in frame.batch() {
            nodes.prefetch(node);
        }
        for &node in frame.batch() {
            for leaf in nodes.quarters(node) {
                self.store.leaves.prefetch(leaf);
            }
        }
        let results = &mut self.lookups.leaves[..frame.len];
        for (&node, result) in frame.batch().iter().zip(&mut *results) {
            let leaves = nodes
                .quarters(node)
                .map(|leaf| self.store.leaves.leaf(leaf));
            let mut window = window(leaves);
            self.stride.leaves.run(self.stride.generations, &mut window);
            result.0 = centre(&window);
            result.1 = result.0.hash();
            self.store.leaves.prefetch_index(result.1);
        }
        let mut positions = [0; LEAF_BATCH];
        for ((_, hash), position) in results.iter().zip(&mut positions) {
            *position = self.store.leaves.prefetch_leaf(*hash);
        }
        let tag = self.stride.tag(self.level);
        for ((&node, (leaf, hash)), &position) in
            frame.batch().iter().zip(&*results).zip(&positions)
        {
            let result = self.store.leaves.find(leaf, *hash, position);
            self.store.nodes.set_result(node, result, tag);
        }
    }
}

/// Four leaves side by side.
#[inline]
fn window([nw, ne, sw, se]: [&Leaf; 4]) -> Window {
    let mut window = Window([0; 64]);
    for y in 0..LEAF_SIZE {
        window.0[y] = u64::from(nw.0[y]) | u64::from(ne.0[y]) << 32;
        window.0[y + LEAF_SIZE] = u64::from(sw.0[y]) | u64::from(se.0[y]) << 32;
    }
    window
}

/// The leaf in the middle of a window.
#[inline]
fn centre(window: &Window) -> Leaf {
    let mut leaf = Leaf::EMPTY;
    for (y, row) in leaf.0.iter_mut().enumerate() {
        *row = (window.0[y + LEAF_SIZE / 2] >> (LEAF_SIZE / 2)) as u32;
    }
    leaf
}
