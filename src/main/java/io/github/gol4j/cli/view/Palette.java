package io.github.gol4j.cli.view;

import java.util.Arrays;

/** Which colour each shade has. The colours between those that are given are mixed. */
public final class Palette {

    /** How many shades live dots can have: 1 to this. */
    public static final int LEVELS = 32;

    private static final int DEAD = 0x101418;
    private static final int GRID = 0x2c343c;

    /** White on near black. */
    public static final Palette PLAIN = new Palette(0xf4f4f4, 0xf4f4f4);

    /** From a few cells, dark blue, to full, light yellow. */
    public static final Palette DENSITY = new Palette(0x2b3a8f, 0x9c3587, 0xf0734a, 0xfdf0a6);

    /** From newly born, near white, over yellow and red to old, dark blue. */
    public static final Palette AGE = new Palette(0xffffff, 0xffd84d, 0xe0523a, 0x7a3b96, 0x2f55b4);

    private final int[] colours = new int[LEVELS + 2];

    private Palette(int... stops) {
        colours[0] = DEAD;
        for (int level = 0; level < LEVELS; level++) {
            double place = level * (stops.length - 1.0) / (LEVELS - 1);
            int stop = Math.min((int) place, stops.length - 2);
            colours[level + 1] = mixed(stops[stop], stops[stop + 1], place - stop);
        }
        colours[LEVELS + 1] = GRID;
    }

    /**
     * {@return a colour as 0xRRGGBB}
     *
     * @param shade the shade
     */
    public int colour(int shade) {
        return colours[shade];
    }

    /** {@return the number of the colour of grid lines, for images} */
    public int gridIndex() {
        return LEVELS + 1;
    }

    /** {@return all colours as 0xRRGGBB: dead, the shades, the grid} */
    public int[] colours() {
        return Arrays.copyOf(colours, colours.length);
    }

    private static int mixed(int from, int to, double part) {
        int colour = 0;
        for (int bits = 0; bits <= 16; bits += 8) {
            int a = from >> bits & 0xff;
            int b = to >> bits & 0xff;
            colour |= (int) Math.round(a + (b - a) * part) << bits;
        }
        return colour;
    }
}
