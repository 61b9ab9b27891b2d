package dev.decoy.io.delimited;

import dev.decoy.data.ColumnVector;
import dev.decoy.io.ExampleBatch;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes batches as one JSON object a line. */
final class JsonLinesWriter implements ExampleSink.Writer {
    private final PendingFile file;
    private final TextOutput out;
    private final ValueText values;
    private final List<Schema.Column> columns;
    private final List<byte[]> names = new ArrayList<>();
    private boolean open = true;

    JsonLinesWriter(PendingFile file, TextOutput out, Schema schema) {
        this.file = file;
        this.out = out;
        values = new ValueText(out);
        columns = schema.columns();
        columns.forEach(column -> names.add(column.name().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void write(ExampleBatch batch) throws IOException {
        for (int row = 0; row < batch.rows(); row++) {
            for (int i = 0; i < columns.size(); i++) {
                out.put(i == 0 ? '{' : ',');
                values.writeJson(names.get(i), 0, names.get(i).length);
                out.put(':');
                write(columns.get(i), batch.column(i), row);
            }
            out.put(columns.isEmpty() ? "{}" : "}");
            out.endRow();
        }
    }

    private void write(Schema.Column column, ColumnVector vector, int row) {
        if (column.isList()) {
            values.writeList(vector, row * column.listLength(), column.listLength());
        } else {
            values.writeJson(vector, row);
        }
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
