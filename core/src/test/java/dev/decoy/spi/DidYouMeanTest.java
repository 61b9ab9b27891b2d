package dev.decoy.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {
    private static final List<String> KNOWN =
            List.of("exponent", "floor", "perPositive", "leave-last-out", "ratio", "k");

    @ParameterizedTest
    @CsvSource({
        "flor,floor",
        "Exponent,exponent",
        "per_positive,perPositive",
        "leave-last,leave-last-out",
        "ratoi,ratio"
    })
    void aNearWordIsNamed(String word, String meant) {
        assertThat(DidYouMean.hint(word, KNOWN)).isEqualTo(" (did you mean " + meant + "?)");
    }

    @ParameterizedTest
    @CsvSource({"n", "length", "id", "''"})
    void aFarWordIsNot(String word) {
        assertThat(DidYouMean.hint(word, KNOWN)).isEmpty();
    }
}
