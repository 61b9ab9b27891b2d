package dev.decoy.spi;

import dev.decoy.io.InteractionSource;

/** Service of sources of interactions: list implementations in {@code META-INF/services/dev.decoy.spi.SourceFactory}. */
public interface SourceFactory<C extends Record> extends ComponentFactory<C, InteractionSource> {}
