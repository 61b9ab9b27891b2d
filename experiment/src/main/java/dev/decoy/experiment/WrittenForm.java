package dev.decoy.experiment;

import dev.decoy.experiment.config.OutputConfig;
import dev.decoy.io.Layout;
import java.util.List;

/** How the negatives of a dataset stand in its files. */
enum WrittenForm {
    /** A row per example, whose draw is 0 for a positive. */
    EXAMPLES,
    /** A row per negative. */
    NEGATIVES,
    /** A row per positive with a list. */
    LISTS,
    /** A row per window of positives with lists. */
    WINDOWS,
    /** The lists of windows that stand in another dataset. */
    WINDOWS_APART,
    /** A row per candidate, whose label is 1 for a positive. */
    CANDIDATES;

    /** The form of a dataset of examples, or of the negatives of an epoch. */
    static WrittenForm of(Layout layout, boolean apart) {
        return switch (layout) {
            case POINTWISE -> apart ? NEGATIVES : EXAMPLES;
            case PAIRWISE -> NEGATIVES;
            case LISTWISE -> LISTS;
            case SEQUENCE -> apart ? WINDOWS_APART : WINDOWS;
        };
    }

    /** The columns to read; those of values begin with the row's id. */
    WrittenRows.Columns columns(OutputConfig output, String item) {
        WrittenRows.Columns columns = switch (this) {
            case EXAMPLES -> new WrittenRows.Columns(List.of("row_id", item, "draw"), List.of());
            case NEGATIVES -> new WrittenRows.Columns(List.of("row_id", "negative_" + item, "draw"), List.of());
            case LISTS -> new WrittenRows.Columns(List.of("row_id", "negative_count"), List.of("negatives"));
            case WINDOWS ->
                new WrittenRows.Columns(List.of("row_id"), List.of("negatives", "negative_counts", "row_ids"));
            case WINDOWS_APART -> new WrittenRows.Columns(List.of("row_id"), List.of("negatives", "negative_counts"));
            // Candidates keep their names.
            case CANDIDATES -> new WrittenRows.Columns(List.of("row_id", item, "label"), List.of());
        };
        return this == CANDIDATES
                ? columns
                : new WrittenRows.Columns(named(output, columns.values()), named(output, columns.lists()));
    }

    /** The columns to read of windows whose negatives stand apart. */
    static WrittenRows.Columns windowColumns(OutputConfig output) {
        return new WrittenRows.Columns(named(output, List.of("row_id")), named(output, List.of("row_ids")));
    }

    private static List<String> named(OutputConfig output, List<String> columns) {
        return columns.stream()
                .map(column -> output.names().getOrDefault(column, column))
                .toList();
    }
}
