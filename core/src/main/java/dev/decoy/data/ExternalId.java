package dev.decoy.data;

/**
 * An external id in a config, as text whatever its type in the data.
 *
 * @param text as it would stand in a text file
 */
public record ExternalId(String text) {
    /** The id that a config writes as text or as a whole number. */
    public static ExternalId of(String text) {
        return new ExternalId(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
