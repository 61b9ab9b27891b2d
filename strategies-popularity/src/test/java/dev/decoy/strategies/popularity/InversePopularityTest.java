package dev.decoy.strategies.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.decoy.data.InteractionStats;
import dev.decoy.data.Interactions;
import dev.decoy.spi.SamplerFactory;
import dev.decoy.testkit.DataContext;
import dev.decoy.testkit.DrawnRows;
import dev.decoy.testkit.NegativeSamplerContract;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class InversePopularityTest extends NegativeSamplerContract<InversePopularity.Config> {
    @Override
    protected SamplerFactory<InversePopularity.Config> factory() {
        return new InversePopularity();
    }

    @Override
    protected InversePopularity.Config config() {
        return new InversePopularity.Config(1, 1);
    }

    @Override
    protected double[] expectedWeights(InteractionStats stats) {
        return stats.itemWeights(count -> 1 / (count + 1.0));
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InversePopularity.Config(-1, 1))
                .withMessage("exponent must be in [0, 4], was -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InversePopularity.Config(1, -1))
                .withMessage("smoothing must be 0 or in [1e-9, 1e9], was -1.0");
    }

    @Test
    void theDrawsAreThoseCheckedIn() throws IOException {
        Interactions interactions = DrawnRows.interactions();
        assertThat(DrawnRows.of(new InversePopularity().create(config(), DataContext.of(interactions)), interactions))
                .containsExactlyElementsOf(CheckedIn.lines("inverse-popularity-draws.txt"));
    }
}
