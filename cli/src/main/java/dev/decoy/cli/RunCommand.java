package dev.decoy.cli;

import dev.decoy.experiment.RunReport;
import dev.decoy.pipeline.DatasetReport;
import dev.decoy.prepare.EventRules;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code decoy run}: reads, splits, draws, joins and writes. */
@Command(
        name = "run",
        description = "Runs a config, or repeats the run of a run-report.yaml; the result appears whole or not at all.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    /** Shares of negatives from which a line is printed. */
    private static final double NOTABLE = 0.05;

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        return config.use(err, experiment -> {
            if (experiment.isDone()) {
                out.println("kept " + experiment.settings().resultFolder() + ", made from the same config and inputs");
                return Exit.OK;
            }
            RunReport report = experiment.run(new ConsoleLog(err));
            print(report, out);
            out.println("wrote " + experiment.settings().resultFolder() + " in "
                    + report.seconds().get("total") + " s");
            return Exit.OK;
        });
    }

    private static void print(RunReport report, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "read %,d interactions of %,d users with %,d items%n",
                report.data().interactions(),
                report.data().users(),
                report.data().items());
        if (!report.data().events().isEmpty()) {
            out.println("rows by source.event: " + roles(report.data().events()));
        }
        SplitLines.of(report).forEach(out::println);
        report.vocabulary()
                .forEach((what, counts) -> out.printf(
                        Locale.ROOT,
                        "vocabulary: of %s %,d known, %,d appended, %,d unknown; %,d more are in it%n",
                        what,
                        counts.known(),
                        counts.appended(),
                        counts.unknown(),
                        counts.absent()));
        report.sampling().forEach(out::println);
        report.features().forEach(out::println);
        Table table = new Table();
        for (RunReport.Dataset dataset : report.datasets()) {
            DatasetReport counts = dataset.report();
            table.add(
                    counts.name(),
                    positives(counts),
                    String.format(Locale.ROOT, "%,d negatives", counts.negatives()),
                    String.format(Locale.ROOT, "%,d rows", counts.rows()),
                    counts.parts().size() == 1 ? "1 file" : counts.parts().size() + " files");
        }
        table.print(out);
        report.datasets().forEach(dataset -> printPresence(dataset.report(), out));
        MeasurementTable.print(report.evaluation(), out);
        ComparisonTable.print(report.comparison(), out);
    }

    private static String roles(Map<String, Long> events) {
        return events.entrySet().stream()
                .map(role -> String.format(Locale.ROOT, "%,d ", role.getValue())
                        + (role.getKey().equals(EventRules.UNLISTED) ? "in no list are left out" : role.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String positives(DatasetReport counts) {
        String positives = String.format(Locale.ROOT, "%,d positives", counts.positives());
        return counts.observed() == 0
                ? positives
                : positives + String.format(Locale.ROOT, " and %,d observed negatives", counts.observed());
    }

    /** What teaches little: negatives that nobody took in train, or that were not there when the positive was taken. */
    private static void printPresence(DatasetReport counts, PrintWriter out) {
        double unseen = counts.shareUnseenInTrain();
        Double absent = counts.shareNotThere();
        if (Math.max(unseen, absent == null ? 0 : absent) < NOTABLE) {
            return;
        }
        out.printf(
                Locale.ROOT,
                "%s: of the negatives %.1f %% are never seen in train%s; see items.%s%n",
                counts.name(),
                100 * unseen,
                absent == null
                        ? ""
                        : String.format(Locale.ROOT, ", %.1f %% not there at their row's time", 100 * absent),
                counts.name().startsWith("candidates/") ? "candidates" : "universe");
    }
}
