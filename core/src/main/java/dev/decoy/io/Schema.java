package dev.decoy.io;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Dictionary;
import dev.decoy.data.ValueType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a batch or a file, in order; names are unique.
 *
 * @param columns the columns
 * @param unreadable by name, columns that are there but not among these, as "LIST is not read; write it as text"
 */
public record Schema(List<Column> columns, Map<String, String> unreadable) {
    public Schema {
        columns = List.copyOf(columns);
        unreadable = Map.copyOf(unreadable);
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("two columns are named \"" + column.name() + "\"");
            }
        }
    }

    /** Columns, and no others. */
    public Schema(List<Column> columns) {
        this(columns, Map.of());
    }

    /** The place of a column, -1 when there is none of that name. */
    public int indexOf(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** The plain size of a row in bytes: what turns a size of files into a number of rows, whatever compression makes of it. */
    public long bytesPerRow() {
        return columns.stream()
                .mapToLong(column -> (long) column.width() * column.type().plainBytes())
                .sum();
    }

    /** The names in order. */
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /**
     * One column.
     *
     * @param name name in the file
     * @param type what one value is
     * @param nullable whether values (of a list: elements) may be missing
     * @param listLength 0 for a plain column; else each row holds a list of exactly this many values
     * @param dictionary what stored codes stand for, or null when values are stored as they are
     */
    public record Column(
            String name,
            ValueType type,
            boolean nullable,
            int listLength,
            @Nullable Dictionary dictionary) {
        public Column {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("a column has no name");
            }
            if (listLength < 0) {
                throw new IllegalArgumentException("listLength must be at least 0, was " + listLength);
            }
        }

        /** A plain column without missing values. */
        public static Column of(String name, ValueType type) {
            return new Column(name, type, false, 0, null);
        }

        /** A column of ids, held as codes and written as the ids. */
        public static Column ofIds(String name, Dictionary ids) {
            return new Column(name, ValueType.of(ids.type()), false, 0, ids);
        }

        /** The same column, whose values may be missing. */
        public Column orNull() {
            return new Column(name, type, true, listLength, dictionary);
        }

        /** The same column, each row a list of {@code length} values. */
        public Column listOf(int length) {
            return new Column(name, type, nullable, length, dictionary);
        }

        /** The same column under another name. */
        public Column named(String other) {
            return new Column(other, type, nullable, listLength, dictionary);
        }

        /** The same column, its codes standing for other ids. */
        public Column withIds(Dictionary ids) {
            return new Column(name, ValueType.of(ids.type()), nullable, listLength, ids);
        }

        /** Whether each row holds a list. */
        public boolean isList() {
            return listLength > 0;
        }

        /** Values per row: 1, or the length of the list. */
        public int width() {
            return Math.max(1, listLength);
        }

        /** An empty vector for values of this column. */
        public ColumnVector newVector() {
            return dictionary != null ? new ColumnVector(dictionary) : new ColumnVector(type);
        }
    }
}
