package io.github.gol4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gol4j.internal.ffi.Gol4j;
import java.io.IOException;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * That header, library and bindings belong together; and, because a check that cannot fail is none,
 * that each check does fail when they do not.
 */
@DisplayName("The bindings fit the header and the library")
class BindingsTest {

    private static final Path HEADER = Path.of("native/capi/include/gol4j.h");
    private static final Path BINDINGS = Path.of("src/main/java/io/github/gol4j/internal/ffi");

    @Test
    void theStampIsThatOfTheHeaderAndOfTheFiles() throws IOException {
        assertEquals(List.of(), BindingsCheck.stamp(stamp(), header(), files()));
    }

    @Test
    void aHeaderThatChangedAfterTheBindingsIsNoticed() throws IOException {
        String changed = header() + "\n";
        assertEquals(1, BindingsCheck.stamp(stamp(), changed, files()).size());
    }

    @Test
    void bindingsThatWereEditedAreNoticed() throws IOException {
        String edited = files().replace("message$OFFSET", "0L");
        assertEquals(1, BindingsCheck.stamp(stamp(), header(), edited).size());
    }

    @Test
    void everyPrototypeHasADescriptorOfItsShape() throws IOException {
        assertEquals(List.of(), BindingsCheck.prototypes(header(), Gol4j.class));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "uint64_t generations; uint32_t generations",
                "uint64_t generations; const uint64_t *generations",
                "int32_t state,; int64_t state,",
                "bool *empty,; bool empty,",
                "uint32_t gol_abi_version(void); uint64_t gol_abi_version(void)",
                "uint32_t gol_abi_version(void); uint32_t gol_abi_version(int32_t a)",
                "gol_universe_free(; gol_universe_release(",
                "GolStatus gol_setup(; int64_t gol_setup(",
                "GolStatus gol_setup(; GolError *gol_setup(",
            })
    void aPrototypeThatChangedIsNoticed(String old, String changed) throws IOException {
        String header = header();
        assertTrue(header.contains(old), old);
        assertFalse(BindingsCheck.prototypes(header.replace(old, changed), Gol4j.class).isEmpty());
    }

    @Test
    void aFunctionThatIsGoneFromTheHeaderIsNoticed() throws IOException {
        String header = header();
        int at = header.indexOf("uint32_t gol_abi_version(void);");
        String without = header.substring(0, at) + header.substring(header.indexOf(';', at) + 1);
        assertEquals(
                List.of("gol_abi_version is bound but not in the header"),
                BindingsCheck.prototypes(without, Gol4j.class));
    }

    @Test
    void everySymbolResolves() throws IOException {
        assertEquals(List.of(), BindingsCheck.symbols(header(), NativeLibrary.symbols()));
    }

    @Test
    void aMissingSymbolIsNoticed() throws IOException {
        SymbolLookup incomplete =
                name ->
                        name.equals("gol_step")
                                ? java.util.Optional.empty()
                                : NativeLibrary.symbols().find(name);
        assertEquals(
                List.of("the library has no gol_step"),
                BindingsCheck.symbols(header(), incomplete));
    }

    @Test
    void constantsAndLayoutsAreThoseOfTheHeader() throws IOException {
        assertEquals(List.of(), BindingsCheck.constants(header(), Gol4j.class));
        assertEquals(List.of(), BindingsCheck.structures(header(), Gol4j.class.getPackageName()));
    }

    @Test
    void aConstantOrAFieldThatChangedIsNoticed() throws IOException {
        String status = header().replace("GOL_BUSY = 6", "GOL_BUSY = 16");
        assertFalse(BindingsCheck.constants(status, Gol4j.class).isEmpty());
        String version = header().replace("#define GOL_ABI_VERSION 2", "#define GOL_ABI_VERSION 3");
        assertFalse(BindingsCheck.constants(version, Gol4j.class).isEmpty());
        String field = header().replace("  uint32_t cancel;", "  uint64_t cancel;");
        assertFalse(BindingsCheck.structures(field, Gol4j.class.getPackageName()).isEmpty());
        String order = header().replace("  int64_t min_x;", "  int64_t max_z;");
        assertFalse(BindingsCheck.structures(order, Gol4j.class.getPackageName()).isEmpty());
    }

    @Test
    void nothingInThemHasAnotherSizeOnAnotherSystem() throws IOException {
        try (Stream<Path> files = Files.list(BINDINGS)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String code = Files.readString(file);
                // A C long has 32 bits on Windows; the canonical layouts are the system's.
                for (String trap :
                        List.of("C_LONG ", "C_LONG,", "C_LONG.", "canonicalLayouts", "stdint")) {
                    assertFalse(code.contains(trap), file + " has " + trap);
                }
            }
        }
    }

    @Test
    void theVersionIsThatOfTheLibrary() {
        assertEquals(Gol4j.GOL_ABI_VERSION(), NativeLibrary.require().abiVersion());
        assertEquals(Gol4j.GOL_ABI_VERSION(), Gol4j.gol_abi_version());
    }

    private static String header() throws IOException {
        return Files.readString(HEADER);
    }

    /** The generated files one after the other, in order of their names. */
    private static String files() throws IOException {
        try (Stream<Path> files = Files.list(BINDINGS)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }

    private static String stamp() throws IOException {
        return Files.readString(BINDINGS.resolve("bindings.stamp"));
    }
}
