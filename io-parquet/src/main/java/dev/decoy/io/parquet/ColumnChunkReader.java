package dev.decoy.io.parquet;

import dev.decoy.data.ColumnVector;
import java.io.EOFException;
import java.io.IOException;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.jspecify.annotations.Nullable;

/**
 * The values of one flat column in one row group, page after page into vectors. Any encoding that parquet-java decodes,
 * pages of version 1 and 2. Thread-confined; holds one unpacked page and the dictionary.
 */
final class ColumnChunkReader {
    // Only "missing" and "there" in a flat column, so one bit a level.
    private static final int LEVEL_BITS = 1;

    private final ColumnDescriptor descriptor;
    private final PageReader pages;
    private final @Nullable Dictionary dictionary;
    private final ValueDecoder decoder;
    private final boolean nullable;
    private @Nullable ValuesReader values;
    private @Nullable Levels levels;
    private int leftInPage;

    ColumnChunkReader(ParquetFile.Column column, PageReader pages) throws IOException {
        this.descriptor = column.descriptor();
        this.pages = pages;
        this.nullable = descriptor.getMaxDefinitionLevel() > 0;
        DictionaryPage page = pages.readDictionaryPage();
        this.dictionary = page == null ? null : page.getEncoding().initDictionary(descriptor, page);
        this.decoder = ValueDecoder.of(column, dictionary);
    }

    /**
     * Replaces the values of {@code into} by the next {@code count}.
     *
     * @throws EOFException when the chunk has fewer values
     */
    void read(ColumnVector into, int count) throws IOException {
        into.clear();
        into.ensureCapacity(count);
        int at = 0;
        while (at < count) {
            ValuesReader reader = pageWithValues();
            int n = Math.min(leftInPage, count - at);
            Levels present = levels;
            if (present == null) {
                decoder.decode(reader, into, at, n);
            } else {
                readNullable(reader, present, into, at, n);
            }
            at += n;
            leftInPage -= n;
        }
    }

    /** Decodes runs of values that are there, and marks the missing ones between them. */
    private void readNullable(ValuesReader reader, Levels present, ColumnVector into, int at, int count)
            throws IOException {
        int run = 0;
        for (int i = at; i < at + count; i++) {
            if (present.next() > 0) {
                run++;
            } else {
                decoder.decode(reader, into, i - run, run);
                into.setNull(i);
                run = 0;
            }
        }
        decoder.decode(reader, into, at + count - run, run);
    }

    private ValuesReader pageWithValues() throws IOException {
        ValuesReader current = values;
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

    private ValuesReader open(DataPageV1 page) throws IOException {
        ByteBufferInputStream in = page.getBytes().toInputStream();
        ValuesReader repetition = page.getRlEncoding().getValuesReader(descriptor, ValuesType.REPETITION_LEVEL);
        repetition.initFromPage(page.getValueCount(), in);
        ValuesReader definition = page.getDlEncoding().getValuesReader(descriptor, ValuesType.DEFINITION_LEVEL);
        definition.initFromPage(page.getValueCount(), in);
        levels = nullable ? definition::readInteger : null;
        return openValues(page.getValueEncoding(), page.getValueCount(), in);
    }

    private ValuesReader open(DataPageV2 page) throws IOException {
        if (nullable) {
            RunLengthBitPackingHybridDecoder definition = new RunLengthBitPackingHybridDecoder(
                    LEVEL_BITS, page.getDefinitionLevels().toInputStream());
            levels = definition::readInt;
        }
        return openValues(
                page.getDataEncoding(), page.getValueCount(), page.getData().toInputStream());
    }

    private ValuesReader openValues(Encoding encoding, int count, ByteBufferInputStream in) throws IOException {
        ValuesReader reader;
        if (encoding.usesDictionary()) {
            Dictionary codes = dictionary;
            if (codes == null) {
                throw new IOException("a page refers to a dictionary that is not there");
            }
            reader = encoding.getDictionaryBasedValuesReader(descriptor, ValuesType.VALUES, codes);
        } else {
            reader = encoding.getValuesReader(descriptor, ValuesType.VALUES);
        }
        reader.initFromPage(count, in);
        return reader;
    }

    /** Definition levels of a page: 0 where a value is missing. */
    private interface Levels {
        int next() throws IOException;
    }
}
