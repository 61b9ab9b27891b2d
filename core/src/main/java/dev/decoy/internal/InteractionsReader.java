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
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source into {@link Interactions}: ids get provisional codes as they arrive, then ranks; a counting sort groups
 * rows by user; each user's rows are put in canonical order.
 */
public final class InteractionsReader {
    private static final int[] NOTHING = {};

    /** The longest array a JVM allocates. */
    private static final int MOST_ROWS = Integer.MAX_VALUE - 8;

    private final InteractionColumns columns;
    private final ReadRules rules;
    private final int threads;
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

    /** A reader of these columns, for one source, that works in so many threads. */
    public InteractionsReader(InteractionColumns columns, ReadRules rules, int threads) {
        this.threads = threads;
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
        if (window.isAll()) {
            growFor(source.parts());
        }
        ExecutorService ahead = threads > 1 ? Executors.newSingleThreadExecutor() : null;
        try {
            readParts(source, window, kept, ahead);
        } finally {
            if (ahead != null) {
                ahead.shutdownNow();
            }
        }
        if (size == 0) {
            throw kept.nothing(nameOf(source.parts()));
        }
        losses = kept.losses();
        return finish();
    }

    private void readParts(InteractionSource source, TimeWindow window, KeptRows kept, @Nullable ExecutorService ahead)
            throws IOException {
        for (InteractionSource.Part part : source.parts()) {
            if (!window.isAll() && part.timeBounds(wanted).filter(kept::skips).isPresent()) {
                continue;
            }
            InteractionSource.Reader opened = part.open(wanted);
            try (InteractionSource.Reader reader = ahead == null
                    ? opened
                    : new ReadAhead(opened, wanted.further().size(), ahead)) {
                while (reader.next()) {
                    kept.take(reader);
                    append(part, reader, kept);
                }
            }
        }
    }

    /** Makes room at once where the number of rows is known: growing copies, and holds both copies. */
    private void growFor(List<? extends InteractionSource.Part> parts) {
        long rows = 0;
        for (InteractionSource.Part part : parts) {
            OptionalLong known = part.knownRows();
            if (known.isEmpty()) {
                return;
            }
            rows += known.getAsLong();
        }
        grow((int) Math.min(MOST_ROWS, rows));
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
                further.add(new FurtherColumn(wanted.further().get(i), column.type(), users.length));
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

    private Interactions finish() throws IOException {
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
        CanonicalOrder canonical = new CanonicalOrder(users, size, userVocabulary.size());
        users = NOTHING;
        long[] orderedTimes = canonical.sort(
                anyTime ? times : null,
                user -> {
                    long userHash = userVocabulary.hash(user);
                    return (left, right) -> compare(left, right, userHash, itemVocabulary);
                },
                threads);
        times = new long[0];
        return inOrder(canonical, orderedTimes, userVocabulary, itemVocabulary);
    }

    private void toMillis() {
        TimeUnit unit = timeUnit;
        if (unit == null) {
            unit = bareUnit != null ? bareUnit : TimeUnits.infer(times, size);
        }
        TimeUnits.toMillis("column \"" + columns.timestamp() + "\"", times, size, unit);
    }

    /** The canonical order of rows of one time, by the tie-breaker first. Rows that agree in the pair too are told apart by their further columns alone. */
    private int compare(int left, int right, long userHash, Vocabulary itemVocabulary) {
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

    private Interactions inOrder(
            CanonicalOrder canonical,
            long @Nullable [] orderedTimes,
            Vocabulary userVocabulary,
            Vocabulary itemVocabulary)
            throws IOException {
        int[] order = canonical.order();
        int[] orderedItems = new int[size];
        List<FurtherColumn> wantedFurther = further.subList(0, columns.further().size());
        FurtherColumn.Finished[] finished = new FurtherColumn.Finished[wantedFurther.size()];
        // One column a task: each is a pass of its own over the rows.
        new WorkPool(threads).run(1 + wantedFurther.size(), task -> {
            if (task == 0) {
                for (int position = 0; position < size; position++) {
                    orderedItems[position] = items[order[position]];
                }
            } else {
                finished[task - 1] = wantedFurther.get(task - 1).finish(order);
            }
            return task;
        });
        return new Interactions(
                userVocabulary,
                itemVocabulary,
                canonical.rowStarts(),
                orderedItems,
                orderedTimes,
                new byte[size],
                rules.rowOrder(),
                new Schema(Arrays.stream(finished)
                        .map(FurtherColumn.Finished::column)
                        .toList()),
                Arrays.stream(finished).map(FurtherColumn.Finished::values).toList());
    }
}
