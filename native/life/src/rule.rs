//! Outer-totalistic rules in B/S notation.

use std::fmt;
use std::str::FromStr;

use crate::RuleError;

/// A rule of the B/S family: for each number of live neighbours, whether a dead cell is born and
/// whether a live one survives.
///
/// Its text is `B3/S23` (birth, survival; also in small letters, without the slash, or with S
/// first) or the older `23/3` (survival, birth). [`Display`](fmt::Display) writes the first form
/// with the digits in ascending order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rule {
    birth: u16,
    survival: u16,
}

/// The longest text that an error quotes whole, in characters.
const QUOTED: usize = 40;

impl Rule {
    /// Conway's Game of Life, `B3/S23`.
    pub const LIFE: Self = Self::new(1 << 3, 1 << 2 | 1 << 3);

    const fn new(birth: u16, survival: u16) -> Self {
        Self { birth, survival }
    }

    /// Whether a dead cell with that many live neighbours (0 to 8) becomes alive.
    pub fn is_birth(self, neighbours: u8) -> bool {
        debug_assert!(neighbours <= 8);
        self.birth >> neighbours & 1 == 1
    }

    /// Whether a live cell with that many live neighbours (0 to 8) stays alive.
    pub fn is_survival(self, neighbours: u8) -> bool {
        debug_assert!(neighbours <= 8);
        self.survival >> neighbours & 1 == 1
    }
}

impl Default for Rule {
    fn default() -> Self {
        Self::LIFE
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = |set: u16| -> String {
            (b'0'..=b'8')
                .filter(|digit| set >> (digit - b'0') & 1 == 1)
                .map(char::from)
                .collect()
        };
        write!(f, "B{}/S{}", digits(self.birth), digits(self.survival))
    }
}

impl FromStr for Rule {
    type Err = RuleError;

    fn from_str(text: &str) -> Result<Self, RuleError> {
        parse(text).map_err(|problem| RuleError {
            rule: if text.chars().count() > QUOTED {
                text.chars().take(QUOTED).chain("...".chars()).collect()
            } else {
                text.to_owned()
            },
            problem,
        })
    }
}

fn parse(text: &str) -> Result<Rule, String> {
    const BIRTH: usize = 0;
    const SURVIVAL: usize = 1;
    if text.is_empty() {
        return Err("it is empty".to_owned());
    }
    // Without letters the older notation holds: survival, a slash, birth.
    let lettered = text.contains(['B', 'b', 'S', 's']);
    let mut sets = [None, None];
    let mut slash = false;
    let mut part = None;
    let begin = |sets: &mut [Option<u16>; 2], which: usize| {
        sets[which] = Some(0);
        Some(which)
    };
    if !lettered {
        part = begin(&mut sets, SURVIVAL);
    }
    for (column, c) in (1..).zip(text.chars()) {
        match (c, part) {
            ('B' | 'b', _) if sets[BIRTH].is_none() => part = begin(&mut sets, BIRTH),
            ('S' | 's', _) if sets[SURVIVAL].is_none() => part = begin(&mut sets, SURVIVAL),
            ('B' | 'b' | 'S' | 's', _) => {
                return Err(format!("a second {c} at character {column}"));
            }
            ('/', _) if !slash && !lettered => {
                slash = true;
                part = begin(&mut sets, BIRTH);
            }
            ('/', Some(_)) if !slash => {
                slash = true;
                part = None;
            }
            ('0'..='8', Some(which)) => {
                let digit = c as u32 - '0' as u32;
                sets[which] = sets[which].map(|set| set | 1 << digit);
            }
            ('0'..='8', None) => {
                return Err(format!("{c} at character {column} follows neither B nor S"));
            }
            _ => {
                return Err(format!(
                    "unexpected {c:?} at character {column}, where a digit from 0 to 8 can stand"
                ));
            }
        }
    }
    match sets {
        [Some(birth), Some(survival)] => Ok(Rule::new(birth, survival)),
        [None, _] if !lettered => Err("there is no slash between survival and birth".to_owned()),
        [None, _] => Err("there is no B".to_owned()),
        [_, None] => Err("there is no S".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canonical(text: &str) -> String {
        text.parse::<Rule>()
            .unwrap_or_else(|e| panic!("{e}"))
            .to_string()
    }

    fn problem(text: &str) -> String {
        text.parse::<Rule>().expect_err(text).problem
    }

    #[test]
    fn every_spelling_has_one_canonical_form() {
        for text in [
            "B3/S23", "b3/s23", "B3S23", "b3s32", "S23/B3", "23/3", "B33/S223",
        ] {
            assert_eq!(canonical(text), "B3/S23", "{text}");
        }
        assert_eq!(canonical("B2/S"), "B2/S");
        assert_eq!(canonical("/2"), "B2/S");
        assert_eq!(canonical("BS"), "B/S");
        assert_eq!(canonical("/"), "B/S");
        assert_eq!(canonical("B012345678/S012345678"), "B012345678/S012345678");
    }

    #[test]
    fn all_rules_survive_a_round_trip() {
        for birth in 0..512 {
            for survival in 0..512 {
                let rule = Rule::new(birth, survival);
                assert_eq!(rule.to_string().parse(), Ok(rule));
            }
        }
    }

    #[test]
    fn what_is_no_rule_is_told_where_and_why() {
        assert_eq!(problem(""), "it is empty");
        assert_eq!(problem("B3"), "there is no S");
        assert_eq!(problem("S23"), "there is no B");
        assert_eq!(
            problem("23"),
            "there is no slash between survival and birth"
        );
        assert_eq!(
            problem("B3/S23/B2"),
            "unexpected '/' at character 7, where a digit from 0 to 8 can stand"
        );
        assert_eq!(
            problem("B3/S29"),
            "unexpected '9' at character 6, where a digit from 0 to 8 can stand"
        );
        assert_eq!(problem("B3/3S"), "3 at character 4 follows neither B nor S");
        assert_eq!(problem("3B/S2"), "3 at character 1 follows neither B nor S");
        assert_eq!(problem("B3B/S2"), "a second B at character 3");
        assert_eq!(
            problem("B3/S²"),
            "unexpected '²' at character 5, where a digit from 0 to 8 can stand"
        );
        assert_eq!(
            problem(" B3/S23"),
            "unexpected ' ' at character 1, where a digit from 0 to 8 can stand"
        );
        assert_eq!(
            problem("/B3S23"),
            "unexpected '/' at character 1, where a digit from 0 to 8 can stand"
        );
    }

    #[test]
    fn an_error_does_not_quote_a_novel() {
        let error = "é".repeat(10_000).parse::<Rule>().unwrap_err();
        assert_eq!(error.rule.chars().count(), QUOTED + 3);
    }
}
