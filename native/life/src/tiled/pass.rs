//! One pass: which tiles it computes, and which the next one will.
//!
//! A tile can be left alone for a pass if it is known what the pass would make of it. There are two
//! reasons to know, and a tile that has neither is listed:
//!
//! - *It repeats.* A pass is a function of the tile's window. If the window is what it was one pass
//!   before, so is the result: the tile's period divides the pass's length. A tile is listed if it
//!   changed in the pass before, or a neighbour did within the window.
//! - *It rests.* A tile that did not change in any generation of its last pass stays so as long as
//!   the cells right at its edges do not change, however busy its neighbours are further in. This
//!   is checked while the neighbours are computed: the tile is listed late, in the same pass, when
//!   one of them changes a cell at the edge. It is what lets a glider keep one tile busy and not
//!   the four around.
//!
//! A tile that is not there is empty and rests.
//!
//! Both boards of a tile that is left alone are the same, as far as passes of many generations go.
//! Passes of one generation follow period 2 instead: the two boards of a tile then are its two
//! phases, and to repeat means to be what it was *two* passes before.
//!
//! Rules with B0 change their meaning with the background, from generation to generation. For them
//! no tile counts as resting, and where two passes are not the same function every tile is listed.
#![allow(unsafe_code)]

use std::ops::Range;
use std::sync::{Mutex, MutexGuard};
use std::time::Instant;

use super::Tiled;
use super::arena::Arena;
use super::compute::{Around, Compute};
use super::grid::{EDITED, EMPTY, FREE, IDLE, LONE, MOVES, Meta, WATCHED};
use super::lone::{Objects, Sight};
use super::memo::{Answer, Memo};
use super::outcome::Outcome;
use super::pace::Pace;
use super::tile::{DIRECTIONS, HALO, Rows};
use super::workers::Workers;
use crate::kernel::{Generation, prefetch};
use crate::list::{Interrupt, Poller};

/// The most generations that a pass makes.
pub(super) const LONGEST: u64 = HALO as u64;

/// The tiles that are computed between two questions to the control.
const CHUNK: usize = 16;

/// The cells that a chunk stands for when the control's patience is counted.
const CHUNK_CELLS: usize = 4096;

/// The same where tiles are only listed.
const LISTED_CHUNK: usize = 512;

/// How many tiles the caches near the processor hold: fetching them ahead costs more than it saves.
const NEAR: usize = 256;

/// The least work for which it is tried whether helpers make it faster: some ten microseconds, which
/// is what it takes to wake them.
const CROWD: u64 = 2048;

/// After how many passes the idle tiles are given back.
const SWEEP: u64 = 32;

/// What a pass does: two passes with equal steps are the same function of the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) generations: usize,
    /// The background that it starts from.
    pub(super) background: bool,
}

impl Step {
    /// What so many tiles cost, in generations of a tile: to fetch one and to write it back counts
    /// as some generations, too.
    fn work(self, tiles: usize) -> u64 {
        const VISIT: usize = 4;
        (tiles * (VISIT + self.generations)) as u64
    }
}

impl Tiled {
    /// Lists what an equal step before this one did not list.
    pub(super) fn prepare(&mut self, step: Step, poller: &mut Poller<'_>) -> Result<(), Interrupt> {
        match self.followed {
            Some(last) if last == step && (self.steady || step.generations.is_multiple_of(2)) => {}
            Some(_) if self.steady => {
                for tile in self.grid.numbers() {
                    keep_going(tile as usize, poller)?;
                    if self.grid.meta[tile as usize].flags & (FREE | MOVES) == MOVES {
                        self.grid.list(tile, self.pass);
                    }
                }
                self.fresh = true;
            }
            _ => {
                for tile in self.grid.numbers() {
                    keep_going(tile as usize, poller)?;
                    if self.grid.exists(tile) {
                        self.grid.list(tile, self.pass);
                        self.surround(tile)?;
                    }
                }
                self.fresh = true;
            }
        }
        for i in 0..self.grid.agenda.edited.len() {
            keep_going(i, poller)?;
            let tile = self.grid.agenda.edited[i];
            if self.grid.exists(tile) {
                self.surround(tile)?;
            }
        }
        self.grid.agenda.edited.clear();
        Ok(())
    }

