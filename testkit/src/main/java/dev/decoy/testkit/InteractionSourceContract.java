package dev.decoy.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.decoy.data.Interactions;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every {@link InteractionSource} promises. The source under test has at least two parts, and rows enough for
 * several batches in one of them.
 */
public abstract class InteractionSourceContract {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    /** The source under test; what it needs may be written into {@code folder}. Equal rows each time it is called. */
    protected abstract InteractionSource newSource(Path folder) throws IOException;

    /** The columns to read. */
    protected abstract InteractionColumns columns();

    /** The rows of all parts in any order, as {@code user|item|time|further...}; a missing value is {@code null}. */
    protected abstract List<String> expectedRows();

    /** A source with a fault in a row; null for a source whose rows cannot be wrong, such as a generator. */
    protected abstract @Nullable Faulty newFaultySource(Path folder) throws IOException;

    /**
     * A source that cannot be read to its end.
     *
     * @param source read with the same columns
     * @param part what the message must call the part
     * @param place what the message must say of the place in it: {@code line 3}, {@code row 2}
     */
    public record Faulty(InteractionSource source, String part, String place) {}

    @Test
    @DisplayName("the parts together give every row once")
    void partsTogetherGiveEveryRowOnce() throws IOException {
        InteractionSource source = newSource(folder);

        assertThat(source.parts()).hasSizeGreaterThan(1);
        assertThat(SourceRows.of(source, columns())).containsExactlyInAnyOrderElementsOf(expectedRows());
    }

    @Test
    @DisplayName("the schema names what the reader reads")
    void schemaNamesWhatTheReaderReads() throws IOException {
        Schema schema = newSource(folder).schema();

        assertThat(schema.names())
                .contains(columns().user(), columns().item())
                .containsAll(columns().further());
        String timestamp = columns().timestamp();
        if (timestamp != null) {
            assertThat(schema.names()).contains(timestamp);
        }
    }

    @Test
    @DisplayName("the same parts come each time, under names that differ")
    void partsAreNamed() throws IOException {
        InteractionSource source = newSource(folder);

        assertThat(names(source)).isEqualTo(names(source)).doesNotHaveDuplicates();
        assertThat(names(source)).isEqualTo(names(newSource(folder)));
    }

    @Test
    @DisplayName("a part gives the same rows whatever was read before it, and each time it is opened")
    void partsAreIndependent() throws IOException {
        List<? extends InteractionSource.Part> parts = newSource(folder).parts();
        List<List<String>> forwards = new ArrayList<>();
        for (InteractionSource.Part part : parts) {
            forwards.add(SourceRows.of(part, columns()));
        }

        for (int i = parts.size() - 1; i >= 0; i--) {
            assertThat(SourceRows.of(parts.get(i), columns())).isEqualTo(forwards.get(i));
        }
    }

    @Test
    @DisplayName("the order of the parts does not change the interactions that are read")
    void orderOfPartsDoesNotMatter() throws IOException {
        InteractionSource source = newSource(folder);

        Interactions forwards = Interactions.read(source, columns());
        Interactions backwards = Interactions.read(new Backwards(source), columns());

        assertThat(positions(backwards)).isEqualTo(positions(forwards));
    }

