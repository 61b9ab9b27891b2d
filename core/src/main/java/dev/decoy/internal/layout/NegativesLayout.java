package dev.decoy.internal.layout;

/** A layout whose negatives stand in columns of their own, so that they can be written without their positives. */
public sealed interface NegativesLayout extends RowLayout permits ListwiseLayout, PairwiseLayout, SequenceLayout {
    /** The places of the columns a table of negatives alone has: the row id, and all that tells of negatives. */
    int[] sideColumns();
}
