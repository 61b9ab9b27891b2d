package dev.decoy.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.decoy.data.Fold;
import dev.decoy.data.InteractionStats;
import dev.decoy.data.Interactions;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.Row;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.spi.SamplerFactory;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every strategy must do. Extend it, name the factory and a config, and state the weights of its law.
 *
 * @param <C> the factory's config record
 */
public abstract class NegativeSamplerContract<C extends Record> {
    private static final Set<Fold> TRAIN = EnumSet.of(Fold.TRAIN);
    private static final int DRAWS = 40_000;
    private static final int PAIRS = 4_096;
    private static final int FIRST_USER = 100_000;

    /** The factory under test. */
    protected abstract SamplerFactory<C> factory();

    /** A config that {@link #data} can be drawn with. */
    protected abstract C config();

    /** The weight of each item code, from counts over TRAIN; only ratios matter. */
    protected abstract double[] expectedWeights(InteractionStats stats);

    /** The weight of each item code for one row; that of {@link #expectedWeights(InteractionStats)} unless the law goes by the row. */
    protected double[] expectedWeights(Interactions interactions, Row row) {
        return expectedWeights(interactions.stats(TRAIN));
    }

    /**
     * The same before exclusion; that of {@link #expectedWeights(Interactions, Row)} unless exclusion changes more than the sum,
     * as in mixtures, whose parts lose different items.
     */
    protected double[] expectedPriorWeights(Interactions interactions, Row row) {
        return expectedWeights(interactions, row);
    }

    /** What the factory may ask for; override it to give it tables. */
    protected DataContext context(Interactions interactions) {
        return DataContext.of(interactions);
    }

    /** What the strategy is held to; all by default. */
    protected Set<Trait> traits() {
        return EnumSet.allOf(Trait.class);
    }

    /**
     * The data of the sentences: 24 items; users of 1 to 12 interactions, one who knows all items but two ({@code "almost"})
     * and one who knows all ({@code "all"}).
     */
    protected EventLog data() {
        EventLog log = new EventLog();
        long time = 0;
        for (int user = 1; user <= 12; user++) {
            for (int i = 0; i < user; i++) {
                log.add("user" + user, "item" + (10 + (i * i + 3 * i) % 24), 1000 * ++time);
            }
        }
        for (int item = 0; item < 24; item++) {
            log.add("all", "item" + (10 + item), 1000 * ++time);
            if (item != 5 && item != 20) {
                log.add("almost", "item" + (10 + item), 1000 * ++time);
            }
        }
        return log;
    }

    @Test
    @DisplayName("is registered as a service under its name")
    void isRegisteredAsAServiceUnderItsName() {
        assertThat(ServiceLoader.load(SamplerFactory.class))
                .filteredOn(found -> found.name().equals(factory().name()))
                .singleElement()
                .isInstanceOf(factory().getClass());
    }

