package dev.decoy.io.delimited;

import dev.decoy.data.ValueType;
import dev.decoy.io.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads CSV and the JSON arrays in it letter by letter: slow, plain, and nothing of the module under test. */
final class CsvText {
    private final String text;
    private int at;

    private CsvText(String text) {
        this.text = text;
    }

    /** Lines of fields; an empty field is null, {@code ""} is an empty text. */
    static List<List<@Nullable String>> lines(String text, char separator) {
        CsvText csv = new CsvText(text);
        List<List<@Nullable String>> lines = new ArrayList<>();
        while (csv.at < text.length()) {
            lines.add(csv.line(separator));
        }
        return lines;
    }

    private List<@Nullable String> line(char separator) {
        List<@Nullable String> fields = new ArrayList<>();
        do {
            fields.add(text.charAt(at) == '"' ? quoted('"') : plain(separator));
        } while (text.charAt(at++) == separator);
        return fields;
    }

    private @Nullable String plain(char separator) {
        int from = at;
        while (text.charAt(at) != separator && text.charAt(at) != '\n') {
            at++;
        }
        return at == from ? null : text.substring(from, at);
    }

    /** A text in quotes, in which {@code escape} makes the next character plain. */
    private String quoted(char escape) {
        StringBuilder value = new StringBuilder();
        for (at++; ; at++) {
            char c = text.charAt(at);
            boolean escaped = c == escape && at + 1 < text.length() && (c != '"' || text.charAt(at + 1) == '"');
            if (escaped) {
                at++;
                value.append(text.charAt(at) == 'u' ? unicode() : text.charAt(at));
            } else if (c == '"') {
                at++;
                return value.toString();
            } else {
                value.append(c);
            }
        }
    }

    private char unicode() {
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
    }

    /** A field as {@link dev.decoy.testkit.ExampleSinkContract#read} wants it. */
    static @Nullable Object value(@Nullable String field, Schema.Column column) {
        if (field == null) {
            return null;
        }
        if (!column.isList()) {
            return scalar(field, column.type());
        }
        CsvText json = new CsvText(field);
        List<@Nullable Object> elements = new ArrayList<>();
        while (json.text.charAt(json.at) != ']') {
            json.at++; // the bracket before the first element, the comma before another
            if (json.text.charAt(json.at) == '"') {
                elements.add(scalar(json.quoted('\\'), column.type()));
            } else {
                int from = json.at;
                while (",]".indexOf(json.text.charAt(json.at)) < 0) {
                    json.at++;
                }
                String element = field.substring(from, json.at);
                elements.add(element.equals("null") ? null : scalar(element, column.type()));
            }
        }
        return elements;
    }

    private static Object scalar(String text, ValueType type) {
        return switch (type) {
            case BOOLEAN -> Boolean.valueOf(text);
            case FLOAT32 -> (double) Float.parseFloat(text);
            case FLOAT64 -> Double.valueOf(text);
            case TEXT, UNTYPED -> text;
            case DATE -> LocalDate.parse(text).toEpochDay();
            default -> Long.valueOf(text);
        };
    }
}
