package dev.decoy.eval.sampled;

import dev.decoy.metric.RankedList;

/** A list with one relevant item at a known rank. */
record OneRelevant(int rank, int candidates) implements RankedList {
    @Override
    public int user() {
        return 0;
    }

    @Override
    public int relevantCount() {
        return 1;
    }

    @Override
    public int tieCount() {
        return 1;
    }

    @Override
    public int firstRank(int tie) {
        return rank;
    }

    @Override
    public int lastRank(int tie) {
        return rank;
    }

    @Override
    public int relevantIn(int tie) {
        return 1;
    }

    @Override
    public double gain(int index) {
        return 1;
    }

    @Override
    public double idealGain(int index) {
        return 1;
    }

    @Override
    public int itemCount() {
        return 0;
    }

    @Override
    public int item(int rank) {
        throw new IndexOutOfBoundsException("no items are shown, was asked for rank " + rank);
    }
}
