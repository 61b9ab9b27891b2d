package dev.decoy.pipeline;

import java.util.ArrayList;
import java.util.List;

/**
 * Positives of a dataset that their strategy left with fewer negatives than wanted, and what was done about it.
 *
 * @param policy what is done
 * @param exhaustive whether the strategy leaves none short for which it could still draw something
 * @param rows positives it left short
 * @param missing negatives they lacked
 * @param droppedRows those of them that were not written
 * @param repeated missing negatives that were made up for by repeats
 * @param deciles ten of them, by activity of the users: the least active first
 */
public record Shortfall(
        OnShortfall policy,
        boolean exhaustive,
        long rows,
        long missing,
        long droppedRows,
        long repeated,
        List<Decile> deciles) {
    public Shortfall {
        deciles = List.copyOf(deciles);
    }

    /**
     * A tenth of the users by their number of interactions in TRAIN.
     *
     * @param positives their positives, dropped ones included
     * @param rows those left short
     * @param missing negatives they lacked
     */
    public record Decile(long positives, long rows, long missing) {
        private Decile plus(Decile other) {
            return new Decile(positives + other.positives, rows + other.rows, missing + other.missing);
        }
    }

    /** This and that of other rows under the same policy. */
    Shortfall plus(Shortfall other) {
        List<Decile> sums = new ArrayList<>();
        for (int i = 0; i < deciles.size(); i++) {
            sums.add(deciles.get(i).plus(other.deciles.get(i)));
        }
        return new Shortfall(
                policy,
                exhaustive && other.exhaustive,
                rows + other.rows,
                missing + other.missing,
                droppedRows + other.droppedRows,
                repeated + other.repeated,
                sums);
    }
}
