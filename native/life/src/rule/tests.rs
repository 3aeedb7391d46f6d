//! The notation, as a specification. That the rules do what they say is in `tests/engine/rules.rs`.

use proptest::prelude::*;
use proptest::string::string_regex;

use super::*;

fn canonical(text: &str) -> String {
    text.parse::<Rule>()
        .unwrap_or_else(|e| panic!("{e}"))
        .to_string()
}

fn error(text: &str) -> RuleError {
    text.parse::<Rule>().expect_err(text)
}

fn problem(text: &str) -> String {
    error(text).problem
}

#[test]
fn every_spelling_has_one_canonical_form() {
    for text in [
        "B3/S23",
        "b3/s23",
        "B3S23",
        "b3s32",
        "S23/B3",
        "23/3",
        "B33/S223",
        "s23b3",
        "B3/23",
        "23/B3",
        "S23/3",
        "3/S23",
        "B3_S23",
        " B3 / S23 ",
        "Life",
        "LIFE",
        "Conway's Life",
    ] {
        assert_eq!(canonical(text), "B3/S23", "{text}");
    }
    assert_eq!(canonical("B2/S"), "B2/S");
    assert_eq!(canonical("B2"), "B2/S");
    assert_eq!(canonical("S23"), "B/S23");
    assert_eq!(canonical("/2"), "B2/S");
    assert_eq!(canonical("BS"), "B/S");
    assert_eq!(canonical("/"), "B/S");
    assert_eq!(canonical("3/2"), "B2/S3");
    assert_eq!(canonical("B012345678/S012345678"), "B012345678/S012345678");
    assert_eq!(canonical("b2/s013v"), "B2/S013V");
    assert_eq!(canonical("3/245h"), "B245/S3H");
}

#[test]
fn letters_are_written_in_their_shortest_form() {
    for (text, expected) in [
        ("B2cekin/S12", "B2-a/S12"),
        ("b2nic/s", "B2cin/S"),
        ("B2ceikn/S", "B2-a/S"),
        ("B4-qjrtwz/S", "B4aceikny/S"),
        ("B4-cekain/S", "B4jqrtwyz/S"),
        ("B4-cekai/S", "B4-aceik/S"),
        ("B2aceikn3/S", "B23/S"),
        ("B2-3/S", "B2/S"),
        ("B2-aceikn3/S", "B3/S"),
        ("B2e2a/S", "B2ae/S"),
        ("B3_S23-a4ei6", "B3/S23-a4ei6"),
        ("B1c7e/S1-c", "B1c7e/S1e"),
        ("34q2-i/3", "B3/S2-i34q"),
    ] {
        if text == "B2-3/S" {
            assert_eq!(problem(text), "no letter behind the minus at character 3");
        } else {
            assert_eq!(canonical(text), expected, "{text}");
        }
    }
}

#[test]
fn maps_and_wolframs_numbers_stay_what_they_are() {
    let life =
        "MAPARYXfhZofugWaH7oaIDogBZofuhogOiAaIDogIAAgAAWaH7oaIDogGiA6ICAAIAAaIDogIAAgACAAIAAAAAAAA";
    assert_eq!(canonical(life), life);
    assert_eq!(canonical(&format!("map{}==", &life[3..])), life);
    assert_eq!(
        life.parse::<Rule>().unwrap().table(),
        Rule::LIFE.table(),
        "the same table, under another name"
    );
    // What the last digit has too much is not part of the rule.
    assert_eq!(canonical("MAPhhPmAB=="), "MAPhhPmAA");
    assert_eq!(
        canonical("MAPQAAAAAAAAAAAAAAAAAAAAA"),
        "MAPQAAAAAAAAAAAAAAAAAAAAA"
    );
    assert_eq!(canonical("w30"), "W30");
    assert_eq!(canonical("Wolfram 110"), "W110");
}

#[test]
fn bounded_grids_have_one_canonical_form_too() {
    for (text, expected) in [
        (":t30", ":T30,30"),
        (":T30,20", ":T30,20"),
        (":T0,20", ":T0,20"),
        (":T0-0,20+0", ":T0,20"),
        (":T30+5,20", ":T30+5,20"),
        (":T30-37,20", ":T30-7,20"),
        (":T30,20+20", ":T30,20"),
        (":P30,0", ":P30,0"),
        (":P0", ""),
        (":k30", ":K30,30*"),
        (":K30*,20", ":K30*,20"),
        (":K30*+7,20", ":K30*+1,20"),
        (":K30*+30,20", ":K30*,20"),
        (":K31*+3,20", ":K31*,20"),
        (":K3,4*-1", ":K3,4*+1"),
        (":C4,3", ":C4,3"),
        (":S30", ":S30"),
    ] {
        let text = format!("b3s23{text}");
        assert_eq!(canonical(&text), format!("B3/S23{expected}"), "{text}");
    }
    assert_eq!(canonical("Day & Night:T100"), "B3678/S34678:T100,100");
    assert_eq!(canonical("W22:T0,5"), "W22:T0,5");
}

