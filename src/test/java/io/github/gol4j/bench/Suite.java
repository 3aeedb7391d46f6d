package io.github.gol4j.bench;

import io.github.gol4j.bench.report.Results;
import io.github.gol4j.bench.report.Section;
import java.util.List;
import java.util.Optional;

/** A question, what is to be measured for it, and how what was measured answers it. */
public interface Suite {

    /** All suites, in the order of the report. */
    List<Suite> ALL =
            List.of(
                    new CallSuite(),
                    new CrossingSuite(),
                    new StepSuite(),
                    new TransportSuite(),
                    new UniverseSuite(),
                    new StartSuite());

    /** Its name on the command line. */
    String name();

    /** What to measure, and what cannot be, which is tried before anything is measured. */
    Plans plans(Effort effort);

    /** What is to be said of times that were measured with this effort, if anything. */
    default Optional<String> caution(Effort effort) {
        return Optional.empty();
    }

    /** What was measured, in tables and in words. */
    Section report(Results results);
}
