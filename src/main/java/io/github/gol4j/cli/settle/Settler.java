package io.github.gol4j.cli.settle;

import io.github.gol4j.BoundingBox;
import io.github.gol4j.CellSet;
import io.github.gol4j.Rule;
import io.github.gol4j.Universe;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells whether a board has settled: it consists of still lifes, oscillators and spaceships which
 * will never come near each other. That is a proof and not a guess from the population: each group
 * of cells is watched alone until it returns, and the courses of all groups are followed for ever.
 * The converse does not hold: a board with an oscillator of a very long period, or with a glider
 * that passes a still life closely, counts as unsettled. So does one with 2^20 live cells or more,
 * or with more than 2^16 that hang together, because what grows without end would otherwise be
 * watched without end.
 */
public final class Settler {

    private static final BigInteger ONE = BigInteger.ONE;

    /** Joining groups may make others touch; a board for which that goes on is not settled. */
    private static final int MOST_ROUNDS = 16;

    /** Beyond this the arithmetic of courses would be off by cells. */
    private static final long FARTHEST = 1L << 48;

    /** The longest length in bits of the population of a board that is looked at. */
    private static final int MOST_CELLS_BITS = 20;

    /** How many cells all groups may have together whose motion is remembered. */
    private static final int MOST_REMEMBERED = 1 << 20;

    private final Rule rule;
    private final Map<CellSet, Optional<Motion>> known = new HashMap<>();
    private int remembered;

    /**
     * Makes one.
     *
     * @param rule the rule of the boards; one under which the empty plane stays empty
     */
    public Settler(Rule rule) {
        this.rule = rule;
    }

    /** A group of cells, moved to the origin, and where it is. */
    private record Group(CellSet cells, long x, long y, Motion motion) {}

    /**
     * Looks at a board.
     *
     * @param universe the board
     * @return what it consists of, or nothing if that is not known
     */
    public Optional<Settlement> examine(Universe universe) {
        if (universe.populationExact().bitLength() > MOST_CELLS_BITS
                || universe.bounds().filter(Settler::isTooFar).isPresent()) {
            return Optional.empty();
        }
        List<CellSet> parts = parts(universe.cells());
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Optional<List<Group>> groups = groups(parts);
            if (groups.isEmpty()) {
                return Optional.empty();
            }
            List<CellSet> joined = joined(groups.get());
            if (joined.size() == parts.size()) {
                return settlement(groups.get());
            }
            parts = joined;
        }
        return Optional.empty();
    }

    private static boolean isTooFar(BoundingBox box) {
        return box.minX() < -FARTHEST
                || box.minY() < -FARTHEST
                || box.maxX() > FARTHEST
                || box.maxY() > FARTHEST;
    }

    /** The groups of a board, the largest first, because those are the ones that are unsettled. */
    private static List<CellSet> parts(CellSet cells) {
        List<Groups.Member> members = new ArrayList<>(cells.size());
        cells.forEach((x, y) -> members.add(new Groups.Member(x, y, members.size())));
        Groups groups = new Groups(members.size());
        groups.joinNear(members);
        return gathered(members, groups);
    }

    private static List<CellSet> gathered(List<Groups.Member> members, Groups groups) {
        Map<Integer, CellSet> parts = new HashMap<>();
        for (Groups.Member member : members) {
            parts.computeIfAbsent(groups.of(member.thing()), group -> new CellSet())
                    .add(member.x(), member.y());
        }
        List<CellSet> sorted = new ArrayList<>(parts.values());
        sorted.sort(Comparator.comparingInt(CellSet::size).reversed());
        return sorted;
    }

    /** What each part does alone; nothing as soon as one does not return. */
    private Optional<List<Group>> groups(List<CellSet> parts) {
        List<Group> groups = new ArrayList<>();
        for (CellSet part : parts) {
            long[] corner = {Long.MAX_VALUE, Long.MAX_VALUE};
            part.forEach(
                    (x, y) -> {
                        corner[0] = Math.min(corner[0], x);
                        corner[1] = Math.min(corner[1], y);
                    });
            CellSet moved = new CellSet();
            part.forEach((x, y) -> moved.add(x - corner[0], y - corner[1]));
            Optional<Motion> motion = motion(moved);
            if (motion.isEmpty()) {
                return Optional.empty();
            }
            groups.add(new Group(moved, corner[0], corner[1], motion.get()));
        }
        return Optional.of(groups);
    }

    private Optional<Motion> motion(CellSet cells) {
        Optional<Motion> motion = known.get(cells);
        if (motion == null) {
            motion = Motion.of(cells, rule);
            if (remembered + cells.size() <= MOST_REMEMBERED) {
                known.put(cells, motion);
                remembered += cells.size();
            }
        }
        return motion;
    }

    /** The parts again, as one where what stands still comes near each other in some generation. */
    private static List<CellSet> joined(List<Group> groups) {
        List<Groups.Member> everAlive = new ArrayList<>();
        List<Groups.Member> alive = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            int number = i;
            Group group = groups.get(i);
            group.cells.forEach(
                    (x, y) -> alive.add(new Groups.Member(x + group.x, y + group.y, number)));
            if (group.motion.isStill()) {
                group.motion
                        .envelope()
                        .forEach(
                                (x, y) ->
                                        everAlive.add(
                                                new Groups.Member(
                                                        x + group.x, y + group.y, number)));
            }
        }
        Groups near = new Groups(groups.size());
        near.joinNear(everAlive);
        return gathered(alive, near);
    }

    private static Optional<Settlement> settlement(List<Group> groups) {
        List<Course> courses = groups.stream().map(g -> Course.of(g.motion, g.x, g.y)).toList();
        BigInteger period = ONE;
        int spaceships = 0;
        for (int i = 0; i < groups.size(); i++) {
            Motion motion = groups.get(i).motion;
            if (motion.isStill()) {
                BigInteger own = BigInteger.valueOf(motion.period());
                period = period.multiply(own).divide(period.gcd(own));
            } else if (meetsAny(i, courses)) {
                return Optional.empty();
            } else {
                spaceships++;
            }
        }
        return Optional.of(new Settlement(period, spaceships));
    }

    private static boolean meetsAny(int ship, List<Course> courses) {
        for (int other = 0; other < courses.size(); other++) {
            if (other != ship && courses.get(ship).everMeets(courses.get(other))) {
                return true;
            }
        }
        return false;
    }
}
