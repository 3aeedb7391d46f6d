package io.github.gol4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gol4j.client.ModuleClient;
import io.github.gol4j.Cell;
import io.github.gol4j.Engine;
import io.github.gol4j.GameOfLife;
import io.github.gol4j.GolException;
import io.github.gol4j.JavaProcess;
import io.github.gol4j.Universe;
import io.github.gol4j.internal.ffi.GolError;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Method;
import java.math.BigInteger;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What needs a JVM, or a class loader, of its own. */
@DisplayName("In a JVM or class loader of its own")
class ProcessesTest {

    private static final String CACHE =
            "-Dgol4j.cache.dir=" + System.getProperty("gol4j.cache.dir");
    private static final String ALLOW = "--enable-native-access=ALL-UNNAMED";

    @Test
    @EnabledForJreRange(min = JRE.JAVA_24, disabledReason = "the option is younger")
    void deniedNativeAccessNamesTheFlagForTheClassPath() throws IOException, InterruptedException {
        var result =
                JavaProcess.onClassPath(StepOrTell.class, "--illegal-native-access=deny", CACHE)
                        .run();
        assertEquals(
                "LIBRARY_UNAVAILABLE: native access is denied: start java with"
                        + " --enable-native-access=ALL-UNNAMED\n",
                result.out());
        assertEquals(0, result.exitCode(), result.err());
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_24, disabledReason = "the option is younger")
    void deniedNativeAccessNamesTheFlagForTheModulePath() throws IOException, InterruptedException {
        // The client is in a package of its own: those of the module cannot be split.
        String[] client = {
            "--illegal-native-access=deny",
            CACHE,
            "-p",
            JavaProcess.classes(GameOfLife.class).toString(),
            "--add-modules",
            "io.github.gol4j",
            "-cp",
            JavaProcess.classes(ModuleClient.class).toString(),
            ModuleClient.class.getName()
        };
        var denied = JavaProcess.of(client).run();
        assertEquals(
                "LIBRARY_UNAVAILABLE: native access is denied: start java with"
                        + " --enable-native-access=io.github.gol4j\n",
                denied.out(),
                denied.err());

        List<String> allowed = new ArrayList<>(List.of(client));
        allowed.addFirst("--enable-native-access=io.github.gol4j");
        var result = JavaProcess.of(allowed.toArray(String[]::new)).run();
        assertEquals("457 in module io.github.gol4j\n", result.out(), result.err());
        assertEquals("", result.err());
    }

    /** Steps the Acorn, or tells why not. */
    static final class StepOrTell {
        private StepOrTell() {}

        public static void main(String[] arguments) {
            try {
                Set<Cell> board = GameOfLife.setup();
                GameOfLife.step(board, 1_000);
                System.out.println(board.size());
            } catch (GolException e) {
                System.out.println(e.code() + ": " + e.getMessage());
            }
        }
    }

    @Test
    void aMissingLibraryIsTheSameExceptionEachTime() throws IOException, InterruptedException {
        var result =
                JavaProcess.onClassPath(TellTwice.class, ALLOW, "-Dgol4j.library.path=/no/such.so")
                        .run();
        assertEquals(0, result.exitCode(), result.err());
        String[] lines = result.out().split("\n");
        assertEquals(4, lines.length, result.out());
        for (String line : lines) {
            assertTrue(
                    line.startsWith(
                            "LIBRARY_UNAVAILABLE the system property gol4j.library.path names"
                                    + " /no/such.so,"),
                    line);
        }
    }

    /** Asks for the library in several ways, none of which finds it. */
    static final class TellTwice {
        private TellTwice() {}

        public static void main(String[] arguments) {
            tell(GameOfLife::setup);
            tell(Universe::new);
            tell(() -> io.github.gol4j.Rule.of("B3/S23"));
            tell(GameOfLife::setup);
        }

        private static void tell(Runnable call) {
            try {
                call.run();
                System.out.println("no failure");
            } catch (GolException e) {
                System.out.println(e.code() + " " + e.getMessage());
            }
        }
    }

