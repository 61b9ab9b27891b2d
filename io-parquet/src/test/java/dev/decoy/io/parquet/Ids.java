package dev.decoy.io.parquet;

import dev.decoy.data.IdType;
import dev.decoy.data.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A vocabulary of the given ids, which must be sorted. */
record Ids(IdType type, List<String> ids) implements Vocabulary {
    static Ids of(IdType type, String... ids) {
        return new Ids(type, List.of(ids));
    }

    @Override
    public int size() {
        return ids.size();
    }

    @Override
    public int code(long id) {
        return type.isInteger() ? ids.indexOf(Long.toString(id)) : -1;
    }

    @Override
    public int code(String id) {
        return ids.indexOf(id);
    }

    @Override
    public String id(int code) {
        return ids.get(code);
    }

    @Override
    public long longId(int code) {
        return Long.parseLong(ids.get(code));
    }

    @Override
    public byte[] utf8(int code) {
        return ids.get(code).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public long hash(int code) {
        return code;
    }
}
