package dev.decoy.cli;

import dev.decoy.experiment.config.ExperimentConfig;
import dev.decoy.spi.ComponentFactory;
import dev.decoy.spi.DidYouMean;
import dev.decoy.spi.Option;
import dev.decoy.spi.PluginCatalog;
import dev.decoy.spi.Role;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code decoy describe}: the options of a component, or of a config. */
@Command(
        name = "describe",
        description = "Describes the options of a component; without a name, those of a config.",
        mixinStandardHelpOptions = true)
final class DescribeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "a name that decoy list shows")
    private @Nullable String name;

    @picocli.CommandLine.Option(
            names = "--markdown",
            description = "prints the reference of all options and components, in Markdown")
    private boolean markdown;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        if (markdown) {
            if (name != null) {
                throw new ParameterException(
                        command.commandLine(), "--markdown describes everything; leave out " + name);
            }
            new ConfigReference(PluginCatalog.load(Main.class.getClassLoader()), out).print();
            return Exit.OK;
        }
        if (name == null) {
            out.println("options of a config");
            print(ExperimentConfig.class, out);
            return Exit.OK;
        }
        PluginCatalog plugins = PluginCatalog.load(Main.class.getClassLoader());
        if (describe(name, plugins, out)) {
            return Exit.OK;
        }
        Set<String> names = names(plugins);
        command.commandLine()
                .getErr()
                .println("no component is named \"" + name + "\"; found " + String.join(", ", names)
                        + DidYouMean.hint(name, names));
        return Exit.CONFIG;
    }

    /** Describes the component of this name in each role that has one; false when none has. */
    private static boolean describe(String name, PluginCatalog plugins, PrintWriter out) {
        boolean found = false;
        for (Role<?> role : Role.all()) {
            ComponentFactory<?, ?> factory = plugins.find(role, name).orElse(null);
            if (factory != null) {
                out.println(name + ", " + role.word() + " in " + ListCommand.jar(factory));
                out.println("  " + factory.description());
                print(factory.configType(), out);
                found = true;
            }
        }
        return found;
    }

    private static Set<String> names(PluginCatalog plugins) {
        Set<String> names = new TreeSet<>();
        Role.all().forEach(role -> plugins.factories(role).forEach(factory -> names.add(factory.name())));
        return names;
    }

    private static void print(Class<? extends Record> config, PrintWriter out) {
        Table table = new Table();
        addOptions(config, "", new HashSet<>(), table);
        table.print(out);
    }

    /** Options below an option follow it, but those of a kind that was shown already do not. */
    private static void addOptions(Class<? extends Record> config, String path, Set<Class<?>> shown, Table table) {
        List<Option> options = Option.of(config);
        for (Option option : options) {
            table.add(path + option.name(), option.typeWords(), fallback(option), option.doc());
            Class<? extends Record> nested = option.nested();
            if (nested != null && shown.add(nested)) {
                addOptions(nested, path + option.name() + ".", shown, table);
            }
        }
    }

    private static String fallback(Option option) {
        String text = option.defaultText();
        if (text == null) {
            return option.isRequired() ? "required" : "optional";
        }
        return text.isEmpty() ? "default \"\"" : "default " + text;
    }
}
