package dev.decoy.internal.shuffle;

import dev.decoy.data.ColumnVector;
import dev.decoy.io.ExampleBatch;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Some rows of a batch as bytes: their number, then column by column. Codes are spilled as codes. */
final class SpillBlock {
    private SpillBlock() {}

    /** Writes the rows {@code rows[from .. to)}. */
    static void write(DataOutputStream out, ExampleBatch batch, int[] rows, int from, int to) throws IOException {
        out.writeInt(to - from);
        for (int c = 0; c < batch.schema().columns().size(); c++) {
            int width = batch.schema().columns().get(c).width();
            ColumnVector column = batch.column(c);
            boolean nulls = column.mayHaveNulls();
            out.writeBoolean(nulls);
            for (int i = from; i < to; i++) {
                for (int value = rows[i] * width; value < (rows[i] + 1) * width; value++) {
                    write(out, column, value, nulls);
                }
            }
        }
    }

    private static void write(DataOutputStream out, ColumnVector column, int index, boolean nulls) throws IOException {
        if (nulls) {
            boolean missing = column.isNull(index);
            out.writeBoolean(missing);
            if (missing) {
                return;
            }
        }
        switch (column.storage()) {
            case INT -> out.writeInt(column.ints()[index]);
            case LONG -> out.writeLong(column.longs()[index]);
            case DOUBLE -> out.writeDouble(column.doubles()[index]);
            case BYTES -> {
                int start = column.offsets()[index];
                int length = column.offsets()[index + 1] - start;
                out.writeInt(length);
                out.write(column.bytes(), start, length);
            }
        }
    }

    /** Reads a block to the rows from {@code at} on of a batch that has room; the number of its rows. */
    static int read(DataInputStream in, ExampleBatch into, int at) throws IOException {
        int rows = in.readInt();
        for (int c = 0; c < into.schema().columns().size(); c++) {
            int width = into.schema().columns().get(c).width();
            ColumnVector column = into.column(c);
            boolean nulls = in.readBoolean();
            for (int value = at * width; value < (at + rows) * width; value++) {
                read(in, column, value, nulls);
            }
        }
        return rows;
    }

    private static void read(DataInputStream in, ColumnVector column, int index, boolean nulls) throws IOException {
        if (nulls && in.readBoolean()) {
            column.setNull(index);
            return;
        }
        switch (column.storage()) {
            case INT -> column.ints()[index] = in.readInt();
            case LONG -> column.longs()[index] = in.readLong();
            case DOUBLE -> column.doubles()[index] = in.readDouble();
            case BYTES -> {
                byte[] text = in.readNBytes(in.readInt());
                column.setText(index, text, 0, text.length);
            }
        }
    }
}
