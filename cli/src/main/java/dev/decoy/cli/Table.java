package dev.decoy.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns that are as wide as their widest cell. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    /** Adds a row; every row has as many cells. */
    void add(String... cells) {
        rows.add(List.of(cells));
    }

    /** Prints all rows, each two spaces in, two spaces between columns. */
    void print(PrintWriter out) {
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                line.append("  ").append(cell).append(" ".repeat(width(column) - cell.length()));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
