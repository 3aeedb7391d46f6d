//! Well-known patterns by name.
//!
//! Each is a plaintext file in `classics/`, with the name and the phase that the LifeWiki has, and a
//! description in the form that `tests/engine/classics.rs` understands and checks. Every pattern's
//! top left corner is the origin, its rule Conway's Life.

use crate::Cell;

/// A pattern with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Classic {
    /// Small letters, digits and hyphens.
    pub name: &'static str,
    /// The name as people write it, such as "Gosper glider gun".
    pub title: &'static str,
    /// What it is and what it does, in a line.
    pub description: &'static str,
    picture: &'static str,
}

impl Classic {
    /// Takes a file apart: two lines with name and description, and the picture.
    const fn new(name: &'static str, file: &'static str) -> Self {
        let (title, rest) = line_after("!Name: ", file);
        let (description, picture) = line_after("!", rest);
        Self {
            name,
            title,
            description,
            picture,
        }
    }

    /// The live cells, in row-major order.
    pub fn cells(&self) -> Vec<Cell> {
        (0..)
            .zip(self.picture.lines())
            .flat_map(|(y, row)| {
                (0..)
                    .zip(row.bytes())
                    .filter(|&(_, state)| state == b'O')
                    .map(move |(x, _)| Cell { x, y })
            })
            .collect()
    }
}

/// What is after the prefix in the first line, and the other lines. A file that is not like that
/// does not compile.
const fn line_after<'a>(prefix: &str, text: &'a str) -> (&'a str, &'a str) {
    let (start, rest) = text.split_at(prefix.len());
    assert!(is_equal(start.as_bytes(), prefix.as_bytes()));
    let mut end = 0;
    while rest.as_bytes()[end] != b'\n' {
        end += 1;
    }
    let (line, rest) = rest.split_at(end);
    (line, rest.split_at(1).1)
}

const fn is_equal(left: &[u8], right: &[u8]) -> bool {
    let mut same = left.len() == right.len();
    let mut index = 0;
    while same && index < left.len() {
        same = left[index] == right[index];
        index += 1;
    }
    same
}

/// The Acorn, a methuselah of seven cells that settles after 5,206 generations into 633.
pub fn acorn() -> Vec<Cell> {
    find("acorn").map_or_else(Vec::new, Classic::cells)
}

/// The pattern of that name.
pub fn find(name: &str) -> Option<&'static Classic> {
    ALL.iter().find(|classic| classic.name == name)
}

macro_rules! classics {
    ($($name:literal),* $(,)?) => {
        &[$(Classic::new($name, include_str!(concat!("classics/", $name, ".cells")))),*]
    };
}

/// All patterns, in alphabetical order of their names.
pub const ALL: &[Classic] = classics![
    "achims-p16",
    "acorn",
    "aircraft-carrier",
    "b-heptomino",
    "barge",
    "beacon",
    "beehive",
    "bi-block",
    "blinker",
    "block",
    "block-laying-switch-engine",
    "blom",
    "boat",
    "bunnies",
    "burloaferimeter",
    "canada-goose",
    "candelabra",
    "canoe",
    "caterer",
    "century",
    "clock",
    "copperhead",
    "crab",
    "cross",
    "dart",
    "dead-spark-coil",
    "diehard",
    "eater-1",
    "figure-eight",
    "five-by-five",
    "fumarole",
    "glider",
    "gosper-gun",
    "hat",
    "herschel",
    "hwss",
    "integral-sign",
    "koks-galaxy",
    "lidka",
    "loaf",
    "loafer",
    "long-boat",
    "lwss",
    "mango",
    "mazing",
    "mold",
    "monogram",
    "multum-in-parvo",
    "mwss",
    "octagon-2",
    "one-cell-high",
    "paperclip",
    "pentadecathlon",
    "phoenix-1",
    "pi-heptomino",
    "pond",
    "puffer-train",
    "pulsar",
    "quad",
    "queen-bee-shuttle",
    "r-pentomino",
    "rabbits",
    "ship",
    "simkin-gun",
    "snake",
    "space-rake",
    "spacefiller",
    "spark-coil",
    "star",
    "switch-engine",
    "test-tube-baby",
    "thunderbird",
    "toad",
    "tripole",
    "tub",
    "tumbler",
    "twin-bees-shuttle",
    "weekender",
    "worker-bee",
];
