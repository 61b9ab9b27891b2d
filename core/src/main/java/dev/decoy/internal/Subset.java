package dev.decoy.internal;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Dictionary;
import dev.decoy.data.Interactions;
import dev.decoy.data.Vocabulary;
import dev.decoy.io.Schema;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

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

    /** A mark for each item that has one of the positions. */
    public boolean[] items() {
        boolean[] used = new boolean[whole.itemCount()];
        for (int position : positions) {
            used[whole.item(position)] = true;
        }
        return used;
    }

    /** A mark for each user that has one of the positions. */
    public boolean[] users() {
        boolean[] used = new boolean[whole.userCount()];
        int user = 0;
        for (int position : positions) {
            while (position >= whole.rowEnd(user)) {
                user++;
            }
            used[user] = true;
        }
        return used;
    }

    /** Codes of the ids that are left. */
    public static final class Codes {
        private final Vocabulary ids;
        private final int[] ofFormer;

        private Codes(Vocabulary ids, int[] ofFormer) {
            this.ids = ids;
            this.ofFormer = ofFormer;
        }

        /** Codes of the ids whose mark is set, in their order. */
        public static Codes of(Vocabulary former, boolean[] left) {
            int[] ranks = new int[left.length];
            int next = 0;
            for (int code = 0; code < left.length; code++) {
                ranks[code] = left[code] ? next++ : -1;
            }
            return new Codes(next == left.length ? former : some(former, left), ranks);
        }

        private static Vocabulary some(Vocabulary former, boolean[] left) {
            int[] codes =
                    IntStream.range(0, left.length).filter(code -> left[code]).toArray();
            if (former.type().isInteger()) {
                return new LongVocabulary(
                        former.type(),
                        Arrays.stream(codes).mapToLong(former::longId).toArray());
            }
            return TextVocabulary.ofUtf8(
                    Arrays.stream(codes).mapToObj(former::utf8).toList());
        }

        /** The new code of a former one; -1 where its id is left out. */
        public int of(int former) {
            return ofFormer[former];
        }
    }

    /** The interactions at the positions under other codes, which every user and item of them has; without roles. */
    public Interactions under(Codes users, Codes items) {
        int[] starts = new int[users.ids.size() + 1];
        int[] codes = new int[positions.length];
        long[] times = whole.hasTime() ? new long[positions.length] : null;
        byte[] folds = new byte[positions.length];
        int user = 0;
        for (int i = 0; i < positions.length; i++) {
            while (positions[i] >= whole.rowEnd(user)) {
                user++;
            }
            starts[users.of(user) + 1]++;
            codes[i] = items.of(whole.item(positions[i]));
            folds[i] = whole.foldCode(positions[i]);
            if (times != null) {
                times[i] = whole.timeMillis(positions[i]);
            }
        }
        for (int next = 1; next < starts.length; next++) {
            starts[next] += starts[next - 1];
        }
        return new Interactions(
                users.ids,
                items.ids,
                starts,
                codes,
                times,
                folds,
                whole.order(),
                whole.furtherSchema(),
                whole.furtherSchema().columns().stream().map(this::column).toList());
    }

    /** The values of a column at the positions. */
    private ColumnVector column(Schema.Column of) {
        ColumnVector source = Objects.requireNonNull(whole.column(of.name()), of.name());
        Dictionary dictionary = source.dictionary();
        ColumnVector values = dictionary != null ? new ColumnVector(dictionary) : new ColumnVector(source.type());
        values.ensureCapacity(positions.length);
        for (int i = 0; i < positions.length; i++) {
            values.copy(i, source, positions[i]);
        }
        return values;
    }
}
