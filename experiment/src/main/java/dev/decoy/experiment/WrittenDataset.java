package dev.decoy.experiment;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Interactions;
import dev.decoy.eval.audit.WrittenNegatives;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the negatives of a dataset back from its files. Used once. */
final class WrittenDataset {
    private static final JsonFactory JSON = new JsonFactory();

    private final RowIds rowIds;
    private final ToIntFunction<String> items;
    private final Columns columns;
    private final WrittenNegatives.Builder negatives;
    private long rows;

    /**
     * A reader.
     *
     * @param items the code inside of an item as it is written; -1 for what is no item
     */
    WrittenDataset(Interactions interactions, RowIds rowIds, ToIntFunction<String> items, Columns columns) {
        this.rowIds = rowIds;
        this.items = items;
        this.columns = columns;
        negatives = new WrittenNegatives.Builder(interactions.size());
    }

    /**
     * Which columns to read.
     *
     * @param rowId of the ids of rows
     * @param item of negatives, or in rows of draw 0 of positives; or of lists of negatives
     * @param draw of the place among the row's draws; null where negatives are in lists
     */
    record Columns(String rowId, String item, @Nullable String draw) {}

    /** Adds what is in a file. */
    void add(InteractionSource file) throws IOException {
        Schema schema = file.schema();
        List<String> further = columns.draw() == null ? List.of() : List.of(columns.draw());
        List<String> wanted = new ArrayList<>(List.of(columns.rowId(), columns.item()));
        wanted.addAll(further);
        for (InteractionSource.Part part : file.parts()) {
            for (String column : wanted) {
                requireReadable(schema, part, column);
            }
            try (InteractionSource.Reader reader = part.open(
                    InteractionColumns.of(columns.rowId(), columns.item(), null).withFurther(further))) {
                while (reader.next()) {
                    add(part, reader);
                    rows += reader.rows();
                }
            }
        }
    }

    /** Rows of all files. */
    long rows() {
        return rows;
    }

    /** The negatives of all files. */
    WrittenNegatives negatives() {
        return negatives.build();
    }

    private static void requireReadable(Schema schema, InteractionSource.Part part, String column) {
        String unreadable = schema.unreadable().get(column);
        if (unreadable != null || schema.indexOf(column) < 0) {
            throw new DataException(part.name() + ", column \"" + column + "\": "
                    + (unreadable != null
                            ? "lists are read back from CSV only; audit the same run in layout pointwise, whose negatives"
                                    + " are the same"
                            : "is not there, though the run wrote it; run it anew"));
        }
    }

    private void add(InteractionSource.Part part, InteractionSource.Reader reader) {
        ColumnVector draws = columns.draw() == null ? null : reader.column(0);
        for (int i = 0; i < reader.rows(); i++) {
            long rowId = number(part, reader.users(), i);
            int position = rowIds.position(rowId);
            if (position < 0) {
                throw new DataException(part.name() + ", column \"" + columns.rowId() + "\": " + rowId
                        + " is no row of the run; the file is of another run");
            }
            if (draws == null) {
                addList(part, position, text(reader.items(), i));
            } else {
                int draw = Math.toIntExact(number(part, draws, i));
                if (draw > 0) {
                    negatives.add(position, draw, item(part, text(reader.items(), i)));
                }
            }
        }
    }

    /** Adds a list, a JSON array of fixed length that is padded at its end. */
    private void addList(InteractionSource.Part part, int position, String list) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), list)) {
            int draw = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue() && !isPadding(parser.getString())) {
                    negatives.add(position, ++draw, item(part, parser.getString()));
                }
            }
        } catch (JacksonException e) {
            throw new DataException(
                    part.name() + ", column \"" + columns.item() + "\": \"" + list + "\" is no list of items", e);
        }
    }

    private boolean isPadding(String item) {
        return items.applyAsInt(item) == ItemsAsWritten.PADDING;
    }

    private int item(InteractionSource.Part part, String written) {
        int item = items.applyAsInt(written);
        if (item < 0) {
            throw new DataException(part.name() + ", column \"" + columns.item() + "\": \"" + written
                    + "\" is no item of the run's data; the file is of another run");
        }
        return item;
    }

    private static long number(InteractionSource.Part part, ColumnVector values, int i) {
        String text = text(values, i);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new DataException(part.name() + ": \"" + text + "\" is no whole number", e);
        }
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
