package dev.decoy.io.delimited;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ShortestDecimalTest {
    @Test
    void doublesHaveAsFewDigitsAsTheyNeed() {
        assertThat(ShortestDecimal.of(0.0)).isEqualTo("0.0");
        assertThat(ShortestDecimal.of(-0.0)).isEqualTo("-0.0");
        assertThat(ShortestDecimal.of(4.0)).isEqualTo("4.0");
        assertThat(ShortestDecimal.of(-3.5)).isEqualTo("-3.5");
        assertThat(ShortestDecimal.of(0.1)).isEqualTo("0.1");
        assertThat(ShortestDecimal.of(0.1 + 0.2)).isEqualTo("0.30000000000000004");
        assertThat(ShortestDecimal.of(1.0 / 3)).isEqualTo("0.3333333333333333");
        assertThat(ShortestDecimal.of(1e16)).isEqualTo("10000000000000000.0");
        assertThat(ShortestDecimal.of(2e17)).isEqualTo("2.0E17");
        assertThat(ShortestDecimal.of(1.5e-9)).isEqualTo("1.5E-9");
        assertThat(ShortestDecimal.of(Double.MIN_VALUE)).isEqualTo("5.0E-324");
        assertThat(ShortestDecimal.of(Double.MAX_VALUE)).isEqualTo("1.7976931348623157E308");
        assertThat(ShortestDecimal.of(Double.NaN)).isEqualTo("NaN");
        assertThat(ShortestDecimal.of(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
    }

    @Test
    void aJdkBefore19WouldWriteADigitTooMany() {
        assertThat(ShortestDecimal.of(2.0E-3)).isEqualTo("0.002");
        assertThat(ShortestDecimal.of(1.7592186044416E13)).isEqualTo("17592186044416.0");
        assertThat(ShortestDecimal.of(2.2250738585072014E-308)).isEqualTo("2.2250738585072014E-308");
        assertThat(ShortestDecimal.of(2.0E-323)).isEqualTo("2.0E-323");
    }

    @Test
    void floatsHaveAsFewDigitsAsTheyNeed() {
        assertThat(ShortestDecimal.of(0.1f)).isEqualTo("0.1");
        assertThat(ShortestDecimal.of(4f)).isEqualTo("4.0");
        assertThat(ShortestDecimal.of(1f / 3)).isEqualTo("0.33333334");
        assertThat(ShortestDecimal.of(Float.MIN_VALUE)).isEqualTo("1.0E-45");
        assertThat(ShortestDecimal.of(-0f)).isEqualTo("-0.0");
    }

    @Test
    void everyNumberIsReadBack() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            double any = Double.longBitsToDouble(random.nextLong());
            double usual = random.nextInt() / 1000.0;
            float single = Float.intBitsToFloat(random.nextInt());
            assertThat(Double.parseDouble(ShortestDecimal.of(any))).isEqualTo(Double.valueOf(any));
            assertThat(Double.parseDouble(ShortestDecimal.of(usual))).isEqualTo(Double.valueOf(usual));
            assertThat(Float.parseFloat(ShortestDecimal.of(single))).isEqualTo(Float.valueOf(single));
        }
    }
}
