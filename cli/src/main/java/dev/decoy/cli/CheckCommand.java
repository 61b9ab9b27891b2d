package dev.decoy.cli;

import dev.decoy.experiment.Experiment;
import dev.decoy.io.InteractionColumns;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code decoy check}: all problems of a config, without reading a row. */
@Command(
        name = "check",
        description = "Checks a config: names, values, and the columns of its source; reads no rows.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        return config.use(err, experiment -> {
            Experiment.Checked checked = experiment.check();
            checked.warnings().forEach(warning -> err.println("warning: " + warning));
            print(experiment, checked, out);
            return Exit.OK;
        });
    }

    private static void print(Experiment experiment, Experiment.Checked checked, PrintWriter out) {
        InteractionColumns columns = checked.columns();
        out.println(experiment.settings().name() + " can run");
        out.println("  seed     " + experiment.config().seed());
        out.println("  columns  " + String.join(", ", checked.schema().names()));
        out.println("  reads    user " + columns.user() + ", item " + columns.item() + ", "
                + (columns.timestamp() == null ? "no time" : "time " + columns.timestamp())
                + (columns.further().isEmpty() ? "" : ", and " + String.join(", ", columns.further())));
        out.println("  writes   " + experiment.settings().resultFolder());
    }
}
