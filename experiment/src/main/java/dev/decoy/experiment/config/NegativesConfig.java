package dev.decoy.experiment.config;

import dev.decoy.sampling.NegativeCount;
import dev.decoy.spi.Doc;
import org.jspecify.annotations.Nullable;

/** How many negatives: so many per positive, or so many per user. */
public record NegativesConfig(
        @Doc("for each positive, 0 to 32767; 4 when neither is given") @Nullable
        Integer perPositive,

        @Doc("for each user: as many as the user has distinct positives") @Nullable
        PerUser perUser) {
    private static final int USUAL = 4;

    /** How many negatives a user gets. */
    public enum PerUser {
        /** As many as the user has distinct positives. */
        MATCH_POSITIVES
    }

    public NegativesConfig {
        if (perPositive != null && perUser != null) {
            throw new IllegalArgumentException("perUser must not stand beside perPositive; take one out");
        }
        if (perPositive != null) {
            // Its own check has the right words, and they belong here before any data is read.
            perPositive = new NegativeCount.PerPositive(perPositive).count();
        }
    }

    /** The count. */
    public NegativeCount toCount() {
        return perUser != null
                ? new NegativeCount.MatchPositives()
                : new NegativeCount.PerPositive(perPositive != null ? perPositive : USUAL);
    }
}
