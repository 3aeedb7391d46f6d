//! The passes over one tile, in terms of any vector unit.
//!
//! A *stride* makes up to eight generations at once: the tile and eight cells around it fill a
//! window of 64 x 64 cells, which stays in registers. In each generation another cell around the
//! rim becomes wrong, for want of neighbours; after eight the tile is just not reached. A *single*
//! makes one generation, row by row, and needs no more of the neighbours than their edges.
#![allow(
    clippy::needless_range_loop,
    reason = "registers are named by number, several arrays at a time"
)]

use super::circuit::Circuit;
use super::outcome::{Found, Outcome};
use super::simd::{Simd, Sums};
use crate::tiled::tile::{HALO, OWN, Rows, SIDE, WINDOW};

/// The rows of a tile and of its neighbours, in the order of
/// [`DIRECTIONS`](crate::tiled::tile::DIRECTIONS).
pub(in crate::tiled) struct Around<'a> {
    pub(in crate::tiled) here: &'a Rows,
    pub(in crate::tiled) neighbours: [&'a Rows; 8],
}

/// The columns that a neighbour to the west sees in its window, and that one to the east does.
const WEST_BAND: u64 = 0xFF << HALO;
const EAST_BAND: u64 = 0xFF << (HALO + SIDE - 8);
/// The tile's columns and one to each side.
const OWN_AND_ONE: u64 = OWN << 1 | OWN >> 1;
/// The columns at the edges.
const WEST_EDGE: u64 = 1 << HALO;
const EAST_EDGE: u64 = 1 << (HALO + SIDE - 1);

/// Makes `generations`, writes the tile's rows into `out` and tells what changed; and what moved
/// on the way, unless it is not to `WATCH`, which saves a tenth of the time.
#[inline(always)]
pub(super) fn stride<S: Simd, C: Circuit, const N: usize, const WATCH: bool>(
    s: S,
    circuit: C,
    generations: usize,
    around: &Around<'_>,
    out: &mut Rows,
) -> Outcome {
    let mut x = gather::<S, N>(s, around);
    s.to_strides(&mut x);
    let start = x;
    let mut moves = Moves::<S, N>::none(s);
    let mut generation = 0;
    while generation + 2 < generations {
        next(s, circuit, generation, &mut x);
        if WATCH {
            moves.note::<true>(s, &x, &start);
        }
        next(s, circuit, generation + 1, &mut x);
        generation += 2;
    }
    if generation + 1 < generations {
        next(s, circuit, generation, &mut x);
        if WATCH {
            moves.note::<false>(s, &x, &start);
        }
        generation += 1;
    }
    next(s, circuit, generation, &mut x);
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
        s.store(out, j * S::LANES - HALO, s.and(x[j], own));
    }
    Outcome::new(found)
}

/// The window, row by row.
#[inline(always)]
fn gather<S: Simd, const N: usize>(s: S, around: &Around<'_>) -> [S::Vector; N] {
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
            s.load(middle, at),
            s.west_by_side(s.load(west, at)),
            s.east_by_side(s.load(east, at)),
        );
    }
    x
}

/// One generation of a window in strides. What is beyond the rim is dead to the west and east, and
/// the opposite row to the north and south; both are as good as anything.
#[inline(always)]
fn next<S: Simd, C: Circuit, const N: usize>(
    s: S,
    circuit: C,
    generation: usize,
    x: &mut [S::Vector; N],
) {
    if S::ROOMY {
        let mut sums = [s.splat(0); N];
        let mut carries = sums;
        for i in 0..N {
            (sums[i], carries[i]) = across(s, x[i]);
        }
        // The rows at the ends wait for the words to be turned, so they come last.
        let above = (s.rotate_up(sums[N - 1]), s.rotate_up(carries[N - 1]));
        let below = (s.rotate_down(sums[0]), s.rotate_down(carries[0]));
        for i in 1..N - 1 {
            let (up, down) = ((sums[i - 1], carries[i - 1]), (sums[i + 1], carries[i + 1]));
            let nine = nine(s, up, (sums[i], carries[i]), down);
            x[i] = circuit.next(s, generation, nine, x[i]);
        }
        let first = nine(s, above, (sums[0], carries[0]), (sums[1], carries[1]));
        x[0] = circuit.next(s, generation, first, x[0]);
        let up = (sums[N - 2], carries[N - 2]);
        let last = nine(s, up, (sums[N - 1], carries[N - 1]), below);
        x[N - 1] = circuit.next(s, generation, last, x[N - 1]);
    } else {
        // With few registers: no more than three rows' sums at a time.
        let first = across(s, x[0]);
        let last = across(s, x[N - 1]);
        let below = (s.rotate_down(first.0), s.rotate_down(first.1));
        let mut up = (s.rotate_up(last.0), s.rotate_up(last.1));
        let mut here = first;
        for i in 0..N {
            let down = if i == N - 1 {
                below
            } else if i == N - 2 {
                last
            } else {
                across(s, x[i + 1])
            };
            x[i] = circuit.next(s, generation, nine(s, up, here, down), x[i]);
            (up, here) = (here, down);
        }
    }
}