    @Test
    void thePathCanComeFromTheEnvironment() throws IOException, InterruptedException {
        String good = NativeLibrary.require().location();
        var result =
                JavaProcess.onClassPath(StepOrTell.class, ALLOW)
                        .environment("GOL4J_LIBRARY_PATH", good)
                        .run();
        assertEquals("457\n", result.out(), result.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "portable; 457",
                "nonsense; INVALID_KERNEL: GOL4J_KERNEL is \"nonsense\", which is no kernel"
            })
    void theVectorUnitCanBeForced(String kernel, String told)
            throws IOException, InterruptedException {
        var result =
                JavaProcess.onClassPath(StepOrTell.class, ALLOW, CACHE)
                        .environment("GOL4J_KERNEL", kernel)
                        .run();
        assertTrue(result.out().startsWith(told), result.out() + result.err());
    }

    @Test
    void aPanicInRustIsAnExceptionWithItsMessageAndTheJvmLivesOn()
            throws IOException, InterruptedException {
        Path library =
                Path.of(System.getProperty("gol4j.test.libraries"))
                        .resolve(System.mapLibraryName("gol4j_panics"));
        var result =
                JavaProcess.onClassPath(Panics.class, ALLOW, "-Dgol4j.library.path=" + library)
                        .run();
        assertEquals(0, result.exitCode(), result.err());
        String[] lines = result.out().split("\n");
        assertTrue(
                lines[0].matches(
                        "PANIC a bug in gol4j's native library, please report it: a test panicked"
                                + " at generation 3 \\(at \\S*gol4j_panics\\.rs:\\d+\\)"),
                lines[0]);
        assertTrue(
                lines[1].startsWith("POISONED an earlier call on this universe ended in a panic"),
                lines[1]);
        assertEquals("457", lines[2]);
        assertEquals("", result.err(), "Rust prints nothing by itself");
    }

    /** Makes Rust panic by a function that only the library for tests has. */
    static final class Panics {
        private Panics() {}

        public static void main(String[] arguments) {
            NativeUniverse universe = NativeUniverse.create("B3/S23", 0, Engine.AUTO, 1);
            universe.advance(BigInteger.valueOf(3));
            tell(() -> panic(universe.handle()));
            tell(universe::population);
            universe.free();
            Set<Cell> board = GameOfLife.setup();
            GameOfLife.step(board, 1_000);
            System.out.println(board.size());
        }

        private static void tell(Runnable call) {
            try {
                call.run();
                System.out.println("no failure");
            } catch (GolException e) {
                System.out.println(e.code() + " " + e.getMessage());
            }
        }

        @SuppressWarnings("restricted")
        private static void panic(long universe) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment error = GolError.allocate(arena);
                var function =
                        Linker.nativeLinker()
                                .downcallHandle(
                                        NativeLibrary.symbols()
                                                .find("gol_test_panic")
                                                .orElseThrow(),
                                        FunctionDescriptor.of(
                                                ValueLayout.JAVA_INT,
                                                ValueLayout.JAVA_LONG,
                                                ValueLayout.ADDRESS));
                int status = (int) function.invokeExact(universe, error);
                Status.check(status, error);
            } catch (RuntimeException e) {
                throw e;
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void twoClassLoadersLoadTheLibraryInOneJvm() throws Exception {
        URL[] classes = {JavaProcess.classes(GameOfLife.class).toUri().toURL()};
        Set<Class<?>> loaded = new HashSet<>();
        loaded.add(GameOfLife.class);
        for (int i = 0; i < 2; i++) {
            try (URLClassLoader loader =
                    new URLClassLoader(classes, ClassLoader.getPlatformClassLoader())) {
                Class<?> game = loader.loadClass(GameOfLife.class.getName());
                assertTrue(loaded.add(game), "each loader has a class of its own");
                Collection<?> board = (Collection<?>) game.getMethod("setup").invoke(null);
                Method step = game.getMethod("step", Set.class, long.class);
                step.invoke(null, board, 1_000L);
                assertEquals(457, board.size());
            }
        }
    }
}
