package dev.decoy.io.delimited;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WholeNumberTest {
    @Test
    void digitsWithOrWithoutMinus() {
        assertThat(parsed("0")).isEqualTo(0);
        assertThat(parsed("-17")).isEqualTo(-17);
        assertThat(parsed("0042")).isEqualTo(42);
        assertThat(parsed("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(parsed("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void onlyZerosMayFollowAPoint() {
        assertThat(parsed("964982703.0")).isEqualTo(964_982_703);
        assertThat(parsed("-5.000")).isEqualTo(-5);
        assertThat(parsed("5.")).isNull();
        assertThat(parsed("1.5")).isNull();
        assertThat(parsed("1.05")).isNull();
        assertThat(parsed("1.0.0")).isNull();
        assertThat(parsed(".0")).isNull();
    }

    @Test
    void anythingElseIsNone() {
        for (String text : new String[] {
            "",
            "-",
            "+5",
            "1e9",
            "0x10",
            " 1",
            "1 ",
            "--1",
            "9223372036854775808",
            "-9223372036854775809",
            "99999999999999999999"
        }) {
            assertThat(parsed(text)).as("'%s'", text).isNull();
        }
    }

    private static @Nullable Long parsed(String text) {
        byte[] framed = ("9" + text + "9").getBytes(StandardCharsets.UTF_8);
        WholeNumber number = new WholeNumber();
        return number.parse(framed, 1, framed.length - 1) ? number.value() : null;
    }
}
