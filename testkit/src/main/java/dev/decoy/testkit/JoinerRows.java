package dev.decoy.testkit;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.feature.FeatureJoiner;
import dev.decoy.io.ArraySource;
import dev.decoy.io.InteractionColumns;
import dev.decoy.sampling.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows to join onto: 4 users of 8 interactions each with items 101 to 110, at 1,000 to 2,900 milliseconds; of each user the
 * third in VALIDATION and the sixth in TEST, so that what is held out stands before rows of TRAIN. Beside user, item and
 * timestamp there are the columns {@code rating} (a number, at times missing) and {@code device} (text). Immutable but for
 * its cursor.
 */
public final class JoinerRows implements FeatureJoiner.Rows {
    private static final int USERS = 4;
    private static final int PER_USER = 8;
    private static final int ITEMS = 10;
    private static final int ITS_OWN = -2;

    private final Interactions interactions;
    private final int[] positions;
    private final int item;
    private final int positive;

    private JoinerRows(Interactions interactions, int[] positions, int item, int positive) {
        this.interactions = interactions;
        this.positions = positions;
        this.item = item;
        this.positive = positive;
    }

    /**
     * The interactions of the sentences.
     *
     * @param columns further columns to read
     * @param otherHeldOut whether items and values of VALIDATION and TEST are others
     */
    static Interactions interactions(List<String> columns, boolean otherHeldOut) {
        int rows = USERS * PER_USER;
        long[] users = new long[rows];
        long[] items = new long[rows];
        long[] times = new long[rows];
        ColumnVector ratings = new ColumnVector(ValueType.FLOAT64);
        ratings.ensureCapacity(rows);
        ColumnVector devices = new ColumnVector(ValueType.TEXT);
        devices.ensureCapacity(rows);
        for (int row = 0; row < rows; row++) {
            int user = row / PER_USER;
            int index = row % PER_USER;
            boolean changed = otherHeldOut && fold(index) != Fold.TRAIN;
            users[row] = 1L + user;
            items[row] = 101L + (user * 3 + index * (changed ? 4 : 1)) % ITEMS;
            times[row] = 1000 + 250L * index + 50L * user;
            ratings.doubles()[row] = (changed ? 100 : 1) + row;
            if (index == 4) {
                ratings.setNull(row);
            }
            devices.setText(row, (changed ? "other-" : "device-") + row % 5);
        }
        ArraySource source =
                ArraySource.of(users, items, times).column("rating", ratings).column("device", devices);
        try {
            return Interactions.read(
                            source,
                            InteractionColumns.of("user", "item", "timestamp").withFurther(columns))
                    .split((user, folds) -> {
                        for (int i = 0; i < user.size(); i++) {
                            folds[i] = fold(i).code();
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fold fold(int index) {
        return index == 2 ? Fold.VALIDATION : index == 5 ? Fold.TEST : Fold.TRAIN;
    }

    /** Every interaction as a row, in order of position. */
    static JoinerRows all(Interactions interactions) {
        return new JoinerRows(
                interactions, IntStream.range(0, interactions.size()).toArray(), ITS_OWN, ITS_OWN);
    }

    /** One interaction as a row. */
    static JoinerRows of(Interactions interactions, int position) {
        return new JoinerRows(interactions, new int[] {position}, ITS_OWN, ITS_OWN);
    }

    /** The same rows with this item beside each, -1 for padding. */
    JoinerRows withItem(int other) {
        return new JoinerRows(interactions, positions, other, positive);
    }

    /** The same rows as if this item were each one's positive. */
    JoinerRows withPositive(int other) {
        return new JoinerRows(interactions, positions, item, other);
    }

    @Override
    public int size() {
        return positions.length;
    }

    @Override
    public Row row(int index) {
        int position = positions[index];
        return new PositionRow(interactions, position, positive == ITS_OWN ? interactions.item(position) : positive);
    }

    @Override
    public int item(int index) {
        return item == ITS_OWN ? interactions.item(positions[index]) : item;
    }

    private record PositionRow(Interactions interactions, int position, int positive) implements Row {
        @Override
        public int user() {
            return interactions.userOf(position);
        }

        @Override
        public long timeMillis() {
            return interactions.timeMillis(position);
        }

        @Override
        public long userKey() {
            return interactions.userKey(user());
        }

        @Override
        public long rowKey() {
            return interactions.rowKey(user(), position);
        }
    }
}
