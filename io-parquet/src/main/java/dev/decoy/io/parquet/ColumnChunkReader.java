package dev.decoy.io.parquet;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.ValueType;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.values.ValuesReader;
import org.jspecify.annotations.Nullable;

/**
 * The values of one flat column in one row group, page after page into vectors. Any encoding that parquet-java decodes,
 * pages of version 1 and 2. Thread-confined; holds one unpacked page and the dictionary.
 */
final class ColumnChunkReader {
    // Only "missing" and "there" in a flat column, so one bit a level.
    private static final int LEVEL_BITS = 1;

    private final ParquetFile.Column column;
    private final ColumnDescriptor descriptor;
    private final PageReader pages;
    private final org.apache.parquet.column.@Nullable Dictionary stored;
    // Decoded with the first page, so that a fault of its values names the column.
    private @Nullable ChunkDictionary dictionary;
    private final ValueDecoder decoder;
    private final boolean nullable;
    // Null but for text that has a dictionary.
    private @Nullable ColumnVector coded;
    private @Nullable PageValues values;
    private @Nullable Levels levels;
    private int[] present = {};
    private int leftInPage;

    ColumnChunkReader(ParquetFile.Column column, PageReader pages) throws IOException {
        this.column = column;
        this.descriptor = column.descriptor();
        this.pages = pages;
        this.nullable = descriptor.getMaxDefinitionLevel() > 0;
        this.decoder = ValueDecoder.of(column);
        DictionaryPage page = pages.readDictionaryPage();
        this.stored = page == null ? null : page.getEncoding().initDictionary(descriptor, page);
    }

    /**
     * The next {@code count} values: codes of the chunk's dictionary where it is of text and holds them all, so that no text is
     * copied; else in {@code plain}.
     *
     * @throws EOFException when the chunk has fewer values
     */
    ColumnVector readCoded(ColumnVector plain, int count) throws IOException {
        decodeDictionary();
        ColumnVector codes = coded;
        if (codes == null) {
            read(plain, count);
            return plain;
        }
        codes.clear();
        codes.ensureCapacity(count);
        int at = 0;
        while (at < count && pageWithValues() instanceof ChunkDictionary.CodedValues page) {
            int n = Math.min(leftInPage, count - at);
            readSome((into, from, some) -> page.readPlaces(into.ints(), from, some), codes, at, n);
            at += n;
            leftInPage -= n;
        }
        if (at == count) {
            return codes;
        }
        plain.clear();
        plain.ensureCapacity(count);
        copyTexts(codes, at, plain);
        readFrom(plain, at, count);
        return plain;
    }

    private void decodeDictionary() {
        if (stored != null && dictionary == null) {
            ChunkDictionary decoded = new ChunkDictionary(stored, column, decoder);
            dictionary = decoded;
            coded = column.type() == ValueType.TEXT ? new ColumnVector(decoded.asTexts()) : null;
        }
    }

    /** The dictionary ends where its writer gave it up, in the middle of a batch. */
    private static void copyTexts(ColumnVector codes, int count, ColumnVector plain) {
        for (int i = 0; i < count; i++) {
            if (codes.isNull(i)) {
                plain.setNull(i);
            } else {
                plain.setText(i, codes.text(i));
            }
        }
    }

    /**
     * Replaces the values of {@code into} by the next {@code count}.
     *
     * @throws EOFException when the chunk has fewer values
     */
    void read(ColumnVector into, int count) throws IOException {
        decodeDictionary();
        into.clear();
        into.ensureCapacity(count);
        readFrom(into, 0, count);
    }

    private void readFrom(ColumnVector into, int first, int count) throws IOException {
        int at = first;
        while (at < count) {
            PageValues page = pageWithValues();
            int n = Math.min(leftInPage, count - at);
            readSome(page, into, at, n);
            at += n;
            leftInPage -= n;
        }
    }

    private void readSome(PageValues page, ColumnVector into, int at, int count) throws IOException {
        Levels ofPage = levels;
        if (ofPage == null) {
            page.read(into, at, count);
        } else {
            readNullable(page, ofPage, into, at, count);
        }
    }

