package io.github.gol4j;

import java.math.BigInteger;

/**
 * A run was cancelled: by {@link Universe#cancel()}, by {@link Universe#close()} or by {@link
 * Thread#interrupt()}, after which the thread is still marked as interrupted.
 */
public final class CancelledException extends GolException {

    private static final long serialVersionUID = 1L;

    /** How many generations were made. */
    private final BigInteger generationsDone;

    /**
     * Makes an exception.
     *
     * @param generationsDone how many generations the run made before it stopped
     * @param generations how many it should have made
     */
    public CancelledException(BigInteger generationsDone, BigInteger generations) {
        super(
                ErrorCode.CANCELLED,
                "cancelled after %d of %d generations".formatted(generationsDone, generations));
        this.generationsDone = generationsDone;
    }

    /**
     * {@return how many generations the run made before it stopped, all of them whole}
     *
     * @throws ArithmeticException if they do not fit; see {@link #generationsDoneExact()}
     */
    public long generationsDone() {
        return generationsDone.longValueExact();
    }

    /** {@return how many generations the run made before it stopped, however many} */
    public BigInteger generationsDoneExact() {
        return generationsDone;
    }
}
