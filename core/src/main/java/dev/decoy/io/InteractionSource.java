package dev.decoy.io;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ListVector;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where interactions come from. Parts may be read in any order, in parallel, on any machine: the order of rows is never
 * a key. Thread-safe; a reader is thread-confined.
 *
 * <p>Faults of the data are {@link DataException}s that name part, row and column.
 */
public interface InteractionSource {
    /**
     * The columns there are, from headers or footers; no row is read. Columns of text files are of type UNTYPED.
     *
     * @throws DataException when there is no file, a file cannot be understood, or two parts differ in their columns
     */
    Schema schema() throws IOException;

    /** The pieces of the data, in an order that depends on names only. */
    List<? extends Part> parts() throws IOException;

    /**
     * The same source without some of its files, none of which is then opened; a source that reads no files returns itself.
     *
     * @param choice takes the files, sorted by path, and returns those to read, in this order
     */
    default InteractionSource choosing(UnaryOperator<List<Path>> choice) {
        return this;
    }

    /** A piece that is read on its own: a file, a row group, a range of a generator. */
    interface Part {
        /** What messages call it: a file name, with a row group where there are several. */
        String name();

        /** The file it is in, for digests of inputs; empty when it is not from a file. */
        Optional<Path> file();

        /**
         * What is known of the part's times without reading its rows; empty when it is not known for all of them.
         *
         * @param columns what would be read; a time column is among them
         */
        default Optional<TimeBounds> timeBounds(InteractionColumns columns) throws IOException {
            return Optional.empty();
        }

        /** Rows of the part where they are known without reading any; empty when they are not. */
        default OptionalLong knownRows() {
            return OptionalLong.empty();
        }

        /** Rows of the part: those that are known, or what its beginning lets expect; empty when nothing tells. May read. */
        default Optional<RowCount> rowCount() throws IOException {
            OptionalLong known = knownRows();
            return known.isPresent() ? Optional.of(new RowCount(known.getAsLong(), true)) : Optional.empty();
        }

        /**
         * Starts reading.
         *
         * @throws DataException when a column of {@code columns} is missing or of a type that cannot be read as asked
         */
        Reader open(InteractionColumns columns) throws IOException;

        /**
         * Starts reading with columns that hold a list in each row. A schema names these as unreadable: only who asks for
         * lists gets any.
         *
         * @param lists their names, in the order {@link Reader#list} numbers them
         * @throws DataException as {@link #open(InteractionColumns)}, or when the source reads no lists
         */
        default Reader open(InteractionColumns columns, List<String> lists) throws IOException {
            if (!lists.isEmpty()) {
                throw new DataException(name() + ", column \"" + lists.get(0)
                        + "\": lists are not read from such files; write them as Parquet");
            }
            return open(columns);
        }
    }

    /**
     * Times of a part, all of which are there.
     *
     * @param leastMillis no row is earlier
     * @param greatestMillis no row is later
     * @param rows rows of the part
     */
    record TimeBounds(long leastMillis, long greatestMillis, long rows) {}

    /**
     * Rows of a part, those without a user, an item or a time among them.
     *
     * @param rows how many
     * @param exact whether it is just these, not an estimate from the beginning of a file
     */
    record RowCount(long rows, boolean exact) {}

    /** Batches of rows. The arrays of a batch are valid until the next {@link #next} and must not be changed. */
    interface Reader extends Closeable {
        /** Moves on to the next batch; false at the end. */
        boolean next() throws IOException;

        /** Rows in this batch. */
        int rows();

        /**
         * Which rows lack a user, an item or a time that was asked for: true at their places, null when none does. Only
         * with {@link InteractionColumns.OnNull#DROP}, else such rows are a fault.
         */
        default boolean @Nullable [] incomplete() {
            return null;
        }

        /**
         * User ids: INT32, INT64, TEXT or UNTYPED, without nulls but in {@link #incomplete} rows. Text may come as codes of a
         * dictionary, another one from batch to batch; so may that of {@link #items} and {@link #column}.
         */
        ColumnVector users();

        /** Item ids: INT32, INT64, TEXT or UNTYPED, without nulls but in {@link #incomplete} rows. */
        ColumnVector items();

        /** Times in {@link #timeUnit}, one per row; null when no time was asked for. */
        long @Nullable [] timestamps();

        /**
         * What {@link #timestamps} count: milliseconds where the source knows (timestamps, dates, ISO text, a unit asked
         * for), null where they are bare numbers whose unit the reader of the whole column infers.
         */
        InteractionColumns.@Nullable TimeUnit timeUnit();

        /** Further column {@code index} of those asked for; nulls are allowed. */
        ColumnVector column(int index);

        /** Column of lists {@code index} of those asked for; a list that is missing is empty. */
        default ListVector list(int index) {
            throw new IndexOutOfBoundsException("no list was asked for, list " + index);
        }
    }
}
