//! Spaceships on their way out, which need no tiles.
//!
//! What an old soup, a methuselah or a puffer leaves behind is asleep, but for the gliders that fly
//! away from it, for ever. Nothing will become of them but the same glider somewhere else, as long as
//! nothing comes near. So they are taken off the grid, and put back before anything can, and at the end
//! of the run: between calls there is nothing in the air.
//!
//! What can come near is bounded. Nothing on the grid spreads by more than a cell in a generation, so
//! that rectangles around all that is there tell how long a spaceship outside of them is safe; then it
//! is looked at them again, and they are farther away by now as a rule. Of two spaceships in the air
//! each moves on a straight line, and one that would ever meet another does not take off.

use std::ops::Range;
use std::sync::Mutex;

use foldhash::{HashMap, HashMapExt};

use super::Tiled;
use super::grid::{EDITED, EMPTY, FREE, Grid, LONE};
use super::lone::{BOX, Object, Objects, corner, cut};
use super::pass::LONGEST;
use super::tile::{HALO, SIDE, WINDOW};
use crate::Cell;

/// After how many passes it is looked for spaceships that could take off; after twice as many, and so
/// on, where none did.
const LOOK: u64 = 32;
const LONGEST_LOOK: u64 = 64 * LOOK;

/// A run that ends sooner is not worth a flight, in passes.
const WORTH_A_FLIGHT: u64 = 64;

/// For how many passes a spaceship must be safe to take off; for a quarter of that to stay in the air.
const SAFE: i64 = 16;

/// The same, as a part of the tiles there are: it takes as long as some passes to look at them.
const TILES_A_SAFE_PASS: i64 = 64;

/// How many spaceships can be in the air, and take off together: each is compared with each.
const MOST_ALOFT: usize = 256;
const MOST_READY: usize = 64;

/// The side of the squares that what is busy is divided into, in tiles, and how many of them there may
/// be: each spaceship is compared with each of them.
const SQUARE: i64 = 16;
const MOST_SQUARES: usize = 256;

/// How many tiles a spaceship can need when it is put back.
const TILES_TO_LAND: usize = 4;

/// Cells between which nothing passes from one to the other in this pass or the next.
const APART: i64 = 4 * HALO as i64;

/// The spaceships that are not on the grid.
#[derive(Debug)]
pub(super) struct Flights {
    aloft: Vec<Flight>,
    /// How many passes of full length this run has made.
    passes: u64,
    /// After how many of them to look who could take off, and until when all in the air are safe.
    look: u64,
    safe: u64,
    /// The passes between two looks.
    interval: u64,
    /// How many tiles with nothing but a small object in their window were computed since the last
    /// look.
    lone: u64,
}

/// A spaceship: an object that a pass moves, and does not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Flight {
    object: Object,
    /// Where its box began, x and y, and after how many passes of the run.
    start: [i64; 2],
    since: u64,
    /// How far it gets in a pass.
    speed: [i64; 2],
    /// For how many passes it was safe when that was looked at last.
    safe: i64,
}

/// A spaceship on the grid.
struct Ready {
    flight: Flight,
    /// The tiles that it lies in, which hold nothing else; 0 is none.
    tiles: [u32; TILES_TO_LAND],
}

/// A rectangle of cells, and those that are there: for x and for y the first and the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Area([(i64, i64); 2]);

impl Flights {
    /// Nothing is in the air when a run begins.
    pub(super) const NONE: Self = Self {
        aloft: Vec::new(),
        passes: 0,
        look: LOOK,
        safe: u64::MAX,
        interval: LOOK,
        lone: 0,
    };

    /// For how many passes nothing has to land.
    pub(super) fn safe_passes(&self) -> u64 {
        self.safe - self.passes
    }

    /// Counts passes of full length.
    pub(super) fn pass(&mut self, passes: u64) {
        self.passes += passes;
    }

    /// Counts tiles with nothing but a small object in their window.
    pub(super) fn note_lone(&mut self, tiles: u64) {
        self.lone += tiles;
    }
}

impl Flight {
    /// Where it is after so many passes.
    fn area(&self, passes: u64) -> Area {
        let flown = (passes - self.since) as i64;
        let span = |axis: usize| {
            let first = self.start[axis] + self.speed[axis] * flown;
            (first, first + BOX as i64 - 1)
        };
        Area([span(0), span(1)])
    }

    fn cells(&self, passes: u64) -> Vec<Cell> {
        let Area([(left, _), (top, _)]) = self.area(passes);
        let bits = (0..64).filter(|bit| self.object >> bit & 1 != 0);
        bits.map(|bit| Cell::new(left + bit % 8, top + bit / 8))
            .collect()
    }

