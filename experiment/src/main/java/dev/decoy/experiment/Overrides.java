package dev.decoy.experiment;

import dev.decoy.spi.ConfigException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts {@code path=value} of the command line into a tree; the value is YAML. */
final class Overrides {
    private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]=]+)|\\[(\\d{1,9})]");

    private final Map<String, @Nullable Object> tree;
    private final Lines lines;

    Overrides(Map<String, @Nullable Object> tree, Lines lines) {
        this.tree = tree;
        this.lines = lines;
    }

    /** Sets values one after the other. */
    void setAll(List<String> assignments) {
        assignments.forEach(this::set);
    }

    /**
     * Sets one value. Maps that are not there are made; a list grows by one at its end.
     *
     * @param assignment {@code sampling.strategy.exponent=0.5}, {@code features[0].length=20}
     * @throws ConfigException when there is no such place
     */
    void set(String assignment) {
        String name = "--set " + assignment;
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            throw new ConfigException("", name + ": must be path=value");
        }
        String path = assignment.substring(0, equals);
        List<Object> steps = steps(path, name);
        Object value = YamlTree.read(assignment.substring(equals + 1), name, path, new Lines());
        Object holder = tree;
        for (int i = 0; i < steps.size() - 1; i++) {
            Object held = get(holder, steps.get(i), name);
            if (held == null) {
                held = steps.get(i + 1) instanceof Integer
                        ? new ArrayList<@Nullable Object>()
                        : new LinkedHashMap<String, @Nullable Object>();
                put(holder, steps.get(i), held, name);
            }
            holder = held;
        }
        put(holder, steps.get(steps.size() - 1), value, name);
        lines.putSet(path);
    }

    /** Keys as String, places in lists as Integer. */
    private static List<Object> steps(String path, String name) {
        List<Object> steps = new ArrayList<>();
        Matcher step = STEP.matcher(path);
        int end = 0;
        while (step.find() && step.start() == end) {
            steps.add(step.group(1) != null ? step.group(1) : (Object) Integer.valueOf(step.group(2)));
            end = step.end();
        }
        if (end < path.length() || !(steps.get(0) instanceof String)) {
            throw new ConfigException("", name + ": the path must be names with dots between, lists as name[0]");
        }
        return steps;
    }

    private static @Nullable Object get(Object holder, Object step, String name) {
        if (step instanceof Integer index) {
            List<@Nullable Object> list = list(holder, name);
            return index < list.size() ? list.get(index) : null;
        }
        return map(holder, name).get(step);
    }

    private static void put(Object holder, Object step, @Nullable Object value, String name) {
        if (!(step instanceof Integer index)) {
            map(holder, name).put((String) step, value);
            return;
        }
        List<@Nullable Object> list = list(holder, name);
        if (index > list.size()) {
            throw new ConfigException(
                    "", name + ": the list has " + list.size() + " elements, so [" + index + "] is beyond its end");
        }
        if (index == list.size()) {
            list.add(value);
        } else {
            list.set(index, value);
        }
    }

    @SuppressWarnings("unchecked") // trees are made by YamlTree: keys are text
    private static Map<String, @Nullable Object> map(Object holder, String name) {
        if (holder instanceof Map<?, ?>) {
            return (Map<String, @Nullable Object>) holder;
        }
        throw new ConfigException("", name + ": a part of the path before the last is no map");
    }

    @SuppressWarnings("unchecked") // as above
    private static List<@Nullable Object> list(Object holder, String name) {
        if (holder instanceof List<?>) {
            return (List<@Nullable Object>) holder;
        }
        throw new ConfigException("", name + ": what stands before [ is no list");
    }
}
