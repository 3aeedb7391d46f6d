package io.github.gol4j.bench;

import com.googlecode.jsonrpc4j.JsonRpcClient;
import com.googlecode.jsonrpc4j.JsonRpcHttpClient;
import io.github.gol4j.CellSet;
import io.github.gol4j.GameOfLife;
import io.github.gol4j.bench.grpc.LifeGrpc;
import io.github.gol4j.bench.grpc.StepReply;
import io.github.gol4j.bench.grpc.StepRequest;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
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
        long requestBytes(CellSet board) {
            return 2L * Long.BYTES * board.size();
        }

        @Override
        Connection connect(Server server) {
            return new InProcess();
        }
    },
    JSON_RPC("JSON-RPC 2.0 over HTTP") {
        @Override
        long requestBytes(CellSet board) throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            JsonRpcClient client = new JsonRpcClient();
            client.setRequestIDGenerator(() -> LONGEST_ID);
            client.invoke(STEP, arguments(board, 1), body);
            return body.size();
        }

        @Override
        Connection connect(Server server) throws IOException {
            return new JsonRpc(server.jsonRpcPort());
        }
    },
    GRPC("gRPC") {
        @Override
        long requestBytes(CellSet board) {
            return GRPC_PREFIX_BYTES + request(board, 1).getSerializedSize();
        }

        @Override
        Connection connect(Server server) {
            return new Grpc(server.grpcPort());
        }
    };

    /** More than a soup of a million cells needs. */
    private static final int MAX_MESSAGE_BYTES = 64 << 20;

    private static final String STEP = "step";

    /** The client numbers its requests at random, so that most numbers have as many digits. */
    private static final String LONGEST_ID = String.valueOf(Integer.MAX_VALUE);

    /** Before each message gRPC says whether it is compressed, and its size. */
    private static final int GRPC_PREFIX_BYTES = 5;

    final String label;

    Transport(String label) {
        this.label = label;
    }

    /**
     * How large the request for a generation of a board is: its whole body, without what HTTP puts
     * before it. In process that is what is copied to native memory.
     */
    abstract long requestBytes(CellSet board) throws IOException;

    /** Gets ready to call the engine. */
    abstract Connection connect(Server server) throws IOException;

    private static List<Object> arguments(CellSet board, long generations) {
        return List.of(board.toPoints(), generations);
    }

    private static StepRequest request(CellSet board, long generations) {
        StepRequest.Builder request = StepRequest.newBuilder().setGenerations(generations);
        for (long coordinate : board.toPoints()) {
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
            return client.invoke(STEP, arguments(board, generations), long[].class);
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
            StepReply reply = service.step(request(board, generations));
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
