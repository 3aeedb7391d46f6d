//! The tiles of a board: made, found, linked to their neighbours, and given back.

use std::mem::size_of;
use std::sync::atomic::{AtomicU16, Ordering::Relaxed};

use super::arena::Arena;
use super::index::Index;
use super::memo::Hope;
use super::outcome::Outcome;
use super::population::Count;
use super::tile::{OPPOSITE, Place, Rows};
use crate::Error;

/// What is known of a tile, beside its rows: a cache line.
#[repr(align(64))]
#[derive(Clone, Copy)]
pub(super) struct Meta {
    /// The tiles around, in the order of `DIRECTIONS`; 0 where there is none.
    pub(super) neighbours: [u32; 8],
    pub(super) place: Place,
    /// The last pass that the tile was listed for.
    pub(super) listed: u64,
    /// A set of the flags below.
    pub(super) flags: u16,
    /// How many of the tiles around move. Where all eight do, none depends on whether and where
    /// this one moves at its edges.
    pub(super) restless: u8,
    pub(super) hope: Hope,
}

/// There is no such tile; its number can be given again.
pub(super) const FREE: u16 = 1;
/// It had no live cell after its last pass.
pub(super) const EMPTY: u16 = 2;
/// It changed in some generation of its last pass, or may have.
pub(super) const MOVES: u16 = 4;
/// It was edited since its last pass.
pub(super) const EDITED: u16 = 8;
/// It is among the [`idle`](Agenda::idle).
pub(super) const IDLE: u16 = 16;
/// Whether it moves was not watched in its last pass, and is to be in the next.
pub(super) const WATCHED: u16 = 32;
/// Its window had no more than a small object in it in its last pass.
pub(super) const LONE: u16 = 64;

/// A population that has to be counted again.
const UNKNOWN: u16 = u16::MAX;

/// Which tiles to look at. Each list has room for every tile, so that no pass has to make room.
#[derive(Default)]
pub(super) struct Agenda {
    /// The tiles of the pass under way, or of the next.
    pub(super) now: Vec<u32>,
    /// The tiles of the pass after it. Empty between two passes.
    pub(super) next: Vec<u32>,
    /// What the pass found out about each tile of `now`.
    pub(super) outcomes: Vec<Outcome>,
    /// The tiles that were edited since the last pass.
    pub(super) edited: Vec<u32>,
    /// The tiles that may not be needed any more.
    pub(super) idle: Vec<u32>,
}

/// The tiles and the way from each to its neighbours. Tile 0 stands for all that are not there: it
/// is empty for ever.
pub(super) struct Grid {
    pub(super) arena: Arena,
    pub(super) meta: Vec<Meta>,
    pub(super) agenda: Agenda,
    populations: Vec<[AtomicU16; 2]>,
    index: Index,
    free: Vec<u32>,
    /// A rectangle of places around all tiles, and perhaps more.
    extent: Option<(Place, Place)>,
    limit: u64,
    /// How many tiles nobody may make: there is room for them without more memory.
    reserve: usize,
    count: Count,
}

impl Grid {
    pub(super) fn new(limit: u64) -> Self {
        Self {
            arena: Arena::new(),
            meta: Vec::new(),
            agenda: Agenda::default(),
            populations: Vec::new(),
            index: Index::default(),
            free: Vec::new(),
            extent: None,
            limit,
            reserve: 0,
            count: Count::detect(),
        }
    }

    pub(super) fn set_limit(&mut self, bytes: u64) {
        self.limit = bytes;
    }

    /// How many tiles there is room for without more memory.
    pub(super) fn room(&self) -> usize {
        self.free.len() + self.arena.capacity() - self.meta.len()
    }

    /// Makes room for so many tiles if the limit allows. Returns for how many there is.
    pub(super) fn try_room(&mut self, tiles: usize) -> usize {
        while self.room() < tiles && self.grow().is_ok() {}
        self.room()
    }

    /// Keeps room for so many tiles, which must be there: no tile is made from it until less is
    /// kept.
    pub(super) fn set_reserve(&mut self, tiles: usize) {
        debug_assert!(tiles <= self.room());
        self.reserve = tiles;
    }

