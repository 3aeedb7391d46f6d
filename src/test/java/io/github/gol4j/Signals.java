package io.github.gol4j;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The signals of Unix, for tests that send them. */
final class Signals {

    /** Those that have numbers which are the same everywhere, from 1 on. */
    private static final List<String> NAMES = List.of("HUP", "INT");

    private Signals() {}

    /**
     * Skips the test where a signal is ignored by the tests themselves, and so by what they start:
     * as under nohup, and with {@code &} in a script.
     */
    static void assumeHeard(String signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        int bit = NAMES.indexOf(signal);
        if (bit >= 0 && Files.exists(status)) {
            // A bit for each signal, in hexadecimal; that of the first one is the last.
            String ignored =
                    Files.readString(status).replaceAll("(?s).*\nSigIgn:\\s+(\\w+)\n.*", "$1");
            assumeTrue(
                    (Long.parseUnsignedLong(ignored, 16) >> bit & 1) == 0,
                    "SIG" + signal + " is ignored here");
        }
    }
}
