package dev.decoy.internal;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Interactions;
import dev.decoy.data.Vocabulary;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionColumns.TimeUnit;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.ReadRules;
import dev.decoy.io.Schema;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntComparator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source into {@link Interactions}: ids get provisional codes as they arrive, then ranks; a counting sort groups
 * rows by user; each user's rows are put in canonical order.
 */
public final class InteractionsReader {
    /** The longest array a JVM allocates. */
    private static final int MOST_ROWS = Integer.MAX_VALUE - 8;

    private final InteractionColumns columns;
    private final ReadRules rules;
    // What to read: the columns, and the tie-breaker behind them where it is none of them.
    private final InteractionColumns wanted;
    private final int tieBreaker;
    private final IdInterner userIds;
    private final IdInterner itemIds;
    private final List<FurtherColumn> further = new ArrayList<>();
    private int[] users = new int[1 << 12];
    private int[] items = new int[1 << 12];
    private long[] times = {};
    private int size;
    private boolean anyTime;
    private @Nullable TimeUnit timeUnit;
    // Of bare numbers, where rows outside the window decided it too.
    private @Nullable TimeUnit bareUnit;

    private ReadRules.Losses losses = new ReadRules.Losses(0, 0);

    /** A reader of these columns, for one source. */
    public InteractionsReader(InteractionColumns columns, ReadRules rules) {
        this.columns = columns;
        this.rules = rules;
        List<String> names = new ArrayList<>(columns.further());
        String tie = rules.tieBreaker();
        if (tie != null && !names.contains(tie)) {
            names.add(tie);
        }
        wanted = columns.withFurther(names);
        tieBreaker = tie == null ? -1 : names.indexOf(tie);
        userIds = new IdInterner(columns.user());
        itemIds = new IdInterner(columns.item());
    }

    /** Reads all parts. */
    public Interactions read(InteractionSource source) throws IOException {
        TimeWindow window = TimeWindow.of(rules.range(), source, wanted);
        bareUnit = window.isAll() ? null : window.bareUnit();
        KeptRows kept = new KeptRows(window, rules.order() == ReadRules.Order.FILE);
        for (InteractionSource.Part part : source.parts()) {
            if (!window.isAll() && part.timeBounds(wanted).filter(kept::skips).isPresent()) {
                continue;
            }
            try (InteractionSource.Reader reader = part.open(wanted)) {
                while (reader.next()) {
                    kept.take(reader);
                    append(part, reader, kept);
                }
            }
        }
        if (size == 0) {
            throw kept.nothing(nameOf(source.parts()));
        }
        losses = kept.losses();
        return finish();
    }

    private static String nameOf(List<? extends InteractionSource.Part> parts) {
        if (parts.isEmpty()) {
            return "the source";
        }
        String first = parts.get(0).name();
        return parts.size() == 1
                ? first
                : first + " to " + parts.get(parts.size() - 1).name();
    }

    /** Rows that are no interactions; known after {@link #read}. */
    public ReadRules.Losses losses() {
        return losses;
    }

    private void append(InteractionSource.Part part, InteractionSource.Reader reader, KeptRows kept) {
        int rows = kept.rows();
        if (rows > MOST_ROWS - size) {
            throw new DataException(part.name() + ": more than " + MOST_ROWS
                    + " interactions; split the data by ranges of users and run each");
        }
        grow(size + rows);
        userIds.addAll(kept.of(reader.users()), rows, users, size);
        itemIds.addAll(kept.of(reader.items()), rows, items, size);
        long[] timestamps = kept.times();
        if (timestamps != null && rows > 0) {
            appendTimes(
                    part,
                    timestamps,
                    rules.order() == ReadRules.Order.FILE ? TimeUnit.MILLIS : reader.timeUnit(),
                    rows);
        }
        for (int i = 0; i < wanted.further().size(); i++) {
            ColumnVector column = kept.of(reader.column(i));
            if (further.size() <= i) {
                further.add(new FurtherColumn(wanted.further().get(i), column.type()));
            }
            further.get(i).addAll(column, rows);
        }
        size += rows;
    }

    private void appendTimes(InteractionSource.Part part, long[] timestamps, @Nullable TimeUnit unit, int rows) {
        if (anyTime && unit != timeUnit) {
            throw new DataException(
                    part.name() + ", column \"" + columns.timestamp() + "\": times here are " + words(unit)
                            + ", in an earlier part " + words(timeUnit) + "; set source.unit, or make the parts alike");
        }
        anyTime = true;
        timeUnit = unit;
        if (times.length < users.length) {
            times = Arrays.copyOf(times, users.length);
        }
        System.arraycopy(timestamps, 0, times, size, rows);
    }

    private static String words(@Nullable TimeUnit unit) {
        return unit == null ? "bare numbers" : "in " + unit.name().toLowerCase(Locale.ROOT);
    }

