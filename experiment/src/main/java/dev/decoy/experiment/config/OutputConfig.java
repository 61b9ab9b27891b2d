package dev.decoy.experiment.config;

import dev.decoy.data.ExternalId;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.Layout;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.Inline;
import dev.decoy.spi.Spec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sink, and how examples are laid out in it. */
public record OutputConfig(
        @Doc("the format; its own options stand beside these") @Inline
        Spec<ExampleSink> spec,

        @Doc("the result folder, relative to the working directory")
        String path,

        @Doc("one row per example, or one per positive with lists of negatives") @Default("pointwise")
        Layout layout,

        @Doc("a column of the source that positives keep as their label; negatives get 0") @Nullable
        String label,

        @Doc("new names of columns, by the name they would have") @Default("{}")
        Map<String, String> names,

        @Doc("the item that fills lists which are too short") @Nullable
        ExternalId padId,

        @Doc("whether an earlier result may be replaced") @Default("false")
        boolean overwrite) {
    public OutputConfig {
        if (path.isBlank()) {
            throw new IllegalArgumentException("path must name a folder, was \"" + path + "\"");
        }
    }

    /** The pad as text, null for the usual one. */
    public @Nullable String padIdText() {
        return padId == null ? null : padId.text();
    }
}
