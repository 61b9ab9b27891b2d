package dev.decoy.internal;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Dictionary;
import dev.decoy.data.ValueType;
import dev.decoy.io.DataException;
import dev.decoy.io.Schema;
import it.unimi.dsi.fastutil.ints.IntArrayList;

/**
 * A further column while it is read: values as they come; text as numbers of distinct texts, until {@link #settle} makes
 * them values of the type that fits all, or codes.
 */
final class FurtherColumn {
    private final String name;
    private final ValueType type;
    private ColumnVector values;
    private final TextInterner texts = new TextInterner();
    private final IntArrayList textNumbers = new IntArrayList();
    private int size;
    private boolean anyNull;

    FurtherColumn(String name, ValueType type) {
        this(name, type, 0);
    }

    /** The same with room for so many values. */
    FurtherColumn(String name, ValueType type, int capacity) {
        this.name = name;
        this.type = type;
        values = new ColumnVector(type);
        values.ensureCapacity(isText() ? 0 : capacity);
    }

    void addAll(ColumnVector batch, int rows) {
        requireType(batch);
        if (isText()) {
            addTexts(batch, rows);
        } else {
            values.ensureCapacity(size + rows);
            values.copyRange(size, batch, 0, rows);
            for (int i = 0; i < rows && batch.mayHaveNulls(); i++) {
                anyNull |= batch.isNull(i);
            }
        }
        size += rows;
    }

    private void requireType(ColumnVector batch) {
        if (batch.type() != type) {
            throw new DataException("column \"" + name + "\": " + type + " in one part of the source and "
                    + batch.type() + " in another; make the parts alike");
        }
    }

    /** Adds the rows whose key is not negative. The others decide the type too, so that it is the same for any keys. */
    void addKnown(ColumnVector batch, int rows, int[] keys) {
        requireType(batch);
        values.ensureCapacity(isText() ? 0 : size + rows);
        for (int i = 0; i < rows; i++) {
            boolean missing = batch.isNull(i);
            int text = missing || !isText() ? -1 : textNumber(batch, i);
            if (keys[i] < 0) {
                continue;
            }
            anyNull |= missing;
            if (isText()) {
                textNumbers.add(text);
            } else {
                values.copy(size, batch, i);
            }
            size++;
        }
    }

    private void addTexts(ColumnVector batch, int rows) {
        for (int i = 0; i < rows; i++) {
            boolean missing = batch.isNull(i);
            anyNull |= missing;
            textNumbers.add(missing ? -1 : textNumber(batch, i));
        }
    }

    private int textNumber(ColumnVector batch, int index) {
        Dictionary dictionary = batch.dictionary();
        if (dictionary != null) {
            return texts.add(dictionary, batch.ints()[index]);
        }
        int start = batch.offsets()[index];
        return texts.add(batch.bytes(), start, batch.offsets()[index + 1] - start);
    }

    private boolean isText() {
        return type == ValueType.TEXT || type == ValueType.UNTYPED;
    }

    /** Ends the arrival of values and decides the type; {@link #compare} and {@link #finish} come after it. */
    void settle() {
        if (!isText()) {
            return;
        }
        if (type == ValueType.UNTYPED && all(Decimals::isCanonical)) {
            values = parsed(ValueType.INT64);
        } else if (type == ValueType.UNTYPED && all(Numbers::isNumber)) {
            values = parsed(ValueType.FLOAT64);
        } else {
            values = codes();
        }
    }

    private ColumnVector codes() {
        int[] ranks = new int[texts.size()];
        ColumnVector codes = new ColumnVector(IdInterner.sortedTexts(texts, ranks));
        codes.ensureCapacity(size);
        for (int i = 0; i < size; i++) {
            codes.ints()[i] = textNumbers.getInt(i) < 0 ? -1 : ranks[textNumbers.getInt(i)];
        }
        return codes;
    }

    private ColumnVector parsed(ValueType target) {
        ColumnVector numbers = new ColumnVector(target);
        numbers.ensureCapacity(size);
        for (int i = 0; i < size; i++) {
            int text = textNumbers.getInt(i);
            if (text < 0) {
                numbers.setNull(i);
            } else if (target == ValueType.INT64) {
                numbers.longs()[i] = Decimals.parse(texts.bytes(), texts.start(text), texts.length(text));
            } else {
                numbers.doubles()[i] = Numbers.parse(texts.bytes(), texts.start(text), texts.length(text));
            }
        }
        return numbers;
    }

    private boolean all(TextRule rule) {
        for (int text = 0; text < texts.size(); text++) {
            if (!rule.accepts(texts.bytes(), texts.start(text), texts.length(text))) {
                return false;
            }
        }
        return texts.size() > 0;
    }

    /** The column in the given order of rows, some of which may be left out. */
    Finished finish(int[] order) {
        Dictionary dictionary = values.dictionary();
        ColumnVector ordered = dictionary != null ? new ColumnVector(dictionary) : new ColumnVector(values.type());
        ordered.ensureCapacity(order.length);
        ordered.gather(values, order, order.length);
        return new Finished(new Schema.Column(name, values.type(), anyNull, 0, dictionary), ordered);
    }

    /**
     * Orders rows that agree in all else, so that the order of a file never shows: missing values first, then by value. By
     * the settled type, so that text files and typed files of the same data agree.
     */
    int compare(int left, int right) {
        if (values.isNull(left) || values.isNull(right)) {
            return Boolean.compare(values.isNull(right), values.isNull(left));
        }
        return switch (values.storage()) {
            case INT -> Integer.compare(values.ints()[left], values.ints()[right]);
            case LONG -> Long.compare(values.longs()[left], values.longs()[right]);
            case DOUBLE -> Double.compare(values.doubles()[left], values.doubles()[right]);
            case BYTES -> throw new IllegalStateException("column \"" + name + "\" is not settled");
        };
    }

    record Finished(Schema.Column column, ColumnVector values) {}

    private interface TextRule {
        boolean accepts(byte[] text, int from, int length);
    }
}
