package dev.decoy.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was written to one dataset.
 *
 * @param name the dataset: {@code train}, {@code candidates/u100/test}
 * @param parts its files in order
 * @param positives positives that are written, or whose negatives are
 * @param observed negatives that were observed, and are written without a positive
 * @param negatives negatives of the positives
 * @param sources negatives by the part of the strategy that gave them; empty for a strategy of one part
 * @param finishedByEnumeration negatives that proposals did not find and that were drawn from what was eligible
 * @param shortfall positives that got fewer negatives than wanted
 * @param unseenInTrain negatives that no interaction of TRAIN has
 * @param notThere negatives that were not there at their row's time: not yet, or no more; null where the data has no clock
 */
public record DatasetReport(
        String name,
        List<Part> parts,
        long positives,
        long observed,
        long negatives,
        Map<String, Long> sources,
        long finishedByEnumeration,
        Shortfall shortfall,
        long unseenInTrain,
        @Nullable Long notThere) {
    public DatasetReport {
        parts = List.copyOf(parts);
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    }

    /** Rows in all files. */
    public long rows() {
        return parts.stream().mapToLong(Part::rows).sum();
    }

    /** The same with other files. */
    DatasetReport withParts(List<Part> others) {
        return new DatasetReport(
                name,
                others,
                positives,
                observed,
                negatives,
                sources,
                finishedByEnumeration,
                shortfall,
                unseenInTrain,
                notThere);
    }

    /** This and what a later partition wrote. */
    DatasetReport plus(DatasetReport later) {
        Map<String, Long> bySource = new LinkedHashMap<>(sources);
        later.sources.forEach((source, count) -> bySource.merge(source, count, Long::sum));
        List<Part> all = new ArrayList<>(parts);
        all.addAll(later.parts);
        return new DatasetReport(
                name,
                all,
                positives + later.positives,
                observed + later.observed,
                negatives + later.negatives,
                bySource,
                finishedByEnumeration + later.finishedByEnumeration,
                shortfall.plus(later.shortfall),
                unseenInTrain + later.unseenInTrain,
                notThere == null || later.notThere == null ? null : Long.valueOf(notThere + later.notThere));
    }

    /** The share of negatives that no interaction of TRAIN has; 0 without negatives. */
    public double shareUnseenInTrain() {
        return negatives == 0 ? 0 : (double) unseenInTrain / negatives;
    }

    /** The share of negatives that were not there at their row's time; 0 without negatives, null where there is no clock. */
    public @Nullable Double shareNotThere() {
        return notThere == null ? null : Double.valueOf(negatives == 0 ? 0 : (double) notThere / negatives);
    }

    /**
     * One file.
     *
     * @param file its name within the result folder
     * @param rows its rows
     */
    public record Part(String file, long rows) {}
}
