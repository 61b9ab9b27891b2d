package dev.decoy.pipeline;

import java.util.ArrayList;
import java.util.List;

/**
 * What was written to one dataset.
 *
 * @param name the dataset: {@code train}, {@code candidates/u100/test}
 * @param parts its files in order
 * @param positives positives that are written, or whose negatives are
 * @param negatives their negatives
 * @param finishedByEnumeration negatives that proposals did not find and that were drawn from what was eligible
 * @param shortfall positives that got fewer negatives than wanted
 */
public record DatasetReport(
        String name,
        List<Part> parts,
        long positives,
        long negatives,
        long finishedByEnumeration,
        Shortfall shortfall) {
    public DatasetReport {
        parts = List.copyOf(parts);
    }

    /** Rows in all files. */
    public long rows() {
        return parts.stream().mapToLong(Part::rows).sum();
    }

    /** The same with other files. */
    DatasetReport withParts(List<Part> others) {
        return new DatasetReport(name, others, positives, negatives, finishedByEnumeration, shortfall);
    }

    /** This and what a later partition wrote. */
    DatasetReport plus(DatasetReport later) {
        List<Part> all = new ArrayList<>(parts);
        all.addAll(later.parts);
        return new DatasetReport(
                name,
                all,
                positives + later.positives,
                negatives + later.negatives,
                finishedByEnumeration + later.finishedByEnumeration,
                shortfall.plus(later.shortfall));
    }

    /**
     * One file.
     *
     * @param file its name within the result folder
     * @param rows its rows
     */
    public record Part(String file, long rows) {}
}
