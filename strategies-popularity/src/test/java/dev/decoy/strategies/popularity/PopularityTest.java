package dev.decoy.strategies.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.decoy.data.Fold;
import dev.decoy.data.InteractionStats;
import dev.decoy.data.Interactions;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.spi.SamplerFactory;
import dev.decoy.testkit.DataContext;
import dev.decoy.testkit.EventLog;
import dev.decoy.testkit.NegativeSamplerContract;
import java.util.EnumSet;
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
    void anExponentOutOfRangeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Popularity.Config.ofExponent(Double.NaN))
                .withMessage("exponent must be in [-4, 4], was NaN");
    }
}
