package io.github.gol4j.bench;

import java.util.List;

/**
 * What a suite measures, and what it cannot measure here.
 *
 * @param all what it measures
 * @param leftOut what this machine or JDK does not have, and so is left out: a sentence each
 */
record Plans(List<Plan> all, List<String> leftOut) {

    /** Plans that leave out nothing. */
    Plans(List<Plan> all) {
        this(all, List.of());
    }
}