#[test]
fn a_grid_lies_around_the_origin_as_gollys_does() {
    let bounds = |text: &str| {
        let b = text.parse::<Rule>().unwrap().grid().unwrap().bounds();
        (b.min_x, b.min_y, b.max_x, b.max_y)
    };
    assert_eq!(bounds("B3/S23:T30,20"), (-15, -10, 14, 9));
    assert_eq!(bounds("B3/S23:P5,1"), (-2, 0, 2, 0));
    assert_eq!(bounds("B3/S23:T0,7"), (i64::MIN, -3, i64::MAX, 3));
}

#[test]
fn what_is_no_rule_is_told_where_and_why() {
    let digit = "where a digit from 0 to 8 can stand";
    for (text, expected) in [
        ("", "it is empty"),
        ("23", "there is no slash between survival and birth"),
        (
            "B3/S23/",
            &format!("unexpected '/' at character 7, {digit}"),
        ),
        ("B3/S29", &format!("unexpected '9' at character 6, {digit}")),
        ("B3/S²", &format!("unexpected '²' at character 5, {digit}")),
        (
            "B3/S23x",
            "unexpected 'x' at character 7, for the letters that 3 can have are aceijknqry",
        ),
        (
            "B5z/S",
            "unexpected 'z' at character 3, for the letters that 5 can have are aceijknqry",
        ),
        ("B0c/S", &format!("unexpected 'c' at character 3, {digit}")),
        (
            "B3/3S",
            "S at character 5, which must stand before its digits",
        ),
        (
            "3B/S2",
            "B at character 2, which must stand before its digits",
        ),
        ("B3B/S2", "a second B at character 3"),
        ("B3/b2", "a second b at character 4"),
        ("B2-2a/S", "no letter behind the minus at character 3"),
        (
            "B2-a2c/S",
            "a second 2 at character 5, of which one has a minus, so that it is not clear what is meant",
        ),
        (
            "B2H/S34",
            "H at character 3, which can only stand at the end, and once",
        ),
        (
            "B2/S347H",
            "7 at character 7, which is more than the 6 neighbours of a hexagonal neighbourhood",
        ),
        (
            "B2/S5V",
            "5 at character 5, which is more than the 4 neighbours of a von Neumann neighbourhood",
        ),
        (
            "B2o/S5H",
            "unexpected 'o' at character 3, for a hexagonal neighbourhood knows no letters",
        ),
        (
            "MAPabc",
            "a MAP rule has 86, 22 or 6 base64 digits and not 3",
        ),
        (
            "MAPab!def",
            "'!' is no base64 digit of a MAP rule at character 6",
        ),
        ("W30x", "unexpected 'x' at character 4"),
        ("B3/S23:", "behind the colon a bounded grid is missing"),
        (
            "B3/S23:Q30",
            "unexpected 'Q' at character 8, where T, P, K, C or S for a bounded grid can stand",
        ),
        ("B3/S23:T", "the grid's width is missing"),
        ("B3/S23:T3,", "the grid's height is missing"),
        ("B3/S23:T3x", "unexpected 'x' at character 10"),
        ("B3/S23:T3,4,5", "unexpected ',' at character 12"),
        (
            "B3/S23:T2000000001",
            "a number greater than 2000000000, the largest of a bounded grid, at character 18",
        ),
        (
            "B3/S23:T3*,4",
            "an asterisk, which only a Klein bottle can have, at character 10",
        ),
        (
            "B3/S23:T3+1,4+1",
            "a grid cannot have both a horizontal and a vertical shift",
        ),
        ("B3/S23:T0,4-1", "an infinite grid cannot have a shift"),
        ("B3/S23:T0,4+1", "an infinite grid cannot have a shift"),
        (
            "B3/S23:P3+1",
            "a shift, which a plane cannot have, at character 10",
        ),
        (
            "B3/S23:K3*,4*",
            "a Klein bottle has one asterisk; with two it is a cross-surface, :C",
        ),
        (
            "B3/S23:K3+1,4*",
            "a shift at character 10, which must be on the edges with the asterisk",
        ),
        ("B3/S23:K0,4*", "a Klein bottle cannot be infinite"),
        (
            "B3/S23:S3,3",
            "a sphere is as high as it is wide, so that it has one size only",
        ),
        ("B3/S23:T3+", "no number behind the shift at character 10"),
    ] {
        assert_eq!(problem(text), expected, "{text}");
    }
    assert_eq!(error("B3/S29").position, Some(6));
    assert_eq!(error("B3/S23:Q30").position, Some(8));
    assert!(problem("W31").contains("an even number from 0 to 254"));
    assert!(problem("3/23").contains("ambiguous"));
}

