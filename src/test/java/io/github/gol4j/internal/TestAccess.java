package io.github.gol4j.internal;

import io.github.gol4j.Universe;
import io.github.gol4j.internal.ffi.Gol4j;
import java.lang.reflect.Field;

/** Lets tests of other packages look behind the scenes. */
public final class TestAccess {

    private TestAccess() {}

    /** The number by which the native library knows a universe. */
    public static long handle(Universe universe) {
        try {
            Field field = Universe.class.getDeclaredField("universe");
            field.setAccessible(true);
            return ((NativeUniverse) field.get(universe)).handle();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether the native library has a universe of that number. */
    public static boolean isLive(long handle) {
        CallFrame frame = CallFrame.take();
        try {
            int status = Gol4j.gol_universe_population(handle, frame.number, frame.error);
            return status != Gol4j.GOL_INVALID_HANDLE();
        } finally {
            frame.giveBack();
        }
    }
}
