package dev.decoy.eval.audit;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.SampleBatch;
import java.util.Arrays;

/**
 * Negatives that should not be there, and those that are not. What a user knows is looked up in the interactions, apart from
 * the gate that the negatives went through when they were drawn.
 *
 * @param known negatives that are known items of their row's user
 * @param ownPositives negatives that are their own row's positive
 * @param refused others that may not be drawn: known by further pairs, outside the universe, or not there for the row
 * @param repeatedInRow negatives whose item came before in the row
 * @param repeatedForUser negatives whose item came before among those of the user, in this row or another
 * @param missing negatives that rows have less than they are to have
 */
public record RuleCounts(
        long known, long ownPositives, long refused, long repeatedInRow, long repeatedForUser, long missing) {
    private static final long NEVER = Long.MAX_VALUE;
    private static final long ALWAYS = Long.MIN_VALUE;

    /**
     * Goes through all negatives: O(negatives * log(negatives of a user)).
     *
     * @param droppedWhenShort whether rows without negatives are left out rather than short
     */
    public static RuleCounts of(AuditedRows rows, WrittenNegatives written, boolean droppedWhenShort) {
        Counting counting = new Counting(rows, written, droppedWhenShort);
        for (int user = 0; user < rows.interactions().userCount(); user++) {
            counting.addUser(user);
        }
        return new RuleCounts(
                counting.known,
                counting.ownPositives,
                counting.refused,
                counting.repeatedInRow,
                counting.repeatedForUser,
                counting.missing);
    }

    private static final class Counting {
        private final AuditedRows rows;
        private final Interactions interactions;
        private final WrittenNegatives written;
        private final boolean droppedWhenShort;
        private final SampleBatch batch;
        // The time from which the user at hand knows an item.
        private final long[] knownFrom;
        private int[] items = new int[64];
        private long known;
        private long ownPositives;
        private long refused;
        private long repeatedInRow;
        private long repeatedForUser;
        private long missing;

        Counting(AuditedRows rows, WrittenNegatives written, boolean droppedWhenShort) {
            this.rows = rows;
            this.written = written;
            this.droppedWhenShort = droppedWhenShort;
            interactions = rows.interactions();
            batch = rows.newBatch();
            knownFrom = new long[interactions.itemCount()];
            Arrays.fill(knownFrom, NEVER);
        }

        void addUser(int user) {
            rows.load(batch, user);
            markKnown(user);
            int end = 0;
            for (int row = 0; row < batch.rows(); row++) {
                if (rows.contains(batch, row)) {
                    addRow(row);
                    end = append(batch.row(row).position(), end);
                }
            }
            repeatedForUser += repeats(0, end);
            forgetKnown(user);
        }

        private int append(int position, int at) {
            if (items.length < at + written.count(position)) {
                items = Arrays.copyOf(items, 2 * (at + written.count(position)));
            }
            int end = written.copy(position, items, at);
            repeatedInRow += repeats(at, end);
            return end;
        }

        private void addRow(int row) {
            int position = batch.row(row).position();
            int count = written.count(position);
            for (int k = 0; k < count; k++) {
                int item = written.item(position, k);
                if (item == interactions.item(position)) {
                    ownPositives++;
                } else if (knownFrom[item] <= interactions.timeMillis(position)) {
                    known++;
                } else if (!batch.eligible(row, item)) {
                    refused++;
                }
            }
            missing += count == 0 && droppedWhenShort ? 0 : Math.max(0, batch.wanted(row) - count);
        }

        /** Sorts the items in between, and counts those like the one before. */
        private long repeats(int from, int to) {
            Arrays.sort(items, from, to);
            long repeats = 0;
            for (int i = from + 1; i < to; i++) {
                repeats += items[i] == items[i - 1] ? 1 : 0;
            }
            return repeats;
        }

        private void markKnown(int user) {
            KnownItems scope = rows.policy().known();
            boolean timed = scope == KnownItems.UP_TO_TIME;
            KnownItems folds = timed ? KnownItems.defaultFor(rows.fold()) : scope;
            for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
                if (isKnown(folds, position)) {
                    int item = interactions.item(position);
                    knownFrom[item] = Math.min(knownFrom[item], timed ? interactions.timeMillis(position) : ALWAYS);
                }
            }
        }

        private boolean isKnown(KnownItems folds, int position) {
            return switch (folds) {
                case ALL_FOLDS -> true;
                case TRAIN_AND_VALIDATION -> happenedIn(Fold.TRAIN, position) || happenedIn(Fold.VALIDATION, position);
                case TRAIN -> happenedIn(Fold.TRAIN, position);
                case NONE, UP_TO_TIME -> false;
            };
        }

        /** Whatever its role: what a user viewed or refused is known, too. */
        private boolean happenedIn(Fold fold, int position) {
            return interactions.foldCode(position) == fold.code();
        }

        private void forgetKnown(int user) {
            for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
                knownFrom[interactions.item(position)] = NEVER;
            }
        }
    }
}
