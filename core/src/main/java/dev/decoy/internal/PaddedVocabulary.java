package dev.decoy.internal;

import dev.decoy.data.Dictionary;
import dev.decoy.data.IdType;
import dev.decoy.data.Vocabulary;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The ids of a vocabulary with one code more, which stands for the id that fills short lists. */
public final class PaddedVocabulary implements Dictionary {
    private final Vocabulary ids;
    private final String pad;

    private PaddedVocabulary(Vocabulary ids, String pad) {
        this.ids = ids;
        this.pad = pad;
    }

    /**
     * Adds the pad.
     *
     * @param pad the id; null for -1, or the empty text, which is checked only by {@link #requireFree}: codes may be written
     *     instead of ids
     * @throws IllegalArgumentException when the pad is one of the ids or not of their type
     */
    public static PaddedVocabulary of(Vocabulary ids, @Nullable String pad) {
        PaddedVocabulary padded =
                new PaddedVocabulary(ids, pad != null ? pad : ids.type().isInteger() ? "-1" : "");
        byte[] utf8 = padded.pad.getBytes(StandardCharsets.UTF_8);
        if (ids.type().isInteger() && !Decimals.isCanonical(utf8, 0, utf8.length)) {
            throw new IllegalArgumentException(
                    "padId must be a whole number, as the item ids are, was \"" + padded.pad + "\"");
        }
        if (pad != null) {
            padded.requireFree();
        }
        return padded;
    }

    /**
     * Makes sure that the pad tells itself from the ids.
     *
     * @throws IllegalArgumentException when it is one of them
     */
    public void requireFree() {
        if (ids.code(pad) >= 0) {
            throw new IllegalArgumentException(
                    "padId must not be the id of an item, was \"" + pad + "\"; name another");
        }
    }

    /** The ids without the pad. */
    public Vocabulary ids() {
        return ids;
    }

    /** The code of the pad. */
    public int padCode() {
        return ids.size();
    }

    @Override
    public IdType type() {
        return ids.type();
    }

    @Override
    public int size() {
        return ids.size() + 1;
    }

    @Override
    public String id(int code) {
        return code == padCode() ? pad : ids.id(code);
    }

    @Override
    public long longId(int code) {
        return code == padCode() ? Long.parseLong(pad) : ids.longId(code);
    }

    @Override
    public byte[] utf8(int code) {
        return code == padCode() ? pad.getBytes(StandardCharsets.UTF_8) : ids.utf8(code);
    }
}