    @Test
    @DisplayName("its name is kebab-case and its description one line")
    void nameIsKebabCaseAndDescriptionOneLine() {
        assertThat(factory().name()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
        assertThat(factory().description()).isNotBlank().doesNotContain("\n");
    }

    @Test
    @DisplayName("fills every row while eligible items of positive weight remain, and no more")
    void fillsEveryRowWhileEligibleItemsRemain() {
        Interactions interactions = data().interactions();
        NegativeSampler sampler = sampler(interactions);
        assumeTrue(sampler.exhaustive(), "a strategy that may give up earlier is not held to this");
        SampleBatch batch = batch(interactions, 30, Distinct.PER_POSITIVE);
        batch.loadUsers(0, interactions.userCount(), TRAIN);
        sampler.newWorker(new SeedSequence(1)).sample(batch);
        for (int row = 0; row < batch.rows(); row++) {
            int eligible = eligible(interactions, batch, row, expectedWeights(interactions, batch.row(row)));
            assertThat(batch.count(row))
                    .as("negatives of row %s, whose user may get %s", row, eligible)
                    .isEqualTo(Math.min(30, eligible));
        }
    }

    @Test
    @DisplayName("every way to count is filled while eligible items of positive weight remain, and no more")
    void everyWayToCountIsFilled() {
        Interactions interactions = data().interactions();
        NegativeSampler sampler = sampler(interactions);
        assumeTrue(sampler.exhaustive(), "a strategy that may give up earlier is not held to this");
        for (NegativeCount count : List.of(
                new NegativeCount.PerUser(25),
                new NegativeCount.Ratio(2.5, 4, 30),
                new NegativeCount.MatchPositives())) {
            SampleBatch batch =
                    new SampleBatch(interactions, new SamplingPolicy(count, Distinct.PER_POSITIVE, KnownItems.TRAIN));
            batch.loadUsers(0, interactions.userCount(), TRAIN);
            sampler.newWorker(new SeedSequence(1)).sample(batch);
            for (int row = 0; row < batch.rows(); row++) {
                assertThat(batch.count(row))
                        .as("negatives of row %s under %s", row, count)
                        .isEqualTo(Math.min(
                                batch.wanted(row),
                                eligible(interactions, batch, row, expectedWeights(interactions, batch.row(row)))));
            }
        }
    }

    @Test
    @DisplayName("the probabilities that it tells are those of the stated weights")
    void toldProbabilitiesAreThoseOfTheWeights() {
        Interactions interactions = data().interactions();
        NegativeSampler.Worker worker = sampler(interactions).newWorker(new SeedSequence(1));
        SampleBatch batch = batch(interactions, 1, Distinct.PER_POSITIVE);
        batch.loadUsers(0, interactions.userCount(), TRAIN);
        for (int row = 0; row < batch.rows(); row++) {
            double[] weights = expectedWeights(interactions, batch.row(row));
            boolean[] known = known(interactions, batch.row(row).user());
            double[] priorWeights = expectedPriorWeights(interactions, batch.row(row));
            double all = 0;
            double eligible = 0;
            for (int item = 0; item < weights.length; item++) {
                all += priorWeights[item];
                eligible += known[item] ? 0 : weights[item];
            }
            for (int item = 0; item < weights.length; item++) {
                double told = worker.probability(batch, row, item);
                double prior = worker.priorProbability(batch, row, item);
                // NaN: the strategy has no closed form.
                assertThat(Double.isNaN(told) || close(told, known[item] ? 0 : weights[item] / eligible))
                        .as("probability %s of item %s in row %s", told, item, row)
                        .isTrue();
                assertThat(Double.isNaN(prior) || close(prior, priorWeights[item] / all))
                        .as("probability %s of item %s before exclusion", prior, item)
                        .isTrue();
            }
        }
    }

    private static boolean close(double told, double expected) {
        return Double.isNaN(expected) || Math.abs(told - expected) <= 1e-3 * expected + 1e-9;
    }

    @Test
    @DisplayName("where items may come again, rows are short only if nothing at all is eligible")
    void repeatsFillWhateverHasAnEligibleItem() {
        Interactions interactions = data().interactions();
        NegativeSampler sampler = sampler(interactions);
        assumeTrue(sampler.exhaustive(), "a strategy that may give up earlier is not held to this");
        SampleBatch batch = batch(interactions, 30, Distinct.PER_POSITIVE);
        batch.loadUsers(0, interactions.userCount(), TRAIN);
        sampler.newWorker(new SeedSequence(1)).sample(batch);
        batch.allowRepeats();
        sampler.newWorker(new SeedSequence(2)).sample(batch);
        for (int row = 0; row < batch.rows(); row++) {
            int eligible = eligible(interactions, batch, row, expectedWeights(interactions, batch.row(row)));
            assertThat(batch.count(row))
                    .as("negatives of row %s, whose user may get %s", row, eligible)
                    .isEqualTo(eligible == 0 ? 0 : 30);
            boolean[] known = known(interactions, batch.row(row).user());
            for (int k = 0; k < batch.count(row); k++) {
                assertThat(known[batch.negative(row, k)])
                        .as("negative %s of row %s is known", k, row)
                        .isFalse();
            }
        }
    }

    @Test
    @DisplayName("the same seed draws the same negatives whatever the batches and the order of rows")
    void sameSeedSameNegativesWhateverTheBatches() {
        Interactions interactions = data().interactions();
        NegativeSampler sampler = sampler(interactions);
        int[][] expected = drawAll(interactions, sampler, 1, interactions.userCount());
        assertThat(drawAll(interactions, sampler, 1, 1)).as("user by user").isDeepEqualTo(expected);
        assertThat(drawAll(interactions, sampler, 1, 5))
                .as("five users at a time")
                .isDeepEqualTo(expected);
        assertThat(drawShuffled(interactions, sampler))
                .as("rows in another order")
                .isDeepEqualTo(expected);
    }

    @Test
    @DisplayName("another seed draws others")
    void anotherSeedDrawsOthers() {
        Interactions interactions = data().interactions();
        NegativeSampler sampler = sampler(interactions);
        assertThat(Arrays.deepEquals(
                        drawAll(interactions, sampler, 1, interactions.userCount()),
                        drawAll(interactions, sampler, 2, interactions.userCount())))
                .as("draws of seeds 1 and 2 are equal")
                .isFalse();
    }

    @Test
    @DisplayName("two samplers of equal input agree")
    void twoSamplersOfEqualInputAgree() {
        Interactions interactions = data().interactions();
        Interactions again = data().reversed().interactions();
        assertThat(drawAll(again, sampler(again), 1, 3))
                .isDeepEqualTo(drawAll(interactions, sampler(interactions), 1, 3));
    }

    @Test
    @DisplayName("a catalogue of one item, and a user who knows it, end without a negative")
    void aSingleItemEndsWithoutANegative() {
        assumeTrue(traits().contains(Trait.ANY_CATALOGUE_SIZE), "the strategy needs a larger catalogue");
        Interactions interactions = new EventLog().add("a", "x", 1).interactions();
        SampleBatch batch = batch(interactions, 2, Distinct.NONE);
        batch.loadUsers(0, 1, TRAIN);
        sampler(interactions).newWorker(new SeedSequence(1)).sample(batch);
        assertThat(batch.count(0)).isZero();
    }

    @Test
    @DisplayName("a batch without rows is fine")
    void aBatchWithoutRowsIsFine() {
        Interactions interactions = data().interactions();
        SampleBatch batch = batch(interactions, 2, Distinct.NONE);
        batch.load(new int[0], 0, 0);
        sampler(interactions).newWorker(new SeedSequence(1)).sample(batch);
        assertThat(batch.rows()).isZero();
    }

    @Test
    @DisplayName("first draws follow the stated weights")
    void firstDrawsFollowTheStatedWeights() {
        assumeTrue(traits().contains(Trait.CLOSED_FORM_WEIGHTS), "the law has no closed form");
        Interactions interactions = data().interactions();
        NegativeSampler sampler = sampler(interactions);
        int user = interactions.userIds().code("user6");
        SampleBatch batch = batch(interactions, 1, Distinct.PER_POSITIVE);
        batch.load(new int[] {interactions.rowStart(user)}, 0, 1);
        double[] weights = expectedWeights(interactions, batch.row(0));
        boolean[] known = known(interactions, user);
        for (int item = 0; item < weights.length; item++) {
            weights[item] = known[item] ? 0 : weights[item];
        }
        int[] counts = new int[weights.length];
        for (int seed = 0; seed < DRAWS; seed++) {
            batch.load(new int[] {interactions.rowStart(user)}, 0, 1);
            sampler.newWorker(new SeedSequence(seed)).sample(batch);
            counts[batch.negative(0, 0)]++;
        }
        assertThat(ChiSquare.of(counts, weights))
                .as("chi-square of %s draws, which a correct sampler exceeds once in a million", DRAWS)
                .isLessThan(ChiSquare.bound(weights));
    }

    @Test
    @DisplayName("the draws of two users next to each other are independent")
    void drawsOfNeighboursAreIndependent() {
        Interactions interactions = alike();
        SampleBatch batch = batch(interactions, 1, Distinct.PER_POSITIVE);
        batch.loadUsers(0, interactions.userCount(), TRAIN);
        sampler(interactions).newWorker(new SeedSequence(1)).sample(batch);
        int items = interactions.itemCount();
        int[] pairs = new int[items * items];
        for (int row = 0; row < 2 * PAIRS; row += 2) {
            assumeTrue(batch.count(row) > 0 && batch.count(row + 1) > 0, "the strategy finds nothing in this data");
            pairs[batch.negative(row, 0) * items + batch.negative(row + 1, 0)]++;
        }
        assertThat(ChiSquare.ofIndependence(pairs, items))
                .as("chi-square of %s pairs of users, which a correct sampler exceeds once in a million", PAIRS)
                .isLessThan(ChiSquare.boundOfIndependence(pairs, items));
    }

    @Test
    @DisplayName("a worker allocates nothing once it is warm")
    void aWarmWorkerAllocatesNothing() {
        assumeTrue(traits().contains(Trait.ALLOCATION_FREE), "the strategy allocates as it draws");
        Interactions interactions = data().interactions();
        NegativeSampler.Worker worker = sampler(interactions).newWorker(new SeedSequence(1));
        SampleBatch batch = batch(interactions, 3, Distinct.PER_POSITIVE);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        // Asking allocates too, and the compiler now and then: what counts is the least of many rounds above asking
        // alone.
        for (int round = 0; round < 200; round++) {
            batch.loadUsers(0, interactions.userCount(), TRAIN);
            long start = threads.getCurrentThreadAllocatedBytes();
            long asked = threads.getCurrentThreadAllocatedBytes();
            worker.sample(batch);
            long end = threads.getCurrentThreadAllocatedBytes();
            least = Math.min(least, (end - asked) - (asked - start));
        }
        assertThat(least).as("bytes allocated by a warm worker").isLessThanOrEqualTo(0);
    }

    private NegativeSampler sampler(Interactions interactions) {
        return factory().create(config(), context(interactions));
    }

    /** Users of one and the same item, and a last one who had eight others before. */
    private static Interactions alike() {
        EventLog log = new EventLog();
        for (int item = 1; item <= 8; item++) {
            log.add(Integer.toString(FIRST_USER + 2 * PAIRS), "item" + (10 + item), 1000L * item);
        }
        for (int user = 0; user < 2 * PAIRS; user++) {
            log.add(Integer.toString(FIRST_USER + user), "item10", 10_000);
        }
        return log.interactions();
    }

    private static SampleBatch batch(Interactions interactions, int perPositive, Distinct distinct) {
        return new SampleBatch(
                interactions,
                new SamplingPolicy(new NegativeCount.PerPositive(perPositive), distinct, KnownItems.TRAIN));
    }

    private static int eligible(Interactions interactions, SampleBatch batch, int row, double[] weights) {
        boolean[] known = known(interactions, batch.row(row).user());
        int eligible = 0;
        for (int item = 0; item < interactions.itemCount(); item++) {
            eligible += !known[item] && weights[item] > 0 ? 1 : 0;
        }
        return eligible;
    }

    private static boolean[] known(Interactions interactions, int user) {
        boolean[] known = new boolean[interactions.itemCount()];
        for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
            known[interactions.item(position)] = true;
        }
        return known;
    }

