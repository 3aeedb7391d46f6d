package io.github.gol4j.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** The shim's functions by FFM; see {@code native/bench/shim}. */
@SuppressWarnings("restricted")
final class Shim {

    static final Path LIBRARY = Path.of(System.getProperty("gol4j.bench.shim")).toAbsolutePath();

    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup SYMBOLS = SymbolLookup.libraryLookup(LIBRARY, Arena.global());

    private static final MethodHandle NOTHING = nothing();
    private static final MethodHandle NOTHING_CRITICAL = nothing(Linker.Option.critical(false));
    private static final MethodHandle ENGINE_STEP =
            LINKER.downcallHandle(
                    symbol("bench_engine_step"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_LONG,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_LONG));

    private Shim() {}

    private static MethodHandle nothing(Linker.Option... options) {
        return LINKER.downcallHandle(
                symbol("bench_nothing"), FunctionDescriptor.of(ValueLayout.JAVA_INT), options);
    }

    private static MemorySegment symbol(String name) {
        return SYMBOLS.find(name).orElseThrow(() -> new AssertionError(LIBRARY + ": no " + name));
    }

    /** Does nothing, and returns 1. */
    static int callNothing() {
        try {
            return (int) NOTHING.invokeExact();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** Does the same without telling the garbage collector that the thread is away. */
    static int callNothingCritically() {
        try {
            return (int) NOTHING_CRITICAL.invokeExact();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Advances cells in native memory: the engine by itself.
     *
     * @return how many cells result, of which as many were written as there is room for
     */
    static long engineStep(
            MemorySegment cells, long count, long generations, MemorySegment result) {
        try {
            return (long)
                    ENGINE_STEP.invokeExact(
                            cells, count, generations, result, result.byteSize() / CELL_BYTES);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** Two coordinates. */
    static final long CELL_BYTES = 16;
}
