package dev.decoy.io.delimited;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Dictionary;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * Writes values as text: times as whole numbers of their unit, dates in ISO 8601, codes as the ids they stand for; in JSON
 * text stands in quotes and what is no number is null.
 */
final class ValueText {
    private final TextOutput out;

    ValueText(TextOutput out) {
        this.out = out;
    }

    /** Writes a value as the text of a field; nothing for a missing one. */
    void writePlain(ColumnVector values, int index) {
        if (!values.isNull(index)) {
            writeValue(values, index, false);
        }
    }

    /** Writes a value as JSON. */
    void writeJson(ColumnVector values, int index) {
        if (values.isNull(index)) {
            out.put("null");
        } else {
            writeValue(values, index, true);
        }
    }

    /** Writes values as a JSON array. */
    void writeList(ColumnVector values, int from, int length) {
        out.put('[');
        for (int index = from; index < from + length; index++) {
            if (index > from) {
                out.put(',');
            }
            writeJson(values, index);
        }
        out.put(']');
    }

    private void writeValue(ColumnVector values, int index, boolean json) {
        Dictionary ids = values.dictionary();
        if (ids != null) {
            writeId(ids, values.ints()[index], json);
            return;
        }
        switch (values.type()) {
            case BOOLEAN -> out.put(values.ints()[index] != 0 ? "true" : "false");
            case INT8, INT16, INT32 -> out.put(values.ints()[index]);
            case DATE -> writeText(LocalDate.ofEpochDay(values.ints()[index]).toString(), json);
            case INT64, TIMESTAMP_MILLIS, TIMESTAMP_MICROS, TIMESTAMP_NANOS -> out.put(values.longs()[index]);
            case LOCAL_MILLIS, LOCAL_MICROS, LOCAL_NANOS -> out.put(values.longs()[index]);
            case FLOAT32 ->
                writeFloat(ShortestDecimal.of((float) values.doubles()[index]), values.doubles()[index], json);
            case FLOAT64 -> writeFloat(ShortestDecimal.of(values.doubles()[index]), values.doubles()[index], json);
            case TEXT, UNTYPED -> writeText(values, index, json);
        }
    }

    private void writeFloat(String text, double value, boolean json) {
        out.put(json && !Double.isFinite(value) ? "null" : text);
    }

    private void writeId(Dictionary ids, int code, boolean json) {
        if (ids.type().isInteger()) {
            out.put(ids.longId(code));
        } else {
            byte[] utf8 = ids.utf8(code);
            writeText(utf8, 0, utf8.length, json);
        }
    }

    private void writeText(ColumnVector values, int index, boolean json) {
        int from = values.offsets()[index];
        writeText(values.bytes(), from, values.offsets()[index + 1] - from, json);
    }

    private void writeText(String text, boolean json) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        writeText(utf8, 0, utf8.length, json);
    }

    private void writeText(byte[] utf8, int from, int length, boolean json) {
        if (json) {
            writeJson(utf8, from, length);
        } else {
            out.putText(utf8, from, length);
        }
    }

    /** Writes UTF-8 text in quotes, with what JSON does not allow there escaped. */
    void writeJson(byte[] utf8, int from, int length) {
        out.put('"');
        for (int i = from; i < from + length; i++) {
            byte b = utf8[i];
            if (b == '"' || b == '\\') {
                out.put('\\');
                out.put((char) b);
            } else if (b >= 0 && b < ' ') {
                out.put("\\u00");
                out.put(Character.forDigit(b >> 4, 16));
                out.put(Character.forDigit(b & 15, 16));
            } else {
                out.put(utf8, i, 1);
            }
        }
        out.put('"');
    }
}
