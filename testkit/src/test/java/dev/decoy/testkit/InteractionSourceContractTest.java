package dev.decoy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ValueType;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each broken source breaks exactly one sentence of the contract, or that one first where others follow from it. */
class InteractionSourceContractTest {
    private static final int ROWS = 5;
    private static final int BATCH = 2;

    @Test
    void aSoundSourceKeepsTheContract() {
        assertThat(broken(Memory::new)).isEmpty();
    }

    @Test
    void aSourceThatCannotBeReadInPiecesIsFound() {
        assertThat(broken(() -> new Memory() {
                    @Override
                    int partCount() {
                        return 1;
                    }
                }))
                .containsExactly("partsTogetherGiveEveryRowOnce");
    }

    @Test
    void aLostRowIsFound() {
        assertThat(broken(() -> new Memory() {
                    @Override
                    List<Long> rows(int part) {
                        return super.rows(part).subList(0, ROWS - 1);
                    }
                }))
                .contains("partsTogetherGiveEveryRowOnce");
    }

    @Test
    void aColumnThatTheSchemaHidesIsFound() {
        assertThat(broken(() -> new Memory() {
                    @Override
                    List<String> columns() {
                        return List.of("user", "item");
                    }
                }))
                .contains("schemaNamesWhatTheReaderReads");
    }

    @Test
    void partsOfOneNameAreFound() {
        assertThat(broken(() -> new Memory() {
                    @Override
                    String name(int part) {
                        return "part-1";
                    }
                }))
                .containsExactly("partsAreNamed");
    }

    @Test
    void rowsThatTurnWithEachOpeningAreFound() {
        assertThat(broken(() -> new Memory() {
                    private int opened;

                    @Override
                    synchronized List<Long> rows(int part) {
                        List<Long> rows = new ArrayList<>(super.rows(part));
                        if (opened++ % 3 == 2) {
                            Collections.reverse(rows);
                        }
                        return rows;
                    }
                }))
                .containsExactly("partsAreIndependent");
    }

    @Test
    void rowsThatGoByThePartReadLastAreFound() {
        assertThat(broken(() -> new Memory() {
                    private int last;

                    @Override
                    synchronized List<Long> rows(int part) {
                        boolean downwards = part < last;
                        last = part;
                        return downwards ? super.rows(part).subList(1, ROWS) : super.rows(part);
                    }
                }))
                .contains("orderOfPartsDoesNotMatter");
    }

    @Test
    void aSourceOfOneThreadIsFound() {
        Thread owner = Thread.currentThread();
        assertThat(broken(() -> new Memory() {
                    @Override
                    List<Long> rows(int part) {
                        if (Thread.currentThread() != owner
                                && Thread.currentThread().getName().startsWith("pool-")) {
                            throw new IllegalStateException("read by another thread");
                        }
                        return super.rows(part);
                    }
                }))
                .contains("partsAreReadInParallel");
    }

    @Test
    void arraysThatAReaderSharesWithOthersAreFound() {
        ColumnVector shared = new ColumnVector(ValueType.INT64);
        assertThat(broken(() -> new Memory() {
                    @Override
                    ColumnVector newVector() {
                        return shared;
                    }
                }))
                .contains("arraysSurviveUntilNext");
    }

    @Test
    void anEmptyBatchIsFound() {
        assertThat(broken(() -> new Memory() {
                    @Override
                    int batches() {
                        return super.batches() + 1;
                    }
                }))
                .containsExactly("batchesHaveRows");
    }

    @Test
    void aSecondCloseThatFailsIsFound() {
        assertThat(broken(() -> new Memory() {
                    @Override
                    void close(boolean again) {
                        if (again) {
                            throw new IllegalStateException("closed already");
                        }
                    }
                }))
                .containsExactly("closingEarlyIsFine");
    }

    @Test
    void timesThatNobodyAskedForAreFound() {
        assertThat(broken(() -> new Memory() {
                    @Override
                    boolean givesTimes(InteractionColumns columns) {
                        return true;
                    }
                }))
                .containsExactly("timeIsOptional");
    }

    @Test
    void aMissingColumnThatIsPassedOverIsFound() {
        assertThat(broken(() -> new Memory() {
                    @Override
                    void requireColumns(List<String> names) {
                        // Whatever they are.
                    }
                }))
                .containsExactly("missingColumnIsNamed");
    }

    @Test
    void anErrorWithoutAPlaceIsFound() {
        assertThat(broken(() -> new Memory() {
                    @Override
                    DataException fault(int part, int row) {
                        return new DataException(name(part) + " is wrong");
                    }
                }))
                .containsExactly("errorNamesPartAndRow");
    }

