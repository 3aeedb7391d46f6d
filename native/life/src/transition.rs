//! One generation's rule for the cells that differ from the background.

use crate::Rule;

/// What becomes of a cell, given the state of the infinite background around the pattern.
///
/// A board is the finite set of cells that differ from the background. Under a rule without B0 the
/// background is always dead and these are the live cells. Under a B0 rule the empty plane comes
/// alive in one generation; it dies again in the next unless the rule has S8. Counting the cells
/// that differ keeps every such board finite, and exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Transition {
    /// Bit `9 * differs + n`: whether a cell with `n` differing neighbours will differ.
    table: u32,
    /// The background one generation on.
    pub(crate) next_background: bool,
}

impl Transition {
    pub(crate) fn new(rule: Rule, background: bool) -> Self {
        let next = |alive: bool, neighbours: u8| {
            if alive {
                rule.is_survival(neighbours)
            } else {
                rule.is_birth(neighbours)
            }
        };
        let full = if background { 8 } else { 0 };
        let next_background = next(background, full);
        let mut table = 0;
        for differs in [false, true] {
            for differing in 0..=8u8 {
                let alive = background != differs;
                let neighbours = if background { 8 - differing } else { differing };
                if next(alive, neighbours) != next_background {
                    table |= 1 << (9 * u32::from(differs) + u32::from(differing));
                }
            }
        }
        Self {
            table,
            next_background,
        }
    }

    /// Whether a cell will differ from the next background: `differs` is 1 if it does now, else 0,
    /// and `neighbours` of its neighbours (0 to 8) do.
    #[inline]
    pub(crate) fn differs(self, differs: u32, neighbours: u32) -> bool {
        self.table >> (9 * differs + neighbours) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn transition(rule: &str, background: bool) -> Transition {
        Transition::new(rule.parse().unwrap(), background)
    }

    #[test]
    fn without_b0_the_table_is_the_rule() {
        let life = transition("B3/S23", false);
        assert_eq!(life.table, 1 << 3 | 1 << (9 + 2) | 1 << (9 + 3));
        assert!(!life.next_background);
    }

    #[test]
    fn the_far_plane_never_differs() {
        for birth in 0..512u32 {
            for survival in [0u32, 1, 255, 256, 511] {
                let digits = |set: u32| -> String {
                    (0..9)
                        .filter(|n| set >> n & 1 == 1)
                        .map(|n| n.to_string())
                        .collect()
                };
                let rule = format!("B{}/S{}", digits(birth), digits(survival));
                for background in [false, true] {
                    assert!(!transition(&rule, background).differs(0, 0), "{rule}");
                }
            }
        }
    }

    #[test]
    fn a_b0_background_alternates_unless_s8_keeps_it() {
        assert!(transition("B0/S", false).next_background);
        assert!(!transition("B0/S", true).next_background);
        assert!(transition("B0/S8", false).next_background);
        assert!(transition("B0/S8", true).next_background);
    }
}
