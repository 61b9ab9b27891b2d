package dev.decoy.io.delimited;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Interactions;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/** Small files and what was read from them, as text. */
final class TestFiles {
    private TestFiles() {}

    static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, text);
    }

    static Path writeGzip(Path file, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    /** Rows as {@code user|item|time|further...}; a missing value is {@code null}. */
    static List<String> rows(InteractionSource source, InteractionColumns columns) throws IOException {
        List<String> rows = new ArrayList<>();
        for (InteractionSource.Part part : source.parts()) {
            try (InteractionSource.Reader reader = part.open(columns)) {
                while (reader.next()) {
                    for (int row = 0; row < reader.rows(); row++) {
                        rows.add(row(reader, columns, row));
                    }
                }
            }
        }
        return rows;
    }

    private static String row(InteractionSource.Reader reader, InteractionColumns columns, int row) {
        List<String> values = new ArrayList<>();
        values.add(value(reader.users(), row));
        values.add(value(reader.items(), row));
        long[] times = reader.timestamps();
        if (times != null) {
            values.add(Long.toString(times[row]));
        }
        for (int i = 0; i < columns.further().size(); i++) {
            values.add(value(reader.column(i), row));
        }
        return String.join("|", values);
    }

    /** All interactions in canonical order, with their further columns. */
    static List<String> positions(Interactions interactions) {
        List<String> rows = new ArrayList<>();
        for (int user = 0; user < interactions.userCount(); user++) {
            for (int position = interactions.rowStart(user); position < interactions.rowEnd(user); position++) {
                List<String> values = new ArrayList<>();
                values.add(interactions.userIds().id(user));
                values.add(interactions.itemIds().id(interactions.item(position)));
                values.add(Long.toString(interactions.timeMillis(position)));
                for (String name : interactions.furtherSchema().names()) {
                    values.add(value(Objects.requireNonNull(interactions.column(name)), position));
                }
                rows.add(String.join("|", values));
            }
        }
        return rows;
    }

    static String value(ColumnVector values, int index) {
        if (values.isNull(index)) {
            return "null";
        }
        if (values.dictionary() != null) {
            return values.text(index);
        }
        return switch (values.storage()) {
            case INT -> Integer.toString(values.ints()[index]);
            case LONG -> Long.toString(values.longs()[index]);
            case DOUBLE -> Double.toString(values.doubles()[index]);
            case BYTES -> values.text(index);
        };
    }
}
