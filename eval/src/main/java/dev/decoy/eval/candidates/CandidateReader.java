package dev.decoy.eval.candidates;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.data.Vocabulary;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a table of candidates into lists by row or by user, and counts what does not fit the data. 8 bytes a candidate while it
 * reads. Used once.
 */
final class CandidateReader {
    private final String name;
    private final CandidateColumns columns;
    private final Interactions interactions;
    private final HeldOutRows rows;
    private final IntArrayList keys = new IntArrayList();
    private final IntArrayList items = new IntArrayList();
    private boolean byRow;
    private long read;
    private long unknownKeys;
    private long unknownItems;
    private long otherPositives;

    /**
     * A reader of one table.
     *
     * @param name what messages call it
     * @param interactions with folds
     */
    CandidateReader(String name, CandidateColumns columns, Interactions interactions) {
        this.name = name;
        this.columns = columns;
        this.interactions = interactions;
        rows = new HeldOutRows(interactions);
        byRow = columns.keyIsRow();
    }

    /** Reads all parts. */
    CandidateLists read(InteractionSource source) throws IOException {
        InteractionColumns wanted =
                InteractionColumns.of(columns.key(), columns.item(), null).withFurther(columns.further());
        for (InteractionSource.Part part : source.parts()) {
            try (InteractionSource.Reader reader = part.open(wanted)) {
                for (long row = 1; reader.next(); row += reader.rows()) {
                    append(part.name(), row, reader);
                }
            } catch (DataException e) {
                // A source names its file, but not what the file was read for.
                throw new DataException(name + ": " + e.getMessage(), e);
            }
        }
        requireAny();
        return CandidateLists.of(interactions, byRow, keys, items);
    }

    private void append(String part, long firstRow, InteractionSource.Reader reader) {
        for (int i = 0; i < reader.rows(); i++) {
            read++;
            int item = code(interactions.itemIds(), reader.items(), i);
            if (columns.positive() != null && !reader.column(0).isNull(i)) {
                addForPair(reader.users(), reader.column(0), i, item);
                continue;
            }
            int key = columns.keyIsRow() ? row(reader.users(), i) : code(interactions.userIds(), reader.users(), i);
            boolean positive = columns.label() != null && isPositive(part, firstRow + i, reader.column(0), i);
            if (key < 0) {
                unknownKeys++;
            } else if (positive) {
                otherPositives += isOwn(key, item) ? 0 : 1;
            } else {
                add(key, item);
            }
        }
    }

    /** Adds a candidate of all rows that a user has of an item. */
    private void addForPair(ColumnVector users, ColumnVector positives, int index, int item) {
        byRow = true;
        int user = code(interactions.userIds(), users, index);
        int positive = code(interactions.itemIds(), positives, index);
        if (user < 0) {
            unknownKeys++;
            return;
        }
        boolean[] found = {false};
        if (positive >= 0) {
            rows.ofPair(user, positive, position -> {
                found[0] = true;
                add(position, item);
            });
        }
        otherPositives += found[0] ? 0 : 1;
    }

    private void add(int key, int item) {
        if (item < 0) {
            unknownItems++;
        } else {
            keys.add(key);
            items.add(item);
        }
    }

    /** Whether a positive is the row's, or one of the user's. */
    private boolean isOwn(int key, int item) {
        if (byRow) {
            return interactions.item(key) == item;
        }
        boolean[] found = {false};
        rows.ofPair(key, item, position -> found[0] = true);
        return found[0];
    }

    private boolean isPositive(String part, long row, ColumnVector labels, int index) {
        double label = Double.NaN;
        try {
            label = labels.isNull(index)
                    ? Double.NaN
                    : switch (labels.dictionary() != null ? ValueType.Storage.BYTES : labels.storage()) {
                        case INT -> labels.ints()[index];
                        case LONG -> labels.longs()[index];
                        case DOUBLE -> labels.doubles()[index];
                        case BYTES -> Double.parseDouble(labels.text(index));
                    };
        } catch (NumberFormatException e) {
            // It is refused below.
        }
        if (Double.isNaN(label)) {
            throw new DataException(part + ", row " + row + ", column \"" + columns.label() + "\": "
                    + (labels.isNull(index) || !isText(labels) ? "no number" : "\"" + labels.text(index) + "\"")
                    + " is no label; write 1 for the positive and 0 for its candidates, or leave the column out");
        }
        return label > 0;
    }

    private static boolean isText(ColumnVector values) {
        return values.dictionary() != null || values.storage() == ValueType.Storage.BYTES;
    }

    private int row(ColumnVector ids, int index) {
        if (isText(ids)) {
            try {
                return rows.ofId(Long.parseLong(ids.text(index)));
            } catch (NumberFormatException e) {
                return -1; // what is no number is no row's id
            }
        }
        return rows.ofId(ids.storage() == ValueType.Storage.INT ? ids.ints()[index] : ids.longs()[index]);
    }

    private static int code(Vocabulary ids, ColumnVector values, int index) {
        if (isText(values)) {
            return ids.code(values.text(index));
        }
        long id = values.storage() == ValueType.Storage.INT ? values.ints()[index] : values.longs()[index];
        return ids.type().isInteger() ? ids.code(id) : ids.code(Long.toString(id));
    }

    private void requireAny() {
        if (read == 0) {
            throw new DataException(name + ": there is no candidate in it; check the path");
        }
        if (!items.isEmpty()) {
            return;
        }
        String reason;
        if (unknownKeys == read) {
            reason = columns.keyIsRow()
                    ? "none of its row_ids is a row of validation or test; they change with the data and the item ids"
                    : "none of its users is one of this data; check that ids are written alike";
        } else if (unknownItems > 0) {
            reason = "none of its items is one of this data; check that ids are written alike";
        } else {
            reason = "none of its lists is of a positive of validation or test; check that it is of the same split";
        }
        throw new DataException(name + ": " + reason);
    }

    /** What does not fit, a line each, after the reading. */
    List<String> remarks(CandidateLists lists) {
        List<String> remarks = new ArrayList<>();
        long[] positives = new long[1];
        rows.forEach(position -> positives[0] += lists.namesPositive(position) ? 1 : 0);
        note(
                remarks,
                unknownKeys,
                "candidates are of no " + (columns.keyIsRow() ? "held-out row" : "user") + " of this data");
        note(remarks, unknownItems, "candidates are no item of this data, and left out");
        note(
                remarks,
                otherPositives,
                columns.positive() != null
                        ? "candidates are of positives that their users have neither in validation nor in test"
                        : "positives are not the held-out ones of their rows or users, and left out");
        note(remarks, items.size() - lists.size(), "candidates stand twice in their lists, and count once");
        note(
                remarks,
                positives[0],
                "rows have their own positive among their candidates, and are ranked without that one");
        return remarks;
    }

    private void note(List<String> remarks, long count, String what) {
        if (count > 0) {
            remarks.add(name + ": " + count + " " + what);
        }
    }
}
