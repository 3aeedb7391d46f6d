package io.github.gol4j;

/**
 * Who advances a {@link Universe}. The choice never changes what becomes of the board, only how
 * long that takes.
 */
public enum Engine {
    /**
     * Whichever of the two is faster. A board begins in tiles, moves to HashLife when a race
     * between the two shows that it pays, and back when it does not. Where the board would leave
     * the 64-bit plane, it goes on in HashLife.
     */
    AUTO,
    /**
     * Bit-parallel tiles: the cost is that of the active part of the board, generation by
     * generation. The board must stay within the 64-bit plane.
     */
    TILED,
    /**
     * HashLife (Gosper, 1984): what repeats in space or time is computed once, so that patterns
     * with some order in them can be advanced by astronomical numbers of generations. The board may
     * grow past the 64-bit plane; its population and its generation are then to be asked for as
     * {@link java.math.BigInteger}.
     */
    HASHLIFE,
}
