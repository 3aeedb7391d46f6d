package io.github.gol4j.cli.view;

/** What the colour of a dot tells. */
public enum Colouring {
    /** Whether anything is alive. */
    PLAIN(Palette.PLAIN),
    /** For how long it has been alive, in generations, on a logarithmic scale. */
    AGE(Palette.AGE),
    /** How many of its cells are alive, on a logarithmic scale. */
    DENSITY(Palette.DENSITY);

    /** Four shades for each doubling of the age: the last is for 2^8 generations and more. */
    private static final double SHADES_PER_DOUBLING = 4;

    private final Palette palette;

    Colouring(Palette palette) {
        this.palette = palette;
    }

    /** {@return the colours that belong to it} */
    public Palette palette() {
        return palette;
    }

    /**
     * {@return a picture of the cells in view}
     *
     * @param grid the cells
     * @param ages their ages; only {@link #AGE} looks at them
     */
    public Frame paint(DotGrid grid, Ages ages) {
        byte[] shades = new byte[grid.size()];
        for (int dot = 0; dot < shades.length; dot++) {
            long count = grid.count(dot);
            shades[dot] = (byte) (count == 0 ? 0 : shade(grid, ages, dot));
        }
        return new Frame(grid.view().columns(), grid.view().rows(), shades);
    }

    private int shade(DotGrid grid, Ages ages, int dot) {
        return switch (this) {
            case PLAIN -> Palette.LEVELS;
            case AGE -> {
                double doublings = Math.log(Math.max(1, ages.age(dot))) / Math.log(2);
                yield level(doublings * SHADES_PER_DOUBLING / Palette.LEVELS);
            }
            case DENSITY ->
                    level(Math.log1p(grid.count(dot)) / Math.log1p(grid.view().cellsPerDot()));
        };
    }

    /** The shade for a share of the scale. */
    private static int level(double share) {
        return 1 + (int) Math.clamp(share * (Palette.LEVELS - 1), 0, Palette.LEVELS - 1.0);
    }
}