    /// Lists the neighbours of a tile, and makes those that its live cells touch.
    fn surround(&mut self, tile: u32) -> Result<(), Interrupt> {
        let live = self.grid.rows(tile, self.front).live_edges();
        for direction in 0..DIRECTIONS.len() {
            let neighbour = self.grid.meta[tile as usize].neighbours[direction];
            if neighbour != 0 {
                self.grid.list(neighbour, self.pass);
            } else if live >> direction & 1 != 0 {
                self.make_listed(tile, direction)?;
            }
        }
        Ok(())
    }

    /// Makes the missing neighbour of a tile, for the present pass.
    fn make_listed(&mut self, tile: u32, direction: usize) -> Result<(), Interrupt> {
        let place = self.grid.place(tile).towards(direction);
        let neighbour = self.grid.make(place).map_err(Interrupt::Memory)?;
        self.grid.list(neighbour, self.pass);
        Ok(())
    }

    /// Makes a pass over the listed tiles. If it fails the board is as before, and every tile will
    /// be listed anew.
    pub(super) fn pass(&mut self, step: Step, poller: &mut Poller<'_>) -> Result<(), Interrupt> {
        let is_crowd = step.work(self.grid.agenda.now.len()) >= CROWD;
        let start = (self.threads > 1 && is_crowd).then(Instant::now);
        let helped = start.is_some() && self.pace(step).helped();
        let mut done = 0;
        while done < self.grid.agenda.now.len() {
            let listed = self.grid.agenda.now.len();
            if !self.compute(done..listed, step, helped, poller) {
                return Err(Interrupt::Cancelled);
            }
            // What changes in one generation has nothing to change on the way.
            if step.generations > 1 {
                self.list_all_late(done..listed, step, poller)?;
            }
            done = listed;
        }
        self.tile_passes += done as u64;
        self.note_outcomes(step, poller)?;
        self.list_next(step, poller)?;
        if step.generations == LONGEST as usize {
            self.flights.pass(1);
            if self.steady {
                self.end_full_pass();
            }
        }

        self.front ^= 1;
        self.background = self.background_after(step.generations as u64);
        self.generation += step.generations as u64;
        let agenda = &mut self.grid.agenda;
        std::mem::swap(&mut agenda.now, &mut agenda.next);
        agenda.next.clear();
        self.pass += 1;
        self.followed = Some(step);
        self.fresh = false;
        if self.pass.is_multiple_of(SWEEP) {
            self.sweep();
        }
        if let Some(start) = start {
            let stalled = self.workers.as_mut().is_some_and(Workers::take_stall);
            let work = step.work(done);
            self.pace(step).note(work, start.elapsed(), stalled);
        }
        Ok(())
    }

    fn pace(&mut self, step: Step) -> &mut Pace {
        &mut self.paces[usize::from(step.generations > 1)]
    }

    /// Gives up what is listed, for all to be listed before the next pass.
    pub(super) fn unlist(&mut self) {
        let agenda = &mut self.grid.agenda;
        agenda.now.clear();
        agenda.next.clear();
        self.followed = None;
        // No tile is listed for this one or the next.
        self.pass += 2;
    }

    /// Computes some of the listed tiles. False means cancelled.
    fn compute(
        &mut self,
        tiles: Range<usize>,
        step: Step,
        helped: bool,
        poller: &mut Poller<'_>,
    ) -> bool {
        let agenda = &mut self.grid.agenda;
        agenda.outcomes.resize(tiles.end, Outcome::default());
        let full = step.generations == LONGEST as usize;
        let work = Work {
            arena: &self.grid.arena,
            meta: &self.grid.meta,
            tiles: &agenda.now[tiles.clone()],
            outcomes: agenda.outcomes[tiles].as_mut_ptr(),
            compute: &self.compute,
            generations: self.schedule.next(step.generations, step.background),
            front: self.front,
            fresh: self.fresh,
            // Passes of full length are all that is remembered.
            memos: if full && self.season.asking() {
                &self.memos
            } else {
                &[]
            },
            objects: if full { &self.objects } else { &[] },
            far: agenda.now.len() > NEAR,
        };
        let chunks = work.tiles.len().div_ceil(CHUNK);
        if helped {
            let helpers = self.threads - 1;
            let workers = self.workers.get_or_insert_with(|| Workers::start(helpers));
            workers.run(chunks as u32, &|chunk| work.chunk(chunk as usize), || {
                poller.go_on(CHUNK_CELLS)
            })
        } else {
            for chunk in 0..chunks {
                if !poller.go_on(CHUNK_CELLS) {
                    return false;
                }
                work.chunk(chunk);
            }
            true
        }
    }