    private static List<String> broken(Supplier<Memory> sources) {
        InteractionSourceContract contract = new InteractionSourceContract() {
            @Override
            protected InteractionSource newSource(Path folder) {
                return sources.get();
            }

            @Override
            protected InteractionColumns columns() {
                return InteractionColumns.of("user", "item", "timestamp");
            }

            @Override
            protected List<String> expectedRows() {
                Memory sound = new Memory();
                List<String> rows = new ArrayList<>();
                for (int part = 0; part < sources.get().partCount(); part++) {
                    sound.rows(part).forEach(row -> rows.add(row + "|" + 2 * row + "|" + 1000 * row));
                }
                return rows;
            }

            @Override
            protected Faulty newFaultySource(Path folder) {
                return new Faulty(new Faulted(sources.get()), "part-1", "row 3");
            }
        };
        return Sentences.broken(contract, InteractionSourceContract.class, Object.class);
    }

    /** Two parts of five rows, two a batch: of number n user n, item 2n and time 1000n. What is broken overrides one method. */
    static class Memory implements InteractionSource {
        int partCount() {
            return 2;
        }

        String name(int part) {
            return "part-" + part;
        }

        List<String> columns() {
            return List.of("user", "item", "timestamp");
        }

        List<Long> rows(int part) {
            List<Long> rows = new ArrayList<>();
            for (int row = 0; row < ROWS; row++) {
                rows.add(10L * part + row + 1);
            }
            return rows;
        }

        int batches() {
            return (ROWS + BATCH - 1) / BATCH;
        }

        ColumnVector newVector() {
            return new ColumnVector(ValueType.INT64);
        }

        boolean givesTimes(InteractionColumns columns) {
            return columns.timestamp() != null;
        }

        void close(boolean again) {
            // As often as anybody likes.
        }

        void requireColumns(List<String> names) {
            for (String name : names) {
                if (!columns().contains(name)) {
                    throw new DataException("there is no column \"" + name + "\"; columns are \"user\", \"item\"");
                }
            }
        }

        DataException fault(int part, int row) {
            return new DataException(name(part) + ", row " + row + " is wrong");
        }

        @Override
        public final Schema schema() {
            return new Schema(columns().stream()
                    .map(name -> Schema.Column.of(
                            name, name.equals("timestamp") ? ValueType.TIMESTAMP_MILLIS : ValueType.INT64))
                    .toList());
        }

        @Override
        public final List<Part> parts() {
            List<Part> parts = new ArrayList<>();
            for (int part = 0; part < partCount(); part++) {
                parts.add(new MemoryPart(this, part, false));
            }
            return parts;
        }
    }

    /** The same source, in which row 3 of the second part is wrong. */
    private record Faulted(Memory source) implements InteractionSource {
        @Override
        public Schema schema() {
            return source.schema();
        }

        @Override
        public List<Part> parts() {
            return List.of(new MemoryPart(source, 0, false), new MemoryPart(source, 1, true));
        }
    }

    private record MemoryPart(Memory source, int part, boolean isFaulty) implements InteractionSource.Part {
        @Override
        public String name() {
            return source.name(part);
        }

        @Override
        public Optional<Path> file() {
            return Optional.empty();
        }

        @Override
        public InteractionSource.Reader open(InteractionColumns columns) {
            source.requireColumns(columns.further());
            return new MemoryReader(this, source.rows(part), columns);
        }
    }

    private static final class MemoryReader implements InteractionSource.Reader {
        private final MemoryPart part;
        private final List<Long> all;
        private final InteractionColumns columns;
        private final ColumnVector users;
        private final ColumnVector items;
        private final long[] times = new long[BATCH];
        private int batch = -1;
        private int closed;

        MemoryReader(MemoryPart part, List<Long> all, InteractionColumns columns) {
            this.part = part;
            this.all = all;
            this.columns = columns;
            users = part.source().newVector();
            items = part.source().newVector();
            users.ensureCapacity(BATCH);
            items.ensureCapacity(BATCH);
        }

        @Override
        public boolean next() {
            batch++;
            if (part.isFaulty() && batch == 1) {
                throw part.source().fault(part.part(), 3);
            }
            for (int row = 0; row < rows(); row++) {
                long number = all.get(batch * BATCH + row);
                users.longs()[row] = number;
                items.longs()[row] = 2 * number;
                times[row] = 1000 * number;
            }
            return batch < part.source().batches();
        }

        @Override
        public int rows() {
            return Math.max(0, Math.min(BATCH, all.size() - batch * BATCH));
        }

        @Override
        public ColumnVector users() {
            return users;
        }

        @Override
        public ColumnVector items() {
            return items;
        }

        @Override
        public long @Nullable [] timestamps() {
            return part.source().givesTimes(columns) ? times : null;
        }

        @Override
        public InteractionColumns.TimeUnit timeUnit() {
            return InteractionColumns.TimeUnit.MILLIS;
        }

        @Override
        public ColumnVector column(int index) {
            return users;
        }

        @Override
        public void close() {
            part.source().close(closed++ > 0);
        }
    }
}
