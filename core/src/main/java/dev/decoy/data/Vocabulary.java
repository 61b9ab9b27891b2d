package dev.decoy.data;

/**
 * Dense codes for external ids: the code of an id is its rank among the distinct ids (integers by value, text by
 * unsigned UTF-8 bytes). Immutable and thread-safe.
 *
 * <p>Rank, not order of arrival: two machines that see the same ids agree on the codes without talking. The order of
 * text is named because {@code String.compareTo} (UTF-16) differs from it outside the basic plane.
 */
public interface Vocabulary extends Dictionary {
    /** The code of an integer id, -1 when unknown; always -1 for text. O(log size). */
    int code(long id);

    /** The code of an id as text, -1 when unknown; an integer id must be canonical decimal. O(log size). */
    int code(String id);

    /** The stable 64-bit hash of the id: its value when an integer, else xxHash64 of its UTF-8 bytes with seed 0. */
    long hash(int code);
}
