//! What a file says about its board.

use std::sync::LazyLock;

use super::RuleText;
use super::source::LONGEST_NUMBER;
use num_bigint::BigUint;

/// The rule, the generation and the texts that a file has beside its board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Description {
    rule: RuleText,
    generation: BigUint,
    name: Option<String>,
    author: Option<String>,
    /// Each line ends with a line break: a file of a million empty comments takes a megabyte so,
    /// and not a million strings.
    comments: String,
}

impl Description {
    /// The rule; Conway's Life if the file names none.
    pub fn rule(&self) -> &RuleText {
        &self.rule
    }

    /// The generation. Files of HashLife programs count past 64 bits.
    pub fn generation(&self) -> &BigUint {
        &self.generation
    }

    /// The largest generation that is read from a file: 1,000 nines.
    pub fn last_generation() -> &'static BigUint {
        static LAST: LazyLock<BigUint> =
            LazyLock::new(|| BigUint::from(10_u32).pow(LONGEST_NUMBER as u32) - 1_u32);
        &LAST
    }

    /// The pattern's name.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Who found or made it, and often when.
    pub fn author(&self) -> Option<&str> {
        self.author.as_deref()
    }

    /// The other comments, line by line, without the marks that their format puts before them.
    pub fn comments(&self) -> impl Iterator<Item = &str> {
        self.comments.split_terminator('\n')
    }

    /// This description with another rule.
    pub fn with_rule(mut self, rule: impl Into<RuleText>) -> Self {
        self.rule = rule.into();
        self
    }

    /// This description with another generation.
    pub fn with_generation(mut self, generation: impl Into<BigUint>) -> Self {
        self.generation = generation.into();
        self
    }

    /// This description with another name: one line without blanks around it. An empty one is none.
    pub fn with_name(mut self, name: &str) -> Self {
        self.name = one_line(name);
        self
    }

    /// This description with another author: one line without blanks around it. An empty one is
    /// none.
    pub fn with_author(mut self, author: &str) -> Self {
        self.author = one_line(author);
        self
    }

    /// This description with these lines at the end of its comments. A line break within one makes
    /// two of it.
    pub fn with_comments<S: AsRef<str>>(mut self, lines: impl IntoIterator<Item = S>) -> Self {
        for line in lines {
            self.push_comment(line.as_ref());
        }
        self
    }

    /// This description without comments.
    pub fn without_comments(mut self) -> Self {
        self.comments.clear();
        self
    }

    /// What the comments take, in bytes.
    pub(super) fn comment_bytes(&self) -> u64 {
        self.comments.len() as u64
    }

    pub(super) fn push_comment(&mut self, text: &str) {
        for line in text.replace("\r\n", "\n").split(['\r', '\n']) {
            self.comments.push_str(line);
            self.comments.push('\n');
        }
    }
}

fn one_line(text: &str) -> Option<String> {
    let line = text.replace(['\r', '\n'], " ");
    let line = line.trim();
    (!line.is_empty()).then(|| line.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_single_lines() {
        let description = Description::default()
            .with_name(" a\nb ")
            .with_author("\n")
            .with_comments(["one\r\ntwo\rthree", " four "]);
        assert_eq!(description.name(), Some("a b"));
        assert_eq!(description.author(), None);
        assert!(description.comments().eq(["one", "two", "three", " four "]));
    }
}
