package io.github.gol4j.cli;

import io.github.gol4j.BoundingBox;
import io.github.gol4j.ErrorCode;
import io.github.gol4j.GolException;
import io.github.gol4j.Universe;
import io.github.gol4j.cli.view.View;
import java.util.Optional;

/** Which part of the plane each image shows. All images of a film have the same size. */
interface Framing {

    /** The view of a generation. */
    View view(Universe universe);

    /**
     * All that is alive, if there is anything.
     *
     * @throws GolException if that is more than the plane, of which a picture is
     */
    static Optional<BoundingBox> bounds(Universe universe) {
        try {
            return universe.bounds();
        } catch (GolException e) {
            if (e.code() == ErrorCode.BEYOND_PLANE) {
                throw new GolException(
                        e.code(),
                        e.getMessage() + "; name the part to draw with --view X,Y,W,H",
                        e);
            }
            throw e;
        }
    }

    /** The same place all the time. */
    static Framing fixed(BoundingBox region, int shift) {
        View view = View.around(region, shift);
        return universe -> view;
    }

    /** The pattern in the middle; when it has died out, where it was last. */
    static Framing following(BoundingBox window, int shift) {
        View size = View.around(window, shift);
        return new Framing() {
            private View last = size;

            @Override
            public View view(Universe universe) {
                Optional<BoundingBox> bounds = Framing.bounds(universe);
                bounds.ifPresent(
                        box -> last = View.centred(box, shift, size.columns(), size.rows()));
                return last;
            }
        };
    }
}