    @Test
    @DisplayName("parts can be read by several threads at once")
    void partsAreReadInParallel() throws Exception {
        InteractionSource source = newSource(folder);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<String>>> reads = new ArrayList<>();
            for (InteractionSource.Part part : source.parts()) {
                reads.add(threads.submit(() -> SourceRows.of(part, columns())));
                reads.add(threads.submit(() -> SourceRows.of(part, columns())));
            }
            List<String> rows = new ArrayList<>();
            for (Future<List<String>> read : reads) {
                rows.addAll(read.get());
            }
            // Of another source, which no other thread has touched.
            List<String> alone = SourceRows.of(newSource(folder), columns());
            List<String> twice = new ArrayList<>(alone);
            twice.addAll(alone);
            assertThat(rows).containsExactlyInAnyOrderElementsOf(twice);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("rows that are known, and rows that are counted, are those that are read")
    void toldRowsAreThoseThatAreRead() throws IOException {
        for (InteractionSource.Part part : newSource(folder).parts()) {
            OptionalLong known = part.knownRows();
            Optional<InteractionSource.RowCount> told = part.rowCount();
            int rows = SourceRows.of(part, columns()).size();
            if (known.isPresent()) {
                assertThat(told)
                        .as("row count of %s, whose rows are known", part.name())
                        .contains(new InteractionSource.RowCount(known.getAsLong(), true));
            }
            // What is not exact is an estimate, which may be any.
            if (told.isPresent() && told.get().exact()) {
                assertThat(told.get().rows()).as("row count of %s", part.name()).isEqualTo(rows);
            }
        }
    }

    @Test
    @DisplayName("what is known of rows is known without reading any: a fault in them does not show")
    void knownRowsReadNothing() throws IOException {
        Faulty faulty = newFaultySource(folder);
        if (faulty == null) {
            return;
        }
        for (InteractionSource.Part part : faulty.source().parts()) {
            assertThatCode(part::knownRows).as("known rows of %s", part.name()).doesNotThrowAnyException();
        }
    }

    @Test
    @DisplayName("the arrays of a batch stay as they are until the reader moves on")
    void arraysSurviveUntilNext() throws IOException {
        List<? extends InteractionSource.Part> parts = newSource(folder).parts();
        int batches = 0;
        try (InteractionSource.Reader reader = parts.get(0).open(columns())) {
            while (reader.next()) {
                batches++;
                List<String> before = SourceRows.ofBatch(reader, columns());
                SourceRows.of(parts.get(parts.size() - 1), columns());
                assertThat(SourceRows.ofBatch(reader, columns())).isEqualTo(before);
            }
        }
        assertThat(batches).isPositive();
    }

    @Test
    @DisplayName("a batch has rows, and after the last one there are no more")
    void batchesHaveRows() throws IOException {
        boolean severalBatches = false;
        for (InteractionSource.Part part : newSource(folder).parts()) {
            int batches = 0;
            try (InteractionSource.Reader reader = part.open(columns())) {
                while (reader.next()) {
                    assertThat(reader.rows()).isPositive();
                    batches++;
                }
                assertThat(reader.next()).isFalse();
            }
            severalBatches |= batches > 1;
        }
        assertThat(severalBatches).as("a part of several batches to test with").isTrue();
    }

    @Test
    @DisplayName("a reader may be closed early, and twice")
    void closingEarlyIsFine() throws IOException {
        InteractionSource source = newSource(folder);
        for (InteractionSource.Part part : source.parts()) {
            part.open(columns()).close();
            InteractionSource.Reader reader = part.open(columns());
            assertThat(reader.next()).isTrue();
            reader.close();
            reader.close();
        }
        assertThat(SourceRows.of(source, columns())).hasSameSizeAs(SourceRows.of(newSource(folder), columns()));
    }

    @Test
    @DisplayName("columns that were not asked for are not given")
    void timeIsOptional() throws IOException {
        InteractionColumns noTime =
                InteractionColumns.of(columns().user(), columns().item(), null);
        for (InteractionSource.Part part : newSource(folder).parts()) {
            try (InteractionSource.Reader reader = part.open(noTime)) {
                assertThat(reader.next()).isTrue();
                assertThat(reader.timestamps()).isNull();
            }
        }
    }

    @Test
    @DisplayName("a column that is missing is named, with those that there are")
    void missingColumnIsNamed() throws IOException {
        InteractionSource source = newSource(folder);
        InteractionColumns missing = columns().withFurther(List.of("no-such-column"));

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> SourceRows.of(source, missing))
                .withMessageContaining("\"no-such-column\"")
                .withMessageContaining(columns().user())
                .withMessageContaining(columns().item());
    }

    @Test
    @DisplayName("the error names the part and the row")
    void errorNamesPartAndRow() throws IOException {
        Faulty faulty = newFaultySource(folder);
        if (faulty == null) {
            return;
        }
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> SourceRows.of(faulty.source(), columns()))
                .withMessageContaining(faulty.part())
                .withMessageContaining(faulty.place());
    }

    private static List<String> names(InteractionSource source) throws IOException {
        return source.parts().stream().map(part -> part.name()).toList();
    }

    private static List<String> positions(Interactions interactions) {
        List<String> rows = new ArrayList<>();
        for (int user = 0; user < interactions.userCount(); user++) {
            for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
                rows.add(interactions.userIds().id(user) + "|"
                        + interactions.itemIds().id(interactions.item(position)) + "|"
                        + interactions.timeMillis(position) + "|" + interactions.rowKey(user, position));
            }
        }
        return rows;
    }

    private record Backwards(InteractionSource source) implements InteractionSource {
        @Override
        public Schema schema() throws IOException {
            return source.schema();
        }

        @Override
        public List<Part> parts() throws IOException {
            List<Part> parts = new ArrayList<>(source.parts());
            Collections.reverse(parts);
            return parts;
        }
    }
}