    /// Lists the resting neighbours of those tiles that a change on the way reaches.
    fn list_all_late(
        &mut self,
        tiles: Range<usize>,
        step: Step,
        poller: &mut Poller<'_>,
    ) -> Result<(), Interrupt> {
        for i in tiles {
            keep_going(i, poller)?;
            let tile = self.grid.agenda.now[i];
            let edges = if self.steady || step.generations == 2 {
                self.grid.agenda.outcomes[i].moving_edges()
            } else if self.grid.rows(tile, self.front).is_empty() {
                0
            } else {
                // Moves are watched every other generation, which is enough where what does
                // not move in one does not in the next. Where generations differ, every
                // neighbour of what is not empty must be there.
                u8::MAX
            };
            if edges != 0 {
                self.list_late(tile, edges)?;
            }
        }
        Ok(())
    }

    /// Lists the resting neighbours of a tile that changed at these edges.
    fn list_late(&mut self, tile: u32, edges: u8) -> Result<(), Interrupt> {
        for direction in members(edges) {
            let neighbour = self.grid.meta[tile as usize].neighbours[direction];
            if neighbour == 0 {
                self.make_listed(tile, direction)?;
            } else if self.grid.meta[neighbour as usize].flags & MOVES == 0 {
                self.grid.list(neighbour, self.pass);
            }
        }
        Ok(())
    }

    /// Writes down what the pass found out about its tiles.
    fn note_outcomes(&mut self, step: Step, poller: &mut Poller<'_>) -> Result<(), Interrupt> {
        let back = self.front ^ 1;
        let single = step.generations == 1;
        let grid = &mut self.grid;
        let mut lone = 0;
        for i in 0..grid.agenda.now.len() {
            keep_going(i, poller)?;
            let tile = grid.agenda.now[i];
            let outcome = grid.agenda.outcomes[i];
            grid.forget_population(tile, back);
            let meta = &mut grid.meta[tile as usize];
            if meta.flags & EDITED != 0 && single {
                // The board of one generation ago has become another.
                grid.agenda.outcomes[i] = outcome.all_new();
            }
            meta.flags &= !(EMPTY | EDITED | WATCHED | LONE);
            if outcome.is_lone() {
                meta.flags |= LONE;
                lone += 1;
            }
            if let Some(known) = outcome.known() {
                meta.hope.learn(known);
                self.season.count(known);
            }
            if outcome.to_be_watched() {
                meta.flags |= WATCHED;
            }
            let rests = !outcome.moved() && self.steady;
            grid.set_moves(tile, !rests);
            if (rests || !self.steady) && grid.arena.rows(tile, back).is_empty() {
                let meta = &mut grid.meta[tile as usize];
                meta.flags |= EMPTY;
                if meta.flags & IDLE == 0 {
                    meta.flags |= IDLE;
                    grid.agenda.idle.push(tile);
                }
            }
        }
        self.flights.note_lone(lone);
        Ok(())
    }

