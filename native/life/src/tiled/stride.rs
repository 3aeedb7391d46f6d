//! Up to eight generations of a tile at once.
//!
//! The tile and eight cells around it fill a window of 64 x 64 cells, which stays in registers. In
//! each generation another cell around the rim becomes wrong, for want of neighbours; after eight
//! the tile is just not reached.
#![allow(
    clippy::needless_range_loop,
    reason = "registers are named by number, several arrays at a time"
)]

use super::compute::Around;
use super::outcome::{Found, Outcome};
use super::tile::{EAST_EDGE, HALO, OWN, Rows, SIDE, WEST_EDGE, WINDOW};
use crate::kernel::{Circuit, Program, Simd, next};

/// The columns that a neighbour to the west sees in its window, and that one to the east does.
pub(super) const WEST_BAND: u64 = 0xFF << HALO;
pub(super) const EAST_BAND: u64 = 0xFF << (HALO + SIDE - 8);
/// The tile's columns and one to each side.
pub(super) const OWN_AND_ONE: u64 = OWN << 1 | OWN >> 1;
/// A column at the tile's edge and one to each side.
pub(super) const WEST_EDGE_AND_ONE: u64 = WEST_EDGE << 1 | WEST_EDGE | WEST_EDGE >> 1;
pub(super) const EAST_EDGE_AND_ONE: u64 = EAST_EDGE << 1 | EAST_EDGE | EAST_EDGE >> 1;
/// The octets of the window's rows that are the tile's.
pub(super) const OWN_OCTETS: u8 = 0x7E;

/// Makes some generations, writes the tile's rows and tells what changed; and what moved on the
/// way, unless it is not to `WATCH`, which saves a tenth of the time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stride<const WATCH: bool>;

impl<const WATCH: bool> Program for Stride<WATCH> {
    type Input<'a> = (&'a Around<'a>, &'a mut Rows);
    type Output = Outcome;

    #[inline(always)]
    fn run<S: Simd, C: Circuit, const N: usize>(
        s: S,
        rule: C,
        generations: usize,
        (around, out): Self::Input<'_>,
    ) -> Outcome {
        let mut x = gather::<S, N>(s, around);
        s.to_strides(&mut x);
        let start = x;
        let mut moves = Moves::<S, N>::none(s);
        if WATCH {
            let mut generation = 0;
            while generation + 2 < generations {
                next(s, rule, generation, &mut x);
                moves.note::<true>(s, &x, &start);
                next(s, rule, generation + 1, &mut x);
                generation += 2;
            }
            if generation + 1 < generations {
                next(s, rule, generation, &mut x);
                moves.note::<false>(s, &x, &start);
                generation += 1;
            }
            next(s, rule, generation, &mut x);
        } else {
            for generation in 0..generations {
                next(s, rule, generation, &mut x);
            }
        }
        let mut changes = Octets::<S, N>::none(s);
        for i in 0..N {
            changes.note(s, i, &x, &start);
        }
        let mut found = Found {
            changed: changes.test(s, OWN),
            changed_west: changes.test(s, WEST_BAND),
            changed_east: changes.test(s, EAST_BAND),
            ..Found::default()
        };
        if WATCH {
            moves.tell(s, &mut found);
        } else {
            found.blind = true;
        }

        s.to_rows(&mut x);
        let own = s.splat(OWN);
        for j in HALO / S::LANES..(HALO + SIDE) / S::LANES {
            s.store(&mut out.0, j * S::LANES - HALO, s.and(x[j], own));
        }
        Outcome::new(found)
    }
}

/// The window, row by row.
#[inline(always)]
pub(super) fn gather<S: Simd, const N: usize>(s: S, around: &Around<'_>) -> [S::Vector; N] {
    const { assert!(N * S::LANES == WINDOW) };
    let [n, so, w, e, nw, ne, sw, se] = around.neighbours;
    let mut x = [s.splat(0); N];
    for (j, x) in x.iter_mut().enumerate() {
        let row = j * S::LANES;
        let (west, middle, east, at) = if row < HALO {
            (nw, n, ne, SIDE - HALO + row)
        } else if row < HALO + SIDE {
            (w, around.here, e, row - HALO)
        } else {
            (sw, so, se, row - HALO - SIDE)
        };
        *x = s.or3(
            s.load(&middle.0, at),
            s.west_by_48(s.load(&west.0, at)),
            s.east_by_48(s.load(&east.0, at)),
        );
    }
    x
}

/// Changes in a window in strides, eight rows of the window in one.
struct Octets<S: Simd, const N: usize> {
    /// Lane `l` of element `g` is the octet of rows `l * GROUPS + g`.
    groups: [S::Vector; 8],
}

impl<S: Simd, const N: usize> Octets<S, N> {
    /// How many octets share a lane.
    const GROUPS: usize = N / 8;

    #[inline(always)]
    fn none(s: S) -> Self {
        Self {
            groups: [s.splat(0); 8],
        }
    }

    /// Notes the changes in one of the registers.
    #[inline(always)]
    fn note(&mut self, s: S, i: usize, x: &[S::Vector; N], start: &[S::Vector; N]) {
        self.groups[i / 8] = s.or_changes(self.groups[i / 8], x[i], start[i]);
    }

