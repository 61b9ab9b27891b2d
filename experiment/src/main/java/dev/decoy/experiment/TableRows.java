package dev.decoy.experiment;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ListVector;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A file that a source reads. Its lists are columns of lists, or texts of JSON arrays. */
final class TableRows implements WrittenRows {
    private final InteractionSource source;

    TableRows(InteractionSource source) {
        this.source = source;
    }

    @Override
    public void read(Columns columns, Taker taker) throws IOException {
        Schema schema = source.schema();
        boolean asText = columns.lists().stream().allMatch(list -> schema.indexOf(list) >= 0);
        List<String> plain = new ArrayList<>(columns.values());
        if (asText) {
            plain.addAll(columns.lists());
        }
        // The first column is an id, so that it can stand for both ids a source reads by.
        String id = columns.values().get(0);
        InteractionColumns wanted = InteractionColumns.of(id, id, null).withFurther(plain.subList(1, plain.size()));
        for (InteractionSource.Part part : source.parts()) {
            requireAll(schema, part, plain);
            try (InteractionSource.Reader reader = part.open(wanted, asText ? List.of() : columns.lists())) {
                while (reader.next()) {
                    take(reader, part.name(), columns, asText, taker);
                }
            }
        }
    }

    private static void requireAll(Schema schema, InteractionSource.Part part, List<String> columns) {
        for (String column : columns) {
            if (schema.indexOf(column) < 0) {
                throw new DataException(part.name() + ", column \"" + column
                        + "\": is not there, though the run wrote it; run it anew");
            }
        }
    }

    private static void take(
            InteractionSource.Reader reader, String file, Columns columns, boolean asText, Taker taker) {
        int valueCount = columns.values().size();
        for (int row = 0; row < reader.rows(); row++) {
            String[] values = new String[valueCount];
            for (int i = 0; i < valueCount; i++) {
                values[i] = text(i == 0 ? reader.users() : reader.column(i - 1), row);
            }
            String[][] lists = new String[columns.lists().size()][];
            for (int i = 0; i < lists.length; i++) {
                String place = file + ", column \"" + columns.lists().get(i) + "\"";
                lists[i] = asText
                        ? JsonArray.values(text(reader.column(valueCount - 1 + i), row), place)
                        : texts(reader.list(i), row);
            }
            taker.take(file, values, lists);
        }
    }

    private static String[] texts(ListVector lists, int row) {
        int from = lists.offsets()[row];
        String[] texts = new String[lists.offsets()[row + 1] - from];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text(lists.values(), from + i);
        }
        return texts;
    }

    private static String text(ColumnVector values, int i) {
        return switch (values.storage()) {
            case INT -> values.dictionary() == null ? Integer.toString(values.ints()[i]) : values.text(i);
            case LONG -> Long.toString(values.longs()[i]);
            case DOUBLE -> Double.toString(values.doubles()[i]);
            case BYTES -> values.text(i);
        };
    }
}
