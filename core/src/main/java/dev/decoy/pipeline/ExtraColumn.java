package dev.decoy.pipeline;

/** A column that is written on request. Beside a list of negatives each has a list of its own, {@code negatives_log_q}. */
public enum ExtraColumn {
    /** {@code positive}, {@code negative} or {@code observed}, as text; in layout pointwise alone. */
    SAMPLE_TYPE("sample_type"),
    /** Of a negative: the part of the strategy that gave it, or {@code observed}; null for a positive. */
    SOURCE("source"),
    /**
     * Of a negative: the natural logarithm of the probability that the row's first draw gives this item, after exclusion of
     * what may not be drawn; null for a positive, and where there is no closed form.
     */
    LOG_Q("log_q"),
    /**
     * Of a positive and of a negative: the natural logarithm of the item's probability under the law over the universe, before
     * exclusion; what in-batch losses subtract (Yi et al., RecSys 2019). Null where there is no closed form, and where it is 0.
     */
    LOG_P("log_p"),
    /**
     * Of a negative: how often its item is expected among the negatives of its row, which is what sampled losses correct by: the
     * probability times their number with replacement, and without it the probability that the item is among them. Null for a
     * positive, and where it is not known or would cost too much.
     */
    EXPECTED_COUNT("expected_count");

    private final String label;

    ExtraColumn(String label) {
        this.label = label;
    }

    /** The name of the column. */
    public String label() {
        return label;
    }
}
