//! What becomes of a cell, as logic on whole rows.

use super::decisions::CELLS;
use super::schedule::Generation;
use super::simd::{Simd, Sums};
use super::window::row_by_row;

/// The rule of some generations as vector logic.
pub(crate) trait Circuit: Copy {
    /// What is worked out once for each row, and used for it, the row above and the row below.
    type Row<S: Simd>: Row<S>;

    /// Looks at the cells of a row and those to their west and east.
    fn row<S: Simd>(self, s: S, cells: S::Vector) -> Self::Row<S>;

    /// The next state of a row's cells, in the given generation, of this row and those above and
    /// below.
    fn next<S: Simd>(
        self,
        s: S,
        generation: usize,
        rows: [Self::Row<S>; 3],
        cells: S::Vector,
    ) -> S::Vector;

    /// One generation of a [window](super::window::next) in strides.
    #[inline(always)]
    fn window<S: Simd, const N: usize>(self, s: S, generation: usize, x: &mut [S::Vector; N]) {
        row_by_row(s, self, generation, x);
    }
}

/// What a circuit keeps of a row, in one register or more.
pub(crate) trait Row<S: Simd>: Copy {
    /// As many rows, each part of them by itself: so the compiler can vectorise the portable code.
    type Rows<const N: usize>;

    /// The same row `N` times.
    fn repeat<const N: usize>(self) -> Self::Rows<N>;
    fn get<const N: usize>(rows: &Self::Rows<N>, i: usize) -> Self;
    fn set<const N: usize>(self, rows: &mut Self::Rows<N>, i: usize);

    /// See [`Simd::rotate_up`].
    fn rotate_up(self, s: S) -> Self;
    /// See [`Simd::rotate_down`].
    fn rotate_down(self, s: S) -> Self;
    /// See [`Simd::above`].
    fn above(self, s: S, before: Self) -> Self;
    /// See [`Simd::below`].
    fn below(self, s: S, after: Self) -> Self;
}

impl<S: Simd, const PARTS: usize> Row<S> for [S::Vector; PARTS] {
    type Rows<const N: usize> = [[S::Vector; N]; PARTS];

    #[inline(always)]
    fn repeat<const N: usize>(self) -> Self::Rows<N> {
        let mut rows = [[self[0]; N]; PARTS];
        for (rows, part) in rows.iter_mut().zip(self) {
            *rows = [part; N];
        }
        rows
    }

    #[inline(always)]
    fn get<const N: usize>(rows: &Self::Rows<N>, i: usize) -> Self {
        let mut row = [rows[0][i]; PARTS];
        for (row, rows) in row.iter_mut().zip(rows) {
            *row = rows[i];
        }
        row
    }

    #[inline(always)]
    fn set<const N: usize>(self, rows: &mut Self::Rows<N>, i: usize) {
        for (rows, part) in rows.iter_mut().zip(self) {
            rows[i] = part;
        }
    }

    #[inline(always)]
    fn rotate_up(mut self, s: S) -> Self {
        for part in &mut self {
            *part = s.rotate_up(*part);
        }
        self
    }

    #[inline(always)]
    fn rotate_down(mut self, s: S) -> Self {
        for part in &mut self {
            *part = s.rotate_down(*part);
        }
        self
    }

    #[inline(always)]
    fn above(mut self, s: S, before: Self) -> Self {
        for (part, before) in self.iter_mut().zip(before) {
            *part = s.above(before, *part);
        }
        self
    }

    #[inline(always)]
    fn below(mut self, s: S, after: Self) -> Self {
        for (part, after) in self.iter_mut().zip(after) {
            *part = s.below(*part, after);
        }
        self
    }
}

/// Each cell and those to its west and east added up: sum bit and carry.
#[inline(always)]
fn across<S: Simd>(s: S, cells: S::Vector) -> [S::Vector; 2] {
    let (sum, carry) = s.add3(s.east(cells), cells, s.west(cells));
    [sum, carry]
}

/// Three rows added up.
#[inline(always)]
fn nine<S: Simd>(s: S, [up, here, down]: [[S::Vector; 2]; 3]) -> Sums<S::Vector> {
    let (ones, carry) = s.add3(up[0], here[0], down[0]);
    let (twos, fours) = s.add3(up[1], here[1], down[1]);
    Sums {
        ones,
        carry,
        twos,
        fours,
    }
}

/// B3/S23, by the shortest circuit known.
#[derive(Clone, Copy)]
pub(super) struct Life;

