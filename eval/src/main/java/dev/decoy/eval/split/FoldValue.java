package dev.decoy.eval.split;

/** A value of a column, as a config writes it: {@code test}, {@code 2}, {@code "true"}. Equal by its text. Immutable. */
public final class FoldValue {
    private final String text;

    private FoldValue(String text) {
        this.text = text;
    }

    /** The value of this text, which numbers are compared to by value. */
    public static FoldValue of(String text) {
        return new FoldValue(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FoldValue value && value.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
