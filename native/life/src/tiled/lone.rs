//! What becomes of a small object that is alone in its window.
//!
//! Most of what keeps tiles awake in an old soup, beside a gun or behind a puffer is a glider that
//! flies through the void. Wherever in the window it is, the same becomes of it: so that is computed
//! once for each phase and orientation, and afterwards only moved to its place. To find out that
//! nothing else is in a window takes a small part of the time that it takes to compute it.
//!
//! The table has one place for each hash; an object is compared as a whole. Nothing of this holds
//! under rules with B0, where the void is not empty.

use super::compute::Around;
use super::memo::zeros;
use super::outcome::{Found, Outcome, octets};
use super::stride::{
    EAST_BAND, EAST_EDGE_AND_ONE, OWN_AND_ONE, OWN_OCTETS, WEST_BAND, WEST_EDGE_AND_ONE, gather,
};
use super::tile::{HALO, OWN, Rows, SIDE, WINDOW};
use crate::Error;
use crate::kernel::{Advance, Circuit, Compiled, Generation, Program, Simd, Window};

/// The cells along the side of the box that a small object fits in: it is one word.
pub(super) const BOX: usize = 8;

/// How many objects are remembered. A glider is sixteen: four phases that fly in four directions.
const ENTRIES: usize = 1 << 10;

/// An object: the rows of its box, the first in the lowest byte.
pub(super) type Object = u64;

/// What is known of small objects, for passes that are all alike.
#[derive(Debug)]
pub(super) struct Objects {
    entries: Vec<Fate>,
}

/// What becomes of an object in a pass. That of the empty one is all zeros, so that it is known from
/// the beginning.
#[derive(Clone, Copy, Debug, Default)]
struct Fate {
    object: Object,
    /// What it becomes, and where its box then begins, as seen from where it began.
    becomes: Object,
    dx: i8,
    dy: i8,
    /// Whether what it becomes does not fit in a box.
    grows: bool,
    /// Where it changed in any generation but the last.
    moved: Reach,
    /// Where it is not what it was.
    changed: Reach,
}

/// The rows and columns that something happens in, the first of them [`HALO`] before the box.
#[derive(Clone, Copy, Debug, Default)]
struct Reach {
    rows: u32,
    columns: u32,
}

/// What can be said of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sight {
    /// There is one small object at most; the tile is written, and this is the outcome.
    Lone(Outcome),
    /// There is more.
    Crowded,
    /// There is one, but what it becomes is no small object; it may be the part of one that the
    /// window shows, and all of it can be seen soon.
    Grows,
    /// There is one, and what becomes of it has to be [learnt](Objects::learn).
    New(Object),
}

impl Objects {
    /// What the table takes, in bytes.
    pub(super) const BYTES: u64 = (ENTRIES * size_of::<Fate>()) as u64;

    pub(super) fn new() -> Result<Self, Error> {
        let entries = zeros(ENTRIES)?;
        Ok(Self { entries })
    }

    fn place(object: Object) -> usize {
        (object.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize % ENTRIES
    }

    /// How far a spaceship gets in a pass, to the east and to the south. None if an object is no
    /// spaceship, or what becomes of it is not known.
    pub(super) fn speed(&self, object: Object) -> Option<(i8, i8)> {
        let fate = &self.entries[Self::place(object)];
        let is_same = fate.object == object && fate.becomes == object && !fate.grows;
        (is_same && (fate.dx, fate.dy) != (0, 0)).then_some((fate.dx, fate.dy))
    }

    /// Finds out what becomes of an object, in so many generations of one rule.
    #[cold]
    pub(super) fn learn(
        &mut self,
        object: Object,
        advance: &Compiled<Advance>,
        generations: &[Generation],
    ) {
        self.entries[Self::place(object)] = Fate::of(object, advance, generations);
    }
}

impl Fate {
    fn of(object: Object, advance: &Compiled<Advance>, generations: &[Generation]) -> Self {
        // As far from the rim as it can spread, and twice as far.
        const MIDDLE: usize = (WINDOW - BOX) / 2;
        const FIRST: usize = MIDDLE - HALO;
        let mut start = Window([0; WINDOW]);
        for (row, byte) in start.0[MIDDLE..].iter_mut().zip(object.to_le_bytes()) {
            *row = u64::from(byte) << MIDDLE;
        }
        let (mut moved, mut changed) = (Reach::default(), Reach::default());
        let mut window = start;
        for one in generations.chunks(1) {
            moved.add(&changed);
            advance.run(one, &mut window);
            changed = Reach::default();
            for (i, (row, before)) in window.0[FIRST..].iter().zip(&start.0[FIRST..]).enumerate() {
                if row != before {
                    changed.rows |= 1 << i;
                    changed.columns |= ((row ^ before) >> FIRST) as u32;
                }
            }
        }
        let mut fate = Self {
            object,
            moved,
            changed,
            ..Self::default()
        };
        if let Some((x, y)) = corner(&window.0) {
            let (becomes, all) = cut(&window.0, x, y);
            fate.becomes = becomes;
            fate.grows = !all;
            (fate.dx, fate.dy) = (x as i8 - MIDDLE as i8, y as i8 - MIDDLE as i8);
        }
        fate
    }

