package dev.decoy.pipeline;

import dev.decoy.data.Fold;
import dev.decoy.internal.layout.RowLayout;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.RowSelection;
import java.util.EnumMap;
import java.util.Map;

/**
 * How rows are dealt to files: by ranges of users, or by ranges of places in a shuffled order. A function of the data and
 * the layout, never of threads; negatives that stand apart are filed as their positives are.
 *
 * @param plan the ranges of users
 * @param mostRows rows of output by fold, at most: what decides the number of shuffled files
 * @param rowsPerFile rows of output per file
 * @param rowsPerPlace rows that stand for each of these, roughly; more than 1 only for negatives that stand apart
 */
record Filing(PartitionPlan plan, Map<Fold, Long> mostRows, long rowsPerFile, int rowsPerPlace) {
    static Filing of(
            int userCount, RowSelection selection, RowLayout layout, NegativeCount negatives, long rowsPerFile) {
        PartitionPlan plan = PartitionPlan.of(
                userCount,
                user -> {
                    int rows = selection.count(user);
                    long own = rows == 0 ? 0 : layout.mostRows(rows, negatives.perUser(rows));
                    return own + observed(selection, user);
                },
                rowsPerFile);
        Map<Fold, Long> mostRows = new EnumMap<>(Fold.class);
        for (Fold fold : selection.folds()) {
            long most = 0;
            for (int user = 0; user < userCount; user++) {
                most += mostRows(selection.count(user), selection.count(user, fold), layout, negatives)
                        + selection.observed(user, fold);
            }
            mostRows.put(fold, most);
        }
        return new Filing(plan, mostRows, rowsPerFile, 1);
    }

    /** Rows of a user that have one row of output each, whatever is drawn. */
    private static long observed(RowSelection selection, int user) {
        long observed = 0;
        for (Fold fold : selection.folds()) {
            observed += selection.observed(user, fold);
        }
        return observed;
    }

    /** The same files for so many rows in place of one. */
    Filing withRowsPerPlace(int rows) {
        return new Filing(plan, mostRows, rowsPerFile, rows);
    }

    private static long mostRows(int allRows, int rows, RowLayout layout, NegativeCount negatives) {
        if (rows == 0) {
            return 0;
        }
        long mostOfRows = (long) rows * negatives.mostPerRow(allRows);
        return layout.mostRows(rows, Math.min(negatives.perUser(allRows), mostOfRows));
    }
}
