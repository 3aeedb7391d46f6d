//! The rule of each of the generations to come, as the kernels want it.

use crate::Rule;
use crate::transition::Transition;

/// What a kernel knows of a rule before it is compiled for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// B3/S23.
    Life,
    /// Any rule that counts neighbours.
    Counts,
}

/// The rule of one generation: for each number of live cells in the nine, the next state as a
/// function of the middle cell, `(alive & with) ^ flip`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Generation {
    pub(super) with: [u64; 10],
    pub(super) flip: [u64; 10],
}

impl Generation {
    fn new(transition: Transition) -> Self {
        let mut generation = Self {
            with: [0; 10],
            flip: [0; 10],
        };
        let mask = |set: bool| if set { u64::MAX } else { 0 };
        for total in 0..10u32 {
            // No live cell is among none, and no dead one among nine.
            let born = total < 9 && transition.differs(0, total);
            let survives = total > 0 && transition.differs(1, total - 1);
            let i = total as usize;
            (generation.with[i], generation.flip[i]) = match total {
                0 => (0, mask(born)),
                9 => (0, mask(survives)),
                _ => (mask(born != survives), mask(born)),
            };
        }
        generation
    }
}

/// The generations to come under a rule, which are not all alike where it has B0: what is computed
/// are the cells that differ from the background, as in [`Transition`].
#[derive(Clone, Debug)]
pub(crate) struct Schedule {
    kind: Kind,
    /// From a dead, and from a live background on.
    generations: Box<[[Generation; Self::LONGEST]; 2]>,
    /// What a dead, and a live background become.
    next_backgrounds: [bool; 2],
}

impl Schedule {
    /// The most generations that a program computes at once.
    pub(crate) const LONGEST: usize = 16;

    pub(crate) fn new(rule: Rule) -> Self {
        let generations = [false, true].map(|mut background| {
            [(); Self::LONGEST].map(|()| {
                let transition = Transition::new(rule, background);
                background = transition.next_background;
                Generation::new(transition)
            })
        });
        Self {
            kind: match rule {
                Rule::LIFE => Kind::Life,
                _ => Kind::Counts,
            },
            generations: Box::new(generations),
            next_backgrounds: [false, true]
                .map(|background| Transition::new(rule, background).next_background),
        }
    }

    pub(super) fn kind(&self) -> Kind {
        self.kind
    }

    /// What the background becomes.
    pub(crate) fn next_background(&self, background: bool) -> bool {
        self.next_backgrounds[usize::from(background)]
    }

    /// The next generations, given the background.
    #[inline]
    pub(crate) fn next(&self, generations: usize, background: bool) -> &[Generation] {
        &self.generations[usize::from(background)][..generations]
    }
}
