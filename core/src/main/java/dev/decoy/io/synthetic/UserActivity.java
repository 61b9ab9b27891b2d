package dev.decoy.io.synthetic;

import dev.decoy.random.KeyedRandom;
import java.util.Arrays;

/**
 * How many interactions each user has: exact in sum, at most one per item, at least one where there are enough. Immutable
 * and thread-safe.
 *
 * <p>Users have ranks of activity, and ranks are in classes of about 1/64 of their size, within which all users have the
 * same number or one more. So the table is some thousand entries for any number of users, and any range of users can be
 * asked for on its own. O(log classes) per user.
 */
final class UserActivity {
    private static final int CLASSES_PER_E = 64;

    private final int users;
    private final long multiplier;
    private final long offset;
    private final int[] classStarts;
    private final long[] classRows;

    /** Deals {@code rows}, at most {@code users * mostPerUser}, by Zipf-Mandelbrot weights. */
    UserActivity(int users, int mostPerUser, long rows, double skew, KeyedRandom random) {
        this.users = users;
        multiplier = coprime(random.nextInt(users), users);
        offset = random.nextInt(users);
        classStarts = classStarts(users);
        classRows = new Deal(classStarts, users, mostPerUser, rows >= users ? 1 : 0, skew).rows(rows);
    }

    /** Number of interactions of user 0 to users - 1. */
    int rows(int user) {
        // A bijection on the users, so that activity does not fall with the number of the user.
        int rank = (int) ((user * multiplier + offset) % users);
        int found = Arrays.binarySearch(classStarts, rank);
        int inClass = found < 0 ? -found - 2 : found;
        int size = classStarts[inClass + 1] - classStarts[inClass];
        long rows = classRows[inClass];
        return (int) (rows / size) + (rank - classStarts[inClass] < rows % size ? 1 : 0);
    }

    private static int[] classStarts(int users) {
        int[] starts = new int[1024];
        int classes = 0;
        long start = 0;
        while (start < users) {
            if (classes + 1 == starts.length) {
                starts = Arrays.copyOf(starts, 2 * classes + 2);
            }
            starts[classes++] = (int) start;
            start += 1 + start / CLASSES_PER_E;
        }
        starts[classes] = users;
        return Arrays.copyOf(starts, classes + 1);
    }

    private static long coprime(int from, int modulus) {
        long candidate = from;
        while (gcd(candidate, modulus) != 1) {
            candidate++;
        }
        return candidate;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** Interactions dealt to classes: in proportion to their weights, each between its least and its most. */
    private static final class Deal {
        private final double[] weights;
        private final long[] least;
        private final long[] most;

        Deal(int[] starts, int users, int mostPerUser, int leastPerUser, double skew) {
            int classes = starts.length - 1;
            weights = new double[classes];
            least = new long[classes];
            most = new long[classes];
            for (int i = 0; i < classes; i++) {
                int size = starts[i + 1] - starts[i];
                weights[i] = size * ZipfMandelbrot.weight(starts[i] + (size - 1) / 2.0, users, skew);
                least[i] = (long) leastPerUser * size;
                most[i] = (long) mostPerUser * size;
            }
        }

        /** Finds the scale by bisection, rounded down; what is left over, fewer than classes, goes one each from the top. */
        long[] rows(long total) {
            double low = 0;
            double high = 1;
            while (sum(high) < total) {
                high *= 2;
            }
            for (double middle = high / 2; low < middle && middle < high; middle = low + (high - low) / 2) {
                if (sum(middle) <= total) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            long[] rows = new long[weights.length];
            long left = total;
            for (int i = 0; i < rows.length; i++) {
                rows[i] = scaled(i, low);
                left -= rows[i];
            }
            for (int i = 0; left > 0; i = (i + 1) % rows.length) {
                if (rows[i] < most[i]) {
                    rows[i]++;
                    left--;
                }
            }
            return rows;
        }

        private long sum(double scale) {
            long sum = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += scaled(i, scale);
            }
            return sum;
        }

        private long scaled(int i, double scale) {
            return Math.max(least[i], Math.min(most[i], (long) (weights[i] * scale)));
        }
    }
}
