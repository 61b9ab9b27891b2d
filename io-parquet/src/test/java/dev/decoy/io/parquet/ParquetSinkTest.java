package dev.decoy.io.parquet;

import static dev.decoy.io.parquet.Table.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decoy.data.IdType;
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
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetSinkTest {
    @TempDir
    Path folder;

    private static final Schema NUMBERS = new Schema(List.of(column("n", ValueType.INT32)));

    private static ExampleBatch numbers(int from, int end) {
        ExampleBatch batch = new ExampleBatch(NUMBERS);
        batch.reset(end - from);
        for (int i = from; i < end; i++) {
            batch.column(0).ints()[i - from] = i % 1000;
        }
        return batch;
    }

    private Path writeNumbers(String dataset, int rows, int batchRows) throws IOException {
        ParquetSink sink = new ParquetSink(folder, Compression.ZSTD);
        try (ExampleSink.Writer writer = sink.open(dataset, 0, NUMBERS)) {
            for (int from = 0; from < rows; from += batchRows) {
                writer.write(numbers(from, Math.min(rows, from + batchRows)));
            }
            writer.commit();
        }
        return folder.resolve(sink.fileName(dataset, 0));
    }

    private static MessageType schemaOf(Path file) throws IOException {
        return ParquetFile.read(file).footer().getFileMetaData().getSchema();
    }

    @Test
    void columnsHaveTheirLogicalTypesAndAreRequiredUnlessNullable() throws IOException {
        Path file = new Table(
                        column("flag", ValueType.BOOLEAN),
                        column("label", ValueType.INT8),
                        column("draw", ValueType.INT16),
                        column("user", ValueType.INT32),
                        column("row_id", ValueType.INT64),
                        column("weight", ValueType.FLOAT32).orNull(),
                        column("log_q", ValueType.FLOAT64).orNull(),
                        Schema.Column.ofIds("item", Ids.of(IdType.TEXT, "a")),
                        column("day", ValueType.DATE),
                        column("ms", ValueType.TIMESTAMP_MILLIS),
                        column("us", ValueType.TIMESTAMP_MICROS),
                        column("ns", ValueType.TIMESTAMP_NANOS),
                        column("negatives", ValueType.INT32).listOf(2),
                        column("scores", ValueType.FLOAT64).orNull().listOf(2))
                .writeTo(folder);

        assertThat(schemaOf(file).toString()).isEqualTo("""
                        message schema {
                          required boolean flag;
                          required int32 label (INTEGER(8,true));
                          required int32 draw (INTEGER(16,true));
                          required int32 user;
                          required int64 row_id;
                          optional float weight;
                          optional double log_q;
                          required binary item (STRING);
                          required int32 day (DATE);
                          required int64 ms (TIMESTAMP(MILLIS,true));
                          required int64 us (TIMESTAMP(MICROS,true));
                          required int64 ns (TIMESTAMP(NANOS,true));
                          required group negatives (LIST) {
                            repeated group list {
                              required int32 element;
                            }
                          }
                          required group scores (LIST) {
                            repeated group list {
                              optional double element;
                            }
                          }
                        }
                        """);
    }

    @Test
    void listsHoldTheirElementsInOrder() throws IOException {
        Path file = new Table(
                        Schema.Column.ofIds("negatives", Ids.of(IdType.TEXT, "a", "b", "c"))
                                .listOf(3),
                        column("scores", ValueType.INT32).orNull().listOf(2))
                .row(List.of("c", "a", "b"), Arrays.asList(null, 7))
                .row(List.of("b", "b", "a"), List.of(8, 9))
                .writeTo(folder);

        assertThat(leaf(file, 0)).containsExactly("0 c", "1 a", "1 b", "0 b", "1 b", "1 a");
        assertThat(leaf(file, 1)).containsExactly("0 null", "1 7", "0 8", "1 9");
    }

    /** The values of a leaf by parquet-java's own reader, each after its repetition level: 0 begins a row. */
    private static List<String> leaf(Path path, int index) throws IOException {
        List<String> values = new ArrayList<>();
        try (ParquetFileReader file = ParquetFile.read(path).open()) {
            MessageType schema = file.getFileMetaData().getSchema();
            ColumnDescriptor column = schema.getColumns().get(index);
            PageReadStore pages = file.readRowGroup(0);
            ColumnReader reader = new ColumnReadStoreImpl(pages, new Nothing(), schema, "test").getColumnReader(column);
            for (long left = pages.getPageReader(column).getTotalValueCount(); left > 0; left--) {
                boolean present = reader.getCurrentDefinitionLevel() == column.getMaxDefinitionLevel();
                String value = !present
                        ? "null"
                        : switch (column.getPrimitiveType().getPrimitiveTypeName()) {
                            case INT32 -> Integer.toString(reader.getInteger());
                            default -> reader.getBinary().toStringUsingUTF8();
                        };
                values.add(reader.getCurrentRepetitionLevel() + " " + value);
                reader.consume();
            }
        }
        return values;
    }

    /** Takes values nowhere; parquet-java's reader wants one. */
    private static final class Nothing extends GroupConverter {
        @Override
        public Converter getConverter(int fieldIndex) {
            return fieldIndex < 0 ? new PrimitiveConverter() {} : new Inner();
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
    }

    /** The levels of a list below its column. */
    private static final class Inner extends GroupConverter {
        @Override
        public Converter getConverter(int fieldIndex) {
            return new GroupConverter() {
                @Override
                public Converter getConverter(int index) {
                    return new PrimitiveConverter() {};
                }

                @Override
                public void start() {}

                @Override
                public void end() {}
            };
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
    }

    @Test
    void rowGroupsEndAfterAFixedNumberOfRows() throws IOException {
        Path file = writeNumbers("train", (1 << 20) + 5, 100_000);

        assertThat(ParquetFile.read(file).rowGroups())
                .extracting(rowGroup -> rowGroup.getRowCount())
                .containsExactly(1L << 20, 5L);
    }

    @Test
    void theSameRowsGiveTheSameBytesHoweverTheyAreBatched() throws IOException {
        Path once = writeNumbers("once", 50_000, 50_000);
        Path inPieces = writeNumbers("in-pieces", 50_000, 777);

        assertThat(inPieces).hasSameBinaryContentAs(once);
    }

    @Test
    void aFileWithoutRowsHasItsColumns() throws IOException {
        Path file = new Table(column("user", ValueType.INT32)).writeTo(folder);

        assertThat(new ParquetSource(file).schema().names()).containsExactly("user");
    }

    @Test
    void aPartThatIsNotCommittedLeavesNothing() throws IOException {
        ParquetSink sink = new ParquetSink(folder, Compression.ZSTD);
        try (ExampleSink.Writer writer = sink.open("candidates/u100/test", 3, NUMBERS)) {
            writer.write(numbers(0, 10));
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aPartIsSeenUnderItsNameOnlyAfterTheCommit() throws IOException {
        ParquetSink sink = new ParquetSink(folder, Compression.ZSTD);
        Path file = folder.resolve("train/part-00003.parquet");
        try (ExampleSink.Writer writer = sink.open("train", 3, NUMBERS)) {
            writer.write(numbers(0, 10));
            assertThat(file).doesNotExist();
            writer.commit();
            assertThat(file).exists();
        }

        assertThat(folder.resolve("train")).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void aSecondCommitReplacesThePartAndAnAbandonedOneKeepsIt() throws IOException {
        writeNumbers("train", 10, 10);
        Path file = writeNumbers("train", 20, 20);
        ParquetSink sink = new ParquetSink(folder, Compression.ZSTD);
        try (ExampleSink.Writer writer = sink.open("train", 0, NUMBERS)) {
            writer.write(numbers(0, 30));
        }

        assertThat(ParquetFile.read(file).rowGroups())
                .extracting(rowGroup -> rowGroup.getRowCount())
                .containsExactly(20L);
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Files.writeString(folder.resolve("train"), "in the way");

        assertThatThrownBy(() -> writeNumbers("train", 10, 10))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("part-00000.parquet: cannot be written (FileAlreadyExistsException");
    }

    @Test
    void aMissingValueInARequiredColumnIsRefused() {
        Table table = new Table(column("user", ValueType.INT32)).row(1).row((Object) null);

        assertThatThrownBy(() -> table.writeTo(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column \"user\" may not have missing values, but has one");
        assertThat(folder).isEmptyDirectory();
    }
}
