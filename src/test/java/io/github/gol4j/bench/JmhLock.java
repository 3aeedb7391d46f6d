package io.github.gol4j.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The lock that JMH holds while it measures, so that there is one run at a time on a machine. */
final class JmhLock {

    /** Where JMH has it. */
    static final Path FILE = Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock");

    private JmhLock() {}

    /** Whether there is another run. Whatever else is wrong with the file, JMH says itself. */
    static boolean isHeld() {
        try (FileChannel file = open();
                var lock = file.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static FileChannel open() throws IOException {
        return FileChannel.open(FILE, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
