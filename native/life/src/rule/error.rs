//! Why a text is not a rule.

use std::fmt;

/// Why a text is not a rule that this crate can run.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RuleError {
    /// The text, shortened if it is very long.
    pub rule: String,
    /// What is wrong with it, and where.
    pub problem: String,
    /// Where: the number of the character, from 1 on, if the problem is at one.
    pub position: Option<usize>,
    /// The family of the rule, if it is a rule of another kind and not a wrong one.
    pub family: Option<&'static str>,
}

/// The longest text that an error quotes whole, in characters.
const QUOTED: usize = 40;

impl RuleError {
    pub(crate) fn new(text: &str, problem: impl Into<String>) -> Self {
        Self {
            rule: if text.chars().count() > QUOTED {
                text.chars().take(QUOTED).chain("...".chars()).collect()
            } else {
                text.to_owned()
            },
            problem: problem.into(),
            position: None,
            family: None,
        }
    }
}

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rule, problem, .. } = self;
        if self.family.is_some() {
            return write!(f, "the rule \"{rule}\" is not supported: {problem}");
        }
        write!(
            f,
            "invalid rule \"{rule}\": {problem}; write it like B3/S23"
        )
    }
}

impl std::error::Error for RuleError {}
