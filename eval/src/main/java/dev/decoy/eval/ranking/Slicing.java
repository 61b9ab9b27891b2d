package dev.decoy.eval.ranking;

import dev.decoy.data.Fold;
import dev.decoy.data.InteractionStats;
import dev.decoy.data.Interactions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Deals positives to groups that are measured apart. Immutable and thread-safe.
 *
 * @param name what the groups are called together: {@code user-activity-decile}
 * @param labels what each group is called
 * @param byItem whether the group hangs on the item, so that lists of several positives cannot be dealt
 * @param groupOf the group of a positive by its position; -1: none
 */
public record Slicing(String name, List<String> labels, boolean byItem, IntUnaryOperator groupOf) {
    private static final int DECILES = 10;

    public Slicing {
        labels = List.copyOf(labels);
    }

    /** Users by their interactions in TRAIN: 1 the tenth with the fewest. Users as active as others share their decile. */
    public static Slicing userActivityDeciles(Interactions interactions) {
        int[] counts = trainCounts(interactions);
        byte[] deciles = deciles(counts);
        return new Slicing("user-activity-decile", tenths(), false, position -> deciles[interactions.userOf(position)]);
    }

    /** Items by their interactions in TRAIN: 1 the tenth with the fewest. Items as popular as others share their decile. */
    public static Slicing itemPopularityDeciles(Interactions interactions) {
        byte[] deciles = deciles(itemCounts(interactions));
        return new Slicing("item-popularity-decile", tenths(), true, position -> deciles[interactions.item(position)]);
    }

    /** Items that TRAIN has never seen, and the others. */
    public static Slicing coldItems(Interactions interactions) {
        int[] counts = itemCounts(interactions);
        return new Slicing(
                "cold-items",
                List.of("cold", "warm"),
                true,
                position -> counts[interactions.item(position)] == 0 ? 0 : 1);
    }

    /** Users that TRAIN has never seen, and the others. */
    public static Slicing coldUsers(Interactions interactions) {
        int[] counts = trainCounts(interactions);
        return new Slicing(
                "cold-users",
                List.of("cold", "warm"),
                false,
                position -> counts[interactions.userOf(position)] == 0 ? 0 : 1);
    }

    private static int[] trainCounts(Interactions interactions) {
        int[] counts = new int[interactions.userCount()];
        for (int user = 0; user < counts.length; user++) {
            for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
                counts[user] += interactions.isIn(Fold.TRAIN, position) ? 1 : 0;
            }
        }
        return counts;
    }

    private static int[] itemCounts(Interactions interactions) {
        InteractionStats stats = interactions.stats(EnumSet.of(Fold.TRAIN));
        return IntStream.range(0, interactions.itemCount())
                .map(stats::interactionCount)
                .toArray();
    }

    /** The tenth that each count falls into when all are sorted; equal counts fall into that of the first of them. */
    private static byte[] deciles(int[] counts) {
        int[] sorted = counts.clone();
        Arrays.sort(sorted);
        byte[] deciles = new byte[counts.length];
        for (int i = 0; i < counts.length; i++) {
            deciles[i] = (byte) ((long) DECILES * firstAtLeast(sorted, counts[i]) / sorted.length);
        }
        return deciles;
    }

    private static int firstAtLeast(int[] sorted, int count) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < count) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private static List<String> tenths() {
        return IntStream.rangeClosed(1, DECILES).mapToObj(Integer::toString).toList();
    }
}
