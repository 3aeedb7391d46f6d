//! The kernels: the same two passes over a tile, for each vector unit that a processor may have.

// Vector instructions are unsafe to call; what they gain is a factor of ten.
#![allow(unsafe_code)]

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
mod circuit;
#[cfg(target_arch = "aarch64")]
mod neon;
mod outcome;
#[cfg(test)]
mod pairs;
mod population;
mod portable;
mod simd;
mod window;

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

pub(super) use circuit::Masks;
pub(super) use outcome::Outcome;
pub(super) use population::Count;
pub(super) use window::Around;

use super::tile::Rows;
use crate::Rule;

/// The passes of one vector unit, compiled for it.
macro_rules! passes {
    ($unit:expr, $registers:literal, $(#[$feature:meta])?) => {
        $(#[$feature])?
        pub(super) fn life_stride(
            masks: &[super::Masks],
            around: &super::Around<'_>,
            out: &mut Rows,
        ) -> super::Outcome {
            let life = super::circuit::Life;
            super::window::stride::<_, _, $registers, true>($unit, life, masks.len(), around, out)
        }

        $(#[$feature])?
        pub(super) fn life_blind_stride(
            masks: &[super::Masks],
            around: &super::Around<'_>,
            out: &mut Rows,
        ) -> super::Outcome {
            let life = super::circuit::Life;
            super::window::stride::<_, _, $registers, false>($unit, life, masks.len(), around, out)
        }

        $(#[$feature])?
        pub(super) fn any_stride(
            masks: &[super::Masks],
            around: &super::Around<'_>,
            out: &mut Rows,
        ) -> super::Outcome {
            let rule = super::circuit::AnyRule(masks);
            super::window::stride::<_, _, $registers, true>($unit, rule, masks.len(), around, out)
        }

        $(#[$feature])?
        pub(super) fn life_single(
            _masks: &[super::Masks],
            fresh: bool,
            around: &super::Around<'_>,
            out: &mut Rows,
        ) -> super::Outcome {
            super::window::single($unit, super::circuit::Life, fresh, around, out)
        }

        $(#[$feature])?
        pub(super) fn any_single(
            masks: &[super::Masks],
            fresh: bool,
            around: &super::Around<'_>,
            out: &mut Rows,
        ) -> super::Outcome {
            super::window::single($unit, super::circuit::AnyRule(masks), fresh, around, out)
        }

        pub(super) const PASSES: [super::Passes; 2] = [
            super::Passes {
                stride: any_stride,
                blind_stride: any_stride,
                single: any_single,
            },
            super::Passes {
                stride: life_stride,
                blind_stride: life_blind_stride,
                single: life_single,
            },
        ];
    };
}
use passes;

/// A vector unit that tiles can be computed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kernel {
    /// AVX-512, of x86-64.
    Avx512,
    /// AVX2, of x86-64.
    Avx2,
    /// NEON, of AArch64.
    Neon,
    /// No more than 64-bit words.
    Portable,
}

/// Why a kernel can't be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum KernelError {
    /// There is no kernel of that name.
    #[error(
        "{} is \"{name}\", which is no kernel; it can be avx512, avx2, neon or portable",
        Kernel::VARIABLE
    )]
    Unknown {
        /// What the variable says.
        name: String,
    },
    /// The processor does not have it.
    #[error("this processor cannot run the kernel {kernel}")]
    Unsupported {
        /// The kernel asked for.
        kernel: Kernel,
    },
}

impl Kernel {
    /// All kernels, the fastest first.
    pub const ALL: [Self; 4] = [Self::Avx512, Self::Avx2, Self::Neon, Self::Portable];

    /// The environment variable that forces a kernel.
    pub const VARIABLE: &str = "GOL4J_KERNEL";

    /// The fastest kernel that this processor can run, or the one that `GOL4J_KERNEL` forces.
    pub fn detect() -> Result<Self, KernelError> {
        let forced = std::env::var_os(Self::VARIABLE).filter(|name| !name.is_empty());
        Self::choose(forced.map(|name| name.to_string_lossy().into()))
    }

    /// The kernel of that name, or the fastest.
    pub fn choose(forced: Option<String>) -> Result<Self, KernelError> {
        let Some(name) = forced else {
            let mut kernels = Self::ALL.into_iter();
            return Ok(kernels.find(|k| k.is_supported()).unwrap_or(Self::Portable));
        };
        let kernel: Self = name.parse()?;
        if kernel.is_supported() {
            Ok(kernel)
        } else {
            Err(KernelError::Unsupported { kernel })
        }
    }

    /// Whether this processor can run it.
    pub fn is_supported(self) -> bool {
        match self {
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 => is_x86_feature_detected!("avx512f"),
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 => is_x86_feature_detected!("avx2"),
            #[cfg(target_arch = "aarch64")]
            Self::Neon => std::arch::is_aarch64_feature_detected!("neon"),
            Self::Portable => true,
            _ => false,
        }
    }

    /// Its name, as in `GOL4J_KERNEL`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Avx512 => "avx512",
            Self::Avx2 => "avx2",
            Self::Neon => "neon",
            Self::Portable => "portable",
        }
    }
}

