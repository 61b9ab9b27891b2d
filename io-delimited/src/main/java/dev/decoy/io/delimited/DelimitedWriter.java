package dev.decoy.io.delimited;

import dev.decoy.io.ExampleBatch;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.Schema;
import java.io.IOException;
import java.util.List;

/** Writes batches as lines of text. */
final class DelimitedWriter implements ExampleSink.Writer {
    private final PendingFile file;
    private final TextOutput out;
    private final ValueText values;
    private final List<Schema.Column> columns;
    private boolean open = true;

    DelimitedWriter(PendingFile file, TextOutput out, Schema schema) {
        this.file = file;
        this.out = out;
        values = new ValueText(out);
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
                    values.writeList(
                            batch.column(i),
                            row * columns.get(i).listLength(),
                            columns.get(i).listLength());
                } else {
                    values.writePlain(batch.column(i), row);
                }
                out.endField();
            }
            out.endRow();
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
