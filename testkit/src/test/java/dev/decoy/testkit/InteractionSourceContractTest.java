package dev.decoy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.ColumnVector;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionColumns.TimeUnit;
import dev.decoy.io.InteractionSource;
import dev.decoy.testkit.MemorySource.MemoryPart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Each broken source breaks exactly one sentence of the contract. */
class InteractionSourceContractTest {
    @Test
    void aSoundSourceKeepsTheContract() {
        assertThat(broken(MemorySource::new)).isEmpty();
    }

    @Test
    void aSourceThatCannotBeReadInPiecesIsFound() {
        assertThat(broken(() -> new MemorySource() {
                    @Override
                    int partCount() {
                        return 1;
                    }
                }))
                .containsExactly("partsTogetherGiveEveryRowOnce");
    }

    @Test
    void aLostRowIsFound() {
        assertThat(broken(() -> new MemorySource() {
                    @Override
                    int rowCount() {
                        return super.rowCount() - 1;
                    }
                }))
                .containsExactly("partsTogetherGiveEveryRowOnce");
    }

    @Test
    void aColumnThatTheSchemaHidesIsFound() {
        for (String hidden : List.of("user", "item", "timestamp", "number")) {
            assertThat(broken(() -> new MemorySource() {
                        @Override
                        List<String> schemaColumns() {
                            return super.schemaColumns().stream()
                                    .filter(name -> !name.equals(hidden))
                                    .toList();
                        }
                    }))
                    .as("without %s", hidden)
                    .containsExactly("schemaNamesWhatTheReaderReads");
        }
    }

    @Test
    void partsOfOneNameAreFound() {
        assertThat(broken(() -> new MemorySource() {
                    @Override
                    String name(int part) {
                        return "part-1";
                    }
                }))
                .containsExactly("partsAreNamed");
    }

    @Test
    void rowsThatTurnWithEachOpeningAreFound() {
        assertThat(broken(() -> new MemorySource() {
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
    void aTimeUnitThatTheFirstPartDecidesIsFound() {
        assertThat(broken(() -> new MemorySource() {
                    private int opened;
                    private int first;

                    @Override
                    synchronized TimeUnit timeUnit(int part) {
                        first = opened++ % partCount() == 0 ? part : first;
                        return first == 0 ? TimeUnit.MILLIS : TimeUnit.SECONDS;
                    }
                }))
                .containsExactly("orderOfPartsDoesNotMatter");
    }

    @Test
    void aSourceOfOneThreadIsFound() {
        Thread owner = Thread.currentThread();
        assertThat(broken(() -> new MemorySource() {
                    @Override
                    List<Long> rows(int part) {
                        if (Thread.currentThread() != owner) {
                            throw new IllegalStateException("read by another thread");
                        }
                        return super.rows(part);
                    }
                }))
                .containsExactly("partsAreReadInParallel");
    }

    @Test
    void arraysThatTheReadersOfAThreadShareAreFound() {
        assertThat(broken(() -> new MemorySource() {
                    private final Map<String, ColumnVector> shared = new ConcurrentHashMap<>();

                    @Override
                    ColumnVector newVector(String column) {
                        String ofThread = Thread.currentThread().getName() + " " + column;
                        return shared.computeIfAbsent(ofThread, key -> super.newVector(column));
                    }
                }))
                .containsExactly("arraysSurviveUntilNext");
    }

    @Test
    void knownRowsThatAreOthersAreFound() {
        assertThat(broken(() -> new MemorySource() {
                    @Override
                    OptionalLong knownRows(MemoryPart part) {
                        return OptionalLong.of(rowCount() + 1);
                    }
                }))
                .containsExactly("toldRowsAreThoseThatAreRead");
    }

    @Test
    void anEstimateOfRowsThatAreKnownIsFound() {
        assertThat(broken(() -> new MemorySource() {
                    @Override
                    Optional<RowCount> rowCount(MemoryPart part) {
                        return Optional.of(new RowCount(rowCount(), false));
                    }
                }))
                .containsExactly("toldRowsAreThoseThatAreRead");
    }

    @Test
    void aCountThatIsCalledExactAndIsNotIsFound() {
        assertThat(broken(() -> new MemorySource() {
                    @Override
                    OptionalLong knownRows(MemoryPart part) {
                        return OptionalLong.empty();
                    }

                    @Override
                    Optional<RowCount> rowCount(MemoryPart part) {
                        return Optional.of(new RowCount(rowCount() - 1, true));
                    }
                }))
                .containsExactly("toldRowsAreThoseThatAreRead");
    }

    @Test
    void rowsThatMustBeReadToBeKnownAreFound() {
        assertThat(broken(() -> new MemorySource() {
                    @Override
                    OptionalLong knownRows(MemoryPart part) {
                        if (part.isFaulty()) {
                            throw fault(part.part(), 3);
                        }
                        return super.knownRows(part);
                    }
                }))
                .containsExactly("knownRowsReadNothing");
    }

    @Test
    void anEmptyBatchIsFound() {
        assertThat(broken(() -> new MemorySource() {
                    @Override
                    int batches() {
                        return super.batches() + 1;
                    }
                }))
                .containsExactly("batchesHaveRows");
    }

    @Test
    void aSecondCloseThatFailsIsFound() {
        assertThat(broken(() -> new MemorySource() {
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
        assertThat(broken(() -> new MemorySource() {
                    @Override
                    boolean givesTimes(InteractionColumns columns) {
                        return true;
                    }
                }))
                .containsExactly("timeIsOptional");
    }

    @Test
    void aMissingColumnThatIsPassedOverIsFound() {
        assertThat(broken(() -> new MemorySource() {
                    @Override
                    void requireColumns(List<String> names) {
                        // Whatever they are.
                    }
                }))
                .containsExactly("missingColumnIsNamed");
    }

    @Test
    void anErrorWithoutAPlaceIsFound() {
        assertThat(broken(() -> new MemorySource() {
                    @Override
                    DataException fault(int part, int row) {
                        return new DataException(name(part) + " is wrong");
                    }
                }))
                .containsExactly("errorNamesPartAndRow");
    }

    private static List<String> broken(Supplier<MemorySource> sources) {
        InteractionSourceContract contract = new InteractionSourceContract() {
            @Override
            protected InteractionSource newSource(Path folder) {
                return sources.get();
            }

            @Override
            protected InteractionColumns columns() {
                return InteractionColumns.of("user", "item", "timestamp").withFurther(List.of("number"));
            }

            @Override
            protected List<String> expectedRows() {
                MemorySource sound = new MemorySource();
                List<String> rows = new ArrayList<>();
                for (int part = 0; part < sources.get().partCount(); part++) {
                    sound.rows(part).forEach(row -> rows.add(row + "|" + 2 * row + "|" + 1000 * row + "|" + row));
                }
                return rows;
            }

            @Override
            protected Faulty newFaultySource(Path folder) {
                return new Faulty(sources.get().faulted(), "part-1", "row 3");
            }
        };
        return Sentences.broken(contract, InteractionSourceContract.class, Object.class);
    }
}
