package dev.decoy.cli;

import dev.decoy.spi.ComponentFactory;
import dev.decoy.spi.PluginCatalog;
import dev.decoy.spi.Role;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code decoy list}: the components on the class path. */
@Command(
        name = "list",
        description = "Lists strategies, splitters, joiners, selectors, sources and sinks, and the jars they are in.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        PluginCatalog plugins = PluginCatalog.load(Main.class.getClassLoader());
        for (Role<?> role : Role.all()) {
            List<ComponentFactory<?, ?>> factories = plugins.factories(role);
            if (!factories.isEmpty()) {
                out.println(role.plural());
                Table table = new Table();
                factories.forEach(factory -> table.add(factory.name(), factory.description(), jar(factory)));
                table.print(out);
            }
        }
        return Exit.OK;
    }

    /** The file name of the jar that a factory is from. */
    static String jar(ComponentFactory<?, ?> factory) {
        return PluginCatalog.location(factory)
                .map(Path::getFileName)
                .map(Path::toString)
                .orElse("an unknown place");
    }
}