/// Each cell and those to its west and east, added up: sum bit and carry.
#[inline(always)]
fn across<S: Simd>(s: S, v: S::Vector) -> (S::Vector, S::Vector) {
    s.add3(s.east(v), v, s.west(v))
}

/// Three rows added up.
#[inline(always)]
fn nine<S: Simd>(
    s: S,
    up: (S::Vector, S::Vector),
    here: (S::Vector, S::Vector),
    down: (S::Vector, S::Vector),
) -> Sums<S::Vector> {
    let (ones, carry) = s.add3(up.0, here.0, down.0);
    let (twos, fours) = s.add3(up.1, here.1, down.1);
    Sums {
        ones,
        carry,
        twos,
        fours,
    }
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
                return lanes as u8 & 0x7E;
            }
            for lane in 0..S::LANES {
                set |= (lanes >> lane & 1) << (lane * Self::GROUPS + group);
            }
        }
        set as u8 & 0x7E
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
        found.moved_west = octets.test(s, WEST_EDGE << 1 | WEST_EDGE | WEST_EDGE >> 1);
        found.moved_east = octets.test(s, EAST_EDGE << 1 | EAST_EDGE | EAST_EDGE >> 1);
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

/// Makes one generation, writes the tile's rows over those of one generation ago in `out`, and
/// tells what changed.
///
/// Changes are those against what `out` held, so that a tile of period 2 is found to be unchanged,
/// as its two boards take turns. Where `out` holds something else, `fresh` asks for the changes
/// against the present board.
#[inline(always)]
pub(super) fn single<S: Simd, C: Circuit>(
    s: S,
    circuit: C,
    fresh: bool,
    around: &Around<'_>,
    out: &mut Rows,
) -> Outcome {
    let [n, so, _, _, nw, ne, sw, se] = around.neighbours;
    // The edge rows of the neighbours to the north and south, where the window has them.
    let above = n.0[SIDE - 1] | nw.0[SIDE - 1] >> SIDE | ne.0[SIDE - 1] << SIDE;
    let below = so.0[0] | sw.0[0] >> SIDE | se.0[0] << SIDE;

    let own = s.splat(OWN);
    let fresh_mask = s.splat(if fresh { u64::MAX } else { 0 });
    let (mut changed, mut moved) = (s.splat(0), s.splat(0));
    let (mut first, mut last) = (changed, changed);
    let count = SIDE / S::LANES;
    let mut before = across(s, s.splat(above));
    let mut x = own_rows(s, around, 0);
    let mut here = across(s, x);
    for j in 0..count {
        let (following, after) = if j + 1 < count {
            let following = own_rows(s, around, (j + 1) * S::LANES);
            (following, across(s, following))
        } else {
            (x, across(s, s.splat(below)))
        };
        let up = (s.above(before.0, here.0), s.above(before.1, here.1));
        let down = (s.below(here.0, after.0), s.below(here.1, after.1));
        let new = s.and(circuit.next(s, 0, nine(s, up, here, down), x), own);
        let old = s.load(out, j * S::LANES);
        let x_own = s.load(around.here, j * S::LANES);
        let change = s.xor(new, s.select(fresh_mask, x_own, old));
        changed = s.or(changed, change);
        moved = s.or_changes(moved, new, x_own);
        if j == 0 {
            first = change;
        }
        last = change;
        s.store(out, j * S::LANES, new);
        (before, here, x) = (here, after, following);
    }

    let first = (s.test(first, OWN) & 1) as u8;
    let last = (s.test(last, OWN) >> (S::LANES - 1) & 1) as u8;
    // The octets with the edges, if they changed, and those between, for whatever else did.
    let edges = first << 1 | last << 6;
    let octets = |any: u32| if any != 0 { 0x3C | edges } else { 0 };
    Outcome::new(Found {
        changed: octets(s.test(changed, OWN)),
        changed_west: octets(s.test(changed, WEST_EDGE)),
        changed_east: octets(s.test(changed, EAST_EDGE)),
        moved: u8::from(s.test(moved, OWN) != 0),
        ..Found::default()
    })
}

/// Rows of the tile, with the neighbours' to the west and east around them.
#[inline(always)]
fn own_rows<S: Simd>(s: S, around: &Around<'_>, at: usize) -> S::Vector {
    let [_, _, w, e, ..] = around.neighbours;
    s.or3(
        s.load(around.here, at),
        s.west_by_side(s.load(w, at)),
        s.east_by_side(s.load(e, at)),
    )
}
