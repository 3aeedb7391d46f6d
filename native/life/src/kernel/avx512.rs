//! AVX-512: eight rows in a register, a whole window in eight of the 32 registers.

use std::arch::x86_64::*;

use super::program::programs;
use super::simd::{Simd, Sums};

/// The unit. Made only in the programs, which are compiled for it.
#[derive(Clone, Copy)]
struct Avx512(());

programs!(Avx512(()), 8, #[target_feature(enable = "avx512f")]);

/// For ternary logic: the operands' truth tables. Any function of them is written as one.
const A: i32 = 0xF0;
const B: i32 = 0xCC;
const C: i32 = 0xAA;

/// Any function of three operands, in one instruction.
macro_rules! logic {
    ($function:expr, $a:expr, $b:expr, $c:expr) => {
        // SAFETY: an `Avx512` exists only where the processor has AVX-512.
        unsafe { _mm512_ternarylogic_epi64::<{ ($function) & 0xFF }>($a, $b, $c) }
    };
}

/// An intrinsic of the unit.
macro_rules! simd {
    ($call:expr) => {
        // SAFETY: an `Avx512` exists only where the processor has AVX-512.
        unsafe { $call }
    };
}

impl Simd for Avx512 {
    type Vector = __m512i;
    const LANES: usize = 8;
    const ROOMY: bool = true;

    #[inline(always)]
    fn splat(self, word: u64) -> __m512i {
        simd!(_mm512_set1_epi64(word.cast_signed()))
    }

    #[inline(always)]
    fn load(self, rows: &[u64], at: usize) -> __m512i {
        assert!(at + Self::LANES <= rows.len());
        // SAFETY: the unit is there, and the rows from `at` on are in bounds.
        unsafe { _mm512_loadu_si512(rows.as_ptr().add(at).cast()) }
    }

    #[inline(always)]
    fn store(self, rows: &mut [u64], at: usize, v: __m512i) {
        assert!(at + Self::LANES <= rows.len());
        // SAFETY: the unit is there, and the rows from `at` on are in bounds.
        unsafe { _mm512_storeu_si512(rows.as_mut_ptr().add(at).cast(), v) }
    }

    #[inline(always)]
    fn and(self, a: __m512i, b: __m512i) -> __m512i {
        simd!(_mm512_and_si512(a, b))
    }

    #[inline(always)]
    fn or(self, a: __m512i, b: __m512i) -> __m512i {
        simd!(_mm512_or_si512(a, b))
    }

    #[inline(always)]
    fn xor(self, a: __m512i, b: __m512i) -> __m512i {
        simd!(_mm512_xor_si512(a, b))
    }

    #[inline(always)]
    fn without(self, a: __m512i, b: __m512i) -> __m512i {
        simd!(_mm512_andnot_si512(b, a))
    }

    #[inline(always)]
    fn east(self, v: __m512i) -> __m512i {
        simd!(_mm512_slli_epi64::<1>(v))
    }

    #[inline(always)]
    fn west(self, v: __m512i) -> __m512i {
        simd!(_mm512_srli_epi64::<1>(v))
    }

    #[inline(always)]
    fn east_by_48(self, v: __m512i) -> __m512i {
        simd!(_mm512_slli_epi64::<48>(v))
    }

    #[inline(always)]
    fn west_by_48(self, v: __m512i) -> __m512i {
        simd!(_mm512_srli_epi64::<48>(v))
    }

    #[inline(always)]
    fn rotate_up(self, v: __m512i) -> __m512i {
        simd!(_mm512_alignr_epi64::<7>(v, v))
    }

    #[inline(always)]
    fn rotate_down(self, v: __m512i) -> __m512i {
        simd!(_mm512_alignr_epi64::<1>(v, v))
    }

    #[inline(always)]
    fn above(self, before: __m512i, v: __m512i) -> __m512i {
        simd!(_mm512_alignr_epi64::<7>(v, before))
    }

    #[inline(always)]
    fn below(self, v: __m512i, after: __m512i) -> __m512i {
        simd!(_mm512_alignr_epi64::<1>(after, v))
    }

    #[inline(always)]
    fn to_strides<const N: usize>(self, x: &mut [__m512i; N]) {
        transpose(self, x);
    }

    #[inline(always)]
    fn to_rows<const N: usize>(self, x: &mut [__m512i; N]) {
        transpose(self, x);
    }

    #[inline(always)]
    fn test(self, v: __m512i, mask: u64) -> u32 {
        u32::from(simd!(_mm512_test_epi64_mask(v, self.splat(mask))))
    }

    #[inline(always)]
    fn add3(self, a: __m512i, b: __m512i, c: __m512i) -> (__m512i, __m512i) {
        let sum = logic!(A ^ B ^ C, a, b, c);
        let carry = logic!(A & B | A & C | B & C, a, b, c);
        (sum, carry)
    }

    #[inline(always)]
    fn or3(self, a: __m512i, b: __m512i, c: __m512i) -> __m512i {
        logic!(A | B | C, a, b, c)
    }

    #[inline(always)]
    fn or_changes(self, acc: __m512i, a: __m512i, b: __m512i) -> __m512i {
        logic!(A | (B ^ C), acc, a, b)
    }

    #[inline(always)]
    fn and_xor(self, a: __m512i, b: __m512i, c: __m512i) -> __m512i {
        logic!(A & B ^ C, a, b, c)
    }

    #[inline(always)]
    fn select(self, mask: __m512i, a: __m512i, b: __m512i) -> __m512i {
        logic!(A & B | !A & C, mask, a, b)
    }

    // Found by a search over all pairs of truth tables: three instructions do, two cannot.
    #[inline(always)]
    fn life(self, sums: Sums<__m512i>, alive: __m512i) -> __m512i {
        let h = logic!(0x35, sums.ones, sums.fours, alive);
        let i = logic!(0x43, sums.carry, sums.twos, sums.fours);
        logic!(0x18, i, sums.ones, h)
    }
}

/// Swaps the rows and columns of 8 x 8 words.
#[inline(always)]
fn transpose<const N: usize>(_unit: Avx512, x: &mut [__m512i; N]) {
    const { assert!(N == 8) };
    // SAFETY: an `Avx512` exists only where the processor has AVX-512.
    unsafe {
        let t0 = _mm512_unpacklo_epi64(x[0], x[1]);
        let t1 = _mm512_unpackhi_epi64(x[0], x[1]);
        let t2 = _mm512_unpacklo_epi64(x[2], x[3]);
        let t3 = _mm512_unpackhi_epi64(x[2], x[3]);
        let t4 = _mm512_unpacklo_epi64(x[4], x[5]);
        let t5 = _mm512_unpackhi_epi64(x[4], x[5]);
        let t6 = _mm512_unpacklo_epi64(x[6], x[7]);
        let t7 = _mm512_unpackhi_epi64(x[6], x[7]);
        // t0 and its like have the even columns of two rows, t1 the odd ones.
        let even04 = _mm512_shuffle_i64x2::<0x88>(t0, t2);
        let even26 = _mm512_shuffle_i64x2::<0xDD>(t0, t2);
        let even04_low = _mm512_shuffle_i64x2::<0x88>(t4, t6);
        let even26_low = _mm512_shuffle_i64x2::<0xDD>(t4, t6);
        let odd15 = _mm512_shuffle_i64x2::<0x88>(t1, t3);
        let odd37 = _mm512_shuffle_i64x2::<0xDD>(t1, t3);
        let odd15_low = _mm512_shuffle_i64x2::<0x88>(t5, t7);
        let odd37_low = _mm512_shuffle_i64x2::<0xDD>(t5, t7);
        x[0] = _mm512_shuffle_i64x2::<0x88>(even04, even04_low);
        x[4] = _mm512_shuffle_i64x2::<0xDD>(even04, even04_low);
        x[2] = _mm512_shuffle_i64x2::<0x88>(even26, even26_low);
        x[6] = _mm512_shuffle_i64x2::<0xDD>(even26, even26_low);
        x[1] = _mm512_shuffle_i64x2::<0x88>(odd15, odd15_low);
        x[5] = _mm512_shuffle_i64x2::<0xDD>(odd15, odd15_low);
        x[3] = _mm512_shuffle_i64x2::<0x88>(odd37, odd37_low);
        x[7] = _mm512_shuffle_i64x2::<0xDD>(odd37, odd37_low);
    }
}
