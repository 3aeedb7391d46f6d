//! The rule, applied to 64 x 64 cells at once.
#![allow(
    unsafe_code,
    reason = "AVX-512 does in 32 cycles a generation what portable code does in 490"
)]

use crate::Rule;
use crate::transition::Transition;

/// 64 x 64 cells: a row in each element, the leftmost cell in the lowest bit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C, align(64))]
pub(super) struct Window(pub(super) [u64; 64]);

/// Advances windows under one rule.
///
/// A cell is a cell that differs from the background, as in [`Transition`].
#[derive(Clone, Debug)]
pub(super) struct Kernel {
    /// One for each state of the background.
    steps: [Step; 2],
    instructions: Instructions,
}

/// The next generation under one background.
#[derive(Clone, Debug)]
struct Step {
    /// Whether this is B3/S23, for which there is shorter code.
    life: bool,
    /// All bits set if a cell will differ: for one that does not now, with a total of 0 to 9
    /// differing cells in the 3 x 3 around and including it, then for one that does.
    masks: [[u64; 10]; 2],
    next_background: bool,
}

/// What the processor can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Instructions {
    #[cfg(target_arch = "x86_64")]
    Avx512,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    Portable,
}

impl Instructions {
    fn detect() -> Self {
        #[cfg(target_arch = "x86_64")]
        {
            if is_x86_feature_detected!("avx512f") {
                return Self::Avx512;
            }
            if is_x86_feature_detected!("avx2") {
                return Self::Avx2;
            }
        }
        Self::Portable
    }
}

impl Step {
    fn new(rule: Rule, background: bool) -> Self {
        let transition = Transition::new(rule, background);
        let life = Transition::new(Rule::LIFE, false);
        let mut masks = [[0; 10]; 2];
        for (differs, masks) in (0..2).zip(&mut masks) {
            for neighbours in 0..=8 {
                if transition.differs(differs, neighbours) {
                    masks[(neighbours + differs) as usize] = u64::MAX;
                }
            }
        }
        Self {
            life: transition.table() == life.table(),
            masks,
            next_background: transition.next_background,
        }
    }
}

impl Kernel {
    pub(super) fn new(rule: Rule) -> Self {
        Self {
            steps: [false, true].map(|background| Step::new(rule, background)),
            instructions: Instructions::detect(),
        }
    }

    /// What the background becomes.
    pub(super) fn next_background(&self, background: bool) -> bool {
        self.steps[usize::from(background)].next_background
    }

    /// Advances a window by some generations. What is outside the window counts for nothing, so
    /// with each generation one more row or column on each side is void.
    #[inline]
    pub(super) fn advance(&self, window: &mut Window, generations: u32, background: bool) {
        let step = &self.steps[usize::from(background)];
        if step.next_background == background {
            self.run(step, window, generations);
        } else {
            let mut background = background;
            for _ in 0..generations {
                let step = &self.steps[usize::from(background)];
                self.run(step, window, 1);
                background = step.next_background;
            }
        }
    }

    #[inline]
    fn run(&self, step: &Step, window: &mut Window, generations: u32) {
        match self.instructions {
            #[cfg(target_arch = "x86_64")]
            // SAFETY: `detect` found AVX-512F.
            Instructions::Avx512 => unsafe {
                if step.life {
                    avx512::life(window, generations);
                } else {
                    avx512::any(window, generations, &step.masks);
                }
            },
            #[cfg(target_arch = "x86_64")]
            // SAFETY: `detect` found AVX2.
            Instructions::Avx2 => unsafe { avx2(step, window, generations) },
            Instructions::Portable => portable(step, window, generations),
        }
    }
}

/// The portable code, compiled for AVX2: the compiler finds the vectors by itself.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn avx2(step: &Step, window: &mut Window, generations: u32) {
    portable(step, window, generations);
}

#[inline(always)]
fn portable(step: &Step, window: &mut Window, generations: u32) {
    for _ in 0..generations {
        if step.life {
            generation(window, |ones, twos, fours, alive| {
                life(ones, twos, fours, alive)
            });
        } else {
            generation(window, |ones, twos, fours, alive| {
                any(ones, twos, fours, alive, &step.masks)
            });
        }
    }
}

/// Adds three bits in each column: the sum's low and high bit.
#[inline(always)]
fn add(a: u64, b: u64, c: u64) -> (u64, u64) {
    let either = a ^ b;
    (either ^ c, a & b | either & c)
}

/// One generation. `next` gets the number of live cells in the 3 x 3 around each cell as a bit of
/// weight 1, two bits of weight 2 and a bit of weight 4, and the cell itself.
#[inline(always)]
fn generation(window: &mut Window, next: impl Fn(u64, [u64; 2], u64, u64) -> u64) {
    // Sums of three in a row, with one more row at each end.
    let mut low = [0; 66];
    let mut high = [0; 66];
    for y in 0..64 {
        let row = window.0[y];
        (low[y + 1], high[y + 1]) = add(row << 1, row, row >> 1);
    }
    for y in 0..64 {
        let (ones, carry) = add(low[y], low[y + 1], low[y + 2]);
        let (twos, fours) = add(high[y], high[y + 1], high[y + 2]);
        window.0[y] = next(ones, [carry, twos], fours, window.0[y]);
    }
}

