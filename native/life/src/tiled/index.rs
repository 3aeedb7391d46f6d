//! Which tile lies at a place: a hash table of tile numbers.
//!
//! It holds numbers only and compares with the places that the tiles know themselves: eight bytes
//! for each tile. It is asked where tiles are made, edited and read, never in a pass.

use std::mem::size_of;

use super::tile::Place;
use crate::Error;

/// Open addressing with linear probing; 0 is a free slot. At most half of the slots are in use.
#[derive(Default)]
pub(super) struct Index {
    slots: Vec<u32>,
}

impl Index {
    /// The slots that so many tiles need.
    fn slots_for(tiles: usize) -> usize {
        (2 * tiles).next_power_of_two()
    }

    /// The memory that an index for so many tiles takes, in bytes.
    pub(super) fn bytes_for(tiles: usize) -> u64 {
        (Self::slots_for(tiles) * size_of::<u32>()) as u64
    }

    pub(super) fn bytes(&self) -> u64 {
        (self.slots.capacity() * size_of::<u32>()) as u64
    }

    /// Makes room for so many tiles. `tiles` are those in it.
    pub(super) fn grow(
        &mut self,
        capacity: usize,
        tiles: impl Iterator<Item = (u32, Place)>,
    ) -> Result<(), Error> {
        let slots = Self::slots_for(capacity);
        if slots <= self.slots.len() {
            return Ok(());
        }
        let mut larger = Vec::new();
        larger
            .try_reserve_exact(slots)
            .map_err(|_| Error::OutOfMemory {
                bytes: (slots * size_of::<u32>()) as u64,
            })?;
        larger.resize(slots, 0);
        self.slots = larger;
        for (tile, place) in tiles {
            self.insert(place, tile);
        }
        Ok(())
    }

    /// The slot where the search for a place begins.
    fn home(&self, place: Place) -> usize {
        const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;
        let y = place.y.cast_unsigned().wrapping_mul(GOLDEN);
        let hash = (y.rotate_left(32) ^ place.x.cast_unsigned()).wrapping_mul(GOLDEN);
        // The upper bits are the good ones.
        (hash >> 32) as usize & (self.slots.len() - 1)
    }

    /// Adds a tile at a place that has none; there must be room.
    pub(super) fn insert(&mut self, place: Place, tile: u32) {
        let mut slot = self.home(place);
        while self.slots[slot] != 0 {
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        self.slots[slot] = tile;
    }

    /// The tile at a place, or 0.
    pub(super) fn find(&self, place: Place, place_of: impl Fn(u32) -> Place) -> u32 {
        if self.slots.is_empty() {
            return 0;
        }
        let mut slot = self.home(place);
        loop {
            let tile = self.slots[slot];
            if tile == 0 || place_of(tile) == place {
                return tile;
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    /// Takes out a tile that is in it.
    pub(super) fn remove(&mut self, tile: u32, place_of: impl Fn(u32) -> Place) {
        let mask = self.slots.len() - 1;
        let mut hole = self.home(place_of(tile));
        while self.slots[hole] != tile {
            hole = (hole + 1) & mask;
        }
        // Close the gap: whatever would no longer be found moves into it.
        let mut slot = hole;
        loop {
            slot = (slot + 1) & mask;
            let next = self.slots[slot];
            if next == 0 {
                break;
            }
            let home = self.home(place_of(next));
            if slot.wrapping_sub(home) & mask >= slot.wrapping_sub(hole) & mask {
                self.slots[hole] = next;
                hole = slot;
            }
        }
        self.slots[hole] = 0;
    }
}