    /// The memory in use, in bytes.
    pub(super) fn bytes(&self) -> u64 {
        Arena::bytes_for(self.arena.capacity()) + self.lists_bytes() + self.index.bytes()
    }

    /// The memory in use beside the arena and the index.
    fn lists_bytes(&self) -> u64 {
        let agenda = &self.agenda;
        let numbers = self.free.capacity()
            + agenda.now.capacity()
            + agenda.next.capacity()
            + agenda.edited.capacity()
            + agenda.idle.capacity();
        (numbers * size_of::<u32>()
            + agenda.outcomes.capacity() * size_of::<Outcome>()
            + self.meta.capacity() * size_of::<Meta>()
            + self.populations.capacity() * size_of::<[AtomicU16; 2]>()) as u64
    }

    /// What the grid takes with room for so many tiles, in bytes.
    fn bytes_for(capacity: usize) -> u64 {
        let each = 5 * size_of::<u32>()
            + size_of::<Outcome>()
            + size_of::<Meta>()
            + size_of::<[AtomicU16; 2]>();
        Arena::bytes_for(capacity) + Index::bytes_for(capacity) + (capacity * each) as u64
    }

    /// The numbers that are, or were, tiles.
    pub(super) fn numbers(&self) -> std::ops::Range<u32> {
        1.min(self.meta.len() as u32)..self.meta.len() as u32
    }

    /// Whether there is a tile of that number.
    pub(super) fn exists(&self, tile: u32) -> bool {
        self.meta[tile as usize].flags & FREE == 0
    }

    /// How many tiles there are.
    pub(super) fn len(&self) -> usize {
        self.numbers().len() - self.free.len()
    }

    pub(super) fn place(&self, tile: u32) -> Place {
        self.meta[tile as usize].place
    }

    /// The tile at a place, or 0.
    pub(super) fn find(&self, place: Place) -> u32 {
        self.index.find(place, |tile| self.place(tile))
    }

    /// Makes an empty tile at a place that has none.
    pub(super) fn make(&mut self, place: Place) -> Result<u32, Error> {
        let mut meta = Meta {
            neighbours: [0; 8],
            place,
            listed: 0,
            flags: EMPTY,
            restless: 0,
            hope: Hope::default(),
        };
        if self.room() <= self.reserve {
            self.grow()?;
        }
        if self.meta.is_empty() {
            self.add(Meta {
                flags: FREE,
                ..meta
            });
        }
        let tile = match self.free.pop() {
            Some(tile) => {
                self.arena.reset(tile);
                self.populations[tile as usize] = [AtomicU16::new(0), AtomicU16::new(0)];
                tile
            }
            None => self.add(meta),
        };
        for (direction, way_back) in OPPOSITE.into_iter().enumerate() {
            let neighbour = self.find(place.towards(direction));
            if neighbour != 0 {
                meta.neighbours[direction] = neighbour;
                meta.restless += u8::from(self.meta[neighbour as usize].flags & MOVES != 0);
                self.meta[neighbour as usize].neighbours[way_back] = tile;
            }
        }
        self.meta[tile as usize] = meta;
        self.index.insert(place, tile);
        self.extent = Some(match self.extent {
            None => (place, place),
            Some((low, high)) => (
                Place {
                    y: low.y.min(place.y),
                    x: low.x.min(place.x),
                },
                Place {
                    y: high.y.max(place.y),
                    x: high.x.max(place.x),
                },
            ),
        });
        Ok(tile)
    }

    /// Takes a number that was never in use. There is room for it.
    fn add(&mut self, meta: Meta) -> u32 {
        let tile = self.meta.len() as u32;
        self.arena.reset(tile);
        self.meta.push(meta);
        self.populations
            .push([AtomicU16::new(0), AtomicU16::new(0)]);
        tile
    }

    /// Makes room for more tiles: half as many again if the limit allows, else fewer.
    fn grow(&mut self) -> Result<(), Error> {
        let capacity = self.arena.capacity();
        // While a list moves to a larger place, the old one is still there.
        let moving = self.arena.moving_bytes() + self.lists_bytes() + self.index.bytes();
        let needed = |more: usize| Self::bytes_for(capacity + more) + moving;
        let steps = match capacity {
            // Room for the empty tile too.
            0 => [14, 6, 3, 2],
            _ => [capacity / 2, capacity / 16, 4, 1],
        };
        let fits = |&more: &usize| more > 0 && needed(more) <= self.limit;
        let Some(more) = steps.into_iter().find(fits) else {
            return Err(Error::MemoryLimit {
                needed: needed(steps[3]),
                limit: self.limit,
            });
        };
        if capacity + more > u32::MAX as usize {
            return Err(Error::OutOfMemory {
                bytes: needed(more),
            });
        }
        self.make_room(capacity + more)
    }

