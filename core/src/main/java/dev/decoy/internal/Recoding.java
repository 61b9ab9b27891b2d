package dev.decoy.internal;

import dev.decoy.data.Dictionary;
import dev.decoy.data.Vocabulary;

/** Where the ids of one dictionary stand in another. */
public final class Recoding {
    private Recoding() {}

    /** For each code of {@code ids} the code of the same id in {@code others}, -1 where that lacks it. O(size * log size). */
    public static int[] of(Dictionary ids, Vocabulary others) {
        boolean integers = ids.type().isInteger() && others.type().isInteger();
        int[] codes = new int[ids.size()];
        for (int code = 0; code < codes.length; code++) {
            codes[code] = integers ? others.code(ids.longId(code)) : others.code(ids.id(code));
        }
        return codes;
    }
}
