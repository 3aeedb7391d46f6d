//! One of three iterators.

/// One of three iterators over the same things. Whoever takes all of them by a closure
/// (`for_each`, `fold`) asks once which of the three it is: a `Box<dyn Iterator>` would ask for each,
/// which for cells takes several times as long as to find them.
pub(super) enum AnyOf<A, B, C> {
    First(A),
    Second(B),
    Third(C),
}

impl<T, A, B, C> Iterator for AnyOf<A, B, C>
where
    A: Iterator<Item = T>,
    B: Iterator<Item = T>,
    C: Iterator<Item = T>,
{
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        match self {
            Self::First(them) => them.next(),
            Self::Second(them) => them.next(),
            Self::Third(them) => them.next(),
        }
    }

    fn fold<R, F: FnMut(R, T) -> R>(self, init: R, f: F) -> R {
        match self {
            Self::First(them) => them.fold(init, f),
            Self::Second(them) => them.fold(init, f),
            Self::Third(them) => them.fold(init, f),
        }
    }
}
