package io.github.gol4j.internal;

import io.github.gol4j.BoundingBox;
import io.github.gol4j.internal.ffi.GolBounds;
import io.github.gol4j.internal.ffi.GolControl;
import io.github.gol4j.internal.ffi.GolError;
import io.github.gol4j.internal.ffi.GolOptions;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Native memory for what a call passes beside the cells: the error, the control block and room for
 * small results. Whoever makes calls takes one and gives it back; one thread at a time uses it,
 * except the control block, which is for {@link RunControl} to say.
 *
 * <p>Frames are never freed, only used again. An arena for each would cost more than the call it is
 * for: a shared one about 20 µs, and closing it stops every thread for a moment. There are as many
 * frames as there were universes open at once, 640 bytes each.
 */
final class CallFrame {

    private static final ConcurrentLinkedQueue<CallFrame> FREE = new ConcurrentLinkedQueue<>();

    private static final MemoryLayout LAYOUT =
            MemoryLayout.structLayout(
                    GolControl.layout().withName("control"),
                    GolBounds.layout().withName("bounds"),
                    GolOptions.layout().withName("options"),
                    ValueLayout.JAVA_LONG.withName("number"),
                    GolError.layout().withName("error"));

    final MemorySegment control;
    final MemorySegment bounds;
    final MemorySegment options;
    final MemorySegment error;

    /** Room for one number of up to 64 bits. */
    final MemorySegment number;

    private CallFrame() {
        MemorySegment memory = Arena.global().allocate(LAYOUT);
        control = part(memory, "control");
        bounds = part(memory, "bounds");
        options = part(memory, "options");
        number = part(memory, "number");
        error = part(memory, "error");
    }

    private static MemorySegment part(MemorySegment memory, String name) {
        var element = MemoryLayout.PathElement.groupElement(name);
        return memory.asSlice(LAYOUT.byteOffset(element), LAYOUT.select(element));
    }

    /** Takes a frame. What is in it is left over from the last user. */
    static CallFrame take() {
        CallFrame frame = FREE.poll();
        return frame != null ? frame : new CallFrame();
    }

    /** Gives the frame back. */
    void giveBack() {
        FREE.add(this);
    }

    /** The bounds that a call has written. */
    BoundingBox bounds() {
        return new BoundingBox(
                GolBounds.min_x(bounds),
                GolBounds.min_y(bounds),
                GolBounds.max_x(bounds),
                GolBounds.max_y(bounds));
    }

    /** Writes bounds for a call to read. */
    static void setBounds(MemorySegment to, BoundingBox region) {
        GolBounds.min_x(to, region.minX());
        GolBounds.min_y(to, region.minY());
        GolBounds.max_x(to, region.maxX());
        GolBounds.max_y(to, region.maxY());
    }

    /** The number that a call has written. */
    long number() {
        return number.get(ValueLayout.JAVA_LONG, 0);
    }
}
