package dev.decoy.experiment;

import dev.decoy.pipeline.Redraw;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a row has its negatives.
 *
 * @param dataset where it was written
 * @param user the user's id
 * @param number the row's number among those of the user in the fold, in order of time, from 1
 * @param rows how many these are
 * @param rowId the row's id in files
 * @param positive the item's id
 * @param time the row's time in UTC; null without times of a clock
 * @param law what the draws go by, a line each
 * @param negatives as drawn again, in order
 * @param wanted how many there were to be
 * @param missing what was proposed for the next one, where there are fewer
 * @param comparison with what was written
 */
public record RowExplanation(
        String dataset,
        String user,
        int number,
        int rows,
        long rowId,
        String positive,
        @Nullable String time,
        List<AuditWords.Line> law,
        List<Negative> negatives,
        int wanted,
        Redraw.Attempts missing,
        Comparison comparison) {
    /**
     * A negative.
     *
     * @param item its id
     * @param source the part of the strategy that gave it
     * @param probability that the row's first draw gives it; NaN where there is no closed form
     * @param expectedCount how often it is expected among the row's negatives; NaN where that is not known
     * @param attempts what was proposed until it was taken
     */
    public record Negative(
            String item, String source, double probability, double expectedCount, Redraw.Attempts attempts) {}

    /**
     * With the files.
     *
     * @param same whether they hold the same items in the same order; null where that was not looked for
     * @param found what they hold, or why that was not looked for
     */
    public record Comparison(@Nullable Boolean same, String found) {
        static Comparison notMade(String reason) {
            return new Comparison(null, reason);
        }

        /** Whether the files hold something else. */
        public boolean differs() {
            return same != null && !same;
        }
    }
}
