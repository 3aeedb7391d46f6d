//! Well-known rules by name: those of Golly's menu, and more of the LifeWiki's list
//! (<https://conwaylife.com/wiki/List_of_Life-like_rules>).

/// The rules by name, each name in its [`plain`] form.
const NAMES: &[(&str, &str)] = &[
    ("2x2", "B36/S125"),
    ("34life", "B34/S34"),
    ("amoeba", "B357/S1358"),
    ("anneal", "B4678/S35678"),
    ("antilife", "B0123478/S01234678"),
    ("assimilation", "B345/S4567"),
    ("coagulations", "B378/S235678"),
    ("conway", "B3/S23"),
    ("conwayslife", "B3/S23"),
    ("coral", "B3/S45678"),
    ("dayandnight", "B3678/S34678"),
    ("daynight", "B3678/S34678"),
    ("diamoeba", "B35678/S5678"),
    ("dotlife", "B3/S023"),
    ("drylife", "B37/S23"),
    ("eightlife", "B3/S238"),
    ("flakes", "B3/S012345678"),
    ("fredkin", "B1357/S02468"),
    ("gnarl", "B1/S1"),
    ("highlife", "B36/S23"),
    ("honeylife", "B38/S238"),
    ("inkspot", "B3/S012345678"),
    ("justfriends", "B2-a/S12"),
    ("life", "B3/S23"),
    ("lifewithoutdeath", "B3/S012345678"),
    ("livefreeordie", "B2/S0"),
    ("longlife", "B345/S5"),
    ("lowdeath", "B368/S238"),
    ("maze", "B3/S12345"),
    ("mazectric", "B3/S1234"),
    ("morley", "B368/S245"),
    ("move", "B368/S245"),
    ("pedestrianlife", "B38/S23"),
    ("persianrug", "B234/S"),
    ("plowworld", "B378/S012345678"),
    ("pseudolife", "B357/S238"),
    ("replicator", "B1357/S1357"),
    ("seeds", "B2/S"),
    ("serviettes", "B234/S"),
    ("stains", "B3678/S235678"),
    ("tlife", "B3/S2-i34q"),
    ("vote", "B5678/S45678"),
    ("walledcities", "B45678/S2345"),
    ("wolfram22", "W22"),
    ("wolfram30", "W30"),
    ("wolfram110", "W110"),
];

/// A name in small letters, without blanks and punctuation, `&` being `and`.
pub(super) fn plain(name: &str) -> String {
    name.replace('&', "and")
        .chars()
        .filter(|c| !c.is_whitespace() && !"-_'’.".contains(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The rule of that name, in whatever letters and punctuation.
pub(super) fn find(name: &str) -> Option<&'static str> {
    let name = plain(name);
    let named = NAMES.iter().find(|(known, _)| *known == name)?;
    Some(named.1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rule;

    #[test]
    fn names_are_known_in_any_letters_and_punctuation() {
        for name in ["Day & Night", "day and night", "DayNight", "Day-and-Night"] {
            assert_eq!(find(name), Some("B3678/S34678"), "{name}");
        }
        assert_eq!(find("3-4 Life"), Some("B34/S34"));
        assert_eq!(find("Conway's Life"), Some("B3/S23"));
        assert_eq!(find("Lif"), None);
        assert_eq!(find(""), None);
    }

    #[test]
    fn each_name_is_in_its_plain_form_and_of_a_canonical_rule() {
        for (name, rule) in NAMES {
            assert_eq!(plain(name), *name);
            assert_eq!(&rule.parse::<Rule>().unwrap().to_string(), rule);
        }
    }
}
