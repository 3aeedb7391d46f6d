//! 64 x 64 cells that stay in registers for some generations.
#![allow(
    clippy::needless_range_loop,
    reason = "registers are named by number, several arrays at a time"
)]

use super::circuit::{Circuit, Row};
use super::program::Program;
use super::simd::Simd;

/// 64 x 64 cells: a row in each element, the leftmost cell in the lowest bit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C, align(64))]
pub(crate) struct Window(pub(crate) [u64; 64]);

/// Advances a window. What is outside it counts for nothing, so with each generation one more row
/// or column on each side is void.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Advance;

impl Program for Advance {
    type Input<'a> = &'a mut Window;
    type Output = ();

    #[inline(always)]
    fn run<S: Simd, C: Circuit, const N: usize>(
        s: S,
        rule: C,
        generations: usize,
        window: &mut Window,
    ) {
        let mut x = [s.splat(0); N];
        for (j, x) in x.iter_mut().enumerate() {
            *x = s.load(&window.0, j * S::LANES);
        }
        s.to_strides(&mut x);
        for generation in 0..generations {
            next(s, rule, generation, &mut x);
        }
        s.to_rows(&mut x);
        for (j, &x) in x.iter().enumerate() {
            s.store(&mut window.0, j * S::LANES, x);
        }
    }
}

/// One generation of a window in strides. What is beyond the rim is dead to the west and east, and
/// the opposite row to the north and south; both are as good as anything.
#[inline(always)]
pub(crate) fn next<S: Simd, C: Circuit, const N: usize>(
    s: S,
    rule: C,
    generation: usize,
    x: &mut [S::Vector; N],
) {
    rule.window(s, generation, x);
}

/// A loop over registers, of which there are 32 at most, written out: to the compiler it looks too
/// long for that, but a jump for each register costs a fifth of the time.
macro_rules! unrolled {
    ($i:ident < $count:expr, $body:block) => {
        unrolled!($i < $count, $body,
            0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31)
    };
    ($i:ident < $count:expr, $body:block, $($value:literal)*) => {
        $(if $value < $count {
            let $i = $value;
            $body
        })*
    };
}

/// The same for a rule that looks at one row after the other.
#[inline(always)]
pub(super) fn row_by_row<S: Simd, C: Circuit, const N: usize>(
    s: S,
    rule: C,
    generation: usize,
    x: &mut [S::Vector; N],
) {
    let first = rule.row(s, x[0]);
    let last = rule.row(s, x[N - 1]);
    let above = last.rotate_up(s);
    let below = first.rotate_down(s);
    if S::ROOMY {
        let mut rows = first.repeat::<N>();
        for i in 1..N {
            rule.row(s, x[i]).set(&mut rows, i);
        }
        let row = |i: usize| C::Row::<S>::get(&rows, i);
        // The rows at the ends wait for the words to be turned, so they come last.
        for i in 1..N - 1 {
            x[i] = rule.next(s, generation, [row(i - 1), row(i), row(i + 1)], x[i]);
        }
        x[0] = rule.next(s, generation, [above, first, row(1)], x[0]);
        x[N - 1] = rule.next(s, generation, [row(N - 2), last, below], x[N - 1]);
    } else {
        // With few registers: no more than three rows at a time.
        const { assert!(S::ROOMY || N <= 32) };
        let (mut up, mut here) = (above, first);
        unrolled!(i < N - 1, {
            let down = if i == N - 2 {
                last
            } else {
                rule.row(s, x[i + 1])
            };
            x[i] = rule.next(s, generation, [up, here, down], x[i]);
            (up, here) = (here, down);
        });
        x[N - 1] = rule.next(s, generation, [up, here, below], x[N - 1]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rule;
    use crate::kernel::{Compiled, Schedule};
    use crate::transition::Transition;

    /// A window full of noise.
    fn noise(seed: u64) -> Window {
        let mut state = seed;
        Window(std::array::from_fn(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        }))
    }

    fn naive(rule: Rule, window: &Window, generations: usize, mut background: bool) -> Window {
        let mut cells = *window;
        for _ in 0..generations {
            let transition = Transition::new(rule, background);
            let at = |x: i32, y: i32| -> u16 {
                let inside = (0..64).contains(&x) && (0..64).contains(&y);
                u16::from(inside && cells.0[y as usize] >> x & 1 == 1)
            };
            let mut next = Window([0; 64]);
            for (x, y) in (0..64).flat_map(|y| (0..64).map(move |x| (x, y))) {
                let nine = (-1..=1)
                    .flat_map(|dy| (-1..=1).map(move |dx| (x + dx, y + dy)))
                    .fold(0, |nine, (x, y)| nine << 1 | at(x, y));
                if transition.differs(nine) {
                    next.0[y as usize] |= 1 << x;
                }
            }
            cells = next;
            background = transition.next_background;
        }
        cells
    }

    /// The part that is not void after so many generations.
    fn inner(window: &Window, generations: usize) -> Vec<u64> {
        let columns = u64::MAX >> (2 * generations) << generations;
        window.0[generations..64 - generations]
            .iter()
            .map(|row| row & columns)
            .collect()
    }

    #[test]
    fn every_unit_follows_the_rule() {
        for text in [
            "B3/S23",
            "B36/S23",
            "B2/S",
            "B0/S",
            "B03/S238",
            "B0123/S8",
            "B/S012345678",
            "B1357/S1357",
            "B2-a/S12",
            "B01c3/S2-i34q",
            "B0245/S36H",
            "B2/S013V",
            "W110",
            "MAPhhPAmAASJAQAQgAACQCAAAEAAACAABEACAAEAAAAAAAAAQAAEAAAAAwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        ] {
            let rule: Rule = text.parse().unwrap();
            let schedule = Schedule::new(rule);
            // Without B0 the background is never alive.
            let alive = rule.next_background(false);
            for (background, generations) in [(false, 1), (alive, 1), (false, 5), (alive, 16)] {
                let start = noise(generations as u64 + 77);
                let expected = naive(rule, &start, generations, background);
                for (unit, advance) in Compiled::<Advance>::everywhere(&schedule) {
                    let mut window = start;
                    advance.run(schedule.next(generations, background), &mut window);
                    assert_eq!(
                        inner(&window, generations),
                        inner(&expected, generations),
                        "{text} {background} {generations} {unit}"
                    );
                }
            }
        }
    }
}
