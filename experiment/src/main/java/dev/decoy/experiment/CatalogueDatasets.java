package dev.decoy.experiment;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.io.ExampleBatch;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.Schema;
import dev.decoy.pipeline.CodeTable;
import dev.decoy.pipeline.WrittenCodes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a result says of its ids: the items with what TRAIN knows of them, and the codes that were written. */
final class CatalogueDatasets {
    /** The folder of the codes within a result. */
    static final String VOCABULARY = "vocabulary";

    private static final int ROWS_PER_BATCH = 1 << 15;

    private final Interactions interactions;
    private final ExampleSink sink;
    private final @Nullable CodeBook book;

    CatalogueDatasets(Interactions interactions, ExampleSink sink, @Nullable CodeBook book) {
        this.interactions = interactions;
        this.sink = sink;
        this.book = book;
    }

    /**
     * {@code vocabulary/users} and {@code vocabulary/items}: every id that has a code, those of earlier runs too; nothing
     * without codes.
     */
    void writeVocabularies() throws IOException {
        if (book != null) {
            writeVocabulary("users", book.users());
            writeVocabulary("items", book.items());
        }
    }

    private void writeVocabulary(String name, CodeTable table) throws IOException {
        Schema schema = new Schema(List.of(
                Schema.Column.ofIds(CodeTable.ID, table.ids()), Schema.Column.of(CodeTable.CODE, ValueType.INT32)));
        write(VOCABULARY + "/" + name, schema, table.ids().size(), (batch, at, rank) -> {
            batch.column(0).ints()[at] = rank;
            batch.column(1).ints()[at] = table.code(rank);
        });
    }

    /**
     * {@code items}: every item of the catalogue with its interactions and users in TRAIN, and when TRAIN saw it first and
     * last where there is a clock.
     *
     * @param logP the logarithm of each item's probability under the law of train, NaN for none; null: not written
     */
    void writeItems(String itemColumn, double @Nullable [] logP) throws IOException {
        TrainCounts counts = new TrainCounts(interactions);
        List<Schema.Column> columns = new ArrayList<>();
        columns.add(Schema.Column.ofIds(itemColumn, interactions.itemIds()));
        columns.add(Schema.Column.of("interactions", ValueType.INT64));
        columns.add(Schema.Column.of("users", ValueType.INT64));
        if (interactions.hasTime()) {
            columns.add(
                    Schema.Column.of("first_seen", ValueType.TIMESTAMP_MILLIS).orNull());
            columns.add(
                    Schema.Column.of("last_seen", ValueType.TIMESTAMP_MILLIS).orNull());
        }
        WrittenCodes written = book == null ? null : book.written();
        int lawColumn = columns.size();
        if (logP != null) {
            columns.add(Schema.Column.of("log_p", ValueType.FLOAT64).orNull());
        }
        if (written != null) {
            columns.add(Schema.Column.of("code", ValueType.INT32));
        }
        write("items", new Schema(columns), interactions.itemCount(), (batch, at, item) -> {
            batch.column(0).ints()[at] = item;
            batch.column(1).longs()[at] = counts.interactions[item];
            batch.column(2).longs()[at] = counts.users[item];
            if (interactions.hasTime()) {
                time(batch.column(3), at, counts.firstSeen[item], counts.interactions[item]);
                time(batch.column(4), at, counts.lastSeen[item], counts.interactions[item]);
            }
            if (logP != null) {
                log(batch.column(lawColumn), at, logP[item]);
            }
            if (written != null) {
                batch.column(columns.size() - 1).ints()[at] = written.itemCode(item);
            }
        });
    }

    private static void time(ColumnVector into, int at, long millis, int interactions) {
        if (interactions == 0) {
            into.setNull(at);
        } else {
            into.longs()[at] = millis;
        }
    }

    private static void log(ColumnVector into, int at, double log) {
        if (Double.isNaN(log)) {
            into.setNull(at);
        } else {
            into.doubles()[at] = log;
        }
    }

    /** Writes one row of a batch. */
    private interface RowWriter {
        void write(ExampleBatch batch, int at, int code);
    }

    private void write(String dataset, Schema schema, int rows, RowWriter rowWriter) throws IOException {
        try (ExampleSink.Writer writer = sink.open(dataset, 0, schema)) {
            ExampleBatch batch = new ExampleBatch(schema);
            for (int from = 0; from < rows; from += ROWS_PER_BATCH) {
                int size = Math.min(ROWS_PER_BATCH, rows - from);
                batch.reset(size);
                for (int at = 0; at < size; at++) {
                    rowWriter.write(batch, at, from + at);
                }
                writer.write(batch);
            }
            writer.commit();
        }
    }

    /** What TRAIN knows of each item. */
    private static final class TrainCounts {
        private final int[] interactions;
        private final int[] users;
        private final long[] firstSeen;
        private final long[] lastSeen;

        TrainCounts(Interactions data) {
            interactions = new int[data.itemCount()];
            users = new int[data.itemCount()];
            firstSeen = new long[data.itemCount()];
            lastSeen = new long[data.itemCount()];
            int[] lastUser = new int[data.itemCount()];
            Arrays.fill(lastUser, -1);
            for (int user = 0; user < data.userCount(); user++) {
                for (int position = data.rowStart(user); position < data.rowEnd(user); position++) {
                    if (data.isIn(Fold.TRAIN, position)) {
                        count(data.item(position), user, data.timeMillis(position), lastUser);
                    }
                }
            }
        }

        private void count(int item, int user, long time, int[] lastUser) {
            firstSeen[item] = interactions[item] == 0 ? time : Math.min(firstSeen[item], time);
            lastSeen[item] = interactions[item] == 0 ? time : Math.max(lastSeen[item], time);
            interactions[item]++;
            if (lastUser[item] != user) {
                lastUser[item] = user;
                users[item]++;
            }
        }
    }
}
