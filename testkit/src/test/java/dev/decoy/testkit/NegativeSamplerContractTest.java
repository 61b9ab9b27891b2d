package dev.decoy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.InteractionStats;
import dev.decoy.data.Interactions;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.Row;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.SamplerFactory;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Known ways to draw negatives wrongly, each found by exactly one sentence of the contract. */
class NegativeSamplerContractTest {
    private static final Set<Trait> WITHOUT_ALLOCATION = EnumSet.complementOf(EnumSet.of(Trait.ALLOCATION_FREE));

    @Test
    void aSoundSamplerKeepsTheContract() {
        assertThat(brokenBy(RandomOfARow::nextItem)).isEmpty();
    }

    @Test
    void aJavaRandomSeededByTheUserIsFound() {
        assertThat(brokenBy((batch, row, random) -> {
                    Row current = batch.row(row);
                    Random ofUser = new Random(random.mixedSeed() + current.user() + 31L * current.positive());
                    for (int left = RandomOfARow.ATTEMPTS; batch.missing(row) > 0 && left > 0; left--) {
                        batch.offer(row, ofUser.nextInt(random.items()), 0);
                    }
                }))
                .containsExactly("drawsOfNeighboursAreIndependent");
    }

    /** As it is mostly written: the sum of seed and user, whose neighbours also share their first draws. */
    @Test
    void aJavaRandomOfSeedPlusUserIsFoundToo() {
        assertThat(brokenBy((batch, row, random) -> {
                    Random ofUser = new Random(random.seed() + batch.row(row).user());
                    for (int left = RandomOfARow.ATTEMPTS; batch.missing(row) > 0 && left > 0; left--) {
                        batch.offer(row, ofUser.nextInt(random.items()), 0);
                    }
                }))
                .contains("drawsOfNeighboursAreIndependent");
    }

    /** As it is mostly written: a draw that hits a known item is lost, for every row. */
    @Test
    void everyHitThatIsSkippedIsFoundToo() {
        assertThat(brokenBy((batch, row, random) -> {
                    int missing = batch.missing(row);
                    for (int i = 0; i < missing; i++) {
                        batch.offer(row, random.item(), 0);
                    }
                }))
                .contains("fillsEveryRowWhileEligibleItemsRemain");
    }