impl fmt::Display for Kernel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Kernel {
    type Err = KernelError;

    fn from_str(name: &str) -> Result<Self, KernelError> {
        let mut kernels = Self::ALL.into_iter();
        kernels
            .find(|kernel| kernel.name() == name)
            .ok_or_else(|| KernelError::Unknown {
                name: name.to_owned(),
            })
    }
}

/// A kernel's passes for one rule.
#[derive(Clone, Copy)]
struct Passes {
    stride: unsafe fn(&[Masks], &Around<'_>, &mut Rows) -> Outcome,
    blind_stride: unsafe fn(&[Masks], &Around<'_>, &mut Rows) -> Outcome,
    single: unsafe fn(&[Masks], bool, &Around<'_>, &mut Rows) -> Outcome,
}

/// A kernel that this processor is known to have, for one rule.
#[derive(Clone, Copy)]
pub(super) struct Compute(Passes);

impl Compute {
    /// What the processor doesn't have is replaced by what every one has.
    pub(super) fn new(kernel: Kernel, rule: Rule) -> Self {
        let passes = match kernel {
            #[cfg(target_arch = "x86_64")]
            Kernel::Avx512 if kernel.is_supported() => avx512::PASSES,
            #[cfg(target_arch = "x86_64")]
            Kernel::Avx2 if kernel.is_supported() => avx2::PASSES,
            #[cfg(target_arch = "aarch64")]
            Kernel::Neon if kernel.is_supported() => neon::PASSES,
            _ => portable::PASSES,
        };
        Self(passes[usize::from(rule == Rule::LIFE)])
    }

    /// Makes as many generations as there are masks, from 1 to 8.
    #[inline]
    pub(super) fn stride(self, masks: &[Masks], around: &Around<'_>, out: &mut Rows) -> Outcome {
        // SAFETY: `new` checked that the processor has what the passes are compiled for.
        unsafe { (self.0.stride)(masks, around, out) }
    }

    /// The same, but may take it for granted that something moved, and say nothing of where.
    #[inline]
    pub(super) fn blind_stride(
        self,
        masks: &[Masks],
        around: &Around<'_>,
        out: &mut Rows,
    ) -> Outcome {
        // SAFETY: as in `stride`.
        unsafe { (self.0.blind_stride)(masks, around, out) }
    }

    /// Makes one generation, as [`window::single`] says.
    #[inline]
    pub(super) fn single(
        self,
        masks: &[Masks],
        fresh: bool,
        around: &Around<'_>,
        out: &mut Rows,
    ) -> Outcome {
        // SAFETY: as in `stride`.
        unsafe { (self.0.single)(masks, fresh, around, out) }
    }
}

/// Asks for some memory ahead of its use.
#[inline(always)]
pub(super) fn prefetch<T>(place: *const T, lines: usize) {
    for line in 0..lines {
        #[cfg(target_arch = "x86_64")]
        // SAFETY: prefetching is a hint that no address makes fail.
        unsafe {
            use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
            _mm_prefetch::<_MM_HINT_T0>(place.cast::<i8>().wrapping_add(64 * line));
        }
        #[cfg(not(target_arch = "x86_64"))]
        let _ = (place, line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tiled::tile::{OWN, SIDE};
    use crate::transition::Transition;

    /// Rows that are always the same for a seed, with more or less in them.
    fn rows(seed: u64) -> Rows {
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let mut word = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        };
        let mut rows = Rows::EMPTY;
        let dense = seed % 3;
        for row in 0..SIDE {
            rows.0[row] = OWN
                & match dense {
                    0 if row as u64 % 11 != seed % 11 => 0,
                    0 | 1 => word() & word() & word(),
                    _ => word(),
                };
        }
        rows
    }

    /// Every kernel that can run here, for any rule and for Life; the portable one first.
    fn all_passes() -> Vec<(&'static str, [Passes; 2])> {
        let mut all = vec![("portable", portable::PASSES), ("pairs", pairs::PASSES)];
        #[cfg(target_arch = "x86_64")]
        {
            if Kernel::Avx2.is_supported() {
                all.push(("avx2", avx2::PASSES));
            }
            if Kernel::Avx512.is_supported() {
                all.push(("avx512", avx512::PASSES));
            }
        }
        #[cfg(target_arch = "aarch64")]
        all.push(("neon", neon::PASSES));
        all
    }

    #[test]
    fn all_kernels_make_and_find_the_same() {
        let life = Masks::new(Transition::new(Rule::LIFE, false));
        let other = Masks::new(Transition::new("B0147/S0238".parse().unwrap(), true));
        for seed in 0..300 {
            let tiles: Vec<Rows> = (0..9).map(|i| rows(seed * 9 + i)).collect();
            let around = Around {
                here: &tiles[8],
                neighbours: std::array::from_fn(|i| &tiles[i]),
            };
            let generations = 1 + seed as usize % 8;
            for (rule, passes_of) in [(life, 1), (life, 0), (other, 0)] {
                let masks = vec![rule; generations];
                let mut expected = None;
                for (name, passes) in all_passes() {
                    let passes = passes[passes_of];
                    let mut out = [rows(seed + 1); 4];
                    // SAFETY: `all_passes` names only what this processor can run.
                    let outcomes = unsafe {
                        [
                            (passes.stride)(&masks, &around, &mut out[0]),
                            (passes.blind_stride)(&masks, &around, &mut out[1]),
                            (passes.single)(&masks, true, &around, &mut out[2]),
                            (passes.single)(&masks, false, &around, &mut out[3]),
                        ]
                    };
                    assert_eq!(out[0], out[1]);
                    assert_eq!(out[2], out[3]);
                    assert_eq!(generations == 1, out[0] == out[2]);
                    let found = (out, outcomes);
                    let expected = expected.get_or_insert(found);
                    assert!(*expected == found, "{name}, seed {seed}");
                }
            }
        }
    }

    #[test]
    fn changes_are_found_where_they_are() {
        // A blinker at the eastern edge of the first rows of an otherwise empty tile.
        let empty = Rows::EMPTY;
        let mut here = Rows::EMPTY;
        here.0[2] = 0b111 << 51;
        let around = Around {
            here: &here,
            neighbours: [&empty; 8],
        };
        let [north, west, east, northeast] = [1 << 0, 1 << 2, 1 << 3, 1 << 5];
        for kernel in Kernel::ALL {
            let compute = Compute::new(kernel, Rule::LIFE);
            let masks = [Masks::new(Transition::new(Rule::LIFE, false)); 8];
            let mut out = empty;
            let outcome = compute.stride(&masks, &around, &mut out);
            assert_eq!(out, here, "eight generations are four periods");
            assert_eq!(outcome.bands(), 0);
            assert!(outcome.moved() && !outcome.unsettled());
            assert_eq!(outcome.moving_edges() & west, 0);
            let outcome = compute.stride(&masks[..7], &around, &mut out);
            assert!(outcome.unsettled());
            assert_eq!(outcome.bands(), north | east | northeast);
            let outcome = compute.single(&masks[..1], false, &around, &mut out);
            assert!(outcome.moved(), "it turned");
            assert!(!outcome.unsettled(), "to where it was two generations ago");
        }
    }
}
