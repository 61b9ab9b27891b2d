package dev.decoy.io.parquet;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Dictionary;
import dev.decoy.data.IdType;
import dev.decoy.data.ValueType;
import dev.decoy.io.DataException;
import org.jspecify.annotations.Nullable;

/** A column of ids: none is missing or empty, and all are of the type asked for. */
final class IdColumn {
    private final ParquetPart part;
    private final ParquetFile.Column column;
    private final IdType type;
    private final ColumnVector converted;
    private ColumnVector ids;
    private @Nullable Dictionary lastDictionary;
    private boolean lastHasEmpty;

    private IdColumn(ParquetPart part, ParquetFile.Column column, IdType type) {
        this.part = part;
        this.column = column;
        this.type = type;
        this.converted = new ColumnVector(ValueType.of(type));
        this.ids = converted;
    }

    /**
     * Ids in a column.
     *
     * @param wanted null: 64-bit integers, 32-bit integers (narrower ones too) or text, as the file has them
     * @throws DataException when a column of its type cannot hold ids
     */
    static IdColumn of(ParquetPart part, ParquetFile.Column column, @Nullable IdType wanted) {
        IdType stored = switch (column.type()) {
            case INT8, INT16, INT32 -> IdType.INT32;
            case INT64 -> IdType.INT64;
            case TEXT -> IdType.TEXT;
            default ->
                throw new DataException(part.parquet().path() + ", column \"" + column.name()
                        + "\": ids are whole numbers or text, but this is " + column.type()
                        + "; write the column as one of these");
        };
        return new IdColumn(part, column, wanted == null ? stored : wanted);
    }

    /** Name in the file. */
    String name() {
        return column.name();
    }

    /** The ids of the batch taken last. */
    ColumnVector ids() {
        return ids;
    }

    /** Takes a batch, whose first row is row {@code firstRow} of the part. */
    void take(ColumnVector stored, long firstRow, int rows, MissingValues missing) {
        checkThere(stored, firstRow, rows, missing);
        if (stored.type() == converted.type()) {
            ids = stored;
            return;
        }
        converted.ensureCapacity(rows);
        for (int i = 0; i < rows; i++) {
            if (!missing.at(i)) {
                convert(stored, i, firstRow + i);
            } else if (type == IdType.TEXT) {
                converted.setText(i, "");
            }
        }
        ids = converted;
    }

    private void checkThere(ColumnVector stored, long firstRow, int rows, MissingValues missing) {
        if (stored.mayHaveNulls()) {
            for (int i = 0; i < rows; i++) {
                if (stored.isNull(i)) {
                    long row = firstRow + i;
                    missing.add(
                            i,
                            () -> fault(
                                    row,
                                    "no value, but every interaction needs an id; set source.onNull to drop, or drop such"
                                            + " rows first"));
                }
            }
        }
        Dictionary dictionary = stored.dictionary();
        if (stored.type() == ValueType.TEXT && (dictionary == null || hasEmpty(dictionary))) {
            for (int i = 0; i < rows; i++) {
                if (!missing.at(i) && isEmpty(stored, i)) {
                    long row = firstRow + i;
                    missing.add(i, () -> fault(row, "an empty id; set source.onNull to drop, or give such rows an id"));
                }
            }
        }
    }

    private boolean hasEmpty(Dictionary dictionary) {
        if (dictionary != lastDictionary) {
            lastDictionary = dictionary;
            lastHasEmpty = false;
            for (int code = 0; code < dictionary.size(); code++) {
                lastHasEmpty |= dictionary.utf8(code).length == 0;
            }
        }
        return lastHasEmpty;
    }

    private static boolean isEmpty(ColumnVector stored, int index) {
        Dictionary dictionary = stored.dictionary();
        return dictionary != null
                ? dictionary.utf8(stored.ints()[index]).length == 0
                : stored.offsets()[index] == stored.offsets()[index + 1];
    }

    private void convert(ColumnVector stored, int index, long row) {
        long number = switch (stored.type() == ValueType.TEXT ? ValueType.Storage.BYTES : stored.storage()) {
            case INT -> stored.ints()[index];
            case LONG -> stored.longs()[index];
            default -> parse(stored.text(index), row);
        };
        switch (type) {
            case TEXT -> converted.setText(index, Long.toString(number));
            case INT64 -> converted.longs()[index] = number;
            case INT32 -> {
                if (number != (int) number) {
                    throw fault(row, number + " is no 32-bit integer; set source.idType to int64 or text");
                }
                converted.ints()[index] = (int) number;
            }
        }
    }

    private long parse(String text, long row) {
        try {
            long number = Long.parseLong(text);
            if (Long.toString(number).equals(text)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new DataException(notWhole(text, row), e);
        }
        // "007" and "7" are two texts, so as numbers they would silently become one user.
        throw new DataException(notWhole(text, row));
    }

    private String notWhole(String text, long row) {
        return part.place(name(), row) + ": \"" + text + "\" is no 64-bit integer; set source.idType to text";
    }

    private DataException fault(long row, String finding) {
        return new DataException(part.place(name(), row) + ": " + finding);
    }
}
