package dev.decoy;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.io.ArraySource;
import dev.decoy.io.InteractionColumns;
import dev.decoy.random.KeyedRandom;
import dev.decoy.random.SeedSequence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

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
        try {
            return Interactions.read(
                    ArraySource.of(column(rows, 0), column(rows, 1), column(rows, 2)),
                    InteractionColumns.of("user", "item", "timestamp"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows of user, item, time in milliseconds, and a further column {@code stars}. */
    public static Interactions withStars(long[][] rows) {
        ColumnVector stars = new ColumnVector(ValueType.INT32);
        stars.ensureCapacity(rows.length);
        for (int i = 0; i < rows.length; i++) {
            stars.ints()[i] = (int) rows[i][3];
        }
        try {
            return Interactions.read(
                    ArraySource.of(column(rows, 0), column(rows, 1), column(rows, 2))
                            .column("stars", stars),
                    InteractionColumns.of("user", "item", "timestamp").withFurther(List.of("stars")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long[] column(long[][] rows, int index) {
        return Arrays.stream(rows).mapToLong(row -> row[index]).toArray();
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