    /// Lists the tiles of the next pass, if it has an equal step.
    fn list_next(&mut self, step: Step, poller: &mut Poller<'_>) -> Result<(), Interrupt> {
        // Those that changed list themselves first: little is left then to do for each other.
        let next = self.pass + 1;
        let agenda = &mut self.grid.agenda;
        for (i, (&tile, outcome)) in agenda.now.iter().zip(&agenda.outcomes).enumerate() {
            keep_going(i, poller)?;
            if outcome.unsettled() {
                self.grid.meta[tile as usize].listed = next;
                agenda.next.push(tile);
            }
        }
        for i in 0..self.grid.agenda.now.len() {
            keep_going(i, poller)?;
            let tile = self.grid.agenda.now[i];
            let outcome = self.grid.agenda.outcomes[i];
            if outcome.is_seen() && outcome.unsettled() {
                let unlisted = self.unlisted(tile, next);
                if unlisted != 0 {
                    self.list_around(tile, unlisted & outcome.bands(), step)?;
                }
            }
            if !self.steady {
                // What is not there must not be needed under the other background either.
                for direction in members(self.grid.rows(tile, self.front ^ 1).live_edges()) {
                    if self.grid.meta[tile as usize].neighbours[direction] == 0 {
                        self.make_for(tile, direction, next)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// The directions in which there is no tile that is listed for a pass.
    #[inline]
    fn unlisted(&self, tile: u32, pass: u64) -> u8 {
        let meta = &self.grid.meta;
        let neighbours = meta[tile as usize].neighbours.iter().rev();
        neighbours.fold(0, |unlisted, &neighbour| {
            unlisted << 1 | u8::from(meta[neighbour as usize].listed != pass)
        })
    }

    /// Lists the neighbours of a tile for the next pass that a change in these bands concerns: one
    /// that moves if its window changed, one that rests if the very edge did, and one that isn't
    /// there if the edge came alive.
    fn list_around(&mut self, tile: u32, bands: u8, step: Step) -> Result<(), Interrupt> {
        let next = self.pass + 1;
        let neighbours = self.grid.meta[tile as usize].neighbours;
        let mut others = 0;
        for direction in members(bands) {
            let neighbour = neighbours[direction];
            if self.grid.meta[neighbour as usize].flags & MOVES != 0 {
                self.list_for(neighbour, next);
            } else {
                others |= 1 << direction;
            }
        }
        if others != 0 && step.generations > 1 {
            let [old, new] = [self.front, self.front ^ 1].map(|board| self.grid.rows(tile, board));
            others &= new.changed_edges(old);
        }
        for direction in members(others) {
            let neighbour = neighbours[direction];
            if neighbour != 0 {
                self.list_for(neighbour, next);
            } else if self.grid.rows(tile, self.front ^ 1).live_edges() >> direction & 1 != 0 {
                self.make_for(tile, direction, next)?;
            }
        }
        Ok(())
    }

    fn list_for(&mut self, tile: u32, pass: u64) {
        let meta = &mut self.grid.meta[tile as usize];
        if meta.listed != pass {
            meta.listed = pass;
            self.grid.agenda.next.push(tile);
        }
    }

    fn make_for(&mut self, tile: u32, direction: usize, pass: u64) -> Result<(), Interrupt> {
        let place = self.grid.place(tile).towards(direction);
        let neighbour = self.grid.make(place).map_err(Interrupt::Memory)?;
        self.list_for(neighbour, pass);
        Ok(())
    }

    /// Gives back the tiles that became empty some time ago and are not listed again.
    fn sweep(&mut self) {
        let mut idle = std::mem::take(&mut self.grid.agenda.idle);
        for tile in idle.drain(..) {
            let meta = &mut self.grid.meta[tile as usize];
            meta.flags &= !IDLE;
            let rests = meta.flags & MOVES == 0 || !self.steady;
            if meta.flags & (FREE | EMPTY | EDITED) == EMPTY
                && rests
                && meta.listed != self.pass
                && (self.steady || !self.is_touched(tile))
            {
                self.grid.release(tile);
            }
        }
        self.grid.agenda.idle = idle;
        self.grid.shrink();
    }

    /// Whether a neighbour has a live cell right at a tile's edge.
    fn is_touched(&self, tile: u32) -> bool {
        let meta = &self.grid.meta[tile as usize];
        (0..).zip(meta.neighbours).any(|(direction, neighbour)| {
            let way_back = super::tile::OPPOSITE[direction];
            neighbour != 0
                && self.grid.rows(neighbour, self.front).live_edges() >> way_back & 1 != 0
        })
    }
}

/// Asks the control after every so many tiles.
#[inline]
fn keep_going(i: usize, poller: &mut Poller<'_>) -> Result<(), Interrupt> {
    if i % LISTED_CHUNK == LISTED_CHUNK - 1 && !poller.go_on(CHUNK_CELLS) {
        return Err(Interrupt::Cancelled);
    }
    Ok(())
}

/// The directions in a set.
fn members(mut set: u8) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let direction = set.trailing_zeros() as usize;
        set &= set.wrapping_sub(1);
        (direction < 8).then_some(direction)
    })
}

/// The tiles of a pass, for any thread to compute some.
struct Work<'a> {
    arena: &'a Arena,
    meta: &'a [Meta],
    tiles: &'a [u32],
    /// One for each of the tiles.
    outcomes: *mut Outcome,
    compute: &'a Compute,
    generations: &'a [Generation],
    front: usize,
    fresh: bool,
    memos: &'a [Mutex<Memo>],
    objects: &'a [Mutex<Objects>],
    /// Whether the tiles are too many for the processor's nearest caches.
    far: bool,
}

/// What the thread that computes has for itself.
struct Own<'a> {
    memo: Option<MutexGuard<'a, Memo>>,
    objects: Option<MutexGuard<'a, Objects>>,
}

