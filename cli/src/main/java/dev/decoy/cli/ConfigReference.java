package dev.decoy.cli;

import dev.decoy.experiment.config.ExperimentConfig;
import dev.decoy.spi.ComponentFactory;
import dev.decoy.spi.Option;
import dev.decoy.spi.PluginCatalog;
import dev.decoy.spi.Role;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every option of a config and of each component, in Markdown; {@code docs/config-reference.md} is one. */
final class ConfigReference {
    private static final String INTRODUCTION = """
            # Config reference

            Written by `./decoy describe --markdown`: change the records, not this file.

            A config is YAML 1.2. A component (a source, a strategy, a splitter ...) stands as a map of its `type` and its \
            options: `{type: popularity, exponent: 0.5}`; those of `source` and `output` stand beside the keys that these \
            two have themselves. An option without a default is `required` or `optional`; one value stands for a list of \
            one. `${NAME}` and `${NAME:-default}` in a text are variables of the environment, `$${` is a plain `${`. \
            Input paths are relative to the folder of the config, `output.path` to the working directory.
            `--set path=value` changes a value for one run: `--set sampling.strategy.exponent=0.5`.
            """;

    private final PluginCatalog plugins;
    private final PrintWriter out;

    /** A reference of the components in this catalogue. */
    ConfigReference(PluginCatalog plugins, PrintWriter out) {
        this.plugins = plugins;
        this.out = out;
    }

    /** Prints it all. */
    void print() {
        out.print(INTRODUCTION);
        heading("## Config");
        printRecord(ExperimentConfig.class, "###");
        for (Role<?> role : Role.all()) {
            List<ComponentFactory<?, ?>> factories = plugins.factories(role);
            if (!factories.isEmpty()) {
                heading("## " + capitalised(role.plural()));
                factories.forEach(this::printComponent);
            }
        }
    }

    private void printComponent(ComponentFactory<?, ?> factory) {
        heading("### `" + factory.name() + "`");
        out.println();
        out.println(capitalised(factory.description()) + ".");
        printRecord(factory.configType(), "####");
    }

    /** The options of a record, then those of the records below it, each kind once under all its places. */
    private void printRecord(Class<? extends Record> config, String level) {
        printOptions(config);
        Map<Class<? extends Record>, List<String>> places = new LinkedHashMap<>();
        addPlaces(config, "", Set.of(config.getName()), places);
        places.forEach((nested, paths) -> {
            heading(level + " `" + String.join("`, `", paths) + "`");
            printOptions(nested);
        });
    }

    private static void addPlaces(
            Class<? extends Record> config,
            String path,
            Set<String> above,
            Map<Class<? extends Record>, List<String>> places) {
        for (Option option : Option.of(config)) {
            Class<? extends Record> nested = option.nested();
            if (nested != null && !above.contains(nested.getName())) {
                places.computeIfAbsent(nested, any -> new ArrayList<>()).add(path + option.name());
                Set<String> around = new TreeSet<>(above);
                around.add(nested.getName());
                addPlaces(nested, path + option.name() + ".", around, places);
            }
        }
    }

    private void printOptions(Class<? extends Record> config) {
        out.println();
        if (Option.of(config).isEmpty()) {
            out.println("No options.");
            return;
        }
        out.println("| option | what stands there | default | meaning |");
        out.println("|---|---|---|---|");
        for (Option option : Option.of(config)) {
            out.println("| `" + option.name() + "` | " + cell(option.typeWords()) + " | " + cell(fallback(option))
                    + " | " + cell(option.doc()) + " |");
        }
    }

    private static String fallback(Option option) {
        String text = option.defaultText();
        if (text == null) {
            return option.isRequired() ? "required" : "optional";
        }
        return text.isEmpty() ? "`\"\"`" : "`" + text + "`";
    }

    private static String capitalised(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private void heading(String line) {
        out.println();
        out.println(line);
    }
}
