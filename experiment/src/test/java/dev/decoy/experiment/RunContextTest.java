package dev.decoy.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decoy.data.InteractionStats;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.spi.RecordBinder;
import dev.decoy.spi.Role;
import dev.decoy.spi.Spec;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunContextTest {
    private final RecordBinder binder = new RecordBinder(FakePlugins.catalog());
    private final RunContext beforeData = RunContext.beforeData(binder, Path.of("configs"), new SeedSequence(42));

    @Test
    void askingTooEarlyIsRefused() {
        assertThatThrownBy(beforeData::stats)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a factory asked for the counts too early; they are known once the data is read and split");
        assertThatThrownBy(beforeData::itemIds).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(beforeData::resultFolder).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void inputsAreRelativeToTheConfig() {
        assertThat(beforeData.resolve("a.csv")).isEqualTo(Path.of("configs/a.csv"));
        assertThat(beforeData.resolve("/data/a.csv")).isEqualTo(Path.of("/data/a.csv"));
    }

    @Test
    void aNestedComponentIsBuiltInTheSamePhase() {
        Spec<NegativeSampler> spec = new Spec<>("popularity", Map.of(), Role.STRATEGY);
        assertThatThrownBy(() -> beforeData.create("pool", spec)).isInstanceOf(IllegalStateException.class);
        RunContext later = beforeData.learningFrom(new InteractionStats(1, new int[] {1}));
        assertThat(later.create("pool", spec)).isNotNull();
    }

    @Test
    void aSpecByHandNeedsARole() {
        Spec<NegativeSampler> spec = new Spec<>("uniform", Map.of());
        assertThatThrownBy(() -> beforeData.create("pool", spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the spec of \"pool\" does not come from a config; give it a role");
    }
}
