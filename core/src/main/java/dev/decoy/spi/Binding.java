package dev.decoy.spi;

import dev.decoy.metric.Metric;
import dev.decoy.spi.ConfigException.Problem;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One pass over one tree. Where a value cannot be bound, a problem is added and null returned. */
final class Binding {
    private final PluginCatalog plugins;
    private final List<Problem> problems;

    Binding(PluginCatalog plugins, List<Problem> problems) {
        this.plugins = plugins;
        this.problems = problems;
    }

    <R extends Record> @Nullable R record(Class<R> type, Map<String, ?> options, String path) {
        String owner = path.isEmpty() ? "" : " of \"" + path.substring(path.lastIndexOf('.') + 1) + "\"";
        return record(type, options, path, owner, List.of());
    }

    /** The options of a component; {@code beside} names those that the record around it takes from the same map. */
    @Nullable
    Record config(ComponentFactory<?, ?> factory, Map<String, ?> options, String path, List<String> beside) {
        return record(factory.configType(), options, path, " of \"" + factory.name() + "\"", beside);
    }

    private <R extends Record> @Nullable R record(
            Class<R> type, Map<String, ?> options, String path, String owner, List<String> beside) {
        int before = problems.size();
        List<Option> known = Option.direct(type);
        if (known.stream().noneMatch(option -> option.isInline() && option.nested() == null)) {
            reportUnknown(options, names(type), path, owner, beside);
        }
        Object[] values = new Object[known.size()];
        for (int i = 0; i < values.length; i++) {
            Option option = known.get(i);
            values[i] = option.isInline() ? inlined(option, type, options, path) : named(option, options, path);
        }
        return problems.size() > before ? null : construct(type, values, path);
    }

    private static List<String> names(Class<? extends Record> type) {
        return Option.of(type).stream().map(Option::name).toList();
    }

    private void reportUnknown(
            Map<String, ?> options, List<String> known, String path, String owner, List<String> beside) {
        List<String> all = new ArrayList<>(known);
        all.addAll(beside);
        for (String key : options.keySet()) {
            if (!known.contains(key)) {
                String finding = all.isEmpty() ? "it has none" : "options are " + String.join(", ", all);
                problem(join(path, key), "is not an option" + owner + "; " + finding + DidYouMean.hint(key, all));
            }
        }
    }

    private @Nullable Object named(Option option, Map<String, ?> options, String path) {
        String place = join(path, option.name());
        if (options.containsKey(option.name())) {
            Object value = options.get(option.name());
            return value == null && option.isNullable() ? null : value(option.type(), value, place);
        }
        String text = option.defaultText();
        if (text != null) {
            return value(option.type(), ofDefault(option.type(), text), place);
        }
        if (!option.isNullable()) {
            problem(place, "is required" + (option.doc().isEmpty() ? "" : ": " + option.doc()));
        }
        return null;
    }

    private static Object ofDefault(Type type, String text) {
        return switch (text) {
            case "[]" -> List.of();
            case "{}" -> Map.of();
            default -> {
                if (type instanceof ParameterizedType generic) {
                    Type element = generic.getActualTypeArguments()[0];
                    if (text.startsWith("[")) {
                        yield Arrays.stream(text.substring(1, text.length() - 1).split(", "))
                                .map(one -> ofDefault(element, one))
                                .toList();
                    }
                    yield Option.isSpec(generic) ? Map.of("type", text) : ofDefault(element, text);
                }
                yield Scalars.ofDefault((Class<?>) type, text);
            }
        };
    }

    private @Nullable Object inlined(
            Option option, Class<? extends Record> holder, Map<String, ?> options, String path) {
        Class<? extends Record> nested = option.nested();
        Map<String, Object> own = new LinkedHashMap<>(options);
        if (nested == null) {
            List<String> beside =
                    names(holder).stream().filter(name -> !name.equals("type")).toList();
            own.keySet().removeAll(beside);
            String usual = option.defaultText();
            if (usual != null) {
                own.putIfAbsent("type", usual);
            }
            return spec((ParameterizedType) option.type(), own, path, beside);
        }
        own.keySet().retainAll(names(nested));
        return option.isNullable() && own.isEmpty() && !options.isEmpty() ? null : record(nested, own, path);
    }

