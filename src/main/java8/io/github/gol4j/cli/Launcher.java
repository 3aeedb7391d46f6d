package io.github.gol4j.cli;

/**
 * Where the packaged program starts, in order to tell a Java that is too old for it what is needed:
 * Java itself would only print that a class file has a wrong version.
 *
 * <p>Compiled for Java 8. {@link Main} is looked for no earlier than it is called.
 */
public final class Launcher {

    private static final int OLDEST = 22;

    private Launcher() {}

    /**
     * Runs the program.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        String version = System.getProperty("java.specification.version");
        if (isTooOld(version)) {
            System.err.println(
                    "gol4j: gol4j needs Java "
                            + OLDEST
                            + " or later, and this is Java "
                            + version
                            + " in "
                            + System.getProperty("java.home")
                            + ": install a newer one, or start that by its full name, as in"
                            + " /path/to/jdk/bin/java -jar gol4j-cli.jar");
            System.exit(1);
        }
        Main.main(arguments);
    }

    /** Versions before 9 are called 1.8 and so on. */
    static boolean isTooOld(String version) {
        return version.startsWith("1.") || Integer.parseInt(version) < OLDEST;
    }
}
