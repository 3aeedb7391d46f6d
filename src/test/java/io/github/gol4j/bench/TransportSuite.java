package io.github.gol4j.bench;

import io.github.gol4j.CellSet;
import io.github.gol4j.bench.report.Bars;
import io.github.gol4j.bench.report.Result;
import io.github.gol4j.bench.report.Results;
import io.github.gol4j.bench.report.Section;
import io.github.gol4j.bench.report.Table;
import io.github.gol4j.bench.report.Target;
import io.github.gol4j.bench.report.Units;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What does it cost to have the engine in another process? */
final class TransportSuite implements Suite {

    private static final String ACORN = "acorn";

    private static final double LAST_PERCENTILE = 99.9;

    @Override
    public String name() {
        return "transport";
    }

    @Override
    public Plans plans(Effort effort) {
        String[] boards =
                effort.choose(
                        new String[] {ACORN},
                        new String[] {ACORN},
                        new String[] {
                            ACORN, Soups.named(1_000), Soups.named(10_000), Soups.named(100_000)
                        });
        return new Plans(
                List.of(
                        Plan.of(TransportBenchmark.class, "step")
                                .with(
                                        "transport",
                                        Stream.of(Transport.values())
                                                .map(Transport::name)
                                                .toArray(String[]::new))
                                .with("board", boards)));
    }

    @Override
    public Optional<String> caution(Effort effort) {
        return effort == Effort.FULL
                ? Optional.empty()
                : Optional.of(
                        "After so short a warm-up JSON-RPC and gRPC may not be warm yet, client or"
                                + " service: a full run may find less.");
    }

    @Override
    public Section report(Results results) {
        Section section =
                new Section("Transport")
                        .say(
                                "The same Rust engine makes one generation: called in process, or in"
                                        + " a process of its own on the same machine. Each call"
                                        + " takes a CellSet and ends with the next board as a flat"
                                        + " array of cells: in process that of the set itself; a"
                                        + " service is sent the whole board and sends the next one"
                                        + " back. The servers are"
                                        + " jsonrpsee and tonic, the clients jsonrpc4j and grpc-java,"
                                        + " each over one connection that stays open.");
        for (String board : results.values("step", "board")) {
            table(results, section, board);
        }
        Optional<Result> ffm = find(results, Transport.FFM, ACORN);
        Optional<Result> json = find(results, Transport.JSON_RPC, ACORN);
        if (ffm.isPresent() && json.isPresent()) {
            Target target =
                    new Target(
                            "FFM against JSON-RPC, the Acorn, one generation",
                            json.get().nanos() / ffm.get().nanos(),
                            50,
                            200,
                            false);
            section.say(
                            "For the Acorn's seven cells a call in process is %s as fast as one by"
                                    + " JSON-RPC: what the service costs is the way through two"
                                    + " processes, a socket and HTTP.",
                            target.figure())
                    .add(target);
        }
        return section;
    }

    private static void table(Results results, Section section, String board) {
        List<String> heads = new ArrayList<>(List.of(board));
        heads.addAll(
                List.of(
                        "calls a second, on average",
                        "median",
                        "99 %",
                        "99.9 %",
                        "samples",
                        "bytes of the request's body for a cell"));
        Table table = new Table(heads);
        Bars bars = new Bars("A generation of the board “%s”".formatted(board));
        CellSet cells = Soups.board(board);
        for (Transport transport : Transport.values()) {
            find(results, transport, board)
                    .ifPresent(
                            result -> {
                                table.row(
                                        transport.label,
                                        Units.count(1e9 / result.times().getMean()),
                                        percentile(result, 50),
                                        percentile(result, 99),
                                        percentile(result, LAST_PERCENTILE),
                                        String.valueOf(result.times().getN()),
                                        Units.digits(requestBytes(transport, cells)));
                                bars.add(transport.label, result);
                            });
        }
        section.add(table);
        if (Stream.of(Transport.values())
                .flatMap(transport -> find(results, transport, board).stream())
                .anyMatch(result -> !reaches(result, LAST_PERCENTILE))) {
            section.say("Too few: no call is beyond that percentile.");
        }
        section.add(bars);
        Optional<Result> ffm = find(results, Transport.FFM, board);
        List<String> words = new ArrayList<>();
        for (Transport transport : List.of(Transport.JSON_RPC, Transport.GRPC)) {
            Optional<Result> service = find(results, transport, board);
            if (ffm.isPresent() && service.isPresent()) {
                words.add(
                        "%s takes %s"
                                .formatted(
                                        transport.label,
                                        Units.times(service.get().nanos() / ffm.get().nanos())));
            }
        }
        if (!words.isEmpty()) {
            section.say(
                    "On the board “%s”, %s the time of the call in process.",
                    board, String.join(" and ", words));
        }
    }

    private static double requestBytes(Transport transport, CellSet board) {
        try {
            return (double) transport.requestBytes(board) / board.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String percentile(Result result, double rank) {
        return reaches(result, rank) ? Units.time(result.percentile(rank)) : "too few";
    }

    /** Whether one call at least is beyond a percentile other than the median. */
    private static boolean reaches(Result result, double rank) {
        return rank <= 50 || result.times().getN() * (100 - rank) / 100 > 0.999;
    }

    private static Optional<Result> find(Results results, Transport transport, String board) {
        return results.find("step", Map.of("transport", transport, "board", board));
    }
}