    /// For how many passes it keeps away from the edges of the plane. Negative if it is near one.
    fn safe_on_plane(&self, now: u64) -> i64 {
        const FAR: i64 = 1 << 10;
        let Area(own) = self.area(now);
        let along = |axis: usize| {
            let first = own[axis].0;
            let way = match self.speed[axis] {
                0 => return i64::MAX,
                speed if speed > 0 => (i64::MAX - FAR).saturating_sub(first),
                _ => first.saturating_sub(i64::MIN + FAR),
            };
            way / self.speed[axis].abs()
        };
        along(0).min(along(1))
    }

    /// For how many passes nothing that is in an area now can come near. Negative if it is near.
    fn safe_from(&self, busy: &Area, now: u64) -> i64 {
        const LIGHT: i64 = LONGEST as i64;
        let own = self.area(now);
        let along = |axis: usize| {
            let ((first, last), (busy_first, busy_last)) = (own.0[axis], busy.0[axis]);
            // It is on one side of the area at most.
            let after = first.saturating_sub(busy_last);
            let before = busy_first.saturating_sub(last);
            let (gap, approach) = if after > before {
                (after, LIGHT - self.speed[axis])
            } else {
                (before, LIGHT + self.speed[axis])
            };
            (gap - APART).div_euclid(approach.max(1))
        };
        along(0).max(along(1))
    }

    /// Takes one more area into account.
    fn beware_of(&mut self, busy: &Area, now: u64) {
        self.safe = self.safe.min(self.safe_from(busy, now));
    }

    /// Whether it comes near another one at any time from now on.
    fn meets(&self, other: &Self, now: u64) -> bool {
        let (Area(own), Area(others)) = (self.area(now), other.area(now));
        // The passes from now on in which they are near each other, rounded up to whole ones.
        let near = |axis: usize| {
            const REACH: i64 = BOX as i64 + APART;
            const ALWAYS: Option<(i64, i64)> = Some((0, i64::MAX));
            let Some(distance) = others[axis].0.checked_sub(own[axis].0) else {
                return ALWAYS;
            };
            let speed = other.speed[axis] - self.speed[axis];
            if speed == 0 {
                return if distance.abs() <= REACH {
                    ALWAYS
                } else {
                    None
                };
            }
            let passes = [-REACH, REACH].map(|end| end.saturating_sub(distance).div_euclid(speed));
            let last = passes[0].max(passes[1]) + 1;
            (last >= 0).then_some((passes[0].min(passes[1]), last))
        };
        match (near(0), near(1)) {
            (Some(x), Some(y)) => x.0.max(y.0) <= x.1.min(y.1),
            _ => false,
        }
    }
}

impl Area {
    fn with(self, other: Self) -> Self {
        let both = |axis: usize| {
            let ((first, last), (more_first, more_last)) = (self.0[axis], other.0[axis]);
            (first.min(more_first), last.max(more_last))
        };
        Self([both(0), both(1)])
    }
}

/// Those that could fly and those that do.
fn all<'a>(
    ready: &'a mut [Ready],
    aloft: &'a mut [Flight],
) -> impl Iterator<Item = &'a mut Flight> {
    let ready = ready.iter_mut().map(|ready| &mut ready.flight);
    ready.chain(aloft)
}

impl Tiled {
    /// Before a pass, with so many generations to go in this run: has land what would be in danger,
    /// and take off what can.
    pub(super) fn direct_flights(&mut self, left: u64) {
        let left = left / LONGEST;
        if left == 0 {
            return self.land();
        }
        let Flights {
            passes,
            look,
            safe,
            lone,
            ..
        } = self.flights;
        let mut ready = Vec::new();
        if passes >= look {
            self.flights.interval = LONGEST_LOOK.min(2 * self.flights.interval);
            self.flights.look = passes + self.flights.interval;
            self.flights.lone = 0;
            // To look at a tile takes a tenth of the time that it takes to compute it.
            if left >= WORTH_A_FLIGHT && 4 * lone >= u64::from(self.grid.numbers().end) {
                ready = self.ready_to_fly();
            }
        }
        if !ready.is_empty() || passes >= safe {
            self.redirect(ready);
        }
    }

    /// Has all in the air land.
    pub(super) fn land(&mut self) {
        for flight in std::mem::take(&mut self.flights.aloft) {
            self.put_down(&flight);
        }
        self.flights.safe = u64::MAX;
    }

    /// Has all land, and none take off any more in this run, for the tiles to have the room that was
    /// kept for them. Returns whether there were any.
    pub(super) fn ground(&mut self) -> bool {
        let any = !self.flights.aloft.is_empty();
        self.land();
        self.flights.look = u64::MAX;
        any
    }

