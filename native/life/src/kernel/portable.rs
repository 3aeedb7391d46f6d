//! Any processor with 64-bit words: a row in each, and what the compiler makes of that.

use super::program::programs;
use super::simd::Simd;

/// Plain words.
#[derive(Clone, Copy)]
struct Words;

programs!(Words, 64,);

impl Simd for Words {
    type Vector = u64;
    const LANES: usize = 1;
    // Whole arrays of sums are what the compiler turns into vector instructions.
    const ROOMY: bool = true;

    #[inline(always)]
    fn splat(self, word: u64) -> u64 {
        word
    }

    #[inline(always)]
    fn load(self, rows: &[u64], at: usize) -> u64 {
        rows[at]
    }

    #[inline(always)]
    fn store(self, rows: &mut [u64], at: usize, v: u64) {
        rows[at] = v;
    }

    #[inline(always)]
    fn and(self, a: u64, b: u64) -> u64 {
        a & b
    }

    #[inline(always)]
    fn or(self, a: u64, b: u64) -> u64 {
        a | b
    }

    #[inline(always)]
    fn xor(self, a: u64, b: u64) -> u64 {
        a ^ b
    }

    #[inline(always)]
    fn without(self, a: u64, b: u64) -> u64 {
        a & !b
    }

    #[inline(always)]
    fn east(self, v: u64) -> u64 {
        v << 1
    }

    #[inline(always)]
    fn west(self, v: u64) -> u64 {
        v >> 1
    }

    #[inline(always)]
    fn east_by_48(self, v: u64) -> u64 {
        v << 48
    }

    #[inline(always)]
    fn west_by_48(self, v: u64) -> u64 {
        v >> 48
    }

    #[inline(always)]
    fn rotate_up(self, v: u64) -> u64 {
        v
    }

    #[inline(always)]
    fn rotate_down(self, v: u64) -> u64 {
        v
    }

    #[inline(always)]
    fn above(self, before: u64, _v: u64) -> u64 {
        before
    }

    #[inline(always)]
    fn below(self, _v: u64, after: u64) -> u64 {
        after
    }

    #[inline(always)]
    fn to_strides<const N: usize>(self, _x: &mut [u64; N]) {}

    #[inline(always)]
    fn to_rows<const N: usize>(self, _x: &mut [u64; N]) {}

    #[inline(always)]
    fn test(self, v: u64, mask: u64) -> u32 {
        u32::from(v & mask != 0)
    }
}
