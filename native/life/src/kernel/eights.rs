//! Eight words in a register, as AVX-512 has them.

use super::lanes::Lanes;
use super::program::programs;

programs!(Lanes::<8>, 8,);
