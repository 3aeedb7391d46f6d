package io.github.gol4j.cli.view;

import java.awt.Graphics;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;

/** Puts the images of an animation together as a viewer does. */
public final class GifReader {

    /**
     * An animation.
     *
     * @param images each as a whole
     * @param delay of the first, in hundredths of a second
     * @param repeats whether it runs without end
     */
    public record Film(List<BufferedImage> images, int delay, boolean repeats) {}

    private GifReader() {}

    /** Reads a file. */
    public static Film read(byte[] file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        List<BufferedImage> images = new ArrayList<>();
        int delay = 0;
        boolean repeats = false;
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in);
            for (int i = 0; i < reader.getNumImages(true); i++) {
                IIOMetadataNode root =
                        (IIOMetadataNode)
                                reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
                BufferedImage part = reader.read(i);
                BufferedImage image =
                        i == 0
                                ? new BufferedImage(
                                        part.getWidth(),
                                        part.getHeight(),
                                        BufferedImage.TYPE_INT_RGB)
                                : copy(images.getLast());
                Graphics graphics = image.createGraphics();
                graphics.drawImage(
                        part,
                        number(root, "ImageDescriptor", "imageLeftPosition"),
                        number(root, "ImageDescriptor", "imageTopPosition"),
                        null);
                graphics.dispose();
                images.add(image);
                if (i == 0) {
                    delay = number(root, "GraphicControlExtension", "delayTime");
                    repeats = root.getElementsByTagName("ApplicationExtension").getLength() == 1;
                }
            }
        } finally {
            reader.dispose();
        }
        return new Film(images, delay, repeats);
    }

    /** Where two images differ, or nothing. */
    public static String firstDifference(BufferedImage a, BufferedImage b) {
        if (a.getWidth() != b.getWidth() || a.getHeight() != b.getHeight()) {
            return "the size";
        }
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                if ((a.getRGB(x, y) & 0xffffff) != (b.getRGB(x, y) & 0xffffff)) {
                    return x + ", " + y;
                }
            }
        }
        return "";
    }

    private static BufferedImage copy(BufferedImage image) {
        BufferedImage copy =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics graphics = copy.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return copy;
    }

    private static int number(IIOMetadataNode root, String node, String attribute) {
        IIOMetadataNode found = (IIOMetadataNode) root.getElementsByTagName(node).item(0);
        return Integer.parseInt(found.getAttribute(attribute));
    }
}
