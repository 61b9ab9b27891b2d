package dev.decoy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.InteractionStats;
import dev.decoy.random.KeyedRandom;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.Row;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.SamplerFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** Known ways to draw negatives wrongly, each found by the sentences that it breaks. */
class NegativeSamplerContractTest {
    private static final String NOT_A_SERVICE = "isRegisteredAsAServiceUnderItsName";
    private static final int ATTEMPTS = 10_000;

    @Test
    void aSoundSamplerKeepsTheContract() {
        assertThat(broken(RandomOfARow::nextItem)).isEmpty();
    }

    @Test
    void aJavaRandomSeededByTheUserIsFound() {
        assertThat(broken((batch, row, random) -> {
                    Row current = batch.row(row);
                    Random ofUser = new Random(random.seed() + current.user() + 31L * current.positive());
                    for (int left = ATTEMPTS; batch.missing(row) > 0 && left > 0; left--) {
                        batch.offer(row, ofUser.nextInt(random.items()), 0);
                    }
                }))
                .contains("drawsOfNeighboursAreIndependent");
    }

    @Test
    void candidatesThatAreSortedAndCutAreFound() {
        assertThat(broken((batch, row, random) -> {
                    int[] candidates = new int[2 * batch.missing(row)];
                    for (int i = 0; i < candidates.length; i++) {
                        candidates[i] = random.item();
                    }
                    Arrays.sort(candidates);
                    for (int item : candidates) {
                        batch.offer(row, item, 0);
                    }
                    RandomOfARow.nextItem(batch, row, random);
                }))
                .containsExactly("firstDrawsFollowTheStatedWeights");
    }

    @Test
    void aHitThatIsSkippedIsFound() {
        assertThat(broken((batch, row, random) -> {
                    int missing = batch.missing(row);
                    for (int i = 0; i < missing; i++) {
                        batch.offer(row, random.item(), 0);
                    }
                }))
                .contains("fillsEveryRowWhileEligibleItemsRemain");
    }

    @Test
    void theNeighbourOfAKnownItemInsteadOfAnotherDrawIsFound() {
        assertThat(broken((batch, row, random) -> {
                    for (int left = ATTEMPTS; batch.missing(row) > 0 && left > 0; left--) {
                        int item = random.item();
                        if (!batch.offer(row, item, 0)) {
                            batch.offer(row, (item + 1) % random.items(), 0);
                        }
                    }
                }))
                .containsExactly("firstDrawsFollowTheStatedWeights");
    }

    @Test
    void rowsThatShareAStreamAreFound() {
        assertThat(broken((batch, row, random) -> {
                    for (int left = ATTEMPTS; batch.missing(row) > 0 && left > 0; left--) {
                        batch.offer(row, random.itemOfTheWorker(), 0);
                    }
                }))
                .containsExactly("sameSeedSameNegativesWhateverTheBatches");
    }

    /** Fills one row. */
    private interface Filling {
        void fill(SampleBatch batch, int row, RandomOfARow random);
    }

    /** Uniform items: of the stream of a row, or of one stream that the worker goes on with. */
    private static final class RandomOfARow {
        private final long seed;
        private final KeyedRandom random;
        private final KeyedRandom ofWorker;
        private final int items;

        RandomOfARow(SeedSequence seeds, int items) {
            seed = seeds.value();
            random = seeds.newRandom();
            ofWorker = seeds.newRandom();
            this.items = items;
        }

        void moveTo(Row row) {
            random.at(row.userKey(), row.rowKey());
        }

        long seed() {
            return seed;
        }

        int items() {
            return items;
        }

        int item() {
            return random.nextInt(items);
        }

        int itemOfTheWorker() {
            return ofWorker.nextInt(items);
        }

        static void nextItem(SampleBatch batch, int row, RandomOfARow random) {
            for (int left = ATTEMPTS; batch.missing(row) > 0 && left > 0; left--) {
                batch.offer(row, random.item(), 0);
            }
        }
    }

    private static final class Factory implements SamplerFactory<Factory.Config> {
        record Config() {}

        private final Filling filling;

        Factory(Filling filling) {
            this.filling = filling;
        }

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public Class<Config> configType() {
            return Config.class;
        }

        @Override
        public NegativeSampler create(Config config, BuildContext context) {
            int items = context.itemIds().size();
            return seeds -> {
                RandomOfARow random = new RandomOfARow(seeds, items);
                return batch -> {
                    for (int row = 0; row < batch.rows(); row++) {
                        random.moveTo(batch.row(row));
                        filling.fill(batch, row, random);
                    }
                };
            };
        }
    }

    /** The sentences that do not hold, but for that of services. */
    private static List<String> broken(Filling filling) {
        NegativeSamplerContract<Factory.Config> contract = new NegativeSamplerContract<>() {
            @Override
            protected SamplerFactory<Factory.Config> factory() {
                return new Factory(filling);
            }

            @Override
            protected Factory.Config config() {
                return new Factory.Config();
            }

            @Override
            protected double[] expectedWeights(InteractionStats stats) {
                return stats.itemWeights(count -> 1);
            }

            @Override
            protected Set<Trait> traits() {
                return EnumSet.complementOf(EnumSet.of(Trait.ALLOCATION_FREE));
            }
        };
        List<String> broken = new ArrayList<>();
        for (Method sentence : NegativeSamplerContract.class.getDeclaredMethods()) {
            if (sentence.isAnnotationPresent(Test.class)
                    && !sentence.getName().equals(NOT_A_SERVICE)
                    && !holds(contract, sentence)) {
                broken.add(sentence.getName());
            }
        }
        return broken;
    }

    private static boolean holds(NegativeSamplerContract<?> contract, Method sentence) {
        try {
            sentence.invoke(contract);
            return true;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof TestAbortedException) {
                return true;
            }
            assertThat(e.getCause()).isInstanceOfAny(AssertionError.class, IndexOutOfBoundsException.class);
            return false;
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
