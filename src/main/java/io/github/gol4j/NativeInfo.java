package io.github.gol4j;

import io.github.gol4j.internal.NativeLibrary;
import io.github.gol4j.internal.NativeTexts;
import java.util.List;

/**
 * Which native library is in use: for bug reports, health checks and {@code gol4j doctor}.
 *
 * @param location the file or the name that the library was loaded by
 * @param origin which of the places it came from, in words
 * @param abiVersion the version of the binary interface, the same as this jar's
 * @param version the library's version
 * @param kernel the vector unit that new universes are computed with: {@code avx512}, {@code avx2},
 *     {@code neon} or {@code portable}; the best there is, or what the environment variable {@code
 *     GOL4J_KERNEL} says
 * @param cpuFeatures the processor's vector extensions that the engines can use
 */
public record NativeInfo(
        String location,
        String origin,
        int abiVersion,
        String version,
        String kernel,
        List<String> cpuFeatures) {

    /**
     * Loads the native library, unless it is loaded, and tells about it.
     *
     * @return what is known of it
     * @throws GolException with {@link ErrorCode#LIBRARY_UNAVAILABLE} if it cannot be loaded; the
     *     message lists every place tried and says what to do; with {@link
     *     ErrorCode#INVALID_KERNEL} if that variable is wrong
     */
    public static NativeInfo load() {
        NativeLibrary library = NativeLibrary.require();
        return new NativeInfo(
                library.location(),
                library.origin(),
                library.abiVersion(),
                NativeTexts.version(),
                NativeTexts.kernel(),
                NativeTexts.cpuFeatures());
    }
}
