package dev.decoy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ValueType;
import dev.decoy.io.ExampleBatch;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.Schema;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each broken sink breaks exactly one sentence of the contract. */
class ExampleSinkContractTest {
    private static final String BETWEEN_VALUES = "\u0001";
    private static final String BETWEEN_ELEMENTS = "\u0002";
    private static final String LINE_BREAK = "\u0003";

    private final AtomicInteger folders = new AtomicInteger();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path root;

    @Test
    void aSoundSinkKeepsTheContract() {
        assertThat(broken(Lines::new)).isEmpty();
    }

    @Test
    void numbersThatLoseDigitsAreFound() {
        assertThat(broken(folder -> new Lines(folder) {
                    @Override
                    double number(double value, boolean inList) {
                        return inList ? value : (float) value;
                    }
                }))
                .containsExactly("everyTypeIsReadBack");
    }

    @Test
    void numbersThatLoseDigitsInListsAreFound() {
        assertThat(broken(folder -> new Lines(folder) {
                    @Override
                    double number(double value, boolean inList) {
                        return inList ? (float) value : value;
                    }
                }))
                .containsExactly("listsAreReadBack");
    }

    @Test
    void codesInPlaceOfIdsAreFound() {
        assertThat(broken(folder -> new Lines(folder) {
                    @Override
                    String id(ColumnVector column, int index) {
                        return "L" + column.ints()[index];
                    }
                }))
                .containsExactly("codesAreWrittenAsIds");
    }

    @Test
    void namesThatAreMadePrettyAreFound() {
        assertThat(broken(folder -> new Lines(folder) {
                    @Override
                    String name(String column) {
                        return column.replace(' ', '_');
                    }
                }))
                .containsExactly("columnsKeepTheirNames");
    }

    @Test
    void aBufferThatOvertakesIsFound() {
        assertThat(broken(folder -> new Lines(folder) {
                    @Override
                    void settle(List<String> lines) {
                        if (lines.size() > 8192) {
                            Collections.rotate(lines, 10);
                        }
                    }
                }))
                .containsExactly("batchesStayInOrder");
    }

    @Test
    void aFileThatIsThereTooEarlyIsFound() {
        assertThat(broken(folder -> new Lines(folder) {
                    @Override
                    void begin(Path file) throws IOException {
                        if (!Files.exists(file)) {
                            Files.createFile(file);
                            early = file;
                        }
                    }

                    @Override
                    void abandon(Path pending) throws IOException {
                        super.abandon(pending);
                        if (early != null) {
                            Files.deleteIfExists(early);
                        }
                    }

                    private @Nullable Path early;
                }))
                .containsExactly("partIsNotSeenBeforeCommit");
    }

    @Test
    void whatIsLeftBehindIsFound() {
        assertThat(broken(folder -> new Lines(folder) {
                    @Override
                    void abandon(Path pending) {
                        // Somebody else may sweep.
                    }
                }))
                .containsExactly("uncommittedLeavesNothing");
    }

    @Test
    void partsOfOneFileAreFound() {
        assertThat(broken(folder -> new Lines(folder) {
                    @Override
                    public String fileName(String dataset, int part) {
                        return super.fileName(dataset, 0);
                    }
                }))
                .containsExactly("partitionsDoNotMeet");
    }

    @Test
    void rowsThatAreAddedToAnEarlierPartAreFound() {
        assertThat(broken(folder -> new Lines(folder) {
                    @Override
                    List<String> before(Path file) throws IOException {
                        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
                        return lines.subList(Math.min(1, lines.size()), lines.size());
                    }
                }))
                .containsExactly("rewritingReplaces");
    }

    @Test
    void aFileThatTellsItsBatchesIsFound() {
        assertThat(broken(folder -> new Lines(folder) {
                    @Override
                    String name(String column) {
                        return column + LINE_BREAK.repeat(batches);
                    }
                }))
                .containsExactly("sameRowsGiveTheSameBytes");
    }

    private List<String> broken(Function<Path, Lines> sinks) {
        return Sentences.broken(() -> contract(sinks), ExampleSinkContract.class, Object.class);
    }

    /** The contract in a folder of its own, as JUnit would give it. */
    private ExampleSinkContract contract(Function<Path, Lines> sinks) {
        ExampleSinkContract contract = new ExampleSinkContract() {
            @Override
            protected ExampleSink newSink(Path folder) {
                return sinks.apply(folder);
            }

            @Override
            protected List<List<@Nullable Object>> read(Path file, Schema schema) throws IOException {
                List<List<@Nullable Object>> rows = new ArrayList<>();
                List<String> lines = Files.readAllLines(file);
                for (String line : lines.subList(1, lines.size())) {
                    List<@Nullable Object> row = new ArrayList<>();
                    for (String value : line.split(BETWEEN_VALUES, -1)) {
                        row.add(value(value));
                    }
                    rows.add(row);
                }
                return rows;
            }

            @Override
            protected List<String> readNames(Path file, Schema schema) throws IOException {
                return List.of(
                        Files.readAllLines(file).get(0).replace(LINE_BREAK, "").split(BETWEEN_VALUES, -1));
            }
        };
        try {
            Field folder = ExampleSinkContract.class.getDeclaredField("folder");
            folder.setAccessible(true);
            folder.set(contract, Files.createDirectory(root.resolve("sentence-" + folders.incrementAndGet())));
        } catch (ReflectiveOperationException | IOException e) {
            throw new AssertionError(e);
        }
        return contract;
    }

