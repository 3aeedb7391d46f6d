package io.github.gol4j.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;

/** Writes images. */
final class Pictures {

    private Pictures() {}

    static void writePng(BufferedImage image, OutputStream stream) throws IOException {
        // Nothing is to be left in the folder for temporary files.
        ImageIO.setUseCache(false);
        if (!ImageIO.write(image, "png", stream)) {
            throw new IOException("this Java cannot write PNG");
        }
    }
}
