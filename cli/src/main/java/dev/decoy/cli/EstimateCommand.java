package dev.decoy.cli;

import dev.decoy.experiment.Estimate;
import dev.decoy.experiment.EstimateFile;
import dev.decoy.experiment.Estimator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code decoy estimate}: what a run would write, hold and take, from a probe. */
@Command(
        name = "estimate",
        description =
                "Estimates rows, bytes, memory and seconds of a run: reads the source once, runs a sample of its users"
                        + " into a temporary folder, and scales. Leaves nothing behind.",
        mixinStandardHelpOptions = true)
final class EstimateCommand implements Callable<Integer> {
    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    @Option(names = "--yaml", paramLabel = "FILE", description = "writes the estimate as YAML, too")
    private @Nullable Path yaml;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = command.commandLine().getOut();
        return config.use(command.commandLine().getErr(), experiment -> {
            Estimate estimate = Estimator.of(experiment);
            print(estimate, out);
            if (yaml != null) {
                EstimateFile.write(estimate, yaml);
            }
            return Exit.OK;
        });
    }

    private static void print(Estimate estimate, PrintWriter out) {
        out.println("probe: " + estimate.probe());
        Table table = new Table();
        for (Estimate.Figure figure : estimate.data()) {
            add(table, figure, count(figure.value()));
        }
        long bytes = 0;
        for (Estimate.Dataset dataset : estimate.datasets()) {
            bytes += dataset.bytes();
            table.add(
                    dataset.name(),
                    count((double) dataset.rows()) + " rows",
                    megabytes((double) dataset.bytes()),
                    dataset.basis().word(),
                    dataset.files() == 1 ? "1 file" : count((double) dataset.files()) + " files");
        }
        table.add("written", "", megabytes((double) bytes), "", "");
        for (Estimate.Figure figure : estimate.memory()) {
            table.add(
                    figure.name(), "", megabytes(figure.value()), figure.basis().word(), figure.from());
        }
        for (Estimate.Figure figure : estimate.seconds()) {
            add(table, figure, String.format(Locale.ROOT, "%.1f s", figure.value()));
        }
        table.print(out);
    }

    private static void add(Table table, Estimate.Figure figure, String value) {
        table.add(figure.name(), value, "", figure.basis().word(), figure.from());
    }

    private static String count(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String megabytes(double bytes) {
        return String.format(Locale.ROOT, bytes < 1e6 ? "%,.3f MB" : "%,.1f MB", bytes / 1e6);
    }
}
