//! How many cells are alive in a tile.
//!
//! Whoever steps one generation at a time and asks for the population each time has every active
//! tile counted; without the processor's own instruction that takes as long as the generation.
#![allow(unsafe_code)]

use super::tile::Rows;

/// The fastest way to count that the processor has.
#[derive(Clone, Copy)]
pub(super) struct Count(unsafe fn(&Rows) -> u32);

impl Count {
    pub(super) fn detect() -> Self {
        #[cfg(target_arch = "x86_64")]
        {
            if is_x86_feature_detected!("avx512f") && is_x86_feature_detected!("avx512vpopcntdq") {
                return Self(with_avx512);
            }
            if is_x86_feature_detected!("popcnt") {
                return Self(with_popcnt);
            }
        }
        Self(plain)
    }

    #[inline]
    pub(super) fn population(self, rows: &Rows) -> u32 {
        // SAFETY: `detect` checked that the processor has what it is compiled for.
        unsafe { (self.0)(rows) }
    }
}

fn plain(rows: &Rows) -> u32 {
    rows.0.iter().map(|row| row.count_ones()).sum()
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "popcnt")]
fn with_popcnt(rows: &Rows) -> u32 {
    plain(rows)
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512vpopcntdq")]
fn with_avx512(rows: &Rows) -> u32 {
    use std::arch::x86_64::{
        _mm512_add_epi64, _mm512_loadu_si512, _mm512_popcnt_epi64, _mm512_reduce_add_epi64,
        _mm512_setzero_si512,
    };
    let mut sum = _mm512_setzero_si512();
    for octet in rows.0.as_chunks::<8>().0 {
        // SAFETY: the octet is as long as a register.
        let octet = unsafe { _mm512_loadu_si512(octet.as_ptr().cast()) };
        sum = _mm512_add_epi64(sum, _mm512_popcnt_epi64(octet));
    }
    _mm512_reduce_add_epi64(sum) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tiled::tile::{OWN, SIDE};

    #[test]
    fn all_ways_count_alike() {
        let mut rows = Rows::EMPTY;
        let mut expected = 0;
        for i in 0..SIDE {
            rows.0[i] = OWN & (0x9E37_79B9_7F4A_7C15u64).rotate_left(i as u32);
            expected += rows.0[i].count_ones();
            assert_eq!(Count::detect().population(&rows), expected);
            assert_eq!(plain(&rows), expected);
        }
    }
}
