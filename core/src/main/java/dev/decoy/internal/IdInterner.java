package dev.decoy.internal;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Dictionary;
import dev.decoy.data.IdType;
import dev.decoy.data.Vocabulary;
import dev.decoy.io.DataException;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntComparator;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Gives ids provisional codes as they arrive, and their final codes (ranks) when all are there. Untyped ids are held as
 * numbers while they are canonical decimals; one that is not makes the whole column text.
 */
final class IdInterner {
    /** Whole numbers below it are found in a table, of 16 MB at most. */
    private static final int MOST_TABLED = 1 << 22;

    // A provisional code is 2 * number for integers and 2 * number + 1 for text, so either kind may come at any time.
    private final Long2IntOpenHashMap integers = new Long2IntOpenHashMap();
    // Of small numbers, which most ids are: the number of each, plus one. No hashing is needed.
    private int[] numberOf = {};
    private final LongArrayList integerIds = new LongArrayList();
    private final TextInterner texts = new TextInterner();
    private final String column;
    private boolean sawText;
    private boolean sawInteger;
    private boolean only32Bits = true;
    private int[] integerRanks = {};
    private int[] textRanks = {};

    IdInterner(String column) {
        this.column = column;
        integers.defaultReturnValue(-1);
    }

    /** Writes the provisional codes of a batch of ids to {@code into[at ..]}. */
    void addAll(ColumnVector ids, int rows, int[] into, int at) {
        Dictionary dictionary = ids.dictionary();
        if (dictionary != null) {
            addCodes(dictionary, ids.ints(), rows, into, at);
            return;
        }
        switch (ids.type()) {
            case INT32 -> {
                sawInteger = true;
                for (int i = 0; i < rows; i++) {
                    into[at + i] = add(ids.ints()[i]);
                }
            }
            case INT64 -> {
                sawInteger = true;
                only32Bits = false;
                for (int i = 0; i < rows; i++) {
                    into[at + i] = add(ids.longs()[i]);
                }
            }
            case TEXT -> {
                sawText = true;
                addText(ids, rows, into, at, false);
            }
            case UNTYPED -> {
                only32Bits = false;
                addText(ids, rows, into, at, true);
            }
            default -> throw new IllegalStateException("a source gave ids of type " + ids.type());
        }
        requireOneKind();
        requireRoom();
    }

    private void requireOneKind() {
        if (sawInteger && sawText) {
            throw new DataException("column \"" + column + "\": whole numbers in one part of the source and text in"
                    + " another; make the parts alike");
        }
    }

    private void requireRoom() {
        if (Math.max(integerIds.size(), texts.size()) >= 1 << 30) {
            throw new DataException("column \"" + column + "\": more than 2^30 distinct ids");
        }
    }

    /** Ids by their places in a dictionary, such as that of a Parquet column chunk: each text is looked up once. */
    private void addCodes(Dictionary dictionary, int[] codes, int rows, int[] into, int at) {
        sawText = true;
        requireOneKind();
        for (int i = 0; i < rows; i++) {
            into[at + i] = 2 * texts.add(dictionary, codes[i]) + 1;
        }
        requireRoom();
    }

    private void addText(ColumnVector ids, int rows, int[] into, int at, boolean mayBeInteger) {
        byte[] bytes = ids.bytes();
        int[] offsets = ids.offsets();
        for (int i = 0; i < rows; i++) {
            int length = offsets[i + 1] - offsets[i];
            into[at + i] = mayBeInteger && Decimals.isCanonical(bytes, offsets[i], length)
                    ? add(Decimals.parse(bytes, offsets[i], length))
                    : 2 * texts.add(bytes, offsets[i], length) + 1;
        }
    }

    private int add(long id) {
        if (id < 0 || id >= MOST_TABLED) {
            return addHashed(id);
        }
        int small = (int) id;
        if (small >= numberOf.length) {
            numberOf = Arrays.copyOf(numberOf, Math.max(1 << 10, Integer.highestOneBit(small) << 1));
        }
        int number = numberOf[small];
        if (number == 0) {
            integerIds.add(id);
            number = integerIds.size();
            numberOf[small] = number;
        }
        return 2 * (number - 1);
    }

    private int addHashed(long id) {
        int number = integers.putIfAbsent(id, integerIds.size());
        if (number < 0) {
            number = integerIds.size();
            integerIds.add(id);
        }
        return 2 * number;
    }

    /** Ends the arrival of ids; afterwards {@link #code} translates provisional codes. */
    Vocabulary finish() {
        integers.clear();
        integers.trim();
        numberOf = new int[0];
        return texts.size() == 0 && !sawText ? finishIntegers() : finishTexts();
    }

    /** The final code of a provisional one. */
    int code(int provisional) {
        return ((provisional & 1) == 0 ? integerRanks : textRanks)[provisional >>> 1];
    }

    private Vocabulary finishIntegers() {
        long[] ids = integerIds.elements();
        int[] order = sorted(integerIds.size(), (left, right) -> Long.compare(ids[left], ids[right]));
        long[] ascending = new long[order.length];
        integerRanks = new int[order.length];
        for (int rank = 0; rank < order.length; rank++) {
            ascending[rank] = ids[order[rank]];
            integerRanks[order[rank]] = rank;
        }
        return new LongVocabulary(only32Bits ? IdType.INT32 : IdType.INT64, ascending);
    }

    private Vocabulary finishTexts() {
        int[] entryOfInteger = new int[integerIds.size()];
        for (int i = 0; i < entryOfInteger.length; i++) {
            byte[] text = Long.toString(integerIds.getLong(i)).getBytes(StandardCharsets.US_ASCII);
            entryOfInteger[i] = texts.add(text, 0, text.length);
        }
        int[] order = sorted(texts.size(), texts::compare);
        textRanks = new int[order.length];
        Vocabulary vocabulary = inOrder(texts, order, textRanks);
        integerRanks = new int[entryOfInteger.length];
        for (int i = 0; i < entryOfInteger.length; i++) {
            integerRanks[i] = textRanks[entryOfInteger[i]];
        }
        return vocabulary;
    }

    /** The texts sorted by their bytes; {@code ranks} receives the rank of each entry. */
    static Vocabulary sortedTexts(TextInterner texts, int[] ranks) {
        return inOrder(texts, sorted(texts.size(), texts::compare), ranks);
    }

    private static Vocabulary inOrder(TextInterner texts, int[] order, int[] ranks) {
        int[] offsets = new int[order.length + 1];
        for (int rank = 0; rank < order.length; rank++) {
            offsets[rank + 1] = offsets[rank] + texts.length(order[rank]);
            ranks[order[rank]] = rank;
        }
        byte[] bytes = new byte[offsets[order.length]];
        for (int rank = 0; rank < order.length; rank++) {
            System.arraycopy(texts.bytes(), texts.start(order[rank]), bytes, offsets[rank], texts.length(order[rank]));
        }
        return new TextVocabulary(bytes, offsets);
    }

    private static int[] sorted(int size, IntComparator comparator) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        IntArrays.parallelQuickSort(order, comparator);
        return order;
    }
}
