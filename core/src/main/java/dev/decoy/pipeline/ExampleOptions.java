package dev.decoy.pipeline;

import dev.decoy.io.Layout;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of an output look like.
 *
 * @param userColumn name of the column of user ids, as in the input
 * @param itemColumn name of the column of item ids, as in the input
 * @param layout how positives and negatives become rows
 * @param sequences how rows are cut into sequences; null in every other layout
 * @param labels what labels positives and negatives
 * @param columns columns that are written on request
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
        Set<ExtraColumn> columns,
        @Nullable String padId,
        @Nullable WrittenCodes codes,
        Map<String, String> names) {
    public ExampleOptions {
        names = Map.copyOf(names);
        columns = Set.copyOf(columns);
        if (layout != Layout.POINTWISE && columns.contains(ExtraColumn.SAMPLE_TYPE)) {
            throw new IllegalArgumentException(
                    "columns must leave sample_type out in layout " + layout + ", where no row is of one type");
        }
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
                "user", "item", layout, sequences, LabelValues.ONE_AND_ZERO, Set.of(), null, null, Map.of());
    }

    /** The same with these labels. */
    public ExampleOptions withLabels(LabelValues chosen) {
        return new ExampleOptions(userColumn, itemColumn, layout, sequences, chosen, columns, padId, codes, names);
    }

    /** The same with these columns. */
    public ExampleOptions withColumns(Set<ExtraColumn> chosen) {
        return new ExampleOptions(userColumn, itemColumn, layout, sequences, labels, chosen, padId, codes, names);
    }

    /** The same with codes instead of ids. */
    public ExampleOptions withCodes(WrittenCodes chosen) {
        return new ExampleOptions(userColumn, itemColumn, layout, sequences, labels, columns, padId, chosen, names);
    }

    /** The same with these names of columns. */
    ExampleOptions withNames(Map<String, String> chosen) {
        return new ExampleOptions(userColumn, itemColumn, layout, sequences, labels, columns, padId, codes, chosen);
    }

    /** The same for rows without negatives: names may be of columns that stand in other datasets of the run. */
    ExampleOptions forPositivesAlone() {
        Map<String, String> own = new HashMap<>(names);
        own.keySet()
                .removeIf(name -> name.startsWith("negative") || (name.equals("draw") && layout != Layout.POINTWISE));
        return withNames(own);
    }
}
