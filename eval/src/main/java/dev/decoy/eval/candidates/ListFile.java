package dev.decoy.eval.candidates;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ValueType;
import dev.decoy.io.DataException;
import dev.decoy.io.InputFiles;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Schema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Text files, plain or gzip, with a list of candidates on each line ({@link ListLine}), as rows of user, item and positive; the
 * positive is null where lines name users alone.
 */
final class ListFile implements InteractionSource {
    static final String USER = "user";
    static final String ITEM = "item";
    static final String POSITIVE = "positive";

    private final Path path;

    ListFile(Path path) {
        this.path = path;
    }

    /** Whether the first file of a path is such a text, by its name or its first line. */
    static boolean isOne(Path path) throws IOException {
        Path file = InputFiles.find(path).get(0);
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        if (plain.endsWith(".parquet")) {
            return false;
        }
        if (plain.endsWith(".negative")) {
            return true;
        }
        try (BufferedReader lines = open(file)) {
            String first = lines.readLine();
            return first != null && (first.startsWith("(") || (plain.endsWith(".txt") && first.indexOf('\t') < 0));
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        try {
            InputStream plain =
                    file.toString().toLowerCase(Locale.ROOT).endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
            // A decoder of its own refuses what is no UTF-8.
            return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()));
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    @Override
    public Schema schema() {
        return new Schema(List.of(
                Schema.Column.of(USER, ValueType.UNTYPED),
                Schema.Column.of(ITEM, ValueType.UNTYPED),
                Schema.Column.of(POSITIVE, ValueType.UNTYPED).orNull()));
    }

    @Override
    public List<Part> parts() throws IOException {
        return InputFiles.find(path).stream().<Part>map(ListPart::new).toList();
    }

    /** One file. */
    private record ListPart(Path place) implements Part {
        @Override
        public String name() {
            return place.toString();
        }

        @Override
        public Optional<Path> file() {
            return Optional.of(place);
        }

        @Override
        public Reader open(InteractionColumns columns) throws IOException {
            return new LineReader(name(), ListFile.open(place));
        }
    }

    /** A batch is a line that has items. */
    private static final class LineReader implements Reader {
        private final String name;
        private final BufferedReader lines;
        private final ColumnVector users = new ColumnVector(ValueType.UNTYPED);
        private final ColumnVector items = new ColumnVector(ValueType.UNTYPED);
        private final ColumnVector positives = new ColumnVector(ValueType.UNTYPED);
        private @Nullable ListLine first;
        private long number;
        private int rows;

        LineReader(String name, BufferedReader lines) {
            this.name = name;
            this.lines = lines;
        }

        @Override
        public boolean next() throws IOException {
            try {
                for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                    number++;
                    if (!text.isBlank() && fill(ListLine.of(text))) {
                        return true;
                    }
                }
                return false;
            } catch (IllegalArgumentException e) {
                throw new DataException(name + ", line " + number + ": " + e.getMessage(), e);
            } catch (CharacterCodingException e) {
                throw new DataException(name + ", after line " + number + ": must be UTF-8 text", e);
            }
        }

        private boolean fill(ListLine line) {
            if (first == null) {
                first = line;
            }
            if ((first.positive() == null) != (line.positive() == null)) {
                throw new IllegalArgumentException("\"" + line.head() + "\" stands where other lines begin as \""
                        + first.head() + "\"; write (user,positive) on all lines, or on none");
            }
            rows = line.items().size();
            for (ColumnVector column : List.of(users, items, positives)) {
                column.clear();
                column.ensureCapacity(rows);
            }
            String positive = line.positive();
            for (int i = 0; i < rows; i++) {
                users.setText(i, line.user());
                items.setText(i, line.items().get(i));
                if (positive == null) {
                    positives.setNull(i);
                } else {
                    positives.setText(i, positive);
                }
            }
            return rows > 0;
        }

        @Override
        public int rows() {
            return rows;
        }

        @Override
        public ColumnVector users() {
            return users;
        }

        @Override
        public ColumnVector items() {
            return items;
        }

        @Override
        public long @Nullable [] timestamps() {
            return null;
        }

        @Override
        public InteractionColumns.@Nullable TimeUnit timeUnit() {
            return null;
        }

        @Override
        public ColumnVector column(int index) {
            return positives;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