    /** Negatives by position, drawn in batches of some users. */
    private static int[][] drawAll(Interactions interactions, NegativeSampler sampler, long seed, int usersPerBatch) {
        int[][] drawn = new int[interactions.size()][];
        SampleBatch batch = batch(interactions, 3, Distinct.PER_POSITIVE);
        for (int user = 0; user < interactions.userCount(); user += usersPerBatch) {
            batch.loadUsers(user, Math.min(interactions.userCount(), user + usersPerBatch), TRAIN);
            sampler.newWorker(new SeedSequence(seed)).sample(batch);
            collect(batch, drawn);
        }
        return drawn;
    }

    private static int[][] drawShuffled(Interactions interactions, NegativeSampler sampler) {
        int[] positions = new int[interactions.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = (int) ((i * 101L + 7) % positions.length);
        }
        int[][] drawn = new int[interactions.size()][];
        SampleBatch batch = batch(interactions, 3, Distinct.PER_POSITIVE);
        NegativeSampler.Worker worker = sampler.newWorker(new SeedSequence(1));
        for (int from = 0; from < positions.length; from += 17) {
            batch.load(positions, from, Math.min(positions.length, from + 17));
            worker.sample(batch);
            collect(batch, drawn);
        }
        return drawn;
    }

    private static void collect(SampleBatch batch, int[][] drawn) {
        for (int row = 0; row < batch.rows(); row++) {
            int[] negatives = new int[batch.count(row)];
            for (int k = 0; k < negatives.length; k++) {
                negatives[k] = batch.negative(row, k);
            }
            drawn[batch.row(row).position()] = negatives;
        }
    }
}
