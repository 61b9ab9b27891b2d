package dev.decoy.strategies.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.decoy.data.Fold;
import dev.decoy.data.InteractionStats;
import dev.decoy.data.Interactions;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.sampling.WeightedItems;
import dev.decoy.spi.SamplerFactory;
import dev.decoy.testkit.DataContext;
import dev.decoy.testkit.DrawnRows;
import dev.decoy.testkit.EventLog;
import dev.decoy.testkit.NegativeSamplerContract;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PopularityTest extends NegativeSamplerContract<Popularity.Config> {
    @Override
    protected SamplerFactory<Popularity.Config> factory() {
        return new Popularity();
    }

    @Override
    protected Popularity.Config config() {
        return Popularity.Config.ofExponent(0.75);
    }

    @Override
    protected double[] expectedWeights(InteractionStats stats) {
        return stats.itemWeights(count -> StrictMath.pow(count, 0.75));
    }

    @Test
    void onlyTrainIsCounted() {
        // "b" is popular in TEST alone, so nobody gets it.
        Interactions interactions = new EventLog()
                .add("1", "a", 1)
                .add("1", "b", 2)
                .add("2", "c", 1)
                .add("2", "b", 2)
                .interactions()
                .split((user, folds) -> {
                    folds[0] = Fold.TRAIN.code();
                    folds[1] = Fold.TEST.code();
                });
        SampleBatch batch = new SampleBatch(interactions, SamplingPolicy.perPositive(3, KnownItems.TRAIN));
        batch.loadUsers(0, 1, EnumSet.of(Fold.TRAIN));
        new Popularity()
                .create(config(), DataContext.of(interactions))
                .newWorker(new SeedSequence(1))
                .sample(batch);
        assertThat(batch.count(0)).isEqualTo(1);
        assertThat(interactions.itemIds().id(batch.negative(0, 0))).isEqualTo("c");
    }

    @Test
    void aConfigMayNotContradictItself() {
        refused("exponent must be in [-4, 4], was NaN", Double.NaN, 0, null, null);
        refused("smoothing must be 0 or in [1e-9, 1e9], was 1.0E10", 1, 1e10, null, null);
        refused("cap must be at least 1, was 0", 1, 0, 0, null);
        refused("capQuantile must be above 0 and at most 1, was 0.0", 1, 0, null, 0.0);
        refused("capQuantile must be left out where cap is given, was 0.5", 1, 0, 3, 0.5);
    }

    private static void refused(
            String message, double exponent, double smoothing, @Nullable Integer cap, @Nullable Double capQuantile) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Popularity.Config(exponent, smoothing, cap, capQuantile))
                .withMessage(message);
    }

    @Test
    void theLawIsTheCountCappedSmoothedAndToAPower() {
        // Counts 1, 2, 4, 8 and one item that is in TEST alone.
        assertThat(shares(new Popularity.Config(1, 0, null, null))).containsExactly(bits(1, 2, 4, 8, 0));
        assertThat(shares(new Popularity.Config(1, 1, null, null))).containsExactly(bits(2, 3, 5, 9, 1));
        assertThat(shares(new Popularity.Config(2, 0, 3, null))).containsExactly(bits(1, 4, 9, 9, 0));
        assertThat(shares(new Popularity.Config(1, 1, 3, null))).containsExactly(bits(2, 3, 4, 4, 1));
        assertThat(shares(new Popularity.Config(1, 0, null, 0.5)))
                .as("half of the four counted items have 2 or less")
                .containsExactly(bits(1, 2, 2, 2, 0));
        assertThat(shares(new Popularity.Config(1, 0, null, 0.51))).containsExactly(bits(1, 2, 4, 4, 0));
        assertThat(shares(new Popularity.Config(0, 0, null, null))).containsExactly(bits(1, 1, 1, 1, 1));
    }

    @Test
    void belowZeroRareItemsComeMoreOftenAndUnseenOnesOnlyWithSmoothing() {
        assertThat(shares(new Popularity.Config(-1, 0, null, null))).containsExactly(bits(1, 0.5, 0.25, 0.125, 0));
        assertThat(shares(new Popularity.Config(-1, 1, null, null)))
                .containsExactly(bits(1 / 2.0, 1 / 3.0, 1 / 5.0, 1 / 9.0, 1));
    }

    @Test
    void anItemOfAllWeightLeavesNothingToThoseWhoKnowIt() {
        EventLog log = new EventLog().add("1", "hit", 1);
        Interactions interactions = log.add("2", "flop", 1)
                .interactions()
                .split((user, folds) -> folds[0] = (byte) (user.user() == 0 ? 0 : 2));
        SampleBatch batch = new SampleBatch(interactions, SamplingPolicy.perPositive(2, KnownItems.TRAIN));
        batch.loadUsers(0, 2, EnumSet.allOf(Fold.class));
        new Popularity()
                .create(config(), DataContext.of(interactions))
                .newWorker(new SeedSequence(1))
                .sample(batch);
        assertThat(batch.count(0)).as("user 1 knows the only item of weight").isZero();
        assertThat(batch.count(1)).as("user 2 gets it once").isEqualTo(1);
    }

    /** The law of items "a" to "e", whose counts in TRAIN are 1, 2, 4, 8 and 0. */
    private static long[] shares(Popularity.Config config) {
        EventLog log = new EventLog();
        int user = 10;
        for (int item = 0; item < 5; item++) {
            for (int i = 0; i < 1 << item; i++) {
                log.add("u" + user++, "" + (char) ('a' + item), 1);
            }
        }
        Interactions interactions =
                log.interactions().split((of, folds) -> folds[0] = (of.item(0) == 4 ? Fold.TEST : Fold.TRAIN).code());
        RejectionSampler sampler = (RejectionSampler) new Popularity().create(config, DataContext.of(interactions));
        SampleBatch batch = new SampleBatch(interactions, SamplingPolicy.perPositive(1, KnownItems.TRAIN));
        batch.loadUsers(0, 1, EnumSet.of(Fold.TRAIN));
        long[] weights = new long[5];
        for (int item = 0; item < 5; item++) {
            weights[item] = sampler.law().weight(batch.row(0), item);
        }
        return weights;
    }

    /** The whole numbers that weights become. */
    private static long[] bits(double... weights) {
        WeightedItems items = WeightedItems.of(weights);
        SampleBatch batch = new SampleBatch(DrawnRows.interactions(), SamplingPolicy.perPositive(1, KnownItems.TRAIN));
        batch.loadUsers(0, 1, EnumSet.of(Fold.TRAIN));
        long[] whole = new long[weights.length];
        for (int item = 0; item < weights.length; item++) {
            whole[item] = items.weight(batch.row(0), item);
        }
        return whole;
    }
}