    /// Writes what a tile becomes in whose window the object's box begins there.
    #[inline(always)]
    fn write(&self, x: usize, y: usize, out: &mut Rows) {
        *out = Rows::EMPTY;
        let x = x as i32 + i32::from(self.dx);
        // As a row of the tile, which may be before the first or after the last.
        let y = (y as isize + isize::from(self.dy) - HALO as isize).cast_unsigned();
        for (i, byte) in self.becomes.to_le_bytes().into_iter().enumerate() {
            if let Some(row) = out.0.get_mut(y.wrapping_add(i)) {
                let cells = u128::from(byte) << (x + HALO as i32) >> HALO;
                *row = cells as u64 & OWN;
            }
        }
    }

    /// The outcome for that tile. It may name a place too much: where rows and columns in which
    /// something happens cross.
    #[inline(always)]
    fn outcome(&self, x: usize, y: usize) -> Outcome {
        /// The rows at the first and at the last of the tile.
        const FIRST: u64 = 0b1111 << (HALO - 2);
        const LAST: u64 = 0b1111 << (HALO + SIDE - 2);
        let [changed_rows, changed] = self.changed.at(x, y);
        let [moved_rows, moved] = self.moved.at(x, y);
        let changed_octets = octets(changed_rows) & OWN_OCTETS;
        let moved_octets = octets(moved_rows) & OWN_OCTETS;
        let north = u8::from(moved_rows & FIRST != 0);
        let south = u8::from(moved_rows & LAST != 0);
        let if_any = |columns: u64, set: u8| if columns != 0 { set } else { 0 };
        let found = Found {
            changed: if_any(changed & OWN, changed_octets),
            changed_west: if_any(changed & WEST_BAND, changed_octets),
            changed_east: if_any(changed & EAST_BAND, changed_octets),
            moved: if_any(moved & OWN_AND_ONE, moved_octets),
            moved_west: if_any(moved & WEST_EDGE_AND_ONE, moved_octets),
            moved_east: if_any(moved & EAST_EDGE_AND_ONE, moved_octets),
            moved_rows: if_any(moved & OWN_AND_ONE, north | south << 1),
            blind: false,
        };
        Outcome::new(found).lone()
    }
}

impl Reach {
    fn add(&mut self, other: &Self) {
        self.rows |= other.rows;
        self.columns |= other.columns;
    }

    /// The rows and the columns of a window in which the box begins there.
    #[inline(always)]
    fn at(&self, x: usize, y: usize) -> [u64; 2] {
        let moved = |set: u32, by: usize| (u128::from(set) << by >> HALO) as u64;
        [moved(self.rows, y), moved(self.columns, x)]
    }
}

/// Where the smallest box around all live cells begins: x and y. None if there are none.
pub(super) fn corner(rows: &[u64; WINDOW]) -> Option<(usize, usize)> {
    let y = rows.iter().position(|&row| row != 0)?;
    let all = rows.iter().fold(0, |all, row| all | row);
    Some((all.trailing_zeros() as usize, y))
}

/// The cells of the box that begins there, and whether there are no others.
pub(super) fn cut(rows: &[u64; WINDOW], x: usize, y: usize) -> (Object, bool) {
    let mut bytes = [0; BOX];
    let mut all = true;
    for (i, row) in rows[y..].iter().map(|row| row >> x).enumerate() {
        match bytes.get_mut(i) {
            Some(byte) => {
                *byte = row as u8;
                all &= row >> BOX == 0;
            }
            None => all &= row == 0,
        }
    }
    (Object::from_le_bytes(bytes), all)
}

/// Looks whether a small object is all that is in a tile's window, and writes the tile if it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lone;

impl Program for Lone {
    type Input<'a> = (&'a Around<'a>, &'a mut Rows, &'a Objects);
    type Output = Sight;

    #[inline(always)]
    fn run<S: Simd, C: Circuit, const N: usize>(
        s: S,
        _rule: C,
        _generations: usize,
        (around, out, objects): Self::Input<'_>,
    ) -> Sight {
        let window = gather::<S, N>(s, around);
        let mut all = window[0];
        for &rows in &window[1..] {
            all = s.or(all, rows);
        }
        let mut lanes = [0; 8];
        s.store(&mut lanes, 0, all);
        let columns = lanes.into_iter().fold(0, |all, lane| all | lane);
        let Some(x) = begin(columns) else {
            return Sight::Crowded;
        };
        let (mut live, mut rows) = (0, [0; WINDOW]);
        for (j, &x) in window.iter().enumerate() {
            live |= u64::from(s.test(x, u64::MAX)) << (j * S::LANES);
            s.store(&mut rows, j * S::LANES, x);
        }
        let Some(y) = begin(live) else {
            return Sight::Crowded;
        };
        let mut object = 0;
        for (i, row) in rows[y..y + BOX].iter().enumerate() {
            object |= (row >> x & 0xFF) << (8 * i);
        }
        let fate = &objects.entries[Objects::place(object)];
        if fate.object != object {
            return Sight::New(object);
        }
        if fate.grows {
            return Sight::Grows;
        }
        fate.write(x, y, out);
        Sight::Lone(fate.outcome(x, y))
    }
}

/// Where a box along one side begins that has all that is set, if one has.
#[inline(always)]
fn begin(set: u64) -> Option<usize> {
    let first = (set.trailing_zeros() as usize).min(WINDOW - BOX);
    (set >> first < 1 << BOX).then_some(first)
}
