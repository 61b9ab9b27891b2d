package dev.decoy.internal;

import dev.decoy.data.Vocabulary;
import dev.decoy.io.CodeLookup;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.PairTable;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.IOException;

/** Reads a source into a {@link PairTable}: both ids are looked up as they come. */
public final class PairTableReader {
    private final String name;
    private final CodeLookup users;
    private final CodeLookup items;
    private final IntArrayList userCodes = new IntArrayList();
    private final IntArrayList itemCodes = new IntArrayList();
    private long unknownRows;

    /** A reader of one table, which messages call by this name. */
    public PairTableReader(String name, Vocabulary users, Vocabulary items) {
        this.name = name;
        this.users = new CodeLookup(users);
        this.items = new CodeLookup(items);
    }

    /** Reads all parts. */
    public PairTable read(InteractionSource source, String user, String item) throws IOException {
        InteractionColumns wanted = InteractionColumns.of(user, item, null);
        for (InteractionSource.Part part : source.parts()) {
            try (InteractionSource.Reader reader = part.open(wanted)) {
                while (reader.next()) {
                    append(reader);
                }
            } catch (DataException e) {
                // A source names its file, but not what the file was read for.
                throw new DataException(name + ": " + e.getMessage(), e);
            }
        }
        return new PairTable(userCodes.toIntArray(), itemCodes.toIntArray(), unknownRows);
    }

    private void append(InteractionSource.Reader reader) {
        int rows = reader.rows();
        int[] userBatch = new int[rows];
        int[] itemBatch = new int[rows];
        users.codes(reader.users(), rows, userBatch);
        items.codes(reader.items(), rows, itemBatch);
        for (int i = 0; i < rows; i++) {
            if (userBatch[i] < 0 || itemBatch[i] < 0) {
                unknownRows++;
            } else {
                userCodes.add(userBatch[i]);
                itemCodes.add(itemBatch[i]);
            }
        }
    }
}
