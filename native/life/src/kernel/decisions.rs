//! A truth table of nine cells as a short list of steps, each a choice between two earlier results.
//!
//! The steps are the nodes of the table's reduced ordered binary decision diagram (Bryant, 1986),
//! from the leaves to the root. How many there are depends on the order in which the cells are
//! looked at; the best of all 9! orders is found by dynamic programming over the sets of cells
//! (Friedman and Supowit, 1990). A rule that is not symmetric in any way has some 130 at most, one
//! that Life users play some 20 to 70.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::mem::MaybeUninit;

use super::simd::Simd;
use crate::rule::Table;

/// How many cells a table looks at.
pub(super) const CELLS: usize = 9;

/// Where an operand is: no cell, all cells, the nine cells (the lowest bit of a table's index
/// first), and then room for results.
const NONE: u8 = 0;
const ALL: u8 = 1;
const FIRST_CELL: u8 = 2;
const FIRST_RESULT: u8 = FIRST_CELL + CELLS as u8;

/// How many operands there can be at a time.
const OPERANDS: usize = 64;

/// `out` becomes `yes` where `cell` is set, and `no` elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Step {
    cell: u8,
    yes: u8,
    no: u8,
    out: u8,
}

/// The steps that lead to a table's result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Decisions {
    steps: Vec<Step>,
    /// Where the result is in the end.
    result: u8,
}

impl Decisions {
    pub(super) fn new(table: &Table) -> Self {
        let mut builder = Builder::default();
        let root = builder.node(Function::of(table), &best_order(table));
        let decisions = builder.finish(root);
        decisions.check();
        decisions
    }

    /// That nothing is read before it is written, which [`decide`](Self::decide) relies on.
    fn check(&self) {
        let mut written: u64 = (1 << FIRST_RESULT) - 1;
        let read = |operand: u8, written: u64| {
            assert!(usize::from(operand) < OPERANDS && written >> operand & 1 == 1);
        };
        for step in &self.steps {
            for operand in [step.cell, step.yes, step.no] {
                read(operand, written);
            }
            assert!((FIRST_RESULT..OPERANDS as u8).contains(&step.out));
            written |= 1 << step.out;
        }
        read(self.result, written);
    }

    /// The table's result for the states of the nine cells, for `N` registers of them.
    #[inline(always)]
    pub(super) fn decide<S: Simd, const N: usize>(
        &self,
        s: S,
        cells: &[[S::Vector; N]; CELLS],
    ) -> [S::Vector; N] {
        let mut operands = [[MaybeUninit::<S::Vector>::uninit(); N]; OPERANDS];
        operands[usize::from(NONE)] = [MaybeUninit::new(s.splat(0)); N];
        operands[usize::from(ALL)] = [MaybeUninit::new(s.splat(u64::MAX)); N];
        for (operand, cell) in operands[usize::from(FIRST_CELL)..].iter_mut().zip(cells) {
            *operand = cell.map(MaybeUninit::new);
        }
        for step in &self.steps {
            let [cell, yes, no] =
                [step.cell, step.yes, step.no].map(|at| &operands[usize::from(at) % OPERANDS]);
            let mut out = [s.splat(0); N];
            for i in 0..N {
                // SAFETY: `check` found that what is read has been written.
                out[i] = unsafe {
                    s.select(
                        cell[i].assume_init(),
                        yes[i].assume_init(),
                        no[i].assume_init(),
                    )
                };
            }
            operands[usize::from(step.out) % OPERANDS] = out.map(MaybeUninit::new);
        }
        // SAFETY: as above.
        operands[usize::from(self.result) % OPERANDS].map(|result| unsafe { result.assume_init() })
    }
}

/// A function of some cells, as a truth table: bit `i` is its value where the cells' states, the
/// first in the lowest bit, are `i`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Function {
    cells: usize,
    bits: [u64; 8],
}

impl Function {
    fn new(cells: usize, value: impl Fn(usize) -> bool) -> Self {
        let mut bits = [0; 8];
        for i in 0..1usize << cells {
            bits[i / 64] |= u64::from(value(i)) << (i % 64);
        }
        Self { cells, bits }
    }

    fn of(table: &Table) -> Self {
        Self::new(CELLS, |nine| table.next(nine as u16))
    }

    fn value(&self, i: usize) -> bool {
        self.bits[i / 64] >> (i % 64) & 1 == 1
    }

    /// The function of the other cells that remains where this one has that state.
    fn given(&self, cell: usize, state: bool) -> Self {
        let low = (1 << cell) - 1;
        Self::new(self.cells - 1, |i| {
            self.value(i & low | (i & !low) << 1 | usize::from(state) << cell)
        })
    }

    fn constant(&self) -> Option<bool> {
        let first = self.value(0);
        let constant = Self::new(self.cells, |_| first);
        (*self == constant).then_some(first)
    }
}

/// The order of the cells, the one to look at first in front, for which there are the fewest nodes.
fn best_order(table: &Table) -> Vec<usize> {
    // For each set of cells, as bits, that are looked at last: the fewest nodes that look at them,
    // and which one of them then comes first.
    let mut best = [(usize::MAX, 0); 1 << CELLS];
    best[0].0 = 0;
    for set in 1..1 << CELLS {
        let functions = remaining(table, set);
        for cell in members(set) {
            let place = members(set & ((1 << cell) - 1)).count();
            let nodes = functions
                .iter()
                .filter(|function| function.given(place, false) != function.given(place, true))
                .count();
            let total = best[set & !(1 << cell)].0 + nodes;
            if total < best[set].0 {
                best[set] = (total, cell);
            }
        }
    }
    let mut order = Vec::new();
    let mut set = (1 << CELLS) - 1;
    while set != 0 {
        order.push(best[set].1);
        set &= !(1 << best[set].1);
    }
    order
}

