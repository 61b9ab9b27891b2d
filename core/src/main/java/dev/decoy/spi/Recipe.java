package dev.decoy.spi;

import dev.decoy.spi.ConfigException.Problem;
import java.util.List;

/**
 * A component that is known to be there and whose options are checked, but that is not built yet. Immutable; made by
 * {@link RecordBinder#recipe}.
 *
 * @param <T> what it builds
 * @param role what it builds
 * @param factory who builds it
 * @param config the factory's options
 * @param path where it stands in the config, {@code sampling.strategy}; empty where there is no config
 */
public record Recipe<T>(Role<T> role, ComponentFactory<?, ?> factory, Record config, String path) {
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

    /**
     * Builds the component; what this costs is the factory's affair.
     *
     * @throws ConfigException when a value is wrong for this data, its path below {@link #path}
     */
    public T create(BuildContext context) {
        try {
            return role.type().cast(create(factory, context));
        } catch (ConfigException e) {
            ConfigException placed = new ConfigException(
                    e.problems().stream().map(problem -> problem.under(path)).toList());
            placed.initCause(e);
            throw placed;
        } catch (IllegalArgumentException e) {
            List<String> options =
                    Option.of(config.getClass()).stream().map(Option::name).toList();
            ConfigException placed = new ConfigException(
                    List.of(Problem.of(String.valueOf(e.getMessage()), options).under(path)));
            placed.initCause(e);
            throw placed;
        }
    }

    private <C extends Record> Object create(ComponentFactory<C, ?> typed, BuildContext context) {
        return typed.create(typed.configType().cast(config), context);
    }
}
