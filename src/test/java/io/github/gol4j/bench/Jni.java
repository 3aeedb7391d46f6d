package io.github.gol4j.bench;

/** The shim's functions by JNI, which gol4j itself has none of. */
@SuppressWarnings("restricted")
final class Jni {

    static {
        System.load(Shim.LIBRARY.toString());
    }

    private Jni() {}

    /** Does nothing, and returns 1. */
    static native int nothing();

    /** Advances x0, y0, x1, y1, …. */
    static native long[] step(long[] coordinates, long generations);
}
