package dev.decoy.sampling;

import java.math.BigDecimal;
import java.util.function.IntUnaryOperator;

/**
 * How many negatives the rows of a user are to get. A count for a user of {@code r} rows is spread evenly: each row gets
 * {@code count / r}, and the first {@code count % r} one more.
 */
public sealed interface NegativeCount {
    /** The most negatives that any row can have. */
    int MOST_PER_ROW = Short.MAX_VALUE;

    /**
     * The same number for every row.
     *
     * @param count 0 to 32,767
     */
    record PerPositive(int count) implements NegativeCount {
        public PerPositive {
            requireCount("perPositive", count);
        }

        @Override
        public long perUser(int rows) {
            return (long) rows * count;
        }
    }

    /**
     * So many for each row on average: {@code ratio * rows} for a user, rounded down, and within bounds.
     *
     * @param ratio 0 to 32,767, taken as the decimal number that it prints as: 0.29 of 100 rows are 29
     * @param least for each user with rows, 0 to 32,767
     * @param most for each user, at least {@code least}
     */
    record Ratio(double ratio, int least, int most) implements NegativeCount {
        public Ratio {
            if (!(ratio >= 0 && ratio <= MOST_PER_ROW)) {
                throw new IllegalArgumentException("perPositive must be in [0, " + MOST_PER_ROW + "], was " + ratio);
            }
            requireCount("minPerUser", least);
            if (most < least) {
                throw new IllegalArgumentException(
                        "maxPerUser must be at least minPerUser, " + least + ", was " + most);
            }
        }

        @Override
        public long perUser(int rows) {
            long exact =
                    BigDecimal.valueOf(ratio).multiply(BigDecimal.valueOf(rows)).longValue();
            return Math.max(least, Math.min(most, exact));
        }
    }

    /**
     * The same number for every user.
     *
     * @param count 0 to 32,767
     */
    record PerUser(int count) implements NegativeCount {
        public PerUser {
            requireCount("perUser", count);
        }

        @Override
        public long perUser(int rows) {
            return count;
        }
    }

    /** As many as the user has distinct positives: one for the first row of each item, none for later repeats. */
    record MatchPositives() implements NegativeCount {
        @Override
        public long perUser(int rows) {
            return rows;
        }
    }

    /**
     * A number of its own for each row.
     *
     * @param ofRow 0 to {@code most} by the row's position; must always give the same
     * @param most the largest of them, 0 to 32,767
     */
    record PerRow(IntUnaryOperator ofRow, int most) implements NegativeCount {
        public PerRow {
            requireCount("most", most);
        }

        @Override
        public long perUser(int rows) {
            return (long) rows * most;
        }
    }

    /** Negatives that a user with so many rows, at least 1, is to get; at most so many where they follow from the rows. */
    long perUser(int rows);

    /** The most that a row of a user with so many rows, at least 1, can get. */
    default int mostPerRow(int rows) {
        return Math.toIntExact((perUser(rows) + rows - 1) / rows);
    }

    private static void requireCount(String name, int count) {
        if (count < 0 || count > MOST_PER_ROW) {
            throw new IllegalArgumentException(name + " must be in [0, " + MOST_PER_ROW + "], was " + count);
        }
    }
}