    private @Nullable Object value(Type type, @Nullable Object value, String path) {
        if (type instanceof ParameterizedType generic) {
            if (Option.isSpec(generic)) {
                return map(value, path, "a map with a type")
                        .map(map -> spec(generic, map, path, List.of()))
                        .orElse(null);
            }
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? list(arguments[0], value, path)
                    : map(value, path, "a map")
                            .map(map -> entries(arguments[1], map, path))
                            .orElse(null);
        }
        Class<?> plain = (Class<?>) type;
        if (!Scalars.handles(plain)) {
            return map(value, path, "a map")
                    .map(map -> record(plain.asSubclass(Record.class), map, path))
                    .orElse(null);
        }
        try {
            return Scalars.convert(plain, value);
        } catch (IllegalArgumentException e) {
            problem(path, e.getMessage());
            return null;
        }
    }

    /** The value as a map from keys to values, or a problem. */
    private Optional<Map<String, Object>> map(@Nullable Object value, String path, String what) {
        if (value instanceof Map<?, ?> found) {
            Map<String, Object> map = new LinkedHashMap<>();
            found.forEach((key, held) -> map.put(String.valueOf(key), held));
            return Optional.of(map);
        }
        problem(path, refusal("must be " + what, value));
        return Optional.empty();
    }

    private @Nullable List<Object> list(Type element, @Nullable Object value, String path) {
        boolean single = element instanceof Class<?> plain && Scalars.handles(plain) && !(value instanceof Map<?, ?>);
        if (!(value instanceof Collection<?>) && (value == null || !single)) {
            problem(path, refusal("must be a list", value));
            return null;
        }
        List<Object> bound = new ArrayList<>();
        if (value instanceof Collection<?> values) {
            int index = 0;
            for (Object each : values) {
                String place = path + "[" + index++ + "]";
                for (Object one : forEachCutoff(element, each)) {
                    addIfBound(bound, value(element, one, place));
                }
            }
        } else {
            addIfBound(bound, value(element, value, path));
        }
        return Collections.unmodifiableList(bound);
    }

    /** A metric whose {@code k} is a list stands for one metric per k. */
    private static List<Object> forEachCutoff(Type element, @Nullable Object entry) {
        boolean metric = element instanceof ParameterizedType generic
                && Option.isSpec(generic)
                && generic.getActualTypeArguments()[0] == Metric.class;
        if (!metric
                || !(entry instanceof Map<?, ?> options)
                || !(options.get("k") instanceof List<?> cutoffs)
                || cutoffs.isEmpty()) {
            return Collections.singletonList(entry);
        }
        List<Object> single = new ArrayList<>();
        for (Object k : cutoffs) {
            Map<Object, Object> one = new LinkedHashMap<>(options);
            one.put("k", k);
            single.add(one);
        }
        return Collections.unmodifiableList(single);
    }

    private static void addIfBound(List<Object> bound, @Nullable Object value) {
        if (value != null) {
            bound.add(value);
        }
    }

    private Map<String, Object> entries(Type element, Map<String, Object> map, String path) {
        Map<String, Object> bound = new LinkedHashMap<>();
        map.forEach((key, held) -> {
            Object value = value(element, held, join(path, key));
            if (value != null) {
                bound.put(key, value);
            }
        });
        return Collections.unmodifiableMap(bound);
    }

    /** A nested component: its options are bound too, for their problems only. */
    private @Nullable Spec<?> spec(ParameterizedType spec, Map<String, Object> map, String path, List<String> beside) {
        Role<?> role = Role.of((Class<?>) spec.getActualTypeArguments()[0]);
        Map<String, Object> options = new LinkedHashMap<>(map);
        Object type = options.remove("type");
        if (!(type instanceof String name)) {
            boolean absent = !map.containsKey("type");
            problem(join(path, "type"), absent ? missing(role) : refusal("must be text", type));
            return null;
        }
        Optional<ComponentFactory<?, ?>> factory = plugins.find(role, name);
        if (factory.isEmpty()) {
            problem(join(path, "type"), plugins.unknown(role, name));
            return null;
        }
        return config(factory.get(), options, path, beside) == null ? null : new Spec<>(name, options, role);
    }

    private String missing(Role<?> role) {
        List<String> names =
                plugins.factories(role).stream().map(ComponentFactory::name).toList();
        return "is required; " + role.plural() + " are " + String.join(", ", names);
    }

    private <R extends Record> @Nullable R construct(Class<R> type, @Nullable Object[] values, String path) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                problems.add(Problem.of(String.valueOf(refusal.getMessage()), names(type))
                        .under(path));
                return null;
            }
            throw new IllegalStateException("the constructor of " + type.getName() + " fails", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " cannot be constructed", e);
        }
    }

    private static @Nullable String refusal(String rule, @Nullable Object value) {
        return Scalars.refused(rule, value, "").getMessage();
    }

    private void problem(String path, @Nullable String message) {
        problems.add(new Problem(path, String.valueOf(message)));
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
