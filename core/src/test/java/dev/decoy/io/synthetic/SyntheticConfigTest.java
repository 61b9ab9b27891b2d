package dev.decoy.io.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decoy.spi.Default;
import java.lang.reflect.RecordComponent;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SyntheticConfigTest {
    @Test
    void theShortFormHasTheDefaultsOfTheOptions() throws ReflectiveOperationException {
        SyntheticConfig config = SyntheticConfig.of(7, 8, 9, 10);
        for (RecordComponent option : SyntheticConfig.class.getRecordComponents()) {
            if (!Set.of("users", "items", "interactions", "seed").contains(option.getName())) {
                assertThat(option.getAccessor().invoke(config))
                        .as(option.getName())
                        .hasToString(option.getAnnotation(Default.class).value());
            }
        }
    }

    @Test
    void moreInteractionsThanPairsAreRefused() {
        assertThatThrownBy(() -> SyntheticConfig.of(3, 4, 13, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("interactions must be in [1, 12], was 13");
        assertThat(SyntheticConfig.of(3, 4, 12, 1).interactions()).isEqualTo(12);
    }

    @Test
    void valuesOutsideTheirRangesAreRefused() {
        assertThatThrownBy(() -> SyntheticConfig.of(0, 4, 1, 1)).hasMessage("users must be in [1, 2147483639], was 0");
        assertThatThrownBy(() -> config(-0.5, 0.5, 90, "2026-01-01"))
                .hasMessage("popularitySkew must be in [0, 10.0], was -0.5");
        assertThatThrownBy(() -> config(Double.NaN, 0.5, 90, "2026-01-01"))
                .hasMessage("popularitySkew must be in [0, 10.0], was NaN");
        assertThatThrownBy(() -> config(1, 1.5, 90, "2026-01-01")).hasMessage("affinity must be in [0, 1.0], was 1.5");
        assertThatThrownBy(() -> config(1, 0.5, 0, "2026-01-01")).hasMessage("days must be in [1, 1000000], was 0");
        assertThatThrownBy(() -> config(1, 0.5, 90, "January"))
                .hasMessage("start must be a date such as 2026-01-01, was \"January\"");
    }

    private static SyntheticConfig config(double popularitySkew, double affinity, int days, String start) {
        return new SyntheticConfig(10, 10, 10, popularitySkew, 1, 8, affinity, days, start, 0.5, false, 42);
    }
}
