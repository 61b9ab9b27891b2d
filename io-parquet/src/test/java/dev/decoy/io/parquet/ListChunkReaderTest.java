package dev.decoy.io.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ListVector;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists in files of parquet-java's record writer, in pages of two rows, read three rows at a time. */
class ListChunkReaderTest {
    private static final int ROWS_PER_PAGE = 2;
    private static final int ROWS_PER_READ = 3;
    private static final String NUMBERS = "repeated int64 list;";

    @TempDir
    private Path folder;

    private int files;

    /** How a list with the given elements is put into a row. */
    private interface Filling {
        void fill(Group row, List<@Nullable Object> elements);
    }

    private ParquetFile write(
            String schema, WriterVersion version, Filling filling, List<@Nullable List<@Nullable Object>> rows)
            throws IOException {
        Path file = folder.resolve("lists" + files++ + ".parquet");
        ParquetProperties properties = ParquetProperties.builder()
                .withWriterVersion(version)
                .withPageRowCountLimit(ROWS_PER_PAGE)
                .build();
        ForeignFile foreign = new ForeignFile(file, schema, properties);
        List<Group> groups = new ArrayList<>();
        for (List<@Nullable Object> elements : rows) {
            Group row = foreign.newRow();
            if (elements != null) {
                filling.fill(row, elements);
            }
            groups.add(row);
        }
        foreign.groups(groups).end();
        return ParquetFile.read(file);
    }

    /** All lists of the column, elements as text. */
    private static List<List<@Nullable String>> read(ParquetFile file, int rows) throws IOException {
        ParquetFile.ListColumn column = file.list("list");
        try (ParquetFileReader open = file.open()) {
            open.setRequestedSchema(List.of(column.descriptor()));
            var chunk = new ListChunkReader(column, open.readRowGroup(0).getPageReader(column.descriptor()));
            ListVector lists = new ListVector(column.type());
            List<List<@Nullable String>> read = new ArrayList<>();
            for (int from = 0; from < rows; from += ROWS_PER_READ) {
                int count = Math.min(ROWS_PER_READ, rows - from);
                chunk.read(lists, count);
                for (int row = 0; row < count; row++) {
                    read.add(list(lists, row));
                }
            }
            return read;
        }
    }

    private static List<@Nullable String> list(ListVector lists, int row) {
        List<@Nullable String> texts = new ArrayList<>();
        for (int at = lists.offsets()[row]; at < lists.offsets()[row + 1]; at++) {
            texts.add(lists.values().isNull(at) ? null : text(lists.values(), at));
        }
        return texts;
    }

    private static String text(ColumnVector values, int at) {
        return switch (values.storage()) {
            case INT -> Integer.toString(values.ints()[at]);
            case LONG -> Long.toString(values.longs()[at]);
            case DOUBLE -> Double.toString(values.doubles()[at]);
            case BYTES -> values.text(at);
        };
    }

    private static void threeLevels(Group row, List<@Nullable Object> elements) {
        Group list = row.addGroup("list");
        for (Object element : elements) {
            Group entry = list.addGroup("list");
            if (element != null) {
                entry.add("element", element.toString());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(WriterVersion.class)
    void textsOfThreeLevelsAreReadWhateverIsNull(WriterVersion version) throws IOException {
        ParquetFile file = write(
                "optional group list (LIST) { repeated group list { optional binary element (STRING); } }",
                version,
                ListChunkReaderTest::threeLevels,
                Arrays.asList(
                        List.of("a", "bc"),
                        null,
                        List.of(),
                        Arrays.asList(null, "\u00fc", null),
                        List.of(""),
                        List.of("a", "a", "a", "z")));
        assertThat(read(file, 6))
                .containsExactly(
                        List.of("a", "bc"),
                        List.of(),
                        List.of(),
                        Arrays.asList(null, "\u00fc", null),
                        List.of(""),
                        List.of("a", "a", "a", "z"));
    }

    @ParameterizedTest
    @EnumSource(WriterVersion.class)
    void requiredElementsOfThreeLevelsAreRead(WriterVersion version) throws IOException {
        ParquetFile file = write(
                "required group list (LIST) { repeated group list { required binary element (STRING); } }",
                version,
                ListChunkReaderTest::threeLevels,
                List.of(List.of(), List.of("x"), List.of("y", "z")));
        assertThat(read(file, 3)).containsExactly(List.of(), List.of("x"), List.of("y", "z"));
    }

    @ParameterizedTest
    @EnumSource(WriterVersion.class)
    void valuesRepeatedWithinAListAreRead(WriterVersion version) throws IOException {
        ParquetFile file = write(
                "optional group list (LIST) { repeated int32 array; }",
                version,
                (row, elements) -> {
                    Group list = row.addGroup("list");
                    elements.forEach(element -> list.add("array", (Integer) element));
                },
                Arrays.asList(List.of(), List.of(1, 2, 3), null, List.of(-4), List.of(5, 6)));
        assertThat(read(file, 5))
                .containsExactly(List.of(), List.of("1", "2", "3"), List.of(), List.of("-4"), List.of("5", "6"));
    }

    private ParquetFile numbers(List<@Nullable List<@Nullable Object>> rows) throws IOException {
        return write(
                NUMBERS,
                WriterVersion.PARQUET_1_0,
                (row, elements) -> elements.forEach(element -> row.add("list", (Long) element)),
                rows);
    }

    @Test
    void aRepeatedColumnIsAList() throws IOException {
        assertThat(read(numbers(List.of(List.of(1L << 40), List.of(), List.of(2L, 3L))), 3))
                .containsExactly(List.of("1099511627776"), List.of(), List.of("2", "3"));
    }

    @Test
    void otherTypesOfElementsAreRead() throws IOException {
        List<@Nullable List<@Nullable Object>> one = List.of(List.of(1));
        ParquetFile doubles =
                write("repeated double list;", WriterVersion.PARQUET_1_0, (row, elements) -> row.add("list", 0.1), one);
        assertThat(read(doubles, 1)).containsExactly(List.of("0.1"));
        ParquetFile floats = write(
                "repeated float list;", WriterVersion.PARQUET_1_0, (row, elements) -> row.add("list", 0.25f), one);
        assertThat(read(floats, 1)).containsExactly(List.of("0.25"));
        ParquetFile truths = write(
                "repeated boolean list;", WriterVersion.PARQUET_1_0, (row, elements) -> row.add("list", true), one);
        assertThat(read(truths, 1)).containsExactly(List.of("1"));
    }

    @Test
    void moreRowsThanThereAreAreRefused() throws IOException {
        ParquetFile file = numbers(List.of(List.of(1L), List.of()));
        assertThat(read(file, 2)).hasSize(2);
        assertThatThrownBy(() -> read(file, 3)).isInstanceOf(EOFException.class).hasMessage("fewer lists than rows");
    }
}