/// One that nobody has. There are as many as threads: one is free, unless a panic spoiled it.
fn take<T>(all: &[Mutex<T>]) -> Option<MutexGuard<'_, T>> {
    all.iter().find_map(|one| one.try_lock().ok())
}

// SAFETY: threads share it to compute different chunks, which write different tiles and outcomes.
unsafe impl Sync for Work<'_> {}

impl Work<'_> {
    /// Computes one chunk of the tiles. No chunk may be computed twice at the same time.
    fn chunk(&self, chunk: usize) {
        let start = chunk * CHUNK;
        let end = self.tiles.len().min(start + CHUNK);
        let mut own = Own {
            memo: take(self.memos),
            objects: take(self.objects),
        };
        for i in start..end {
            if self.far {
                self.fetch_ahead(i);
            }
            let outcome = self.tile(self.tiles[i], &mut own);
            // SAFETY: there is an outcome for each tile, and this one is ours alone.
            unsafe { self.outcomes.add(i).write(outcome) };
        }
    }

    #[inline]
    fn tile(&self, tile: u32, own: &mut Own<'_>) -> Outcome {
        let meta = &self.meta[tile as usize];
        // SAFETY: the tile and its neighbours are there. Passes read the front boards only and
        // write the back boards only, each tile's once, as no tile is listed twice.
        let (around, out) = unsafe {
            let rows = |tile| self.arena.rows_unchecked(tile, self.front);
            (
                Around {
                    here: rows(tile),
                    neighbours: meta.neighbours.map(rows),
                },
                self.arena.rows_apart(tile, self.front ^ 1),
            )
        };
        if self.generations.len() == 1 {
            let input = (&around, out);
            return if self.fresh {
                self.compute.fresh_single.run(self.generations, input)
            } else {
                self.compute.single.run(self.generations, input)
            };
        }
        if meta.flags & (EMPTY | EDITED | LONE) != 0
            && let Some(objects) = own.objects.as_deref_mut()
        {
            match self.look(&around, out, objects) {
                Sight::Lone(outcome) => return outcome,
                Sight::Grows => return self.stride(meta, (&around, out)).lone(),
                _ => {}
            }
        }
        let Some(memo) = own.memo.as_deref_mut().filter(|_| meta.hope.is_left()) else {
            return self.stride(meta, (&around, out));
        };
        let question = (&around, &mut *out, &mut *memo);
        match self.compute.recall.run(self.generations, question) {
            Answer::Known(outcome) => outcome.asked(true),
            Answer::Unknown => self.stride(meta, (&around, out)).asked(false),
            Answer::Asked(place) => {
                let input = (&around, &mut *out);
                let outcome = self.compute.stride.run(self.generations, input);
                memo.learn(place, out, outcome);
                outcome.asked(false)
            }
        }
    }

    /// What is in the window, if that is no more than a small object.
    #[inline]
    fn look(&self, around: &Around<'_>, out: &mut Rows, objects: &mut Objects) -> Sight {
        loop {
            let input = (around, &mut *out, &*objects);
            match self.compute.lone.run(self.generations, input) {
                Sight::New(object) => {
                    objects.learn(object, &self.compute.window, self.generations);
                }
                sight => return sight,
            }
        }
    }

    #[inline]
    fn stride(&self, meta: &Meta, input: (&Around<'_>, &mut Rows)) -> Outcome {
        if meta.restless == 8 && meta.flags & WATCHED == 0 {
            self.compute.blind_stride.run(self.generations, input)
        } else {
            self.compute.stride.run(self.generations, input)
        }
    }

    /// Asks for the memory of the tiles after the next few. The neighbours but the one below were
    /// in use a moment ago, as a rule.
    #[inline]
    fn fetch_ahead(&self, i: usize) {
        const SOON: usize = 3;
        const LATER: usize = 8;
        if let Some(&tile) = self.tiles.get(i + SOON) {
            let south = self.meta[tile as usize].neighbours[1];
            // SAFETY: the tiles are there, and the addresses are only hinted at.
            unsafe {
                let boards = std::ptr::from_ref(self.arena.rows_unchecked(tile, 0)).cast::<u8>();
                for line in 0..12 {
                    prefetch(boards.wrapping_add(64 * line));
                }
                prefetch(self.arena.rows_unchecked(south, self.front));
            }
        }
        if let Some(&tile) = self.tiles.get(i + LATER) {
            prefetch(&raw const self.meta[tile as usize]);
        }
    }
}
