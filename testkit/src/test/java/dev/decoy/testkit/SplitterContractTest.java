package dev.decoy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.Fold;
import dev.decoy.data.UserInteractions;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.SplitterFactory;
import dev.decoy.split.Splitter;
import dev.decoy.testkit.SplitterContract.TimeOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Each broken splitter breaks exactly one sentence of the contract. */
class SplitterContractTest {
    @Test
    void aSoundSplitterKeepsTheContract() {
        assertThat(broken(new HalfAndHalf(), TimeOrder.PER_USER)).isEmpty();
    }

    @Test
    void aSoundSplitterThatDealsEachByItselfKeepsTheContract() {
        assertThat(broken(new AtASecond(), TimeOrder.GLOBAL)).isEmpty();
    }

    @Test
    void foldsByItselfThatGoByTheOthersAreFound() {
        assertThat(broken(new HalvesByItself(), TimeOrder.PER_USER))
                .containsExactly("foldsOfEachByItselfDoNotDependOnOthers");
    }

    @Test
    void interactionsWithoutAFoldAreFound() {
        assertThat(broken(new LeavesGaps(), TimeOrder.PER_USER)).containsExactly("eachInteractionIsInOneFoldOrLeftOut");
    }

    @Test
    void stateAcrossUsersIsFound() {
        assertThat(broken(new Counts(), TimeOrder.PER_USER)).containsExactly("foldsDependOnTheUsersOwnRowsOnly");
    }

    @Test
    void aSplitterThatCannotBeRepeatedIsFound() {
        assertThat(broken(new Unrepeatable(), TimeOrder.PER_USER)).containsExactly("equalDataGivesEqualFolds");
    }

    @Test
    void trainAfterTestIsFound() {
        assertThat(broken(new FirstIntoTest(), TimeOrder.PER_USER))
                .containsExactly("nothingInTrainIsLaterThanWhatIsHeldOut");
    }

    @Test
    void anOrderPerUserIsNoGlobalOrder() {
        assertThat(broken(new HalfAndHalf(), TimeOrder.GLOBAL))
                .containsExactly("nothingInTrainIsLaterThanWhatIsHeldOut");
    }

    @Test
    void aSplitByTimeOfDataWithoutTimesIsFound() {
        assertThat(broken(new NoTimeNeeded(), TimeOrder.PER_USER)).containsExactly("dataWithoutTimesIsSplitOrRefused");
    }

    @Test
    void aNeedOfTimesThatIsNotToldIsFound() {
        assertThat(broken(new HidesItsNeed(), TimeOrder.PER_USER)).containsExactly("saysWhetherItNeedsTimes");
    }

    private static List<String> broken(Base factory, TimeOrder order) {
        SplitterContract<Base.Config> contract = new SplitterContract<>() {
            @Override
            protected SplitterFactory<Base.Config> factory() {
                return factory;
            }

            @Override
            protected Base.Config config() {
                return new Base.Config();
            }

            @Override
            protected TimeOrder timeOrder() {
                return order;
            }
        };
        return Sentences.broken(contract, SplitterContract.class, ComponentContract.class);
    }

    /** The earlier half of a user in TRAIN, the later in TEST; what is broken overrides one method. */
    abstract static class Base implements SplitterFactory<Base.Config> {
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
        public boolean needsTimes(Config config) {
            return true;
        }

        @Override
        public Splitter create(Config config, BuildContext context) {
            if (!context.interactions().hasTime()) {
                throw new ConfigException("", "needs a timestamp");
            }
            return newSplitter();
        }

        Splitter newSplitter() {
            return (user, folds) -> halve(user.size(), folds);
        }

        static void halve(int size, byte[] folds) {
            Arrays.fill(folds, 0, size, Fold.TRAIN.code());
            Arrays.fill(folds, (size + 1) / 2, size, Fold.TEST.code());
        }
    }

    static final class HalfAndHalf extends Base {}

    static final class AtASecond extends Base {
        @Override
        Splitter newSplitter() {
            return byItself((user, folds) -> {
                for (int i = 0; i < user.size(); i++) {
                    folds[i] = (user.timeMillis(i) < 1000 ? Fold.TRAIN : Fold.TEST).code();
                }
            });
        }
    }

    static final class HalvesByItself extends Base {
        @Override
        Splitter newSplitter() {
            return byItself(super.newSplitter());
        }
    }

    /** The same splitter, which says that it deals each interaction by itself. */
    private static Splitter byItself(Splitter splitter) {
        return new Splitter() {
            @Override
            public void assign(UserInteractions user, byte[] folds) {
                splitter.assign(user, folds);
            }

            @Override
            public boolean dealsEachByItself() {
                return true;
            }
        };
    }

    static final class LeavesGaps extends Base {
        @Override
        Splitter newSplitter() {
            return (user, folds) -> Arrays.fill(folds, 0, user.size() / 2, Fold.TRAIN.code());
        }
    }

    static final class Counts extends Base {
        @Override
        Splitter newSplitter() {
            AtomicInteger usersSeen = new AtomicInteger();
            return (user, folds) -> {
                boolean first = usersSeen.getAndIncrement() == 0;
                Arrays.fill(folds, 0, user.size(), (first ? Fold.TEST : Fold.TRAIN).code());
            };
        }
    }

    static final class Unrepeatable extends Base {
        private static final AtomicInteger CREATED = new AtomicInteger();

        @Override
        Splitter newSplitter() {
            boolean even = CREATED.getAndIncrement() % 2 == 0;
            return (user, folds) -> Arrays.fill(folds, 0, user.size(), (even ? Fold.TEST : Fold.TRAIN).code());
        }
    }

    static final class FirstIntoTest extends Base {
        @Override
        Splitter newSplitter() {
            return (user, folds) -> {
                halve(user.size(), folds);
                folds[0] = Fold.TEST.code();
            };
        }
    }

    static final class NoTimeNeeded extends Base {
        @Override
        public Splitter create(Config config, BuildContext context) {
            return newSplitter();
        }
    }

    static final class HidesItsNeed extends Base {
        @Override
        public boolean needsTimes(Config config) {
            return false;
        }
    }
}