/// B3/S23: a total of three, or of four with the cell itself alive.
#[inline(always)]
fn life(ones: u64, [a, b]: [u64; 2], fours: u64, alive: u64) -> u64 {
    // Three is 1 + 2, four is 2 + 2 or 4; two or more bits too many are excluded first.
    let even = !(ones ^ a ^ b);
    even & (ones | alive) & (fours ^ (ones | a))
}

/// `yes` where `choice` is set, else `no`.
#[inline(always)]
fn select(choice: u64, yes: u64, no: u64) -> u64 {
    no ^ choice & (yes ^ no)
}

/// Any rule: looks the total up in a tree of choices.
#[inline(always)]
fn any(ones: u64, [a, b]: [u64; 2], fours: u64, alive: u64, masks: &[[u64; 10]; 2]) -> u64 {
    let carry = a & b;
    let (bit1, bit2, bit3) = (a ^ b, fours ^ carry, fours & carry);
    let total = |masks: &[u64; 10]| {
        let pair = |low: usize| select(ones, masks[low + 1], masks[low]);
        let four = |low: usize| select(bit1, pair(low + 2), pair(low));
        select(bit3, pair(8), select(bit2, four(4), four(0)))
    };
    select(alive, total(&masks[1]), total(&masks[0]))
}

/// A window in eight registers.
#[cfg(target_arch = "x86_64")]
mod avx512 {
    use super::Window;
    use std::arch::x86_64::*;

    /// Row r of the window in lane r / 8 of register r % 8, so that the rows above and below those
    /// of a register are those of its neighbours.
    type Rows = [__m512i; 8];

    #[inline]
    #[target_feature(enable = "avx512f")]
    fn load(window: &Window) -> Rows {
        let mut rows = [_mm512_setzero_si512(); 8];
        for (i, row) in rows.iter_mut().enumerate() {
            // SAFETY: a window is eight registers long.
            *row = unsafe { _mm512_loadu_si512(window.0.as_ptr().add(8 * i).cast()) };
        }
        transpose(&rows)
    }

    #[inline]
    #[target_feature(enable = "avx512f")]
    fn store(rows: &Rows, window: &mut Window) {
        for (i, row) in transpose(rows).iter().enumerate() {
            // SAFETY: a window is eight registers long.
            unsafe { _mm512_storeu_si512(window.0.as_mut_ptr().add(8 * i).cast(), *row) };
        }
    }

    #[inline]
    #[target_feature(enable = "avx512f")]
    fn transpose(r: &Rows) -> Rows {
        // Neighbouring pairs, then pairs of pairs, then halves.
        let even = |a, b| _mm512_unpacklo_epi64(a, b);
        let odd = |a, b| _mm512_unpackhi_epi64(a, b);
        let low = |a, b| _mm512_shuffle_i64x2::<0x88>(a, b);
        let high = |a, b| _mm512_shuffle_i64x2::<0xDD>(a, b);
        let (e0, e1, e2, e3) = (
            even(r[0], r[1]),
            even(r[2], r[3]),
            even(r[4], r[5]),
            even(r[6], r[7]),
        );
        let (o0, o1, o2, o3) = (
            odd(r[0], r[1]),
            odd(r[2], r[3]),
            odd(r[4], r[5]),
            odd(r[6], r[7]),
        );
        let (c04, d04) = (low(e0, e1), low(e2, e3));
        let (c26, d26) = (high(e0, e1), high(e2, e3));
        let (c15, d15) = (low(o0, o1), low(o2, o3));
        let (c37, d37) = (high(o0, o1), high(o2, o3));
        [
            low(c04, d04),
            low(c15, d15),
            low(c26, d26),
            low(c37, d37),
            high(c04, d04),
            high(c15, d15),
            high(c26, d26),
            high(c37, d37),
        ]
    }

    #[inline]
    #[target_feature(enable = "avx512f")]
    fn xor(a: __m512i, b: __m512i, c: __m512i) -> __m512i {
        _mm512_ternarylogic_epi64::<0x96>(a, b, c)
    }

    #[inline]
    #[target_feature(enable = "avx512f")]
    fn majority(a: __m512i, b: __m512i, c: __m512i) -> __m512i {
        _mm512_ternarylogic_epi64::<0xE8>(a, b, c)
    }

