package io.github.gol4j;

import com.google.common.collect.testing.SampleElements;
import com.google.common.collect.testing.SetTestSuiteBuilder;
import com.google.common.collect.testing.TestSetGenerator;
import com.google.common.collect.testing.features.CollectionFeature;
import com.google.common.collect.testing.features.CollectionSize;
import com.google.common.collect.testing.features.SetFeature;
import java.util.List;
import java.util.Set;
import junit.framework.TestSuite;
import org.junit.runner.RunWith;
import org.junit.runners.AllTests;

/** Guava's tests of everything that {@link Set} promises. */
@RunWith(AllTests.class)
public final class CellSetContractTest {

    private CellSetContractTest() {}

    /** Called by JUnit. */
    @SuppressWarnings("exports") // A test class has no users.
    public static TestSuite suite() {
        return SetTestSuiteBuilder.using(new Generator())
                .named("CellSet")
                .withFeatures(
                        SetFeature.GENERAL_PURPOSE,
                        CollectionSize.ANY,
                        CollectionFeature.FAILS_FAST_ON_CONCURRENT_MODIFICATION,
                        CollectionFeature.ALLOWS_NULL_QUERIES)
                .createTestSuite();
    }

    private static final class Generator implements TestSetGenerator<Cell> {
        @Override
        public SampleElements<Cell> samples() {
            return new SampleElements<>(
                    new Cell(0, 0),
                    new Cell(-1, 0),
                    new Cell(0, -1),
                    new Cell(Long.MAX_VALUE, Long.MIN_VALUE),
                    new Cell(1L << 62, 1));
        }

        @Override
        public Set<Cell> create(Object... elements) {
            CellSet cells = new CellSet();
            for (Object element : elements) {
                cells.add((Cell) element);
            }
            return cells;
        }

        @Override
        public Cell[] createArray(int length) {
            return new Cell[length];
        }

        @Override
        public Iterable<Cell> order(List<Cell> insertionOrder) {
            return insertionOrder;
        }
    }
}
