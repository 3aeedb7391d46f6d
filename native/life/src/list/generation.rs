//! One generation: a sweep over the rows, three at a time.

use super::rows::Rows;
use crate::transition::Transition;
use crate::{Control, Error, Signal};

/// Why a generation was not finished.
#[derive(Debug)]
pub(crate) enum Interrupt {
    /// A cell would have been born outside the plane.
    OutOfPlane,
    /// The control said so.
    Cancelled,
    /// Memory ran out.
    Memory(Error),
}

/// Asks a [`Control`] now and then: often enough to stop soon, seldom enough to cost nothing.
pub(crate) struct Poller<'a> {
    control: &'a dyn Control,
    work: usize,
    pause: bool,
}

/// How many cells are computed between two questions: some tens of microseconds.
const WORK: usize = 4096;

impl<'a> Poller<'a> {
    pub(crate) fn new(control: &'a dyn Control) -> Self {
        Self {
            control,
            // The first question comes at once: what is cancelled already does not start.
            work: WORK,
            pause: false,
        }
    }

    /// Notes that work worth `cells` was done or is about to be; false means cancelled.
    #[inline]
    pub(crate) fn go_on(&mut self, cells: usize) -> bool {
        self.work += cells;
        if self.work < WORK {
            return true;
        }
        self.work = 0;
        match self.control.poll() {
            Signal::Continue => true,
            Signal::Pause => {
                self.pause = true;
                true
            }
            Signal::Cancel => false,
        }
    }

    /// Whether to stop at the end of this generation.
    pub(crate) fn pauses(&self) -> bool {
        self.pause
    }
}

/// Writes into `out` the generation that follows `now`. Where it fails, `out` is of no use and
/// `now` as it was. `others` and `limit` are those of [`Rows::reserve`].
pub(crate) fn next_generation(
    transition: &Transition,
    now: &Rows,
    out: &mut Rows,
    others: u64,
    limit: u64,
    poller: &mut Poller<'_>,
) -> Result<(), Interrupt> {
    out.clear();
    // Work in rows around each row that has cells: y - 1, y, y + 1, each once. `i` is the first
    // row that can touch the one at hand.
    let rows = &now.rows;
    let mut i = 0;
    let mut last_done: Option<i64> = None;
    while i < rows.len() {
        let y = match last_done {
            Some(done) if done >= rows[i].y => done + 1,
            Some(done) if rows[i].y - 1 <= done => rows[i].y,
            _ => match rows[i].y.checked_sub(1) {
                Some(above) => above,
                None => {
                    // Above the first row of the plane nothing may be born.
                    let lone = [&[][..], &[][..], now.columns(i)];
                    sweep(transition, lone, poller, |_| Err(Interrupt::OutOfPlane))?;
                    rows[i].y
                }
            },
        };
        // The rows above, at and below y, empty where there is none.
        let mut around: [&[i64]; 3] = [&[]; 3];
        let mut cells = 0;
        for (j, row) in (i..).zip(&rows[i..]).take(3) {
            // In 128 bits, where the first row of the plane is no neighbour of the last.
            if let offset @ 0..=2 = i128::from(row.y) - i128::from(y) + 1 {
                around[offset as usize] = now.columns(j);
                cells += around[offset as usize].len();
            }
        }
        out.reserve(1, cells.saturating_mul(3), others, limit)
            .map_err(Interrupt::Memory)?;
        sweep(transition, around, poller, |x| {
            out.push(x, y);
            Ok(())
        })?;
        if y == i64::MAX {
            // Below the last row of the plane nothing may be born.
            let lone = [around[1], &[][..], &[][..]];
            return sweep(transition, lone, poller, |_| Err(Interrupt::OutOfPlane));
        }
        last_done = Some(y);
        // A row is done with when the one below it is.
        while rows.get(i).is_some_and(|row| row.y < y) {
            i += 1;
        }
    }
    Ok(())
}

/// Walks three rows from left to right and hands each column of the middle row that will differ
/// to `emit`, in ascending order.
fn sweep(
    transition: &Transition,
    [mut above, mut here, mut below]: [&[i64]; 3],
    poller: &mut Poller<'_>,
    mut emit: impl FnMut(i64) -> Result<(), Interrupt>,
) -> Result<(), Interrupt> {
    // A column is its three cells, as the bits that they have in a table's index when they are the
    // eastern ones. `before` is the column to the west of the one at hand.
    let mut decide = |x: i64, [west, here, east]: [u16; 3]| {
        if transition.differs(west << 2 | here << 1 | east) {
            emit(x)
        } else {
            Ok(())
        }
    };
    let mut next_column = || -> Option<(i64, u16)> {
        let x = [above.first(), here.first(), below.first()]
            .into_iter()
            .flatten()
            .min()
            .copied()?;
        let take = |row: &mut &[i64], bit: u16| match row.split_first() {
            Some((&first, rest)) if first == x => {
                *row = rest;
                bit
            }
            _ => 0,
        };
        let column = take(&mut above, 1 << 6) | take(&mut here, 1 << 3) | take(&mut below, 1);
        Some((x, column))
    };

    if !poller.go_on(1) {
        return Err(Interrupt::Cancelled);
    }
    let Some((mut x, mut column)) = next_column() else {
        return Ok(());
    };
    if let Some(west) = x.checked_sub(1) {
        decide(west, [0, 0, column])?;
    } else if transition.differs(column) {
        return Err(Interrupt::OutOfPlane);
    }
    let mut before = 0;
    while let Some((next, next_column)) = next_column() {
        if !poller.go_on(1) {
            return Err(Interrupt::Cancelled);
        }
        // Both are in the plane and x < next, so the gap fits, taken modulo 2^64.
        match next.wrapping_sub(x) as u64 {
            1 => {
                decide(x, [before, column, next_column])?;
                before = column;
            }
            2 => {
                decide(x, [before, column, 0])?;
                decide(x + 1, [column, 0, next_column])?;
                before = 0;
            }
            _ => {
                decide(x, [before, column, 0])?;
                decide(x + 1, [column, 0, 0])?;
                decide(next - 1, [0, 0, next_column])?;
                before = 0;
            }
        }
        (x, column) = (next, next_column);
    }
    decide(x, [before, column, 0])?;
    match x.checked_add(1) {
        Some(east) => decide(east, [column, 0, 0]),
        None if transition.differs(column << 2) => Err(Interrupt::OutOfPlane),
        None => Ok(()),
    }
}
