//! Boards that fit a window, now and at the end: no engine is made for them.

use crate::cell::cells_of;
use crate::kernel::{Advance, Compiled, Schedule, Window};
use crate::{Bounds, Cell, Kernel, Rule};

/// A board of at most 64 x 64 cells some generations on.
///
/// To make an engine for a few cells, fill it and read it out takes far longer than to compute a
/// generation of them. A board that cannot leave a window of the kernels does without: a step of
/// the Acorn takes less than a fifth of the time.
#[derive(Clone, Debug)]
pub struct SmallBoard {
    window: Window,
    /// The place of the window's first cell.
    corner: Cell,
    /// How many of the window's rows, from the first, may have live cells.
    rows: usize,
}

impl SmallBoard {
    /// The columns and rows that a board may have, with room for it to grow by one on each side in
    /// each generation.
    pub const SIZE: u64 = 64;

    /// Advances live cells, in any order, repeated or not. None if they, or what they may become,
    /// do not fit; if the rule has B0, which brings an endless plane to life; or if it is played on
    /// a bounded grid. It takes a microsecond or so; under a rule other than Life's some more, to
    /// prepare it.
    pub fn advanced(rule: Rule, kernel: Kernel, cells: &[Cell], generations: u64) -> Option<Self> {
        if rule.grid().is_some() || rule.next_background(false) {
            return None;
        }
        let rim = i64::try_from(generations).ok()?;
        let Some(bounds) = bounds_within(cells, Self::SIZE.checked_sub(2 * generations.min(32))?)
        else {
            return cells.is_empty().then_some(Self::EMPTY);
        };
        let corner = Cell {
            x: bounds.min_x.checked_sub(rim)?,
            y: bounds.min_y.checked_sub(rim)?,
        };
        // The other end of the window is on the plane, too.
        corner.x.checked_add(Self::SIZE as i64 - 1)?;
        corner.y.checked_add(Self::SIZE as i64 - 1)?;
        let mut window = Window([0; Self::SIZE as usize]);
        for cell in cells {
            window.0[(cell.y - corner.y) as usize] |= 1 << (cell.x - corner.x);
        }
        let schedule = Schedule::shared(rule);
        let program = Compiled::<Advance>::new(kernel, &schedule);
        let mut left = generations as usize;
        while left > 0 {
            let some = left.min(Schedule::LONGEST);
            program.run(schedule.next(some, false), &mut window);
            left -= some;
        }
        let rows = bounds.max_y.abs_diff(bounds.min_y) + 1 + 2 * generations;
        Some(Self {
            window,
            corner,
            rows: rows as usize,
        })
    }

    const EMPTY: Self = Self {
        window: Window([0; Self::SIZE as usize]),
        corner: Cell { x: 0, y: 0 },
        rows: 0,
    };

    /// The number of live cells.
    pub fn population(&self) -> u64 {
        let rows = self.rows().map(|(_, row)| u64::from(row.count_ones()));
        rows.sum()
    }

    /// The live cells in row-major order.
    pub fn cells(&self) -> impl Iterator<Item = Cell> {
        self.rows()
            .flat_map(|(y, row)| cells_of(self.corner.x, y, row))
    }

    fn rows(&self) -> impl Iterator<Item = (i64, u64)> {
        let rows = self.window.0[..self.rows].iter().enumerate();
        rows.map(|(i, &row)| (self.corner.y + i as i64, row))
    }
}

/// The smallest rectangle around some cells, if it is no longer and no wider than it may be.
fn bounds_within(cells: &[Cell], size: u64) -> Option<Bounds> {
    let &first = cells.first()?;
    let mut bounds = Bounds {
        min_x: first.x,
        min_y: first.y,
        max_x: first.x,
        max_y: first.y,
    };
    // A hundred cells far apart are soon found out, and those of a small board looked at but once.
    for few in cells.chunks(64) {
        for cell in few {
            bounds.min_x = bounds.min_x.min(cell.x);
            bounds.min_y = bounds.min_y.min(cell.y);
            bounds.max_x = bounds.max_x.max(cell.x);
            bounds.max_y = bounds.max_y.max(cell.y);
        }
        let width = bounds.max_x.abs_diff(bounds.min_x);
        let height = bounds.max_y.abs_diff(bounds.min_y);
        if width >= size || height >= size {
            return None;
        }
    }
    Some(bounds)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{NoControl, Universe};

    fn small(rule: &str, cells: &[Cell], generations: u64) -> Option<Vec<Cell>> {
        let rule = rule.parse().expect("it is a rule");
        let kernel = Kernel::choose(None).expect("the variable names one");
        let board = SmallBoard::advanced(rule, kernel, cells, generations)?;
        let cells: Vec<Cell> = board.cells().collect();
        assert_eq!(board.population(), cells.len() as u64);
        Some(cells)
    }

    fn at(places: &[(i64, i64)]) -> Vec<Cell> {
        places.iter().map(|&(x, y)| Cell { x, y }).collect()
    }

    #[test]
    fn a_board_and_its_rim_must_fit() {
        let wide = at(&[(0, 0), (61, 0)]);
        assert_eq!(small("B3/S23", &wide, 1), Some(vec![]));
        assert_eq!(small("B3/S23", &wide, 2), None);
        assert_eq!(small("B3/S23", &at(&[(0, 5), (0, 69)]), 0), None);
        let full = at(&[(-5, 0), (58, 63)]);
        assert_eq!(small("B3/S23", &full, 0), Some(full.clone()));
        assert_eq!(small("B3/S23", &full, u64::MAX), None);
        assert_eq!(small("B3/S23", &[], u64::MAX / 3), Some(vec![]));
    }

    #[test]
    fn a_window_that_leaves_the_plane_is_none() {
        for (x, y) in [
            (i64::MIN, 0),
            (0, i64::MIN),
            (i64::MAX - 61, 0),
            (0, i64::MAX),
        ] {
            assert_eq!(small("B3/S23", &at(&[(x, y)]), 1), None, "{x} {y}");
        }
        let far = Cell {
            x: i64::MIN + 1,
            y: i64::MAX - 62,
        };
        assert_eq!(small("B3/S012345678", &[far], 1), Some(vec![far]));
    }

    #[test]
    fn endless_planes_and_bounded_grids_are_none() {
        let cells = at(&[(0, 0)]);
        assert_eq!(small("B0/S23", &cells, 2), None);
        assert_eq!(small("B3/S23:T9,9", &cells, 2), None);
    }

    proptest! {
        #[test]
        fn it_does_what_a_universe_does(
            cells in prop::collection::vec((-3_i64..40, 7_i64..30), 0..400),
            generations in 0_u64..12,
            rule in prop::sample::select(
                vec!["B3/S23", "B1/S012345678", "B2-a/S12", "B245/S3H", "B36/S125"],
            ),
        ) {
            let cells = at(&cells);
            let mut universe = Universe::new(rule.parse().expect("it is a rule"));
            universe.set_alive(&cells).expect("it fits memory");
            universe.advance(generations, &NoControl).expect("it fits memory");
            let expected = universe.cells().expect("it is on the plane").collect::<Vec<_>>();
            // The widest of these have 43 columns and take twelve generations at most.
            match small(rule, &cells, generations) {
                Some(after) => prop_assert_eq!(after, expected),
                None => prop_assert!(generations > 10),
            }
        }
    }
}
