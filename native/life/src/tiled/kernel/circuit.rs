//! What becomes of a cell, as logic on whole rows.

use super::simd::{Simd, Sums};
use crate::transition::Transition;

/// A generation's rule as vector logic.
pub(super) trait Circuit: Copy {
    /// The next state, in the given generation of the pass.
    fn next<S: Simd>(
        self,
        s: S,
        generation: usize,
        sums: Sums<S::Vector>,
        alive: S::Vector,
    ) -> S::Vector;
}

/// B3/S23, by the shortest circuit known.
#[derive(Clone, Copy)]
pub(super) struct Life;

impl Circuit for Life {
    #[inline(always)]
    fn next<S: Simd>(
        self,
        s: S,
        _generation: usize,
        sums: Sums<S::Vector>,
        alive: S::Vector,
    ) -> S::Vector {
        s.life(sums, alive)
    }
}

/// One generation's rule, for any rule: for each number of live cells in the nine, the next state
/// as a function of the middle cell, `(alive & with) ^ flip`.
#[derive(Clone, Copy, Debug)]
pub(in crate::tiled) struct Masks {
    with: [u64; 10],
    flip: [u64; 10],
}

impl Masks {
    pub(in crate::tiled) fn new(transition: Transition) -> Self {
        let mut masks = Self {
            with: [0; 10],
            flip: [0; 10],
        };
        let mask = |set: bool| if set { u64::MAX } else { 0 };
        for total in 0..10u32 {
            // No live cell is among none, and no dead one among nine.
            let born = total < 9 && transition.differs(0, total);
            let survives = total > 0 && transition.differs(1, total - 1);
            let i = total as usize;
            (masks.with[i], masks.flip[i]) = match total {
                0 => (0, mask(born)),
                9 => (0, mask(survives)),
                _ => (mask(born != survives), mask(born)),
            };
        }
        masks
    }
}

/// Any rule: a tree of multiplexers over the [`Masks`] of each generation.
#[derive(Clone, Copy)]
pub(super) struct AnyRule<'a>(pub(super) &'a [Masks]);

impl Circuit for AnyRule<'_> {
    #[inline(always)]
    fn next<S: Simd>(
        self,
        s: S,
        generation: usize,
        sums: Sums<S::Vector>,
        alive: S::Vector,
    ) -> S::Vector {
        let masks = &self.0[generation];
        let Sums {
            ones,
            carry,
            twos,
            fours,
        } = sums;
        let both = s.and(carry, twos);
        let bit1 = s.xor(carry, twos);
        let bit2 = s.xor(fours, both);
        let bit3 = s.and(fours, both);
        let p0 = pair(s, masks, 0, ones, alive);
        let p1 = pair(s, masks, 1, ones, alive);
        let low = s.select(bit1, p1, p0);
        let p2 = pair(s, masks, 2, ones, alive);
        let p3 = pair(s, masks, 3, ones, alive);
        let high = s.select(bit1, p3, p2);
        let p4 = pair(s, masks, 4, ones, alive);
        s.select(bit3, p4, s.select(bit2, high, low))
    }
}

/// The next state where the total is `2 i` or `2 i + 1`.
#[inline(always)]
fn pair<S: Simd>(s: S, masks: &Masks, i: usize, ones: S::Vector, alive: S::Vector) -> S::Vector {
    let even = s.and_xor(
        alive,
        s.splat(masks.with[2 * i]),
        s.splat(masks.flip[2 * i]),
    );
    let odd = s.and_xor(
        alive,
        s.splat(masks.with[2 * i + 1]),
        s.splat(masks.flip[2 * i + 1]),
    );
    s.select(ones, odd, even)
}
