package dev.decoy.sampling;

/**
 * What a run asks of every strategy alike.
 *
 * @param negatives how many each row gets
 * @param distinct where an item may come only once
 * @param known which of a user's items may not be drawn
 * @param alsoKnown further items of users that may not be drawn, whatever the scope of {@code known}
 * @param universe what can be drawn at all
 */
public record SamplingPolicy(
        NegativeCount negatives, Distinct distinct, KnownItems known, KnownPairs alsoKnown, ItemUniverse universe) {
    /** Without further pairs, over all items. */
    public SamplingPolicy(NegativeCount negatives, Distinct distinct, KnownItems known) {
        this(negatives, distinct, known, KnownPairs.NONE, ItemUniverse.ALL);
    }

    /** {@code count} negatives per positive, distinct within it. */
    public static SamplingPolicy perPositive(int count, KnownItems known) {
        return new SamplingPolicy(new NegativeCount.PerPositive(count), Distinct.PER_POSITIVE, known);
    }

    /** The same with other counts. */
    public SamplingPolicy withNegatives(NegativeCount other) {
        return new SamplingPolicy(other, distinct, known, alsoKnown, universe);
    }

    /** The same over another universe. */
    public SamplingPolicy within(ItemUniverse other) {
        return new SamplingPolicy(negatives, distinct, known, alsoKnown, other);
    }

    /** The same with further known items. */
    public SamplingPolicy alsoKnowing(KnownPairs pairs) {
        return new SamplingPolicy(negatives, distinct, known, pairs, universe);
    }

    /** The same with another distinctness. */
    SamplingPolicy withDistinct(Distinct other) {
        return new SamplingPolicy(negatives, other, known, alsoKnown, universe);
    }
}
