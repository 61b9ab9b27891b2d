package dev.decoy.eval.model;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ValueType;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whole numbers of an NPY file with one axis, as a table whose column has whatever name is asked for. Immutable and
 * thread-safe.
 *
 * @param file 32 or 64-bit integers, little-endian
 * @param column what the column is called
 */
record NpyIds(Path file, String column) implements InteractionSource {
    private static final int BATCH = 8192;
    private static final List<String> TYPES = List.of("<i8", "<i4");
    private static final String ADVICE =
            "write ids by numpy.save(path, ids.astype(\"<i8\")), and ids that are text as CSV or Parquet";

    @Override
    public Schema schema() throws IOException {
        header();
        return new Schema(List.of(Schema.Column.of(column, ValueType.INT64)));
    }

    private NpyHeader header() throws IOException {
        return NpyHeader.read(file, TYPES, 1, ADVICE);
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part() {
            @Override
            public String name() {
                return file.toString();
            }

            @Override
            public Optional<Path> file() {
                return Optional.of(file);
            }

            @Override
            public Reader open(InteractionColumns columns) throws IOException {
                return new IdReader(header());
            }
        });
    }

    private final class IdReader implements Reader {
        private final boolean wide;
        private final InputStream in;
        private final ColumnVector ids = new ColumnVector(ValueType.INT64);
        private long left;
        private int rows;

        IdReader(NpyHeader header) throws IOException {
            wide = header.type().equals("<i8");
            left = header.shape().get(0);
            in = header.open(file);
            ids.ensureCapacity(BATCH);
        }

        @Override
        public boolean next() throws IOException {
            rows = (int) Math.min(BATCH, left);
            left -= rows;
            ByteBuffer bytes = ByteBuffer.wrap(in.readNBytes(rows * (wide ? Long.BYTES : Integer.BYTES)))
                    .order(ByteOrder.LITTLE_ENDIAN);
            for (int row = 0; row < rows; row++) {
                ids.longs()[row] = wide ? bytes.getLong() : bytes.getInt();
            }
            return rows > 0;
        }

        @Override
        public int rows() {
            return rows;
        }

        @Override
        public ColumnVector users() {
            return ids;
        }

        @Override
        public ColumnVector items() {
            return ids;
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
            throw new DataException(file + ": has ids and no other column; name none");
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
