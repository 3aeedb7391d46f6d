package io.github.gol4j.bench;

import io.github.gol4j.CellSet;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One generation of a board, with the engine in this process or in another. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TransportBenchmark {

    @Param("FFM")
    Transport transport;

    @Param("acorn")
    String board;

    private CellSet start;
    private CellSet cells;
    private Server server;
    private Transport.Connection connection;

    @Setup
    public void connect() throws Throwable {
        start = Soups.board(board);
        server = new Server();
        connection = transport.connect(server);
        prepare();
        Object answer = step();
        Same.check(
                transport.label,
                start,
                1,
                answer instanceof long[] points ? CellSet.ofPoints(points) : (CellSet) answer);
    }

    @Setup(Level.Invocation)
    public void prepare() {
        cells = new CellSet(start);
    }

    @TearDown
    public void disconnect() throws IOException {
        connection.close();
        server.close();
    }

    @Benchmark
    public Object step() throws Throwable {
        return connection.step(cells, 1);
    }
}
