package dev.decoy.eval.sampled;

import dev.decoy.metric.CollectionMetric;
import dev.decoy.metric.RankedList;
import it.unimi.dsi.fastutil.longs.Long2LongMap;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import java.util.Arrays;

/**
 * How often a single relevant item has which rank among drawn candidates; a tie counts for each of its ranks alike. Lists of other
 * sizes, and of several relevant items, are left out.
 */
public final class SampledRanks implements CollectionMetric {
    private final int draws;

    /**
     * Ranks of lists of one size.
     *
     * @param draws candidates beside the relevant item
     */
    public SampledRanks(int draws) {
        this.draws = draws;
    }

    @Override
    public String label() {
        return "sampled-ranks";
    }

    @Override
    public int depth() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Histogram newState() {
        return new Histogram(draws);
    }

    /** The ranks of the lists seen. */
    public static final class Histogram implements State {
        private final int draws;
        // By first and last rank of the tie.
        private final Long2LongOpenHashMap lists = new Long2LongOpenHashMap();

        private Histogram(int draws) {
            this.draws = draws;
        }

        @Override
        public void add(RankedList list) {
            if (list.relevantCount() == 1 && list.candidates() == draws + 1) {
                lists.addTo((long) list.firstRank(0) << 32 | list.lastRank(0), 1);
            }
        }

        @Override
        public void merge(State other) {
            for (Long2LongMap.Entry entry : ((Histogram) other).lists.long2LongEntrySet()) {
                lists.addTo(entry.getLongKey(), entry.getLongValue());
            }
        }

        /** Lists counted. */
        @Override
        public double value() {
            long count = 0;
            for (long lists : lists.values()) {
                count += lists;
            }
            return count;
        }

        /** Lists by rank, that of rank 1 first; draws + 1 entries, not always whole. */
        public double[] counts() {
            double[] counts = new double[draws + 1];
            long[] ties = lists.keySet().toLongArray();
            Arrays.sort(ties);
            for (long tie : ties) {
                int first = (int) (tie >> 32);
                int last = (int) tie;
                for (int rank = first; rank <= last; rank++) {
                    counts[rank - 1] += (double) lists.get(tie) / (last - first + 1);
                }
            }
            return counts;
        }
    }
}
