package io.github.gol4j.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.CharsetEncoder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints what a command found out as one line of JSON. */
final class Json {

    /** It neither closes nor flushes what it writes to. */
    private static final JsonFactory FACTORY =
            new JsonFactory()
                    .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                    .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);

    private Json() {}

    /** Prints a map of strings, numbers, booleans, nulls, lists and maps. */
    static void print(PrintWriter out, Map<String, ?> values) {
        // Nothing that the terminal's encoding has no place for is lost.
        boolean asAscii = !isEncodable(values, Terminals.encoding().newEncoder());
        // Value by value: comments can be as long as memory.
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.configure(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature(), asAscii);
            write(json, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println();
    }

    private static boolean isEncodable(@Nullable Object value, CharsetEncoder encoder) {
        return switch (value) {
            case null -> true;
            case Map<?, ?> map -> map.values().stream().allMatch(v -> isEncodable(v, encoder));
            case List<?> list -> list.stream().allMatch(v -> isEncodable(v, encoder));
            case Number number -> true;
            case Boolean truth -> true;
            default -> encoder.canEncode(value.toString());
        };
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (var entry : map.entrySet()) {
                    json.writeFieldName((String) entry.getKey());
                    write(json, entry.getValue());
                }
                json.writeEndObject();
            }
            case List<?> list -> {
                json.writeStartArray();
                for (Object element : list) {
                    write(json, element);
                }
                json.writeEndArray();
            }
            case Long number -> json.writeNumber(number);
            case Integer number -> json.writeNumber(number);
            case BigInteger number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Boolean truth -> json.writeBoolean(truth);
            default -> json.writeString(value.toString());
        }
    }
}