    private void grow(int wanted) {
        if (wanted > users.length) {
            int grown = (int) Math.min(MOST_ROWS, Math.max(wanted, users.length + (long) (users.length >> 1)));
            users = Arrays.copyOf(users, grown);
            items = Arrays.copyOf(items, grown);
        }
    }

    private Interactions finish() {
        Vocabulary userVocabulary = userIds.finish();
        Vocabulary itemVocabulary = itemIds.finish();
        for (int row = 0; row < size; row++) {
            users[row] = userIds.code(users[row]);
            items[row] = itemIds.code(items[row]);
        }
        if (anyTime) {
            toMillis();
        }
        further.forEach(FurtherColumn::settle);
        int[] rowStarts = rowStarts(userVocabulary.size());
        int[] order = groupByUser(rowStarts);
        sortRows(rowStarts, order, userVocabulary, itemVocabulary);
        return inOrder(rowStarts, order, userVocabulary, itemVocabulary);
    }

    private void toMillis() {
        TimeUnit unit = timeUnit;
        if (unit == null) {
            unit = bareUnit != null ? bareUnit : TimeUnits.infer(times, size);
        }
        TimeUnits.toMillis("column \"" + columns.timestamp() + "\"", times, size, unit);
    }

    private int[] rowStarts(int userCount) {
        int[] starts = new int[userCount + 1];
        for (int row = 0; row < size; row++) {
            starts[users[row] + 1]++;
        }
        for (int user = 0; user < userCount; user++) {
            starts[user + 1] += starts[user];
        }
        return starts;
    }

    private int[] groupByUser(int[] rowStarts) {
        int[] next = rowStarts.clone();
        int[] order = new int[size];
        for (int row = 0; row < size; row++) {
            order[next[users[row]]++] = row;
        }
        return order;
    }

    private void sortRows(int[] rowStarts, int[] order, Vocabulary userVocabulary, Vocabulary itemVocabulary) {
        for (int user = 0; user < rowStarts.length - 1; user++) {
            long userHash = userVocabulary.hash(user);
            IntComparator canonical = (left, right) -> compare(left, right, userHash, itemVocabulary);
            if (!isSorted(order, rowStarts[user], rowStarts[user + 1], canonical)) {
                IntArrays.quickSort(order, rowStarts[user], rowStarts[user + 1], canonical);
            }
        }
    }

    private static boolean isSorted(int[] order, int from, int to, IntComparator comparator) {
        for (int i = from + 1; i < to; i++) {
            if (comparator.compare(order[i - 1], order[i]) > 0) {
                return false;
            }
        }
        return true;
    }

    /** The canonical order, after the tie-breaker if there is one. Rows that agree in the time and the pair are told apart by their further columns alone. */
    private int compare(int left, int right, long userHash, Vocabulary itemVocabulary) {
        int byTime = anyTime ? Long.compare(times[left], times[right]) : 0;
        if (byTime != 0) {
            return byTime;
        }
        int byTieBreaker = tieBreaker < 0 ? 0 : further.get(tieBreaker).compare(left, right);
        if (byTieBreaker != 0) {
            return byTieBreaker;
        }
        if (items[left] != items[right]) {
            if (rules.ties() == ReadRules.Ties.ITEM) {
                return Integer.compare(items[left], items[right]);
            }
            int byKey = Long.compareUnsigned(
                    Hashing.pairKey(userHash, itemVocabulary.hash(items[left])),
                    Hashing.pairKey(userHash, itemVocabulary.hash(items[right])));
            return byKey != 0 ? byKey : Integer.compare(items[left], items[right]);
        }
        for (FurtherColumn column : further) {
            int byColumn = column.compare(left, right);
            if (byColumn != 0) {
                return byColumn;
            }
        }
        return 0;
    }

    private Interactions inOrder(int[] rowStarts, int[] order, Vocabulary userVocabulary, Vocabulary itemVocabulary) {
        int[] orderedItems = new int[size];
        for (int position = 0; position < size; position++) {
            orderedItems[position] = items[order[position]];
        }
        long[] orderedTimes = null;
        if (anyTime) {
            orderedTimes = new long[size];
            for (int position = 0; position < size; position++) {
                orderedTimes[position] = times[order[position]];
            }
        }
        List<Schema.Column> schema = new ArrayList<>();
        List<ColumnVector> values = new ArrayList<>();
        for (FurtherColumn column : further.subList(0, columns.further().size())) {
            FurtherColumn.Finished finished = column.finish(order);
            schema.add(finished.column());
            values.add(finished.values());
        }
        return new Interactions(
                userVocabulary,
                itemVocabulary,
                rowStarts,
                orderedItems,
                orderedTimes,
                new byte[size],
                rules.rowOrder(),
                new Schema(schema),
                values);
    }
}
