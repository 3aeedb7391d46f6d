package io.github.gol4j.bench;

import io.github.gol4j.CellSet;
import io.github.gol4j.GameOfLife;
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

    /**
     * A board: a built-in pattern's name, or {@code soup-} and a number of cells. A name gives the
     * same cells each time.
     */
    static CellSet board(String name) {
        return name.startsWith("soup-")
                ? soup(Integer.parseInt(name.substring("soup-".length())))
                : GameOfLife.pattern(name);
    }

    private static CellSet soup(int cells) {
        Random random = new Random(cells);
        int side = (int) Math.ceil(Math.sqrt(cells / DENSITY));
        CellSet soup = new CellSet();
        while (soup.size() < cells) {
            soup.add(random.nextInt(side) - side / 2, random.nextInt(side) - side / 2);
        }
        return soup;
    }
}
