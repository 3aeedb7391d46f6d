package io.github.gol4j.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What is drawn of times. */
class BarsTest {

    private static Result times(long... nanos) throws Exception {
        return new JmhFile()
                .add("call", Map.of(), nanos)
                .results()
                .find("call", Map.of())
                .orElseThrow();
    }

    private static Document draw(Bars bars) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(bars.svg())));
    }

    private static List<Element> elements(Document svg, String name) {
        NodeList all = svg.getElementsByTagName(name);
        return IntStream.range(0, all.getLength()).mapToObj(i -> (Element) all.item(i)).toList();
    }

    private static List<String> texts(Document svg) {
        return elements(svg, "text").stream().map(Element::getTextContent).toList();
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    @Test
    void timesOfOneSizeAreBarsFromZeroAsLongAsTheTimes() throws Exception {
        Document svg = draw(new Bars("Calls <now>").add("a & b", times(30)).add("c", times(60)));
        List<Element> bars = elements(svg, "rect");
        assertEquals(2, bars.size());
        assertEquals(number(bars.get(0), "x"), number(bars.get(1), "x"));
        assertEquals(2 * number(bars.get(0), "width"), number(bars.get(1), "width"), 0.2);
        assertEquals(
                List.of(
                        "Calls <now>",
                        "0",
                        "10 ns",
                        "20 ns",
                        "30 ns",
                        "40 ns",
                        "50 ns",
                        "60 ns",
                        "time, linear axis",
                        "a & b",
                        "30.0 ns",
                        "c",
                        "60.0 ns"),
                texts(svg));
        assertTrue(elements(svg, "circle").isEmpty(), "dots and bars");
    }

    /** A bar from 0 would not be seen, and a logarithmic axis has no 0. */
    @Test
    void timesOfManySizesAreDotsByTheirLogarithms() throws Exception {
        Document svg =
                draw(
                        new Bars("Calls")
                                .add("a", times(100))
                                .add("b", times(1_000))
                                .add("c", times(10_000)));
        List<Element> dots = elements(svg, "circle");
        double first = number(dots.get(0), "cx");
        double second = number(dots.get(1), "cx");
        double third = number(dots.get(2), "cx");
        assertEquals(third - second, second - first, 0.2);
        assertTrue(second > first, "goes to the left");
        assertTrue(
                texts(svg)
                        .containsAll(List.of("100 ns", "1 µs", "10 µs", "time, logarithmic axis")));
        assertTrue(elements(svg, "rect").isEmpty(), "bars and dots");
    }

    /** A clock that is too coarse for a call says 0, which no logarithmic axis has. */
    @Test
    void aTimeOfZeroIsAtTheEdgeOfALogarithmicAxis() throws Exception {
        Document svg = draw(new Bars("Calls").add("a", times(0)).add("b", times(200)));
        List<Element> dots = elements(svg, "circle");
        List<Element> lines = elements(svg, "line");
        assertEquals(number(lines.getFirst(), "x1"), number(dots.get(0), "cx"));
        assertTrue(number(dots.get(1), "cx") > number(dots.get(0), "cx"), "are at one place");
        assertEquals(
                List.of("Calls", "100 ns", "1 µs", "time, logarithmic axis"),
                texts(svg).subList(0, 4));
        assertTrue(texts(svg).contains("0.00 ns"), "is not said");
    }

    @Test
    void timesOfZeroAreBarsWithoutLength() throws Exception {
        Document svg = draw(new Bars("Calls").add("a", times(0)));
        assertEquals(0, number(elements(svg, "rect").getFirst(), "width"));
    }

    @Test
    void theQuartilesAreALineAndTheMedianStandsBesideIt() throws Exception {
        Document svg = draw(new Bars("Calls").add("a", times(20, 40, 60)));
        Element bar = elements(svg, "rect").getFirst();
        double zero = number(bar, "x");
        double perNano = number(bar, "width") / 40;
        Element line =
                elements(svg, "line").stream()
                        .filter(each -> each.getAttribute("y1").equals(each.getAttribute("y2")))
                        .findFirst()
                        .orElseThrow();
        assertEquals(zero + 20 * perNano, number(line, "x1"), 0.2);
        assertEquals(zero + 60 * perNano, number(line, "x2"), 0.2);
        Element value = elements(svg, "text").getLast();
        assertEquals("40.0 ns", value.getTextContent());
        assertTrue(number(value, "x") > number(line, "x2"), "is written over the line");
    }
}
