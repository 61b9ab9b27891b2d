package dev.decoy.io;

import dev.decoy.data.ColumnVector;
import java.util.List;

/**
 * Rows on their way to a sink, in columns. A list column holds {@code listLength} values per row, one row after the
 * other. Reused and thread-confined: a sink that keeps values copies them.
 */
public final class ExampleBatch {
    private final Schema schema;
    private final List<ColumnVector> columns;
    private int rows;

    /** An empty batch. */
    public ExampleBatch(Schema schema) {
        this.schema = schema;
        this.columns = schema.columns().stream().map(Schema.Column::newVector).toList();
    }

    /** The columns' names and types. */
    public Schema schema() {
        return schema;
    }

    /** Rows in the batch. */
    public int rows() {
        return rows;
    }

    /** The values of a column: {@code rows() * width} of them. */
    public ColumnVector column(int index) {
        return columns.get(index);
    }

    /** The values of {@code count} columns from {@code first} on. */
    public List<ColumnVector> columns(int first, int count) {
        return columns.subList(first, first + count);
    }

    /** Empties the batch and makes room for {@code count} rows; the caller then fills every column. */
    public void reset(int count) {
        for (int i = 0; i < columns.size(); i++) {
            ColumnVector column = columns.get(i);
            column.clear();
            column.ensureCapacity(
                    Math.multiplyExact(count, schema.columns().get(i).width()));
        }
        rows = count;
    }
}
