package io.github.gol4j.internal;

/** Lets tests of other packages look behind the scenes. */
public final class TestAccess {

    private TestAccess() {}

    /** How many frames are waiting to be used again. */
    public static long freeFrames() {
        return CallFrame.free();
    }
}
