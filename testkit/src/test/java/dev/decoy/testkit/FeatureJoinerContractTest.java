package dev.decoy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.feature.FeatureJoiner;
import dev.decoy.feature.FeatureJoiner.Scope;
import dev.decoy.io.Schema;
import dev.decoy.sampling.Row;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.JoinerFactory;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Each broken joiner breaks exactly one sentence of the contract. */
class FeatureJoinerContractTest {
    private static final Schema.Column NUMBER = Schema.Column.of("x", ValueType.INT32);

    @Test
    void soundJoinersKeepTheContract() {
        assertThat(broken(new SoundOfRows())).isEmpty();
        assertThat(broken(new SoundOfItems())).isEmpty();
        assertThat(broken(new SoundOfPositives())).isEmpty();
    }

    @Test
    void aValueThatIsNotWrittenIsFound() {
        assertThat(broken(new LeavesGaps())).containsExactly("declaredColumnsAreTheWrittenOnes");
    }

    @Test
    void anUndeclaredNullIsFound() {
        assertThat(broken(new UndeclaredNull())).containsExactly("declaredColumnsAreTheWrittenOnes");
    }

    @Test
    void anOutcomeThatMayNotBeNullIsFound() {
        assertThat(broken(new StrictOutcome())).containsExactly("declaredColumnsAreTheWrittenOnes");
    }

    @Test
    void aRowColumnThatReadsTheItemIsFound() {
        assertThat(broken(new ReadsTheItem())).containsExactly("negativesShareTheirPositivesContext");
    }

    @Test
    void anItemColumnOfThePositiveIsFound() {
        assertThat(broken(new ReadsThePositive())).containsExactly("itemColumnsFollowTheItem");
    }

    @Test
    void anItemColumnOfThePositionIsFound() {
        assertThat(broken(new ReadsThePosition())).containsExactly("itemColumnsFollowTheItem");
    }

    @Test
    void aValueForPaddingIsFound() {
        assertThat(broken(new PadsWithZero())).containsExactly("itemColumnsOfPaddingAreNull");
    }

    @Test
    void stateAcrossCallsIsFound() {
        assertThat(broken(new Counts())).containsExactly("rowOrderDoesNotMatter");
    }

    @Test
    void aJoinerThatCannotBeRepeatedIsFound() {
        assertThat(broken(new Unrepeatable())).containsExactly("equalDataGivesEqualValues");
    }

    @Test
    void aLookIntoWhatIsHeldOutIsFound() {
        assertThat(broken(new PreviousWhateverFold())).containsExactly("whatIsHeldOutDoesNotShowInTrain");
    }

    private static List<String> broken(Base factory) {
        FeatureJoinerContract<Base.Config> contract = new FeatureJoinerContract<>() {
            @Override
            protected JoinerFactory<Base.Config> factory() {
                return factory;
            }

            @Override
            protected Base.Config config() {
                return new Base.Config();
            }
        };
        return Sentences.broken(contract, FeatureJoinerContract.class, ComponentContract.class);
    }

    /** One value per row. */
    private interface OneValue {
        void write(FeatureJoiner.Rows rows, int index, ColumnVector into);
    }

    private record OneColumn(Scope scope, Schema.Column column, OneValue value) implements FeatureJoiner {
        @Override
        public List<Schema.Column> columns() {
            return List.of(column);
        }

        @Override
        public Worker newWorker() {
            return (rows, into) -> {
                for (int i = 0; i < rows.size(); i++) {
                    value.write(rows, i, into.get(0));
                }
            };
        }
    }

    /** What is broken overrides one method. */
    abstract static class Base implements JoinerFactory<Base.Config> {
        public record Config() {}

        @Override
        public String name() {
            return "test-" + getClass().getSimpleName().toLowerCase(Locale.ROOT);
        }

        @Override
        public Class<Config> configType() {
            return Config.class;
        }

        @Override
        public String description() {
            return "for tests";
        }

        @Override
        public FeatureJoiner create(Config config, BuildContext context) {
            return newJoiner(context.interactions());
        }

        FeatureJoiner newJoiner(Interactions interactions) {
            return ofRows(
                    NUMBER,
                    (rows, i, into) -> into.ints()[i] = (int) rows.row(i).timeMillis());
        }

        static FeatureJoiner ofRows(Schema.Column column, OneValue value) {
            return new OneColumn(Scope.ROW, column, value);
        }

