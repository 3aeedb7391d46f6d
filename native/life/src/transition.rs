//! One generation's rule for the cells that differ from the background.

use crate::Rule;
use crate::rule::Table;

/// What becomes of a cell, given the state of the infinite background around the pattern.
///
/// A board is the finite set of cells that differ from the background. Under a rule without B0 the
/// background is always dead and these are the live cells. Under a B0 rule the empty plane comes
/// alive in one generation; it dies again in the next unless the rule has S8. Counting the cells
/// that differ keeps every such board finite, and exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Transition {
    /// For each state of the nine cells, numbered as in [`Rule::next`] but differing instead of
    /// live, whether the middle one will differ.
    table: Table,
    /// The background one generation on.
    pub(crate) next_background: bool,
}

impl Transition {
    pub(crate) fn new(rule: Rule, background: bool) -> Self {
        let next_background = rule.next_background(background);
        let flip = if background { Rule::ALL_ALIVE } else { 0 };
        Self {
            table: Table::new(|differing| rule.next(differing ^ flip) != next_background),
            next_background,
        }
    }

    /// The whole transition as a table.
    pub(crate) fn table(&self) -> &Table {
        &self.table
    }

    /// Whether a cell will differ from the next background, given which of the nine cells around
    /// and including it do now.
    #[inline]
    pub(crate) fn differs(&self, nine: u16) -> bool {
        self.table.next(nine)
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
        for rule in ["B3/S23", "B2-a/S12", "B2/S013V", "W110"] {
            let life = transition(rule, false);
            assert_eq!(*life.table(), rule.parse::<Rule>().unwrap().table());
            assert!(!life.next_background);
        }
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
                    assert!(
                        !transition(&rule, background).differs(Rule::ALL_DEAD),
                        "{rule}"
                    );
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
