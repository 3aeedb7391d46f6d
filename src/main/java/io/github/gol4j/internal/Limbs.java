package io.github.gol4j.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;

/** Numbers of any size as the native library has them: 64-bit limbs, the lowest first. */
final class Limbs {

    private Limbs() {}

    /** A native function that writes a number, in the form that all of them have. */
    @FunctionalInterface
    interface Writer {
        int write(MemorySegment limbs, long capacity, MemorySegment length, MemorySegment error);
    }

    /** Asks for the length first, and then for the number. */
    static BigInteger read(CallFrame frame, Writer writer) {
        MemorySegment length = frame.number;
        Status.check(writer.write(MemorySegment.NULL, 0, length, frame.error), frame.error);
        long count = frame.number();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment limbs = arena.allocate(ValueLayout.JAVA_LONG, count);
            Status.check(writer.write(limbs, count, length, frame.error), frame.error);
            return read(limbs);
        }
    }

    /** How many limbs a number that is not negative needs; 0 for the number 0. */
    static int count(BigInteger number) {
        return (number.bitLength() + Long.SIZE - 1) / Long.SIZE;
    }

    /** Writes a number that is not negative to a segment of as many limbs as it needs. */
    static void write(BigInteger number, MemorySegment limbs) {
        BigInteger left = number;
        for (int i = 0; left.signum() != 0; i++) {
            limbs.setAtIndex(ValueLayout.JAVA_LONG, i, left.longValue());
            left = left.shiftRight(Long.SIZE);
        }
    }

    /** The number that a whole segment is. */
    static BigInteger read(MemorySegment limbs) {
        byte[] magnitude = new byte[Math.toIntExact(limbs.byteSize())];
        for (int i = 0; i < magnitude.length; i++) {
            // Byte by byte, whatever the order of bytes in a limb is.
            long limb = limbs.getAtIndex(ValueLayout.JAVA_LONG, i / Long.BYTES);
            magnitude[magnitude.length - 1 - i] = (byte) (limb >> (i % Long.BYTES * Byte.SIZE));
        }
        return new BigInteger(1, magnitude);
    }
}