fn members(set: usize) -> impl Iterator<Item = usize> {
    (0..CELLS).filter(move |cell| set >> cell & 1 == 1)
}

/// The functions of a set of cells that remain for all states of the others, each once.
fn remaining(table: &Table, set: usize) -> Vec<Function> {
    let spread = |cells: usize, states: usize| -> usize {
        let places = members(cells).enumerate();
        places.map(|(i, cell)| (states >> i & 1) << cell).sum()
    };
    let others = !set & ((1 << CELLS) - 1);
    let (inner, outer) = (members(set).count(), members(others).count());
    let indexes: Vec<usize> = (0..1 << inner).map(|i| spread(set, i)).collect();
    let mut functions: Vec<Function> = (0..1 << outer)
        .map(|states| {
            let fixed = spread(others, states);
            Function::new(inner, |i| table.next((fixed | indexes[i]) as u16))
        })
        .collect();
    functions.sort_unstable_by_key(|function| function.bits);
    functions.dedup();
    functions
}

/// A node's place before results are given room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// No cell, all cells, or one of the nine.
    Fixed(u8),
    /// The result of that step.
    Result(usize),
}

#[derive(Debug, Default)]
struct Builder {
    /// Cell, yes and no.
    steps: Vec<(u8, Place, Place)>,
    known: HashMap<Function, Place>,
}

impl Builder {
    /// The place of a function of the cells in `order`.
    fn node(&mut self, function: Function, order: &[usize]) -> Place {
        if let Some(constant) = function.constant() {
            return Place::Fixed(if constant { ALL } else { NONE });
        }
        if let Some(&place) = self.known.get(&function) {
            return place;
        }
        let (&cell, rest) = order.split_first().expect("a cell to depend on");
        // Its number among the cells that are left.
        let number = rest.iter().filter(|&&other| other < cell).count();
        let (no, yes) = (
            self.node(function.given(number, false), rest),
            self.node(function.given(number, true), rest),
        );
        let cell = FIRST_CELL + cell as u8;
        let place = match (no, yes) {
            _ if no == yes => no,
            (Place::Fixed(NONE), Place::Fixed(ALL)) => Place::Fixed(cell),
            _ => {
                self.steps.push((cell, yes, no));
                Place::Result(self.steps.len() - 1)
            }
        };
        if let Entry::Vacant(entry) = self.known.entry(function) {
            entry.insert(place);
        }
        place
    }

    /// Gives each result room from where it is made to where it is used last.
    fn finish(self, root: Place) -> Decisions {
        let mut last_use = vec![0; self.steps.len()];
        for (i, &(_, yes, no)) in self.steps.iter().enumerate() {
            for place in [yes, no] {
                if let Place::Result(result) = place {
                    last_use[result] = i;
                }
            }
        }
        let mut free: Vec<u8> = (FIRST_RESULT..OPERANDS as u8).rev().collect();
        let mut rooms: Vec<u8> = Vec::new();
        let mut steps = Vec::new();
        for (i, &(cell, yes, no)) in self.steps.iter().enumerate() {
            let room = |place| match place {
                Place::Fixed(operand) => operand,
                Place::Result(result) => rooms[result],
            };
            let (yes_room, no_room) = (room(yes), room(no));
            for place in [yes, no] {
                if let Place::Result(result) = place
                    && last_use[result] == i
                    && !free.contains(&rooms[result])
                {
                    free.push(rooms[result]);
                }
            }
            let out = free
                .pop()
                .expect("no table needs so many results at a time");
            rooms.push(out);
            steps.push(Step {
                cell,
                yes: yes_room,
                no: no_room,
                out,
            });
        }
        Decisions {
            steps,
            result: match root {
                Place::Fixed(operand) => operand,
                Place::Result(result) => rooms[result],
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rule;

    fn evaluate(decisions: &Decisions, nine: u16) -> bool {
        let mut operands = [None; OPERANDS];
        operands[usize::from(NONE)] = Some(false);
        operands[usize::from(ALL)] = Some(true);
        for cell in 0..CELLS {
            operands[usize::from(FIRST_CELL) + cell] = Some(nine >> cell & 1 == 1);
        }
        let read = |operands: &[Option<bool>; OPERANDS], at: u8| {
            operands[usize::from(at)].expect("nothing is read before it is written")
        };
        for step in &decisions.steps {
            let value = if read(&operands, step.cell) {
                read(&operands, step.yes)
            } else {
                read(&operands, step.no)
            };
            operands[usize::from(step.out)] = Some(value);
        }
        read(&operands, decisions.result)
    }

    fn check(table: &Table) -> usize {
        let decisions = Decisions::new(table);
        for nine in 0..512 {
            assert_eq!(evaluate(&decisions, nine), table.next(nine), "{nine:#o}");
        }
        decisions.steps.len()
    }

    #[test]
    fn the_steps_give_what_the_table_says_and_are_few() {
        for (rule, most) in [
            ("B/S", 0),
            ("B012345678/S012345678", 0),
            ("W204", 20),
            ("B2/S013V", 30),
            ("B245/S3H", 40),
            ("B2-a/S12", 80),
            ("B3/S2-i34q", 80),
            ("B3-jknr4ity5ijk6i8/S23-a4city6c7c", 100),
        ] {
            let steps = check(&rule.parse::<Rule>().unwrap().table());
            println!("{steps:4} {rule}");
            assert!(steps <= most, "{rule}: {steps}");
        }
    }

    #[test]
    fn no_table_needs_more_than_some_hundred_steps() {
        let mut state = 1u64;
        for _ in 0..30 {
            let table = Table::new(|_| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                state & 1 == 1
            });
            let steps = check(&table);
            assert!(steps <= 140, "{steps}");
        }
    }
}
