//! Random boards that come out the same everywhere.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use super::words::{Word, Words};
use super::{Pattern, PatternError};

/// How likely a cell of a soup is alive, in 65,536ths: integers, because every platform has the
/// same ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Density(u32);

impl Density {
    /// Every other cell.
    pub const HALF: Self = Self(Self::DENOMINATOR / 2);

    /// The numerator of the density of a full rectangle.
    pub const DENOMINATOR: u32 = 1 << 16;

    /// So many 65,536ths; none if that is more than all.
    pub const fn new(numerator: u32) -> Option<Self> {
        if numerator <= Self::DENOMINATOR {
            Some(Self(numerator))
        } else {
            None
        }
    }

    /// So many per cent, rounded to the next 65,536th; none if that is more than 100.
    pub const fn per_cent(per_cent: u32) -> Option<Self> {
        if per_cent <= 100 {
            Some(Self((per_cent * Self::DENOMINATOR + 50) / 100))
        } else {
            None
        }
    }

    /// How many 65,536ths it is.
    pub const fn numerator(self) -> u32 {
        self.0
    }
}

/// Which turns and mirrors leave a soup as it is, named as on Catagolue.
///
/// A name can end with the number of cells that are at the centre: `C4_1` is for sides of odd
/// length, `C4_4` for sides of even length. Without it the size decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Symmetry {
    group: Group,
    /// How many cells are at the centre of the symmetry, if that is said.
    centre: Option<u8>,
}

/// The symmetries without their centres.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Group {
    C1,
    C2,
    C4,
    D2Plus,
    D2Cross,
    D4Plus,
    D4Cross,
    D8,
}

impl Symmetry {
    /// None.
    pub const C1: Self = Self::of(Group::C1);
    /// Turned by 180 degrees it is the same.
    pub const C2: Self = Self::of(Group::C2);
    /// Turned by 90 degrees it is the same.
    pub const C4: Self = Self::of(Group::C4);
    /// Left and right mirror each other.
    pub const D2_PLUS: Self = Self::of(Group::D2Plus);
    /// The sides of the main diagonal mirror each other.
    pub const D2_CROSS: Self = Self::of(Group::D2Cross);
    /// Left and right mirror each other, and so do top and bottom.
    pub const D4_PLUS: Self = Self::of(Group::D4Plus);
    /// The sides of both diagonals mirror each other.
    pub const D4_CROSS: Self = Self::of(Group::D4Cross);
    /// All turns and mirrors leave it the same.
    pub const D8: Self = Self::of(Group::D8);

    const fn of(group: Group) -> Self {
        Self {
            group,
            centre: None,
        }
    }

    /// This symmetry with the centre that it has in a rectangle of that size.
    pub fn at_size(self, width: u32, height: u32) -> Self {
        Self {
            centre: self.group.centre(width, height),
            ..self
        }
    }
}

impl Group {
    const NAMES: [(Self, &str, &[u8]); 8] = [
        (Self::C1, "C1", &[]),
        (Self::C2, "C2_", &[1, 2, 4]),
        (Self::C4, "C4_", &[1, 4]),
        (Self::D2Plus, "D2_+", &[1, 2]),
        (Self::D2Cross, "D2_x", &[]),
        (Self::D4Plus, "D4_+", &[1, 2, 4]),
        (Self::D4Cross, "D4_x", &[1, 4]),
        (Self::D8, "D8_", &[1, 4]),
    ];

    fn centre(self, width: u32, height: u32) -> Option<u8> {
        let cells = |length: u32| if length.is_multiple_of(2) { 2 } else { 1 };
        match self {
            Self::C1 | Self::D2Cross => None,
            Self::D2Plus => Some(cells(width)),
            _ => Some(cells(width) * cells(height)),
        }
    }

    /// Whether columns become rows.
    fn is_square(self) -> bool {
        matches!(self, Self::C4 | Self::D2Cross | Self::D4Cross | Self::D8)
    }

