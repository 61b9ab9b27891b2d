package dev.decoy.experiment.config;

import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.spi.Doc;
import org.jspecify.annotations.Nullable;

/** How many negatives: so many per positive, or so many per user. */
public record NegativesConfig(
        @Doc(
                "for each positive, 0 to 32767; 4 when perUser is not given either; a fraction as 0.5 holds on average: a user gets the"
                        + " positives times it, rounded down and spread over them, the first getting one more")
        @Nullable
        Double perPositive,

        @Doc("the least for each user, spread as for a fraction") @Nullable
        Integer minPerUser,

        @Doc("the most for each user, spread as for a fraction") @Nullable
        Integer maxPerUser,

        @Doc(
                "for each user, whatever the positives, a number from 0 to 32767, or match-positives: as many as the user has"
                        + " distinct positives")
        @Nullable
        PerUser perUser) {
    private static final int USUAL = 4;

    /**
     * How many negatives a user gets.
     *
     * @param count so many, or as many as the user has distinct positives
     */
    public record PerUser(NegativeCount count) {
        private static final String MATCH_POSITIVES = "match-positives";

        /** The count that a config writes. */
        public static PerUser of(String text) {
            if (text.equals(MATCH_POSITIVES)) {
                return new PerUser(new NegativeCount.MatchPositives());
            }
            if (!text.matches("-?\\d{1,9}")) {
                throw new IllegalArgumentException(
                        "must be " + MATCH_POSITIVES + " or a whole number, was \"" + text + "\"");
            }
            return new PerUser(new NegativeCount.PerUser(Integer.parseInt(text)));
        }

        @Override
        public String toString() {
            return count instanceof NegativeCount.PerUser fixed ? Integer.toString(fixed.count()) : MATCH_POSITIVES;
        }
    }

    public NegativesConfig {
        String other = perPositive != null
                ? "perPositive"
                : minPerUser != null ? "minPerUser" : maxPerUser != null ? "maxPerUser" : null;
        if (perUser != null && other != null) {
            throw new IllegalArgumentException("perUser must not stand beside " + other + "; take one out");
        }
        // Its own check has the right words, and they belong here before any data is read.
        perPositive(perPositive, minPerUser, maxPerUser);
    }

    /** The count. */
    public NegativeCount toCount() {
        return perUser != null ? perUser.count() : perPositive(perPositive, minPerUser, maxPerUser);
    }

    /**
     * The count for a strategy that is made for so many negatives per positive, {@link NegativeSampler#UNSAID} for any.
     *
     * @throws IllegalArgumentException when another number is asked for
     */
    NegativeCount toCount(int ofStrategy) {
        NegativeCount own = toCount();
        if (ofStrategy == NegativeSampler.UNSAID) {
            return own;
        }
        NegativeCount theirs = new NegativeCount.PerPositive(ofStrategy);
        if (perPositive != null && perPositive != ofStrategy) {
            throw new IllegalArgumentException("perPositive must be the sum of the negatives of all parts, "
                    + ofStrategy + ", or left out, was " + perPositive);
        }
        return perPositive == null && minPerUser == null && maxPerUser == null && perUser == null ? theirs : own;
    }

    private static NegativeCount perPositive(@Nullable Double given, @Nullable Integer least, @Nullable Integer most) {
        double ratio = given != null ? given : USUAL;
        if (ratio == Math.rint(ratio) && least == null && most == null) {
            return new NegativeCount.PerPositive((int) ratio);
        }
        return new NegativeCount.Ratio(ratio, least != null ? least : 0, most != null ? most : Integer.MAX_VALUE);
    }
}