    private static @Nullable Object value(String text) {
        String rest = text.substring(1).replace(LINE_BREAK, "\n");
        return switch (text.charAt(0)) {
            case 'N' -> null;
            case 'L' -> Long.valueOf(rest);
            case 'D' -> Double.valueOf(rest);
            case 'B' -> Boolean.valueOf(rest);
            case 'T' -> rest;
            default -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (String element : text.substring(1).split(BETWEEN_ELEMENTS, -1)) {
                    list.add(value(element));
                }
                yield list;
            }
        };
    }

    /** A line a row, a letter for the type before each value. What is broken overrides one method. */
    static class Lines implements ExampleSink {
        private final Path folder;
        int batches;

        Lines(Path folder) {
            this.folder = folder;
        }

        double number(double value, boolean inList) {
            return value;
        }

        String id(ColumnVector column, int index) {
            return (column.type() == ValueType.TEXT ? "T" : "L") + column.text(index);
        }

        String name(String column) {
            return column;
        }

        void begin(Path file) throws IOException {
            // Nothing to see yet.
        }

        List<String> before(Path file) throws IOException {
            return List.of();
        }

        void settle(List<String> lines) {
            // As they came.
        }

        void abandon(Path pending) throws IOException {
            Files.deleteIfExists(pending);
        }

        @Override
        public String fileName(String dataset, int part) {
            return dataset + "/part-" + part;
        }

        @Override
        public final Writer open(String dataset, int part, Schema schema) throws IOException {
            Path file = folder.resolve(fileName(dataset, part));
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Path pending = folder.resolve(fileName(dataset, part) + ".pending");
            Files.writeString(pending, "");
            begin(file);
            return new LineWriter(this, file, pending, schema);
        }

        private String line(ExampleBatch batch, int row) {
            StringJoiner line = new StringJoiner(BETWEEN_VALUES);
            for (int c = 0; c < batch.schema().columns().size(); c++) {
                Schema.Column column = batch.schema().columns().get(c);
                if (!column.isList()) {
                    line.add(text(batch.column(c), row, false));
                    continue;
                }
                StringJoiner list = new StringJoiner(BETWEEN_ELEMENTS, "[", "");
                for (int k = 0; k < column.width(); k++) {
                    list.add(text(batch.column(c), row * column.width() + k, true));
                }
                line.add(list.toString());
            }
            return line.toString().replace("\n", LINE_BREAK);
        }

        private String text(ColumnVector column, int index, boolean inList) {
            if (column.isNull(index)) {
                return "N";
            }
            if (column.dictionary() != null) {
                return id(column, index);
            }
            return switch (column.storage()) {
                case INT ->
                    column.type() == ValueType.BOOLEAN ? "B" + (column.ints()[index] == 1) : "L" + column.ints()[index];
                case LONG -> "L" + column.longs()[index];
                case DOUBLE -> "D" + number(column.doubles()[index], inList);
                case BYTES -> "T" + column.text(index);
            };
        }
    }

    private static final class LineWriter implements ExampleSink.Writer {
        private final Lines sink;
        private final Path file;
        private final Path pending;
        private final Schema schema;
        private final List<String> lines = new ArrayList<>();
        private boolean committed;

        LineWriter(Lines sink, Path file, Path pending, Schema schema) {
            this.sink = sink;
            this.file = file;
            this.pending = pending;
            this.schema = schema;
        }

        @Override
        public void write(ExampleBatch batch) {
            sink.batches++;
            for (int row = 0; row < batch.rows(); row++) {
                lines.add(sink.line(batch, row));
            }
        }

        @Override
        public void commit() throws IOException {
            sink.settle(lines);
            List<String> all = new ArrayList<>();
            all.add(String.join(
                    BETWEEN_VALUES, schema.names().stream().map(sink::name).toList()));
            all.addAll(sink.before(file));
            all.addAll(lines);
            Files.write(pending, all);
            Files.move(pending, file, StandardCopyOption.REPLACE_EXISTING);
            committed = true;
        }

        @Override
        public void close() throws IOException {
            if (!committed) {
                sink.abandon(pending);
            }
        }
    }
}
