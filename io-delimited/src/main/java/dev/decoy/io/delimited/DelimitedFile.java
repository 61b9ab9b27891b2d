package dev.decoy.io.delimited;

import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** One file of a source; gzip is told by its first two bytes. Immutable and thread-safe. */
final class DelimitedFile implements InteractionSource.Part {
    private static final int BUFFER = 1 << 16;
    /** Read to estimate rows: many buffers, as what waits in them is counted with the bytes that were seen. */
    private static final long COUNTED_BYTES = 1 << 22;

    private static final Set<String> ATOMIC_TYPES = Set.of("token", "token_seq", "float", "float_seq");

    private final String name;
    private final Path path;
    private final DelimitedFormat format;
    private final List<String> columns;

    private DelimitedFile(String name, Path path, DelimitedFormat format, List<String> columns) {
        this.name = name;
        this.path = path;
        this.format = format;
        this.columns = columns;
    }

    /**
     * Looks at the first line.
     *
     * @param name what messages call the file
     * @throws DataException when the file is empty or its columns cannot be understood
     */
    static DelimitedFile of(String name, Path path, DelimitedFormat format) throws IOException {
        try (RowScanner scanner = scan(name, path, format)) {
            boolean any = scanner.next();
            if (format.header()) {
                if (!any) {
                    throw new DataException(name + ": there is no header; set source.header: false and name"
                            + " source.columns, or remove the file");
                }
                return new DelimitedFile(name, path, format, header(scanner));
            }
            if (any
                    && format.form() == DelimitedFormat.Form.ROWS
                    && scanner.fields() != format.columns().size()) {
                throw DelimitedReader.ragged(scanner, format.columns());
            }
            return new DelimitedFile(name, path, format, format.columns());
        }
    }

    private static List<String> header(RowScanner scanner) {
        List<String> names = new ArrayList<>();
        Set<String> distinct = new HashSet<>();
        for (int i = 0; i < scanner.fields(); i++) {
            String name = new String(
                    scanner.bytes(), scanner.start(i), scanner.end(i) - scanner.start(i), StandardCharsets.UTF_8);
            if (name.indexOf('\uFFFD') >= 0) {
                throw new DataException(scanner.place() + ": the name of column " + (i + 1)
                        + " is not UTF-8; convert the file to UTF-8");
            }
            // Tables saved with their row numbers begin with a column that has no name.
            names.add(name.isEmpty() ? "column " + (i + 1) : name);
            if (!distinct.add(names.get(i))) {
                throw new DataException(
                        scanner.place() + ": two columns are named \"" + names.get(i) + "\"; rename one of them");
            }
        }
        return withoutTypes(names);
    }

    /** RecBole's atomic files write {@code user_id:token}: a name and a type. */
    private static List<String> withoutTypes(List<String> names) {
        List<String> bare = new ArrayList<>();
        for (String name : names) {
            int colon = name.lastIndexOf(':');
            if (colon <= 0 || !ATOMIC_TYPES.contains(name.substring(colon + 1))) {
                return List.copyOf(names);
            }
            bare.add(name.substring(0, colon));
        }
        // A name that two types share is no name without them.
        return new HashSet<>(bare).size() < bare.size() ? List.copyOf(names) : List.copyOf(bare);
    }

    private static RowScanner scan(String name, Path path, DelimitedFormat format) throws IOException {
        return scan(name, Files.newInputStream(path), format);
    }

    /** Takes over the stream. */
    private static RowScanner scan(String name, InputStream file, DelimitedFormat format) throws IOException {
        InputStream raw = new BufferedInputStream(file, BUFFER);
        try {
            return new RowScanner(name, unzipped(name, raw), format);
        } catch (IOException | DataException e) {
            raw.close();
            throw e;
        }
    }

    private static InputStream unzipped(String name, InputStream raw) throws IOException {
        raw.mark(2);
        int first = raw.read();
        int second = raw.read();
        raw.reset();
        if (first < 0) {
            throw new DataException(name + ": the file is empty; remove it, or write it again");
        }
        if (first != 0x1F || second != 0x8B) {
            return raw;
        }
        try {
            return new GZIPInputStream(raw, BUFFER);
        } catch (EOFException | ZipException e) {
            throw new DataException(name + ": the gzip data is cut off or broken; copy the file again", e);
        }
    }

    /** The names of the columns in the order of the file. */
    List<String> columns() {
        return columns;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<Path> file() {
        return Optional.of(path);
    }

    /** Counts a small file; of a larger one, as many rows as its bytes hold if all are like those of the first megabytes. */
    @Override
    public Optional<InteractionSource.RowCount> rowCount() throws IOException {
        try (SeekableByteChannel file = Files.newByteChannel(path);
                Rows rows = rows(scan(name, Channels.newInputStream(file), format))) {
            long counted = 0;
            while (rows.next()) {
                counted++;
                if ((counted & 1023) == 0 && file.position() >= COUNTED_BYTES && file.position() < file.size()) {
                    double perByte = (double) counted / file.position();
                    return Optional.of(new InteractionSource.RowCount(Math.round(perByte * file.size()), false));
                }
            }
            return Optional.of(new InteractionSource.RowCount(counted, true));
        }
    }

    /** The rows behind the header, if there is one. */
    private Rows rows(RowScanner scanner) throws IOException {
        if (format.header()) {
            scanner.next();
        }
        return format.form() == DelimitedFormat.Form.USER_PER_LINE ? new UserLines(scanner) : scanner;
    }

    @Override
    public InteractionSource.Reader open(InteractionColumns wanted) throws IOException {
        ColumnNames names = new ColumnNames(name, columns);
        names.require(wanted.user());
        names.require(wanted.item());
        String timestamp = wanted.timestamp();
        if (timestamp != null) {
            names.require(timestamp);
        }
        wanted.further().forEach(names::require);
        return new DelimitedReader(rows(scan(name, path, format)), format, columns, wanted);
    }
}
