//! What a rule does, as a truth table.

/// For each state of the nine cells, numbered as in [`Rule::next`](crate::Rule::next), whether the
/// middle one will be alive: bit `nine % 64` of word `nine / 64`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Table([u64; 8]);

/// The bit of the middle cell among the nine.
pub(crate) const MIDDLE: u16 = 1 << 4;

/// How many states the nine cells have.
pub(crate) const STATES: u16 = 512;

impl Table {
    pub(super) const LIFE: Self = {
        let mut words = [0; 8];
        let mut nine = 0;
        while nine < STATES {
            let total = nine.count_ones();
            if total == 3 || total == 4 && nine & MIDDLE != 0 {
                words[(nine / 64) as usize] |= 1 << (nine % 64);
            }
            nine += 1;
        }
        Self(words)
    };

    pub(crate) fn new(mut next: impl FnMut(u16) -> bool) -> Self {
        let mut words = [0; 8];
        for nine in 0..STATES {
            words[usize::from(nine / 64)] |= u64::from(next(nine)) << (nine % 64);
        }
        Self(words)
    }

    #[inline]
    pub(crate) fn next(&self, nine: u16) -> bool {
        debug_assert!(nine < STATES);
        self.0[usize::from(nine / 64) & 7] >> (nine % 64) & 1 == 1
    }

    /// What a dead and a live cell will be by the number of live neighbours, 0 to 8 as bits; if no
    /// more than that number matters.
    pub(crate) fn totalistic(&self) -> Option<[u16; 2]> {
        let mut counts = [0; 2];
        // Any set of neighbours will do for a number, say the first ones.
        for (state, counts) in counts.iter_mut().enumerate() {
            let middle = if state == 0 { 0 } else { MIDDLE };
            for n in 0..=8 {
                let first = (1 << n) - 1;
                let neighbours = first & 0xF | (first & 0xF0) << 1;
                *counts |= u16::from(self.next(neighbours | middle)) << n;
            }
        }
        let same = |nine: u16| {
            let state = usize::from(nine & MIDDLE != 0);
            let neighbours = (nine & !MIDDLE).count_ones();
            self.next(nine) == (counts[state] >> neighbours & 1 == 1)
        };
        (0..STATES).all(same).then_some(counts)
    }
}

#[cfg(test)]
mod tests {
    use crate::Rule;

    fn totalistic(rule: &str) -> Option<[u16; 2]> {
        rule.parse::<Rule>().expect(rule).table().totalistic()
    }

    #[test]
    fn a_totalistic_table_is_known_as_one_however_it_is_written() {
        let life = Some([1 << 3, 1 << 2 | 1 << 3]);
        assert_eq!(totalistic("B3/S23"), life);
        assert_eq!(
            totalistic(
                "MAPARYXfhZofugWaH7oaIDogBZofuhogOiAaIDogIAAgAAWaH7oaIDogGiA6ICAAIAAaIDogIAAgACAAIAAAAAAAA"
            ),
            life
        );
        assert_eq!(totalistic("B08/S8"), Some([0x101, 0x100]));
        assert_eq!(totalistic("W0"), Some([0, 0x1FF]));
        for other in ["B3/S23V", "B3/S23H", "B3/S2-i34q", "W22"] {
            assert_eq!(totalistic(other), None, "{other}");
        }
    }
}