    /// The octets of the tile's rows that have anything set in those columns.
    #[inline(always)]
    fn test(&self, s: S, mask: u64) -> u8 {
        let mut set = 0;
        for group in 0..Self::GROUPS {
            let lanes = s.test(self.groups[group], mask);
            if Self::GROUPS == 1 {
                return lanes as u8 & OWN_OCTETS;
            }
            for lane in 0..S::LANES {
                set |= (lanes >> lane & 1) << (lane * Self::GROUPS + group);
            }
        }
        set as u8 & OWN_OCTETS
    }
}

/// What moves in a window in strides, in any generation but the last.
///
/// Every other generation is looked at, and one cell more around what is asked for: if a cell is
/// the same after the first generation, and its neighbourhood is after the third, so is the cell
/// after the fourth.
struct Moves<S: Simd, const N: usize> {
    /// All rows but those that follow.
    octets: Octets<S, N>,
    /// The two rows before each edge of the tile and the two after it; where registers are few
    /// enough for both to be in the same, the southern are in the northern's other lanes.
    before_north: S::Vector,
    after_north: S::Vector,
    before_south: S::Vector,
    after_south: S::Vector,
}

impl<S: Simd, const N: usize> Moves<S, N> {
    const NORTH: usize = HALO;
    const SOUTH: usize = HALO + SIDE;
    const SHARED: bool = Self::NORTH % N == Self::SOUTH % N;

    #[inline(always)]
    fn none(s: S) -> Self {
        let nothing = s.splat(0);
        Self {
            octets: Octets::none(s),
            before_north: nothing,
            after_north: nothing,
            before_south: nothing,
            after_south: nothing,
        }
    }

    /// Whether a register is noted by itself, for a row around an edge.
    const fn is_around(edge: usize, i: usize, wide: bool) -> bool {
        let first = if wide { edge - 2 } else { edge - 1 };
        let last = if wide { edge + 1 } else { edge };
        (i + N - first % N) % N <= last - first
    }

    /// Notes a generation, with two rows to each side of an edge or, if not wide, with one. That
    /// is enough for the last generation to look at, as the next is not asked for; and in the
    /// seventh the second row beyond the tile is wrong.
    #[inline(always)]
    fn note<const WIDE: bool>(&mut self, s: S, x: &[S::Vector; N], start: &[S::Vector; N]) {
        for i in 0..N {
            let south = !Self::SHARED && Self::is_around(Self::SOUTH, i, WIDE);
            if !Self::is_around(Self::NORTH, i, WIDE) && !south {
                self.octets.note(s, i, x, start);
            }
        }
        let north = Self::NORTH;
        let around = (self.before_north, self.after_north);
        (self.before_north, self.after_north) = edge::<S, N, WIDE>(s, north, around, x, start);
        if !Self::SHARED {
            let south = Self::SOUTH;
            let around = (self.before_south, self.after_south);
            (self.before_south, self.after_south) = edge::<S, N, WIDE>(s, south, around, x, start);
        }
    }

    #[inline(always)]
    fn tell(self, s: S, found: &mut Found) {
        let (before_south, after_south) = if Self::SHARED {
            (self.before_north, self.after_north)
        } else {
            (self.before_south, self.after_south)
        };
        let row = |lanes: u32, row: usize| (lanes >> (row / N) & 1) as u8;
        let before_north = s.test(self.before_north, OWN_AND_ONE);
        let after_north = s.test(self.after_north, OWN_AND_ONE);
        let north = row(before_north, Self::NORTH - 1) | row(after_north, Self::NORTH);
        let (before_south_lanes, after_south_lanes) = if Self::SHARED {
            (before_north, after_north)
        } else {
            (
                s.test(before_south, OWN_AND_ONE),
                s.test(after_south, OWN_AND_ONE),
            )
        };
        let south = row(before_south_lanes, Self::SOUTH - 1) | row(after_south_lanes, Self::SOUTH);

        let mut octets = self.octets;
        for (rows, first) in [
            (self.before_north, Self::NORTH - 1),
            (self.after_north, Self::NORTH),
            (before_south, Self::SOUTH - 1),
            (after_south, Self::SOUTH),
        ] {
            let group = first % N / 8;
            octets.groups[group] = s.or(octets.groups[group], rows);
        }
        found.moved = octets.test(s, OWN_AND_ONE);
        found.moved_west = octets.test(s, WEST_EDGE_AND_ONE);
        found.moved_east = octets.test(s, EAST_EDGE_AND_ONE);
        found.moved_rows = north | south << 1;
    }
}

/// Adds the changes in the rows before an edge and after it.
#[inline(always)]
fn edge<S: Simd, const N: usize, const WIDE: bool>(
    s: S,
    edge: usize,
    (mut before, mut after): (S::Vector, S::Vector),
    x: &[S::Vector; N],
    start: &[S::Vector; N],
) -> (S::Vector, S::Vector) {
    before = s.or_changes(before, x[(edge - 1) % N], start[(edge - 1) % N]);
    after = s.or_changes(after, x[edge % N], start[edge % N]);
    if WIDE {
        before = s.or_changes(before, x[(edge - 2) % N], start[(edge - 2) % N]);
        after = s.or_changes(after, x[(edge + 1) % N], start[(edge + 1) % N]);
    }
    (before, after)
}
