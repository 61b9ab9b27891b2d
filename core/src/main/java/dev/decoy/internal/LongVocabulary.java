package dev.decoy.internal;

import dev.decoy.data.IdType;
import dev.decoy.data.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Integer ids, sorted by value. 8 bytes per id. */
public final class LongVocabulary implements Vocabulary {
    private final IdType type;
    private final long[] ids;

    /** Takes over {@code ids}: ascending, without duplicates. */
    public LongVocabulary(IdType type, long[] ids) {
        this.type = type;
        this.ids = ids;
    }

    @Override
    public IdType type() {
        return type;
    }

    @Override
    public int size() {
        return ids.length;
    }

    @Override
    public int code(long id) {
        return Math.max(-1, Arrays.binarySearch(ids, id));
    }

    @Override
    public int code(String id) {
        byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
        return Decimals.isCanonical(utf8, 0, utf8.length) ? code(Decimals.parse(utf8, 0, utf8.length)) : -1;
    }

    @Override
    public String id(int code) {
        return Long.toString(ids[code]);
    }

    @Override
    public long longId(int code) {
        return ids[code];
    }

    @Override
    public byte[] utf8(int code) {
        return id(code).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public long hash(int code) {
        return ids[code];
    }
}
