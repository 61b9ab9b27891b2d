package dev.decoy.spi;

import dev.decoy.spi.ConfigException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Binds a plain tree, as YAML gives it (Map, List, String, Long, Double, Boolean, null), to config records, and collects
 * every problem on the way. Immutable and thread-safe.
 *
 * <p>An option may be text, a number, a truth value, a constant of an enum (written as its {@code label()}, else its name
 * in kebab), a class with {@code static T of(String)}, a record, a {@code Spec}, a List (one value stands for a list of
 * one) or a Map of any of these. Nothing is converted silently: a number is no text, 2.5 is no whole number.
 */
public final class RecordBinder {
    private final PluginCatalog plugins;

    /** A binder that checks nested components against these plugins. */
    public RecordBinder(PluginCatalog plugins) {
        this.plugins = plugins;
    }

    /** The plugins that nested components are looked up in. */
    public PluginCatalog plugins() {
        return plugins;
    }

    /**
     * The record of these options.
     *
     * @throws ConfigException all problems, their paths relative to the record
     */
    public <R extends Record> R bind(Class<R> type, Map<String, ?> options) {
        List<Problem> problems = new ArrayList<>();
        R bound = new Binding(plugins, problems).record(type, options, "");
        return checked(bound, problems);
    }

    /**
     * The component a spec names, with its options checked.
     *
     * @param path where the spec stands in the config: every problem's path begins with it
     * @throws ConfigException all problems: unknown name, options
     */
    public <T> Recipe<T> recipe(Role<T> role, Spec<T> spec, String path) {
        List<Problem> problems = new ArrayList<>();
        ComponentFactory<?, ?> factory = plugins.find(role, spec.type())
                .orElseThrow(() -> new ConfigException(
                        path.isEmpty() ? "type" : path + ".type", plugins.unknown(role, spec.type())));
        Record config = new Binding(plugins, problems).config(factory, spec.options(), path, List.of());
        Record bound = checked(config, problems);
        List<Recipe<?>> nested = new ArrayList<>();
        addRecipes(bound, path, nested);
        return new Recipe<>(role, factory, bound, nested, path);
    }

    private void addRecipes(Record config, String path, List<Recipe<?>> nested) {
        for (Option option : Option.direct(config.getClass())) {
            Object value = option.read(config);
            if (value != null) {
                String below = option.isInline() ? path : path.isEmpty() ? option.name() : path + "." + option.name();
                addRecipes(value, below, nested);
            }
        }
    }

    private void addRecipes(Object value, String path, List<Recipe<?>> nested) {
        if (value instanceof Spec<?> spec) {
            addRecipe(spec, path, nested);
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                addRecipes(Objects.requireNonNull(list.get(i)), path + "[" + i + "]", nested);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> addRecipes(Objects.requireNonNull(inner), path + "." + key, nested));
        } else if (value instanceof Record inner && !Scalars.handles(inner.getClass())) {
            addRecipes(inner, path, nested);
        }
    }

    private <T> void addRecipe(Spec<T> spec, String path, List<Recipe<?>> nested) {
        Role<T> role = spec.role();
        if (role != null) {
            nested.add(recipe(role, spec, path));
        }
    }

    private static <R> R checked(@Nullable R bound, List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return Objects.requireNonNull(bound);
    }
}
