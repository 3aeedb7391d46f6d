//! MAP strings: a truth table in base64.
//!
//! Bit `i` of the table, counted from the first digit's highest bit on, is what becomes of a cell
//! when the cells that matter are in state `i`; the number of digits tells the neighbourhood.

use std::fmt;

use super::neighbourhood::Neighbourhood;
use super::parse::Problem;
use super::table::Table;

/// The base64 digits of RFC 4648.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

const NEIGHBOURHOODS: [Neighbourhood; 3] = [
    Neighbourhood::Moore,
    Neighbourhood::Hexagonal,
    Neighbourhood::VonNeumann,
];

/// How many states the cells that matter can be in.
fn states(neighbourhood: Neighbourhood) -> usize {
    1 << neighbourhood.places().len()
}

fn digits(neighbourhood: Neighbourhood) -> usize {
    states(neighbourhood).div_ceil(6)
}

/// Reads what follows `MAP`: characters with their positions.
pub(super) fn parse(text: &[(usize, char)]) -> Result<(Table, Neighbourhood), Problem> {
    let text = match text {
        [digits @ .., (_, '='), (_, '=')] => digits,
        digits => digits,
    };
    let mut sixes = Vec::with_capacity(text.len());
    for &(position, c) in text {
        let digit = DIGITS.iter().position(|&digit| char::from(digit) == c);
        let digit = digit.ok_or_else(|| {
            Problem::at(position, format!("{c:?} is no base64 digit of a MAP rule"))
        })?;
        sixes.push(digit as u8);
    }
    let neighbourhood = NEIGHBOURHOODS
        .into_iter()
        .find(|&neighbourhood| digits(neighbourhood) == sixes.len())
        .ok_or_else(|| {
            Problem::new(format!(
                "a MAP rule has 86, 22 or 6 base64 digits and not {}",
                sixes.len()
            ))
        })?;
    let places = neighbourhood.places();
    let table = Table::new(|nine| {
        let state = places.iter().fold(0, |state, &place| {
            state << 1 | usize::from(nine >> place & 1)
        });
        sixes[state / 6] >> (5 - state % 6) & 1 == 1
    });
    Ok((table, neighbourhood))
}

/// Writes the table of a rule that depends on this neighbourhood only.
pub(super) fn write(
    f: &mut fmt::Formatter<'_>,
    table: &Table,
    neighbourhood: Neighbourhood,
) -> fmt::Result {
    f.write_str("MAP")?;
    let places = neighbourhood.places();
    let bit = |state: usize| {
        let place =
            |(i, place): (usize, &u8)| ((state >> (places.len() - 1 - i) & 1) as u16) << place;
        state < states(neighbourhood) && table.next(places.iter().enumerate().map(place).sum())
    };
    for digit in 0..digits(neighbourhood) {
        let six = (0..6).fold(0, |six, i| six << 1 | usize::from(bit(6 * digit + i)));
        write!(f, "{}", char::from(DIGITS[six]))?;
    }
    Ok(())
}
