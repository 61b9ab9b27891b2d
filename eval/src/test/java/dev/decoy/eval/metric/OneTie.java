package dev.decoy.eval.metric;

import dev.decoy.metric.RankedList;

/** A list whose relevant items all stand in one tie. */
record OneTie(int first, int last, int relevant, int candidates) implements RankedList {
    @Override
    public int user() {
        return 0;
    }

    @Override
    public int relevantCount() {
        return relevant;
    }

    @Override
    public int tieCount() {
        return 1;
    }

    @Override
    public int firstRank(int tie) {
        return first;
    }

    @Override
    public int lastRank(int tie) {
        return last;
    }

    @Override
    public int relevantIn(int tie) {
        return relevant;
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
        throw new IndexOutOfBoundsException("rank " + rank + " of a list without items");
    }
}
