package dev.decoy.feature;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.EventRole;
import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.internal.PaddedVocabulary;
import dev.decoy.io.Schema;
import dev.decoy.sampling.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The user's last interactions strictly before (the row's time - lag), the earliest first, in parallel lists of fixed length
 * padded on one side: the items as {@code history}, further columns of the source as {@code history_x}; and
 * {@code history_length}, how many entries are real.
 *
 * <p>Its entries are positives and known events; refused ones are none. It reads TRAIN for rows of TRAIN and VALIDATION, and TRAIN and VALIDATION for rows of TEST, whatever the splitter; so
 * no held-out item ever stands in a history that a model is trained on. O(length) per row and what is passed over.
 * Immutable and thread-safe.
 */
public final class HistoryJoiner implements FeatureJoiner {
    /** What stands for the items themselves among the columns. */
    public static final String ITEM = "item";

    private final Interactions interactions;
    private final int length;
    private final boolean padLeft;
    private final PaddedVocabulary items;
    private final TimeSpan lag;
    private final List<Schema.Column> columns = new ArrayList<>();
    // Of each list its values by position; null where it is the items'.
    private final List<@Nullable ColumnVector> sources = new ArrayList<>();

    /** A history of items alone, up to the row's time. */
    public HistoryJoiner(Interactions interactions, int length, boolean padLeft, @Nullable String padId) {
        this(interactions, length, padLeft, padId, TimeSpan.NONE, List.of(ITEM));
    }

    /**
     * A history of at most {@code length} interactions.
     *
     * @param padLeft whether padding stands before the items, or after them
     * @param padId the id that pads items; null: -1, or the empty text. Further columns are padded with null
     * @param names {@link #ITEM} or further columns of the interactions
     * @throws IllegalArgumentException when the pad is the id of an item, or a column was not read
     */
    public HistoryJoiner(
            Interactions interactions,
            int length,
            boolean padLeft,
            @Nullable String padId,
            TimeSpan lag,
            List<String> names) {
        this.interactions = interactions;
        this.length = length;
        this.padLeft = padLeft;
        this.lag = lag;
        items = PaddedVocabulary.of(interactions.itemIds(), padId);
        names.forEach(this::addColumn);
        columns.add(Schema.Column.of("history_length", ValueType.INT32));
    }

    private void addColumn(String name) {
        if (name.equals(ITEM)) {
            columns.add(Schema.Column.ofIds("history", items).listOf(length));
            sources.add(null);
            return;
        }
        int index = interactions.furtherSchema().indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("columns names \"" + name + "\", which was not read");
        }
        columns.add(interactions
                .furtherSchema()
                .columns()
                .get(index)
                .named("history_" + name)
                .listOf(length)
                .orNull());
        sources.add(interactions.column(name));
    }

    @Override
    public Scope scope() {
        return Scope.ROW;
    }

    @Override
    public List<Schema.Column> columns() {
        return List.copyOf(columns);
    }

    @Override
    public Worker newWorker() {
        return new HistoryWorker();
    }

    private final class HistoryWorker implements Worker {
        // Filled from the end: the last `found` entries are the history of the row at hand.
        private final int[] positions = new int[length];

        @Override
        public void join(Rows rows, List<ColumnVector> into) {
            int[] lengths = into.get(sources.size()).ints();
            for (int i = 0; i < rows.size(); i++) {
                int found = collect(rows.row(i));
                for (int c = 0; c < sources.size(); c++) {
                    write(sources.get(c), into.get(c), i * length, found);
                }
                lengths[i] = found;
            }
        }

        /** Collects backwards from the row, so that the last interaction comes to the end. */
        private int collect(Row row) {
            boolean readsValidation = interactions.foldCode(row.position()) == Fold.TEST.code();
            long end = lag.before(row.timeMillis());
            int first = interactions.rowStart(row.user());
            int next = length;
            for (int position = row.position() - 1; position >= first && next > 0; position--) {
                if (interactions.timeMillis(position) < end && isRead(position, readsValidation)) {
                    positions[--next] = position;
                }
            }
            return length - next;
        }

        private boolean isRead(int position, boolean readsValidation) {
            byte fold = interactions.foldCode(position);
            return (fold == Fold.TRAIN.code() || (readsValidation && fold == Fold.VALIDATION.code()))
                    && interactions.role(position) != EventRole.NEGATIVE;
        }

        private void write(@Nullable ColumnVector source, ColumnVector list, int start, int found) {
            int firstReal = padLeft ? length - found : 0;
            for (int k = 0; k < length; k++) {
                boolean real = k >= firstReal && k < firstReal + found;
                int position = real ? positions[length - found + k - firstReal] : -1;
                if (source == null) {
                    list.ints()[start + k] = real ? interactions.item(position) : items.padCode();
                } else if (real) {
                    list.copy(start + k, source, position);
                } else {
                    list.setNull(start + k);
                }
            }
        }
    }
}
