package dev.decoy.spi;

import dev.decoy.io.InteractionSource;
import java.nio.file.Path;
import java.util.Optional;

/** Service of sources of interactions: list implementations in {@code META-INF/services/dev.decoy.spi.SourceFactory}. */
public interface SourceFactory<C extends Record> extends ComponentFactory<C, InteractionSource> {
    /**
     * A table that a config names by its path alone, with the options that its extension suggests; empty when its files are
     * not this source's. No row is read.
     *
     * @param path a file, a folder or a glob that finds at least one file
     * @param fileName name of the first of the files, in lower case
     */
    default Optional<InteractionSource> openTable(Path path, String fileName) {
        return Optional.empty();
    }
}
