package dev.decoy.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Some columns of a CSV file, fields as they are written. */
final class CsvColumns {
    private CsvColumns() {}

    /** The rows without the header, in order. */
    static List<String> of(Path file, String columns) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> header = fields(lines.get(0));
        List<String> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> all = fields(line);
            List<String> chosen = new ArrayList<>();
            for (String column : columns.split(",")) {
                chosen.add(all.get(header.indexOf(column)));
            }
            rows.add(String.join(",", chosen));
        }
        return rows;
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
