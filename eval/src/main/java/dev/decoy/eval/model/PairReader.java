package dev.decoy.eval.model;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Vocabulary;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source into {@link PairScores}: a counting sort groups the rows by key. 12 bytes a row while it reads, up to half as
 * much again, and 4 a key.
 */
final class PairReader {
    /** What a value says of an item. */
    enum Meaning {
        /** How much it is preferred; an item may be named again with the same. */
        SCORE,
        /** How much it is preferred among a list of items, each of them once. */
        LIST_SCORE,
        /** Its place in a list, 1 the best. */
        RANK,
        /** Nothing: items stand in their order, the best first. */
        FILE_ORDER
    }

    private final String name;
    private final KeyLookup keys;
    private final IdKeys items;
    private final Meaning meaning;
    private final Faults faults;
    private final int[] listed;
    private int[] rowKeys = new int[1024];
    private long[] cells = new long[1024];
    private int size;
    private long rows;
    private long unknownKeys;
    private long unknownItems;
    private long missing;
    private long infinite;

    /** A reader of one table, which messages call by this name. */
    PairReader(String name, KeyLookup keys, Vocabulary items, Meaning meaning) {
        this.name = name;
        this.keys = keys;
        this.items = new IdKeys("item", items);
        this.meaning = meaning;
        faults = new Faults(name);
        listed = new int[keys.count()];
    }

    /**
     * Reads all parts.
     *
     * @param value column of scores or ranks; null for the order of the file
     */
    PairScores read(InteractionSource source, String key, String item, @Nullable String value) throws IOException {
        InteractionColumns wanted =
                InteractionColumns.of(key, item, null).withFurther(value == null ? List.of() : List.of(value));
        for (InteractionSource.Part part : source.parts()) {
            try (InteractionSource.Reader reader = part.open(wanted)) {
                for (long row = 1; reader.next(); row += reader.rows()) {
                    append(part, row, reader, value);
                }
            } catch (DataException e) {
                // A source names its file, but not what the file was read for.
                throw new DataException(name + ": " + e.getMessage(), e);
            }
        }
        faults.throwIfAny();
        requireKnown(key, item);
        return finish();
    }

    private void append(
            InteractionSource.Part part, long firstRow, InteractionSource.Reader reader, @Nullable String value) {
        int count = reader.rows();
        int[] batchKeys = new int[count];
        int[] batchItems = new int[count];
        keys.keys(reader.users(), count, batchKeys);
        items.keys(reader.items(), count, batchItems);
        rows += count;
        for (int i = 0; i < count; i++) {
            if (batchKeys[i] < 0) {
                unknownKeys++;
                continue;
            }
            listed[batchKeys[i]]++;
            if (batchItems[i] < 0) {
                unknownItems++;
                continue;
            }
            int row = i;
            float score = value == null
                    ? -listed[batchKeys[i]]
                    : score(
                            reader.column(0),
                            i,
                            () -> part.name() + ", row " + (firstRow + row) + ", column \"" + value);
            add(batchKeys[i], batchItems[i], score);
        }
    }

    private float score(ColumnVector values, int index, Faults.Finding place) {
        double value;
        try {
            value = NumberCells.number(values, index);
        } catch (NumberFormatException e) {
            faults.add(
                    "write numbers, or nothing for what has none",
                    () -> place.text() + "\": \"" + values.text(index) + "\" is no number");
            return 0;
        }
        // Adding 0 makes -0 and 0 one.
        float score = (float) (meaning == Meaning.RANK ? -value : value) + 0f;
        missing += Float.isNaN(score) ? 1 : 0;
        infinite += Float.isInfinite(score) ? 1 : 0;
        return score;
    }

    private void add(int key, int item, float score) {
        if (size == cells.length) {
            int grown = (int) Math.min(Integer.MAX_VALUE - 8L, size + (long) (size >> 1));
            if (grown == size) {
                throw new DataException(
                        name + ": has more than the 2^31 - 9 scores that can be held; split it by user");
            }
            rowKeys = Arrays.copyOf(rowKeys, grown);
            cells = Arrays.copyOf(cells, grown);
        }
        rowKeys[size] = key;
        cells[size++] = PairScores.cell(item, score);
    }

    private void requireKnown(String key, String item) {
        if (rows == 0) {
            throw new DataException(name + ": there is no row in it; check the path");
        }
        if (unknownKeys == rows) {
            throw new DataException(name + ", column \"" + key + "\": none of the " + rows + " keys is one of the "
                    + keys.word() + "s of this data; check key, and that ids are written alike");
        }
        if (size == 0) {
            throw new DataException(name + ", column \"" + item + "\": none of the " + unknownItems
                    + " items is one of this data; check item, and that ids are written alike");
        }
    }

    private PairScores finish() {
        int[] starts = new int[keys.count() + 1];
        for (int i = 0; i < size; i++) {
            starts[rowKeys[i] + 1]++;
        }
        for (int key = 0; key < keys.count(); key++) {
            starts[key + 1] += starts[key];
        }
        int[] next = Arrays.copyOf(starts, keys.count());
        long[] sorted = new long[size];
        for (int i = 0; i < size; i++) {
            sorted[next[rowKeys[i]]++] = cells[i];
        }
        int kept = 0;
        for (int key = 0; key < keys.count(); key++) {
            int from = starts[key];
            Arrays.sort(sorted, from, starts[key + 1]);
            starts[key] = kept;
            for (int i = from; i < starts[key + 1]; i++) {
                if (i > from && PairScores.item(sorted[i]) == PairScores.item(sorted[i - 1])) {
                    noteRepeat(key, sorted[i - 1], sorted[i]);
                } else {
                    sorted[kept++] = sorted[i];
                }
            }
        }
        starts[keys.count()] = kept;
        faults.throwIfAny();
        return new PairScores(starts, Arrays.copyOf(sorted, kept), longest(), remarks());
    }

    private void noteRepeat(int key, long first, long second) {
        String item = " " + items.name(PairScores.item(first));
        if (meaning != Meaning.SCORE) {
            faults.add("keep one", () -> keys.name(key) + " has" + item + " twice in its list");
        } else if (first != second) {
            faults.add(
                    "keep one",
                    () -> keys.name(key) + " has" + item + " with the scores " + PairScores.score(first) + " and "
                            + PairScores.score(second));
        }
    }

    private int longest() {
        return Arrays.stream(listed).max().orElse(0);
    }

    private List<String> remarks() {
        int withAny = 0;
        int shortest = Integer.MAX_VALUE;
        for (int count : listed) {
            withAny += count > 0 ? 1 : 0;
            shortest = count > 0 ? Math.min(shortest, count) : shortest;
        }
        List<String> remarks = new ArrayList<>();
        remarks.add(name + ": scores for " + withAny + " of " + keys.count() + " " + keys.word() + "s, " + shortest
                + " to " + longest() + " items each");
        note(remarks, unknownKeys, "rows are of no " + keys.word() + " of this data");
        note(remarks, unknownItems, "rows are of no item of this data");
        note(remarks, missing, "scores are missing or NaN; their items rank last");
        note(remarks, infinite, "scores are infinite, or too large for a float");
        return remarks;
    }

    private void note(List<String> remarks, long count, String what) {
        if (count > 0) {
            remarks.add(name + ": " + count + " " + what);
        }
    }
}
