package dev.decoy.eval.ranking;

import dev.decoy.metric.RankedList;
import dev.decoy.scoring.ProductKernel;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;
import java.util.Objects;

/** The list at hand, from what was counted of it. Reused and thread-confined. */
final class Ranking implements RankedList {
    private final Ties ties;
    private final RankCounter counter;
    private final TopItems top;

    private int user;
    private int candidates;
    private int relevant;
    private int[] order = {};
    private double[] gains = {};
    private double[] idealGains = {};
    private int tieCount;
    private int[] first = {};
    private int[] last = {};
    private int[] inTie = {};
    private boolean tied;

    Ranking(Ties ties, int itemDepth, ProductKernel kernel) {
        this.ties = ties;
        counter = new RankCounter(kernel);
        top = new TopItems(itemDepth);
    }

    RankCounter counter() {
        return counter;
    }

    TopItems top() {
        return top;
    }

    /** Begins the list of a user, of these relevant items with their scores and gains. */
    void begin(int userCode, long listKey, int[] items, float[] scores, double[] itemGains, int count) {
        user = userCode;
        relevant = count;
        counter.begin(items, scores, count);
        top.begin(listKey);
        if (order.length < count) {
            order = new int[count];
            gains = new double[count];
            idealGains = new double[count];
            first = new int[count];
            last = new int[count];
            inTie = new int[count];
        }
        System.arraycopy(itemGains, 0, gains, 0, count);
        System.arraycopy(itemGains, 0, idealGains, 0, count);
        Arrays.sort(idealGains, 0, count);
    }

    /** Closes the list, once all of its candidates are counted. */
    void end(int candidateCount) {
        candidates = candidateCount;
        for (int j = 0; j < relevant; j++) {
            order[j] = j;
        }
        if (relevant > 1) {
            IntArrays.quickSort(order, 0, relevant, this::compare);
        }
        tieCount = 0;
        tied = false;
        for (int from = 0; from < relevant; ) {
            int end = from + 1;
            while (end < relevant && counter.above(order[end]) == counter.above(order[from])) {
                end++;
            }
            close(from, end);
            from = end;
        }
    }

    /** Higher scores first; among equal ones the lower code, which only {@link Ties#BY_CODE} looks at. */
    private int compare(int left, int right) {
        int byRank = Integer.compare(counter.above(left), counter.above(right));
        return byRank != 0 ? byRank : Integer.compare(counter.equalBefore(left), counter.equalBefore(right));
    }

    /** Relevant items of one score: one tie, or where ties are broken a place for each. */
    private void close(int from, int end) {
        int firstRank = counter.above(order[from]) + 1;
        int lastRank = counter.above(order[from]) + counter.equal(order[from]);
        boolean scored = counter.score(order[from]) > Float.NEGATIVE_INFINITY;
        tied |= scored && lastRank - firstRank + 1 > end - from;
        if (ties == Ties.EXPECTED) {
            add(firstRank, lastRank, end - from);
            return;
        }
        for (int i = from; i < end; i++) {
            int rank = switch (ties) {
                case OPTIMISTIC -> firstRank + i - from;
                case PESSIMISTIC -> lastRank - (end - from) + 1 + i - from;
                case BY_CODE -> firstRank + counter.equalBefore(order[i]);
                case EXPECTED -> throw new IllegalStateException("expected ties are not broken");
            };
            add(rank, rank, 1);
        }
    }

    private void add(int firstRank, int lastRank, int count) {
        first[tieCount] = firstRank;
        last[tieCount] = lastRank;
        inTie[tieCount] = count;
        tieCount++;
    }

    /** Whether a relevant item that has a score ties with one that is not. */
    boolean isTied() {
        return tied;
    }

    @Override
    public int user() {
        return user;
    }

    @Override
    public int candidates() {
        return candidates;
    }

    @Override
    public int relevantCount() {
        return relevant;
    }

    @Override
    public int tieCount() {
        return tieCount;
    }

    @Override
    public int firstRank(int tie) {
        return first[tie];
    }

    @Override
    public int lastRank(int tie) {
        return last[tie];
    }

    @Override
    public int relevantIn(int tie) {
        return inTie[tie];
    }

    @Override
    public double gain(int index) {
        return gains[order[Objects.checkIndex(index, relevant)]];
    }

    @Override
    public double idealGain(int index) {
        return idealGains[relevant - 1 - Objects.checkIndex(index, relevant)];
    }

    @Override
    public int itemCount() {
        return top.size();
    }

    @Override
    public int item(int rank) {
        return top.item(Objects.checkIndex(rank - 1, top.size()));
    }
}
