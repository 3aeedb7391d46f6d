//! Programs: written once, compiled for each vector unit and each kind of rule.

use super::circuit::Circuit;
use super::schedule::{Generation, Kind, Schedule};
use super::simd::Simd;
use super::{Kernel, portable};

/// What an engine computes with a vector unit, in terms of any unit and any rule.
pub(crate) trait Program {
    /// What it works on.
    type Input<'a>;
    /// What it tells.
    type Output;

    /// Computes so many generations, from 1 to [`Schedule::LONGEST`]. A window of 64 rows fills `N`
    /// registers. It must be inlined always, and with it whatever it calls that uses the unit.
    fn run<S: Simd, C: Circuit, const N: usize>(
        unit: S,
        rule: C,
        generations: usize,
        input: Self::Input<'_>,
    ) -> Self::Output;
}

/// A program for one unit and one kind of rule.
pub(super) type Function<P> =
    unsafe fn(&[Generation], <P as Program>::Input<'_>) -> <P as Program>::Output;

/// The programs of one unit: a function for each kind of rule, compiled for it, and the way from
/// the kind to the function.
macro_rules! programs {
    ($unit:expr, $registers:literal, $(#[$feature:meta])?) => {
        $(#[$feature])?
        fn life<P: crate::kernel::Program>(
            generations: &[crate::kernel::schedule::Generation],
            input: P::Input<'_>,
        ) -> P::Output {
            let life = crate::kernel::circuit::Life;
            P::run::<_, _, $registers>($unit, life, generations.len(), input)
        }

        $(#[$feature])?
        fn counts<P: crate::kernel::Program>(
            generations: &[crate::kernel::schedule::Generation],
            input: P::Input<'_>,
        ) -> P::Output {
            let counts = crate::kernel::circuit::Counts(generations);
            P::run::<_, _, $registers>($unit, counts, generations.len(), input)
        }

        $(#[$feature])?
        fn table<P: crate::kernel::Program>(
            generations: &[crate::kernel::schedule::Generation],
            input: P::Input<'_>,
        ) -> P::Output {
            let table = crate::kernel::circuit::Table(generations);
            P::run::<_, _, $registers>($unit, table, generations.len(), input)
        }

        pub(super) fn function<P: crate::kernel::Program>(
            kind: crate::kernel::schedule::Kind,
        ) -> crate::kernel::program::Function<P> {
            match kind {
                crate::kernel::schedule::Kind::Life => life::<P>,
                crate::kernel::schedule::Kind::Counts => counts::<P>,
                crate::kernel::schedule::Kind::Table => table::<P>,
            }
        }
    };
}
pub(super) use programs;

/// A program for a unit that this processor is known to have, and a kind of rule.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Compiled<P: Program>(Function<P>);

impl<P: Program> Compiled<P> {
    /// The program for the rules of a schedule. A unit that the processor doesn't have is replaced
    /// by what every one has.
    pub(crate) fn new(kernel: Kernel, schedule: &Schedule) -> Self {
        let kind: Kind = schedule.kind();
        Self(match kernel {
            #[cfg(target_arch = "x86_64")]
            Kernel::Avx512 if kernel.is_supported() => super::avx512::function::<P>(kind),
            #[cfg(target_arch = "x86_64")]
            Kernel::Avx2 if kernel.is_supported() => super::avx2::function::<P>(kind),
            #[cfg(target_arch = "aarch64")]
            Kernel::Neon if kernel.is_supported() => super::neon::function::<P>(kind),
            _ => portable::function::<P>(kind),
        })
    }

    /// Computes as many generations as are given, from 1 to [`Schedule::LONGEST`], with the
    /// schedule's [kind](Schedule::kind) of rules.
    #[inline]
    pub(crate) fn run(&self, generations: &[Generation], input: P::Input<'_>) -> P::Output {
        // SAFETY: `new` checked that the processor has what the function is compiled for.
        unsafe { (self.0)(generations, input) }
    }

    /// The program for every unit that can run here, with its name; the portable one first.
    #[cfg(test)]
    pub(crate) fn everywhere(schedule: &Schedule) -> Vec<(&'static str, Self)> {
        let mut all = vec![
            ("portable", Self::new(Kernel::Portable, schedule)),
            ("pairs", Self(super::pairs::function::<P>(schedule.kind()))),
            (
                "eights",
                Self(super::eights::function::<P>(schedule.kind())),
            ),
        ];
        for kernel in Kernel::ALL {
            if kernel.is_supported() {
                all.push((kernel.name(), Self::new(kernel, schedule)));
            }
        }
        all
    }
}
