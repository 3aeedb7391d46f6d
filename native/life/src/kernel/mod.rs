//! The kernels: generations of cells, for each vector unit that a processor may have and for each
//! kind of rule.
//!
//! What an engine computes is a [`Program`], written once in terms of any unit and any rule. Here
//! it is compiled for each unit and each kind of rule, and chosen when the engine starts.
//!
//! - `simd`: what is asked of a vector unit; `avx512`, `avx2`, `neon`, `portable`: the units
//! - `circuit`: rules as logic on whole rows; `decisions`: what a rule that does not count becomes
//! - `schedule`: the rule of each generation to come
//! - `window`: 64 x 64 cells that stay in registers
//! - `program`: programs, compiled and chosen
//! - `unit`: the units by name, and which of them the processor has

// Vector instructions are unsafe to call; what they gain is a factor of ten.
#![allow(unsafe_code)]

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
mod circuit;
mod decisions;
#[cfg(test)]
mod eights;
#[cfg(test)]
mod lanes;
#[cfg(target_arch = "aarch64")]
mod neon;
#[cfg(test)]
mod pairs;
mod portable;
mod prefetch;
mod program;
mod schedule;
mod simd;
mod unit;
mod window;

pub(crate) use circuit::{Circuit, Row};
pub(crate) use prefetch::prefetch;
pub(crate) use program::{Compiled, Program};
pub(crate) use schedule::{Generation, Schedule};
pub(crate) use simd::Simd;
pub use unit::{Kernel, KernelError};
pub(crate) use window::{Advance, Window, next};