#[test]
fn a_rule_of_another_family_is_told_by_its_name() {
    for (text, family) in [
        ("345/2/4", "the Generations family"),
        ("B2/S345/C4", "the Generations family"),
        ("23/3/2", "the Generations family"),
        ("g3b3s23", "the Generations family"),
        ("G4/B2/S345", "the Generations family"),
        ("Brian's Brain", "the Generations family"),
        ("StarWars", "the Generations family"),
        (
            "MS,D0;8;4;3;2;5;9;7;1;6;10;11;12;13;14;15",
            "the Margolus neighbourhood",
        ),
        (
            "M0,8,4,3,2,5,9,7,1,6,10,11,12,13,14,15",
            "the Margolus neighbourhood",
        ),
        ("Margolus", "the Margolus neighbourhood"),
        ("R10,C255,S1-2,B3", "the Larger than Life family"),
        ("R5,C2,S33-57,B34-45", "the Larger than Life family"),
        ("R1,C2,S0,B1,NN", "the Larger than Life family"),
        ("R5,B34..45,S33..57", "the Larger than Life family"),
        ("5,34,45,33,57", "the Larger than Life family"),
        ("JvN", "the von Neumann (JvN) family"),
        ("WireWorld", "WireWorld"),
        ("Nobili32", "the von Neumann (JvN) family"),
        (
            "LifeHistory:T30",
            "the History family (Golly's Super algorithm)",
        ),
        ("LifeSuper", "the Super family"),
        ("Banks-I", "the rule tables (Golly's RuleLoader)"),
        ("Lief", "the rule tables (Golly's RuleLoader)"),
    ] {
        let error = error(text);
        assert_eq!(error.family, Some(family), "{text}");
        assert!(error.to_string().contains("is not supported"), "{error}");
    }
    assert_eq!(error("B3/S2q").family, None);
    assert_eq!(error("R5").family, None);
    assert_eq!(error("5,34,45,33").family, None);
    assert!(problem("23/3/2").contains("since it has two states, write it like B3/S23"));
    assert!(problem("23/3/3").contains("which has more than two states"));
    assert!(problem("R1,C2,S0,B1,NN").contains("if this one is not (R1), write it like B3/S23"));
}

#[test]
fn an_error_does_not_quote_a_novel() {
    let error = "é".repeat(10_000).parse::<Rule>().unwrap_err();
    assert_eq!(error.rule.chars().count(), 43);
}

#[test]
fn all_totalistic_rules_survive_a_round_trip() {
    for birth in 0..512 {
        for survival in 0..512 {
            let rule = Rule {
                table: Neighbourhood::Moore.table([birth, survival]),
                ..Rule::LIFE
            };
            let again: Rule = rule.to_string().parse().unwrap();
            assert_eq!(again, rule);
            assert_eq!(again.table().totalistic(), Some([birth, survival]));
        }
    }
}

/// Texts that are nearly rules.
fn nearly_a_rule() -> impl Strategy<Value = String> {
    let part = "[BbSs]?([0-8](-?[aceijknqrtwyz]{0,4})?){0,5}";
    let suffix =
        "(:[TPKCStpkcs][0-9]{0,3}[*]?([+-][0-9]{0,2})?(,[0-9]{0,3}[*]?([+-][0-9]{0,2})?)?)?";
    let text = |regex: String| string_regex(&regex).expect("a regular expression");
    let digits = "[A-Za-z0-9+/]";
    prop_oneof![
        text(format!("{part}[/_]?{part}[HVhv]?{suffix}")),
        text(format!(
            "(MAP|map)({digits}{{86}}|{digits}{{22}}|{digits}{{6}})(==)?{suffix}"
        )),
        text(format!("W[0-9]{{1,3}}{suffix}")),
        text(".{0,40}".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_text_is_a_rule_or_an_error_and_the_canonical_form_is_the_same_rule(
        text in nearly_a_rule(),
    ) {
        match text.parse::<Rule>() {
            Ok(rule) => {
                let canonical = rule.to_string();
                let again: Rule = canonical.parse().expect(&canonical);
                prop_assert_eq!(again, rule);
                prop_assert_eq!(again.to_string(), canonical);
            }
            Err(error) => {
                let length = text.chars().count();
                prop_assert!(error.position.is_none_or(|at| (1..=length).contains(&at)));
            }
        }
    }
}
