//! Reading rules: which notation a text is in, and the B/S notation itself.

use super::error::RuleError;
use super::family::Family;
use super::grid;
use super::hensel::{self, Arrangements};
use super::map;
use super::names;
use super::neighbourhood::Neighbourhood;
use super::table::{MIDDLE, Table};
use super::{Notation, Rule};

/// What is wrong with a text, and at which character, from 1 on.
#[derive(Debug)]
pub(super) struct Problem {
    text: String,
    position: Option<usize>,
}

impl Problem {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            position: None,
        }
    }

    pub(super) fn at(position: usize, what: impl std::fmt::Display) -> Self {
        Self {
            text: format!("{what} at character {position}"),
            position: Some(position),
        }
    }

    pub(super) fn and(mut self, more: &str) -> Self {
        self.text.push_str(", ");
        self.text.push_str(more);
        self
    }

    pub(super) fn unexpected(position: usize, c: char) -> Self {
        Self::at(position, format!("unexpected {c:?}"))
    }
}

/// A character of the text and its number, from 1 on.
pub(super) type Char = (usize, char);

pub(super) fn rule(text: &str) -> Result<Rule, RuleError> {
    let refuse = |problem: Problem| RuleError {
        position: problem.position,
        ..RuleError::new(text, problem.text)
    };
    let (body, suffix) = match text.split_once(':') {
        Some((body, suffix)) => (body, Some(suffix)),
        None => (text, None),
    };
    let (table, notation) = match unbounded(body) {
        Ok(rule) => rule,
        Err(problem) => {
            return Err(match Family::find(text) {
                Some((family, many)) => RuleError {
                    family: Some(family.name()),
                    ..RuleError::new(text, family.why_not(many))
                },
                None => refuse(problem),
            });
        }
    };
    let grid = match suffix {
        Some(suffix) => {
            let first = body.chars().count() + 2;
            let suffix: Vec<Char> = (first..).zip(suffix.trim_end().chars()).collect();
            grid::parse(&suffix).map_err(refuse)?
        }
        None => None,
    };
    Ok(Rule {
        table,
        notation,
        grid,
    })
}

/// A rule without the suffix of a bounded grid.
fn unbounded(text: &str) -> Result<(Table, Notation), Problem> {
    let text = names::find(text).unwrap_or(text);
    let chars: Vec<Char> = (1..)
        .zip(text.chars())
        .filter(|(_, c)| !c.is_whitespace())
        .collect();
    let first = |n: usize| chars.iter().take(n).map(|(_, c)| c.to_ascii_lowercase());
    if first(3).eq("map".chars()) && chars.len() > 3 {
        let (table, neighbourhood) = map::parse(&chars[3..])?;
        return Ok((table, Notation::Map(neighbourhood)));
    }
    if first(1).eq("w".chars()) && chars.get(1).is_some_and(|(_, c)| c.is_ascii_digit()) {
        return wolfram(&chars[1..]);
    }
    counts(&chars)
}

