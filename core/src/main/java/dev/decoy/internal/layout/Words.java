package dev.decoy.internal.layout;

import dev.decoy.data.Dictionary;
import dev.decoy.data.IdType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A few words by code. */
final class Words implements Dictionary {
    private final List<String> words;

    Words(List<String> words) {
        this.words = List.copyOf(words);
    }

    @Override
    public IdType type() {
        return IdType.TEXT;
    }

    @Override
    public int size() {
        return words.size();
    }

    @Override
    public String id(int code) {
        return words.get(code);
    }

    @Override
    public long longId(int code) {
        throw new IllegalStateException("words are text");
    }

    @Override
    public byte[] utf8(int code) {
        return words.get(code).getBytes(StandardCharsets.UTF_8);
    }
}
