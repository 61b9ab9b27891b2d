package dev.decoy.sampling;

/** How many negatives each row of a user is to get. */
public sealed interface NegativeCount {
    /**
     * The same number for every row.
     *
     * @param count 0 to 32,767
     */
    record PerPositive(int count) implements NegativeCount {
        public PerPositive {
            if (count < 0 || count > Short.MAX_VALUE) {
                throw new IllegalArgumentException("perPositive must be in [0, " + Short.MAX_VALUE + "], was " + count);
            }
        }
    }

    /** As many as the user has distinct positives: one for the first row of each item, none for later repeats. */
    record MatchPositives() implements NegativeCount {}

    /** The most any row can get. */
    default int most() {
        return this instanceof PerPositive fixed ? fixed.count() : 1;
    }
}
