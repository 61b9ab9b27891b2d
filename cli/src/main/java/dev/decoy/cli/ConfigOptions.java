package dev.decoy.cli;

import dev.decoy.experiment.ConfigFile;
import dev.decoy.experiment.Experiment;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.PluginCatalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A config and what the command line changes in it; shared by the commands that take one. */
final class ConfigOptions {
    @Parameters(paramLabel = "CONFIG", description = "the YAML file")
    private Path file = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "sets a value of the config, as sampling.strategy.exponent=0.5; may be repeated")
    private List<String> sets = List.of();

    @Option(names = "--threads", paramLabel = "N", description = "threads that work at once: run.threads")
    private @Nullable Integer threads;

    @Option(names = "--out", paramLabel = "FOLDER", description = "the result folder: output.path")
    private @Nullable String out;

    @Option(names = "--overwrite", description = "replaces an earlier result: output.ifExists=overwrite")
    private boolean overwrite;

    /** What to do with an experiment; the value is the exit code. */
    @FunctionalInterface
    interface Use {
        int on(Experiment experiment) throws IOException;
    }

    /** Reads and checks the config, then uses it; problems of the config are reported with their lines. */
    int use(PrintWriter err, Use use) throws IOException {
        PluginCatalog plugins = PluginCatalog.load(Main.class.getClassLoader());
        ConfigFile config;
        try {
            config = ConfigFile.read(file, System.getenv(), overrides());
        } catch (ConfigException e) {
            err.println(ConfigFile.report(file, e));
            return Exit.CONFIG;
        }
        try {
            return use.on(Experiment.of(config, plugins));
        } catch (ConfigException e) {
            err.println(config.report(e));
            return Exit.CONFIG;
        }
    }

    private List<String> overrides() {
        List<String> overrides = new ArrayList<>(sets);
        if (threads != null) {
            overrides.add("run.threads=" + threads);
        }
        if (out != null) {
            overrides.add("output.path='" + out.replace("'", "''") + "'");
        }
        if (overwrite) {
            overrides.add("output.ifExists=overwrite");
        }
        return overrides;
    }
}
