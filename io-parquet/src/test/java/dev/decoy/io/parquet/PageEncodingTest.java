package dev.decoy.io.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ValueType;
import dev.decoy.io.Schema;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesReader;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages are made of, held against parquet-java's own decoders. */
class PageEncodingTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 8, 15, 24, 31, 32})
    void runsAndPackedValuesComeBack(int width) throws IOException {
        SplittableRandom random = new SplittableRandom(width);
        for (int round = 0; round < 50; round++) {
            int[] values = runs(random, random.nextInt(1, 400), width);
            PageBytes page = new PageBytes();
            RunLengths.put(values, 0, values.length, width, page);

            RunLengthBitPackingHybridDecoder theirs =
                    new RunLengthBitPackingHybridDecoder(width, new ByteArrayInputStream(page.array(), 0, page.size()));
            int[] decoded = new int[values.length];
            for (int i = 0; i < decoded.length; i++) {
                decoded[i] = theirs.readInt();
            }
            assertThat(decoded).as("round %d", round).isEqualTo(values);
            assertThat(read(page, width, values.length, random))
                    .as("round %d", round)
                    .isEqualTo(values);
        }
    }

    /** Runs of all lengths, so that packed groups and runs begin and end anywhere. */
    private static int[] runs(SplittableRandom random, int size, int width) {
        int[] values = new int[size];
        for (int at = 0; at < size; ) {
            int value = width == 0 ? 0 : (int) (random.nextLong() >>> (Long.SIZE - width));
            int end = Math.min(size, at + (random.nextBoolean() ? 1 : random.nextInt(1, 30)));
            Arrays.fill(values, at, end, value);
            at = end;
        }
        return values;
    }

    /** Reads in pieces, from bytes that end with the page. */
    private static int[] read(PageBytes page, int width, int size, SplittableRandom random) throws EOFException {
        byte[] bytes = Arrays.copyOf(page.array(), page.size());
        RunLengthDecoder decoder = new RunLengthDecoder(bytes, 0, bytes.length, width);
        int[] values = new int[size];
        for (int at = 0; at < size; ) {
            int count = random.nextInt(1, size - at + 1);
            decoder.read(values, at, count);
            at += count;
        }
        return values;
    }

    @Test
    void pagesThatAreCutShortAreFound() {
        PageBytes page = new PageBytes();
        RunLengths.put(new int[] {1, 2, 3, 4, 5, 6, 7, 0, 1, 2}, 0, 10, 3, page);
        // A header, 30 bits of values, and padding that nobody misses.
        int needed = 1 + 4;
        for (int size = 0; size < needed; size++) {
            RunLengthDecoder decoder = new RunLengthDecoder(Arrays.copyOf(page.array(), size), 0, size, 3);
            assertThatExceptionOfType(EOFException.class).isThrownBy(() -> decoder.read(new int[10], 0, 10));
        }
    }

    @Test
    void differencesComeBackWhateverTheNumbers() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 200; round++) {
            long[] values = new long[random.nextInt(1, 600)];
            int bits = random.nextInt(1, 65);
            for (int i = 0; i < values.length; i++) {
                long step = random.nextLong() >> (Long.SIZE - bits);
                values[i] = i == 0 || random.nextInt(50) == 0 ? random.nextLong() : values[i - 1] + step;
            }
            PageBytes page = new PageBytes();
            new Deltas().put(values, 0, values.length, page);

            DeltaBinaryPackingValuesReader theirs = new DeltaBinaryPackingValuesReader();
            theirs.initFromPage(
                    values.length, ByteBufferInputStream.wrap(ByteBuffer.wrap(page.array(), 0, page.size())));
            long[] decoded = new long[values.length];
            for (int i = 0; i < decoded.length; i++) {
                decoded[i] = theirs.readLong();
            }
            assertThat(decoded).as("round %d", round).isEqualTo(values);
        }
    }

    @Test
    void distinctValuesAscendAndEachIsFound() {
        long[][] samples = {
            {5, 5, 5},
            {3, -1, 7, 3},
            {Long.MAX_VALUE, Long.MIN_VALUE, 0, Long.MAX_VALUE},
            {1L << 40, 0, 1L << 40, -(1L << 40)},
        };
        for (long[] sample : samples) {
            ValueBuffer values = buffer(sample);
            DistinctValues distinct = new DistinctValues();
            assertThat(distinct.find(values)).isTrue();
            for (int i = 0; i < sample.length; i++) {
                assertThat(distinct.entry(distinct.indices()[i])).isEqualTo(sample[i]);
            }
            for (int i = 1; i < distinct.size(); i++) {
                assertThat(distinct.entry(i)).isGreaterThan(distinct.entry(i - 1));
            }
        }
    }

    @Test
    void idsOfRowsAreNoDictionary() {
        SplittableRandom random = new SplittableRandom(3);
        long[] pairs = new long[40_000];
        for (int i = 0; i < pairs.length; i += 2) {
            pairs[i] = random.nextLong();
            pairs[i + 1] = pairs[i];
        }
        assertThat(new DistinctValues().find(buffer(pairs))).isFalse();
        assertThat(Deltas.size(pairs, pairs.length)).isEqualTo(Long.MAX_VALUE);
    }

    private static ValueBuffer buffer(long[] values) {
        Schema.Column column = Schema.Column.of("number", ValueType.INT64);
        ColumnVector vector = column.newVector();
        vector.ensureCapacity(values.length);
        System.arraycopy(values, 0, vector.longs(), 0, values.length);
        ValueBuffer buffer = new ValueBuffer(column);
        buffer.append(vector, 0, values.length);
        return buffer;
    }
}
