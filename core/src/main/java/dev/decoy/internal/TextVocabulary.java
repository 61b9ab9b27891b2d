package dev.decoy.internal;

import dev.decoy.data.IdType;
import dev.decoy.data.Vocabulary;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Text ids, sorted by their unsigned UTF-8 bytes, in one block of at most 2 GiB. Hashes are kept: 12 bytes per id beside the text. */
public final class TextVocabulary implements Vocabulary {
    private final byte[] bytes;
    private final int[] offsets;
    private final long[] hashes;

    /** Takes over the ids: id {@code i} is {@code bytes[offsets[i] .. offsets[i + 1])}, ascending, without duplicates. */
    public TextVocabulary(byte[] bytes, int[] offsets) {
        this.bytes = bytes;
        this.offsets = offsets;
        hashes = new long[offsets.length - 1];
        for (int code = 0; code < hashes.length; code++) {
            hashes[code] = Hashing.xxHash64(bytes, offsets[code], offsets[code + 1] - offsets[code]);
        }
    }

    /** A few texts, already in the order of their bytes. */
    public static TextVocabulary of(List<String> ascending) {
        return ofUtf8(ascending.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList());
    }

    /** Ids as UTF-8, already in the order of their bytes. */
    public static TextVocabulary ofUtf8(List<byte[]> ascending) {
        int[] offsets = new int[ascending.size() + 1];
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < ascending.size(); i++) {
            bytes.writeBytes(ascending.get(i));
            offsets[i + 1] = bytes.size();
        }
        return new TextVocabulary(bytes.toByteArray(), offsets);
    }

    @Override
    public IdType type() {
        return IdType.TEXT;
    }

    @Override
    public int size() {
        return hashes.length;
    }

    @Override
    public int code(long id) {
        return -1;
    }

    @Override
    public int code(String id) {
        byte[] wanted = id.getBytes(StandardCharsets.UTF_8);
        int low = 0;
        int high = hashes.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Arrays.compareUnsigned(bytes, offsets[middle], offsets[middle + 1], wanted, 0, wanted.length);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    @Override
    public String id(int code) {
        return new String(bytes, offsets[code], offsets[code + 1] - offsets[code], StandardCharsets.UTF_8);
    }

    @Override
    public long longId(int code) {
        throw new IllegalStateException("ids are text; ask for id(code)");
    }

    @Override
    public byte[] utf8(int code) {
        return Arrays.copyOfRange(bytes, offsets[code], offsets[code + 1]);
    }

    @Override
    public long hash(int code) {
        return hashes[code];
    }
}
