package dev.decoy.internal;

import dev.decoy.data.IdType;
import dev.decoy.data.Vocabulary;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The ids of two vocabularies in one, merged in their order. */
public final class VocabularyUnion {
    private VocabularyUnion() {}

    /** The union of ids of one kind: both text, or both whole numbers. O(size). */
    public static Vocabulary of(Vocabulary left, Vocabulary right) {
        if (left.type().isInteger() != right.type().isInteger()) {
            throw new IllegalArgumentException("ids of type " + left.type() + " and " + right.type());
        }
        return left.type().isInteger() ? integers(left, right) : texts(left, right);
    }

    private static Vocabulary integers(Vocabulary left, Vocabulary right) {
        LongArrayList merged = new LongArrayList();
        int l = 0;
        int r = 0;
        while (l < left.size() || r < right.size()) {
            int order = l == left.size() ? 1 : r == right.size() ? -1 : Long.compare(left.longId(l), right.longId(r));
            merged.add(order <= 0 ? left.longId(l) : right.longId(r));
            l += order <= 0 ? 1 : 0;
            r += order >= 0 ? 1 : 0;
        }
        IdType type = left.type() == right.type() ? left.type() : IdType.INT64;
        return new LongVocabulary(type, merged.toLongArray());
    }

    private static Vocabulary texts(Vocabulary left, Vocabulary right) {
        List<byte[]> merged = new ArrayList<>();
        int l = 0;
        int r = 0;
        while (l < left.size() || r < right.size()) {
            int order =
                    l == left.size() ? 1 : r == right.size() ? -1 : Arrays.compareUnsigned(left.utf8(l), right.utf8(r));
            merged.add(order <= 0 ? left.utf8(l) : right.utf8(r));
            l += order <= 0 ? 1 : 0;
            r += order >= 0 ? 1 : 0;
        }
        return TextVocabulary.ofUtf8(merged);
    }
}
