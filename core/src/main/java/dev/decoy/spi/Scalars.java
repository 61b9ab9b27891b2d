package dev.decoy.spi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Options of one value: text, numbers, truth values, constants of enums, and classes with {@code static T of(String)}. */
final class Scalars {
    private Scalars() {}

    /** Whether an option of this class is one value. */
    static boolean handles(Class<?> type) {
        return type == String.class
                || isWhole(type)
                || type == double.class
                || type == Double.class
                || type == boolean.class
                || type == Boolean.class
                || type.isEnum()
                || parser(type) != null;
    }

    /** What stands there, in words. */
    static String words(Class<?> type) {
        if (type.isEnum()) {
            return "one of " + String.join(", ", labels(type));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == double.class || type == Double.class) {
            return "number";
        }
        return isWhole(type) ? "whole number" : "text";
    }

    private static boolean isWhole(Class<?> type) {
        return type == int.class || type == Integer.class || type == long.class || type == Long.class;
    }

    /**
     * The value as an option of this class.
     *
     * @throws IllegalArgumentException rule and finding, when it is of another kind or would lose precision
     */
    static Object convert(Class<?> type, @Nullable Object value) {
        if (type == String.class) {
            return text(value);
        }
        if (type == int.class || type == Integer.class) {
            return Math.toIntExact(whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
        }
        if (type == long.class || type == Long.class) {
            return whole(value, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (type == double.class || type == Double.class) {
            return number(value);
        }
        if (type == boolean.class || type == Boolean.class) {
            return truth(value);
        }
        return type.isEnum() ? constant(type, value) : parsed(type, value);
    }

    private static String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        boolean quotable = value instanceof Number || value instanceof Boolean;
        throw refused("must be text", value, quotable ? "; write \"" + value + "\"" : "");
    }

    private static long whole(@Nullable Object value, long least, long most) {
        BigDecimal exact;
        if (value instanceof Long whole) {
            exact = BigDecimal.valueOf(whole);
        } else if (value instanceof Double number && number == Math.rint(number) && !number.isInfinite()) {
            exact = new BigDecimal(number);
        } else {
            throw refused("must be a whole number", value, "");
        }
        if (exact.compareTo(BigDecimal.valueOf(least)) < 0 || exact.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw refused("must be a whole number in [" + least + ", " + most + "]", value, "");
        }
        return exact.longValueExact();
    }

    private static double number(@Nullable Object value) {
        if (value instanceof Double number) {
            return number;
        }
        if (value instanceof Long whole) {
            if (BigDecimal.valueOf(whole).compareTo(new BigDecimal(whole.doubleValue())) != 0) {
                throw refused("must be a number that a double holds exactly", value, "");
            }
            return whole.doubleValue();
        }
        throw refused("must be a number", value, "");
    }

    private static boolean truth(@Nullable Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw refused("must be true or false", value, "");
    }

    private static Object constant(Class<?> type, @Nullable Object value) {
        List<String> labels = labels(type);
        int index = value instanceof String ? labels.indexOf(value) : -1;
        if (index < 0) {
            String hint = value instanceof String word ? DidYouMean.hint(word, labels) : "";
            throw refused("must be one of " + String.join(", ", labels), value, hint);
        }
        return type.getEnumConstants()[index];
    }

    /** How the constants of an enum are written, in their order. */
    static List<String> labels(Class<?> type) {
        List<String> labels = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            labels.add(label((Enum<?>) constant));
        }
        return labels;
    }

    /** How a constant is written: by its public method {@code label()} if it has one, else its name in kebab. */
    static String label(Enum<?> constant) {
        try {
            Method label = constant.getDeclaringClass().getMethod("label");
            label.setAccessible(true);
            return (String) label.invoke(constant);
        } catch (NoSuchMethodException e) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("label() of " + constant.getDeclaringClass() + " fails", e);
        }
    }

    private static Object parsed(Class<?> type, @Nullable Object value) {
        Method parser = parser(type);
        if (parser == null) {
            throw new IllegalStateException(type.getName() + " cannot be an option");
        }
        // A number is as good as its text, so that ids and shares need no quotes.
        if (!(value instanceof String) && !(value instanceof Number)) {
            throw refused("must be text", value, "");
        }
        try {
            return parser.invoke(null, value.toString());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(parser + " fails on \"" + value + "\"", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(parser + " cannot be called", e);
        }
    }

    private static @Nullable Method parser(Class<?> type) {
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals("of")
                    && Modifier.isStatic(method.getModifiers())
                    && method.getReturnType() == type
                    && List.of(method.getParameterTypes()).equals(List.of(String.class))) {
                method.setAccessible(true);
                return method;
            }
        }
        return null;
    }

    /** The text of a {@link Default} as YAML would give it to an option of this class. */
    static Object ofDefault(Class<?> type, String text) {
        if (type == boolean.class || type == Boolean.class) {
            return Boolean.valueOf(text);
        }
        if (type == double.class || type == Double.class) {
            return Double.valueOf(text);
        }
        return isWhole(type) ? (Object) Long.valueOf(text) : unquoted(text);
    }

    /** Quotes around a text are YAML's, not the text's. */
    private static String unquoted(String text) {
        int last = text.length() - 1;
        boolean quoted =
                last > 0 && (text.charAt(0) == '"' || text.charAt(0) == '\'') && text.charAt(last) == text.charAt(0);
        return quoted ? text.substring(1, last) : text;
    }

    /** Rule, finding, remedy. */
    static IllegalArgumentException refused(String rule, @Nullable Object value, String remedy) {
        return new IllegalArgumentException(rule + ", was " + show(value) + remedy);
    }

    /** A value as messages show it. */
    static String show(@Nullable Object value) {
        if (value instanceof String) {
            return "\"" + value + "\"";
        }
        if (value instanceof Collection<?>) {
            return "a list";
        }
        return value instanceof Map<?, ?> ? "a map" : String.valueOf(value);
    }
}
