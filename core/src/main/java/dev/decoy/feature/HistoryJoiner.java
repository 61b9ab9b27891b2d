package dev.decoy.feature;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.internal.PaddedVocabulary;
import dev.decoy.io.Schema;
import dev.decoy.sampling.Row;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The user's last items strictly before the row's time, the earliest first: {@code history}, a list of fixed length padded
 * on one side, and {@code history_length}, how many of it are real.
 *
 * <p>It reads TRAIN for rows of TRAIN and VALIDATION, and TRAIN and VALIDATION for rows of TEST, whatever the splitter; so
 * no held-out item ever stands in a history that a model is trained on. O(length) per row and what is passed over.
 * Immutable and thread-safe.
 */
public final class HistoryJoiner implements FeatureJoiner {
    private final Interactions interactions;
    private final int length;
    private final boolean padLeft;
    private final PaddedVocabulary items;

    /**
     * A history of at most {@code length} items.
     *
     * @param padLeft whether padding stands before the items, or after them
     * @param padId the id that pads; null: -1, or the empty text
     * @throws IllegalArgumentException when the pad is the id of an item
     */
    public HistoryJoiner(Interactions interactions, int length, boolean padLeft, @Nullable String padId) {
        this.interactions = interactions;
        this.length = length;
        this.padLeft = padLeft;
        items = PaddedVocabulary.of(interactions.itemIds(), padId);
    }

    @Override
    public Scope scope() {
        return Scope.ROW;
    }

    @Override
    public List<Schema.Column> columns() {
        return List.of(
                Schema.Column.ofIds("history", items).listOf(length),
                Schema.Column.of("history_length", ValueType.INT32));
    }

    @Override
    public Worker newWorker() {
        return this::join;
    }

    private void join(Rows rows, List<ColumnVector> into) {
        int[] histories = into.get(0).ints();
        int[] lengths = into.get(1).ints();
        for (int i = 0; i < rows.size(); i++) {
            lengths[i] = write(rows.row(i), histories, i * length);
        }
    }

    /** Collects backwards from the row, so that the last item comes to the end of the list. */
    private int write(Row row, int[] histories, int start) {
        boolean readsValidation = interactions.isIn(Fold.TEST, row.position());
        int first = interactions.rowStart(row.user());
        int next = start + length;
        for (int position = row.position() - 1; position >= first && next > start; position--) {
            if (interactions.timeMillis(position) < row.timeMillis() && isRead(position, readsValidation)) {
                histories[--next] = interactions.item(position);
            }
        }
        int found = start + length - next;
        if (padLeft) {
            Arrays.fill(histories, start, next, items.padCode());
        } else {
            System.arraycopy(histories, next, histories, start, found);
            Arrays.fill(histories, start + found, start + length, items.padCode());
        }
        return found;
    }

    private boolean isRead(int position, boolean readsValidation) {
        return interactions.isIn(Fold.TRAIN, position)
                || (readsValidation && interactions.isIn(Fold.VALIDATION, position));
    }
}
