//! What the kernels ask of a vector unit.

/// A vector unit: 64-bit words side by side, one row of a window each.
///
/// A value of the implementing type is a proof that the processor has the unit, so that the methods
/// are safe to call. Every method must be inlined into a function that is compiled for the unit.
pub(crate) trait Simd: Copy {
    /// A register.
    type Vector: Copy;

    /// How many words a register has.
    const LANES: usize;

    /// Whether the machine has so many registers that a whole window's sums fit.
    const ROOMY: bool;

    fn splat(self, word: u64) -> Self::Vector;
    /// The rows from `at` on.
    fn load(self, rows: &[u64], at: usize) -> Self::Vector;
    fn store(self, rows: &mut [u64], at: usize, v: Self::Vector);

    fn and(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    fn or(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    fn xor(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    /// `a & !b`.
    fn without(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;

    /// Each cell moved one column to the east.
    fn east(self, v: Self::Vector) -> Self::Vector;
    /// Each cell moved one column to the west.
    fn west(self, v: Self::Vector) -> Self::Vector;
    /// Each cell moved by the width of a tile to the east.
    fn east_by_48(self, v: Self::Vector) -> Self::Vector;
    /// Each cell moved by the width of a tile to the west.
    fn west_by_48(self, v: Self::Vector) -> Self::Vector;

    /// Each lane moved one up, the last to the front.
    fn rotate_up(self, v: Self::Vector) -> Self::Vector;
    /// Each lane moved one down, the first to the end.
    fn rotate_down(self, v: Self::Vector) -> Self::Vector;
    /// The last lane of `before` and all but the last lane of `v`.
    fn above(self, before: Self::Vector, v: Self::Vector) -> Self::Vector;
    /// All but the first lane of `v` and the first lane of `after`.
    fn below(self, v: Self::Vector, after: Self::Vector) -> Self::Vector;

    /// From row order (register by register) to strides: row `r` in register `r % N`, lane `r / N`,
    /// so that the rows above and below a register's rows are other registers.
    fn to_strides<const N: usize>(self, x: &mut [Self::Vector; N]);
    /// The way back.
    fn to_rows<const N: usize>(self, x: &mut [Self::Vector; N]);

    /// Which lanes have any bit of `mask`, one bit each.
    fn test(self, v: Self::Vector, mask: u64) -> u32;

    /// Sum bit and carry of three.
    #[inline(always)]
    fn add3(
        self,
        a: Self::Vector,
        b: Self::Vector,
        c: Self::Vector,
    ) -> (Self::Vector, Self::Vector) {
        let ab = self.xor(a, b);
        let bc = self.xor(b, c);
        (self.xor(ab, c), self.xor(b, self.and(ab, bc)))
    }

    /// All three at once.
    #[inline(always)]
    fn or3(self, a: Self::Vector, b: Self::Vector, c: Self::Vector) -> Self::Vector {
        self.or(self.or(a, b), c)
    }

    /// `acc` and where `a` and `b` differ.
    #[inline(always)]
    fn or_changes(self, acc: Self::Vector, a: Self::Vector, b: Self::Vector) -> Self::Vector {
        self.or(acc, self.xor(a, b))
    }

    /// `(a & b) ^ c`.
    #[inline(always)]
    fn and_xor(self, a: Self::Vector, b: Self::Vector, c: Self::Vector) -> Self::Vector {
        self.xor(self.and(a, b), c)
    }

    /// Where `mask` is set `a`, elsewhere `b`.
    #[inline(always)]
    fn select(self, mask: Self::Vector, a: Self::Vector, b: Self::Vector) -> Self::Vector {
        self.xor(b, self.and(mask, self.xor(a, b)))
    }

    /// B3/S23, given the column sums added up: `ones` + 2 (`twos` + `more_twos`) + 4 `fours` live
    /// cells in the nine.
    #[inline(always)]
    fn life(self, sums: Sums<Self::Vector>, alive: Self::Vector) -> Self::Vector {
        let Sums {
            ones,
            carry,
            twos,
            fours,
        } = sums;
        // 3 is ones and one two; 4, for a live cell, is a four, or two twos.
        let odd = self.xor(self.xor(twos, carry), ones);
        let right = self.xor(fours, self.or(ones, carry));
        self.without(self.and(self.or(ones, alive), right), odd)
    }
}

/// How many of the nine cells around each place are alive: `ones + 2 (carry + twos) + 4 fours`.
#[derive(Clone, Copy)]
pub(crate) struct Sums<V> {
    pub(crate) ones: V,
    pub(crate) carry: V,
    pub(crate) twos: V,
    pub(crate) fours: V,
}
