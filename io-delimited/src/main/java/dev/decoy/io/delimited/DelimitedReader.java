package dev.decoy.io.delimited;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ValueType;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one file in batches of some thousand. */
final class DelimitedReader implements InteractionSource.Reader {
    private static final int MOST_ROWS = 4096;

    private final Rows scanner;
    private final List<String> names;
    private final IdField users;
    private final IdField items;
    private final @Nullable TimeField times;
    private final List<Field> further;
    private final List<ColumnVector> furtherValues;
    private final boolean dropsNulls;
    private final boolean[] incomplete = new boolean[MOST_ROWS];
    private boolean anyIncomplete;
    private int rows;

    /**
     * Takes over the rows, before the first of which they stand.
     *
     * @param names the names of the file's columns, those of {@code columns} among them
     */
    DelimitedReader(Rows scanner, DelimitedFormat format, List<String> names, InteractionColumns columns) {
        this.scanner = scanner;
        this.names = names;
        dropsNulls = columns.onNull() == InteractionColumns.OnNull.DROP;
        users = new IdField(field(columns.user(), format), columns.idType(), MOST_ROWS);
        items = new IdField(field(columns.item(), format), columns.idType(), MOST_ROWS);
        String timestamp = columns.timestamp();
        times = timestamp == null ? null : new TimeField(field(timestamp, format), columns.timeUnit(), MOST_ROWS);
        further = columns.further().stream().map(name -> field(name, format)).toList();
        furtherValues = further.stream().map(field -> newVector()).toList();
    }

    private Field field(String name, DelimitedFormat format) {
        return new Field(scanner, names.indexOf(name), name, format);
    }

    private static ColumnVector newVector() {
        ColumnVector values = new ColumnVector(ValueType.UNTYPED);
        values.ensureCapacity(MOST_ROWS);
        return values;
    }

    @Override
    public boolean next() throws IOException {
        furtherValues.forEach(ColumnVector::clear);
        rows = 0;
        anyIncomplete = false;
        while (rows < MOST_ROWS && scanner.next()) {
            if (scanner.fields() != names.size()) {
                throw ragged(scanner, names);
            }
            readRow();
            rows++;
        }
        return rows > 0;
    }

    private void readRow() {
        if (isIncomplete()) {
            anyIncomplete = true;
            users.skip(rows);
            items.skip(rows);
        } else {
            users.read(rows);
            items.read(rows);
            if (times != null) {
                times.read(rows);
            }
        }
        for (int i = 0; i < further.size(); i++) {
            readFurther(further.get(i), furtherValues.get(i));
        }
    }

    private boolean isIncomplete() {
        incomplete[rows] =
                dropsNulls && (users.isMissing() || items.isMissing() || (times != null && times.isMissing()));
        return incomplete[rows];
    }

    private void readFurther(Field field, ColumnVector values) {
        if (field.isNull()) {
            values.setNull(rows);
        } else {
            field.checkText();
            values.setText(rows, field.bytes(), field.start(), field.length());
        }
    }

    static DataException ragged(Rows scanner, List<String> names) {
        return new DataException(scanner.place() + ": expected " + names.size() + " fields (" + String.join(", ", names)
                + "), found " + scanner.fields() + "; mend the row, or check source.separator and source.quote");
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public boolean @Nullable [] incomplete() {
        return anyIncomplete ? incomplete : null;
    }

    @Override
    public ColumnVector users() {
        return users.ids();
    }

    @Override
    public ColumnVector items() {
        return items.ids();
    }

    @Override
    public long @Nullable [] timestamps() {
        return times == null ? null : times.times();
    }

    @Override
    public InteractionColumns.@Nullable TimeUnit timeUnit() {
        return times == null ? null : times.unit();
    }

    @Override
    public ColumnVector column(int index) {
        return furtherValues.get(index);
    }

    @Override
    public void close() throws IOException {
        scanner.close();
    }
}
