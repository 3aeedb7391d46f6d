//! Whole boards in and out, in blocks, for another engine.

use super::Tiled;
use super::tile::{HALO, OWN, Place, SIDE};
use crate::Error;
use crate::block::{BLOCK, Block};

/// Four tiles and three blocks are equally wide: a square of so many cells is whole tiles and
/// whole blocks.
const SQUARE: usize = 4 * SIDE;
const _: () = assert!(SQUARE == 3 * BLOCK);

/// How many tiles are listed between two questions: less than a millisecond's work.
const SOME: usize = 1 << 10;

/// The blocks of one square, row by row.
type Blocks = [[u64; BLOCK]; 9];

impl Tiled {
    /// All blocks that are not empty, in row-major order of the squares of three by three.
    pub fn blocks(&self) -> impl Iterator<Item = Block> {
        self.blocks_unless(&|| false).expect("nobody stops it")
    }

    /// As [`blocks`](Self::blocks). While the tiles are put into order, which takes long where they
    /// are many, `stop` is asked now and then; if it says so, there are no blocks.
    pub fn blocks_unless(&self, stop: &dyn Fn() -> bool) -> Option<impl Iterator<Item = Block>> {
        let mut tiles: Vec<(Place, u32)> = Vec::new();
        for (i, tile) in self.grid.numbers().enumerate() {
            if i % SOME == 0 && stop() {
                return None;
            }
            if self.grid.exists(tile) && !self.grid.rows(tile, self.front).is_empty() {
                let Place { x, y } = self.grid.place(tile);
                let square = Place {
                    x: x.div_euclid(4),
                    y: y.div_euclid(4),
                };
                tiles.push((square, tile));
            }
        }
        tiles.sort_unstable();
        let mut next = 0;
        let mut ready: Vec<Block> = Vec::with_capacity(9);
        Some(std::iter::from_fn(move || {
            if ready.is_empty() {
                let &(square, _) = tiles.get(next)?;
                let mut blocks: Blocks = [[0; BLOCK]; 9];
                while let Some(&(at, tile)) = tiles.get(next)
                    && at == square
                {
                    self.draw(tile, &mut blocks);
                    next += 1;
                }
                ready.extend(placed(square, &blocks));
            }
            ready.pop()
        }))
    }

    /// Puts a tile's cells into the blocks of its square.
    fn draw(&self, tile: u32, blocks: &mut Blocks) {
        let place = self.grid.place(tile);
        let left = place.x.rem_euclid(4) as usize * SIDE;
        let top = place.y.rem_euclid(4) as usize * SIDE;
        for (dy, &row) in self.grid.rows(tile, self.front).0.iter().enumerate() {
            let (y, row) = (top + dy, row >> HALO);
            let at = 3 * (y / BLOCK) + left / BLOCK;
            let shift = left % BLOCK;
            blocks[at][y % BLOCK] |= row << shift;
            if shift + SIDE > BLOCK {
                blocks[at + 1][y % BLOCK] |= row >> (BLOCK - shift);
            }
        }
    }

    /// Puts blocks into the board, beside what is there. On an error some of them may be in: that
    /// is for boards that are being made.
    pub fn insert_blocks(&mut self, blocks: impl IntoIterator<Item = Block>) -> Result<(), Error> {
        const LAST: i64 = BLOCK as i64 - 1;
        let side = SIDE as i64;
        for block in blocks {
            for y in block.y.div_euclid(side)..=(block.y + LAST).div_euclid(side) {
                for x in block.x.div_euclid(side)..=(block.x + LAST).div_euclid(side) {
                    self.insert_part(Place { x, y }, &block)?;
                }
            }
        }
        Ok(())
    }

    /// Puts the part of a block that lies in a tile into it.
    fn insert_part(&mut self, place: Place, block: &Block) -> Result<(), Error> {
        // Where the tile begins, seen from the block. A tile at the edge of the plane begins
        // outside.
        let distance = |tile: i64, block: i64| i128::from(tile) * SIDE as i128 - i128::from(block);
        let (dx, dy) = (distance(place.x, block.x), distance(place.y, block.y));
        let mut rows = [0; SIDE];
        for (row, y) in rows.iter_mut().zip(dy..) {
            let from = usize::try_from(y).ok().and_then(|y| block.rows.get(y));
            let from = from.copied().unwrap_or(0);
            // The window's bit 0 is HALO cells to the left of the tile.
            let shift = dx - HALO as i128;
            *row = OWN
                & if shift >= 0 {
                    from >> shift
                } else {
                    from << -shift
                };
        }
        if rows == [0; SIDE] {
            return Ok(());
        }
        let tile = match self.grid.find(place) {
            0 => self.grid.make(place)?,
            tile => tile,
        };
        self.note_edit(tile);
        let tile = self.grid.arena.rows_mut(tile, self.front);
        tile.0
            .iter_mut()
            .zip(rows)
            .for_each(|(row, new)| *row |= new);
        Ok(())
    }
}

/// The blocks of a square that are not empty.
fn placed(square: Place, blocks: &Blocks) -> impl Iterator<Item = Block> {
    // A square at the edge of the plane may begin outside; its cells do not lie there.
    let corner = |v: i64, i: usize| {
        let v = i128::from(v) * SQUARE as i128 + (i * BLOCK) as i128;
        v as i64
    };
    (0..9)
        .filter(|&i| blocks[i] != [0; BLOCK])
        .map(move |i| Block {
            x: corner(square.x, i % 3),
            y: corner(square.y, i / 3),
            rows: blocks[i],
        })
}
