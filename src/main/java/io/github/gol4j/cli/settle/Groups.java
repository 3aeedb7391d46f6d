package io.github.gol4j.cli.settle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Joins things whose cells are near each other: at most two columns and two rows apart, so that
 * some cell has neighbours of both. Only those can matter to each other in the next generation. A
 * forest of disjoint sets with path halving (Tarjan and van Leeuwen, 1984).
 */
final class Groups {

    private static final int REACH = 2;

    /** A cell of one of the things. */
    record Member(long x, long y, int thing) {}

    private final int[] parents;

    /** Starts with so many things, each for itself. */
    Groups(int things) {
        parents = new int[things];
        Arrays.setAll(parents, thing -> thing);
    }

    /** Which group a thing belongs to: the same number for all of a group. */
    int of(int thing) {
        int at = thing;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    /** Joins the things of which these cells are, and returns whether that changed anything. */
    boolean joinNear(List<Member> cells) {
        List<Member> sorted = new ArrayList<>(cells);
        sorted.sort(Comparator.comparingLong(Member::y).thenComparingLong(Member::x));
        boolean changed = false;
        // Of each of the rows above that are near: the first cell that is not too far left.
        int[] first = new int[REACH + 1];
        for (int i = 0; i < sorted.size(); i++) {
            Member cell = sorted.get(i);
            for (int above = 0; above <= REACH; above++) {
                int at = first[above];
                while (at < i && isBefore(sorted.get(at), cell.x() - REACH, cell.y() - above)) {
                    at++;
                }
                first[above] = at;
                for (; at < i && isInReach(sorted.get(at), cell, above); at++) {
                    changed |= join(sorted.get(at).thing(), cell.thing());
                }
            }
        }
        return changed;
    }

    private static boolean isBefore(Member cell, long x, long y) {
        return cell.y() < y || cell.y() == y && cell.x() < x;
    }

    private static boolean isInReach(Member cell, Member of, int above) {
        return cell.y() == of.y() - above && cell.x() <= of.x() + REACH;
    }

    private boolean join(int a, int b) {
        int rootA = of(a);
        int rootB = of(b);
        parents[rootA] = rootB;
        return rootA != rootB;
    }
}