    /** Reads runs of values that are there, and marks the missing ones between them. */
    private void readNullable(PageValues page, Levels ofPage, ColumnVector into, int at, int count) throws IOException {
        if (present.length < count) {
            present = new int[count];
        }
        ofPage.read(present, 0, count);
        int run = 0;
        for (int i = 0; i < count; i++) {
            if (present[i] > 0) {
                run++;
            } else {
                page.read(into, at + i - run, run);
                into.setNull(at + i);
                run = 0;
            }
        }
        page.read(into, at + count - run, run);
    }

    private PageValues pageWithValues() throws IOException {
        PageValues current = values;
        while (current == null || leftInPage == 0) {
            DataPage page = pages.readPage();
            if (page == null) {
                throw new EOFException("fewer values than rows");
            }
            leftInPage = page.getValueCount();
            current = page instanceof DataPageV2 second ? open(second) : open((DataPageV1) page);
            values = current;
        }
        return current;
    }

    @SuppressWarnings("deprecation") // BIT_PACKED: old files have it.
    private PageValues open(DataPageV1 page) throws IOException {
        ByteBufferInputStream in = page.getBytes().toInputStream();
        ValuesReader repetition = page.getRlEncoding().getValuesReader(descriptor, ValuesType.REPETITION_LEVEL);
        repetition.initFromPage(page.getValueCount(), in);
        levels = null;
        if (nullable && page.getDlEncoding() == Encoding.RLE) {
            int length = Integer.reverseBytes(new DataInputStream(in).readInt());
            levels = runs(in.slice(length), LEVEL_BITS)::read;
        } else {
            ValuesReader definition = page.getDlEncoding().getValuesReader(descriptor, ValuesType.DEFINITION_LEVEL);
            definition.initFromPage(page.getValueCount(), in);
            levels = nullable ? oneByOne(definition) : null;
        }
        return openValues(page.getValueEncoding(), page.getValueCount(), in);
    }

    private static Levels oneByOne(ValuesReader definition) {
        return (into, at, count) -> {
            for (int i = at; i < at + count; i++) {
                into[i] = definition.readInteger();
            }
        };
    }

    private PageValues open(DataPageV2 page) throws IOException {
        if (nullable) {
            ByteBufferInputStream in = page.getDefinitionLevels().toInputStream();
            levels = runs(in.slice(in.available()), LEVEL_BITS)::read;
        }
        return openValues(
                page.getDataEncoding(), page.getValueCount(), page.getData().toInputStream());
    }

    private static RunLengthDecoder runs(ByteBuffer bytes, int width) {
        if (bytes.hasArray()) {
            int from = bytes.arrayOffset() + bytes.position();
            return new RunLengthDecoder(bytes.array(), from, from + bytes.remaining(), width);
        }
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return new RunLengthDecoder(copy, 0, copy.length, width);
    }

    private PageValues openValues(Encoding encoding, int count, ByteBufferInputStream in) throws IOException {
        if (encoding.usesDictionary()) {
            ChunkDictionary codes = dictionary;
            if (codes == null) {
                throw new IOException("a page refers to a dictionary that is not there");
            }
            // A page of missing values alone may end before the width.
            int width = in.available() == 0 ? 0 : in.read();
            if (width > Integer.SIZE) {
                throw new IOException("places of " + width + " bits");
            }
            return codes.values(runs(in.slice(in.available()), width));
        }
        if (encoding == Encoding.PLAIN && ValueDecoder.isPlain(column)) {
            return PageValues.plain(in.slice(in.available()), column.type().storage());
        }
        ValuesReader reader = encoding.getValuesReader(descriptor, ValuesType.VALUES);
        reader.initFromPage(count, in);
        return (into, at, n) -> decoder.decode(reader, into, at, n);
    }

    /** Definition levels of a page: 0 where a value is missing. */
    private interface Levels {
        void read(int[] into, int at, int count) throws IOException;
    }
}
