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

        @Doc("pointwise: a row per example; listwise: a row per positive with a list of negatives")
        @Default("pointwise")
        Layout layout,

        @Doc(
                "a numeric column of the source that positives keep as their label; when left out, theirs is 1; negatives get 0")
        @Nullable
        String label,

        @Doc("new names of output columns, by the name they would have") @Default("{}")
        Map<String, String> names,

        @Doc("the id that fills short lists of negatives in layout listwise; -1, or the empty text, when left out")
        @Nullable
        ExternalId padId,

        @Doc("whether an earlier result in that folder may be replaced") @Default("false")
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
