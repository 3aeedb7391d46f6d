//! Advancing by one engine: tiles with the list engine at the plane's edges, or HashLife.

use num_bigint::BigUint;

use super::controls::{Breather, Offset, cancelled, reported};
use super::{Active, Board};
use crate::bounded;
use crate::list::List;
use crate::{Advance, Control, Engine, Error, Stop};

/// How many generations the list engine makes before it is asked whether the board is still near
/// an edge, and how far it must be to go back to tiles. A board that hugs the edge should not be
/// moved to and fro for nothing.
pub(super) const NEAR: u64 = 1 << 12;

/// How many generations tiles and lists are asked for at once, at most: their counter begins at 0
/// again before it could overflow.
pub(super) const MOST: u64 = 1 << 62;

impl Board {
    /// Whether the board cannot come near the edges of the plane in so many generations.
    pub(crate) fn fits(&self, generations: u64) -> bool {
        match &self.active {
            Active::Tiled(tiled) => tiled.fits(generations),
            Active::List(list) => generations <= headroom(list),
            Active::HashLife(_) => false,
        }
    }

    /// Advances by a number of generations, or until the control stops it. Whatever happens, the
    /// board is that of the last whole generation that was made.
    pub(crate) fn advance(
        &mut self,
        generations: &BigUint,
        control: &dyn Control,
    ) -> Result<Advance<BigUint>, Error> {
        match (self.engine(), &mut self.active) {
            (Engine::Auto, _) => self.advance_auto(generations, control),
            (_, Active::HashLife(hashlife)) => hashlife.advance(generations, control),
            (_, Active::Tiled(_) | Active::List(_)) => {
                let mut done = BigUint::ZERO;
                loop {
                    let left = generations - &done;
                    let asked = u64::try_from(&left).unwrap_or(MOST).min(MOST);
                    let offset = Offset {
                        control,
                        done: reported(&done),
                    };
                    let advance = self.advance_tiled(asked, &offset)?;
                    done += advance.generations;
                    if advance.stop == Stop::Done {
                        done += self.skip(asked, &(generations - &done));
                    }
                    if advance.stop != Stop::Done || done == *generations {
                        control.report(reported(&done));
                        return Ok(Advance {
                            generations: done,
                            stop: advance.stop,
                        });
                    }
                }
            }
        }
    }

    /// As [`advance`](Self::advance) for so few generations that it is not worth while to think
    /// about the engine, if the board is in tiles.
    pub(crate) fn advance_few(
        &mut self,
        generations: u64,
        control: &dyn Control,
    ) -> Option<Result<Advance, Error>> {
        let few = match self.engine() {
            Engine::Auto => generations < super::auto::FEW,
            Engine::Tiled => true,
            Engine::HashLife => false,
        };
        match &self.active {
            Active::Tiled(tiled) if few && (generations < 2 || tiled.fits(generations)) => {
                self.cancel_race();
                Some(self.advance_tiled(generations, control))
            }
            _ => None,
        }
    }

    /// Advances by tiles, and where those cannot by lists.
    pub(super) fn advance_tiled(
        &mut self,
        generations: u64,
        control: &dyn Control,
    ) -> Result<Advance, Error> {
        let mut done = 0;
        loop {
            let left = (generations - done).min(MOST);
            self.restart_count();
            let offset = Offset { control, done };
            let result = match &mut self.active {
                Active::Tiled(tiled) => match bounded::advance(tiled, left, &offset) {
                    Err(Error::OutOfPlane { .. }) if self.rule.grid().is_none() => {
                        done += tiled.generation();
                        let moved = match self.engine() {
                            Engine::Auto => self.move_to_hashlife(&cancelled(control))?,
                            Engine::Tiled | Engine::HashLife => {
                                self.move_to_list(&cancelled(control))?
                            }
                        };
                        if !moved {
                            return Ok(Advance {
                                generations: done,
                                stop: Stop::Cancelled,
                            });
                        }
                        continue;
                    }
                    result => result.map_err(|error| self.with_base(error)),
                },
                Active::List(list) => {
                    let breather = Breather::new(&offset, NEAR);
                    let result = list.advance(left, &breather);
                    if let Ok(advance) = result
                        && advance.stop == Stop::Paused
                        && breather.taken.get()
                    {
                        done += advance.generations;
                        if headroom(list) > 2 * NEAR {
                            self.move_to_tiles(&|| false)?;
                        }
                        continue;
                    }
                    result.map_err(|error| self.with_base(error))
                }
                Active::HashLife(hashlife) => {
                    let advance = hashlife.advance(&left.into(), &offset)?;
                    Ok(Advance {
                        // No more than was asked for.
                        generations: u64::try_from(&advance.generations).unwrap_or(left),
                        stop: advance.stop,
                    })
                }
            };
            let advance = result?;
            done += advance.generations;
            if advance.stop != Stop::Done || done == generations {
                return Ok(Advance {
                    generations: done,
                    ..advance
                });
            }
        }
    }

    /// Skips most of what is left of a run after tiles or lists have made so many generations of
    /// it, if nothing can change any more: how much.
    ///
    /// Nobody can make [`MOST`] generations one by one. Who has done it has found that all tiles
    /// repeat themselves, with a period that divides 8, and the background with one of 2; or that
    /// nothing else is awake but spaceships, which will leave the plane.
    pub(super) fn skip(&mut self, made: u64, left: &BigUint) -> BigUint {
        let is_awake = matches!(&self.active, Active::Tiled(tiled) if !tiled.is_asleep());
        if made < MOST || is_awake {
            return BigUint::ZERO;
        }
        let skipped = left - left % MOST;
        self.base += &skipped;
        skipped
    }

    /// Lets the counters of tiles and lists begin at 0.
    pub(super) fn restart_count(&mut self) {
        match &mut self.active {
            Active::Tiled(tiled) => {
                self.base += tiled.generation();
                tiled.set_generation(0);
            }
            Active::List(list) => {
                self.base += list.generation();
                list.set_generation(0);
            }
            Active::HashLife(_) => {}
        }
    }

    /// An error of tiles or lists with true generations in it.
    fn with_base(&self, error: Error) -> Error {
        match error {
            Error::OutOfPlane { generation, start } => Error::OutOfPlane {
                generation: generation + &self.base,
                start: start + &self.base,
            },
            error => error,
        }
    }
}

/// How far the board is from the edges of the plane.
pub(super) fn headroom(list: &List) -> u64 {
    list.bounds().map_or(u64::MAX, |bounds| bounds.headroom())
}
