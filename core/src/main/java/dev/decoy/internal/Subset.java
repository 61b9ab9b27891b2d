package dev.decoy.internal;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Dictionary;
import dev.decoy.data.Interactions;
import dev.decoy.data.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** Some of the interactions, with vocabularies of the ids that are left; ranks keep their order, so codes stay ranks. */
public final class Subset {
    private final Interactions whole;
    private final int[] positions;

    /** The positions whose mark is set. */
    public Subset(Interactions whole, boolean[] kept) {
        this.whole = whole;
        int count = 0;
        for (boolean stays : kept) {
            count += stays ? 1 : 0;
        }
        positions = new int[count];
        int at = 0;
        for (int position = 0; position < kept.length; position++) {
            if (kept[position]) {
                positions[at++] = position;
            }
        }
    }

    /** Positions within the whole, ascending. */
    public int[] positions() {
        return positions;
    }

    /** For each code of the whole its new code, -1 for an id that is left out. */
    public int[] newItemCodes() {
        boolean[] used = new boolean[whole.itemCount()];
        for (int position : positions) {
            used[whole.item(position)] = true;
        }
        return ranks(used);
    }

    /** Likewise for users. */
    public int[] newUserCodes() {
        boolean[] used = new boolean[whole.userCount()];
        int user = 0;
        for (int position : positions) {
            while (position >= whole.rowEnd(user)) {
                user++;
            }
            used[user] = true;
        }
        return ranks(used);
    }

    private static int[] ranks(boolean[] used) {
        int[] ranks = new int[used.length];
        int next = 0;
        for (int code = 0; code < used.length; code++) {
            ranks[code] = used[code] ? next++ : -1;
        }
        return ranks;
    }

    /** The ids that have a new code. */
    public static Vocabulary vocabulary(Vocabulary ids, int[] newCodes) {
        List<Integer> codes = new ArrayList<>();
        for (int code = 0; code < newCodes.length; code++) {
            if (newCodes[code] >= 0) {
                codes.add(code);
            }
        }
        if (ids.type().isInteger()) {
            return new LongVocabulary(
                    ids.type(), codes.stream().mapToLong(ids::longId).toArray());
        }
        return TextVocabulary.ofUtf8(codes.stream().map(ids::utf8).toList());
    }

    /** The values of a column at the positions. */
    public ColumnVector column(ColumnVector source) {
        Dictionary dictionary = source.dictionary();
        ColumnVector values = dictionary != null ? new ColumnVector(dictionary) : new ColumnVector(source.type());
        values.ensureCapacity(positions.length);
        for (int i = 0; i < positions.length; i++) {
            values.copy(i, source, positions[i]);
        }
        return values;
    }
}