    @Test
    void candidatesThatAreSortedAndCutAreFound() {
        assertThat(brokenBy((batch, row, random) -> {
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
        assertThat(brokenBy((batch, row, random) -> {
                    int missing = batch.missing(row);
                    // Many at once, where few items are known: hits are taken for rare, and not drawn again.
                    if (missing <= 25 || 2 * batch.knownCount(row) > random.items()) {
                        RandomOfARow.nextItem(batch, row, random);
                        return;
                    }
                    for (int i = 0; i < missing; i++) {
                        batch.offer(row, random.item(), 0);
                    }
                }))
                .containsExactly("fillsEveryRowWhileEligibleItemsRemain");
    }

    @Test
    void theNeighbourOfAKnownItemInsteadOfAnotherDrawIsFound() {
        assertThat(brokenBy((batch, row, random) -> {
                    for (int left = RandomOfARow.ATTEMPTS; batch.missing(row) > 0 && left > 0; left--) {
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
        assertThat(brokenBy((batch, row, random) -> {
                    for (int left = RandomOfARow.ATTEMPTS; batch.missing(row) > 0 && left > 0; left--) {
                        batch.offer(row, random.itemOfTheWorker(), 0);
                    }
                }))
                .containsExactly("sameSeedSameNegativesWhateverTheBatches");
    }

    @Test
    void aBufferThatIsTooSmallForARowIsFound() {
        assertThat(brokenBy((batch, row, random) -> {
                    boolean first = batch.count(row) == 0 && batch.wanted(row) > 25;
                    for (int left = RandomOfARow.ATTEMPTS; batch.missing(row) > 0 && left > 0; left--) {
                        if (first && batch.count(row) == 22) {
                            return;
                        }
                        batch.offer(row, random.item(), 0);
                    }
                }))
                .containsExactly("fillsEveryRowWhileEligibleItemsRemain");
    }

    @Test
    void rowsThatAreTakenToWantAsManyAsTheFirstAreFound() {
        assertThat(brokenBy((batch, row, random) -> {
                    for (int left = RandomOfARow.ATTEMPTS; batch.count(row) < batch.wanted(0) && left > 0; left--) {
                        batch.offer(row, random.item(), 0);
                    }
                }))
                .containsExactly("everyWayToCountIsFilled");
    }

    @Test
    void anItemThatMayComeAgainAndIsNotDrawnAgainIsFound() {
        assertThat(brokenBy((batch, row, random) -> {
                    for (int left = RandomOfARow.ATTEMPTS; batch.missing(row) > 0 && left > 0; left--) {
                        int item = random.item();
                        if (!has(batch, row, item)) {
                            batch.offer(row, item, 0);
                        }
                    }
                }))
                .containsExactly("repeatsFillWhateverHasAnEligibleItem");
    }

    private static boolean has(SampleBatch batch, int row, int item) {
        for (int k = 0; k < batch.count(row); k++) {
            if (batch.negative(row, k) == item) {
                return true;
            }
        }
        return false;
    }

    @Test
    void seedsThatMeetAreFound() {
        Drawing seedOneForTwo =
                (seeds, interactions) -> soundWorker(seeds.value() == 2 ? new SeedSequence(1) : seeds, interactions);
        assertThat(broken(seedOneForTwo)).containsExactly("anotherSeedDrawsOthers");
    }

    @Test
    void aSamplerThatCannotBeBuiltAgainIsFound() {
        AtomicInteger built = new AtomicInteger();
        Factory factory = new Factory(interactions -> {
            int number = built.getAndIncrement();
            return seeds -> soundWorker(seeds.child(number), interactions);
        });
        assertThat(broken(factory, WITHOUT_ALLOCATION)).containsExactly("twoSamplersOfEqualInputAgree");
    }

    @Test
    void anItemBesideThePositiveThatMustExistIsFound() {
        assertThat(brokenBy((batch, row, random) -> {
                    int positive = batch.row(row).positive();
                    for (int left = RandomOfARow.ATTEMPTS; batch.missing(row) > 0 && left > 0; left--) {
                        int item = random.itemBelow(random.items() - 1);
                        batch.offer(row, item < positive ? item : item + 1, 0);
                    }
                }))
                .containsExactly("aSingleItemEndsWithoutANegative");
    }

    @Test
    void aLookAtTheFirstRowOfNoneIsFound() {
        Drawing looks = (seeds, interactions) -> {
            NegativeSampler.Worker sound = soundWorker(seeds, interactions);
            return batch -> {
                batch.row(0);
                sound.sample(batch);
            };
        };
        assertThat(broken(looks)).containsExactly("aBatchWithoutRowsIsFine");
    }

    @Test
    void usersWhoShareAStreamAreFound() {
        Drawing ofPairs = (seeds, interactions) -> {
            RandomOfARow random = new RandomOfARow(seeds, interactions.itemCount());
            return batch -> {
                for (int row = 0; row < batch.rows(); row++) {
                    Row current = batch.row(row);
                    random.moveTo(interactions.userKey(current.user() / 2 * 2), current.rowKey());
                    RandomOfARow.nextItem(batch, row, random);
                }
            };
        };
        assertThat(broken(ofPairs)).containsExactly("drawsOfNeighboursAreIndependent");
    }

    @Test
    void probabilitiesThatForgetWhatIsKnownAreFound() {
        assertThat(broken((seeds, interactions) ->
                        telling(seeds, interactions, 1.0 / interactions.itemCount(), Double.NaN)))
                .containsExactly("toldProbabilitiesAreThoseOfTheWeights");
    }

    @Test
    void probabilitiesBeforeExclusionThatAreOthersAreFound() {
        assertThat(broken((seeds, interactions) -> telling(seeds, interactions, Double.NaN, 0.5)))
                .containsExactly("toldProbabilitiesAreThoseOfTheWeights");
    }

    @Test
    void expectedCountsThatForgetWhatIsKnownAreFound() {
        assertThat(broken((seeds, interactions) ->
                        counting(seeds, interactions, (eligible, draws) -> (double) draws / interactions.itemCount())))
                .containsExactly("toldExpectedCountsAreThoseOfTheDraws");
    }

    @Test
    void expectedCountsOfOneDrawWhereThereAreMoreAreFound() {
        assertThat(broken((seeds, interactions) -> counting(seeds, interactions, (eligible, draws) -> 1.0 / eligible)))
                .containsExactly("toldExpectedCountsAreThoseOfTheDraws");
        assertThat(broken((seeds, interactions) ->
                        counting(seeds, interactions, (eligible, draws) -> (double) draws / eligible)))
                .isEmpty();
    }

    /** What is expected of an item that a row may be given, of so many. */
    private interface Counting {
        double expected(int eligible, int draws);
    }

    private static NegativeSampler.Worker counting(SeedSequence seeds, Interactions interactions, Counting counting) {
        NegativeSampler.Worker sound = soundWorker(seeds, interactions);
        return new NegativeSampler.Worker() {
            @Override
            public void sample(SampleBatch batch) {
                sound.sample(batch);
            }

            @Override
            public double expectedCount(SampleBatch batch, int row, int item, int draws) {
                int eligible = 0;
                for (int other = 0; other < interactions.itemCount(); other++) {
                    eligible += batch.eligible(row, other) ? 1 : 0;
                }
                return batch.eligible(row, item) ? counting.expected(eligible, draws) : 0;
            }
        };
    }

    private static NegativeSampler.Worker telling(
            SeedSequence seeds, Interactions interactions, double probability, double prior) {
        NegativeSampler.Worker sound = soundWorker(seeds, interactions);
        return new NegativeSampler.Worker() {
            @Override
            public void sample(SampleBatch batch) {
                sound.sample(batch);
            }

            @Override
            public double probability(SampleBatch batch, int row, int item) {
                return probability;
            }

            @Override
            public double priorProbability(SampleBatch batch, int row, int item) {
                return prior;
            }
        };
    }

    @Test
    void allocationWhileDrawingIsFound() {
        Drawing sound = NegativeSamplerContractTest::soundWorker;
        assertThat(broken(Factory.of(sound), EnumSet.allOf(Trait.class))).isEmpty();
        Drawing allocates = (seeds, interactions) ->
                batch -> soundWorker(seeds, interactions).sample(batch);
        assertThat(broken(Factory.of(allocates), EnumSet.allOf(Trait.class)))
                .containsExactly("aWarmWorkerAllocatesNothing");
    }

    /** Draws as some data and seeds have it. */
    private interface Drawing {
        NegativeSampler.Worker newWorker(SeedSequence seeds, Interactions interactions);
    }

    private static NegativeSampler.Worker soundWorker(SeedSequence seeds, Interactions interactions) {
        return worker(seeds, interactions, RandomOfARow::nextItem);
    }

    private static NegativeSampler.Worker worker(SeedSequence seeds, Interactions interactions, Filling filling) {
        RandomOfARow random = new RandomOfARow(seeds, interactions.itemCount());
        return batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                Row current = batch.row(row);
                random.moveTo(current.userKey(), current.rowKey());
                filling.fill(batch, row, random);
            }
        };
    }

    /** Fills one row. */
    private interface Filling {
        void fill(SampleBatch batch, int row, RandomOfARow random);
    }

    private static final class Factory implements SamplerFactory<Factory.Config> {
        record Config() {}

        private final Function<Interactions, NegativeSampler> fit;

        Factory(Function<Interactions, NegativeSampler> fit) {
            this.fit = fit;
        }

        static Factory of(Drawing drawing) {
            return new Factory(interactions -> seeds -> drawing.newWorker(seeds, interactions));
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
            return fit.apply(context.interactions());
        }
    }

    private static List<String> brokenBy(Filling filling) {
        return broken((seeds, interactions) -> worker(seeds, interactions, filling));
    }

    private static List<String> broken(Drawing drawing) {
        return broken(Factory.of(drawing), WITHOUT_ALLOCATION);
    }

    private static List<String> broken(Factory factory, Set<Trait> traits) {
        NegativeSamplerContract<Factory.Config> contract = new NegativeSamplerContract<>() {
            @Override
            protected SamplerFactory<Factory.Config> factory() {
                return factory;
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
                return traits;
            }
        };
        return Sentences.broken(contract, NegativeSamplerContract.class, ComponentContract.class);
    }
}
