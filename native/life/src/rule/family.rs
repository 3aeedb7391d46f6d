//! Rules of another kind than [`Rule`](crate::Rule), told by their spelling.

use super::names::plain;

/// A kind of rules that cannot be run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    Generations,
    LargerThanLife,
    VonNeumann,
    WireWorld,
    History,
    Super,
    Worms,
    ThreeDimensional,
    Margolus,
    Table,
}

impl Family {
    /// The family of a rule, if its spelling tells; and whether its cells surely have more than two
    /// states.
    pub(crate) fn find(text: &str) -> Option<(Self, bool)> {
        let name = text.split(':').next()?.trim().to_ascii_lowercase();
        if let Some(states) = larger_than_life(&name) {
            return Some((Self::LargerThanLife, states > 2));
        }
        if let Some(states) = generations(&name) {
            return Some((Self::Generations, states > 2));
        }
        let many = match name.as_str() {
            "nobili32" | "hutton32" => Self::VonNeumann,
            _ if name.starts_with("jvn") => Self::VonNeumann,
            "wireworld" => Self::WireWorld,
            _ if GENERATIONS.contains(&plain(&name).as_str()) => Self::Generations,
            _ if is_margolus(&name) => return Some((Self::Margolus, false)),
            _ if name.ends_with("history") => Self::History,
            _ if name.ends_with("super") => Self::Super,
            _ if name.starts_with("worm-") => Self::Worms,
            _ if name.starts_with("3d") => Self::ThreeDimensional,
            // B/S notation has no letter behind B and S, and MAP strings are nothing else.
            _ if is_name(&name) && !name.starts_with("map") => return Some((Self::Table, false)),
            _ => return None,
        };
        Some((many, true))
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Generations => "the Generations family",
            Self::LargerThanLife => "the Larger than Life family",
            Self::VonNeumann => "the von Neumann (JvN) family",
            Self::WireWorld => "WireWorld",
            Self::History => "the History family (Golly's Super algorithm)",
            Self::Super => "the Super family",
            Self::Worms => "Paterson's worms",
            Self::ThreeDimensional => "the three-dimensional rules",
            Self::Margolus => "the Margolus neighbourhood",
            Self::Table => "the rule tables (Golly's RuleLoader)",
        }
    }

    /// Why its rules cannot be run, whose cells surely have many states or not.
    pub(super) fn why_not(self, many: bool) -> String {
        match self {
            Self::Generations if !many => {
                "it is of the Generations family; since it has two states, write it like B3/S23"
                    .to_owned()
            }
            Self::LargerThanLife => {
                "it is of the Larger than Life family, whose neighbourhoods can be larger than 3 x 3; if this one is not (R1), write it like B3/S23, or B3/S23V for the von Neumann neighbourhood (NN)"
                    .to_owned()
            }
            Self::Table => {
                "no rule of this name is known; if a file defines it, it is of the rule tables (Golly's RuleLoader), which cannot be read".to_owned()
            }
            Self::Margolus => {
                "it is of the Margolus neighbourhood, whose blocks of 2 x 2 take turns".to_owned()
            }
            Self::WireWorld => "WireWorld has more than two states".to_owned(),
            _ => format!("it is of {}, which has more than two states", self.name()),
        }
    }
}

/// The range and what a cell needs, as in `R5,C2,S33-57,B34-45` and `R5,B34..45,S33..57`, or as five
/// numbers, as Kellie Evans writes it: `5,34,45,33,57`. The states, 2 if it does not say.
fn larger_than_life(name: &str) -> Option<u64> {
    let Some(rest) = name.strip_prefix('r') else {
        let is_number = |part: &str| part.parse::<u32>().is_ok();
        let five = name.split(',').count() == 5 && name.split(',').all(is_number);
        return five.then_some(2);
    };
    let (range, rest) = rest.split_once(',')?;
    range.parse::<u32>().ok()?;
    let is_part = |part: &str| part.starts_with(['c', 'm', 's', 'b', 'n']);
    if !rest.split(',').next().is_some_and(is_part) {
        return None;
    }
    let states = rest.split(',').find_map(|part| part.strip_prefix('c'));
    Some(states.and_then(|states| states.parse().ok()).unwrap_or(2))
}

/// Well-known rules of the Generations family, each name in its [`plain`] form.
const GENERATIONS: [&str; 4] = ["briansbrain", "starwars", "bombers", "frozenspirals"];

/// What becomes of each of the 16 blocks, as in `MS,D0;8;4;3…` and `M0,8,4,3…`, or the name.
fn is_margolus(name: &str) -> bool {
    let blocks = name.strip_prefix("ms,d").or(name.strip_prefix('m'));
    name.starts_with("margolus")
        || blocks.is_some_and(|blocks| {
            blocks.contains([',', ';'])
                && blocks
                    .chars()
                    .all(|c| c.is_ascii_digit() || ",;".contains(c))
        })
}

/// Survival, birth and states, or the letter G or C for the states, which may come first; Hensel's
/// letters may stand in the sets. The states.
fn generations(name: &str) -> Option<u64> {
    let (sets, states) = if let Some(rest) = name.strip_prefix('g') {
        let digits = rest.find(|c: char| !c.is_ascii_digit())?;
        let (states, sets) = rest.split_at(digits);
        (sets, states)
    } else {
        match name.rsplit_once('/') {
            Some((sets, states)) if sets.contains('/') => {
                (sets, states.trim_start_matches(['g', 'c']))
            }
            _ => name.rsplit_once('g')?,
        }
    };
    let states = states.parse().ok().filter(|&states| states >= 2)?;
    let is_set = |c: char| "bs/-012345678cekainyqjrtwz".contains(c);
    (sets.contains(['/', 's']) && sets.chars().all(is_set)).then_some(states)
}

/// Whether a text looks like a name: it begins with two letters that are not B and S, and is not
/// made of two halves of which one begins with B or S.
fn is_name(text: &str) -> bool {
    if text.contains("/b") || text.contains("/s") {
        return false;
    }
    let mut letters = text.chars().take(2);
    let two = letters.by_ref().take_while(|c| c.is_alphabetic()).count() == 2;
    two && !text.starts_with("bs") && !text.starts_with("sb")
}
