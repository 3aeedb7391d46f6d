package io.github.gol4j.cli.play;

/** How fast a run goes: 2^n generations a frame, or for negative n a generation in 2^-n frames. */
final class Pace {

    private static final int FASTEST = 62;
    private static final int SLOWEST = -6;

    private int exponent;
    private long frame;

    void change(int by) {
        exponent = Math.clamp(exponent + by, SLOWEST, FASTEST);
    }

    /** How many generations the next frame is to make; often 0 when it goes slowly. */
    long next() {
        if (exponent >= 0) {
            return 1L << exponent;
        }
        return frame++ % (1L << -exponent) == 0 ? 1 : 0;
    }

    @Override
    public String toString() {
        return exponent < 0 ? "1/%d".formatted(1 << -exponent) : "2^" + exponent;
    }
}
