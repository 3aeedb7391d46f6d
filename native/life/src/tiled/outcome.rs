//! What a pass over a tile found out about it.

/// Which parts of a tile changed, packed so that a kernel writes one word for each tile, and as
/// the kernels find it: what it means is worked out where something has changed at all.
///
/// Sets of directions have a bit for each of the [`DIRECTIONS`](crate::tiled::tile::DIRECTIONS).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Outcome(u64);

/// Nothing is known of moves.
const BLIND: u64 = 1 << 56;
/// The [memo](super::memo) was asked.
const ASKED: u64 = 1 << 57;
/// The memo knew.
const KNOWN: u64 = 1 << 58;

/// A small object was all that was in the window.
const LONE: u64 = 1 << 59;

/// The parts of an [`Outcome`]. Each byte but the last is a set of octets of the window's rows;
/// that of the tile's first rows is 1 and that of its last rows 6.
#[derive(Clone, Copy, Default)]
pub(super) struct Found {
    /// Where it is not what it was before.
    pub(super) changed: u8,
    /// The same for the columns that the neighbour to the west sees, or to the east.
    pub(super) changed_west: u8,
    pub(super) changed_east: u8,
    /// Where something changed in any generation, but perhaps the last.
    pub(super) moved: u8,
    /// The same for the outermost columns and those beside them.
    pub(super) moved_west: u8,
    pub(super) moved_east: u8,
    /// The same for the first row (1) and the last (2) and those beside them.
    pub(super) moved_rows: u8,
    /// Whether nothing is known of moves.
    pub(super) blind: bool,
}

impl Outcome {
    #[inline(always)]
    pub(super) fn new(found: Found) -> Self {
        Self(
            u64::from(found.changed)
                | u64::from(found.changed_west) << 8
                | u64::from(found.changed_east) << 16
                | u64::from(found.moved) << 24
                | u64::from(found.moved_west) << 32
                | u64::from(found.moved_east) << 40
                | u64::from(found.moved_rows) << 48
                | u64::from(found.blind) << 56,
        )
    }

    /// Whether any cell changed in any generation of the pass, even if it changed back; true if
    /// that was not watched.
    #[inline]
    pub(super) fn moved(self) -> bool {
        self.0 & (BLIND | 0xFF << 48 | 0xFF00_00FF) != 0
    }

    /// Whether the tile is not what it was before (one pass before, or two passes before where
    /// single generations are followed), or may be resting and nobody watched.
    #[inline]
    pub(super) fn unsettled(self) -> bool {
        self.0 & (BLIND | 0xFF) != 0
    }

    /// Whether it may be resting and nobody watched.
    #[inline]
    pub(super) fn to_be_watched(self) -> bool {
        self.0 & (BLIND | 0xFF) == BLIND
    }

    /// Whether something changed that any neighbour's window sees.
    #[inline]
    pub(super) fn is_seen(self) -> bool {
        const AT_EDGES: u64 = 1 << 1 | 1 << 6;
        self.0 & (AT_EDGES | 0xFFFF << 8) != 0
    }

    /// The directions in which something changed that a neighbour's window sees.
    #[inline]
    pub(super) fn bands(self) -> u8 {
        let [all, west, east] = [self.0 as u8, (self.0 >> 8) as u8, (self.0 >> 16) as u8];
        let (north, south) = (|set: u8| set >> 1 & 1, |set: u8| set >> 6 & 1);
        north(all)
            | south(all) << 1
            | u8::from(west != 0) << 2
            | u8::from(east != 0) << 3
            | north(west) << 4
            | north(east) << 5
            | south(west) << 6
            | south(east) << 7
    }

    /// The directions in which the very edge changed after any generation but the last, and
    /// perhaps some where only the cells beside it did.
    #[inline]
    pub(super) fn moving_edges(self) -> u8 {
        let [west, east, rows] = [
            (self.0 >> 32) as u8,
            (self.0 >> 40) as u8,
            (self.0 >> 48) as u8,
        ];
        if west | east | rows == 0 {
            return 0;
        }
        let (north, south) = (rows & 1, rows >> 1);
        north
            | south << 1
            | u8::from(west != 0) << 2
            | u8::from(east != 0) << 3
            | (north & west >> 1) << 4
            | (north & east >> 1) << 5
            | (south & west >> 6) << 6
            | (south & east >> 6) << 7
    }

    /// The same, found with the memo's help, or in spite of it.
    #[inline(always)]
    pub(super) fn asked(self, known: bool) -> Self {
        Self(self.0 | ASKED | if known { KNOWN } else { 0 })
    }

    /// Whether the memo knew, if it was asked.
    #[inline]
    pub(super) fn known(self) -> Option<bool> {
        (self.0 & ASKED != 0).then_some(self.0 & KNOWN != 0)
    }

    /// The same, of a window with no more than a small object in it.
    #[inline(always)]
    pub(super) fn lone(self) -> Self {
        Self(self.0 | LONE)
    }

    /// Whether a small object was all that was in the window, as far as anyone looked.
    #[inline]
    pub(super) fn is_lone(self) -> bool {
        self.0 & LONE != 0
    }

    /// To be kept as a word, and made of one again.
    #[inline(always)]
    pub(super) fn to_word(self) -> u64 {
        self.0
    }

    #[inline(always)]
    pub(super) fn from_word(word: u64) -> Self {
        Self(word)
    }

    /// The same, as if everything were new.
    pub(super) fn all_new(self) -> Self {
        Self(self.0 | 0x7E7E_7E7E)
    }

    /// Whether this names all that another names.
    #[cfg(test)]
    pub(super) fn covers(self, other: Self) -> bool {
        other.0 & !self.0 == 0
    }
}

/// The octets with any row of a set of the window's rows.
#[inline(always)]
pub(super) fn octets(rows: u64) -> u8 {
    const FIRST_OF_EACH: u64 = 0x0101_0101_0101_0101;
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let fours = rows | rows >> 4;
    let twos = fours | fours >> 2;
    let ones = twos | twos >> 1;
    ((ones & FIRST_OF_EACH).wrapping_mul(GATHER) >> 56) as u8
}
