//! Two words in a register, as NEON has them: for the tests to run its passes on any machine.

use super::program::programs;
use super::simd::Simd;

/// Plain words, two at a time.
#[derive(Clone, Copy)]
struct Pairs;

programs!(Pairs, 32,);

impl Simd for Pairs {
    type Vector = [u64; 2];
    const LANES: usize = 2;
    const ROOMY: bool = false;

    fn splat(self, word: u64) -> [u64; 2] {
        [word; 2]
    }

    fn load(self, rows: &[u64], at: usize) -> [u64; 2] {
        [rows[at], rows[at + 1]]
    }

    fn store(self, rows: &mut [u64], at: usize, v: [u64; 2]) {
        (rows[at], rows[at + 1]) = (v[0], v[1]);
    }

    fn and(self, a: [u64; 2], b: [u64; 2]) -> [u64; 2] {
        [a[0] & b[0], a[1] & b[1]]
    }

    fn or(self, a: [u64; 2], b: [u64; 2]) -> [u64; 2] {
        [a[0] | b[0], a[1] | b[1]]
    }

    fn xor(self, a: [u64; 2], b: [u64; 2]) -> [u64; 2] {
        [a[0] ^ b[0], a[1] ^ b[1]]
    }

    fn without(self, a: [u64; 2], b: [u64; 2]) -> [u64; 2] {
        [a[0] & !b[0], a[1] & !b[1]]
    }

    fn east(self, v: [u64; 2]) -> [u64; 2] {
        v.map(|word| word << 1)
    }

    fn west(self, v: [u64; 2]) -> [u64; 2] {
        v.map(|word| word >> 1)
    }

    fn east_by_48(self, v: [u64; 2]) -> [u64; 2] {
        v.map(|word| word << 48)
    }

    fn west_by_48(self, v: [u64; 2]) -> [u64; 2] {
        v.map(|word| word >> 48)
    }

    fn rotate_up(self, v: [u64; 2]) -> [u64; 2] {
        [v[1], v[0]]
    }

    fn rotate_down(self, v: [u64; 2]) -> [u64; 2] {
        [v[1], v[0]]
    }

    fn above(self, before: [u64; 2], v: [u64; 2]) -> [u64; 2] {
        [before[1], v[0]]
    }

    fn below(self, v: [u64; 2], after: [u64; 2]) -> [u64; 2] {
        [v[1], after[0]]
    }

    fn to_strides<const N: usize>(self, x: &mut [[u64; 2]; N]) {
        let rows = *x;
        for i in 0..N / 2 {
            let (upper, lower) = (rows[i], rows[N / 2 + i]);
            x[2 * i] = [upper[0], lower[0]];
            x[2 * i + 1] = [upper[1], lower[1]];
        }
    }

    fn to_rows<const N: usize>(self, x: &mut [[u64; 2]; N]) {
        let strides = *x;
        for i in 0..N / 2 {
            let (even, odd) = (strides[2 * i], strides[2 * i + 1]);
            x[i] = [even[0], odd[0]];
            x[N / 2 + i] = [even[1], odd[1]];
        }
    }

    fn test(self, v: [u64; 2], mask: u64) -> u32 {
        u32::from(v[0] & mask != 0) | u32::from(v[1] & mask != 0) << 1
    }
}
