package dev.decoy.experiment;

import dev.decoy.io.InteractionSource;
import dev.decoy.spi.PluginCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Reads a file of a result, in whatever format it was written, as texts: an array of values a column, of one or of a list. */
interface WrittenRows {
    /**
     * Which columns to read.
     *
     * @param values those with a value a row; the first is of whole numbers
     * @param lists those with a list a row
     */
    record Columns(List<String> values, List<String> lists) {}

    /** Takes rows one by one. */
    interface Taker {
        /**
         * Takes a row.
         *
         * @param file what messages call the file
         * @param values as asked for
         * @param lists as asked for
         */
        void take(String file, String[] values, String[][] lists);
    }

    /**
     * Hands over all rows of all parts.
     *
     * @throws dev.decoy.io.DataException when a column is not there or a value cannot be read
     */
    void read(Columns columns, Taker taker) throws IOException;

    /** The reader of a file of a result. */
    static WrittenRows of(Path file, PluginCatalog plugins) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".jsonl") || name.endsWith(".jsonl.gz")) {
            return new JsonLinesRows(file);
        }
        InteractionSource table = plugins.openTable(file);
        return new TableRows(table);
    }
}
