//! What a pass over a tile found out about it.

/// Which parts of a tile changed, packed so that a pass writes one word for each tile.
///
/// Sets of directions have a bit for each of the [`DIRECTIONS`](crate::tiled::tile::DIRECTIONS).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::tiled) struct Outcome(u64);

const CHANGED: u64 = 1 << 32;
const MOVED: u64 = 1 << 33;
const LIVE: u64 = 1 << 34;

impl Outcome {
    /// Of what the kernels find.
    #[inline(always)]
    pub(super) fn new(found: Found) -> Self {
        let flag = |set: bool, bit: u64| if set { bit } else { 0 };
        Self(
            u64::from(found.bands)
                | u64::from(found.edges) << 8
                | u64::from(found.moving_edges) << 16
                | u64::from(found.live_edges) << 24
                | flag(found.changed, CHANGED)
                | flag(found.moved, MOVED)
                | flag(found.live, LIVE),
        )
    }

    /// Whether the tile is not what it was before: one pass before, or two passes before where
    /// single generations are followed.
    pub(in crate::tiled) fn changed(self) -> bool {
        self.0 & CHANGED != 0
    }

    /// Whether any cell changed in any generation of the pass, even if it changed back.
    pub(in crate::tiled) fn moved(self) -> bool {
        self.0 & MOVED != 0
    }

    /// Whether a cell is alive now.
    pub(in crate::tiled) fn live(self) -> bool {
        self.0 & LIVE != 0
    }

    /// The directions in which something changed that a neighbour's window sees.
    pub(in crate::tiled) fn bands(self) -> u8 {
        self.0 as u8
    }

    /// The directions in which the very edge changed, in the sense of [`changed`](Self::changed).
    pub(in crate::tiled) fn edges(self) -> u8 {
        (self.0 >> 8) as u8
    }

    /// The directions in which the very edge changed after any generation but the last.
    pub(in crate::tiled) fn moving_edges(self) -> u8 {
        (self.0 >> 16) as u8
    }

    /// The directions in which a live cell is at the very edge now. Only told where `edges` has
    /// any.
    pub(in crate::tiled) fn live_edges(self) -> u8 {
        (self.0 >> 24) as u8
    }

    /// The same, but as if everything that lives or touches an edge had just come to be.
    pub(in crate::tiled) fn all_new(self, live_edges: u8) -> Self {
        Self(self.0 | 0xFFFF | u64::from(live_edges) << 24 | CHANGED | MOVED)
    }
}

/// The parts of an [`Outcome`], by the names of its methods.
#[derive(Clone, Copy, Default)]
pub(super) struct Found {
    pub(super) bands: u8,
    pub(super) edges: u8,
    pub(super) moving_edges: u8,
    pub(super) live_edges: u8,
    pub(super) changed: bool,
    pub(super) moved: bool,
    pub(super) live: bool,
}
