//! Patterns that are turned and mirrored go on as they would have, turned.

use gol4j_life::pattern::{
    self, Density, Description, Flip, Pattern, PatternError, Rotation, Symmetry,
};
use gol4j_life::{NoControl, Rule, Universe};

type Turn = fn(&Pattern) -> Result<Pattern, PatternError>;

const TURNS: [(&str, Turn); 6] = [
    ("clockwise", |p| p.rotate(Rotation::Clockwise)),
    ("half", |p| p.rotate(Rotation::Half)),
    ("counterclockwise", |p| p.rotate(Rotation::Counterclockwise)),
    ("left and right", |p| p.flip(Flip::LeftRight)),
    ("top and bottom", |p| p.flip(Flip::TopBottom)),
    ("diagonal", |p| p.flip(Flip::Diagonal)),
];

/// A soup of all cells of the grid, or of some around the origin.
fn soup(rule: Rule) -> Pattern {
    let soup = pattern::soup(1, 16, 16, Density::HALF, Symmetry::C1).expect("memory");
    let soup = soup.translate(-8, -8).expect("it is on the plane");
    let soup = match rule.grid() {
        Some(grid) => soup.crop(grid.bounds()).expect("memory"),
        None => soup,
    };
    soup.with_description(Description::default().with_rule(rule))
}

fn after(pattern: &Pattern, generations: u64) -> Pattern {
    let rule = pattern.description().rule().rule().expect("it is known");
    let mut universe = Universe::new(rule);
    let cells: Vec<_> = pattern.cells().collect();
    universe.set_alive(&cells).expect("they are on the grid");
    universe.advance(generations, &NoControl).expect("it fits");
    let cells = universe.cells().expect("on the plane");
    let after = Pattern::from_cells(cells).expect("memory");
    after.with_description(pattern.description().clone())
}

/// The turns that a rule's grid does not allow; all others must make no difference.
fn refused(rule_text: &str) -> Vec<&'static str> {
    let rule: Rule = rule_text.parse().expect("a rule");
    let soup = soup(rule);
    assert!(soup.cells().count() > 9);
    let mut refused = Vec::new();
    for (name, turn) in TURNS {
        match turn(&soup) {
            Err(PatternError::Unturnable { grid }) => {
                assert_eq!(Some(grid), rule.grid());
                refused.push(name);
            }
            turned => {
                let turned = turned.expect("it is on the plane");
                for generations in [0, 1, 2, 7, 12] {
                    let expected = turn(&after(&soup, generations)).expect("as before");
                    let what = format!("{rule_text} {name} {generations}");
                    assert!(after(&turned, generations) == expected, "{what}");
                }
            }
        }
    }
    refused
}

#[test]
fn a_turn_makes_no_difference_to_what_comes() {
    for grid in [
        "", ":P10,7", ":P7,10", ":P9,0", ":P0,8", ":T10,8", ":T9,12", ":T10,0", ":T10+3,8",
        ":T10-3,9", ":T7,8+2", ":T9,10-4", ":K10*,8", ":K9*,7", ":K8,10*", ":K9,11*", ":C10,8",
        ":C7,9", ":C9,10",
    ] {
        assert!(refused(&format!("B3/S23{grid}")).is_empty(), "{grid}");
    }
}

#[test]
fn what_would_be_no_grid_is_refused() {
    let quarters_and_mirrors = [
        "clockwise",
        "counterclockwise",
        "left and right",
        "top and bottom",
    ];
    assert_eq!(refused("B3/S23:S9"), quarters_and_mirrors);
    assert_eq!(refused("B3/S23:S10"), quarters_and_mirrors);
    // The shift of one cell would be one to the other side.
    assert!(refused("B3/S23:K10*+1,8").contains(&"left and right"));
    assert!(refused("B3/S23:K8,10*+1").contains(&"top and bottom"));
}
