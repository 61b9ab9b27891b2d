package dev.decoy.internal.layout;

import dev.decoy.data.Vocabulary;
import dev.decoy.internal.TextVocabulary;
import java.util.List;

/** The words of the column {@code sample_type}. */
final class SampleTypes {
    private static final int NEGATIVE = 0;
    private static final int POSITIVE = 1;

    /** The words by code, which is their rank. */
    static final Vocabulary VOCABULARY = TextVocabulary.of(List.of("negative", "positive"));

    private SampleTypes() {}

    /** Writes one positive and its negatives. */
    static void write(int[] into, int at, int negatives) {
        into[at] = POSITIVE;
        for (int k = 1; k <= negatives; k++) {
            into[at + k] = NEGATIVE;
        }
    }
}
