package dev.decoy.io.delimited;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a text file is cut into fields. Files are UTF-8, lines end with LF or CRLF.
 *
 * @param separator what stands between two fields: one character or several
 * @param header whether the first line names the columns
 * @param columns the columns' names where there is no header, else empty
 * @param quote the character around fields that hold separators, line breaks or (doubled) quotes; null or empty: quotes
 *     are plain text, as they are wherever the separator is longer than one character
 * @param nullValues texts that mean "missing", as the empty field always does
 * @param form what a line is
 */
public record DelimitedFormat(
        String separator,
        boolean header,
        List<String> columns,
        @Nullable String quote,
        List<String> nullValues,
        Form form) {
    private static final String USUAL_QUOTE = "\"";

    public DelimitedFormat {
        columns = List.copyOf(columns);
        nullValues = List.copyOf(nullValues);
        if (separator.isEmpty() || hasLineBreak(separator)) {
            throw new IllegalArgumentException(
                    "separator must be at least one character and no line break, was \"" + separator + "\"");
        }
        if (quote != null && !quote.isEmpty() && !isQuote(quote, separator)) {
            throw new IllegalArgumentException(
                    "quote must be one ASCII character that is not the separator, or empty for none, was \"" + quote
                            + "\"");
        }
        if (header && !columns.isEmpty()) {
            throw new IllegalArgumentException(
                    "columns must be left out where header is true, as the first line names them, was " + columns);
        }
        if (!header && columns.isEmpty()) {
            throw new IllegalArgumentException("columns must name the columns where header is false, was []");
        }
        if (form == Form.USER_PER_LINE && (header || columns.size() != 2)) {
            throw new IllegalArgumentException(
                    "columns must be two names, of user and item, where form is user-per-line, was " + columns);
        }
        if (columns.contains("") || new HashSet<>(columns).size() < columns.size()) {
            throw new IllegalArgumentException("columns must be distinct names, was " + columns);
        }
    }

    /** Fields separated by {@code separator}, quoted where needed, named by the first line. */
    public static DelimitedFormat withHeader(String separator) {
        return new DelimitedFormat(separator, true, List.of(), USUAL_QUOTE, List.of(), Form.ROWS);
    }

    /** Fields separated by {@code separator}, quoted where needed, all lines rows. */
    public static DelimitedFormat withoutHeader(String separator, List<String> columns) {
        return new DelimitedFormat(separator, false, columns, USUAL_QUOTE, List.of(), Form.ROWS);
    }

    /** A user and its items on each line, all separated by {@code separator}; columns {@code user} and {@code item}. */
    public static DelimitedFormat userPerLine(String separator) {
        return new DelimitedFormat(
                separator, false, List.of("user", "item"), USUAL_QUOTE, List.of(), Form.USER_PER_LINE);
    }

    /** What a line is. */
    public enum Form {
        /** A row. */
        ROWS,
        /** A user, and each of its items in order. */
        USER_PER_LINE
    }

    /** What an extension means: commas for .csv, tabs for .tsv and .txt, each also with .gz; a header; empty for any other. */
    static Optional<DelimitedFormat> ofFile(String fileName) {
        String plain = fileName.endsWith(".gz") ? fileName.substring(0, fileName.length() - 3) : fileName;
        if (plain.endsWith(".csv")) {
            return Optional.of(withHeader(","));
        }
        return plain.endsWith(".tsv") || plain.endsWith(".txt") ? Optional.of(withHeader("\t")) : Optional.empty();
    }

    private static boolean hasLineBreak(String text) {
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    }

    private static boolean isQuote(String quote, String separator) {
        return quote.length() == 1 && quote.charAt(0) < 128 && !hasLineBreak(quote) && !separator.equals(quote);
    }

    byte[] separatorBytes() {
        return separator.getBytes(StandardCharsets.UTF_8);
    }

    /** The quote's byte; -1 when quotes are plain text. */
    int quoteByte() {
        String given = quote;
        boolean longSeparator = separator.codePointCount(0, separator.length()) > 1;
        return given == null || given.isEmpty() || longSeparator ? -1 : given.charAt(0);
    }

    byte[][] nullValueBytes() {
        return nullValues.stream()
                .map(value -> value.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }
}
