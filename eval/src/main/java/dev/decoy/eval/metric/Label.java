package dev.decoy.eval.metric;

import java.util.Locale;
import java.util.StringJoiner;

/**
 * The label of a metric: its name, its k, and in parentheses the options that are not at their defaults, in the order of the
 * config: {@code ndcg@10(gain=exponential, ideal=k)}. Thread-confined.
 */
final class Label {
    private final String name;
    private final StringJoiner variants = new StringJoiner(", ", "(", ")").setEmptyValue("");

    private Label(String name) {
        this.name = name;
    }

    static Label of(String name, int k) {
        return new Label(k == Cutoff.NONE ? name : name + "@" + k);
    }

    <E extends Enum<E>> Label with(String option, E value, E usual) {
        return with(option, word(value), word(usual));
    }

    Label with(String option, double value, double usual) {
        return with(option, number(value), number(usual));
    }

    private Label with(String option, String value, String usual) {
        if (!value.equals(usual)) {
            variants.add(option + "=" + value);
        }
        return this;
    }

    /** A constant as it stands in YAML. */
    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String number(double value) {
        return value == StrictMath.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    @Override
    public String toString() {
        return name + variants;
    }
}
