package dev.decoy.spi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Config records as the plain tree they could be bound from, with every default written out; the inverse of
 * {@link RecordBinder}. Options that are null are left out; classes with {@code static T of(String)} are written as their
 * {@code toString}, which that reads. Immutable.
 */
public final class RecordTree {
    private final RecordBinder binder;

    /** Trees whose nested components are known to this binder. */
    public RecordTree(RecordBinder binder) {
        this.binder = binder;
    }

    /** The tree of a record; keys in the order of its components. */
    public Map<String, Object> of(Record config) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (Option option : Option.direct(config.getClass())) {
            Object value = option.read(config);
            if (value == null) {
                continue;
            }
            if (option.isInline()) {
                tree.putAll(inlined(value));
            } else if (value instanceof Record
                    && Scalars.handles(option.component().getType())) {
                tree.put(option.name(), value.toString());
            } else {
                tree.put(option.name(), Objects.requireNonNull(tree(value)));
            }
        }
        return tree;
    }

    private Map<String, Object> inlined(Object value) {
        return value instanceof Spec<?> spec ? of(spec) : of((Record) value);
    }

    private <T> Map<String, Object> of(Spec<T> spec) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("type", spec.type());
        Role<T> role = spec.role();
        tree.putAll(
                role == null ? spec.options() : of(binder.recipe(role, spec, "").config()));
        return tree;
    }

    private @Nullable Object tree(Object value) {
        if (value instanceof Spec<?> spec) {
            return of(spec);
        }
        if (value instanceof Enum<?> constant) {
            return Scalars.label(constant);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> trees = new ArrayList<>();
            list.forEach(element -> trees.add(tree(element)));
            return trees;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> trees = new LinkedHashMap<>();
            map.forEach((key, element) -> trees.put(String.valueOf(key), tree(element)));
            return trees;
        }
        if (value instanceof Record nested) {
            return of(nested);
        }
        return value instanceof Number || value instanceof Boolean ? value : value.toString();
    }
}
