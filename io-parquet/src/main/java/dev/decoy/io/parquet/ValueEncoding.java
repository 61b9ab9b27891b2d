package dev.decoy.io.parquet;

import dev.decoy.data.Dictionary;
import dev.decoy.io.Schema;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** How the values of a chunk become the bytes of pages. Good for one chunk: it looks into the buffers of its column. */
interface ValueEncoding {
    /** Its name in a page's header. */
    Encoding encoding();

    /** Entries of the dictionary, which stands in the scratch; 0: there is none. */
    default int entries() {
        return 0;
    }

    /** Appends values {@code from} to {@code to - 1}. */
    void put(int from, int to, PageBytes into);

    /** Tells a page's statistics the least and the largest of its values, if there are any. */
    void addTo(Statistics<?> statistics, int from, int to);

    /** The encoding that makes the values smallest, before any codec: a dictionary, differences, or as they are. */
    static ValueEncoding choose(
            Schema.Column column,
            ColumnDescriptor leaf,
            ValueBuffer values,
            IdTexts idTexts,
            ColumnChunkWriter.Scratch scratch) {
        PrimitiveTypeName type = leaf.getPrimitiveType().getPrimitiveTypeName();
        if (type == PrimitiveTypeName.BOOLEAN) {
            return new BooleanEncoding(values.ints());
        }
        if (values.size() == 0) {
            // Whatever the type: there is nothing to write.
            return new PlainEncoding.Ints(new int[0]);
        }
        Dictionary ids = column.dictionary();
        long plain = (long) values.size() * bytes(type);
        long differences = type == PrimitiveTypeName.INT64 && ids == null
                ? Deltas.size(values.longs(), values.size())
                : Long.MAX_VALUE;
        if (scratch.distinct.find(values)) {
            int bits = RunLengths.width(Math.max(0, scratch.distinct.size() - 1));
            long coded = (long) scratch.distinct.size() * bytes(type) + (((long) values.size() * bits) >>> 3);
            // Text that stands for an id is never written but in a dictionary.
            if (type == PrimitiveTypeName.BINARY || coded <= Math.min(plain, differences)) {
                return new DictionaryEncoding(ids, type, values.size(), idTexts, scratch);
            }
        }
        if (differences <= plain / 4 * 3) {
            return new DeltaEncoding(values.longs(), scratch.deltas);
        }
        return PlainEncoding.of(ids, type, values);
    }

    private static int bytes(PrimitiveTypeName type) {
        return type == PrimitiveTypeName.INT64 || type == PrimitiveTypeName.DOUBLE ? Long.BYTES : Integer.BYTES;
    }
}
