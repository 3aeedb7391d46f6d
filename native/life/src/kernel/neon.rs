//! NEON: two rows in a register, a window in all 32 of them.
#![allow(
    unused_unsafe,
    reason = "where every processor has NEON, its intrinsics are safe to call"
)]

use std::arch::aarch64::*;

use super::program::programs;
use super::simd::Simd;

/// The unit. Made only in the programs, which are compiled for it.
#[derive(Clone, Copy)]
struct Neon(());

programs!(Neon(()), 32, #[target_feature(enable = "neon")]);

/// An intrinsic of the unit.
macro_rules! simd {
    ($call:expr) => {
        // SAFETY: a `Neon` exists only where the processor has NEON.
        unsafe { $call }
    };
}

impl Simd for Neon {
    type Vector = uint64x2_t;
    const LANES: usize = 2;
    const ROOMY: bool = false;

    #[inline(always)]
    fn splat(self, word: u64) -> uint64x2_t {
        simd!(vdupq_n_u64(word))
    }

    #[inline(always)]
    fn load(self, rows: &[u64], at: usize) -> uint64x2_t {
        assert!(at + Self::LANES <= rows.len());
        // SAFETY: the unit is there, and the rows from `at` on are in bounds.
        unsafe { vld1q_u64(rows.as_ptr().add(at)) }
    }

    #[inline(always)]
    fn store(self, rows: &mut [u64], at: usize, v: uint64x2_t) {
        assert!(at + Self::LANES <= rows.len());
        // SAFETY: the unit is there, and the rows from `at` on are in bounds.
        unsafe { vst1q_u64(rows.as_mut_ptr().add(at), v) }
    }

    #[inline(always)]
    fn and(self, a: uint64x2_t, b: uint64x2_t) -> uint64x2_t {
        simd!(vandq_u64(a, b))
    }

    #[inline(always)]
    fn or(self, a: uint64x2_t, b: uint64x2_t) -> uint64x2_t {
        simd!(vorrq_u64(a, b))
    }

    #[inline(always)]
    fn xor(self, a: uint64x2_t, b: uint64x2_t) -> uint64x2_t {
        simd!(veorq_u64(a, b))
    }

    #[inline(always)]
    fn without(self, a: uint64x2_t, b: uint64x2_t) -> uint64x2_t {
        simd!(vbicq_u64(a, b))
    }

    #[inline(always)]
    fn east(self, v: uint64x2_t) -> uint64x2_t {
        simd!(vshlq_n_u64::<1>(v))
    }

    #[inline(always)]
    fn west(self, v: uint64x2_t) -> uint64x2_t {
        simd!(vshrq_n_u64::<1>(v))
    }

    #[inline(always)]
    fn east_by_48(self, v: uint64x2_t) -> uint64x2_t {
        simd!(vshlq_n_u64::<48>(v))
    }

    #[inline(always)]
    fn west_by_48(self, v: uint64x2_t) -> uint64x2_t {
        simd!(vshrq_n_u64::<48>(v))
    }

    #[inline(always)]
    fn rotate_up(self, v: uint64x2_t) -> uint64x2_t {
        simd!(vextq_u64::<1>(v, v))
    }

    #[inline(always)]
    fn rotate_down(self, v: uint64x2_t) -> uint64x2_t {
        simd!(vextq_u64::<1>(v, v))
    }

    #[inline(always)]
    fn above(self, before: uint64x2_t, v: uint64x2_t) -> uint64x2_t {
        simd!(vextq_u64::<1>(before, v))
    }

    #[inline(always)]
    fn below(self, v: uint64x2_t, after: uint64x2_t) -> uint64x2_t {
        simd!(vextq_u64::<1>(v, after))
    }

    #[inline(always)]
    fn to_strides<const N: usize>(self, x: &mut [uint64x2_t; N]) {
        let rows = *x;
        for i in 0..N / 2 {
            let (upper, lower) = (rows[i], rows[N / 2 + i]);
            x[2 * i] = simd!(vzip1q_u64(upper, lower));
            x[2 * i + 1] = simd!(vzip2q_u64(upper, lower));
        }
    }

    #[inline(always)]
    fn to_rows<const N: usize>(self, x: &mut [uint64x2_t; N]) {
        let strides = *x;
        for i in 0..N / 2 {
            let (even, odd) = (strides[2 * i], strides[2 * i + 1]);
            x[i] = simd!(vzip1q_u64(even, odd));
            x[N / 2 + i] = simd!(vzip2q_u64(even, odd));
        }
    }

    #[inline(always)]
    fn test(self, v: uint64x2_t, mask: u64) -> u32 {
        let masked = self.and(v, self.splat(mask));
        let (low, high) = simd!((vgetq_lane_u64::<0>(masked), vgetq_lane_u64::<1>(masked)));
        u32::from(low != 0) | u32::from(high != 0) << 1
    }
}
