package dev.decoy.cli;

import dev.decoy.experiment.ComparedModel;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Models over several seeds, a line for each metric of each. */
final class ComparisonTable {
    private ComparisonTable() {}

    static void print(List<ComparedModel> lines, PrintWriter out) {
        if (lines.isEmpty()) {
            return;
        }
        out.printf(Locale.ROOT, "compared over %,d seeds%n", lines.get(0).seeds());
        Table table = new Table();
        for (ComparedModel line : lines) {
            table.add(
                    line.fold() + " " + line.metric(),
                    line.strategy(),
                    number("%.5f", line.mean()),
                    Double.isNaN(line.low()) ? "" : number("%.5f", line.low()) + " to " + number("%.5f", line.high()),
                    Double.isNaN(line.seedSd()) ? "" : "sd over seeds " + number("%.5f", line.seedSd()),
                    Double.isNaN(line.p()) ? "" : "p " + number("%.2g", line.p()));
        }
        table.print(out);
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "undefined" : String.format(Locale.ROOT, format, value);
    }
}