    /// Whatever a cell is turned and mirrored into, the first in row-major order. `right` and
    /// `bottom` are the last column and row.
    fn first_image(self, x: u32, y: u32, right: u32, bottom: u32) -> (u32, u32) {
        // As pairs of row and column.
        let (mx, my) = (right - x, bottom - y);
        let half = (my, mx);
        let (mirror_x, mirror_y) = ((y, mx), (my, x));
        // These are for squares only, where the last row is the last column.
        let (diagonal, antidiagonal) = ((x, y), (mx, my));
        let (quarter, three_quarters) = ((x, my), (mx, y));
        let images: &[(u32, u32)] = match self {
            Self::C1 => &[],
            Self::C2 => &[half],
            Self::C4 => &[half, quarter, three_quarters],
            Self::D2Plus => &[mirror_x],
            Self::D2Cross => &[diagonal],
            Self::D4Plus => &[half, mirror_x, mirror_y],
            Self::D4Cross => &[half, diagonal, antidiagonal],
            Self::D8 => &[
                half,
                quarter,
                three_quarters,
                mirror_x,
                mirror_y,
                diagonal,
                antidiagonal,
            ],
        };
        let (y, x) = images.iter().fold((y, x), |first, image| first.min(*image));
        (x, y)
    }
}

impl fmt::Display for Symmetry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = Group::NAMES
            .iter()
            .find(|(group, ..)| *group == self.group)
            .map_or("", |(_, name, _)| name);
        match self.centre {
            Some(centre) => write!(f, "{name}{centre}"),
            None => f.write_str(name.trim_end_matches('_')),
        }
    }
}

impl FromStr for Symmetry {
    type Err = SoupError;

    fn from_str(text: &str) -> Result<Self, SoupError> {
        Group::NAMES
            .into_iter()
            .flat_map(|(group, _, centres)| {
                let said = centres.iter().copied().map(Some);
                said.chain([None]).map(move |centre| Self { group, centre })
            })
            .find(|symmetry| symmetry.to_string() == text)
            .ok_or_else(|| SoupError::Symmetry {
                name: text.chars().take(40).collect(),
            })
    }
}

/// Why there is no such soup.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum SoupError {
    /// No symmetry has that name.
    #[error(
        "unknown symmetry \"{name}\"; there are C1, C2, C4, D2_+, D2_x, D4_+, D4_x and D8, and those with the cells at their centre, as in D8_4"
    )]
    Symmetry {
        /// The name.
        name: String,
    },

    /// The symmetry turns rows into columns, and they are not of the same length.
    #[error("symmetry {symmetry} is one of squares, and {width} by {height} cells are none")]
    NoSquare {
        /// The symmetry.
        symmetry: Symmetry,
        /// The width.
        width: u32,
        /// The height.
        height: u32,
    },

    /// The symmetry has another number of cells at its centre than a rectangle of that size.
    #[error("{width} by {height} cells have the symmetry {fitting} and not {symmetry}")]
    Centre {
        /// The symmetry that was asked for.
        symmetry: Symmetry,
        /// The one that the size allows.
        fitting: Symmetry,
        /// The width.
        width: u32,
        /// The height.
        height: u32,
    },

    /// The rectangle is too large.
    #[error("{width} by {height} cells are more than the {max} of the largest soup", max = LARGEST)]
    TooLarge {
        /// The width.
        width: u32,
        /// The height.
        height: u32,
    },

    /// The board could not be made.
    #[error(transparent)]
    Pattern(#[from] PatternError),
}

/// The most cells of a rectangle: they take a gigabyte.
const LARGEST: u64 = 1 << 32;

