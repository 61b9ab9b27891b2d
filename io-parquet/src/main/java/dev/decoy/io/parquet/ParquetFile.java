package dev.decoy.io.parquet;

import dev.decoy.data.ValueType;
import dev.decoy.io.DataException;
import dev.decoy.io.Schema;
import dev.decoy.spi.DidYouMean;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * A file and its footer. Immutable and thread-safe.
 *
 * @param path where it is
 * @param footer its schema and row groups
 */
record ParquetFile(Path path, ParquetMetadata footer) {
    private static final int MAGIC_LENGTH = 4;
    private static final String MAGIC = "PAR1";
    private static final String MAGIC_OF_ENCRYPTED = "PARE";

    /**
     * Reads the footer.
     *
     * @throws DataException when the file is empty, cut short, damaged, encrypted or no Parquet file
     */
    static ParquetFile read(Path path) throws IOException {
        checkMagic(path);
        PathInput file = new PathInput(path);
        try (SeekableInputStream in = file.newStream()) {
            return new ParquetFile(path, ParquetFileReader.readFooter(file, options(), in));
        } catch (RuntimeException | IOException e) {
            throw new DataException(
                    path + ": the footer cannot be read (" + e.getMessage()
                            + "); the file is damaged, copy or write it again",
                    e);
        }
    }

    private static void checkMagic(Path path) throws IOException {
        try (SeekableByteChannel file = Files.newByteChannel(path)) {
            if (file.size() == 0) {
                throw new DataException(path + ": the file is empty (0 bytes); copy or write it again");
            }
            String head = magic(file, 0);
            String tail = magic(file, Math.max(0, file.size() - MAGIC_LENGTH));
            if (head.equals(MAGIC_OF_ENCRYPTED) || tail.equals(MAGIC_OF_ENCRYPTED)) {
                throw new DataException(
                        path + ": the file is encrypted, which is not read; write it without encryption");
            }
            if (!head.equals(MAGIC)) {
                throw new DataException(path + ": not a Parquet file (it does not begin with " + MAGIC
                        + "); check source.path and source.type");
            }
            if (!tail.equals(MAGIC) || file.size() < 3 * MAGIC_LENGTH) {
                throw new DataException(path + ": the file is cut short (it begins as Parquet, but does not end with "
                        + MAGIC + "); copy or write it again");
            }
        }
    }

    private static String magic(SeekableByteChannel file, long at) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MAGIC_LENGTH);
        file.position(at);
        while (bytes.hasRemaining() && file.read(bytes) >= 0) {
            // Reads on until there are four bytes, or no more.
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }

    private static ParquetReadOptions options() {
        return ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new Codecs())
                .usePageChecksumVerification()
                .withUseHadoopVectoredIo(false)
                .build();
    }

    /** Opens the file for its pages. */
    ParquetFileReader open() throws IOException {
        PathInput file = new PathInput(path);
        return ParquetFileReader.open(file, footer, options(), file.newStream());
    }

    /** The row groups. */
    List<BlockMetaData> rowGroups() {
        return footer.getBlocks();
    }

    private MessageType type() {
        return footer.getFileMetaData().getSchema();
    }

    /** The columns whose types are read here, and what the others are. */
    Schema schema() {
        List<Schema.Column> columns = new ArrayList<>();
        Map<String, String> others = new HashMap<>();
        for (Type field : type().getFields()) {
            Optional<ValueType> readAs = ColumnTypes.of(field);
            if (readAs.isPresent()) {
                Schema.Column column = Schema.Column.of(field.getName(), readAs.get());
                columns.add(field.isRepetition(Type.Repetition.OPTIONAL) ? column.orNull() : column);
            } else {
                others.put(field.getName(), unreadable(field));
            }
        }
        try {
            return new Schema(columns, others);
        } catch (IllegalArgumentException e) {
            throw new DataException(path + ": " + e.getMessage() + "; give each column a name of its own", e);
        }
    }

    /** The column of a name, with the type it is read as. */
    Column column(String name) {
        if (!type().containsField(name)) {
            throw new DataException(path + ": there is no column \"" + name + "\"" + DidYouMean.hint(name, names())
                    + "; the columns are " + String.join(", ", names()));
        }
        Type field = type().getType(name);
        ValueType readAs = ColumnTypes.of(field)
                .orElseThrow(() -> new DataException(path + ", column \"" + name + "\": " + unreadable(field)));
        return new Column(type().getColumnDescription(new String[] {name}), readAs);
    }

    /**
     * The column of lists of a name: of a standard list, or a repeated value.
     *
     * @throws DataException when there is none, or its elements are of a type that is not read in lists
     */
    ListColumn list(String name) {
        for (ColumnDescriptor leaf : type().getColumns()) {
            if (leaf.getPath()[0].equals(name) && leaf.getMaxRepetitionLevel() == 1) {
                PrimitiveType element = leaf.getPrimitiveType();
                // A list of groups has several leaves, or one whose group is not the list's own.
                boolean alone = type().getType(name).isPrimitive() || ColumnTypes.isList(type().getType(name));
                Optional<ValueType> readAs = alone ? ColumnTypes.ofElement(element) : Optional.empty();
                int optional = element.isRepetition(Type.Repetition.OPTIONAL) ? 1 : 0;
                return new ListColumn(
                        leaf,
                        readAs.orElseThrow(
                                () -> new DataException(
                                        path + ", column \"" + name + "\": lists of " + ColumnTypes.describe(element)
                                                + " are not read; write lists of whole numbers, floating-point numbers or text")),
                        leaf.getMaxDefinitionLevel() - optional);
            }
        }
        throw new DataException(path + ", column \"" + name + "\": there is no column of lists of this name");
    }

    private static String unreadable(Type field) {
        return ColumnTypes.describe(field)
                + " is not read; write it as a whole number, a floating-point number, a timestamp or text";
    }

    private List<String> names() {
        return type().getFields().stream().map(Type::getName).toList();
    }

    /**
     * A column that is read.
     *
     * @param descriptor what the file says
     * @param type what its values become
     */
    record Column(ColumnDescriptor descriptor, ValueType type) {
        String name() {
            return descriptor.getPath()[0];
        }
    }

    /**
     * A column of lists that is read.
     *
     * @param descriptor what the file says of the elements
     * @param type what elements become
     * @param elementLevel the definition level from which there is an element, though it may be null
     */
    record ListColumn(ColumnDescriptor descriptor, ValueType type, int elementLevel) {
        String name() {
            return descriptor.getPath()[0];
        }
    }
}
