//! What tests start from: rules and cells at random, and soups that are always the same.

use gol4j_life::Cell;
use proptest::collection::vec;
use proptest::prelude::*;

/// The numbers from 0 to 8 that are in a set, one digit each.
pub fn digits(set: u16) -> String {
    ('0'..='8')
        .zip(0..)
        .filter(|&(_, n)| set >> n & 1 == 1)
        .map(|(digit, _)| digit)
        .collect()
}

/// Any of the 2^18 B/S rules; every other has B0.
pub fn any_outer_totalistic() -> impl Strategy<Value = String> {
    (0..512u16, 0..512u16).prop_map(|(b, s)| format!("B{}/S{}", digits(b), digits(s)))
}

/// Fewer than `limit` cells, repeated or not, of the square around a place that goes `reach` cells to
/// the north and west of it and almost as far to the south and east.
pub fn cluster(
    x: impl Strategy<Value = i64>,
    y: impl Strategy<Value = i64>,
    reach: i64,
    limit: usize,
) -> impl Strategy<Value = Vec<Cell>> {
    let offsets = vec((-reach..reach, -reach..reach), 0..limit);
    (x, y, offsets).prop_map(|(x, y, offsets)| {
        offsets
            .into_iter()
            .map(|(dx, dy)| Cell::new(x + dx, y + dy))
            .collect()
    })
}

/// A square soup around the origin, of a linear congruential generator, whose states say which cells
/// are alive.
pub fn large_soup(side: i64, seed: u64, is_alive: impl Fn(u64) -> bool) -> Vec<Cell> {
    let mut state = seed;
    (0..side * side)
        .filter(|_| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            is_alive(state)
        })
        .map(|i| Cell::new(i % side - side / 2, i / side - side / 2))
        .collect()
}
