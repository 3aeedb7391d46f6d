//! Where the cells of a bounded grid are seen from across its edges.

use crate::tiled::Tiled;
use crate::{Axis, Bounds, Cell, Grid, Topology};

/// The copies of a board's cells that lie outside the grid, not more than `width` cells away. The
/// width is 1 for spheres and cross-surfaces.
pub(super) fn copies(board: &Tiled, grid: Grid, width: i64) -> Vec<Cell> {
    let mut copies = Vec::new();
    if grid.topology() == Topology::Plane {
        return copies;
    }
    for strip in strips(grid, width) {
        for cell in board.cells_within(strip) {
            match grid.topology() {
                Topology::Plane => {}
                Topology::Torus {
                    horizontal_shift: shift,
                    vertical_shift: 0,
                } => wound(grid.into(), cell, Wind::Shifted(shift), width, &mut copies),
                Topology::Torus {
                    vertical_shift: shift,
                    ..
                } => wound_sideways(grid, cell, Wind::Shifted(shift), width, &mut copies),
                Topology::Klein { twisted, shifted } => {
                    let wind = Wind::Mirrored(i64::from(shifted));
                    match twisted {
                        Axis::Horizontal => wound(grid.into(), cell, wind, width, &mut copies),
                        Axis::Vertical => wound_sideways(grid, cell, wind, width, &mut copies),
                    }
                }
                Topology::CrossSurface => crossed(grid.bounds(), cell, &mut copies),
                Topology::Sphere => folded(grid.bounds(), cell, &mut copies),
            }
        }
    }
    copies
}

/// The parts of the grid that lie within so many cells of an edge, without overlap.
fn strips(grid: Grid, width: i64) -> Vec<Bounds> {
    let all = grid.bounds();
    let is_small = |size: Option<u32>| size.is_some_and(|size| i64::from(size) <= 2 * width);
    if is_small(grid.width()) || is_small(grid.height()) {
        return vec![all];
    }
    let mut strips = Vec::new();
    let mut middle = all;
    if grid.height().is_some() {
        middle.min_y = all.min_y + width;
        middle.max_y = all.max_y - width;
        strips.push(Bounds {
            max_y: middle.min_y - 1,
            ..all
        });
        strips.push(Bounds {
            min_y: middle.max_y + 1,
            ..all
        });
    }
    if grid.width().is_some() {
        strips.push(Bounds {
            max_x: all.min_x + width - 1,
            ..middle
        });
        strips.push(Bounds {
            min_x: all.max_x - width + 1,
            ..middle
        });
    }
    strips
}

/// How the plane is wound around a grid from north to south.
#[derive(Clone, Copy)]
enum Wind {
    /// With each turn, a cell is seen so much further to the west.
    Shifted(i32),
    /// With each turn, a cell is seen mirrored between west and east, and so much further to the
    /// west.
    Mirrored(i64),
}

/// A grid's extent; no size where it does not end.
#[derive(Clone, Copy)]
struct Extent {
    bounds: Bounds,
    width: Option<i64>,
    height: Option<i64>,
}

impl From<Grid> for Extent {
    fn from(grid: Grid) -> Self {
        Self {
            bounds: grid.bounds(),
            width: grid.width().map(i64::from),
            height: grid.height().map(i64::from),
        }
    }
}

impl Extent {
    fn turned(self) -> Self {
        let Bounds {
            min_x,
            min_y,
            max_x,
            max_y,
        } = self.bounds;
        Self {
            bounds: Bounds {
                min_x: min_y,
                min_y: min_x,
                max_x: max_y,
                max_y: max_x,
            },
            width: self.height,
            height: self.width,
        }
    }
}

/// The copies of a cell where the plane is wound around the grid evenly from west to east.
fn wound(extent: Extent, cell: Cell, wind: Wind, width: i64, copies: &mut Vec<Cell>) {
    let Extent { bounds, .. } = extent;
    let turns = extent.height.map_or(0, |height| turns(width, height));
    for turn in -turns..=turns {
        let y = cell.y + turn * extent.height.unwrap_or(0);
        if !(bounds.min_y.saturating_sub(width)..=bounds.max_y.saturating_add(width)).contains(&y) {
            continue;
        }
        let x = match wind {
            Wind::Shifted(shift) => cell.x - turn * i64::from(shift),
            Wind::Mirrored(shift) if turn % 2 != 0 => bounds.min_x + bounds.max_x - cell.x - shift,
            Wind::Mirrored(_) => cell.x,
        };
        let Some(size) = extent.width else {
            if turn != 0 {
                copies.push(Cell::new(x, y));
            }
            continue;
        };
        // From the first copy that is not too far to the west.
        let first = bounds.min_x - width;
        let mut x = first + (x - first).rem_euclid(size);
        while x <= bounds.max_x + width {
            let is_inside = (bounds.min_x..=bounds.max_x).contains(&x)
                && (bounds.min_y..=bounds.max_y).contains(&y);
            if !is_inside {
                copies.push(Cell::new(x, y));
            }
            x += size;
        }
    }
}

/// As [`wound`], with west and north exchanged.
fn wound_sideways(grid: Grid, cell: Cell, wind: Wind, width: i64, copies: &mut Vec<Cell>) {
    let first = copies.len();
    let turned = Cell::new(cell.y, cell.x);
    wound(Extent::from(grid).turned(), turned, wind, width, copies);
    for copy in &mut copies[first..] {
        *copy = Cell::new(copy.y, copy.x);
    }
}

