package dev.decoy.eval.model;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ListVector;
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
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The vectors of an NPY file as lists beside the columns of a table of ids: row by row, in the order of the table's parts.
 * Floats or doubles, little-endian, in C order. Immutable and thread-safe.
 */
final class NpySource implements InteractionSource {
    /** How its vectors are asked for. */
    static final VectorColumns COLUMNS = new VectorColumns("vector", List.of());

    private static final List<String> TYPES = List.of("<f4", "<f8");
    private static final String ADVICE =
            "write vectors by numpy.save(path, numpy.ascontiguousarray(vectors, dtype=\"<f4\")), one row each";

    private final Path file;
    private final InteractionSource ids;

    NpySource(Path file, InteractionSource ids) {
        this.file = file;
        this.ids = ids;
    }

    private NpyHeader header() throws IOException {
        return NpyHeader.read(file, TYPES, 2, ADVICE);
    }

    @Override
    public Schema schema() throws IOException {
        header();
        return new Schema(ids.schema().columns(), Map.of("vector", "a list"));
    }

    @Override
    public List<Part> parts() {
        return List.of(new NpyPart());
    }

    private final class NpyPart implements Part {
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
            return new NpyReader(header(), columns);
        }

        @Override
        public Reader open(InteractionColumns columns, List<String> lists) throws IOException {
            return open(columns);
        }
    }

    /** The ids of all parts, and as many vectors. */
    private final class NpyReader implements Reader {
        private final InteractionColumns columns;
        private final Iterator<? extends Part> parts;
        private final boolean doubles;
        private final long rows;
        private final int dimension;
        private final InputStream in;
        private final ListVector vectors;
        private @Nullable Reader reader;
        private long read;

        NpyReader(NpyHeader header, InteractionColumns columns) throws IOException {
            this.columns = columns;
            doubles = header.type().equals("<f8");
            rows = header.shape().get(0);
            dimension = Math.toIntExact(header.shape().get(1));
            vectors = new ListVector(doubles ? ValueType.FLOAT64 : ValueType.FLOAT32);
            parts = ids.parts().iterator();
            in = header.open(file);
        }

        @Override
        public boolean next() throws IOException {
            while (reader == null || !reader.next()) {
                if (reader != null) {
                    reader.close();
                }
                if (!parts.hasNext()) {
                    requireEnd();
                    return false;
                }
                reader = parts.next().open(columns);
            }
            read += reader.rows();
            if (read <= rows) {
                readVectors(reader.rows());
                return true;
            }
            throw unlike("at least " + read);
        }

        private void requireEnd() {
            if (read < rows) {
                throw unlike(Long.toString(read));
            }
        }

        private DataException unlike(String idCount) {
            return new DataException(file + ": has " + rows + " vectors, and there are " + idCount
                    + " ids beside it; write one id for each vector, in the same order");
        }

        private void readVectors(int count) throws IOException {
            vectors.ensureRows(count);
            ColumnVector values = vectors.values();
            values.ensureCapacity(Math.multiplyExact(count, dimension));
            int width = doubles ? Double.BYTES : Float.BYTES;
            for (int row = 0; row < count; row++) {
                ByteBuffer bytes =
                        ByteBuffer.wrap(in.readNBytes(dimension * width)).order(ByteOrder.LITTLE_ENDIAN);
                for (int d = 0; d < dimension; d++) {
                    values.doubles()[row * dimension + d] = doubles ? bytes.getDouble() : bytes.getFloat();
                }
                vectors.offsets()[row + 1] = (row + 1) * dimension;
            }
        }

        private Reader ids() {
            if (reader == null) {
                throw new IllegalStateException("next was not called");
            }
            return reader;
        }

        @Override
        public int rows() {
            return ids().rows();
        }

        @Override
        public ColumnVector users() {
            return ids().users();
        }

        @Override
        public ColumnVector items() {
            return ids().items();
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
            return ids().column(index);
        }

        @Override
        public ListVector list(int index) {
            return vectors;
        }

        @Override
        public void close() throws IOException {
            in.close();
            if (reader != null) {
                reader.close();
            }
        }
    }
}
