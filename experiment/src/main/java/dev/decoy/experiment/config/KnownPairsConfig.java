package dev.decoy.experiment.config;

import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;

/** A table of pairs that are known beside the interactions. */
public record KnownPairsConfig(
        @Doc("a file, a folder or a glob, read by the source that knows its extension")
        String path,

        @Doc("its column of user ids") @Default("user") String user,
        @Doc("its column of item ids") @Default("item") String item) {
    public KnownPairsConfig {
        if (item.equals(user)) {
            throw new IllegalArgumentException("item must be another column than user, was \"" + item + "\" for both");
        }
    }
}
