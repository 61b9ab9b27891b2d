package dev.decoy.io;

import dev.decoy.data.Vocabulary;
import dev.decoy.internal.PairTableReader;
import java.io.IOException;

/** Pairs of user and item of a table, by code, in the order of its rows. Immutable while nobody writes to the arrays. */
public final class PairTable {
    private final int[] users;
    private final int[] items;
    private final long unknownRows;

    /** Takes over codes; callers outside core use {@link #read}. */
    public PairTable(int[] users, int[] items, long unknownRows) {
        this.users = users;
        this.items = items;
        this.unknownRows = unknownRows;
    }

    /**
     * Reads all parts of a source, 8 bytes a pair. Pairs of an unknown user or item are counted, not kept.
     *
     * @param name what messages call the table
     * @param user its column of user ids
     * @param item its column of item ids
     * @throws DataException when the data cannot be understood
     */
    public static PairTable read(
            String name, InteractionSource source, String user, String item, Vocabulary users, Vocabulary items)
            throws IOException {
        return new PairTableReader(name, users, items).read(source, user, item);
    }

    /** User codes by pair; not to be changed. */
    public int[] users() {
        return users;
    }

    /** Item codes by pair; not to be changed. */
    public int[] items() {
        return items;
    }

    /** Rows of a user or an item that is unknown. */
    public long unknownRows() {
        return unknownRows;
    }
}
