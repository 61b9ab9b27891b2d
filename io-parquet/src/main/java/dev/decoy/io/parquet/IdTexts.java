package dev.decoy.io.parquet;

import dev.decoy.data.Dictionary;
import java.util.IdentityHashMap;
import org.apache.parquet.io.api.Binary;

/** The texts of vocabularies by code, laid out once for all writers of a sink. Thread-safe. */
final class IdTexts {
    private final IdentityHashMap<Dictionary, Binary[]> known = new IdentityHashMap<>();

    /** The texts of a vocabulary: shared, not to be changed. O(size) the first time, some 60 bytes per id beside its text. */
    synchronized Binary[] of(Dictionary ids) {
        return known.computeIfAbsent(ids, IdTexts::layOut);
    }

    private static Binary[] layOut(Dictionary ids) {
        Binary[] texts = new Binary[ids.size()];
        for (int code = 0; code < texts.length; code++) {
            texts[code] = Binary.fromConstantByteArray(ids.utf8(code));
        }
        return texts;
    }
}
