//! The rules of the game written so that nobody has to believe them.

pub mod boards;
pub mod populations;

use std::cell::Cell as Counter;
use std::collections::{BTreeSet, HashSet};

use gol4j_life::hashlife::HashLife;
use gol4j_life::{
    Bounds, Cell, Control, Engine, Kernel, NoControl, Options, Rule, Signal, Universe,
};
use num_bigint::BigUint;

/// A board whose every cell's neighbours are counted one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    pub rule: Rule,
    /// Whether the plane is alive where nothing else is said.
    pub background: bool,
    /// The cells that differ from the background.
    pub pattern: HashSet<Cell>,
}

impl Reference {
    pub fn new(rule: Rule, pattern: impl IntoIterator<Item = Cell>) -> Self {
        Self {
            rule,
            background: false,
            pattern: pattern.into_iter().collect(),
        }
    }

    pub fn is_alive(&self, cell: Cell) -> bool {
        self.pattern.contains(&cell) != self.background
    }

    fn next_state(&self, cell: Cell) -> bool {
        // From the north-west to the south-east, the first in the highest bit.
        self.rule.next(
            neighbourhood(cell).fold(0, |nine, other| nine << 1 | u16::from(self.is_alive(other))),
        )
    }

    pub fn step(&mut self) {
        let background = self.rule.next_background(self.background);
        self.pattern = self
            .pattern
            .iter()
            .flat_map(|&cell| neighbourhood(cell))
            .filter(|&cell| self.next_state(cell) != background)
            .collect();
        self.background = background;
    }

    pub fn sorted(&self) -> Vec<Cell> {
        BTreeSet::from_iter(self.pattern.iter().copied())
            .into_iter()
            .collect()
    }
}

/// A cell and its eight neighbours.
fn neighbourhood(cell: Cell) -> impl Iterator<Item = Cell> {
    (-1..=1).flat_map(move |dy| (-1..=1).map(move |dx| Cell::new(cell.x + dx, cell.y + dy)))
}

pub fn rule(text: &str) -> Rule {
    text.parse().expect("a rule")
}

pub fn universe(rule_text: &str, cells: &[Cell]) -> Universe {
    let mut universe = Universe::new(rule(rule_text));
    universe.set_alive(cells).expect("room for the cells");
    universe
}

/// A universe whose board is advanced by a certain engine.
pub fn universe_of(engine: Engine, rule_text: &str, cells: &[Cell]) -> Universe {
    let options = Options::default().with_engine(engine);
    let mut universe = Universe::with_options(rule(rule_text), options);
    universe.set_alive(cells).expect("room for the cells");
    universe
}

/// The kernels that this machine can run, the fastest first.
pub fn kernels() -> impl Iterator<Item = Kernel> {
    Kernel::ALL
        .into_iter()
        .filter(|kernel| kernel.is_supported())
}

pub const ENGINES: [Engine; 3] = [Engine::Auto, Engine::Tiled, Engine::HashLife];

pub fn cells(universe: &Universe) -> Vec<Cell> {
    universe.cells().expect("within the plane").collect()
}

pub fn population(universe: &Universe) -> u64 {
    u64::try_from(universe.population()).expect("of 64 bits")
}

pub fn generation(universe: &Universe) -> u64 {
    u64::try_from(universe.generation()).expect("of 64 bits")
}

/// What a board looks like from outside, whoever has it.
#[derive(Debug, PartialEq, Eq)]
pub struct View {
    pub background: bool,
    pub population: BigUint,
    pub bounds: Option<Bounds>,
    pub cells: Vec<Cell>,
}

impl From<&Universe> for View {
    fn from(universe: &Universe) -> Self {
        Self {
            background: universe.background(),
            population: universe.population(),
            bounds: universe.bounds().expect("within the plane"),
            cells: cells(universe),
        }
    }
}

impl From<&HashLife> for View {
    fn from(board: &HashLife) -> Self {
        Self {
            background: board.background(),
            population: board.population(),
            bounds: board.bounds().expect("within the plane"),
            cells: board.cells().expect("within the plane").collect(),
        }
    }
}

impl From<&Reference> for View {
    fn from(reference: &Reference) -> Self {
        let cells = reference.sorted();
        let xs = || cells.iter().map(|cell| cell.x);
        let ys = || cells.iter().map(|cell| cell.y);
        let bounds = || {
            Some(Bounds {
                min_x: xs().min()?,
                min_y: ys().min()?,
                max_x: xs().max()?,
                max_y: ys().max()?,
            })
        };
        Self {
            background: reference.background,
            population: cells.len().into(),
            bounds: bounds(),
            cells,
        }
    }
}

/// Asserts that a board is that of the reference.
pub fn assert_same<'a, T>(board: &'a T, reference: &Reference)
where
    View: From<&'a T>,
{
    assert_eq!(
        View::from(board),
        <View as From<&Reference>>::from(reference)
    );
}

pub fn run(universe: &mut Universe, generations: u64) {
    let advance = universe.advance(generations, &NoControl).expect("it fits");
    assert_eq!(advance.generations, generations);
}

pub fn moved(cells: &[Cell], dx: i64, dy: i64) -> Vec<Cell> {
    cells
        .iter()
        .map(|cell| Cell::new(cell.x + dx, cell.y + dy))
        .collect()
}

/// Says `signal` from a certain poll on (the first is 0), and keeps what is reported.
pub struct After {
    polls: Counter<u64>,
    signal: Signal,
    pub reported: Counter<u64>,
}

impl After {
    pub fn new(polls: u64, signal: Signal) -> Self {
        Self {
            polls: Counter::new(polls),
            signal,
            reported: Counter::new(u64::MAX),
        }
    }
}

impl Control for After {
    fn poll(&self) -> Signal {
        let left = self.polls.get();
        self.polls.set(left.saturating_sub(1));
        if left == 0 {
            self.signal
        } else {
            Signal::Continue
        }
    }

    fn report(&self, generations: u64) {
        self.reported.set(generations);
    }
}