    /// Makes room for `capacity` tiles in all.
    fn make_room(&mut self, capacity: usize) -> Result<(), Error> {
        let agenda = &mut self.agenda;
        for list in [
            &mut self.free,
            &mut agenda.now,
            &mut agenda.next,
            &mut agenda.edited,
            &mut agenda.idle,
        ] {
            reserve(list, capacity)?;
        }
        reserve(&mut agenda.outcomes, capacity)?;
        reserve(&mut self.meta, capacity)?;
        reserve(&mut self.populations, capacity)?;
        let tiles = (0..).zip(&self.meta);
        let tiles = tiles.filter(|(_, meta)| meta.flags & FREE == 0);
        self.index
            .grow(capacity, tiles.map(|(tile, meta)| (tile, meta.place)))?;
        self.arena.grow(capacity)
    }

    /// Notes whether a tile moves.
    #[inline(always)]
    pub(super) fn set_moves(&mut self, tile: u32, moves: bool) {
        if (self.meta[tile as usize].flags & MOVES != 0) != moves {
            self.turn_moves(tile);
        }
    }

    /// Has a tile move that rested, or rest if it moved.
    fn turn_moves(&mut self, tile: u32) {
        let meta = &mut self.meta[tile as usize];
        meta.flags ^= MOVES;
        let moves = meta.flags & MOVES != 0;
        for neighbour in meta.neighbours {
            let restless = &mut self.meta[neighbour as usize].restless;
            // For what isn't there, tile 0, it means nothing.
            *restless = if moves {
                restless.wrapping_add(1)
            } else {
                restless.wrapping_sub(1)
            };
        }
    }

    /// Gives a tile back. It must be empty, and on no list but the idle.
    pub(super) fn release(&mut self, tile: u32) {
        self.set_moves(tile, false);
        let meta = self.meta[tile as usize];
        for (direction, neighbour) in meta.neighbours.into_iter().enumerate() {
            if neighbour != 0 {
                self.meta[neighbour as usize].neighbours[OPPOSITE[direction]] = 0;
            }
        }
        let places = &self.meta;
        self.index.remove(tile, |tile| places[tile as usize].place);
        self.meta[tile as usize].flags = FREE;
        self.populations[tile as usize] = [AtomicU16::new(0), AtomicU16::new(0)];
        self.free.push(tile);
    }

    /// Gives every tile back, and their memory.
    pub(super) fn clear(&mut self) {
        *self = Self::new(self.limit);
    }

    /// Puts a tile on the list of the next pass, which has the given number.
    pub(super) fn list(&mut self, tile: u32, pass: u64) {
        let meta = &mut self.meta[tile as usize];
        if meta.listed != pass {
            meta.listed = pass;
            self.agenda.now.push(tile);
        }
    }

    /// Notes that a board of a tile was written.
    #[inline]
    pub(super) fn forget_population(&mut self, tile: u32, board: usize) {
        *self.populations[tile as usize][board].get_mut() = UNKNOWN;
    }

    /// The live cells of a tile.
    pub(super) fn population(&self, tile: u32, board: usize) -> u64 {
        let known = &self.populations[tile as usize][board];
        match known.load(Relaxed) {
            UNKNOWN => {
                let population = self.count.population(self.arena.rows(tile, board));
                known.store(population as u16, Relaxed);
                u64::from(population)
            }
            population => u64::from(population),
        }
    }

    /// A rectangle of places around all tiles, and perhaps more.
    pub(super) fn extent(&self) -> Option<(Place, Place)> {
        self.extent
    }

