package dev.decoy.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TimeSpanTest {
    @Test
    void aSpanReadsWhatItWrites() {
        for (String text : new String[] {"PT6H", "PT0S", "P7D", "PT1.5S", "P1DT12H"}) {
            TimeSpan span = TimeSpan.of(text);
            assertThat(TimeSpan.of(span.toString())).isEqualTo(span);
        }
        assertThat(TimeSpan.of("P7D").millis()).isEqualTo(7 * 86_400_000L);
        assertThat(TimeSpan.of("PT0.0001S").millis()).isEqualTo(1);
    }

    @Test
    void whatIsNoSpanIsRefused() {
        for (String text : new String[] {"6h", "", "-PT1H", "P1M", "PT99999999999999999S"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TimeSpan.of(text))
                    .withMessageStartingWith("must be a length of time such as PT6H or P7D, not negative, was \"");
        }
    }

    @Test
    void theEarliestTimeIsTheLimit() {
        assertThat(TimeSpan.of("PT1S").before(5000)).isEqualTo(4000);
        assertThat(TimeSpan.of("P100000000000D").before(-5_000_000_000_000_000_000L))
                .isEqualTo(Long.MIN_VALUE);
    }
}