/// A random board, which depends on nothing but these arguments. Its top left corner is the origin.
///
/// # The definition, bit by bit
///
/// All numbers are 64 bits wide and wrap around.
///
/// 1. The generator is xoshiro256** of Blackman and Vigna. Its state are the first four numbers
///    that SplitMix64 gives when it starts from the seed.
/// 2. Its numbers are cut into four parts of 16 bits each, the lowest first.
/// 3. The cells of the rectangle are visited row by row from the top, in each row from the left. A
///    cell of which the symmetry says that it is the image of one visited before is like that one.
///    Any other takes the next part, and is alive if that is less than the density's
///    [numerator](Density::numerator).
///
/// SplitMix64 adds `0x9E3779B97F4A7C15` to its state and gives `z ^ z >> 31`, where `z` is the new
/// state after `z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9` and `z = (z ^ z >> 27) *
/// 0x94D049BB133111EB`. xoshiro256** gives `rotl(s1 * 5, 7) * 9` and then does `t = s1 << 17`,
/// `s2 ^= s0`, `s3 ^= s1`, `s1 ^= s2`, `s0 ^= s3`, `s2 ^= t`, `s3 = rotl(s3, 45)`.
pub fn soup(
    seed: u64,
    width: u32,
    height: u32,
    density: Density,
    symmetry: Symmetry,
) -> Result<Pattern, SoupError> {
    if u64::from(width) * u64::from(height) > LARGEST {
        return Err(SoupError::TooLarge { width, height });
    }
    if symmetry.group.is_square() && width != height {
        return Err(SoupError::NoSquare {
            symmetry,
            width,
            height,
        });
    }
    let fitting = symmetry.at_size(width, height);
    if symmetry.centre.is_some() && fitting != symmetry {
        return Err(SoupError::Centre {
            symmetry,
            fitting,
            width,
            height,
        });
    }
    Ok(Pattern::from_words(fill(
        seed,
        (width, height),
        density,
        symmetry.group,
    )?))
}

fn fill(
    seed: u64,
    (width, height): (u32, u32),
    density: Density,
    group: Group,
) -> Result<Words, PatternError> {
    let columns = width.div_ceil(64) as usize;
    let length = columns * height as usize;
    let mut grid: Vec<u64> = Vec::new();
    grid.try_reserve_exact(length)
        .map_err(|_| PatternError::OutOfMemory {
            bytes: length as u64 * 8,
        })?;
    grid.resize(length, 0);
    let place = |x: u32, y: u32| y as usize * columns + (x / 64) as usize;
    let mut parts = Parts::new(seed);
    let mut words = Words::default();
    for y in 0..height {
        for x in 0..width {
            let first = group.first_image(x, y, width - 1, height - 1);
            let alive = if first == (x, y) {
                u32::from(parts.next()) < density.numerator()
            } else {
                let (x, y) = first;
                grid[place(x, y)] >> (x % 64) & 1 == 1
            };
            grid[place(x, y)] |= u64::from(alive) << (x % 64);
        }
        let row = &grid[y as usize * columns..][..columns];
        for (column, &bits) in (0..).zip(row) {
            words.push(y.into(), Word { column, bits })?;
        }
    }
    Ok(words)
}

/// The random numbers in parts of 16 bits.
struct Parts {
    generator: Xoshiro,
    number: u64,
    left: u8,
}

impl Parts {
    fn new(seed: u64) -> Self {
        Self {
            generator: Xoshiro::new(seed),
            number: 0,
            left: 0,
        }
    }

    fn next(&mut self) -> u16 {
        if self.left == 0 {
            self.number = self.generator.next();
            self.left = 4;
        }
        let part = self.number as u16;
        self.number >>= 16;
        self.left -= 1;
        part
    }
}

fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = *state;
    let z = (z ^ z >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ z >> 31
}

struct Xoshiro([u64; 4]);

impl Xoshiro {
    fn new(mut seed: u64) -> Self {
        Self(std::array::from_fn(|_| split_mix(&mut seed)))
    }

    fn next(&mut self) -> u64 {
        let s = &mut self.0;
        let result = s[1].wrapping_mul(5).rotate_left(7).wrapping_mul(9);
        let t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = s[3].rotate_left(45);
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generators_give_the_numbers_of_their_authors() {
        let mut seed = 0;
        let numbers: [u64; 4] = std::array::from_fn(|_| split_mix(&mut seed));
        assert_eq!(
            numbers,
            [
                0xE220_A839_7B1D_CDAF,
                0x6E78_9E6A_A1B9_65F4,
                0x06C4_5D18_8009_454F,
                0xF88B_B8A8_724C_81EC,
            ]
        );
        let mut generator = Xoshiro([1, 2, 3, 4]);
        let numbers: [u64; 4] = std::array::from_fn(|_| generator.next());
        assert_eq!(
            numbers,
            [11_520, 0, 1_509_978_240, 1_215_971_899_390_074_240]
        );
    }
}
