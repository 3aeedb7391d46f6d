package io.github.gol4j.bench;

import java.util.List;

/** Whether there is the Vector API, an incubator module that {@code scripts/bench} asks for. */
final class VectorApi {

    private static final String MODULE = "jdk.incubator.vector";

    private VectorApi() {}

    /** Whether this JVM was started with it. */
    static boolean isAvailable() {
        return ModuleLayer.boot().findModule(MODULE).isPresent();
    }

    /** What is left out because of it, a sentence each. */
    static List<String> leftOut() {
        return isAvailable()
                ? List.of()
                : List.of(
                        "The contender by the Vector API was left out, because this JDK does not"
                                + " have the module %s.".formatted(MODULE));
    }

    /** What the measured JVMs are to be started with. */
    static List<String> jvmOptions() {
        return isAvailable() ? List.of("--add-modules=" + MODULE) : List.of();
    }
}
