package dev.decoy.pipeline;

import dev.decoy.data.Dictionary;
import dev.decoy.data.IdType;
import dev.decoy.data.Vocabulary;
import dev.decoy.internal.CodeTableReader;
import dev.decoy.internal.Recoding;
import dev.decoy.internal.VocabularyUnion;
import dev.decoy.io.InteractionSource;
import java.io.IOException;
import java.util.Arrays;

/**
 * Ids and the codes that outputs have for them, kept from run to run: an id's code never changes, and no two ids share one.
 * 4 bytes per id beside the ids. Immutable and thread-safe.
 */
public final class CodeTable {
    /** The column of ids in a written table. */
    public static final String ID = "id";
    /** The column of codes in a written table. */
    public static final String CODE = "code";

    private final Vocabulary ids;
    private final int[] codes;

    /**
     * Takes over codes.
     *
     * @param codes by rank of the id: distinct, none below {@link WrittenCodes#FIRST}
     */
    public CodeTable(Vocabulary ids, int[] codes) {
        this.ids = ids;
        this.codes = codes;
    }

    /** Codes in the order of the ids. */
    public static CodeTable inOrder(Vocabulary ids) {
        return new CodeTable(ids, WrittenCodes.ascending(ids.size()));
    }

    /**
     * Reads a table with columns {@link #ID} and {@link #CODE}, its rows in any order.
     *
     * @param name what messages call the table
     * @param data the type of the ids that it is for; 32-bit and 64-bit ids go together
     * @throws dev.decoy.io.DataException when the data cannot be understood: ids of another type, an id or a code that is
     *     repeated, a code that stands for padding or an unknown id
     */
    public static CodeTable read(String name, InteractionSource source, IdType data) throws IOException {
        return new CodeTableReader(name, data).read(source);
    }

    /** The ids by rank. */
    public Vocabulary ids() {
        return ids;
    }

    /** The code of the id of a rank. */
    public int code(int rank) {
        return codes[rank];
    }

    /** The codes of other ids by their own codes; {@link WrittenCodes#UNKNOWN} for those without one. */
    public int[] of(Dictionary others) {
        int[] found = Recoding.of(others, ids);
        for (int other = 0; other < found.length; other++) {
            found[other] = found[other] < 0 ? WrittenCodes.UNKNOWN : codes[found[other]];
        }
        return found;
    }

    /**
     * This table and the ids that it lacks, which get the codes after the highest one, in their order.
     *
     * @throws IllegalArgumentException when there are not enough codes
     */
    public CodeTable plus(Vocabulary others) {
        Vocabulary union = VocabularyUnion.of(ids, others);
        int[] all = of(union);
        long next = Math.max(
                WrittenCodes.FIRST,
                Arrays.stream(codes).mapToLong(code -> code + 1L).max().orElse(0));
        for (int rank = 0; rank < all.length; rank++) {
            if (all[rank] == WrittenCodes.UNKNOWN) {
                if (next > Integer.MAX_VALUE) {
                    throw new IllegalArgumentException(
                            "codes must stay below 2^31, and no code after the highest one is left for \""
                                    + union.id(rank) + "\"");
                }
                all[rank] = (int) next++;
            }
        }
        return new CodeTable(union, all);
    }
}
