//! The rule of a file: its text, and what the text says about the pattern.

use std::fmt;

use super::Place;
use crate::rule::Family;
use crate::{Grid, Rule, RuleError};

/// The longest text that is taken for a rule, in bytes. MAP strings have about 90, Golly allows
/// 2,000.
const LONGEST: usize = 2_000;

/// A rule as a file names it.
///
/// A file may name a rule that this crate does not know. Its text is kept, so that the pattern can
/// be looked at, converted and written again, and so that whoever wants to run it can say which
/// rule is missing, and where it stands. A rule that is known has its canonical text, whatever its
/// spelling was. Two are equal if their texts are.
#[derive(Clone, Debug)]
pub struct RuleText {
    text: String,
    rule: Option<Rule>,
    place: Option<Place>,
}

impl PartialEq for RuleText {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for RuleText {}

impl RuleText {
    /// The rule of that text. It fails for a text that no file can hold: an empty or a very long
    /// one, and one with blanks or with a comma at its end.
    pub fn new(text: &str) -> Result<Self, RuleError> {
        if let Ok(rule) = text.parse::<Rule>() {
            return Ok(rule.into());
        }
        let refuse = |problem| RuleError::new(text, problem);
        if text.is_empty() {
            Err(refuse("it is empty"))
        } else if text.len() > LONGEST {
            Err(refuse("it is too long"))
        } else if text.ends_with(',') {
            Err(refuse("it ends with a comma"))
        } else if text.contains(|c: char| c.is_whitespace() || c.is_control()) {
            Err(refuse("it has a blank in it"))
        } else {
            Ok(Self {
                text: text.to_owned(),
                rule: None,
                place: None,
            })
        }
    }

    /// The text, in canonical form if the rule is known.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The rule, if it is one that this crate knows.
    pub fn rule(&self) -> Option<Rule> {
        self.rule
    }

    /// Where it stands in the file that it was read from.
    pub fn place(&self) -> Option<Place> {
        self.place
    }

    pub(super) fn with_place(self, place: Place) -> Self {
        Self {
            place: Some(place),
            ..self
        }
    }

    /// The family of the rule, if it is one of those that surely have more than two states.
    fn multi_state_family(&self) -> Option<&'static str> {
        many_states(&self.text).filter(|_| self.rule.is_none())
    }

    /// The family of a rule of which a cell has shown that it has more than two states.
    pub(super) fn family_of_many_states(&self) -> String {
        match self.multi_state_family() {
            Some(family) => family.to_owned(),
            None if self.rule.is_some() => {
                format!("a rule of more than two states and not to {}", self.text)
            }
            None => format!("{}, a rule of more than two states", self.text),
        }
    }

    /// Width and height of the bounded grid that the rule asks for, as in `B3/S23:T30,20`.
    /// A 0 means that this direction is unbounded.
    pub(super) fn grid(&self) -> Option<(u32, u32)> {
        let grid = match self.rule {
            Some(rule) => rule.grid(),
            // A rule that is not known may be on a grid all the same.
            None => Grid::of(self.text.split_once(':')?.1),
        }?;
        Some((grid.width().unwrap_or(0), grid.height().unwrap_or(0)))
    }
}

/// The family of a rule that is not known and surely has more than two states.
pub(super) fn many_states(rule: &str) -> Option<&'static str> {
    match Family::find(rule) {
        Some((family, true)) => Some(family.name()),
        _ => None,
    }
}

impl From<Rule> for RuleText {
    fn from(rule: Rule) -> Self {
        Self {
            text: rule.to_string(),
            rule: Some(rule),
            place: None,
        }
    }
}

impl Default for RuleText {
    /// Conway's Life: what a file means that names no rule.
    fn default() -> Self {
        Rule::LIFE.into()
    }
}

impl fmt::Display for RuleText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(text: &str) -> RuleText {
        RuleText::new(text).expect(text)
    }

    #[test]
    fn a_known_rule_has_its_canonical_text_and_another_its_own() {
        assert_eq!(rule("b3s23"), Rule::LIFE.into());
        assert_eq!(rule("b3s23").text(), "B3/S23");
        assert_eq!(rule("b2cekin_s12").text(), "B2-a/S12");
        assert_eq!(rule("Seeds:t30").text(), "B2/S:T30,30");
        assert_eq!(rule("R5,C2,S33-57,B34-45").text(), "R5,C2,S33-57,B34-45");
        assert_eq!(rule("R5,C2,S33-57,B34-45").rule(), None);
    }

    #[test]
    fn what_no_file_can_hold_is_no_rule() {
        for text in ["", "B3/S23 x", "Foo,", "a\nb", &"x".repeat(2_001)] {
            assert!(RuleText::new(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn families_of_more_than_two_states_are_known_by_their_spelling() {
        for (text, family) in [
            ("345/2/4", "the Generations family"),
            ("/2/3:T30,20", "the Generations family"),
            ("B2/S345/C4", "the Generations family"),
            ("b2s345g4", "the Generations family"),
            (
                "1e2-a3-cij4aijkrtz5cnqr/2ce3aejnr4aj5y6a/3",
                "the Generations family",
            ),
            ("R10,C255,S1-2,B3", "the Larger than Life family"),
            ("WireWorld", "WireWorld"),
            ("Nobili32", "the von Neumann (JvN) family"),
            (
                "LifeHistory:K40*,20",
                "the History family (Golly's Super algorithm)",
            ),
            ("LifeSuper", "the Super family"),
            ("3D4,7/5,8", "the three-dimensional rules"),
            ("Worm-1042015", "Paterson's worms"),
        ] {
            assert_eq!(rule(text).multi_state_family(), Some(family), "{text}");
        }
        for text in [
            "B3/S23",
            "B2-a/S12",
            "B3/S23-c3",
            "R5,C2,S33-57,B34-45",
            "R5,C0,S33-57,B34-45",
            "23/3/2",
            "MAPhhPAmAASJAQAQgAACQCAAAEAAACAABEACAAEAAAAAAAAAQAAEAAAAAwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "Banks-I",
            "W22",
        ] {
            assert_eq!(rule(text).multi_state_family(), None, "{text}");
        }
    }

    #[test]
    fn a_bounded_grid_has_its_size_in_the_rule() {
        assert_eq!(rule("B3/S23").grid(), None);
        assert_eq!(rule("B3/S23:T30,20").grid(), Some((30, 20)));
        assert_eq!(rule("B3/S23:T30+7,20").grid(), Some((30, 20)));
        assert_eq!(rule("B3/S23:K40*,20").grid(), Some((40, 20)));
        assert_eq!(rule("B3/S23:S30").grid(), Some((30, 30)));
        assert_eq!(rule("B3/S23:T0,68").grid(), Some((0, 68)));
        assert_eq!(rule("B3/S23:T").grid(), None);
        assert_eq!(rule("B3/S23:T99999999999,1").grid(), None);
        assert_eq!(rule("B3/S23:Q30").grid(), None);
    }
}
