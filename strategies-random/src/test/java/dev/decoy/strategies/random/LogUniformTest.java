package dev.decoy.strategies.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decoy.data.Fold;
import dev.decoy.data.InteractionStats;
import dev.decoy.data.Interactions;
import dev.decoy.sampling.ItemProposal;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.spi.SamplerFactory;
import dev.decoy.testkit.DataContext;
import dev.decoy.testkit.DrawnRows;
import dev.decoy.testkit.EventLog;
import dev.decoy.testkit.NegativeSamplerContract;
import java.io.IOException;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class LogUniformTest extends NegativeSamplerContract<LogUniform.Config> {
    @Override
    protected SamplerFactory<LogUniform.Config> factory() {
        return new LogUniform();
    }

    @Override
    protected LogUniform.Config config() {
        return new LogUniform.Config();
    }

    @Override
    protected double[] expectedWeights(InteractionStats stats) {
        double[] weights = new double[stats.itemCount()];
        for (int item = 0; item < weights.length; item++) {
            int rank = 0;
            for (int other = 0; other < weights.length; other++) {
                int more = stats.interactionCount(other) - stats.interactionCount(item);
                rank += more > 0 || (more == 0 && other < item) ? 1 : 0;
            }
            weights[item] = Math.log((rank + 2.0) / (rank + 1.0));
        }
        return weights;
    }

    @Test
    void tenItemsHaveTensorFlowsProbabilities() {
        // "b" has two interactions; the others one each, so that they go by id.
        EventLog log = new EventLog();
        for (char item = 'a'; item <= 'j'; item++) {
            log.add("u" + item, "" + item, 1);
        }
        Interactions interactions = log.add("v", "b", 1).interactions();
        ItemProposal law = ((RejectionSampler) new LogUniform().create(config(), DataContext.of(interactions))).law();
        SampleBatch batch = new SampleBatch(interactions, SamplingPolicy.perPositive(1, KnownItems.TRAIN));
        batch.loadUsers(0, 1, EnumSet.of(Fold.TRAIN));
        String byRank = "bacdefghij";
        double[] expected = {.289065, .169092, .119973, .093058, .076034, .064286, .055687, .049119, .043939, .039747};
        for (int rank = 0; rank < 10; rank++) {
            int item = interactions.itemIds().code("" + byRank.charAt(rank));
            assertThat(law.weight(batch.row(0), item) / (10.0 * (1L << 32)))
                    .as("rank %s", rank)
                    .isCloseTo(expected[rank], within(5e-7));
        }
    }

    @Test
    void theDrawsAreThoseCheckedIn() throws IOException {
        Interactions interactions = DrawnRows.interactions();
        assertThat(DrawnRows.of(new LogUniform().create(config(), DataContext.of(interactions)), interactions))
                .containsExactlyElementsOf(CheckedIn.lines("log-uniform-draws.txt"));
    }
}
