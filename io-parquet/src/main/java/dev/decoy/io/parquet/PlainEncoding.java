package dev.decoy.io.parquet;

import dev.decoy.data.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/** Numbers as they are, one after the other. */
interface PlainEncoding extends ValueEncoding {
    @Override
    default Encoding encoding() {
        return Encoding.PLAIN;
    }

    /** The numbers of a buffer, or those that its codes stand for. */
    static ValueEncoding of(@Nullable Dictionary ids, PrimitiveTypeName type, ValueBuffer values) {
        int size = values.size();
        return switch (type) {
            case INT32 -> new Ints(ids == null ? values.ints() : intIds(ids, values.ints(), size));
            case INT64 -> new Longs(ids == null ? values.longs() : longIds(ids, values.ints(), size));
            case FLOAT -> new Floats(floatBits(values.longs(), size));
            case DOUBLE -> new Doubles(values.longs());
            default -> throw new IllegalStateException("values of type " + type + " are no numbers");
        };
    }

    private static int[] intIds(Dictionary ids, int[] codes, int size) {
        int[] numbers = new int[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = (int) ids.longId(codes[i]);
        }
        return numbers;
    }

    private static long[] longIds(Dictionary ids, int[] codes, int size) {
        long[] numbers = new long[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = ids.longId(codes[i]);
        }
        return numbers;
    }

    private static int[] floatBits(long[] bits, int size) {
        int[] narrow = new int[size];
        for (int i = 0; i < size; i++) {
            narrow[i] = (int) bits[i];
        }
        return narrow;
    }

    /** Two of the numbers say all that statistics ask for. */
    static void addRange(long[] values, int from, int to, Statistics<?> statistics) {
        if (from == to) {
            return;
        }
        long least = values[from];
        long most = least;
        for (int i = from; i < to; i++) {
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }
        statistics.updateStats(least);
        statistics.updateStats(most);
    }

    /** 32-bit numbers. */
    final class Ints implements PlainEncoding {
        private final int[] values;

        Ints(int[] values) {
            this.values = values;
        }

        @Override
        public void put(int from, int to, PageBytes into) {
            into.putInts(values, from, to);
        }

        @Override
        public void addTo(Statistics<?> statistics, int from, int to) {
            if (from == to) {
                return;
            }
            int least = values[from];
            int most = least;
            for (int i = from; i < to; i++) {
                least = Math.min(least, values[i]);
                most = Math.max(most, values[i]);
            }
            statistics.updateStats(least);
            statistics.updateStats(most);
        }
    }

    /** 64-bit numbers. */
    final class Longs implements PlainEncoding {
        private final long[] values;

        Longs(long[] values) {
            this.values = values;
        }

        @Override
        public void put(int from, int to, PageBytes into) {
            into.putLongs(values, from, to);
        }

        @Override
        public void addTo(Statistics<?> statistics, int from, int to) {
            addRange(values, from, to, statistics);
        }
    }

    /** The bits of 32-bit floating-point numbers. */
    final class Floats implements PlainEncoding {
        private final int[] bits;

        Floats(int[] bits) {
            this.bits = bits;
        }

        @Override
        public void put(int from, int to, PageBytes into) {
            into.putInts(bits, from, to);
        }

        @Override
        public void addTo(Statistics<?> statistics, int from, int to) {
            // One by one, as not-a-number has rules of its own.
            for (int i = from; i < to; i++) {
                statistics.updateStats(Float.intBitsToFloat(bits[i]));
            }
        }
    }

    /** The bits of 64-bit floating-point numbers. */
    final class Doubles implements PlainEncoding {
        private final long[] bits;

        Doubles(long[] bits) {
            this.bits = bits;
        }

        @Override
        public void put(int from, int to, PageBytes into) {
            into.putLongs(bits, from, to);
        }

        @Override
        public void addTo(Statistics<?> statistics, int from, int to) {
            for (int i = from; i < to; i++) {
                statistics.updateStats(Double.longBitsToDouble(bits[i]));
            }
        }
    }
}
