package dev.decoy.spi;

import java.io.IOException;
import java.util.List;

/**
 * Builds one kind of component from its config record. Factories are created by {@link java.util.ServiceLoader} and hold
 * no state.
 *
 * @param <C> the config record: its compact constructor is the only place that checks it, by IllegalArgumentException
 * @param <T> the role built
 * @implSpec {@link #create} is a pure function of its arguments: same config, data and seeds, equal component, on any machine.
 */
public interface ComponentFactory<C extends Record, T> {
    /** The {@code type:} in YAML: lower-case kebab; third parties prefix it, {@code acme-recent}. */
    String name();

    /** The record that the other keys beside {@code type:} are bound to. */
    Class<C> configType();

    /** One line for {@code decoy list}; the name of the class by default. */
    default String description() {
        return getClass().getName();
    }

    /** Columns of the source that the component reads beside user, item and time. */
    default List<String> sourceColumns(C config) {
        return List.of();
    }

    /** Whether the component cannot do without times; {@code decoy check} then refuses a source that has none. */
    default boolean needsTimes(C config) {
        return false;
    }

    /** Whether the component cannot do without events that were shown; {@code decoy check} then refuses a source that tells none. */
    default boolean needsShown(C config) {
        return false;
    }

    /**
     * Tables that the component reads beside the source, opened but not read: a check looks at their columns, and their files
     * count among the inputs of a run.
     *
     * @param context as it is before the data is read
     * @throws dev.decoy.io.DataException when there is no such table
     */
    default List<TableUse> tables(C config, BuildContext context) throws IOException {
        return List.of();
    }

    /**
     * Builds the component. May read, check, allocate and throw; what it returns does none of these while it works.
     *
     * @throws ConfigException when a value is wrong for this data
     * @throws IllegalArgumentException likewise, with a message that begins with the option's name
     * @throws dev.decoy.io.DataException when something it reads is
     */
    T create(C config, BuildContext context);
}
