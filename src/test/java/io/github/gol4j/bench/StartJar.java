package io.github.gol4j.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Makes a jar of some classes of the benchmarks. */
final class StartJar {

    private StartJar() {}

    /** Writes the classes, and all of a package beside them, and returns the file. */
    static Path write(Path jar, List<Class<?>> classes, String packageName) throws IOException {
        Path root =
                Path.of(
                        URI.create(
                                classes.getFirst()
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toString()));
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                var inPackage = Files.list(root.resolve(packageName.replace('.', '/')))) {
            for (Class<?> each : classes) {
                add(out, root, root.resolve(each.getName().replace('.', '/') + ".class"));
            }
            for (Path file : (Iterable<Path>) inPackage.sorted()::iterator) {
                add(out, root, file);
            }
        }
        return jar;
    }

    private static void add(JarOutputStream out, Path root, Path file) throws IOException {
        String name = root.relativize(file).toString().replace('\\', '/');
        out.putNextEntry(new JarEntry(name));
        try (InputStream in = Files.newInputStream(file)) {
            in.transferTo(out);
        }
        out.closeEntry();
    }
}
