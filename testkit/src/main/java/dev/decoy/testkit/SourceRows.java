package dev.decoy.testkit;

import dev.decoy.data.ColumnVector;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows of a source as text, {@code user|item|time|further...}, so that they can be compared and shown. */
final class SourceRows {
    private SourceRows() {}

    /** All rows of all parts, in the order of the parts. */
    static List<String> of(InteractionSource source, InteractionColumns columns) throws IOException {
        List<String> rows = new ArrayList<>();
        for (InteractionSource.Part part : source.parts()) {
            rows.addAll(of(part, columns));
        }
        return rows;
    }

    /** All rows of a part. */
    static List<String> of(InteractionSource.Part part, InteractionColumns columns) throws IOException {
        List<String> rows = new ArrayList<>();
        try (InteractionSource.Reader reader = part.open(columns)) {
            while (reader.next()) {
                rows.addAll(ofBatch(reader, columns));
            }
        }
        return rows;
    }

    /** The rows of the reader's current batch. */
    static List<String> ofBatch(InteractionSource.Reader reader, InteractionColumns columns) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < reader.rows(); row++) {
            StringBuilder text = new StringBuilder();
            text.append(value(reader.users(), row)).append('|').append(value(reader.items(), row));
            long[] times = reader.timestamps();
            if (times != null) {
                text.append('|').append(times[row]);
            }
            for (int i = 0; i < columns.further().size(); i++) {
                text.append('|').append(value(reader.column(i), row));
            }
            rows.add(text.toString());
        }
        return rows;
    }

    private static String value(ColumnVector values, int index) {
        if (values.isNull(index)) {
            return "null";
        }
        return switch (values.storage()) {
            case INT -> values.dictionary() != null ? values.text(index) : Integer.toString(values.ints()[index]);
            case LONG -> Long.toString(values.longs()[index]);
            case DOUBLE -> Double.toString(values.doubles()[index]);
            case BYTES -> values.text(index);
        };
    }
}