/// A number of Wolfram's: the next state of a cell for each state of its western neighbour, itself
/// and its eastern neighbour. Time runs down the plane: the three cells are those of the row above,
/// and a row that is alive stays.
fn wolfram(chars: &[Char]) -> Result<(Table, Notation), Problem> {
    let mut number = 0u32;
    for &(position, c) in chars {
        let digit = c.to_digit(10);
        let digit = digit.ok_or_else(|| Problem::unexpected(position, c))?;
        number = (10 * number + digit).min(1_000);
    }
    match u8::try_from(number) {
        Ok(number) if number % 2 == 0 => {
            let table = Table::new(|nine| number >> (nine >> 6) & 1 == 1 || nine & MIDDLE != 0);
            Ok((table, Notation::Wolfram(number)))
        }
        _ => Err(Problem::new(
            "behind W stands an even number from 0 to 254; under an odd one the empty plane would come alive",
        )),
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Set {
    Birth,
    Survival,
}

/// One half of a rule.
#[derive(Debug, Default)]
struct Part {
    set: Option<Set>,
    arrangements: Arrangements,
    /// The numbers of neighbours that have a minus.
    negated: u16,
    empty: bool,
}

impl Part {
    fn new(set: Option<Set>) -> Self {
        Self {
            set,
            empty: true,
            ..Self::default()
        }
    }
}

/// Births and survivals.
fn counts(chars: &[Char]) -> Result<(Table, Notation), Problem> {
    let (chars, neighbourhood) = match chars {
        [] => return Err(Problem::new("it is empty")),
        [rest @ .., (_, 'H' | 'h')] => (rest, Neighbourhood::Hexagonal),
        [rest @ .., (_, 'V' | 'v')] => (rest, Neighbourhood::VonNeumann),
        all => (all, Neighbourhood::Moore),
    };
    let parts = parts(chars, neighbourhood)?;
    let nothing = Part::new(None);
    let (first, second) = match parts.as_slice() {
        [first, second] => (first, second),
        // With nothing but births, or survivals, there are none of the others.
        [only @ Part { set: Some(_), .. }] => (only, &nothing),
        _ => {
            return Err(Problem::new("there is no slash between survival and birth"));
        }
    };
    // Without letters the older notation holds: survival first.
    let birth_first = first.set == Some(Set::Birth) || second.set == Some(Set::Survival);
    let (birth, survival) = if birth_first {
        (first, second)
    } else {
        (second, first)
    };
    let table = if neighbourhood == Neighbourhood::Moore {
        hensel::table(&[birth.arrangements, survival.arrangements])
    } else {
        let numbers = |part: &Part| {
            let has = |n: &usize| part.arrangements[*n] != 0;
            (0..9).filter(has).fold(0, |set, n| set | 1 << n)
        };
        neighbourhood.table([numbers(birth), numbers(survival)])
    };
    if first.set.is_none() && second.set.is_none() {
        let swapped = hensel::table(&[survival.arrangements, birth.arrangements]);
        if swapped == Table::LIFE && neighbourhood == Neighbourhood::Moore {
            return Err(Problem::new(
                "it is ambiguous: survival comes first where there are no letters, which makes it B23/S3, but it looks like Life, B3/S23; write it with B and S",
            ));
        }
    }
    Ok((table, Notation::Counts(neighbourhood)))
}

/// The halves of a rule, in the order in which they stand.
fn parts(mut chars: &[Char], neighbourhood: Neighbourhood) -> Result<Vec<Part>, Problem> {
    let mut parts = vec![Part::new(None)];
    let mut separated = false;
    while let [(position, c), rest @ ..] = chars {
        let (position, c) = (*position, *c);
        chars = rest;
        let count = parts.len();
        let part = &mut parts[count - 1];
        match c.to_ascii_lowercase() {
            letter @ ('b' | 's') => {
                let set = Some(if letter == 'b' {
                    Set::Birth
                } else {
                    Set::Survival
                });
                if part.empty && part.set.is_none() {
                    part.set = set;
                } else if part.set.is_some() && !separated {
                    parts.push(Part::new(set));
                    separated = true;
                } else {
                    return Err(Problem::at(position, format!("{c}"))
                        .and("which must stand before its digits"));
                }
                if let [first, second] = parts.as_slice()
                    && first.set == second.set
                {
                    return Err(Problem::at(position, format!("a second {c}")));
                }
            }
            '/' | '_' if !separated => {
                separated = true;
                parts.push(Part::new(None));
            }
            '0'..='8' => chars = count_of(part, (position, c), chars, neighbourhood)?,
            'h' | 'v' => {
                return Err(Problem::at(position, format!("{c}"))
                    .and("which can only stand at the end, and once"));
            }
            _ => {
                return Err(
                    Problem::unexpected(position, c).and("where a digit from 0 to 8 can stand")
                );
            }
        }
    }
    Ok(parts)
}

/// Notes a number of neighbours in its half of the rule, with the letters that follow; what is left
/// of the text.
fn count_of<'a>(
    part: &mut Part,
    (position, digit): Char,
    mut chars: &'a [Char],
    neighbourhood: Neighbourhood,
) -> Result<&'a [Char], Problem> {
    let count = u32::from(digit) - u32::from('0');
    if count > neighbourhood.neighbours() {
        let neighbours = neighbourhood.neighbours();
        return Err(Problem::at(position, digit).and(&format!(
            "which is more than the {neighbours} neighbours of a {neighbourhood} neighbourhood"
        )));
    }
    let minus = match chars {
        [(at, '-'), rest @ ..] => {
            chars = rest;
            Some(*at)
        }
        _ => None,
    };
    let mut mask = 0;
    while let [(at, c), rest @ ..] = chars {
        let letter = c.to_ascii_lowercase();
        if !letter.is_ascii_lowercase() || "bshv".contains(letter) {
            break;
        }
        let of_count = || hensel::letters(count);
        match of_count().position(|known| known == letter) {
            _ if neighbourhood != Neighbourhood::Moore => {
                return Err(Problem::unexpected(*at, *c).and(&format!(
                    "for a {neighbourhood} neighbourhood knows no letters"
                )));
            }
            Some(number) => mask |= 1 << number,
            None if of_count().len() == 0 => {
                return Err(Problem::unexpected(*at, *c).and("where a digit from 0 to 8 can stand"));
            }
            None => {
                let letters: String = of_count().collect();
                return Err(Problem::unexpected(*at, *c).and(&format!(
                    "for the letters that {count} can have are {letters}"
                )));
            }
        }
        chars = rest;
    }
    let all = hensel::all(count);
    let set = match (minus, mask) {
        (Some(at), 0) => {
            return Err(Problem::at(at, "no letter behind the minus"));
        }
        (Some(_), mask) => all & !mask,
        (None, 0) => all,
        (None, mask) => mask,
    };
    let known = &mut part.arrangements[count as usize];
    if part.negated >> count & 1 == 1 || minus.is_some() && *known != 0 {
        return Err(Problem::at(position, format!("a second {digit}"))
            .and("of which one has a minus, so that it is not clear what is meant"));
    }
    *known |= set;
    part.negated |= u16::from(minus.is_some()) << count;
    part.empty = false;
    Ok(chars)
}
