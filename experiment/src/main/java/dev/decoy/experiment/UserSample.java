package dev.decoy.experiment;

import dev.decoy.data.ColumnVector;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.ReadRules;
import dev.decoy.io.TimeRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All rows of some users of a source, taken by a hash of their ids in one pass over it, and what the pass has counted.
 *
 * <p>Whole users, since folds, sequences and histories go by users: in the first rows of a log in order of time, each user would
 * have few. Of a source of more than 2^26 rows evenly spread parts are read, at most so many rows. Thread-confined.
 */
final class UserSample {
    static final long MOST_READ = 1L << 26;

    // Sets this choice apart from others by hash of the same ids.
    private static final long SALT = 0x657374696d617465L;

    private final HeldRows held;
    private final double share;
    private final IdSketch users = new IdSketch();
    private final IdSketch items = new IdSketch();
    private long rows;
    private boolean rowsExact = true;
    private long rowsRead;
    private long incomplete;
    private boolean whole = true;
    private double seconds;

    private UserSample(HeldRows held, double share) {
        this.held = held;
        this.share = share;
    }

    /**
     * Reads a sample.
     *
     * @param target rows that it should have about; all rows of a source of up to twice as many
     * @throws DataException when the source does not tell how many rows it has, or it cannot be read
     */
    static UserSample of(InteractionSource source, InteractionColumns columns, ReadRules rules, long target)
            throws IOException {
        return of(source, columns, rules, target, MOST_READ);
    }

    static UserSample of(
            InteractionSource source, InteractionColumns columns, ReadRules rules, long target, long mostRead)
            throws IOException {
        InteractionColumns wanted = withTieBreaker(columns, rules);
        List<InteractionSource.Part> parts = partsWithin(rules.range(), source, columns);
        long rows = 0;
        boolean exact = true;
        for (InteractionSource.Part part : parts) {
            InteractionSource.RowCount count = count(part);
            rows += count.rows();
            exact &= count.exact();
        }
        long readable = Math.min(rows, mostRead);
        double share = readable <= 2 * target ? 1 : (double) target / readable;
        while (true) {
            UserSample sample = new UserSample(new HeldRows(source.schema(), wanted), share);
            sample.rows = rows;
            sample.rowsExact = exact;
            sample.read(parts, wanted, mostRead);
            // Where few users have most rows, a small share may have none of them.
            if (share == 1 || sample.held.rows() >= target / 8) {
                return sample;
            }
            share = Math.min(1, 8 * share);
        }
    }

    private static InteractionColumns withTieBreaker(InteractionColumns columns, ReadRules rules) {
        String tie = rules.tieBreaker();
        if (tie == null || columns.further().contains(tie)) {
            return columns;
        }
        List<String> further = new ArrayList<>(columns.further());
        further.add(tie);
        return columns.withFurther(further);
    }

    /** Those that a run would open: not what is known to be outside the times asked for. */
    private static List<InteractionSource.Part> partsWithin(
            TimeRange range, InteractionSource source, InteractionColumns columns) throws IOException {
        List<InteractionSource.Part> all = List.copyOf(source.parts());
        if (range.isAll()) {
            return all;
        }
        List<Optional<InteractionSource.TimeBounds>> bounds = new ArrayList<>();
        long latest = Long.MIN_VALUE;
        boolean known = true;
        for (InteractionSource.Part part : all) {
            Optional<InteractionSource.TimeBounds> own = part.timeBounds(columns);
            bounds.add(own);
            known &= own.isPresent();
            latest = Math.max(
                    latest,
                    own.map(InteractionSource.TimeBounds::greatestMillis).orElse(latest));
        }
        if (range.needsLatest() && !known) {
            return all;
        }
        long from = range.fromMillis(latest);
        List<InteractionSource.Part> within = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (bounds.get(i).isEmpty()
                    || (bounds.get(i).get().greatestMillis() >= from
                            && bounds.get(i).get().leastMillis() < range.untilMillis())) {
                within.add(all.get(i));
            }
        }
        // A range that leaves nothing is refused in the words of a run.
        return within.isEmpty() ? all : within;
    }

    private static InteractionSource.RowCount count(InteractionSource.Part part) throws IOException {
        return part.rowCount()
                .orElseThrow(() -> new DataException(part.name()
                        + ": this source does not tell how many rows it has, so that nothing can be estimated from it;"
                        + " estimate the same config with the data as Parquet or CSV"));
    }

    private void read(List<InteractionSource.Part> parts, InteractionColumns columns, long mostRead)
            throws IOException {
        long start = System.nanoTime();
        int step = (int) Math.max(1, (rows + mostRead - 1) / mostRead);
        whole = step == 1;
        for (int part = 0; part < parts.size() && rowsRead < mostRead; part += step) {
            try (InteractionSource.Reader reader = parts.get(part).open(columns)) {
                while ((whole || rowsRead < mostRead) && reader.next()) {
                    add(reader);
                }
            }
        }
        seconds = (System.nanoTime() - start) / 1e9;
        if (whole) {
            rows = rowsRead;
        }
    }

    private void add(InteractionSource.Reader reader) {
        int[] kept = new int[reader.rows()];
        int count = 0;
        boolean[] missing = reader.incomplete();
        ColumnVector userIds = reader.users();
        ColumnVector itemIds = reader.items();
        for (int row = 0; row < reader.rows(); row++) {
            if (missing != null && missing[row]) {
                incomplete++;
                continue;
            }
            long user = IdSketch.hash(userIds, row);
            users.add(user);
            items.add(IdSketch.hash(itemIds, row));
            if ((IdSketch.spread(user ^ SALT) >>> 11) * 0x1p-53 < share) {
                kept[count++] = row;
            }
        }
        rowsRead += reader.rows();
        held.add(reader, kept, count);
    }

    /** The rows, to be read again. */
    HeldRows held() {
        return held;
    }

    /** The share of users that is sampled. */
    double share() {
        return share;
    }

    /** Rows of the source, complete or not. */
    long rows() {
        return rows;
    }

    /** Whether {@link #rows} is known and not estimated. */
    boolean rowsExact() {
        return whole || rowsExact;
    }

    /** Rows that the pass has read. */
    long rowsRead() {
        return rowsRead;
    }

    /** Whether the pass has read all rows. */
    boolean whole() {
        return whole;
    }

    /** Whether every complete row of the source is in the sample. */
    boolean isAll() {
        return whole && share == 1;
    }

    /** Whether rows without a user, an item or a time are left out. */
    boolean dropsRows() {
        return incomplete > 0;
    }

    /** Complete rows of the source for each of the sample; 1 if it is all of them. */
    double scale() {
        double complete = rows * (1 - (double) incomplete / Math.max(1, rowsRead));
        return isAll() ? 1 : complete / Math.max(1, held.rows());
    }

    /** About how many users were read. */
    long users() {
        return users.count();
    }

    /** About how many items were read. */
    long items() {
        return items.count();
    }

    /** Seconds to read all rows of the source, at the pace of the pass. */
    double secondsOfAll() {
        return seconds * rows / Math.max(1, rowsRead);
    }
}