    /// Has those take off that can, of some that are ready, and those land that must.
    fn redirect(&mut self, mut ready: Vec<Ready>) {
        let Some(mut busy) = self.busy(&ready) else {
            return self.land();
        };
        let now = self.flights.passes;
        let mut aloft = std::mem::take(&mut self.flights.aloft);
        let mut i = 0;
        while i < ready.len() {
            let flight = &ready[i].flight;
            let mut others = aloft
                .iter()
                .chain(ready[..i].iter().map(|other| &other.flight));
            if others.any(|other| flight.meets(other, now)) {
                busy.push(ready.swap_remove(i).flight.area(now));
            } else {
                i += 1;
            }
        }
        for flight in all(&mut ready, &mut aloft) {
            flight.safe = flight.safe_on_plane(now);
            busy.iter().for_each(|area| flight.beware_of(area, now));
        }
        // Each that is on the grid may be a danger to others.
        let safe = SAFE.max(i64::from(self.grid.numbers().end) / TILES_A_SAFE_PASS);
        loop {
            let stays = ready.iter().position(|ready| ready.flight.safe < safe);
            let lands = aloft.iter().position(|flight| flight.safe < safe / 4);
            let on_grid = if let Some(i) = stays {
                ready.swap_remove(i).flight
            } else if let Some(i) = lands {
                let flight = aloft.swap_remove(i);
                self.put_down(&flight);
                flight
            } else {
                break;
            };
            let area = on_grid.area(now);
            all(&mut ready, &mut aloft).for_each(|flight| flight.beware_of(&area, now));
        }
        if !ready.is_empty() {
            self.flights.interval = LOOK;
            self.flights.look = now + LOOK;
        }
        for Ready { flight, .. } in ready {
            self.remove(&flight.cells(now));
            aloft.push(flight);
        }
        self.grid.set_reserve(TILES_TO_LAND * aloft.len());
        let safe = aloft.iter().map(|flight| flight.safe).min();
        let safe = safe.unwrap_or(i64::MAX).max(1).unsigned_abs();
        self.flights.safe = now.saturating_add(safe);
        self.flights.aloft = aloft;
    }

    /// Puts a spaceship on the grid.
    fn put_down(&mut self, flight: &Flight) {
        let cells = flight.cells(self.flights.passes);
        // What was kept for it is no longer kept from it.
        self.grid.set_reserve(0);
        let landed = self.insert(&cells);
        landed.expect("tiles for it were kept free");
    }

    /// The spaceships that are alone in their windows.
    fn ready_to_fly(&mut self) -> Vec<Ready> {
        let mut ready = Vec::new();
        let Some(objects) = self
            .objects
            .first_mut()
            .and_then(|first| Mutex::get_mut(first).ok())
        else {
            return ready;
        };
        let now = self.flights.passes;
        let aloft = self.flights.aloft.len();
        let most = MOST_READY.min(MOST_ALOFT - aloft);
        let listed = self.grid.agenda.now.iter();
        let lone = listed.filter(|&&tile| self.grid.meta[tile as usize].flags & LONE != 0);
        for &tile in lone {
            if ready.len() == most {
                break;
            }
            ready.extend(spaceship(&self.grid, self.front, tile, objects, now));
        }
        let tiles = TILES_TO_LAND * (aloft + ready.len());
        let places = self.grid.try_room(tiles) / TILES_TO_LAND;
        ready.truncate(places.saturating_sub(aloft));
        ready
    }

    /// Rectangles around all live cells on the grid but those of some spaceships; none if that would
    /// be too many.
    fn busy(&self, ready: &[Ready]) -> Option<Vec<Area>> {
        let mut theirs: Vec<u32> = ready.iter().flat_map(|ready| ready.tiles).collect();
        theirs.sort_unstable();
        let grid = &self.grid;
        let mut squares: HashMap<[i64; 2], Area> = HashMap::new();
        for tile in grid.numbers() {
            let flags = grid.meta[tile as usize].flags;
            let is_void = flags & FREE != 0 || flags & (EMPTY | EDITED) == EMPTY;
            if is_void
                || theirs.binary_search(&tile).is_ok()
                || grid.population(tile, self.front) == 0
            {
                continue;
            }
            let place = grid.place(tile);
            // A tile at the edge of the plane may begin or end beyond it.
            let area = Area([place.x, place.y].map(|place| {
                let first = place.saturating_mul(SIDE as i64);
                (first, first.saturating_add(SIDE as i64 - 1))
            }));
            let square = [place.x, place.y].map(|place| place.div_euclid(SQUARE));
            let all = squares.entry(square).or_insert(area);
            *all = all.with(area);
            if squares.len() > MOST_SQUARES {
                return None;
            }
        }
        Some(squares.into_values().collect())
    }
}

