package dev.decoy.io.delimited;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Vocabulary;
import dev.decoy.io.ExampleBatch;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** Writes batches as lines of text. */
final class DelimitedWriter implements ExampleSink.Writer {
    private final PendingFile file;
    private final TextOutput out;
    private final List<Schema.Column> columns;
    private boolean open = true;

    DelimitedWriter(PendingFile file, TextOutput out, Schema schema) {
        this.file = file;
        this.out = out;
        columns = schema.columns();
    }

    void writeHeader() throws IOException {
        for (Schema.Column column : columns) {
            out.beginField();
            out.put(column.name());
            out.endField();
        }
        out.endRow();
    }

    @Override
    public void write(ExampleBatch batch) throws IOException {
        for (int row = 0; row < batch.rows(); row++) {
            for (int i = 0; i < columns.size(); i++) {
                out.beginField();
                if (columns.get(i).isList()) {
                    writeList(
                            batch.column(i),
                            row * columns.get(i).listLength(),
                            columns.get(i).listLength());
                } else {
                    writePlain(batch.column(i), row);
                }
                out.endField();
            }
            out.endRow();
        }
    }

    private void writePlain(ColumnVector values, int index) {
        if (!values.isNull(index)) {
            writeValue(values, index, false);
        }
    }

    private void writeList(ColumnVector values, int from, int length) {
        out.put('[');
        for (int index = from; index < from + length; index++) {
            if (index > from) {
                out.put(',');
            }
            if (values.isNull(index)) {
                out.put("null");
            } else {
                writeValue(values, index, true);
            }
        }
        out.put(']');
    }

    private void writeValue(ColumnVector values, int index, boolean json) {
        Vocabulary ids = values.dictionary();
        if (ids != null) {
            writeId(ids, values.ints()[index], json);
            return;
        }
        switch (values.type()) {
            case BOOLEAN -> out.put(values.ints()[index] != 0 ? "true" : "false");
            case INT8, INT16, INT32 -> out.put(values.ints()[index]);
            case DATE -> writeText(LocalDate.ofEpochDay(values.ints()[index]).toString(), json);
            case INT64, TIMESTAMP_MILLIS, TIMESTAMP_MICROS, TIMESTAMP_NANOS -> out.put(values.longs()[index]);
            case FLOAT32 -> out.put(ShortestDecimal.of((float) values.doubles()[index]));
            case FLOAT64 -> out.put(ShortestDecimal.of(values.doubles()[index]));
            case TEXT, UNTYPED -> writeText(values, index, json);
        }
    }

    private void writeId(Vocabulary ids, int code, boolean json) {
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

    private void writeJson(byte[] utf8, int from, int length) {
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

    @Override
    public void commit() throws IOException {
        out.flush();
        file.commit();
        open = false;
    }

    @Override
    public void close() throws IOException {
        if (open) {
            open = false;
            file.discard();
        }
    }
}
