package dev.decoy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void numbersAsDataFilesWriteThem() {
        assertThat(parsed("0")).isEqualTo(0.0);
        assertThat(parsed("-0")).isEqualTo(-0.0);
        assertThat(parsed("4.50")).isEqualTo(4.5);
        assertThat(parsed("-12.25")).isEqualTo(-12.25);
        assertThat(parsed("1e-7")).isEqualTo(1e-7);
        assertThat(parsed("6.02E+23")).isEqualTo(6.02e23);
        assertThat(parsed("123456789012345")).isEqualTo(123456789012345.0);
    }

    @Test
    void whatADoubleWouldChangeIsText() {
        for (String text : List.of("0042", "-01.5", "1234567890123456", "12345678901234567890", "1e999", "-1e999")) {
            assertThat(isNumber(text)).as("'%s'", text).isFalse();
        }
    }

    @Test
    void anythingElseIsText() {
        for (String text : List.of(
                "", "-", ".", ".5", "5.", "+1", "1,5", "1.5.2", "NaN", "Infinity", "0x1p3", "1d", " 1", "\u0661")) {
            assertThat(isNumber(text)).as("'%s'", text).isFalse();
        }
    }

    private static boolean isNumber(String text) {
        byte[] framed = Ascii.framed(text);
        return Numbers.isNumber(framed, Ascii.FROM, Ascii.length(framed));
    }

    private static double parsed(String text) {
        assertThat(isNumber(text)).as("'%s'", text).isTrue();
        byte[] framed = Ascii.framed(text);
        return Numbers.parse(framed, Ascii.FROM, Ascii.length(framed));
    }
}
