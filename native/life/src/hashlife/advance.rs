//! Any number of generations, in steps of powers of two.

use std::cell::Cell;

use num_bigint::BigUint;

use super::collect::Boards;
use super::node::{EMPTY, Tag};
use super::step::{LEAF_STEP, Stride};
use super::store::{Interrupt, NODE_LEVEL};
use super::{FIRST_SHORT_TAG, HashLife, Root};
use crate::{Advance, Control, Error, Signal, Stop};

/// A step that was stopped half way, and goes on where it stopped unless the board is changed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Suspended {
    exponent: u64,
    background: bool,
    /// The board with the margin that the step needs.
    root: Root,
    /// The part of the work that is done.
    done: f64,
}

/// How long steps can be: those that memory did not suffice for are not tried each time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Longest {
    exponent: u64,
    /// By how much it is reduced next time.
    shorten: u64,
    /// How many of that length were made.
    steps: u32,
}

impl Default for Longest {
    fn default() -> Self {
        Self {
            exponent: u64::MAX,
            shorten: 1,
            steps: 0,
        }
    }
}

/// After so many steps of the greatest length a longer one is tried again. Boards calm down.
const STEPS: u32 = 16;

impl Longest {
    fn failed(&mut self, exponent: u64) {
        self.exponent = exponent.saturating_sub(self.shorten);
        self.shorten *= 2;
        self.steps = 0;
    }

    fn made(&mut self, exponent: u64) {
        self.steps += u32::from(exponent == self.exponent);
        if self.steps == STEPS {
            *self = Self {
                exponent: exponent + 1,
                ..Self::default()
            };
        }
    }
}

/// Asks the control now and then.
struct Watch<'a> {
    control: &'a dyn Control,
    work: usize,
    stop: Option<Stop>,
    /// The work in all, and how much of it is done before a pause is heeded.
    total: usize,
    patience: usize,
    /// The generations of the run that are done, those of the step, and the part of it that is done.
    reported: u64,
    step: f64,
    done: &'a Cell<f64>,
}

/// How many nodes are advanced between two questions: some hundred microseconds' work at most.
const WORK: usize = 256;

/// What a step costs if all of it is known, in nodes advanced. Where memory allows short steps only,
/// a run can consist of nothing else.
const KNOWN_STEP: usize = 4;

/// What a level more around the board costs, in nodes.
const SURROUNDING: usize = 5;

impl Watch<'_> {
    /// Tells the control how far the step is.
    fn tell(&self) {
        let part = (self.step * self.done.get()) as u64;
        self.control.report_step(self.reported.saturating_add(part));
    }

    /// Notes work on so many nodes that cannot be continued; false means that it is of no use any more.
    fn is_wanted(&mut self, nodes: usize) -> bool {
        self.work += nodes;
        if self.work >= WORK {
            self.work = 0;
            if self.control.poll() == Signal::Cancel {
                self.stop = Some(Stop::Cancelled);
            }
        }
        self.stop.is_none()
    }

    /// Notes work on so many nodes; false means stop.
    fn go_on(&mut self, nodes: usize) -> bool {
        self.work += nodes;
        if self.work >= WORK {
            self.total += self.work;
            self.work = 0;
            self.tell();
            self.stop = match self.control.poll() {
                Signal::Pause if self.total > self.patience => Some(Stop::Paused),
                Signal::Continue | Signal::Pause => None,
                Signal::Cancel => Some(Stop::Cancelled),
            };
        }
        self.stop.is_none()
    }
}

impl HashLife {
    /// Advances by any number of generations, or until the control stops it.
    ///
    /// The number is divided into steps of powers of two, the shortest first. Each step is made as
    /// a whole or not at all: where the control says pause or cancel, the board is that after the
    /// last whole step, and the next call goes on in the middle of the step that was stopped,
    /// unless the board is changed meanwhile. Progress is reported after each step, and
    /// during one by [`Control::report_step`].
    ///
    /// What cannot be continued is a collection that is stopped. A run that is paused in one heeds
    /// the next pause later, so that it comes to its end however short the caller's patience is.
    ///
    /// Where memory runs out, shorter steps are tried, which need less of it; the board stays at
    /// the last generation that fitted, and [`generation`](Self::generation) says which.
    pub fn advance(
        &mut self,
        generations: &BigUint,
        control: &dyn Control,
    ) -> Result<Advance<BigUint>, Error> {
        let mut done = BigUint::ZERO;
        if *generations != done && control.poll() == Signal::Cancel {
            control.report(0);
            return Ok(Advance {
                generations: done,
                stop: Stop::Cancelled,
            });
        }
        let part = Cell::new(0.0);
        // A pause is heeded after some work only: who always asks for one gets on, too.
        let mut watch = Watch {
            control,
            work: 0,
            stop: None,
            total: 0,
            patience: self.patience,
            reported: 0,
            step: 0.0,
            done: &part,
        };
        let mut left = generations.clone();
        control.report(0);
        while let Some(exponent) = left.trailing_zeros() {
            if self.root.node == EMPTY {
                self.pass(&left);
                done += std::mem::take(&mut left);
                continue;
            }
            // The first generation of a B0 rule with S8 is like no other.
            let settled = self.background_after(2) == self.background;
            let exponent = if settled {
                exponent.min(self.longest.exponent)
            } else {
                0
            };
            let made = match watch.go_on(KNOWN_STEP) {
                true => self.step(exponent, &mut watch),
                false => Err(Interrupt::Stopped),
            };
            match made {
                Ok(()) => {
                    self.longest.made(exponent);
                    let step = BigUint::from(1u8) << exponent;
                    left -= &step;
                    self.generation += &step;
                    done += step;
                    watch.reported = u64::try_from(&done).unwrap_or(u64::MAX);
                    control.report(watch.reported);
                }
                Err(Interrupt::Stopped) => {
                    self.patience = match self.store.collecting {
                        true => 2 * watch.total,
                        false => 0,
                    };
                    let stop = watch.stop.unwrap_or(Stop::Cancelled);
                    // After a pause the run goes on, and so does its progress.
                    if stop == Stop::Cancelled {
                        control.report(watch.reported);
                    }
                    return Ok(Advance {
                        generations: done,
                        stop,
                    });
                }
                Err(Interrupt::Memory(error)) if exponent == 0 => return Err(error),
                Err(Interrupt::Memory(_)) => self.longest.failed(exponent),
            }
        }
        control.report(u64::try_from(&done).unwrap_or(u64::MAX));
        Ok(Advance {
            generations: done,
            stop: Stop::Done,
        })
    }

