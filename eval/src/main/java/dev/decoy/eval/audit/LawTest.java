package dev.decoy.eval.audit;

import dev.decoy.data.Fold;
import dev.decoy.data.InteractionStats;
import dev.decoy.data.Interactions;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.SampleBatch;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * A chi-square test of the first draw of each row against the law that a strategy declares, over up to ten groups of items of
 * nearly equal expected counts, from rare to popular. Rows have different laws, so the statistic varies less than chi-square,
 * and the probability is a bound from above (Hoeffding, 1956).
 *
 * @param draws first draws that were tested
 * @param impossible those of an item that the law never gives, though it may be drawn; they are in no cell
 * @param statistic the sum of (observed - expected)^2 / expected
 * @param degrees cells less one; 0 when there are too few draws for two cells
 * @param p the probability of at least this statistic under the law; 1 without degrees
 */
public record LawTest(int draws, int impossible, double statistic, int degrees, double p) {
    private static final int CELLS = 10;
    private static final double LEAST_EXPECTED = 5;
    /** Items times rows that are looked at; of larger data, rows at even steps. */
    private static final long MOST_PROBABILITIES = 1L << 26;

    /**
     * Tests them.
     *
     * @param worker of the strategy; only asked for probabilities
     * @return empty where the strategy has no closed form for any row
     */
    public static Optional<LawTest> of(AuditedRows rows, WrittenNegatives written, NegativeSampler.Worker worker) {
        return of(rows, written, TestedDraw.first(worker));
    }

    /** The same of another draw of each row. */
    static Optional<LawTest> of(AuditedRows rows, WrittenNegatives written, TestedDraw draw) {
        Counting counting = new Counting(rows, written, draw);
        for (int user = 0; user < rows.interactions().userCount(); user++) {
            if (!counting.addUser(user)) {
                return Optional.empty();
            }
        }
        return counting.draws + counting.impossible == 0 ? Optional.empty() : Optional.of(counting.test());
    }

    /** The probability that a chi-square value of so many degrees of freedom is at least {@code statistic}. */
    static double tail(double statistic, int degrees) {
        return ChiSquaredDistribution.of(degrees).survivalProbability(statistic);
    }

    private static final class Counting {
        private final AuditedRows rows;
        private final WrittenNegatives written;
        private final TestedDraw draw;
        private final SampleBatch batch;
        private final double[] expected;
        private final int[] observed;
        private final long step;
        private long met;
        private int draws;
        private int impossible;

        Counting(AuditedRows rows, WrittenNegatives written, TestedDraw draw) {
            this.rows = rows;
            this.written = written;
            this.draw = draw;
            batch = rows.newBatch();
            int itemCount = rows.interactions().itemCount();
            expected = new double[itemCount];
            observed = new int[itemCount];
            step = 1 + (long) rows.interactions().size() * itemCount / MOST_PROBABILITIES;
        }

        /** Whether the law of its rows is known. */
        boolean addUser(int user) {
            rows.load(batch, user);
            // What a later row of the user draws depends on earlier ones when items are to be distinct.
            int end = rows.policy().distinct() == Distinct.PER_USER ? Math.min(1, batch.rows()) : batch.rows();
            for (int row = 0; row < end; row++) {
                if (rows.contains(batch, row)
                        && written.count(batch.row(row).position()) > 0
                        && met++ % step == 0
                        && !addRow(row)) {
                    return false;
                }
            }
            return true;
        }

        private boolean addRow(int row) {
            int place = draw.place(batch, row);
            int drawn = place == 0 ? -1 : written.drawn(batch.row(row).position(), place);
            if (drawn < 0 || !batch.eligible(row, drawn)) {
                return true;
            }
            double ofDrawn = draw.probability(batch, row, drawn);
            if (Double.isNaN(ofDrawn)) {
                return false;
            }
            draws++;
            if (ofDrawn == 0) {
                impossible++;
                return true;
            }
            observed[drawn]++;
            for (int item = 0; item < expected.length; item++) {
                expected[item] += draw.probability(batch, row, item);
            }
            return true;
        }

        LawTest test() {
            int possible = draws - impossible;
            int cells = (int) Math.min(CELLS, possible / LEAST_EXPECTED);
            double statistic = 0;
            int filled = 0;
            double before = 0;
            double mass = 0;
            long count = 0;
            for (int item : byPopularity(rows.interactions())) {
                mass += expected[item];
                count += observed[item];
                // A cell ends where its share of the whole is reached; the last takes the rest.
                if (mass >= LEAST_EXPECTED
                        && before + mass >= possible * (filled + 1.0) / cells
                        && filled < cells - 1) {
                    statistic += (count - mass) * (count - mass) / mass;
                    before += mass;
                    filled++;
                    mass = 0;
                    count = 0;
                }
            }
            // With too little left for a cell, nothing ties the others to a sum.
            int degrees = filled;
            if (mass >= LEAST_EXPECTED) {
                statistic += (count - mass) * (count - mass) / mass;
            } else {
                degrees = mass > 0 ? filled : filled - 1;
            }
            return degrees < 1
                    ? new LawTest(draws, impossible, 0, 0, 1)
                    : new LawTest(draws, impossible, statistic, degrees, tail(statistic, degrees));
        }

        private static int[] byPopularity(Interactions interactions) {
            InteractionStats train = interactions.stats(EnumSet.of(Fold.TRAIN));
            Integer[] order = new Integer[interactions.itemCount()];
            Arrays.setAll(order, item -> item);
            Arrays.sort(order, Comparator.comparingInt(train::interactionCount));
            return Arrays.stream(order).mapToInt(item -> item).toArray();
        }
    }
}
