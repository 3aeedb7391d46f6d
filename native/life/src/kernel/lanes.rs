//! Plain words side by side, as many as a vector unit has: for the tests to run its passes on a
//! machine without it.

use std::array::from_fn;

use super::simd::Simd;

/// Plain words, so many at a time.
#[derive(Clone, Copy)]
pub(super) struct Lanes<const L: usize>;

impl<const L: usize> Simd for Lanes<L> {
    type Vector = [u64; L];
    const LANES: usize = L;
    // As many registers as AVX-512 has go with as many words.
    const ROOMY: bool = L == 8;

    fn splat(self, word: u64) -> [u64; L] {
        [word; L]
    }

    fn load(self, rows: &[u64], at: usize) -> [u64; L] {
        from_fn(|i| rows[at + i])
    }

    fn store(self, rows: &mut [u64], at: usize, v: [u64; L]) {
        rows[at..at + L].copy_from_slice(&v);
    }

    fn and(self, a: [u64; L], b: [u64; L]) -> [u64; L] {
        from_fn(|i| a[i] & b[i])
    }

    fn or(self, a: [u64; L], b: [u64; L]) -> [u64; L] {
        from_fn(|i| a[i] | b[i])
    }

    fn xor(self, a: [u64; L], b: [u64; L]) -> [u64; L] {
        from_fn(|i| a[i] ^ b[i])
    }

    fn without(self, a: [u64; L], b: [u64; L]) -> [u64; L] {
        from_fn(|i| a[i] & !b[i])
    }

    fn east(self, v: [u64; L]) -> [u64; L] {
        v.map(|word| word << 1)
    }

    fn west(self, v: [u64; L]) -> [u64; L] {
        v.map(|word| word >> 1)
    }

    fn east_by_48(self, v: [u64; L]) -> [u64; L] {
        v.map(|word| word << 48)
    }

    fn west_by_48(self, v: [u64; L]) -> [u64; L] {
        v.map(|word| word >> 48)
    }

    fn rotate_up(self, v: [u64; L]) -> [u64; L] {
        self.above(v, v)
    }

    fn rotate_down(self, v: [u64; L]) -> [u64; L] {
        self.below(v, v)
    }

    fn above(self, before: [u64; L], v: [u64; L]) -> [u64; L] {
        from_fn(|i| if i == 0 { before[L - 1] } else { v[i - 1] })
    }

    fn below(self, v: [u64; L], after: [u64; L]) -> [u64; L] {
        from_fn(|i| if i == L - 1 { after[0] } else { v[i + 1] })
    }

    fn to_strides<const N: usize>(self, x: &mut [[u64; L]; N]) {
        let rows = *x;
        let row = |row: usize| rows[row / L][row % L];
        *x = from_fn(|i| from_fn(|lane| row(lane * N + i)));
    }

    fn to_rows<const N: usize>(self, x: &mut [[u64; L]; N]) {
        let strides = *x;
        let row = |row: usize| strides[row % N][row / N];
        *x = from_fn(|i| from_fn(|lane| row(i * L + lane)));
    }

    fn test(self, v: [u64; L], mask: u64) -> u32 {
        (0..L).fold(0, |set, i| set | u32::from(v[i] & mask != 0) << i)
    }
}
