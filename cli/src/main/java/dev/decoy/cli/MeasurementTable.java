package dev.decoy.cli;

import dev.decoy.experiment.Comparison;
import dev.decoy.experiment.RunReport;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What models were measured at, a line for each model under each kind of candidates. */
final class MeasurementTable {
    private MeasurementTable() {}

    static void print(List<RunReport.Measurement> measurements, PrintWriter out) {
        Map<String, List<RunReport.Measurement>> byMetric = new LinkedHashMap<>();
        for (RunReport.Measurement measured : measurements) {
            byMetric.computeIfAbsent(measured.fold() + " " + measured.label(), key -> new ArrayList<>())
                    .add(measured);
        }
        Table table = new Table();
        byMetric.forEach((metric, ofModels) -> ofModels.forEach(measured -> table.add(
                metric,
                measured.model(),
                number(measured.mean()),
                interval(measured),
                users(measured),
                told(measured))));
        table.print(out);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "undefined" : String.format(Locale.ROOT, "%.5f", value);
    }

    private static String interval(RunReport.Measurement measured) {
        return Double.isNaN(measured.low())
                ? ""
                : String.format(Locale.ROOT, "%.5f to %.5f", measured.low(), measured.high());
    }

    /** What else is known: how it differs from the baseline, and what a sampled metric says of the full one. */
    private static String told(RunReport.Measurement measured) {
        List<String> told = new ArrayList<>();
        Comparison comparison = measured.comparison();
        if (comparison != null) {
            told.add(String.format(
                    Locale.ROOT,
                    "%+.5f against %s, p %.2g",
                    comparison.difference(),
                    comparison.baseline(),
                    comparison.holm()));
        }
        if (measured.corrected().containsKey("full")) {
            told.add(number(measured.corrected().get("full")) + " on full lists");
        } else {
            measured.corrected().forEach((name, value) -> told.add(name + " " + number(value)));
        }
        return String.join(", ", told);
    }

    private static String users(RunReport.Measurement measured) {
        return String.format(Locale.ROOT, "%,d users", measured.n());
    }
}
