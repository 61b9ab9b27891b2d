package dev.decoy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ValueType;
import dev.decoy.io.ExampleBatch;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link ExampleSink} promises. */
public abstract class ExampleSinkContract {
    private static final Schema TWO_COLUMNS =
            new Schema(List.of(Schema.Column.of("user", ValueType.INT64), Schema.Column.of("item", ValueType.TEXT)));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    /** The sink under test, into a folder. */
    protected abstract ExampleSink newSink(Path folder);

    /**
     * Reads a file back: the rows in order, each a value per column. Whole numbers and times as Long, DATE as the Long of
     * days since 1970-01-01, floating point as Double, BOOLEAN as Boolean, text as String, lists as List, missing
     * values as null.
     *
     * @param schema what was written, for formats that do not keep types
     */
    protected abstract List<List<@Nullable Object>> read(Path file, Schema schema) throws IOException;

    /** The names of a file's columns, in order. */
    protected abstract List<String> readNames(Path file, Schema schema) throws IOException;

    @Test
    @DisplayName("what is written is read back, whatever its type")
    void everyTypeIsReadBack() throws IOException {
        for (ValueType type : ValueType.values()) {
            if (type != ValueType.UNTYPED) {
                Schema schema = new Schema(List.of(
                        Schema.Column.of("key", ValueType.INT64),
                        Schema.Column.of("value", type).orNull()));
                List<List<@Nullable Object>> rows = keyed(SampleValues.of(type));
                assertThat(writtenAndRead("type-" + type, schema, rows))
                        .as("%s", type)
                        .isEqualTo(rows);
            }
        }
    }

    @Test
    @DisplayName("lists are read back, whatever the type of their elements")
    void listsAreReadBack() throws IOException {
        for (ValueType type : ValueType.values()) {
            if (type != ValueType.UNTYPED) {
                Schema schema = new Schema(List.of(
                        Schema.Column.of("key", ValueType.INT64),
                        Schema.Column.of("values", type).orNull().listOf(2)));
                List<List<@Nullable Object>> rows = keyed(pairs(SampleValues.of(type)));
                assertThat(writtenAndRead("list-" + type, schema, rows))
                        .as("list of %s", type)
                        .isEqualTo(rows);
            }
        }
    }

    @Test
    @DisplayName("codes are written as the ids they stand for")
    void codesAreWrittenAsIds() throws IOException {
        Schema schema = new Schema(List.of(
                Schema.Column.ofIds("user", SampleValues.NUMBERED),
                Schema.Column.ofIds("item", SampleValues.LETTERED),
                Schema.Column.ofIds("previous", SampleValues.LETTERED).orNull(),
                Schema.Column.ofIds("negatives", SampleValues.LETTERED).listOf(2)));
        ExampleBatch batch = new ExampleBatch(schema);
        batch.reset(2);
        setCodes(batch.column(0), 1, 0);
        setCodes(batch.column(1), 0, 2);
        setCodes(batch.column(2), -1, 1);
        setCodes(batch.column(3), 1, 2, 0, 1);

        ExampleSink sink = newSink(folder);
        try (ExampleSink.Writer writer = sink.open("train", 0, schema)) {
            writer.write(batch);
            writer.commit();
        }

        assertThat(read(file(sink, "train", 0), schema))
                .isEqualTo(List.of(
                        Arrays.<@Nullable Object>asList(1000L, "0042", null, List.of("a,b", "é")),
                        Arrays.<@Nullable Object>asList(-7L, "é", "a,b", List.of("0042", "a,b"))));
    }

    @Test
    @DisplayName("columns keep their names and order")
    void columnsKeepTheirNames() throws IOException {
        Schema schema = new Schema(List.of(
                Schema.Column.of("user id", ValueType.INT64),
                Schema.Column.of("an \"item\", quoted", ValueType.TEXT),
                Schema.Column.of("a", ValueType.INT8)));

        assertThat(writtenAndRead("train", schema, List.of())).isEmpty();

        assertThat(readNames(file(newSink(folder), "train", 0), schema)).isEqualTo(schema.names());
    }

    @Test
    @DisplayName("rows of many batches stay in order, and a batch may be filled again at once")
    void batchesStayInOrder() throws IOException {
        List<List<@Nullable Object>> rows = numbered(0, 10_000);

        assertThat(writtenAndRead("train", TWO_COLUMNS, rows)).isEqualTo(rows);
    }

    @Test
    @DisplayName("a part is not seen before it is committed")
    void partIsNotSeenBeforeCommit() throws IOException {
        ExampleSink sink = newSink(folder);
        try (ExampleSink.Writer writer = sink.open("train", 0, TWO_COLUMNS)) {
            write(writer, TWO_COLUMNS, numbered(0, 3), 3);
            assertThat(file(sink, "train", 0)).doesNotExist();
            writer.commit();
        }
        assertThat(file(sink, "train", 0)).isRegularFile();
        assertThat(files()).hasSize(1);
    }

