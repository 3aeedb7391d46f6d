package io.github.gol4j.cli.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartTest {

    private static final List<Sample> SAMPLES =
            List.of(sample(0, 0), sample(50, 200), sample(100, 100));

    private static Sample sample(long generation, long population) {
        return new Sample(BigInteger.valueOf(generation), BigInteger.valueOf(population));
    }

    /** The points of each part of the curve, which has a colour of its own. */
    private static List<String> curves(String svg) {
        return Pattern.compile("stroke=\"#1f4ed8\"[^>]*points=\"([^\"]*)\"")
                .matcher(svg)
                .results()
                .map(line -> line.group(1))
                .toList();
    }

    private static String curve(String svg) {
        assertEquals(1, curves(svg).size());
        return curves(svg).getFirst();
    }

    @Test
    void theCurveGoesThroughTheSamples() {
        String svg = new Chart("t", SAMPLES, 1_130, 510, false).svg();
        // 100 to 1,100 across for 0 to 100; 448 up to 48 for 0 to 200.
        assertEquals("100,448 600,48 1100,248", curve(svg));
    }

    @Test
    void aLogarithmicScaleStartsAtOneAndEndsAtThePowerOfTenAbove() {
        List<Sample> samples = List.of(sample(0, 1), sample(50, 200), sample(100, 100));
        String svg = new Chart("t", samples, 1_130, 510, true).svg();
        String[] points = curve(svg).split(" ");
        assertEquals("100,448", points[0]);
        assertEquals(448 - 400 * 2 / 3.0, Double.parseDouble(points[2].split(",")[1]), 0.1);
        assertTrue(svg.contains(">1,000<"), "the next power of ten");
    }

    @Test
    void onALogarithmicScaleTheLineHasAGapWhereTheBoardIsEmpty() {
        List<Sample> samples =
                List.of(
                        sample(0, 1),
                        sample(10, 10),
                        sample(20, 0),
                        sample(30, 1),
                        sample(40, 0),
                        sample(50, 0),
                        sample(60, 10),
                        sample(100, 1));
        String svg = new Chart("t", samples, 1_130, 510, true).svg();
        assertEquals(List.of("100,448 200,48", "399,448 401,448", "700,48 1100,448"), curves(svg));
        String empty = new Chart("t", List.of(sample(0, 0)), 1_130, 510, true).svg();
        assertEquals(List.of(), curves(empty));
    }

    @Test
    void marksAreAtRoundNumbers() {
        assertEquals(
                List.of(0.0, 1000.0, 2000.0, 3000.0, 4000.0, 5000.0),
                Axis.linear(0, 5_206, 0, 900, 8, false).marks());
        assertEquals(List.of(0.0, 1.0, 2.0), Axis.linear(0, 2, 0, 900, 8, true).marks());
        assertEquals(List.of(1.0, 10.0), Axis.logarithmic(7, 0, 900).marks());
    }

    @Test
    void aTitleCannotBreakTheDocument() {
        String svg = new Chart("<a> & \"b\"\u0001", SAMPLES, 400, 300, false).svg();
        assertTrue(svg.contains(">&lt;a&gt; &amp; \"b\" <"), svg);
    }

    @Test
    void ofManySamplesTheExtremesStay() {
        List<Sample> many =
                IntStream.range(0, 100_000)
                        .mapToObj(i -> sample(i, i == 77_777 ? 1_000 : 10))
                        .toList();
        String curve = curve(new Chart("t", many, 530, 510, false).svg());
        assertTrue(curve.split(" ").length < 2_000, "there are 400 pixels");
        assertTrue(curve.contains(",48"), "the one high sample is at the top");
    }

    @Test
    void theImageHasTheSizeThatWasAskedFor() {
        var image = new Chart("t", SAMPLES, 640, 480, false).image();
        assertEquals(640, image.getWidth());
        assertEquals(480, image.getHeight());
        assertEquals(0xffffff, image.getRGB(1, 1) & 0xffffff);
    }
}
