package dev.decoy.sampling;

/**
 * What a run asks of every strategy alike.
 *
 * @param negatives how many each row gets
 * @param distinct where an item may come only once
 * @param known what may not be drawn
 */
public record SamplingPolicy(NegativeCount negatives, Distinct distinct, KnownItems known) {
    /** {@code count} negatives per positive, distinct within it. */
    public static SamplingPolicy perPositive(int count, KnownItems known) {
        return new SamplingPolicy(new NegativeCount.PerPositive(count), Distinct.PER_POSITIVE, known);
    }

    /** The same with another distinctness. */
    SamplingPolicy withDistinct(Distinct other) {
        return new SamplingPolicy(negatives, other, known);
    }
}