    /// Forgets the step that was stopped half way: the board is going to change.
    pub(super) fn abandon(&mut self) {
        self.longest = Longest::default();
        if self.suspended.take().is_some() {
            self.stepper.abandon(&mut self.store);
        }
    }

    /// Lets time pass over the empty plane.
    fn pass(&mut self, generations: &BigUint) {
        // Whether it is even is all that counts of a number that is not 0.
        self.background = self.background_after(if generations.bit(0) { 1 } else { 2 });
        self.generation += generations;
    }

    fn background_after(&self, generations: u64) -> bool {
        self.schedule.background_after(self.background, generations)
    }

    /// The tag of short results of that length under the present background.
    fn short_tag(&mut self, exponent: u64) -> Tag {
        let wanted = (exponent, self.background);
        let known = self.tags.iter().position(|&tag| tag == wanted);
        let index = known.unwrap_or_else(|| {
            if self.tags.len() == usize::from(Tag::MAX - FIRST_SHORT_TAG) {
                self.store.nodes.forget_results(FIRST_SHORT_TAG);
                self.tags.clear();
            }
            self.tags.push(wanted);
            self.tags.len() - 1
        });
        FIRST_SHORT_TAG + index as Tag
    }

    /// Advances by 2 to the power of `exponent` generations, or changes nothing.
    fn step(&mut self, exponent: u64, watch: &mut Watch) -> Result<(), Interrupt> {
        let goes_on = self
            .suspended
            .filter(|it| (it.exponent, it.background) == (exponent, self.background));
        if goes_on.is_none() && self.suspended.take().is_some() {
            self.stepper.abandon(&mut self.store);
        }
        let stride = Stride {
            short: self.short_tag(exponent),
            full: Tag::from(self.background),
            leaves: &self.leaves,
            generations: self
                .schedule
                .next(1 << exponent.min(LEAF_STEP.into()), self.background),
            exponent,
            done: watch.done,
        };
        watch.step = (exponent as f64).exp2();
        watch.done.set(goes_on.map_or(0.0, |it| it.done));
        watch.tell();
        // The pattern must stay within the middle half of the root: it starts in the middle
        // quarter, and spreads by no more than an eighth of the width.
        let mut root = goes_on.map_or(self.root, |it| it.root);
        while root.level < self.root.level + 2 || u64::from(root.level) < exponent.saturating_add(3)
        {
            // So many levels, for a step without measure, that it takes seconds.
            if !watch.is_wanted(SURROUNDING) {
                return Err(Interrupt::Stopped);
            }
            let others = [self.root.node];
            root = Self::surround(&mut self.store, root, &others, &mut |n| watch.go_on(n))?;
        }
        let boards = Boards {
            nodes: &[self.root.node, root.node],
            level: root.level,
        };
        let result = self.stepper.result(
            &mut self.store,
            &stride,
            (root.node, root.level),
            &boards,
            &mut |nodes| watch.go_on(nodes),
        );
        self.suspended = matches!(result, Err(Interrupt::Stopped)).then_some(Suspended {
            exponent,
            background: self.background,
            root,
            done: watch.done.get(),
        });
        let node = result?;
        let next = Root {
            node,
            level: root.level - 1,
        };
        let next = self.crop(next, watch)?;
        self.root = next;
        if exponent == 0 {
            self.background = self.background_after(1);
        }
        Ok(())
    }

    /// The same board without empty margins.
    fn crop(&mut self, mut root: Root, watch: &mut Watch) -> Result<Root, Interrupt> {
        if root.node == EMPTY {
            return Ok(Root::EMPTY);
        }
        while root.level > NODE_LEVEL
            && let Some(core) = self.store.core(root.node)
        {
            if !watch.is_wanted(1) {
                return Err(Interrupt::Stopped);
            }
            if !self.store.has_room(1, 0) {
                let boards = Boards {
                    nodes: &[self.root.node, root.node],
                    level: root.level.max(self.root.level),
                };
                self.store
                    .make_room(1, 0, &boards, &mut |nodes| watch.go_on(nodes))?;
            }
            root = Root {
                node: self.store.node(core),
                level: root.level - 1,
            };
        }
        Ok(root)
    }
}
