package dev.decoy.io.delimited;

import java.io.IOException;

/** Lines of a user and its items, seen as rows of user and item. A user without items gives no row. */
final class UserLines implements Rows {
    private final RowScanner lines;
    private int item;
    private int end;

    /** Takes over the scanner, which stands before the first line. */
    UserLines(RowScanner lines) {
        this.lines = lines;
    }

    @Override
    public boolean next() throws IOException {
        item++;
        while (item >= end) {
            if (!lines.next()) {
                return false;
            }
            item = 1;
            end = lines.fields();
            // Programs that write a separator behind each item leave one at the end of the line.
            boolean separatorAtEnd = end > 1 && lines.start(end - 1) == lines.end(end - 1);
            end -= separatorAtEnd ? 1 : 0;
        }
        return true;
    }

    @Override
    public int fields() {
        return 2;
    }

    @Override
    public byte[] bytes() {
        return lines.bytes();
    }

    @Override
    public int start(int field) {
        return lines.start(field == 0 ? 0 : item);
    }

    @Override
    public int end(int field) {
        return lines.end(field == 0 ? 0 : item);
    }

    @Override
    public String place() {
        return lines.place() + ", item " + item;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
