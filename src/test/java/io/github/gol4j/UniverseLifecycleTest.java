package io.github.gol4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gol4j.internal.TestAccess;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Each transition of a universe, legal and illegal")
@Timeout(60)
class UniverseLifecycleTest {

    /** Everything that needs an open universe. */
    private static final Map<String, Consumer<Universe>> CALLS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("advance()", Universe::advance),
                            Map.entry("advance(0)", u -> u.advance(0)),
                            Map.entry("activeEngine()", Universe::activeEngine),
                            Map.entry("advance(9)", u -> u.advance(9)),
                            Map.entry("advance(big)", u -> u.advance(BigInteger.TEN)),
                            Map.entry("bounds()", Universe::bounds),
                            Map.entry("cells()", Universe::cells),
                            Map.entry("density", u -> u.density(0, 0, 0, 1, 1)),
                            Map.entry("cells(region)", u -> u.cells(new BoundingBox(0, 0, 1, 1))),
                            Map.entry("clear()", Universe::clear),
                            Map.entry("copy()", u -> u.copy().close()),
                            Map.entry("engine()", Universe::engine),
                            Map.entry("generation()", Universe::generation),
                            Map.entry("generationExact()", Universe::generationExact),
                            Map.entry("isAlive(x, y)", u -> u.isAlive(0, 0)),
                            Map.entry("isBackgroundAlive()", Universe::isBackgroundAlive),
                            Map.entry("load(pattern)", u -> u.load(Pattern.named("block"))),
                            Map.entry("population()", Universe::population),
                            Map.entry("populationExact()", Universe::populationExact),
                            Map.entry("setEngine(engine)", u -> u.setEngine(Engine.TILED)),
                            Map.entry("set(x, y, alive)", u -> u.set(0, 0, true)),
                            Map.entry("toPattern()", Universe::toPattern),
                            Map.entry("setAll(cells, alive)", u -> u.setAll(Set.of(), true))));

    /** What may be called at any time. */
    private static final Map<String, Consumer<Universe>> ALWAYS =
            new TreeMap<>(
                    Map.of(
                            "cancel()", Universe::cancel,
                            "close()", Universe::close,
                            "progress()", Universe::progress,
                            "rule()", Universe::rule,
                            "toString()", Universe::toString));

    static Stream<Arguments> calls() {
        return CALLS.entrySet().stream().map(c -> Arguments.of(Named.of(c.getKey(), c.getValue())));
    }

    static Stream<Arguments> always() {
        return ALWAYS.entrySet().stream()
                .map(c -> Arguments.of(Named.of(c.getKey(), c.getValue())));
    }

    @ParameterizedTest(name = "{0} on an open universe works")
    @MethodSource("calls")
    void open(Consumer<Universe> call) {
        try (Universe universe = pulsar()) {
            call.accept(universe);
        }
    }

    @ParameterizedTest(name = "{0} on a closed universe is an IllegalStateException")
    @MethodSource("calls")
    void closed(Consumer<Universe> call) {
        Universe universe = pulsar();
        universe.close();
        var failure = assertThrows(IllegalStateException.class, () -> call.accept(universe));
        assertEquals("the universe is closed", failure.getMessage());
    }

    @ParameterizedTest(name = "{0} works on a closed universe too")
    @MethodSource("always")
    void closedButHarmless(Consumer<Universe> call) {
        Universe universe = pulsar();
        universe.close();
        call.accept(universe);
        assertEquals("Universe[closed]", universe.toString());
    }

    @ParameterizedTest(name = "{0} does not wait for a run in another thread")
    @MethodSource("always")
    void neverWaits(Consumer<Universe> call) {
        Universe universe = pulsar();
        CompletableFuture<Void> run = runForEver(universe, UniverseLifecycleTest::platform);
        call.accept(universe);
        universe.close();
        assertCancelled(run);
    }

    @ParameterizedTest(name = "{0} waits until a run in another thread has ended")
    @MethodSource("calls")
    void takesTurns(Consumer<Universe> call) {
        try (Universe universe = pulsar()) {
            CompletableFuture<Void> run = runForEver(universe, UniverseLifecycleTest::platform);
            CompletableFuture<Boolean> other =
                    CompletableFuture.supplyAsync(
                            () -> {
                                call.accept(universe);
                                return run.isDone();
                            },
                            UniverseLifecycleTest::platform);
            while (universe.progress() < 1_000) {
                Thread.onSpinWait();
            }
            assertFalse(other.isDone());
            universe.cancel();
            // The run may still have to leave its method when the other call has already ended.
            other.join();
            assertCancelled(run);
        }
    }

    static Stream<Named<Executor>> threads() {
        return Stream.of(
                Named.of("a platform thread", UniverseLifecycleTest::platform),
                Named.of("a virtual thread", Thread::startVirtualThread));
    }

    @ParameterizedTest(name = "cancelling {0} stops at a whole generation")
    @MethodSource("threads")
    void cancel(Executor executor) {
        try (Universe universe = pulsar()) {
            CompletableFuture<Void> run = runForEver(universe, executor);
            universe.cancel();
            CancelledException cancelled = assertCancelled(run);
            assertEquals(cancelled.generationsDone(), universe.generation());
            assertEquals(cancelled.generationsDone(), universe.progress());
            assertEquals(
                    "cancelled after %d of %d generations"
                            .formatted(universe.generation(), Long.MAX_VALUE),
                    cancelled.getMessage());
            CellSet there = universe.cells();
            try (Universe same = pulsar()) {
                same.advance(universe.generation());
                assertEquals(same.cells(), there);
            }
            // And it goes on as if nothing had been.
            universe.advance(10);
            assertEquals(cancelled.generationsDone() + 10, universe.generation());
        }
    }

    @ParameterizedTest(name = "interrupting {0} cancels")
    @MethodSource("threads")
    void interrupt(Executor executor) throws InterruptedException {
        try (Universe universe = pulsar()) {
            CountDownLatch ended = new CountDownLatch(1);
            Thread[] runner = new Thread[1];
            CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
            executor.execute(
                    () -> {
                        runner[0] = Thread.currentThread();
                        try {
                            universe.advance(Long.MAX_VALUE);
                        } catch (CancelledException e) {
                            interrupted.complete(Thread.currentThread().isInterrupted());
                        } finally {
                            ended.countDown();
                        }
                    });
            awaitProgress(universe);
            runner[0].interrupt();
            ended.await();
            assertTrue(interrupted.join(), "the thread is still marked as interrupted");
            universe.advance(1);
        }
    }

    @Test
    void anInterruptedThreadDoesNotStart() {
        try (Universe universe = pulsar()) {
            Thread.currentThread().interrupt();
            var cancelled = assertThrows(CancelledException.class, universe::advance);
            assertTrue(Thread.interrupted());
            assertEquals(0, cancelled.generationsDone());
            assertEquals(0, universe.generation());
        }
    }

    @Test
    void aCancelThatComesTooEarlyOrTooLateDoesNothing() {
        try (Universe universe = pulsar()) {
            universe.cancel();
            universe.advance(10);
            universe.cancel();
            universe.advance(10);
            assertEquals(20, universe.generation());
        }
    }

    @ParameterizedTest(name = "closing while {0} advances cancels the run")
    @MethodSource("threads")
    void closeWhileAdvancing(Executor executor) {
        Universe universe = pulsar();
        CompletableFuture<Void> run = runForEver(universe, executor);
        universe.close();
        assertCancelled(run);
        assertThrows(IllegalStateException.class, universe::advance);
    }

    @Test
    void manyThreadsMayCloseAtOnce() {
        for (int round = 0; round < 200; round++) {
            Universe universe = pulsar();
            CompletableFuture<?>[] closers =
                    Stream.generate(() -> CompletableFuture.runAsync(universe::close))
                            .limit(4)
                            .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(closers).join();
            assertThrows(IllegalStateException.class, universe::population);
        }
    }

    @Test
    void closingAtAnyMomentOfARunEndsInOneOfTwoExceptions() {
        for (int round = 0; round < 300; round++) {
            Universe universe = pulsar();
            CompletableFuture<Void> run =
                    CompletableFuture.runAsync(() -> universe.advance(Long.MAX_VALUE));
            for (int spin = 0; spin < round; spin++) {
                Thread.onSpinWait();
            }
            universe.close();
            var failure = assertThrows(CompletionException.class, run::join).getCause();
            assertTrue(
                    failure instanceof CancelledException
                            || failure.getClass() == IllegalStateException.class,
                    failure::toString);
        }
    }

    @Test
    void twoThreadsThatAdvanceTakeTurns() {
        try (Universe universe = pulsar()) {
            Runnable work =
                    () -> {
                        for (int i = 0; i < 500; i++) {
                            universe.advance();
                        }
                    };
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(work), CompletableFuture.runAsync(work))
                    .join();
            assertEquals(1_000, universe.generation());
            try (Universe same = pulsar()) {
                same.advance(1_000);
                assertEquals(same.cells(), universe.cells());
            }
        }
    }

    @Test
    void progressGrowsAndIsReadableMeanwhile() {
        try (Universe universe = pulsar()) {
            CompletableFuture<Void> run = runForEver(universe, UniverseLifecycleTest::platform);
            long last = 0;
            for (int reading = 0; reading < 20_000; reading++) {
                long now = universe.progress();
                assertTrue(now >= last, "progress went back");
                last = now;
            }
            universe.cancel();
            assertEquals(assertCancelled(run).generationsDone(), universe.progress());
        }
    }

    @Test
    void anInterruptEndsTheWaitForAnotherThreadsRun() throws InterruptedException {
        try (Universe universe = pulsar()) {
            CompletableFuture<Void> run = runForEver(universe, UniverseLifecycleTest::platform);
            CompletableFuture<CancelledException> waited = new CompletableFuture<>();
            Thread waiting =
                    Thread.startVirtualThread(
                            () ->
                                    waited.complete(
                                            assertThrows(
                                                    CancelledException.class,
                                                    () -> universe.advance(5))));
            waiting.interrupt();
            assertEquals(0, waited.join().generationsDone());
            assertFalse(run.isDone());
            universe.cancel();
            assertCancelled(run);
        }
    }

    @Test
    void aForgottenUniverseIsFreed() throws InterruptedException {
        long handle = TestAccess.handle(pulsar());
        // That it ends is the test.
        while (TestAccess.isLive(handle)) {
            System.gc();
            Thread.sleep(10);
        }
        try (Universe kept = pulsar()) {
            assertTrue(TestAccess.isLive(TestAccess.handle(kept)));
        }
    }

    /** Of period 3, which tiles do not find out and skip: it neither ends nor grows. */
    private static Universe pulsar() {
        Universe universe =
                new Universe(Rule.LIFE, Universe.Options.DEFAULTS.withEngine(Engine.TILED));
        universe.setAll(GameOfLife.pattern("pulsar"), true);
        return universe;
    }

    private static void platform(Runnable task) {
        Thread.ofPlatform().start(task);
    }

    /** Starts a run that never ends by itself, and waits until it is under way. */
    private static CompletableFuture<Void> runForEver(Universe universe, Executor executor) {
        var run = CompletableFuture.runAsync(() -> universe.advance(Long.MAX_VALUE), executor);
        awaitProgress(universe);
        return run;
    }

    private static void awaitProgress(Universe universe) {
        while (universe.progress() < 100) {
            Thread.onSpinWait();
        }
    }

    private static CancelledException assertCancelled(CompletableFuture<Void> run) {
        var failure = assertThrows(CompletionException.class, run::join);
        return assertInstanceOf(CancelledException.class, failure.getCause());
    }
}
