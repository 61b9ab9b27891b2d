package dev.decoy.cli;

import dev.decoy.experiment.Generation;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.PluginCatalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code decoy generate}: writes what the synthetic source gives. */
@Command(
        name = "generate",
        description = "Writes synthetic interactions to a folder; decoy describe synthetic tells the options.",
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "where to write")
    private Path folder = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "SINK",
            description = "parquet or delimited (default: ${DEFAULT-VALUE})",
            defaultValue = "parquet")
    private String format = "parquet";

    @Option(
            names = "--set",
            paramLabel = "OPTION=VALUE",
            description = "an option of the synthetic source, as users=1000; may be repeated")
    private Map<String, String> options = new LinkedHashMap<>();

    @Option(names = "--overwrite", description = "replaces an earlier result")
    private boolean overwrite;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = command.commandLine().getOut();
        try {
            Generation generation = Generation.of(PluginCatalog.load(Main.class.getClassLoader()), format, options);
            long rows = generation.write(folder, overwrite);
            out.printf(Locale.ROOT, "wrote %,d interactions to %s%n", rows, folder);
            return Exit.OK;
        } catch (ConfigException e) {
            command.commandLine().getErr().println(e.getMessage());
            return Exit.CONFIG;
        }
    }
}