    /// Makes the extent as small as it can be.
    pub(super) fn fit_extent(&mut self) {
        let mut extent: Option<(Place, Place)> = None;
        for tile in self.numbers().filter(|&tile| self.exists(tile)) {
            let place = self.place(tile);
            let (low, high) = extent.get_or_insert((place, place));
            (low.x, low.y) = (low.x.min(place.x), low.y.min(place.y));
            (high.x, high.y) = (high.x.max(place.x), high.y.max(place.y));
        }
        self.extent = extent;
    }

    /// A grid with the same tiles under the same numbers, with its own memory.
    pub(super) fn try_clone(&self) -> Result<Self, Error> {
        let mut copy = Self::new(self.limit);
        let tiles = self.meta.len();
        if tiles == 0 {
            return Ok(copy);
        }
        let needed = Self::bytes_for(tiles);
        if needed > self.limit {
            let limit = self.limit;
            return Err(Error::MemoryLimit { needed, limit });
        }
        copy.make_room(tiles)?;
        for (tile, &meta) in self.meta.iter().enumerate() {
            copy.add(meta);
            for board in 0..2 {
                *copy.arena.rows_mut(tile as u32, board) = *self.arena.rows(tile as u32, board);
                let population = self.populations[tile][board].load(Relaxed);
                *copy.populations[tile][board].get_mut() = population;
            }
            if meta.flags & FREE == 0 {
                copy.index.insert(meta.place, tile as u32);
            }
        }
        copy.free.extend_from_slice(&self.free);
        copy.agenda.now.extend_from_slice(&self.agenda.now);
        copy.agenda.edited.extend_from_slice(&self.agenda.edited);
        copy.agenda.idle.extend_from_slice(&self.agenda.idle);
        copy.extent = self.extent;
        Ok(copy)
    }

    /// Moves to a place of the right size if most of the memory is not needed any more. Tiles get
    /// new numbers, in row-major order. Nothing may be on a list but on that of the next pass.
    ///
    /// It is a favour: if there is no memory to move with, nothing is done.
    pub(super) fn shrink(&mut self) {
        const SMALL: usize = 64;
        // More would take longer than a run may go on once it is cancelled.
        const LARGE: usize = 1 << 16;
        let mostly_free = self.meta.len() > SMALL && self.len() < self.meta.len() / 4;
        let mostly_free = mostly_free && self.len() < LARGE;
        if mostly_free && let Ok(smaller) = self.compact() {
            *self = smaller;
        }
    }

    /// The same board without the numbers that are free.
    fn compact(&self) -> Result<Self, Error> {
        let mut smaller = Self::new(self.limit);
        let capacity = self.len() + self.len() / 4 + 2 + self.reserve;
        let needed = Self::bytes_for(capacity) + self.bytes();
        if needed > self.limit {
            let limit = self.limit;
            return Err(Error::MemoryLimit { needed, limit });
        }
        let mut order = Vec::new();
        let mut new_numbers = Vec::new();
        reserve(&mut order, self.len())?;
        reserve(&mut new_numbers, self.meta.len())?;
        smaller.make_room(capacity)?;
        order.extend(self.numbers().filter(|&tile| self.exists(tile)));
        order.sort_unstable_by_key(|&tile| self.place(tile));
        new_numbers.resize(self.meta.len(), 0);
        for old in order {
            let meta = self.meta[old as usize];
            let new = smaller.make(meta.place)?;
            new_numbers[old as usize] = new;
            smaller.meta[new as usize].listed = meta.listed;
            smaller.set_moves(new, meta.flags & MOVES != 0);
            smaller.meta[new as usize].flags = meta.flags;
            for board in 0..2 {
                *smaller.arena.rows_mut(new, board) = *self.arena.rows(old, board);
                smaller.forget_population(new, board);
            }
        }
        let now = self.agenda.now.iter();
        let now = now.map(|&old| new_numbers[old as usize]);
        smaller.agenda.now.extend(now);
        smaller.reserve = self.reserve;
        Ok(smaller)
    }

    /// The rows of a tile.
    pub(super) fn rows(&self, tile: u32, board: usize) -> &Rows {
        self.arena.rows(tile, board)
    }
}

/// Makes room for `capacity` elements in all.
fn reserve<T>(list: &mut Vec<T>, capacity: usize) -> Result<(), Error> {
    list.try_reserve_exact(capacity - list.len())
        .map_err(|_| Error::OutOfMemory {
            bytes: (capacity * size_of::<T>()) as u64,
        })
}
