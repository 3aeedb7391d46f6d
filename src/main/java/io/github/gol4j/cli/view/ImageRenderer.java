package io.github.gol4j.cli.view;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.util.Arrays;

/** Draws a picture as an image with a palette. */
public final class ImageRenderer {

    /** Squares smaller than this would be all grid. */
    public static final int LEAST_SQUARE_WITH_GRID = 3;

    private final int square;
    private final boolean grid;
    private final Palette palette;
    private final IndexColorModel model;

    /**
     * Makes a renderer.
     *
     * @param square how many pixels wide the square of a dot is
     * @param grid whether a line parts the squares; it is the right and lower edge of each
     * @param palette the colours
     */
    public ImageRenderer(int square, boolean grid, Palette palette) {
        this.square = square;
        this.grid = grid;
        this.palette = palette;
        int[] colours = palette.colours();
        model = new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
    }

    /**
     * {@return an image of a picture}
     *
     * @param frame the picture
     */
    public BufferedImage image(Frame frame) {
        int width = Math.multiplyExact(frame.columns(), square);
        int height = Math.multiplyExact(frame.rows(), square);
        BufferedImage image =
                new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
        WritableRaster raster = image.getRaster();
        byte[] line = new byte[width];
        byte[] gridLine = new byte[width];
        Arrays.fill(gridLine, (byte) palette.gridIndex());
        for (int row = 0; row < frame.rows(); row++) {
            for (int column = 0; column < frame.columns(); column++) {
                int start = column * square;
                Arrays.fill(line, start, start + square, (byte) frame.shade(column, row));
                if (grid) {
                    line[start + square - 1] = (byte) palette.gridIndex();
                }
            }
            for (int y = 0; y < square; y++) {
                boolean edge = grid && y == square - 1;
                raster.setDataElements(0, row * square + y, width, 1, edge ? gridLine : line);
            }
        }
        return image;
    }
}
