//! Which of the nine cells a notation speaks of.

use std::fmt;

use super::table::{MIDDLE, Table};

/// The cells whose states matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Neighbourhood {
    /// All eight around the middle one.
    Moore,
    /// Six: the grid's rows are those of a hexagonal one, each half a cell further to the right
    /// than the one below, so that the north-east and the south-west are no neighbours.
    Hexagonal,
    /// Four: those that share an edge.
    VonNeumann,
}

impl Neighbourhood {
    /// How many neighbours a cell has.
    pub(super) fn neighbours(self) -> u32 {
        (self.places().len() - 1) as u32
    }

    /// The bits of the cells that matter, the middle one among them, from the highest to the lowest
    /// of a MAP string's index.
    ///
    /// Golly numbers the hexagonal cells from the bottom row to the top one, and the others from
    /// the top to the bottom. What its documentation says of MAP strings is true for the others
    /// only; this is what it does.
    pub(super) fn places(self) -> &'static [u8] {
        match self {
            Self::Moore => &[8, 7, 6, 5, 4, 3, 2, 1, 0],
            Self::Hexagonal => &[1, 0, 5, 4, 3, 8, 7],
            Self::VonNeumann => &[7, 5, 4, 3, 1],
        }
    }

    /// The bits of the neighbours that matter.
    pub(super) fn mask(self) -> u16 {
        let all = self
            .places()
            .iter()
            .fold(0, |mask, place| mask | 1 << place);
        all & !MIDDLE
    }

    /// The letter that is written behind the counts.
    pub(super) fn suffix(self) -> &'static str {
        match self {
            Self::Moore => "",
            Self::Hexagonal => "H",
            Self::VonNeumann => "V",
        }
    }

    /// The table of the rule with births and survivals on these numbers of neighbours.
    pub(super) fn table(self, [birth, survival]: [u16; 2]) -> Table {
        let mask = self.mask();
        Table::new(|nine| {
            let counts = if nine & MIDDLE == 0 { birth } else { survival };
            counts >> (nine & mask).count_ones() & 1 == 1
        })
    }

    /// Writes a table that depends on the number of neighbours only, such as `B2/S013V`.
    pub(super) fn write_counts(self, f: &mut fmt::Formatter<'_>, table: &Table) -> fmt::Result {
        for (letter, middle) in [("B", 0), ("/S", MIDDLE)] {
            f.write_str(letter)?;
            let mut neighbours = 0;
            let mut others = self.places().iter().map(|place| 1 << place);
            for count in 0..=self.neighbours() {
                if table.next(neighbours | middle) {
                    write!(f, "{count}")?;
                }
                neighbours |= others.find(|&other| other != MIDDLE).unwrap_or(0);
            }
        }
        f.write_str(self.suffix())
    }
}

impl fmt::Display for Neighbourhood {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Moore => "Moore",
            Self::Hexagonal => "hexagonal",
            Self::VonNeumann => "von Neumann",
        })
    }
}