    /// Sums of three in each row: low bits and high bits, with the neighbouring rows of the first
    /// and of the last register before and behind.
    #[inline]
    #[target_feature(enable = "avx512f")]
    fn sums(rows: &Rows) -> ([__m512i; 10], [__m512i; 10]) {
        let mut low = [_mm512_setzero_si512(); 10];
        let mut high = low;
        for (i, &row) in rows.iter().enumerate() {
            let (left, right) = (_mm512_slli_epi64::<1>(row), _mm512_srli_epi64::<1>(row));
            low[i + 1] = xor(left, row, right);
            high[i + 1] = majority(left, row, right);
        }
        low[0] = _mm512_alignr_epi64::<7>(low[8], low[8]);
        high[0] = _mm512_alignr_epi64::<7>(high[8], high[8]);
        low[9] = _mm512_alignr_epi64::<1>(low[1], low[1]);
        high[9] = _mm512_alignr_epi64::<1>(high[1], high[1]);
        (low, high)
    }

    #[target_feature(enable = "avx512f")]
    pub(super) fn life(window: &mut Window, generations: u32) {
        let mut rows = load(window);
        for _ in 0..generations {
            let (low, high) = sums(&rows);
            for i in 0..8 {
                let ones = xor(low[i], low[i + 1], low[i + 2]);
                let carry = majority(low[i], low[i + 1], low[i + 2]);
                let twos = xor(high[i], high[i + 1], high[i + 2]);
                let fours = majority(high[i], high[i + 1], high[i + 2]);
                // Three operations are the fewest that finish B3/S23 from here; a search found
                // these.
                let a = _mm512_ternarylogic_epi64::<0x35>(ones, fours, rows[i]);
                let b = _mm512_ternarylogic_epi64::<0x43>(carry, twos, fours);
                rows[i] = _mm512_ternarylogic_epi64::<0x18>(b, ones, a);
            }
        }
        store(&rows, window);
    }

    #[target_feature(enable = "avx512f")]
    pub(super) fn any(window: &mut Window, generations: u32, masks: &[[u64; 10]; 2]) {
        let select = |choice, yes, no| _mm512_ternarylogic_epi64::<0xCA>(choice, yes, no);
        let mut rows = load(window);
        for _ in 0..generations {
            let (low, high) = sums(&rows);
            for i in 0..8 {
                let ones = xor(low[i], low[i + 1], low[i + 2]);
                let a = majority(low[i], low[i + 1], low[i + 2]);
                let b = xor(high[i], high[i + 1], high[i + 2]);
                let fours = majority(high[i], high[i + 1], high[i + 2]);
                let carry = _mm512_and_si512(a, b);
                let bit1 = _mm512_xor_si512(a, b);
                let bit2 = _mm512_xor_si512(fours, carry);
                let bit3 = _mm512_and_si512(fours, carry);
                let total = |masks: &[u64; 10]| {
                    let mask = |total: usize| _mm512_set1_epi64(masks[total].cast_signed());
                    let pair = |low: usize| select(ones, mask(low + 1), mask(low));
                    let four = |low: usize| select(bit1, pair(low + 2), pair(low));
                    select(bit3, pair(8), select(bit2, four(4), four(0)))
                };
                rows[i] = select(rows[i], total(&masks[1]), total(&masks[0]));
            }
        }
        store(&rows, window);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

    fn naive(rule: Rule, window: &Window, generations: u32, mut background: bool) -> Window {
        let mut cells = *window;
        for _ in 0..generations {
            let transition = Transition::new(rule, background);
            let at = |x: i32, y: i32| -> u32 {
                let inside = (0..64).contains(&x) && (0..64).contains(&y);
                u32::from(inside && cells.0[y as usize] >> x & 1 == 1)
            };
            let mut next = Window([0; 64]);
            for (x, y) in (0..64).flat_map(|y| (0..64).map(move |x| (x, y))) {
                let total: u32 = (-1..=1)
                    .flat_map(|dy| (-1..=1).map(move |dx| at(x + dx, y + dy)))
                    .sum();
                if transition.differs(at(x, y), total - at(x, y)) {
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
    fn every_set_of_instructions_follows_the_rule() {
        let kinds = [
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx512,
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx2,
            Instructions::Portable,
        ];
        // The better ones only where they are there.
        let first = kinds
            .iter()
            .position(|&kind| kind == Instructions::detect())
            .unwrap();
        for text in [
            "B3/S23",
            "B36/S23",
            "B2/S",
            "B0/S",
            "B03/S238",
            "B0123/S8",
            "B/S012345678",
            "B1357/S1357",
        ] {
            let rule = text.parse().unwrap();
            for (background, generations) in [(false, 1), (true, 1), (false, 5), (true, 16)] {
                let start = noise(u64::from(generations) + 77);
                let expected = naive(rule, &start, generations, background);
                for &instructions in &kinds[first..] {
                    let kernel = Kernel {
                        instructions,
                        ..Kernel::new(rule)
                    };
                    let mut window = start;
                    kernel.advance(&mut window, generations, background);
                    assert_eq!(
                        inner(&window, generations as usize),
                        inner(&expected, generations as usize),
                        "{text} {background} {generations} {instructions:?}"
                    );
                }
            }
        }
    }
}
