//! One generation of a tile, row by row. It needs no more of the neighbours than their edges.

use super::compute::Around;
use super::outcome::{Found, Outcome};
use super::tile::{EAST_EDGE, OWN, Rows, SIDE, WEST_EDGE};
use crate::kernel::{Circuit, Program, Row, Simd};

/// Makes one generation, writes the tile's rows over those of one generation ago, and tells what
/// changed.
///
/// Changes are those against what was written over, so that a tile of period 2 is found to be
/// unchanged, as its two boards take turns. Where that is something else, the pass is `FRESH` and
/// finds the changes against the present board.
#[derive(Clone, Copy, Debug)]
pub(super) struct Single<const FRESH: bool>;

impl<const FRESH: bool> Program for Single<FRESH> {
    type Input<'a> = (&'a Around<'a>, &'a mut Rows);
    type Output = Outcome;

    #[inline(always)]
    fn run<S: Simd, C: Circuit, const N: usize>(
        s: S,
        rule: C,
        _generations: usize,
        (around, out): Self::Input<'_>,
    ) -> Outcome {
        let [n, so, _, _, nw, ne, sw, se] = around.neighbours;
        // The edge rows of the neighbours to the north and south, where the window has them.
        let above = n.0[SIDE - 1] | nw.0[SIDE - 1] >> SIDE | ne.0[SIDE - 1] << SIDE;
        let below = so.0[0] | sw.0[0] >> SIDE | se.0[0] << SIDE;

        let own = s.splat(OWN);
        let (mut changed, mut moved) = (s.splat(0), s.splat(0));
        let (mut first, mut last) = (changed, changed);
        let count = SIDE / S::LANES;
        let mut before = rule.row(s, s.splat(above));
        let mut x = own_rows(s, around, 0);
        let mut here = rule.row(s, x);
        for j in 0..count {
            let (following, after) = if j + 1 < count {
                let following = own_rows(s, around, (j + 1) * S::LANES);
                (following, rule.row(s, following))
            } else {
                (x, rule.row(s, s.splat(below)))
            };
            let rows = [here.above(s, before), here, here.below(s, after)];
            let new = s.and(rule.next(s, 0, rows, x), own);
            let now = s.load(&around.here.0, j * S::LANES);
            let before_now = if FRESH {
                now
            } else {
                s.load(&out.0, j * S::LANES)
            };
            let change = s.xor(new, before_now);
            changed = s.or(changed, change);
            moved = s.or_changes(moved, new, now);
            if j == 0 {
                first = change;
            }
            last = change;
            s.store(&mut out.0, j * S::LANES, new);
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
}

/// Rows of the tile, with the neighbours' to the west and east around them.
#[inline(always)]
fn own_rows<S: Simd>(s: S, around: &Around<'_>, at: usize) -> S::Vector {
    let [_, _, w, e, ..] = around.neighbours;
    s.or3(
        s.load(&around.here.0, at),
        s.west_by_48(s.load(&w.0, at)),
        s.east_by_48(s.load(&e.0, at)),
    )
}
