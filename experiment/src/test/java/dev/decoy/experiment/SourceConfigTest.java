package dev.decoy.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.decoy.data.RowOrder;
import dev.decoy.experiment.config.SourceConfig;
import dev.decoy.io.ArraySource;
import dev.decoy.io.InteractionColumns.OnNull;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.ReadRules.Order;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.Spec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SourceConfigTest {
    private static final String USUAL = "timestamp, if there is one";

    private final InteractionSource source = ArraySource.of(new long[] {1}, new long[] {2}, new long[] {3});

    @Test
    void rowNumbersAsTimesAreFileOrder() throws Exception {
        for (SourceConfig config :
                List.of(config("row-number", Order.CANONICAL, null, null), config(USUAL, Order.FILE, null, null))) {
            assertThat(config.rules().rowOrder()).isEqualTo(RowOrder.FILE);
            assertThat(config.columns(source.schema(), List.of()).timestamp()).isNull();
        }
    }

    @Test
    void aColumnOfTimesBesideFileOrderIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config("ts", Order.FILE, null, null))
                .withMessage("timestamp must be row-number or left out where order is file, was ts");
    }

    @Test
    void aRangeNeedsAColumnOfTimes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(null, Order.CANONICAL, "P1D", null))
                .withMessage("timestamp must name a column where from, until or last is given, was null");
    }

    @Test
    void daysOfFoldersNeedFiles() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(
                        () -> config("timestamp", Order.CANONICAL, "P1D", "dt").narrowed(source))
                .withMessageContaining("this source reads no files; leave it out");
    }

    private static SourceConfig config(
            @Nullable String timestamp, Order order, @Nullable String last, @Nullable String hiveDate) {
        return new SourceConfig(
                new Spec<>("fake", Map.of()),
                "user",
                "item",
                timestamp,
                null,
                null,
                order,
                null,
                OnNull.FAIL,
                null,
                null,
                null,
                last,
                hiveDate,
                null,
                null);
    }
}
