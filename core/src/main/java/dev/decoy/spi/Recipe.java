package dev.decoy.spi;

import dev.decoy.spi.ConfigException.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A component that is known to be there and whose options are checked, but that is not built yet. Immutable; made by
 * {@link RecordBinder#recipe}.
 *
 * @param <T> what it builds
 * @param role what it builds
 * @param factory who builds it
 * @param config the factory's options
 * @param nested the components that its options name, those that these name not among them
 * @param path where it stands in the config, {@code sampling.strategy}; empty where there is no config
 */
public record Recipe<T>(
        Role<T> role, ComponentFactory<?, ?> factory, Record config, List<Recipe<?>> nested, String path) {
    public Recipe {
        nested = List.copyOf(nested);
    }

    /** This and all that it names, at any depth. */
    public List<Recipe<?>> withNested() {
        List<Recipe<?>> all = new ArrayList<>();
        all.add(this);
        nested.forEach(recipe -> all.addAll(recipe.withNested()));
        return all;
    }

    /** The {@code type:} in YAML. */
    public String name() {
        return factory.name();
    }

    /** Columns of the source that the component reads beside user, item and time. */
    public List<String> sourceColumns() {
        return sourceColumns(factory);
    }

    private <C extends Record> List<String> sourceColumns(ComponentFactory<C, ?> typed) {
        return typed.sourceColumns(typed.configType().cast(config));
    }

    /** Whether the component cannot do without times. */
    public boolean needsTimes() {
        return needsTimes(factory);
    }

    private <C extends Record> boolean needsTimes(ComponentFactory<C, ?> typed) {
        return typed.needsTimes(typed.configType().cast(config));
    }

    /** Whether the component cannot do without events that were shown. */
    public boolean needsShown() {
        return needsShown(factory);
    }

    private <C extends Record> boolean needsShown(ComponentFactory<C, ?> typed) {
        return typed.needsShown(typed.configType().cast(config));
    }

    /**
     * Tables that the component reads beside the source, opened but not read.
     *
     * @throws ConfigException when an option of a table is wrong, its path below {@link #path}
     */
    public List<TableUse> tables(BuildContext context) throws IOException {
        try {
            return tables(factory, context);
        } catch (ConfigException e) {
            throw placed(e.problems(), e);
        }
    }

    private <C extends Record> List<TableUse> tables(ComponentFactory<C, ?> typed, BuildContext context)
            throws IOException {
        return typed.tables(typed.configType().cast(config), context);
    }

    /**
     * Builds the component; what this costs is the factory's affair.
     *
     * @throws ConfigException when a value is wrong for this data, its path below {@link #path}
     */
    public T create(BuildContext context) {
        try {
            return role.type().cast(create(factory, context));
        } catch (ConfigException e) {
            throw placed(e.problems(), e);
        } catch (IllegalArgumentException e) {
            List<String> options =
                    Option.of(config.getClass()).stream().map(Option::name).toList();
            throw placed(List.of(Problem.of(String.valueOf(e.getMessage()), options)), e);
        }
    }

    private ConfigException placed(List<Problem> problems, RuntimeException cause) {
        ConfigException placed = new ConfigException(
                problems.stream().map(problem -> problem.under(path)).toList());
        placed.initCause(cause);
        return placed;
    }

    private <C extends Record> Object create(ComponentFactory<C, ?> typed, BuildContext context) {
        return typed.create(typed.configType().cast(config), context);
    }
}
