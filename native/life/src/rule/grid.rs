//! Bounded grids: a finite part of the plane whose edges are joined in one way or another.

mod turn;

use std::fmt;

use super::parse::{Char, Problem};
use crate::{Bounds, Cell};

pub(crate) use turn::Turn;

/// The largest width or height: Golly's.
const LARGEST: u32 = 2_000_000_000;

/// A bounded grid, as Golly defines them
/// (<https://golly.sourceforge.io/Help/bounded.html>).
///
/// | written behind the rule | topology |
/// |---|---|
/// | `:P30,20` | plane 30 wide and 20 high: beyond its edges every cell is dead |
/// | `:T30,20` | torus: opposite edges are joined |
/// | `:T30+5,20`, `:T30,20-2` | torus whose horizontal or vertical edges are joined with a shift |
/// | `:K30*,20`, `:K30,20*` | Klein bottle: horizontal or vertical edges are joined in reverse |
/// | `:K30*+1,20` | Klein bottle with a shift on the reversed edges |
/// | `:C30,20` | cross-surface: both pairs of edges are joined in reverse |
/// | `:S30` | sphere: adjacent edges are joined, top to left and right to bottom |
///
/// A width alone is the height too. A width or height of 0 is infinite, for planes and tori
/// without a shift (then a strip, or a tube). The north-western cell of a grid of width w and height h
/// is at (-⌊w/2⌋, -⌊h/2⌋).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Grid {
    topology: Topology,
    width: u32,
    height: u32,
}

/// How the edges of a [`Grid`] are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topology {
    /// Not at all.
    Plane,
    /// Each to the opposite one.
    Torus {
        /// So far to the east is a column when it comes back in the south from the north.
        horizontal_shift: i32,
        /// So far to the south is a row when it comes back in the east from the west.
        vertical_shift: i32,
    },
    /// Each to the opposite one, two of them in reverse.
    Klein {
        /// The edges that are joined in reverse.
        twisted: Axis,
        /// Whether they are, besides, moved by one cell.
        shifted: bool,
    },
    /// Each to the opposite one in reverse.
    CrossSurface,
    /// The northern to the western, and the eastern to the southern.
    Sphere,
}

/// Two opposite edges of a grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Axis {
    /// The northern and the southern edge.
    Horizontal,
    /// The western and the eastern edge.
    Vertical,
}

impl Grid {
    /// The grid that such a suffix means, without its colon, if it is one.
    pub(crate) fn of(suffix: &str) -> Option<Self> {
        parse(&(1..).zip(suffix.chars()).collect::<Vec<Char>>()).ok()?
    }

    /// How the edges are joined.
    pub fn topology(self) -> Topology {
        self.topology
    }

    /// The number of columns, or none if they do not end.
    pub fn width(self) -> Option<u32> {
        Some(self.width).filter(|&width| width > 0)
    }

    /// The number of rows, or none if they do not end.
    pub fn height(self) -> Option<u32> {
        Some(self.height).filter(|&height| height > 0)
    }

    /// The cells of the grid. A direction in which it does not end is as long as the plane.
    pub fn bounds(self) -> Bounds {
        let span = |size: u32| match i64::from(size) {
            0 => (i64::MIN, i64::MAX),
            size => (-(size / 2), size - size / 2 - 1),
        };
        let ((min_x, max_x), (min_y, max_y)) = (span(self.width), span(self.height));
        Bounds {
            min_x,
            min_y,
            max_x,
            max_y,
        }
    }

    /// Whether a cell is one of the grid's.
    pub fn contains(self, cell: Cell) -> bool {
        let bounds = self.bounds();
        (bounds.min_x..=bounds.max_x).contains(&cell.x)
            && (bounds.min_y..=bounds.max_y).contains(&cell.y)
    }
}

impl fmt::Display for Grid {
    /// The suffix of the rule, in Golly's canonical form.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { width, height, .. } = self;
        match self.topology {
            Topology::Plane => write!(f, ":P{width},{height}"),
            Topology::Torus {
                horizontal_shift,
                vertical_shift,
            } => {
                write!(f, ":T{width}")?;
                write_shift(f, horizontal_shift)?;
                write!(f, ",{height}")?;
                write_shift(f, vertical_shift)
            }
            Topology::Klein { twisted, shifted } => {
                let twist = if shifted { "*+1" } else { "*" };
                match twisted {
                    Axis::Horizontal => write!(f, ":K{width}{twist},{height}"),
                    Axis::Vertical => write!(f, ":K{width},{height}{twist}"),
                }
            }
            Topology::CrossSurface => write!(f, ":C{width},{height}"),
            Topology::Sphere => write!(f, ":S{width}"),
        }
    }
}

fn write_shift(f: &mut fmt::Formatter<'_>, shift: i32) -> fmt::Result {
    if shift == 0 {
        Ok(())
    } else {
        write!(f, "{shift:+}")
    }
}

/// A width or height with what is written behind it.
#[derive(Clone, Copy, Debug, Default)]
struct Side {
    size: u32,
    /// Where the asterisk stands.
    twist: Option<usize>,
    /// The shift and where it stands.
    shift: Option<(i32, usize)>,
}

