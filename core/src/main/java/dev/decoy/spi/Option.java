package dev.decoy.spi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One option of a component: what a config record's component says of itself. Immutable. */
public final class Option {
    private final RecordComponent component;

    private Option(RecordComponent component) {
        this.component = component;
    }

    /** The options of a record, one per component; what is inlined stands as one. */
    static List<Option> direct(Class<? extends Record> record) {
        List<Option> options = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            options.add(new Option(component));
        }
        return options;
    }

    /** The options of a record in order, inlined ones among them; of an inlined component only {@code type}. */
    public static List<Option> of(Class<? extends Record> record) {
        List<Option> options = new ArrayList<>();
        for (Option option : direct(record)) {
            if (option.isInline() && option.nested() != null) {
                options.addAll(of(Objects.requireNonNull(option.nested())));
            } else {
                options.add(option);
            }
        }
        return options;
    }

    /** The key in YAML. */
    public String name() {
        return isInline() ? "type" : component.getName();
    }

    /** What it means, in one line; may be empty. */
    public String doc() {
        Doc doc = component.getAnnotation(Doc.class);
        return doc == null ? "" : doc.value();
    }

    /** What it is when the config does not name it, as it would stand in YAML; null when there is no default. */
    public @Nullable String defaultText() {
        Default text = component.getAnnotation(Default.class);
        return text == null ? null : text.value();
    }

    /** Whether a config must name it. */
    public boolean isRequired() {
        return defaultText() == null && !isNullable();
    }

    boolean isNullable() {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    boolean isInline() {
        return component.isAnnotationPresent(Inline.class);
    }

    /** Its value in a record; null where the record has none. */
    @Nullable
    Object read(Record config) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(config);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read option " + name() + " of " + config, e);
        }
    }

    Type type() {
        return component.getGenericType();
    }

    RecordComponent component() {
        return component;
    }

    /** The record below this option, alone, in a list or in a map; null when there is none. */
    public @Nullable Class<? extends Record> nested() {
        Type inner = type();
        while (inner instanceof ParameterizedType generic && !isSpec(generic)) {
            inner = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
        }
        return inner instanceof Class<?> known && known.isRecord() && !Scalars.handles(known)
                ? known.asSubclass(Record.class)
                : null;
    }

    /** What stands there, in words: {@code whole number}, {@code list of text}, {@code one of fold, all}, {@code splitter}. */
    public String typeWords() {
        return words(type());
    }

    private static String words(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (isSpec(generic)) {
                return Role.of((Class<?>) arguments[0]).word();
            }
            return (generic.getRawType() == List.class ? "list of " : "map of ")
                    + words(arguments[arguments.length - 1]);
        }
        Class<?> plain = (Class<?>) type;
        return Scalars.handles(plain) ? Scalars.words(plain) : "options";
    }

    static boolean isSpec(ParameterizedType type) {
        return type.getRawType() == Spec.class;
    }
}
