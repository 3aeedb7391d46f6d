//! Two words in a register, as NEON has them.

use super::lanes::Lanes;
use super::program::programs;

programs!(Lanes::<2>, 32,);
