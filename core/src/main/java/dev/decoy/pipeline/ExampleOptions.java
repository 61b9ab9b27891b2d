package dev.decoy.pipeline;

import dev.decoy.io.Layout;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of an output look like.
 *
 * @param userColumn name of the column of user ids, as in the input
 * @param itemColumn name of the column of item ids, as in the input
 * @param layout how positives and negatives become rows
 * @param label name of a numeric further column whose value a positive keeps as its label; null: positives have label 1
 * @param sampleType whether a column {@code sample_type} says "positive" or "negative"
 * @param padId the id that fills short lists; null: -1, or the empty text
 * @param codes the codes that are written instead of ids; null: ids as they came
 * @param names other names for columns of the output, by the name they would have
 */
public record ExampleOptions(
        String userColumn,
        String itemColumn,
        Layout layout,
        @Nullable String label,
        boolean sampleType,
        @Nullable String padId,
        @Nullable WrittenCodes codes,
        Map<String, String> names) {
    public ExampleOptions {
        names = Map.copyOf(names);
    }

    /** Columns {@code user} and {@code item}, labels 1 and 0. */
    public static ExampleOptions of(Layout layout) {
        return new ExampleOptions("user", "item", layout, null, false, null, null, Map.of());
    }

    /** The same with codes instead of ids. */
    public ExampleOptions withCodes(WrittenCodes chosen) {
        return new ExampleOptions(userColumn, itemColumn, layout, label, sampleType, padId, chosen, names);
    }
}
