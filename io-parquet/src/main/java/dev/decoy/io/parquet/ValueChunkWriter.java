package dev.decoy.io.parquet;

import dev.decoy.data.ColumnVector;
import dev.decoy.io.Schema;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Codes and numbers: held until the chunk is whole, then encoded at once by {@link ValueEncoding}, in loops over arrays and
 * with no hashing of ids, as a code is a dictionary's index already.
 */
final class ValueChunkWriter implements ColumnChunkWriter {
    private static final int MOST_ROWS_OF_PAGE = 1 << 16;
    private static final int MOST_VALUES_OF_PAGE = 1 << 17;
    // Packing that saves less is not worth what it costs the reader.
    private static final double LEAST_SAVING = 0.05;

    private final Schema.Column column;
    private final ColumnDescriptor leaf;
    private final IdTexts idTexts;
    private final PageCompressor compressor;
    private final Scratch scratch;
    private final ValueBuffer buffer;
    private final int slotsPerPage;
    private int[] levels = {};

    ValueChunkWriter(
            Schema.Column column, ColumnDescriptor leaf, IdTexts idTexts, PageCompressor compressor, Scratch scratch) {
        this.column = column;
        this.leaf = leaf;
        this.idTexts = idTexts;
        this.compressor = compressor;
        this.scratch = scratch;
        buffer = new ValueBuffer(column);
        int rows = Math.max(1, Math.min(MOST_ROWS_OF_PAGE, MOST_VALUES_OF_PAGE / column.width()));
        slotsPerPage = Math.multiplyExact(rows, column.width());
    }

    @Override
    public void write(ColumnVector vector, int from, int end) {
        buffer.append(vector, from * column.width(), end * column.width());
    }

    @Override
    public void writeTo(ParquetFileWriter file) throws IOException {
        ValueEncoding encoding = ValueEncoding.choose(column, leaf, buffer, idTexts, scratch);
        CompressionCodecName codec = codec(encoding);
        file.startColumn(leaf, buffer.slots(), codec);
        if (encoding.entries() > 0) {
            PageBytes bytes = scratch.dictionary;
            file.writeDictionaryPage(
                    new DictionaryPage(packed(bytes, codec), bytes.size(), encoding.entries(), Encoding.PLAIN));
        }
        int value = 0;
        for (int slot = 0; slot < buffer.slots(); slot += slotsPerPage) {
            value = writePage(file, encoding, codec, slot, Math.min(buffer.slots(), slot + slotsPerPage), value);
        }
        file.endColumn();
        buffer.clear();
    }

    /** None where packing the dictionary and the first page saves next to nothing: bit-packed random codes do not shrink. */
    private CompressionCodecName codec(ValueEncoding encoding) throws IOException {
        if (compressor.compression() == Compression.NONE) {
            return CompressionCodecName.UNCOMPRESSED;
        }
        int end = Math.min(buffer.slots(), slotsPerPage);
        encode(encoding, 0, end, 0);
        double pages = (double) buffer.slots() / Math.max(1, end);
        double plain = pages * scratch.page.size();
        double saved = pages * saving(scratch.page);
        if (encoding.entries() > 0) {
            plain += scratch.dictionary.size();
            saved += saving(scratch.dictionary);
        }
        return saved < LEAST_SAVING * plain
                ? CompressionCodecName.UNCOMPRESSED
                : compressor.compression().codec();
    }

    private int saving(PageBytes bytes) throws IOException {
        return bytes.size() - compressor.pack(bytes.array(), bytes.size());
    }

    private int writePage(
            ParquetFileWriter file, ValueEncoding encoding, CompressionCodecName codec, int from, int to, int value)
            throws IOException {
        int end = encode(encoding, from, to, value);
        Statistics<?> statistics = Statistics.createStats(leaf.getPrimitiveType());
        statistics.incrementNumNulls((to - from) - (end - value));
        encoding.addTo(statistics, value, end);
        PageBytes page = scratch.page;
        file.writeDataPage(
                to - from,
                page.size(),
                packed(page, codec),
                statistics,
                (to - from) / column.width(),
                Encoding.RLE,
                Encoding.RLE,
                encoding.encoding());
        return end;
    }

    private BytesInput packed(PageBytes bytes, CompressionCodecName codec) throws IOException {
        if (codec == CompressionCodecName.UNCOMPRESSED) {
            return BytesInput.from(bytes.array(), 0, bytes.size());
        }
        int size = compressor.pack(bytes.array(), bytes.size());
        return BytesInput.from(compressor.packed(), 0, size);
    }

    /** Encodes slots, whose first value is value {@code value}, to the scratch page; the number of the next value. */
    private int encode(ValueEncoding encoding, int from, int to, int value) {
        scratch.page.clear();
        if (levels.length < to - from) {
            levels = new int[slotsPerPage];
        }
        putRepetitions(from, to);
        int end = putDefinitions(from, to, value);
        encoding.put(value, end, scratch.page);
        return end;
    }

    private void putRepetitions(int from, int to) {
        if (leaf.getMaxRepetitionLevel() == 0) {
            return;
        }
        for (int i = 0; i < to - from; i++) {
            levels[i] = i % column.width() == 0 ? 0 : 1;
        }
        putLevels(to - from, leaf.getMaxRepetitionLevel());
    }

    private int putDefinitions(int from, int to, int value) {
        int present = leaf.getMaxDefinitionLevel();
        if (present == 0) {
            return value + to - from;
        }
        int end = value;
        for (int slot = from; slot < to; slot++) {
            boolean there = !column.nullable() || buffer.isThere(slot);
            levels[slot - from] = there ? present : present - 1;
            end += there ? 1 : 0;
        }
        putLevels(to - from, present);
        return end;
    }

    private void putLevels(int count, int most) {
        PageBytes page = scratch.page;
        int length = page.size();
        page.putInt(0);
        RunLengths.put(levels, 0, count, RunLengths.width(most), page);
        page.setInt(length, page.size() - length - Integer.BYTES);
    }
}
