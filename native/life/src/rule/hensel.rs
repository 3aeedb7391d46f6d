//! The letters of isotropic rules: which neighbours are alive, and not only how many, up to
//! rotation and reflection.
//!
//! The notation is Alan Hensel's, as Golly and the LifeWiki use it
//! (<https://conwaylife.com/wiki/Isotropic_non-totalistic_rule>).

use std::fmt;

use super::table::{MIDDLE, Table};

/// The bits of all eight neighbours.
const NEIGHBOURS: u16 = 0o777 & !MIDDLE;

/// The letters for one number of neighbours, in alphabetical order, and one arrangement for each,
/// as the bits of a table's index.
struct Letters(&'static [(char, u16)]);

/// One and seven, two and six, three and five, and four neighbours. From five on the letters stand
/// for the *dead* neighbours.
const LETTERS: [Letters; 4] = [
    Letters(&[('c', 0o001), ('e', 0o002)]),
    Letters(&[
        ('a', 0o003),
        ('c', 0o005),
        ('e', 0o012),
        ('i', 0o050),
        ('k', 0o041),
        ('n', 0o104),
    ]),
    Letters(&[
        ('a', 0o013),
        ('c', 0o105),
        ('e', 0o052),
        ('i', 0o007),
        ('j', 0o016),
        ('k', 0o142),
        ('n', 0o015),
        ('q', 0o106),
        ('r', 0o051),
        ('y', 0o141),
    ]),
    Letters(&[
        ('a', 0o017),
        ('c', 0o505),
        ('e', 0o252),
        ('i', 0o055),
        ('j', 0o152),
        ('k', 0o143),
        ('n', 0o107),
        ('q', 0o146),
        ('r', 0o053),
        ('t', 0o151),
        ('w', 0o116),
        ('y', 0o145),
        ('z', 0o154),
    ]),
];

/// The letters that a number of neighbours can have, in alphabetical order.
pub(super) fn letters(count: u32) -> impl ExactSizeIterator<Item = char> + Clone {
    let letters = match count {
        1..=7 => LETTERS[count.min(8 - count) as usize - 1].0,
        _ => &[],
    };
    letters.iter().map(|&(letter, _)| letter)
}

/// One arrangement of so many neighbours with the letter of that number.
fn arrangement(count: u32, letter: usize) -> u16 {
    let (_, bits) = LETTERS[count.min(8 - count) as usize - 1].0[letter];
    if count > 4 { bits ^ NEIGHBOURS } else { bits }
}

/// Which arrangements of neighbours a rule has for birth, or for survival: for each number of
/// neighbours the letters as bits in alphabetical order; bit 0 for 0 and 8, which have none.
pub(super) type Arrangements = [u16; 9];

/// All letters of a number of neighbours.
pub(super) fn all(count: u32) -> u16 {
    (1 << letters(count).len().max(1)) - 1
}

/// The table of a rule with these births and survivals.
pub(super) fn table(sets: &[Arrangements; 2]) -> Table {
    // The number of the letter of each arrangement.
    let mut letter = [0u8; 512];
    for count in 1..=7 {
        for number in 0..letters(count).len() {
            for place in symmetries(arrangement(count, number)) {
                letter[usize::from(place)] = number as u8;
            }
        }
    }
    Table::new(|nine| {
        let set = &sets[usize::from(nine & MIDDLE != 0)];
        let neighbours = nine & !MIDDLE;
        set[neighbours.count_ones() as usize] >> letter[usize::from(neighbours)] & 1 == 1
    })
}

/// An arrangement in its eight rotations and reflections.
fn symmetries(neighbours: u16) -> impl Iterator<Item = u16> {
    let rotate = |nine: u16| {
        (0..9).fold(0, |turned, place| {
            // From row y and column x to row x and column 2 - y.
            let (y, x) = (place / 3, place % 3);
            turned | (nine >> place & 1) << (3 * x + 2 - y)
        })
    };
    let mirror = |nine: u16| (nine & 7) << 6 | nine & 0o070 | nine >> 6;
    let turns = move |start: u16| std::iter::successors(Some(start), move |&n| Some(rotate(n)));
    turns(neighbours)
        .take(4)
        .chain(turns(mirror(neighbours)).take(4))
}

/// Writes a table that the notation can say, in its shortest form.
pub(super) fn write(f: &mut fmt::Formatter<'_>, table: &Table) -> fmt::Result {
    for (name, middle) in [("B", 0), ("/S", MIDDLE)] {
        f.write_str(name)?;
        for count in 0..=8 {
            write_count(f, table, count, middle)?;
        }
    }
    Ok(())
}

/// Writes a number of neighbours with its letters, if there is anything to say of it.
fn write_count(f: &mut fmt::Formatter<'_>, table: &Table, count: u32, middle: u16) -> fmt::Result {
    if letters(count).len() == 0 {
        let all = if count == 0 { 0 } else { NEIGHBOURS };
        return if table.next(all | middle) {
            write!(f, "{count}")
        } else {
            Ok(())
        };
    }
    let has = |&(number, _): &(usize, char)| table.next(arrangement(count, number) | middle);
    let letters = letters(count).enumerate();
    let total = letters.len();
    let set = letters.clone().filter(has).count();
    // More letters than half are written as those that are missing. Of thirteen, seven are as
    // short as a minus and six, and what has no minus is preferred.
    let most = if total == 13 { 7 } else { total / 2 };
    if set == 0 {
        return Ok(());
    }
    write!(f, "{count}")?;
    if set == total {
        return Ok(());
    }
    if set > most {
        f.write_str("-")?;
    }
    letters
        .filter(|letter| has(letter) == (set <= most))
        .try_for_each(|(_, letter)| write!(f, "{letter}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_arrangement_of_neighbours_has_exactly_one_letter() {
        let mut seen = [0; 512];
        for count in 1..=7 {
            for number in 0..letters(count).len() {
                let mut places: Vec<_> = symmetries(arrangement(count, number)).collect();
                places.sort_unstable();
                places.dedup();
                for place in places {
                    assert_eq!(place.count_ones(), count);
                    seen[usize::from(place)] += 1;
                }
            }
        }
        for neighbours in 0..512u16 {
            let is_arrangement =
                neighbours & MIDDLE == 0 && (1..=7).contains(&neighbours.count_ones());
            let expected = i32::from(is_arrangement);
            assert_eq!(seen[usize::from(neighbours)], expected, "{neighbours:#o}");
        }
    }
}
