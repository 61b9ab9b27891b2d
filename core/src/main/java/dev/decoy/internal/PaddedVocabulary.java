package dev.decoy.internal;

import dev.decoy.data.IdType;
import dev.decoy.data.Vocabulary;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A vocabulary with one code more, which stands for the id that fills short lists. */
public final class PaddedVocabulary implements Vocabulary {
    private final Vocabulary ids;
    private final String pad;

    private PaddedVocabulary(Vocabulary ids, String pad) {
        this.ids = ids;
        this.pad = pad;
    }

    /**
     * Adds the pad.
     *
     * @param pad the id; null for -1, or the empty text
     * @throws IllegalArgumentException when the pad is one of the ids or not of their type
     */
    public static PaddedVocabulary of(Vocabulary ids, @Nullable String pad) {
        String chosen = pad != null ? pad : ids.type().isInteger() ? "-1" : "";
        byte[] utf8 = chosen.getBytes(StandardCharsets.UTF_8);
        if (ids.type().isInteger() && !Decimals.isCanonical(utf8, 0, utf8.length)) {
            throw new IllegalArgumentException(
                    "padId must be a whole number, as the item ids are, was \"" + chosen + "\"");
        }
        if (ids.code(chosen) >= 0) {
            throw new IllegalArgumentException(
                    "padId must not be the id of an item, was \"" + chosen + "\"; name another");
        }
        return new PaddedVocabulary(ids, chosen);
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
    public int code(long id) {
        return type().isInteger() && id == Long.parseLong(pad) ? padCode() : ids.code(id);
    }

    @Override
    public int code(String id) {
        return id.equals(pad) ? padCode() : ids.code(id);
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

    @Override
    public long hash(int code) {
        if (code != padCode()) {
            return ids.hash(code);
        }
        return type().isInteger() ? Long.parseLong(pad) : Hashing.xxHash64(pad);
    }
}
