package io.github.gol4j.bench;

import io.github.gol4j.CellSet;
import io.github.gol4j.GameOfLife;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/** The boards that the benchmarks start from, by name. */
final class Soups {

    /** How full a soup is: three cells of eight, as soup searches have it. */
    private static final double DENSITY = 0.375;

    private Soups() {}

    /** The name of a soup of so many cells. */
    static String named(int cells) {
        return "soup-" + cells;
    }

    /** The name of a field of oscillators with several periods. */
    static final String OSCILLATORS = "oscillators";

    /** Periods 3, 15, 8, 5 and 30. */
    private static final List<String> KINDS =
            List.of("pulsar", "pentadecathlon", "koks-galaxy", "octagon-2", "queen-bee-shuttle");

    /** So many oscillators each way, and so many cells from one to the next. */
    private static final int FIELD = 12;

    private static final int DISTANCE = 50;

    /**
     * A board: a built-in pattern's name, {@link #OSCILLATORS}, or {@code soup-} and a number of
     * cells. A name gives the same cells each time.
     */
    static CellSet board(String name) {
        if (name.startsWith("soup-")) {
            return soup(Integer.parseInt(name.substring("soup-".length())));
        }
        return name.equals(OSCILLATORS) ? oscillators() : GameOfLife.pattern(name);
    }

    private static CellSet oscillators() {
        CellSet field = new CellSet();
        for (int i = 0; i < FIELD * FIELD; i++) {
            long x = (long) DISTANCE * (i % FIELD);
            long y = (long) DISTANCE * (i / FIELD);
            GameOfLife.pattern(KINDS.get(i % KINDS.size()))
                    .forEach((dx, dy) -> field.add(x + dx, y + dy));
        }
        return field;
    }

    /** In row-major order, as every board is after a step. */
    private static CellSet soup(int cells) {
        Random random = new Random(cells);
        int side = (int) Math.ceil(Math.sqrt(cells / DENSITY));
        BitSet taken = new BitSet(side * side);
        for (int count = 0; count < cells; ) {
            int place = side * random.nextInt(side) + random.nextInt(side);
            if (!taken.get(place)) {
                taken.set(place);
                count++;
            }
        }
        long[] coordinates = new long[2 * cells];
        int at = 0;
        for (int place = taken.nextSetBit(0); place >= 0; place = taken.nextSetBit(place + 1)) {
            coordinates[at++] = place % side - side / 2;
            coordinates[at++] = place / side - side / 2;
        }
        return CellSet.ofPoints(coordinates);
    }
}
