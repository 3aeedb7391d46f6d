//! The rule of each of the generations to come, as the kernels want it.

use std::sync::{Arc, LazyLock};

use super::decisions::Decisions;
use crate::Rule;
use crate::transition::Transition;

/// What a kernel knows of a rule before it is compiled for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// B3/S23.
    Life,
    /// Any rule that counts neighbours.
    Counts,
    /// Any rule at all.
    Table,
}

/// The rule of one generation, as its kind of rules needs it.
#[derive(Clone, Debug)]
pub(crate) struct Generation {
    /// Of a rule that counts neighbours: for each number of live cells in the nine, the next state
    /// as a function of the middle cell, `(alive & with) ^ flip`.
    pub(super) with: [u64; 10],
    pub(super) flip: [u64; 10],
    /// Of any other rule: the steps that lead to the next state.
    pub(super) decisions: Arc<Decisions>,
}

impl Generation {
    fn new(kind: Kind, transition: &Transition) -> Self {
        let mut generation = Self {
            with: [0; 10],
            flip: [0; 10],
            decisions: Arc::default(),
        };
        match transition.table().totalistic() {
            Some(counts) if kind != Kind::Table => generation.count(counts),
            _ => generation.decisions = Arc::new(Decisions::new(transition.table())),
        }
        generation
    }

    /// Notes the numbers of neighbours with which a cell differs that does not now, and one that
    /// does.
    fn count(&mut self, [born, survives]: [u16; 2]) {
        let mask = |set: bool| if set { u64::MAX } else { 0 };
        for total in 0..10 {
            // No live cell is among none, and no dead one among nine.
            let born = total < 9 && born >> total & 1 == 1;
            let survives = total > 0 && survives >> (total - 1) & 1 == 1;
            (self.with[total], self.flip[total]) = match total {
                0 => (0, mask(born)),
                9 => (0, mask(survives)),
                _ => (mask(born != survives), mask(born)),
            };
        }
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

    /// The schedule of a rule; that of Conway's Life is made once, since it takes longer than a
    /// generation of a few cells.
    pub(crate) fn shared(rule: Rule) -> Arc<Self> {
        static LIFE: LazyLock<Arc<Schedule>> =
            LazyLock::new(|| Arc::new(Schedule::new(Rule::LIFE)));
        if rule == Rule::LIFE {
            Arc::clone(&LIFE)
        } else {
            Arc::new(Self::new(rule))
        }
    }

    pub(crate) fn new(rule: Rule) -> Self {
        let table = rule.table();
        let kind = if table == Rule::LIFE.table() {
            Kind::Life
        } else if table.totalistic().is_some() {
            Kind::Counts
        } else {
            Kind::Table
        };
        let transitions = [false, true].map(|background| Transition::new(rule, background));
        let next_backgrounds = transitions.map(|transition| transition.next_background);
        let dead = Generation::new(kind, &transitions[0]);
        // Without B0 the background is never alive.
        let alive = if next_backgrounds[0] {
            Generation::new(kind, &transitions[1])
        } else {
            dead.clone()
        };
        let each = [dead, alive];
        let generations = [false, true].map(|mut background| {
            [(); Self::LONGEST].map(|()| {
                let generation = each[usize::from(background)].clone();
                background = next_backgrounds[usize::from(background)];
                generation
            })
        });
        Self {
            kind,
            generations: Box::new(generations),
            next_backgrounds,
        }
    }

    pub(super) fn kind(&self) -> Kind {
        self.kind
    }

    /// What the background becomes.
    fn next_background(&self, background: bool) -> bool {
        self.next_backgrounds[usize::from(background)]
    }

    /// What the background is after so many generations.
    pub(crate) fn background_after(&self, background: bool, generations: u64) -> bool {
        // It repeats after two at most, but for the first one of a rule with B0 and S8.
        let few = match generations {
            0 => 0,
            _ if generations.is_multiple_of(2) => 2,
            _ => 1,
        };
        (0..few).fold(background, |background, _| self.next_background(background))
    }

    /// The next generations, given the background.
    #[inline]
    pub(crate) fn next(&self, generations: usize, background: bool) -> &[Generation] {
        &self.generations[usize::from(background)][..generations]
    }
}
