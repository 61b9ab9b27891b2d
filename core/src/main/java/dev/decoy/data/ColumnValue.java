package dev.decoy.data;

/** A value of a column, as a config writes it: {@code test}, {@code 2}, {@code "true"}. Equal by its text. Immutable. */
public final class ColumnValue {
    private final String text;

    private ColumnValue(String text) {
        this.text = text;
    }

    /** The value of this text, which numbers are compared to by value. */
    public static ColumnValue of(String text) {
        return new ColumnValue(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ColumnValue value && value.text.equals(text);
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
