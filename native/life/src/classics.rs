//! Well-known patterns by name.
//!
//! Drawn with `O` for live cells, as on the LifeWiki, from where the names and phases are. Every
//! pattern's top left corner is the origin.

use crate::Cell;

/// A pattern with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Classic {
    /// Small letters, digits and hyphens.
    pub name: &'static str,
    picture: &'static str,
}

impl Classic {
    /// The live cells, in row-major order.
    pub fn cells(&self) -> Vec<Cell> {
        (0..)
            .zip(self.picture.split('\n'))
            .flat_map(|(y, row)| {
                (0..)
                    .zip(row.bytes())
                    .filter(|&(_, state)| state == b'O')
                    .map(move |(x, _)| Cell { x, y })
            })
            .collect()
    }
}

/// The Acorn, a methuselah of seven cells that settles after 5,206 generations into 633.
pub fn acorn() -> Vec<Cell> {
    ACORN.cells()
}

/// The pattern of that name.
pub fn find(name: &str) -> Option<&'static Classic> {
    ALL.iter().find(|classic| classic.name == name)
}

const ACORN: Classic = Classic {
    name: "acorn",
    picture: ".O\n...O\nOO..OOO",
};

/// All patterns, in alphabetical order of their names.
pub const ALL: &[Classic] = &[
    ACORN,
    Classic {
        name: "beacon",
        picture: "OO\nOO\n..OO\n..OO",
    },
    Classic {
        name: "blinker",
        picture: "OOO",
    },
    Classic {
        name: "block",
        picture: "OO\nOO",
    },
    Classic {
        name: "diehard",
        picture: "......O\nOO\n.O...OOO",
    },
    Classic {
        name: "glider",
        picture: ".O\n..O\nOOO",
    },
    Classic {
        name: "gosper-gun",
        picture: "\
........................O
......................O.O
............OO......OO............OO
...........O...O....OO............OO
OO........O.....O...OO
OO........O...O.OO....O.O
..........O.....O.......O
...........O...O
............OO",
    },
    Classic {
        name: "lwss",
        picture: ".O..O\nO\nO...O\nOOOO",
    },
    Classic {
        name: "pentadecathlon",
        picture: "..O....O\nOO.OOOO.OO\n..O....O",
    },
    Classic {
        name: "pulsar",
        picture: "\
..OOO...OOO

O....O.O....O
O....O.O....O
O....O.O....O
..OOO...OOO

..OOO...OOO
O....O.O....O
O....O.O....O
O....O.O....O

..OOO...OOO",
    },
    Classic {
        name: "r-pentomino",
        picture: ".OO\nOO\n.O",
    },
    Classic {
        name: "toad",
        picture: ".OOO\nOOO",
    },
];
