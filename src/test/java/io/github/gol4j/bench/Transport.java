package io.github.gol4j.bench;

import com.googlecode.jsonrpc4j.JsonRpcHttpClient;
import io.github.gol4j.CellSet;
import io.github.gol4j.GameOfLife;
import io.github.gol4j.bench.grpc.LifeGrpc;
import io.github.gol4j.bench.grpc.StepReply;
import io.github.gol4j.bench.grpc.StepRequest;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Ways to the engine. What each answers is a flat array of cells without an index: in process that
 * within the set itself, from a service the one that its client makes. So no way pays for an index
 * that another does without.
 */
public enum Transport {
    FFM("FFM, in process") {
        @Override
        double bytesPerCell(CellSet board) {
            return 2 * Long.BYTES;
        }

        @Override
        Connection connect(Server server) {
            return new InProcess();
        }
    },
    JSON_RPC("JSON-RPC 2.0 over HTTP") {
        @Override
        double bytesPerCell(CellSet board) {
            // As the array is written: [x,y,…]
            String json = Arrays.toString(board.toPoints()).replace(" ", "");
            return (double) json.length() / board.size();
        }

        @Override
        Connection connect(Server server) throws IOException {
            return new JsonRpc(server.jsonRpcPort());
        }
    },
    GRPC("gRPC") {
        @Override
        double bytesPerCell(CellSet board) {
            return (double) request(board.toPoints(), 1).getSerializedSize() / board.size();
        }

        @Override
        Connection connect(Server server) {
            return new Grpc(server.grpcPort());
        }
    };

    /** More than a soup of a million cells needs. */
    private static final int MAX_MESSAGE_BYTES = 64 << 20;

    final String label;

    Transport(String label) {
        this.label = label;
    }

    /** How large a cell of a board is on its way, in one direction. */
    abstract double bytesPerCell(CellSet board);

    /** Gets ready to call the engine. */
    abstract Connection connect(Server server) throws IOException;

    private static StepRequest request(long[] coordinates, long generations) {
        StepRequest.Builder request = StepRequest.newBuilder().setGenerations(generations);
        for (long coordinate : coordinates) {
            request.addCoordinates(coordinate);
        }
        return request.build();
    }

    /** A way to the engine that is open. */
    interface Connection extends AutoCloseable {

        /** Advances a board, and returns the set itself or the answer as x0, y0, x1, y1, …. */
        Object step(CellSet board, long generations) throws Throwable;

        @Override
        default void close() {}
    }

    private static final class InProcess implements Connection {
        @Override
        public Object step(CellSet board, long generations) {
            GameOfLife.step(board, generations);
            return board;
        }
    }

    private static final class JsonRpc implements Connection {

        private final JsonRpcHttpClient client;

        JsonRpc(int port) throws IOException {
            String host = InetAddress.getLoopbackAddress().getHostAddress();
            client =
                    new JsonRpcHttpClient(
                            URI.create("http://%s:%d/".formatted(host, port)).toURL(),
                            Map.of("Content-Type", "application/json"));
        }

        @Override
        public Object step(CellSet board, long generations) throws Throwable {
            List<Object> arguments = List.of(board.toPoints(), generations);
            return client.invoke("step", arguments, long[].class);
        }
    }

    private static final class Grpc implements Connection {

        private final ManagedChannel channel;
        private final LifeGrpc.LifeBlockingStub service;

        Grpc(int port) {
            channel =
                    NettyChannelBuilder.forAddress(
                                    InetAddress.getLoopbackAddress().getHostAddress(), port)
                            .usePlaintext()
                            .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                            .build();
            service = LifeGrpc.newBlockingStub(channel);
        }

        @Override
        public Object step(CellSet board, long generations) {
            StepReply reply = service.step(request(board.toPoints(), generations));
            long[] result = new long[reply.getCoordinatesCount()];
            for (int i = 0; i < result.length; i++) {
                result[i] = reply.getCoordinates(i);
            }
            return result;
        }

        @Override
        public void close() {
            channel.shutdownNow();
        }
    }
}