/// Reads what follows the colon. An infinite grid is none.
pub(super) fn parse(text: &[Char]) -> Result<Option<Grid>, Problem> {
    let Some((&(position, letter), mut rest)) = text.split_first() else {
        return Err(Problem::new("behind the colon a bounded grid is missing"));
    };
    let width = side(&mut rest, "width")?;
    let height = match rest.split_first() {
        None => None,
        Some((&(_, ','), after)) => {
            rest = after;
            Some(side(&mut rest, "height")?)
        }
        Some((&(at, c), _)) => return Err(Problem::unexpected(at, c)),
    };
    if let Some(&(at, c)) = rest.first() {
        return Err(Problem::unexpected(at, c));
    }
    let sides = [
        width,
        height.unwrap_or(Side {
            size: width.size,
            ..Side::default()
        }),
    ];
    let topology = match letter.to_ascii_uppercase() {
        'P' => plain(sides, "plane").map(|()| Topology::Plane)?,
        'T' => torus(sides)?,
        'K' => klein(sides)?,
        'C' => {
            finite(sides, "cross-surface")?;
            plain(sides, "cross-surface").map(|()| Topology::CrossSurface)?
        }
        'S' => {
            finite(sides, "sphere")?;
            plain(sides, "sphere")?;
            if height.is_some() {
                return Err(Problem::new(
                    "a sphere is as high as it is wide, so that it has one size only",
                ));
            }
            Topology::Sphere
        }
        _ => {
            return Err(Problem::unexpected(position, letter)
                .and("where T, P, K, C or S for a bounded grid can stand"));
        }
    };
    let [width, height] = sides.map(|side| side.size);
    Ok((width != 0 || height != 0).then_some(Grid {
        topology,
        width,
        height,
    }))
}

fn side(text: &mut &[Char], name: &str) -> Result<Side, Problem> {
    let size = number(text)?;
    let mut side = Side {
        size: size.ok_or_else(|| Problem::new(format!("the grid's {name} is missing")))?,
        ..Side::default()
    };
    if let [(at, '*'), rest @ ..] = *text {
        side.twist = Some(*at);
        *text = rest;
    }
    if let [(at, sign @ ('+' | '-')), rest @ ..] = *text {
        *text = rest;
        let shift = number(text)?.ok_or_else(|| Problem::at(*at, "no number behind the shift"))?;
        let shift = shift.checked_rem(side.size).unwrap_or(shift) as i32;
        side.shift = Some((if *sign == '+' { shift } else { -shift }, *at));
    }
    Ok(side)
}

/// The number that the text begins with.
fn number(text: &mut &[Char]) -> Result<Option<u32>, Problem> {
    let mut number = None;
    while let [(at, c), rest @ ..] = *text
        && let Some(digit) = c.to_digit(10)
    {
        let larger = u64::from(number.unwrap_or(0)) * 10 + u64::from(digit);
        if larger > u64::from(LARGEST) {
            return Err(Problem::at(
                *at,
                format!("a number greater than {LARGEST}, the largest of a bounded grid,"),
            ));
        }
        number = Some(larger as u32);
        *text = rest;
    }
    Ok(number)
}

/// That nothing is written behind the sizes.
fn plain(sides: [Side; 2], what: &str) -> Result<(), Problem> {
    for side in sides {
        no_twist(side)?;
        if let Some((_, at)) = side.shift {
            return Err(Problem::at(
                at,
                format!("a shift, which a {what} cannot have,"),
            ));
        }
    }
    Ok(())
}

fn no_twist(side: Side) -> Result<(), Problem> {
    match side.twist {
        Some(at) => Err(Problem::at(
            at,
            "an asterisk, which only a Klein bottle can have,",
        )),
        None => Ok(()),
    }
}

fn finite(sides: [Side; 2], what: &str) -> Result<(), Problem> {
    if sides.iter().any(|side| side.size == 0) {
        return Err(Problem::new(format!("a {what} cannot be infinite")));
    }
    Ok(())
}

fn torus(sides: [Side; 2]) -> Result<Topology, Problem> {
    for side in sides {
        no_twist(side)?;
    }
    if sides
        .iter()
        .any(|side| side.shift.is_some_and(|(shift, _)| shift != 0))
        && sides.iter().any(|side| side.size == 0)
    {
        return Err(Problem::new("an infinite grid cannot have a shift"));
    }
    let [horizontal_shift, vertical_shift] =
        sides.map(|side| side.shift.map_or(0, |(shift, _)| shift));
    if horizontal_shift != 0 && vertical_shift != 0 {
        return Err(Problem::new(
            "a grid cannot have both a horizontal and a vertical shift",
        ));
    }
    Ok(Topology::Torus {
        horizontal_shift,
        vertical_shift,
    })
}

fn klein(sides: [Side; 2]) -> Result<Topology, Problem> {
    finite(sides, "Klein bottle")?;
    let [width, height] = sides;
    let (twisted, (side, other)) = match (width.twist, height.twist) {
        (Some(_), Some(_)) => {
            return Err(Problem::new(
                "a Klein bottle has one asterisk; with two it is a cross-surface, :C",
            ));
        }
        (Some(_), None) => (Axis::Horizontal, (width, height)),
        _ => (Axis::Vertical, (height, width)),
    };
    if let Some((_, at)) = other.shift {
        return Err(Problem::at(at, "a shift").and("which must be on the edges with the asterisk"));
    }
    // Any shift is as good as one by one cell, and none if the number of cells is odd.
    let shifted = side.shift.is_some_and(|(shift, _)| shift != 0) && side.size % 2 == 0;
    Ok(Topology::Klein { twisted, shifted })
}