impl Circuit for Life {
    type Row<S: Simd> = [S::Vector; 2];

    #[inline(always)]
    fn row<S: Simd>(self, s: S, cells: S::Vector) -> [S::Vector; 2] {
        across(s, cells)
    }

    #[inline(always)]
    fn next<S: Simd>(
        self,
        s: S,
        _generation: usize,
        rows: [[S::Vector; 2]; 3],
        cells: S::Vector,
    ) -> S::Vector {
        s.life(nine(s, rows), cells)
    }
}

/// Any rule that counts neighbours: a tree of multiplexers over the masks of each generation.
#[derive(Clone, Copy)]
pub(super) struct Counts<'a>(pub(super) &'a [Generation]);

impl Circuit for Counts<'_> {
    type Row<S: Simd> = [S::Vector; 2];

    #[inline(always)]
    fn row<S: Simd>(self, s: S, cells: S::Vector) -> [S::Vector; 2] {
        across(s, cells)
    }

    #[inline(always)]
    fn next<S: Simd>(
        self,
        s: S,
        generation: usize,
        rows: [[S::Vector; 2]; 3],
        cells: S::Vector,
    ) -> S::Vector {
        let masks = &self.0[generation];
        let Sums {
            ones,
            carry,
            twos,
            fours,
        } = nine(s, rows);
        let both = s.and(carry, twos);
        let bit1 = s.xor(carry, twos);
        let bit2 = s.xor(fours, both);
        let bit3 = s.and(fours, both);
        let p0 = pair(s, masks, 0, ones, cells);
        let p1 = pair(s, masks, 1, ones, cells);
        let low = s.select(bit1, p1, p0);
        let p2 = pair(s, masks, 2, ones, cells);
        let p3 = pair(s, masks, 3, ones, cells);
        let high = s.select(bit1, p3, p2);
        let p4 = pair(s, masks, 4, ones, cells);
        s.select(bit3, p4, s.select(bit2, high, low))
    }
}

/// Any rule: a list of choices between earlier results, the same for all cells.
#[derive(Clone, Copy)]
pub(super) struct Table<'a>(pub(super) &'a [Generation]);

impl Circuit for Table<'_> {
    /// The cells to the west, the cells themselves, and those to the east.
    type Row<S: Simd> = [S::Vector; 3];

    #[inline(always)]
    fn row<S: Simd>(self, s: S, cells: S::Vector) -> [S::Vector; 3] {
        [s.east(cells), cells, s.west(cells)]
    }

    #[inline(always)]
    fn next<S: Simd>(
        self,
        s: S,
        generation: usize,
        rows: [[S::Vector; 3]; 3],
        _cells: S::Vector,
    ) -> S::Vector {
        let mut cells = [[rows[0][0]]; CELLS];
        for (i, cell) in rows.into_iter().flatten().enumerate() {
            cells[CELLS - 1 - i] = [cell];
        }
        let [next] = self.0[generation].decisions.decide(s, &cells);
        next
    }

    /// Step by step, for all rows at a time: what to do is looked up once for all of them.
    #[inline(always)]
    fn window<S: Simd, const N: usize>(self, s: S, generation: usize, x: &mut [S::Vector; N]) {
        let mut cells = [[s.splat(0); N]; CELLS];
        for i in 0..N {
            let row = self.row(s, x[i]);
            for (part, &cell) in row.iter().enumerate() {
                // As the row below of the one before, the row itself, and the row above of the next.
                cells[2 - part][(i + N - 1) % N] = cell;
                cells[5 - part][i] = cell;
                cells[8 - part][(i + 1) % N] = cell;
            }
        }
        for part in 0..3 {
            cells[part][N - 1] = s.rotate_down(cells[part][N - 1]);
            cells[6 + part][0] = s.rotate_up(cells[6 + part][0]);
        }
        *x = self.0[generation].decisions.decide(s, &cells);
    }
}

/// The next state where the total is `2 i` or `2 i + 1`.
#[inline(always)]
fn pair<S: Simd>(
    s: S,
    masks: &Generation,
    i: usize,
    ones: S::Vector,
    cells: S::Vector,
) -> S::Vector {
    let [even, odd] = [2 * i, 2 * i + 1];
    let even = s.and_xor(cells, s.splat(masks.with[even]), s.splat(masks.flip[even]));
    let odd = s.and_xor(cells, s.splat(masks.with[odd]), s.splat(masks.flip[odd]));
    s.select(ones, odd, even)
}
