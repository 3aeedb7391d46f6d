package io.github.gol4j.bench;

import io.github.gol4j.internal.NativeLibrary;
import io.github.gol4j.internal.ffi.Gol4j;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a call costs that does nothing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CallBenchmark {

    /** Loads what is called, and checks that all contenders answer the same. */
    @Setup
    public void check() {
        if (java() != 1 || ffm() != 1 || ffmCritical() != 1 || jni() != 1) {
            throw new IllegalStateException("an empty call does not return 1");
        }
        if (gol4j() != NativeLibrary.require().abiVersion()) {
            throw new IllegalStateException("gol4j has another ABI version than it says");
        }
    }

    @Benchmark
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public int java() {
        return 1;
    }

    @Benchmark
    public int ffm() {
        return Shim.callNothing();
    }

    @Benchmark
    public int ffmCritical() {
        return Shim.callNothingCritically();
    }

    @Benchmark
    public int jni() {
        return Jni.nothing();
    }

    /** A function of the product that does nothing else either, through the generated bindings. */
    @Benchmark
    public int gol4j() {
        return Gol4j.gol_abi_version();
    }
}
