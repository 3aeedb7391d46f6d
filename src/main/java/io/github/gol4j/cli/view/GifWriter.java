package io.github.gol4j.cli.view;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes an animated GIF that runs for ever. Of each image only the rectangle that differs from the
 * one before is kept, which the format allows and which makes small files.
 */
public final class GifWriter implements AutoCloseable {

    private static final String FORMAT = "javax_imageio_gif_image_1.0";

    /** Block 1 of the Netscape extension: how often to repeat, 0 for without end. */
    private static final byte[] REPEAT_FOR_EVER = {1, 0, 0};

    private final ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    private final ImageOutputStream out;
    private final int hundredths;
    private @Nullable BufferedImage last;

    /**
     * Starts a file.
     *
     * @param stream where it goes; the caller closes it
     * @param delayMillis how long each image stays; GIF counts in hundredths of a second
     * @throws IOException if it cannot be written
     */
    public GifWriter(OutputStream stream, int delayMillis) throws IOException {
        out = new MemoryCacheImageOutputStream(stream);
        hundredths = Math.max(1, Math.round(delayMillis / 10f));
        writer.setOutput(out);
        writer.prepareWriteSequence(null);
    }

    /**
     * Adds an image, of the same size and colours as the first.
     *
     * @param image the image
     * @throws IOException if it cannot be written
     */
    public void add(BufferedImage image) throws IOException {
        Rectangle part = last == null ? image.getRaster().getBounds() : difference(last, image);
        BufferedImage shown =
                new BufferedImage(
                        image.getColorModel(),
                        image.getRaster().createCompatibleWritableRaster(part.width, part.height),
                        false,
                        null);
        shown.getRaster()
                .setDataElements(
                        0,
                        0,
                        part.width,
                        part.height,
                        image.getRaster()
                                .getDataElements(part.x, part.y, part.width, part.height, null));
        writer.writeToSequence(new IIOImage(shown, null, metadata(shown, part)), null);
        last = image;
    }

    @Override
    public void close() throws IOException {
        try (out) {
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    private IIOMetadata metadata(BufferedImage image, Rectangle part) throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
        IIOMetadataNode place = child(root, "ImageDescriptor");
        place.setAttribute("imageLeftPosition", Integer.toString(part.x));
        place.setAttribute("imageTopPosition", Integer.toString(part.y));
        // Interlaced, low images come back from Java's own reader with wrong lines.
        place.setAttribute("interlaceFlag", "FALSE");
        IIOMetadataNode control = child(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "doNotDispose");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", Integer.toString(hundredths));
        if (last == null) {
            IIOMetadataNode repeat = new IIOMetadataNode("ApplicationExtension");
            repeat.setAttribute("applicationID", "NETSCAPE");
            repeat.setAttribute("authenticationCode", "2.0");
            repeat.setUserObject(REPEAT_FOR_EVER);
            child(root, "ApplicationExtensions").appendChild(repeat);
        }
        metadata.setFromTree(FORMAT, root);
        return metadata;
    }

    private static IIOMetadataNode child(IIOMetadataNode root, String name) {
        var existing = root.getElementsByTagName(name);
        if (existing.getLength() > 0) {
            return (IIOMetadataNode) existing.item(0);
        }
        IIOMetadataNode made = new IIOMetadataNode(name);
        root.appendChild(made);
        return made;
    }

    /** The smallest rectangle outside of which two images are the same; one pixel if they are. */
    private static Rectangle difference(BufferedImage a, BufferedImage b) {
        int width = b.getWidth();
        int minX = width;
        int maxX = -1;
        int minY = b.getHeight();
        int maxY = -1;
        byte[] lineA = new byte[width];
        byte[] lineB = new byte[width];
        for (int y = 0; y < b.getHeight(); y++) {
            a.getRaster().getDataElements(0, y, width, 1, lineA);
            b.getRaster().getDataElements(0, y, width, 1, lineB);
            int first = Arrays.mismatch(lineA, lineB);
            if (first < 0) {
                continue;
            }
            int lastX = width - 1;
            while (lineA[lastX] == lineB[lastX]) {
                lastX--;
            }
            minX = Math.min(minX, first);
            maxX = Math.max(maxX, lastX);
            minY = Math.min(minY, y);
            maxY = y;
        }
        return maxY < 0
                ? new Rectangle(0, 0, 1, 1)
                : new Rectangle(minX, minY, maxX - minX + 1, maxY - minY + 1);
    }
}
