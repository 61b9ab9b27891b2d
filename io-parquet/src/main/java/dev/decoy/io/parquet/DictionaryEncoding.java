package dev.decoy.io.parquet;

import dev.decoy.data.Dictionary;
import dev.decoy.data.IdType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Places in a dictionary of the chunk's distinct values. The dictionary ascends, so the least and the largest place of a page are
 * its least and its largest value.
 */
final class DictionaryEncoding implements ValueEncoding {
    private final PrimitiveTypeName type;
    private final DistinctValues distinct;
    private final Binary[] texts;
    private final int width;

    /** Writes the dictionary of what {@code scratch.distinct} has found to {@code scratch.dictionary}. */
    DictionaryEncoding(
            @Nullable Dictionary ids,
            PrimitiveTypeName type,
            int count,
            IdTexts idTexts,
            ColumnChunkWriter.Scratch scratch) {
        this.type = type;
        distinct = scratch.distinct;
        texts = ids != null && ids.type() == IdType.TEXT ? textsOf(idTexts.of(ids)) : new Binary[0];
        if (ids != null && ids.type() != IdType.TEXT) {
            distinct.replaceEntries(ids::longId);
        }
        sort(count);
        width = RunLengths.width(Math.max(0, distinct.size() - 1));
        scratch.dictionary.clear();
        putEntries(scratch.dictionary);
    }

    private Binary[] textsOf(Binary[] all) {
        Binary[] found = new Binary[distinct.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = all[(int) distinct.entry(i)];
        }
        return found;
    }

    /** Codes need not ascend with the ids that they stand for. */
    private void sort(int count) {
        Comparator<Integer> byValue = texts.length > 0
                ? (left, right) -> compare(left, right)
                : (left, right) -> Long.compare(distinct.entry(left), distinct.entry(right));
        boolean sorted = true;
        for (int i = 1; i < distinct.size(); i++) {
            sorted &= texts.length > 0 ? compare(i - 1, i) <= 0 : distinct.entry(i - 1) <= distinct.entry(i);
        }
        if (sorted) {
            return;
        }
        int[] order = IntStream.range(0, distinct.size())
                .boxed()
                .sorted(byValue)
                .mapToInt(Integer::intValue)
                .toArray();
        if (texts.length > 0) {
            Binary[] unsorted = texts.clone();
            for (int i = 0; i < order.length; i++) {
                texts[i] = unsorted[order[i]];
            }
        }
        distinct.reorder(order, count);
    }

    private int compare(int left, int right) {
        return Arrays.compareUnsigned(texts[left].getBytesUnsafe(), texts[right].getBytesUnsafe());
    }

    private void putEntries(PageBytes into) {
        for (int i = 0; i < distinct.size(); i++) {
            switch (type) {
                case INT32, FLOAT -> into.putInt((int) distinct.entry(i));
                case INT64, DOUBLE -> into.putLong(distinct.entry(i));
                default -> {
                    byte[] text = texts[i].getBytesUnsafe();
                    into.putInt(text.length);
                    into.putBytes(text);
                }
            }
        }
    }

    @Override
    public Encoding encoding() {
        return Encoding.RLE_DICTIONARY;
    }

    @Override
    public int entries() {
        return distinct.size();
    }

    @Override
    public void put(int from, int to, PageBytes into) {
        into.putByte(width);
        RunLengths.put(distinct.indices(), from, to, width, into);
    }

    @Override
    public void addTo(Statistics<?> statistics, int from, int to) {
        int[] indices = distinct.indices();
        if (type == PrimitiveTypeName.FLOAT || type == PrimitiveTypeName.DOUBLE) {
            // One by one, as not-a-number has rules of its own.
            for (int i = from; i < to; i++) {
                add(statistics, indices[i]);
            }
            return;
        }
        int least = Integer.MAX_VALUE;
        int most = -1;
        for (int i = from; i < to; i++) {
            least = Math.min(least, indices[i]);
            most = Math.max(most, indices[i]);
        }
        if (most >= 0) {
            add(statistics, least);
            add(statistics, most);
        }
    }

    private void add(Statistics<?> statistics, int index) {
        switch (type) {
            case INT32 -> statistics.updateStats((int) distinct.entry(index));
            case INT64 -> statistics.updateStats(distinct.entry(index));
            case FLOAT -> statistics.updateStats(Float.intBitsToFloat((int) distinct.entry(index)));
            case DOUBLE -> statistics.updateStats(Double.longBitsToDouble(distinct.entry(index)));
            default -> statistics.updateStats(texts[index]);
        }
    }
}
