package dev.decoy.pipeline;

import dev.decoy.io.Layout;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of an output look like.
 *
 * @param userColumn name of the column of user ids, as in the input
 * @param itemColumn name of the column of item ids, as in the input
 * @param layout how positives and negatives become rows
 * @param sequences how rows are cut into sequences; null in every other layout
 * @param labels what labels positives and negatives
 * @param sampleType whether a column {@code sample_type} says "positive" or "negative"
 * @param padId the id that fills short lists; null: -1, or the empty text
 * @param codes the codes that are written instead of ids; null: ids as they came
 * @param names other names for columns of the output, by the name they would have
 */
public record ExampleOptions(
        String userColumn,
        String itemColumn,
        Layout layout,
        @Nullable Sequences sequences,
        LabelValues labels,
        boolean sampleType,
        @Nullable String padId,
        @Nullable WrittenCodes codes,
        Map<String, String> names) {
    public ExampleOptions {
        names = Map.copyOf(names);
        if ((layout == Layout.SEQUENCE) != (sequences != null)) {
            throw new IllegalArgumentException(
                    "sequences must be given for layout SEQUENCE alone, was " + sequences + " for " + layout);
        }
    }

    /** Columns {@code user} and {@code item}, labels 1 and 0; for SEQUENCE see {@link #of(Sequences)}. */
    public static ExampleOptions of(Layout layout) {
        return of(layout, null);
    }

    /** The same in layout SEQUENCE. */
    public static ExampleOptions of(Sequences sequences) {
        return of(Layout.SEQUENCE, sequences);
    }

    private static ExampleOptions of(Layout layout, @Nullable Sequences sequences) {
        return new ExampleOptions(
                "user", "item", layout, sequences, LabelValues.ONE_AND_ZERO, false, null, null, Map.of());
    }

    /** The same with these labels. */
    public ExampleOptions withLabels(LabelValues chosen) {
        return new ExampleOptions(userColumn, itemColumn, layout, sequences, chosen, sampleType, padId, codes, names);
    }

    /** The same with codes instead of ids. */
    public ExampleOptions withCodes(WrittenCodes chosen) {
        return new ExampleOptions(userColumn, itemColumn, layout, sequences, labels, sampleType, padId, chosen, names);
    }

    /** The same with these names of columns. */
    ExampleOptions withNames(Map<String, String> chosen) {
        return new ExampleOptions(userColumn, itemColumn, layout, sequences, labels, sampleType, padId, codes, chosen);
    }

    /** The same for rows without negatives: names may be of columns that stand in other datasets of the run. */
    ExampleOptions forPositivesAlone() {
        Map<String, String> own = new HashMap<>(names);
        own.keySet()
                .removeIf(name -> name.startsWith("negative") || (name.equals("draw") && layout != Layout.POINTWISE));
        return withNames(own);
    }
}
