package dev.decoy;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.io.ArraySource;
import dev.decoy.io.InteractionColumns;
import dev.decoy.random.KeyedRandom;
import dev.decoy.random.SeedSequence;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Small interactions that tests can check by eye. */
public final class TestData {
    private TestData() {}

    /** The ten rows of the tutorial, times 1 to 10 in row order. */
    public static Interactions tutorial() {
        return interactions(new long[][] {
            {1, 101, 1}, {1, 102, 2}, {2, 101, 3}, {2, 103, 4}, {2, 104, 5},
            {3, 101, 6}, {3, 103, 7}, {4, 102, 8}, {4, 104, 9}, {5, 101, 10}
        });
    }

    /** Rows of user, item, time in milliseconds; all in TRAIN. */
    public static Interactions interactions(long[][] rows) {
        long[] users = new long[rows.length];
        long[] items = new long[rows.length];
        long[] times = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            users[i] = rows[i][0];
            items[i] = rows[i][1];
            times[i] = rows[i][2];
        }
        try {
            return Interactions.read(
                    ArraySource.of(users, items, times), InteractionColumns.of("user", "item", "timestamp"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last {@code held} interactions of every user in TEST. */
    public static Interactions lastInTest(Interactions interactions, int held) {
        return interactions.split((user, folds) -> {
            for (int i = 0; i < user.size(); i++) {
                folds[i] = i >= user.size() - held ? Fold.TEST.code() : Fold.TRAIN.code();
            }
        });
    }

    /** Users 1 to {@code users} with some of {@code items} items each, low item ids more often. */
    public static Interactions random(int users, int items, int perUser) {
        KeyedRandom random = new SeedSequence(7).newRandom();
        long[][] rows = new long[users * perUser][];
        for (int i = 0; i < rows.length; i++) {
            long item = Math.min(random.nextInt(items), random.nextInt(items));
            rows[i] = new long[] {1 + i / perUser, item, 1000L + i};
        }
        return interactions(rows);
    }
}