        static FeatureJoiner ofItems(OneValue value) {
            return new OneColumn(Scope.ITEM, NUMBER.orNull(), (rows, i, into) -> {
                if (rows.item(i) < 0) {
                    into.setNull(i);
                } else {
                    value.write(rows, i, into);
                }
            });
        }
    }

    static final class SoundOfRows extends Base {}

    static final class SoundOfItems extends Base {
        @Override
        FeatureJoiner newJoiner(Interactions interactions) {
            return ofItems((rows, i, into) -> into.ints()[i] = rows.item(i));
        }
    }

    static final class SoundOfPositives extends Base {
        @Override
        FeatureJoiner newJoiner(Interactions interactions) {
            return new OneColumn(Scope.POSITIVE, NUMBER.orNull(), (rows, i, into) -> into.ints()[i] = 1);
        }
    }

    static final class LeavesGaps extends Base {
        @Override
        FeatureJoiner newJoiner(Interactions interactions) {
            return ofRows(NUMBER, (rows, i, into) -> {
                if (rows.row(i).position() % 7 > 0) {
                    into.ints()[i] = 1;
                }
            });
        }
    }

    static final class UndeclaredNull extends Base {
        @Override
        FeatureJoiner newJoiner(Interactions interactions) {
            return ofRows(NUMBER, (rows, i, into) -> {
                into.ints()[i] = 1;
                if (rows.row(i).position() == 3) {
                    into.setNull(i);
                }
            });
        }
    }

    static final class StrictOutcome extends Base {
        @Override
        FeatureJoiner newJoiner(Interactions interactions) {
            return new OneColumn(Scope.POSITIVE, NUMBER, (rows, i, into) -> into.ints()[i] = 1);
        }
    }

    static final class ReadsTheItem extends Base {
        @Override
        FeatureJoiner newJoiner(Interactions interactions) {
            return ofRows(NUMBER, (rows, i, into) -> into.ints()[i] = rows.item(i));
        }
    }

    static final class ReadsThePositive extends Base {
        @Override
        FeatureJoiner newJoiner(Interactions interactions) {
            return ofItems((rows, i, into) -> into.ints()[i] = rows.row(i).positive());
        }
    }

    static final class ReadsThePosition extends Base {
        @Override
        FeatureJoiner newJoiner(Interactions interactions) {
            return ofItems((rows, i, into) ->
                    into.ints()[i] = interactions.userOf(rows.row(i).position()));
        }
    }

    static final class PadsWithZero extends Base {
        @Override
        FeatureJoiner newJoiner(Interactions interactions) {
            return new OneColumn(Scope.ITEM, NUMBER, (rows, i, into) -> into.ints()[i] = Math.max(0, rows.item(i)));
        }
    }

    static final class Counts extends Base {
        @Override
        public FeatureJoiner create(Config config, BuildContext context) {
            return new FeatureJoiner() {
                @Override
                public Scope scope() {
                    return Scope.ROW;
                }

                @Override
                public List<Schema.Column> columns() {
                    return List.of(NUMBER);
                }

                @Override
                public Worker newWorker() {
                    AtomicInteger calls = new AtomicInteger();
                    return (rows, into) -> {
                        int call = calls.incrementAndGet();
                        for (int i = 0; i < rows.size(); i++) {
                            into.get(0).ints()[i] = call;
                        }
                    };
                }
            };
        }
    }

    static final class Unrepeatable extends Base {
        private static final AtomicInteger CREATED = new AtomicInteger();

        @Override
        FeatureJoiner newJoiner(Interactions interactions) {
            // The rows of TRAIN stay alike, so that one sentence alone finds it.
            int created = CREATED.incrementAndGet();
            return ofRows(NUMBER, (rows, i, into) -> {
                Row row = rows.row(i);
                boolean heldOut = !interactions.isIn(Fold.TRAIN, row.position());
                into.ints()[i] = heldOut ? created : 0;
            });
        }
    }

    static final class PreviousWhateverFold extends Base {
        @Override
        FeatureJoiner newJoiner(Interactions interactions) {
            return ofRows(NUMBER, (rows, i, into) -> {
                Row row = rows.row(i);
                boolean first = row.position() == interactions.rowStart(row.user());
                into.ints()[i] = first ? -1 : interactions.item(row.position() - 1);
            });
        }
    }
}
