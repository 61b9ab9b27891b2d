package dev.decoy.experiment.config;

import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which items there are, and which of them can be drawn. */
public record ItemsConfig(
        @Doc("a catalogue: a file, a folder or a glob, read by the source that knows its extension; items that have no"
                + " interactions can be drawn too")
        @Nullable
        String path,

        @Doc("the catalogue's column of item ids") @Default("item")
        String item,

        @Doc(
                "the catalogue's column of times from which items are there, read as source.timestamp is; a missing time: always")
        @Nullable
        String from,

        @Doc("the catalogue's column of times from which they are no more; a missing time: never") @Nullable
        String until,

        @Doc(
                "only items whose column of the catalogue, before the colon, equals the row's column, after it, are drawn or"
                        + " candidates: {market: country}; all pairs must agree, a missing value equals none")
        @Default("{}")
        Map<String, String> match,

        @Doc(
                "what negatives are drawn from: all items, those of train, or those alive at the row's time: from <= time <"
                        + " until, and without these columns those that anybody has taken by then")
        @Default("all")
        Universe universe,

        @Doc("what evaluation candidates are drawn from, likewise") @Default("all")
        Universe candidates) {
    /** Items that can be drawn. */
    public enum Universe {
        /** Every item of the interactions and the catalogue. */
        ALL,
        /** Those with interactions in TRAIN. */
        TRAIN,
        /** Those that are there at the row's time. */
        ALIVE
    }

    public ItemsConfig {
        if (path == null && (from != null || until != null)) {
            throw new IllegalArgumentException((from != null ? "from" : "until")
                    + " must be left out where path is, was " + (from != null ? from : until));
        }
        if (path == null && !match.isEmpty()) {
            throw new IllegalArgumentException("match must be left out where path is, was " + match);
        }
    }

    /** Columns of the catalogue that rows are matched by, in the order of {@link #match}. */
    public List<String> matchColumns() {
        return List.copyOf(match.keySet());
    }

    /** Columns of the source that this reads, in the same order. */
    public List<String> sourceColumns() {
        return new ArrayList<>(match.values());
    }

    /** Whether an item is there between times of the catalogue. */
    public boolean hasWindows() {
        return from != null || until != null;
    }

    /** The option that needs times of a clock; null where none does. */
    public @Nullable String optionOfTime() {
        if (hasWindows()) {
            return from != null ? "from" : "until";
        }
        return universe == Universe.ALIVE ? "universe" : candidates == Universe.ALIVE ? "candidates" : null;
    }
}
