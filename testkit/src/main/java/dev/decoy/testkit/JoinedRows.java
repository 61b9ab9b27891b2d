package dev.decoy.testkit;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ValueType;
import dev.decoy.feature.FeatureJoiner;
import dev.decoy.io.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a joiner wrote for some rows; places that it left alone show as such. */
record JoinedRows(List<Schema.Column> columns, List<ColumnVector> values, int rows) {
    private static final int UNWRITTEN_INT = Integer.MIN_VALUE + 77;
    private static final long UNWRITTEN_LONG = Long.MIN_VALUE + 77;
    private static final double UNWRITTEN_DOUBLE = -7.7e77;

    static JoinedRows join(FeatureJoiner joiner, FeatureJoiner.Rows rows) {
        return join(joiner, joiner.newWorker(), rows);
    }

    static JoinedRows join(FeatureJoiner joiner, FeatureJoiner.Worker worker, FeatureJoiner.Rows rows) {
        List<ColumnVector> into = new ArrayList<>();
        for (Schema.Column column : joiner.columns()) {
            ColumnVector vector = column.newVector();
            vector.ensureCapacity(rows.size() * column.width());
            Arrays.fill(vector.ints(), UNWRITTEN_INT);
            Arrays.fill(vector.longs(), UNWRITTEN_LONG);
            Arrays.fill(vector.doubles(), UNWRITTEN_DOUBLE);
            Arrays.fill(vector.offsets(), -1);
            if (vector.storage() == ValueType.Storage.BYTES) {
                vector.offsets()[0] = 0;
            }
            into.add(vector);
        }
        worker.join(rows, into);
        return new JoinedRows(joiner.columns(), into, rows.size());
    }

    private int size(int column) {
        return rows * columns.get(column).width();
    }

    /** Values that were not written. */
    int unwritten(int column) {
        int count = 0;
        for (int i = 0; i < size(column); i++) {
            count += isUnwritten(values.get(column), i) ? 1 : 0;
        }
        return count;
    }

    private static boolean isUnwritten(ColumnVector vector, int index) {
        if (vector.dictionary() == null && vector.isNull(index)) {
            return false;
        }
        return switch (vector.storage()) {
            case INT -> vector.ints()[index] == UNWRITTEN_INT;
            case LONG -> vector.longs()[index] == UNWRITTEN_LONG;
            case DOUBLE -> vector.doubles()[index] == UNWRITTEN_DOUBLE;
            case BYTES -> vector.offsets()[index + 1] < 0;
        };
    }

    /** Missing values. */
    int nulls(int column) {
        int count = 0;
        for (int i = 0; i < size(column); i++) {
            count += values.get(column).isNull(i) ? 1 : 0;
        }
        return count;
    }

    /** Each row's values as text. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<String> fields = new ArrayList<>();
            for (int c = 0; c < columns.size(); c++) {
                int width = columns.get(c).width();
                for (int i = row * width; i < (row + 1) * width; i++) {
                    fields.add(text(values.get(c), i));
                }
            }
            texts.add(String.join(" ", fields));
        }
        return texts;
    }

    private static String text(ColumnVector vector, int index) {
        if (vector.isNull(index)) {
            return "null";
        }
        if (vector.dictionary() != null) {
            return vector.text(index);
        }
        return switch (vector.storage()) {
            case INT -> Integer.toString(vector.ints()[index]);
            case LONG -> Long.toString(vector.longs()[index]);
            case DOUBLE -> Double.toString(vector.doubles()[index]);
            case BYTES -> vector.text(index);
        };
    }
}
