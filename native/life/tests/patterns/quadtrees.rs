//! Quadtrees are moved, turned and combined as they are, however many cells they have.

use gol4j_life::pattern::{
    Description, Flip, Limits, Loaded, Macrocell, Node, Pattern, PatternError, Rotation,
    SetOperation,
};
use gol4j_life::{Cell, Grid, Rule};

/// Copies of an 8 by 8 square that fill all of a root of that level.
fn tiling(square: u64, level: u16) -> Loaded {
    let mut nodes = vec![Node::Leaf(square)];
    for level in 4..=level {
        let children = [nodes.len() as u32; 4];
        nodes.push(Node::Inner { level, children });
    }
    Macrocell::from_nodes(nodes).expect("they fit").into()
}

/// An "F", which looks otherwise from each side.
const F: u64 = 0x0000_0202_0e02_1e00;

fn limits() -> Limits {
    Limits::default()
}

fn is_same(one: &Loaded, other: &Loaded) -> bool {
    one.is_same(other).expect("memory")
}

#[test]
fn a_quadtree_moves_there_and_back() {
    let board = tiling(F, 100);
    for (dx, dy) in [
        (1, 0),
        (0, -1),
        (7, 13),
        (-1_000_003, 64),
        (i64::MIN, i64::MAX),
    ] {
        let moved = board.translate(dx, dy, &limits()).expect("memory");
        assert_eq!(moved.population(), board.population());
        assert!(!is_same(&moved, &board), "{dx}, {dy}");
        // A step of -2^63 is undone by two.
        let back = moved.translate(-(dx / 2), -(dy / 2), &limits());
        let back = back.and_then(|b| b.translate(-(dx - dx / 2), -(dy - dy / 2), &limits()));
        assert!(is_same(&back.expect("memory"), &board), "{dx}, {dy}");
    }
}

#[test]
fn four_quarter_turns_are_none_and_two_are_a_half() {
    let board = tiling(F, 100);
    let quarter = |board: &Loaded| {
        board
            .rotate(Rotation::Clockwise, &limits())
            .expect("memory")
    };
    let half = quarter(&quarter(&board));
    assert!(!is_same(&half, &board));
    assert!(is_same(
        &half,
        &board.rotate(Rotation::Half, &limits()).expect("memory")
    ));
    assert!(is_same(&quarter(&quarter(&half)), &board));
    let mirrored = half.flip(Flip::LeftRight, &limits()).expect("memory");
    assert!(is_same(
        &mirrored,
        &board.flip(Flip::TopBottom, &limits()).expect("memory")
    ));
}

#[test]
fn quadtrees_of_different_sizes_are_combined_about_the_origin() {
    let (small, large) = (tiling(F, 50), tiling(F, 100));
    let combine = |operation| small.combine(&large, operation, &limits()).expect("memory");
    assert!(is_same(&combine(SetOperation::Union), &large));
    assert!(is_same(&combine(SetOperation::Intersection), &small));
    assert_eq!(combine(SetOperation::Difference).population(), 0_u32.into());
    assert_eq!(
        combine(SetOperation::SymmetricDifference).population(),
        large.population() - small.population()
    );
}

#[test]
fn a_quadtree_of_a_bounded_grid_turns_with_the_grid() {
    let rule: Rule = "B3/S23:T20,10".parse().expect("a rule");
    let board = tiling(F, 4).with_description(Description::default().with_rule(rule));
    let turned = board
        .rotate(Rotation::Clockwise, &limits())
        .expect("memory");
    let rule = turned.description().rule().rule().expect("it is known");
    assert_eq!(rule.to_string(), "B3/S23:T10,20");
    assert_eq!(rule.grid().and_then(Grid::width), Some(10));
}

#[test]
fn no_root_is_larger_than_the_largest() {
    let board = tiling(F, 1_024);
    let refused = board
        .translate(1, 0, &limits())
        .expect_err("there is no room");
    assert!(matches!(refused, PatternError::BadNode { .. }), "{refused}");
}

/// A board of few nodes in which hardly a square has the same neighbours twice.
fn jumble(nodes: u32, levels: u16) -> Loaded {
    let mut state = 1_u64;
    let mut random = move || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        state >> 33
    };
    let mut all: Vec<Node> = (0..nodes).map(|_| Node::Leaf(random() | 1)).collect();
    for level in 4..4 + levels {
        let first = all.len() as u32 - nodes + 1;
        let level = std::iter::repeat_with(|| Node::Inner {
            level,
            children: [(); 4].map(|()| first + (random() % u64::from(nodes)) as u32),
        });
        let level: Vec<Node> = level.take(nodes as usize).collect();
        all.extend(level);
    }
    Macrocell::from_nodes(all).expect("they fit").into()
}

#[test]
fn what_is_made_of_a_quadtree_is_within_the_limits() {
    let few = Limits::default().with_memory(1 << 20);
    let board = jumble(100, 30);
    let other = jumble(101, 30);
    let refused = [
        board.translate(12_345_671, 7, &few),
        board.rotate(Rotation::Clockwise, &few),
        board.flip(Flip::LeftRight, &few),
        board.combine(&other, SetOperation::Union, &few),
    ];
    for made in refused {
        assert!(
            matches!(made, Err(PatternError::TooLarge { limit }) if limit == 1 << 20),
            "{made:?}"
        );
    }
    assert!(is_same(
        &board.translate(0, 0, &few).expect("nothing to do"),
        &board
    ));
}

#[test]
fn cells_that_are_combined_with_a_quadtree_become_one_within_the_limits() {
    let few = Limits::default().with_memory(1 << 20);
    let table = tiling(F, 4);
    let scattered = |cells| {
        let cells = (0..cells).map(|i| Cell::new(10 * i, i * i));
        Loaded::from(Pattern::from_cells(cells).expect("memory"))
    };
    let refused = scattered(20_000).combine(&table, SetOperation::Intersection, &few);
    assert!(
        matches!(refused, Err(PatternError::TooLarge { limit }) if limit == 1 << 20),
        "{refused:?}"
    );
    let small = scattered(100).combine(&table, SetOperation::Intersection, &few);
    assert_eq!(small.expect("room").population(), 0_u32.into());
}
