package dev.decoy.experiment;

import dev.decoy.data.ColumnVector;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Some rows of a source, held in memory batch by batch as they were read; a source that can be read again and again. */
final class HeldRows implements InteractionSource {
    private final Schema schema;
    private final InteractionColumns columns;
    private final List<Batch> batches = new ArrayList<>();
    private long rows;

    /**
     * No rows yet.
     *
     * @param schema the columns of the source that they are from
     * @param columns those that are held
     */
    HeldRows(Schema schema, InteractionColumns columns) {
        this.schema = schema;
        this.columns = columns;
    }

    /** Copies the first {@code count} of the rows numbered by {@code kept} out of the batch that a reader is at. */
    void add(Reader reader, int[] kept, int count) {
        if (count == 0) {
            return;
        }
        List<ColumnVector> further = new ArrayList<>();
        for (int i = 0; i < columns.further().size(); i++) {
            further.add(copy(reader.column(i), kept, count));
        }
        ColumnVector users = copy(reader.users(), kept, count);
        ColumnVector items = copy(reader.items(), kept, count);
        long[] times = copy(reader.timestamps(), kept, count);
        batches.add(new Batch(count, users, items, times, reader.timeUnit(), further));
        rows += count;
    }

    private static long @Nullable [] copy(long @Nullable [] from, int[] kept, int count) {
        if (from == null) {
            return null;
        }
        long[] copy = new long[count];
        for (int i = 0; i < count; i++) {
            copy[i] = from[kept[i]];
        }
        return copy;
    }

    private static ColumnVector copy(ColumnVector from, int[] kept, int count) {
        ColumnVector copy =
                from.dictionary() != null ? new ColumnVector(from.dictionary()) : new ColumnVector(from.type());
        copy.ensureCapacity(count);
        for (int i = 0; i < count; i++) {
            copy.copy(i, from, kept[i]);
        }
        return copy;
    }

    /** How many are held. */
    long rows() {
        return rows;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public List<Part> parts() {
        return List.of(new Held());
    }

    private static final class Batch {
        private final int rows;
        private final ColumnVector users;
        private final ColumnVector items;
        private final long @Nullable [] times;
        private final InteractionColumns.@Nullable TimeUnit unit;
        private final List<ColumnVector> further;

        Batch(
                int rows,
                ColumnVector users,
                ColumnVector items,
                long @Nullable [] times,
                InteractionColumns.@Nullable TimeUnit unit,
                List<ColumnVector> further) {
            this.rows = rows;
            this.users = users;
            this.items = items;
            this.times = times;
            this.unit = unit;
            this.further = further;
        }
    }

    private final class Held implements Part {
        @Override
        public String name() {
            return "the sample";
        }

        @Override
        public Optional<Path> file() {
            return Optional.empty();
        }

        @Override
        public Reader open(InteractionColumns wanted) {
            int[] places = new int[wanted.further().size()];
            for (int i = 0; i < places.length; i++) {
                places[i] = columns.further().indexOf(wanted.further().get(i));
                if (places[i] < 0) {
                    throw new DataException(
                            "the sample has no column \"" + wanted.further().get(i) + "\"");
                }
            }
            return new HeldReader(batches, places);
        }
    }

    private static final class HeldReader implements Reader {
        private final List<Batch> batches;
        private final int[] places;
        private int next;

        HeldReader(List<Batch> batches, int[] places) {
            this.batches = batches;
            this.places = places;
        }

        @Override
        public boolean next() {
            next++;
            return next <= batches.size();
        }

        private Batch batch() {
            return batches.get(next - 1);
        }

        @Override
        public int rows() {
            return batch().rows;
        }

        @Override
        public ColumnVector users() {
            return batch().users;
        }

        @Override
        public ColumnVector items() {
            return batch().items;
        }

        @Override
        public long @Nullable [] timestamps() {
            return batch().times;
        }

        @Override
        public InteractionColumns.@Nullable TimeUnit timeUnit() {
            return batch().unit;
        }

        @Override
        public ColumnVector column(int index) {
            return batch().further.get(places[index]);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
