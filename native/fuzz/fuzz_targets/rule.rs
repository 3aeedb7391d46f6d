//! A text is a rule or an error, and a rule's canonical form is the same rule.
#![no_main]

use gol4j_life::Rule;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match text.parse::<Rule>() {
        Ok(rule) => {
            let canonical = rule.to_string();
            assert_eq!(canonical.parse(), Ok(rule));
            assert_eq!(canonical.parse::<Rule>().unwrap().to_string(), canonical);
        }
        Err(error) => {
            let length = text.chars().count();
            assert!(error.position.is_none_or(|at| (1..=length).contains(&at)));
        }
    }
});