    @Test
    @DisplayName("without a commit nothing is left behind")
    void uncommittedLeavesNothing() throws IOException {
        try (ExampleSink.Writer writer = newSink(folder).open("train", 0, TWO_COLUMNS)) {
            write(writer, TWO_COLUMNS, numbered(0, 5_000), 1_000);
        }
        newSink(folder).open("test", 0, TWO_COLUMNS).close();

        assertThat(files()).isEmpty();
    }

    @Test
    @DisplayName("two partitions and two datasets do not meet")
    void partitionsDoNotMeet() throws IOException {
        ExampleSink sink = newSink(folder);
        try (ExampleSink.Writer first = sink.open("train", 0, TWO_COLUMNS);
                ExampleSink.Writer second = sink.open("train", 1, TWO_COLUMNS);
                ExampleSink.Writer other = sink.open("candidates/u100/test", 1, TWO_COLUMNS)) {
            write(first, TWO_COLUMNS, numbered(0, 3), 2);
            write(second, TWO_COLUMNS, numbered(10, 13), 2);
            write(other, TWO_COLUMNS, numbered(20, 23), 2);
            write(first, TWO_COLUMNS, numbered(3, 5), 2);
            other.commit();
            second.commit();
            first.commit();
        }

        assertThat(read(file(sink, "train", 0), TWO_COLUMNS)).isEqualTo(numbered(0, 5));
        assertThat(read(file(sink, "train", 1), TWO_COLUMNS)).isEqualTo(numbered(10, 13));
        assertThat(read(file(sink, "candidates/u100/test", 1), TWO_COLUMNS)).isEqualTo(numbered(20, 23));
    }

    @Test
    @DisplayName("rewriting a part replaces it on commit, and not before")
    void rewritingReplaces() throws IOException {
        ExampleSink sink = newSink(folder);
        writtenAndRead("train", TWO_COLUMNS, numbered(0, 100));

        try (ExampleSink.Writer abandoned = sink.open("train", 0, TWO_COLUMNS)) {
            write(abandoned, TWO_COLUMNS, numbered(5, 6), 1);
        }
        assertThat(read(file(sink, "train", 0), TWO_COLUMNS)).isEqualTo(numbered(0, 100));

        assertThat(writtenAndRead("train", TWO_COLUMNS, numbered(7, 9))).isEqualTo(numbered(7, 9));
        assertThat(files()).hasSize(1);
    }

    @Test
    @DisplayName("the same rows give the same bytes, however they are cut into batches")
    void sameRowsGiveTheSameBytes() throws IOException {
        List<List<@Nullable Object>> rows = numbered(0, 3_000);

        Path whole = write(folder.resolve("whole"), rows, 3_000);
        Path pieces = write(folder.resolve("pieces"), rows, 7);

        assertThat(pieces).hasSameBinaryContentAs(whole);
    }

    private Path write(Path into, List<List<@Nullable Object>> rows, int batchRows) throws IOException {
        ExampleSink sink = newSink(into);
        try (ExampleSink.Writer writer = sink.open("train", 0, TWO_COLUMNS)) {
            write(writer, TWO_COLUMNS, rows, batchRows);
            writer.commit();
        }
        return into.resolve(sink.fileName("train", 0));
    }

    private List<List<@Nullable Object>> writtenAndRead(
            String dataset, Schema schema, List<List<@Nullable Object>> rows) throws IOException {
        ExampleSink sink = newSink(folder);
        try (ExampleSink.Writer writer = sink.open(dataset, 0, schema)) {
            write(writer, schema, rows, 1_000);
            writer.commit();
        }
        return read(file(sink, dataset, 0), schema);
    }

    private Path file(ExampleSink sink, String dataset, int part) {
        return folder.resolve(sink.fileName(dataset, part));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }

    private static void write(
            ExampleSink.Writer writer, Schema schema, List<List<@Nullable Object>> rows, int batchRows)
            throws IOException {
        ExampleBatch batch = new ExampleBatch(schema);
        for (int from = 0; from < rows.size(); from += batchRows) {
            List<List<@Nullable Object>> some = rows.subList(from, Math.min(rows.size(), from + batchRows));
            SampleValues.fill(batch, some);
            writer.write(batch);
        }
    }

    private static List<List<@Nullable Object>> numbered(int from, int to) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (long i = from; i < to; i++) {
            rows.add(Arrays.asList(i, "item " + i));
        }
        return rows;
    }

    private static List<List<@Nullable Object>> keyed(List<? extends @Nullable Object> values) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Object value : values) {
            rows.add(Arrays.asList((long) rows.size(), value));
        }
        return rows;
    }

    /** Each value together with the first one. */
    private static List<List<@Nullable Object>> pairs(List<@Nullable Object> values) {
        List<List<@Nullable Object>> pairs = new ArrayList<>();
        for (Object value : values) {
            pairs.add(Arrays.asList(value, values.get(0)));
        }
        return pairs;
    }

    private static void setCodes(ColumnVector column, int... codes) {
        System.arraycopy(codes, 0, column.ints(), 0, codes.length);
    }
}