/// How often the plane is wound around a grid of that size until it is so far outside.
fn turns(width: i64, size: i64) -> i64 {
    (width + size - 1) / size
}

/// The copies of a cell on a cross-surface: opposite edges are joined in reverse, and the corners
/// are their own neighbours.
fn crossed(edges: Bounds, cell: Cell, copies: &mut Vec<Cell>) {
    let mirrored_x = edges.min_x + edges.max_x - cell.x;
    let mirrored_y = edges.min_y + edges.max_y - cell.y;
    let mut add = |is_at_edge: bool, x: i64, y: i64| {
        if is_at_edge {
            copies.push(Cell::new(x, y));
        }
    };
    add(cell.y == edges.min_y, mirrored_x, edges.max_y + 1);
    add(cell.y == edges.max_y, mirrored_x, edges.min_y - 1);
    add(cell.x == edges.min_x, edges.max_x + 1, mirrored_y);
    add(cell.x == edges.max_x, edges.min_x - 1, mirrored_y);
    corners(edges, cell, copies);
}

/// The copies of a cell on a sphere: the northern edge is joined to the western, and the southern
/// to the eastern; the corners are their own neighbours.
fn folded(edges: Bounds, cell: Cell, copies: &mut Vec<Cell>) {
    // The cell on the other side of the diagonal from the north-west to the south-east.
    let x = edges.min_x + (cell.y - edges.min_y);
    let y = edges.min_y + (cell.x - edges.min_x);
    let mut add = |is_at_edge: bool, x: i64, y: i64| {
        if is_at_edge {
            copies.push(Cell::new(x, y));
        }
    };
    add(cell.y == edges.min_y, edges.min_x - 1, y);
    add(cell.x == edges.min_x, x, edges.min_y - 1);
    add(cell.y == edges.max_y, edges.max_x + 1, y);
    add(cell.x == edges.max_x, x, edges.max_y + 1);
    corners(edges, cell, copies);
}

/// A cell in a corner is seen beyond that corner.
fn corners(edges: Bounds, cell: Cell, copies: &mut Vec<Cell>) {
    for (x, beyond_x) in [
        (edges.min_x, edges.min_x - 1),
        (edges.max_x, edges.max_x + 1),
    ] {
        for (y, beyond_y) in [
            (edges.min_y, edges.min_y - 1),
            (edges.max_y, edges.max_y + 1),
        ] {
            if cell == Cell::new(x, y) {
                copies.push(Cell::new(beyond_x, beyond_y));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tiled::TiledOptions;
    use crate::{Kernel, Rule};

    /// The grids of Golly's documentation, each cell a letter, with the cells that are copied
    /// around them. Klein bottles with a shift are as Golly computes them, where the cells move the
    /// other way than its documentation draws.
    const PICTURES: &[(&str, &str)] = &[
        (":P4,3", "...... .ABCD. .EFGH. .IJKL. ......"),
        (":T4,3", "LIJKLI DABCDA HEFGHE LIJKLI DABCDA"),
        (":T4+1,3", "KLIJKL DABCDA HEFGHE LIJKLI ABCDAB"),
        (":T4,3+1", "HIJKLA LABCDE DEFGHI HIJKLA LABCDE"),
        (":K4*,3", "ILKJIL DABCDA HEFGHE LIJKLI ADCBAD"),
        (":K4,3*", "DIJKLA LABCDI HEFGHE DIJKLA LABCDI"),
        (":K4*+1,3", "LKJILK DABCDA HEFGHE LIJKLI DCBADC"),
        (":K3,4*+1", "LJKLJ IABCG FDEFD CGHIA LJKLJ IABCG"),
        (":C4,3", "ALKJID LABCDI HEFGHE DIJKLA IDCBAL"),
        (":S3", "AADGC AABCG BDEFH CGHII GCFII"),
        (
            ":T0,3",
            "......IJKL...... ......ABCD...... ......EFGH...... ......IJKL...... ......ABCD......",
        ),
    ];

    #[test]
    fn cells_are_copied_to_where_the_documentation_shows_them() {
        for &(suffix, picture) in PICTURES {
            let rule: Rule = format!("B3/S23{suffix}").parse().unwrap();
            let grid = rule.grid().unwrap();
            let rows: Vec<Vec<char>> = picture
                .split(' ')
                .map(|row| row.trim_matches('.').chars().collect())
                .collect();
            let rows = if suffix == ":P4,3" {
                picture
                    .split(' ')
                    .map(|row| row.chars().collect())
                    .collect()
            } else {
                rows
            };
            // Where the picture's first letter is.
            let left = if grid.width().is_some() {
                grid.bounds().min_x - 1
            } else {
                0
            };
            let top = grid.bounds().min_y - 1;
            let places = |letter: char| {
                let mut places = Vec::new();
                for (y, row) in (top..).zip(&rows) {
                    for (x, &c) in (left..).zip(row) {
                        if c == letter {
                            places.push(Cell::new(x, y));
                        }
                    }
                }
                places
            };
            for letter in 'A'..='L' {
                let (inside, outside): (Vec<Cell>, Vec<Cell>) = places(letter)
                    .into_iter()
                    .partition(|&cell| grid.contains(cell));
                let options = TiledOptions {
                    memory_limit: 1 << 30,
                    threads: 1,
                    kernel: Kernel::Portable,
                };
                let mut board = Tiled::new(rule, options);
                board.insert(&inside).unwrap();
                let mut copies = copies(&board, grid, 1);
                copies.sort_unstable();
                assert_eq!(copies, outside, "{suffix} {letter}");
            }
        }
    }
}
