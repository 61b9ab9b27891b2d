package dev.decoy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DecimalsTest {
    @Test
    void canonicalDecimalsMapToNumbersAndBack() {
        for (String text : List.of(
                "0",
                "7",
                "-1",
                "10",
                "123456789012345678",
                "999999999999999999",
                "1000000000000000000",
                "9223372036854775807",
                "-9223372036854775808")) {
            byte[] framed = Ascii.framed(text);

            assertThat(isCanonical(text)).as(text).isTrue();
            assertThat(Long.toString(Decimals.parse(framed, Ascii.FROM, Ascii.length(framed))))
                    .isEqualTo(text);
        }
    }

    @Test
    void otherSpellingsAreText() {
        for (String text : List.of(
                "",
                "-",
                "-0",
                "00",
                "007",
                "-07",
                "+5",
                "1.0",
                "1e3",
                " 1",
                "1 ",
                "1a",
                "--1",
                "\u0661",
                "9223372036854775808",
                "-9223372036854775809",
                "10000000000000000000",
                "99999999999999999999",
                "123456789012345678901")) {
            assertThat(isCanonical(text)).as("'%s'", text).isFalse();
        }
    }

    private static boolean isCanonical(String text) {
        byte[] framed = Ascii.framed(text);
        return Decimals.isCanonical(framed, Ascii.FROM, Ascii.length(framed));
    }
}