/// The spaceship whose box begins in a tile, if it is alone in the tile's window.
fn spaceship(grid: &Grid, front: usize, tile: u32, objects: &Objects, now: u64) -> Option<Ready> {
    const OWN: Range<usize> = HALO..HALO + SIDE;
    let [n, s, w, e, nw, ne, sw, se] = grid.meta[tile as usize].neighbours;
    let rows = |tile| &grid.rows(tile, front).0;
    let window: [u64; WINDOW] = std::array::from_fn(|row| {
        let (west, middle, east, at) = match row {
            0..HALO => (nw, n, ne, SIDE - HALO + row),
            row if row < OWN.end => (w, tile, e, row - HALO),
            row => (sw, s, se, row - OWN.end),
        };
        rows(middle)[at] | rows(west)[at] >> SIDE | rows(east)[at] << SIDE
    });
    let (x, y) = corner(&window)?;
    if !OWN.contains(&x) || !OWN.contains(&y) {
        return None;
    }
    let (object, is_all) = cut(&window, x, y);
    let (dx, dy) = objects.speed(object)?;
    let (is_east, is_south) = (x + BOX > OWN.end, y + BOX > OWN.end);
    let if_so = |is_in: bool, tile: u32| if is_in { tile } else { 0 };
    let tiles = [
        tile,
        if_so(is_east, e),
        if_so(is_south, s),
        if_so(is_east && is_south, se),
    ];
    let theirs: u64 = tiles.iter().map(|&tile| grid.population(tile, front)).sum();
    if !is_all || theirs != u64::from(object.count_ones()) {
        return None;
    }
    let place = grid.place(tile);
    // Modulo 2^64 where a tile begins beyond the plane, but no cell does.
    let y = place.top().wrapping_add(y as i64 - HALO as i64);
    let flight = Flight {
        object,
        start: [place.window_x().wrapping_add(x as i64), y],
        since: now,
        speed: [i64::from(dx), i64::from(dy)],
        safe: 0,
    };
    Some(Ready { flight, tiles })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLIDER: Object = 0x0007_0402;

    fn flight(x: i64, y: i64, dx: i64, dy: i64) -> Flight {
        Flight {
            object: GLIDER,
            start: [x, y],
            since: 0,
            speed: [dx, dy],
            safe: 0,
        }
    }

    /// The cells between two areas along the axis on which they are farther apart.
    fn gap(one: Area, other: Area) -> i64 {
        let along = |axis: usize| {
            let ((first, last), (other_first, other_last)) = (one.0[axis], other.0[axis]);
            (other_first - last).max(first - other_last)
        };
        along(0).max(along(1))
    }

    #[test]
    fn flights_that_do_not_meet_never_come_near() {
        let speeds = [(2, 2), (-2, 2), (4, 0), (0, -4), (-4, 0), (8, 0), (3, -1)];
        let [mut meeting, mut passing] = [0, 0];
        for (i, one) in speeds.into_iter().enumerate() {
            for other in &speeds[i..] {
                for at in 0..400 {
                    let place = [at % 20, at / 20].map(|v| 60 * v - 590);
                    let one = flight(0, 0, one.0, one.1);
                    let other = flight(place[0], place[1], other.0, other.1);
                    let nearest = (50..2_000).map(|t| gap(one.area(t), other.area(t))).min();
                    let nearest = nearest.expect("many passes");
                    if one.meets(&other, 50) {
                        meeting += 1;
                        // It may think so where they miss each other by a pass.
                        assert!(nearest <= APART + 32, "{one:?} {other:?} {nearest}");
                    } else {
                        passing += 1;
                        assert!(nearest > APART, "{one:?} {other:?} {nearest}");
                    }
                }
            }
        }
        assert!(meeting > 200 && passing > 200, "{meeting} {passing}");
    }

    #[test]
    fn what_spreads_as_fast_as_light_does_not_reach_a_flight_that_is_safe() {
        let busy = Area([(-100, 47), (-20, 300)]);
        for (dx, dy) in [(2, 2), (2, -2), (4, 0), (0, -4), (-8, 0)] {
            let (mut safe, mut unsafe_) = (0, 0);
            for at in 0..900 {
                let flight = flight(at % 30 * 40 - 600, at / 30 * 40 - 600, dx, dy);
                let passes = flight.safe_from(&busy, 7);
                if passes < 0 {
                    unsafe_ += 1;
                    continue;
                }
                safe += 1;
                let light = 8 * passes;
                let spread = busy.0.map(|(first, last)| (first - light, last + light));
                let then = flight.area(7 + passes as u64);
                assert!(gap(then, Area(spread)) >= APART, "{flight:?} {passes}");
            }
            assert!(safe > 50 && unsafe_ > 20, "{safe} {unsafe_}");
        }
    }

    #[test]
    fn its_cells_are_those_of_its_box() {
        let cells = flight(10, -20, 2, 2).cells(3);
        let expected = [(17, -14), (18, -13), (16, -12), (17, -12), (18, -12)];
        assert_eq!(cells, expected.map(|(x, y)| Cell::new(x, y)));
    }
}
