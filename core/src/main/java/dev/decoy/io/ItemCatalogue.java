package dev.decoy.io;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.IdType;
import dev.decoy.data.Vocabulary;
import dev.decoy.internal.ItemCatalogueReader;
import dev.decoy.internal.Recoding;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The items that a table lists, with the times between which each is there and further values; one row per item, by its rank
 * among them. Immutable and safe to share; its ids, 16 bytes an item, and its values.
 */
public final class ItemCatalogue {
    private final Vocabulary ids;
    private final long[] from;
    private final long[] until;
    private final List<ColumnVector> values;

    /**
     * Takes over rows in the order of the ids; callers outside core use {@link #read}.
     *
     * @param from milliseconds by item, {@code Long.MIN_VALUE} for always
     * @param until milliseconds by item, {@code Long.MAX_VALUE} for ever
     * @param values by item
     */
    public ItemCatalogue(Vocabulary ids, long[] from, long[] until, List<ColumnVector> values) {
        this.ids = ids;
        this.from = from;
        this.until = until;
        this.values = List.copyOf(values);
    }

    /**
     * Reads all parts of a source, twice or thrice where there are times. The result does not depend on the order of parts or
     * rows.
     *
     * @param name what messages call the table
     * @param data the type of the item ids of the interactions; ids of the table are read as such
     * @throws DataException when the data cannot be understood; when two rows of one item differ
     */
    public static ItemCatalogue read(String name, InteractionSource source, Columns columns, IdType data)
            throws IOException {
        return new ItemCatalogueReader(name, columns, data).read(source);
    }

    /**
     * Which columns are read as what.
     *
     * @param item ids
     * @param from times from which items are there; null: always
     * @param until times from which they are no more; null: never
     * @param values further columns, in the order of {@link ItemCatalogue#values}
     */
    public record Columns(
            String item, @Nullable String from, @Nullable String until, List<String> values) {
        public Columns {
            values = List.copyOf(values);
        }
    }

    /** The ids, of the type that was asked for; whole numbers beyond 32 bits are INT64. */
    public Vocabulary ids() {
        return ids;
    }

    /** When an item begins to be there, in milliseconds; {@code Long.MIN_VALUE} where nothing is said. */
    public long fromMillis(int item) {
        return from[item];
    }

    /** When it is no more, in milliseconds; {@code Long.MAX_VALUE} where nothing is said. */
    public long untilMillis(int item) {
        return until[item];
    }

    /** The further values by item, one vector per column. */
    public List<ColumnVector> values() {
        return values;
    }

    /** Where the items of a vocabulary stand in this catalogue; -1 for those it lacks. */
    public int[] rowsOf(Vocabulary items) {
        return Recoding.of(items, ids);
    }
}
