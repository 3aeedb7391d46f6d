//! AVX2: four rows in a register, a window in as many registers as there are; so half the work is
//! done from the stack.

use std::arch::x86_64::*;

use super::program::programs;
use super::simd::Simd;

/// The unit. Made only in the programs, which are compiled for it.
#[derive(Clone, Copy)]
struct Avx2(());

programs!(Avx2(()), 16, #[target_feature(enable = "avx2")]);

/// An intrinsic of the unit.
macro_rules! simd {
    ($call:expr) => {
        // SAFETY: an `Avx2` exists only where the processor has AVX2.
        unsafe { $call }
    };
}

impl Simd for Avx2 {
    type Vector = __m256i;
    const LANES: usize = 4;
    const ROOMY: bool = false;

    #[inline(always)]
    fn splat(self, word: u64) -> __m256i {
        simd!(_mm256_set1_epi64x(word.cast_signed()))
    }

    #[inline(always)]
    fn load(self, rows: &[u64], at: usize) -> __m256i {
        assert!(at + Self::LANES <= rows.len());
        // SAFETY: the unit is there, and the rows from `at` on are in bounds.
        unsafe { _mm256_loadu_si256(rows.as_ptr().add(at).cast()) }
    }

    #[inline(always)]
    fn store(self, rows: &mut [u64], at: usize, v: __m256i) {
        assert!(at + Self::LANES <= rows.len());
        // SAFETY: the unit is there, and the rows from `at` on are in bounds.
        unsafe { _mm256_storeu_si256(rows.as_mut_ptr().add(at).cast(), v) }
    }

    #[inline(always)]
    fn and(self, a: __m256i, b: __m256i) -> __m256i {
        simd!(_mm256_and_si256(a, b))
    }

    #[inline(always)]
    fn or(self, a: __m256i, b: __m256i) -> __m256i {
        simd!(_mm256_or_si256(a, b))
    }

    #[inline(always)]
    fn xor(self, a: __m256i, b: __m256i) -> __m256i {
        simd!(_mm256_xor_si256(a, b))
    }

    #[inline(always)]
    fn without(self, a: __m256i, b: __m256i) -> __m256i {
        simd!(_mm256_andnot_si256(b, a))
    }

    #[inline(always)]
    fn east(self, v: __m256i) -> __m256i {
        simd!(_mm256_slli_epi64::<1>(v))
    }

    #[inline(always)]
    fn west(self, v: __m256i) -> __m256i {
        simd!(_mm256_srli_epi64::<1>(v))
    }

    #[inline(always)]
    fn east_by_48(self, v: __m256i) -> __m256i {
        simd!(_mm256_slli_epi64::<48>(v))
    }

    #[inline(always)]
    fn west_by_48(self, v: __m256i) -> __m256i {
        simd!(_mm256_srli_epi64::<48>(v))
    }

    #[inline(always)]
    fn rotate_up(self, v: __m256i) -> __m256i {
        simd!(_mm256_permute4x64_epi64::<0b10_01_00_11>(v))
    }

    #[inline(always)]
    fn rotate_down(self, v: __m256i) -> __m256i {
        simd!(_mm256_permute4x64_epi64::<0b00_11_10_01>(v))
    }

    #[inline(always)]
    fn above(self, before: __m256i, v: __m256i) -> __m256i {
        // The halves between: the upper of `before`, the lower of `v`.
        let between = simd!(_mm256_permute2x128_si256::<0x21>(before, v));
        simd!(_mm256_alignr_epi8::<8>(v, between))
    }

    #[inline(always)]
    fn below(self, v: __m256i, after: __m256i) -> __m256i {
        let between = simd!(_mm256_permute2x128_si256::<0x21>(v, after));
        simd!(_mm256_alignr_epi8::<8>(between, v))
    }

    #[inline(always)]
    fn to_strides<const N: usize>(self, x: &mut [__m256i; N]) {
        const { assert!(N == 16) };
        let rows = *x;
        for i in 0..4 {
            let words = [rows[i], rows[4 + i], rows[8 + i], rows[12 + i]];
            let words = transpose(self, words);
            for k in 0..4 {
                x[4 * i + k] = words[k];
            }
        }
    }

    #[inline(always)]
    fn to_rows<const N: usize>(self, x: &mut [__m256i; N]) {
        const { assert!(N == 16) };
        let strides = *x;
        for i in 0..4 {
            let words = [
                strides[4 * i],
                strides[4 * i + 1],
                strides[4 * i + 2],
                strides[4 * i + 3],
            ];
            let words = transpose(self, words);
            for k in 0..4 {
                x[4 * k + i] = words[k];
            }
        }
    }

    #[inline(always)]
    fn test(self, v: __m256i, mask: u64) -> u32 {
        let masked = self.and(v, self.splat(mask));
        let zero = simd!(_mm256_cmpeq_epi64(masked, _mm256_setzero_si256()));
        let zero = simd!(_mm256_movemask_pd(_mm256_castsi256_pd(zero)));
        !zero.cast_unsigned() & 0xF
    }
}

/// Swaps the rows and columns of 4 x 4 words.
#[inline(always)]
fn transpose(_unit: Avx2, [a, b, c, d]: [__m256i; 4]) -> [__m256i; 4] {
    // SAFETY: an `Avx2` exists only where the processor has AVX2.
    unsafe {
        let ab_even = _mm256_unpacklo_epi64(a, b);
        let ab_odd = _mm256_unpackhi_epi64(a, b);
        let cd_even = _mm256_unpacklo_epi64(c, d);
        let cd_odd = _mm256_unpackhi_epi64(c, d);
        [
            _mm256_permute2x128_si256::<0x20>(ab_even, cd_even),
            _mm256_permute2x128_si256::<0x20>(ab_odd, cd_odd),
            _mm256_permute2x128_si256::<0x31>(ab_even, cd_even),
            _mm256_permute2x128_si256::<0x31>(ab_odd, cd_odd),
        ]
    }
}
