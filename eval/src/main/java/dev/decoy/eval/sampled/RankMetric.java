package dev.decoy.eval.sampled;

/** A metric of a list with one relevant item, as a function of its rank. Pure. */
@FunctionalInterface
public interface RankMetric {
    /**
     * The metric.
     *
     * @param rank from 1, the best; not always whole, as ranks are estimated too
     */
    double at(double rank);

    /** Its values at ranks 1 to {@code size}, at indices 0 to size - 1. */
    default double[] table(int size) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = at(i + 1.0);
        }
        return values;
    }

    /** 1 up to rank k, else 0; recall@k too, with one relevant item. */
    static RankMetric hitRate(int k) {
        return rank -> rank <= k ? 1 : 0;
    }

    /** 1 / log2(rank + 1) up to rank k, else 0. */
    static RankMetric ndcg(int k) {
        return rank -> rank <= k ? StrictMath.log(2) / StrictMath.log(rank + 1) : 0;
    }

    /** 1 / rank up to rank k, else 0: MRR@k, and with one relevant item AP@k. */
    static RankMetric reciprocalRank(int k) {
        return rank -> rank <= k ? 1 / rank : 0;
    }

    /** (size - rank) / (size - 1): the share of the other items that are below. */
    static RankMetric auc(int size) {
        return rank -> (size - rank) / (size - 1);
    }
}
