package dev.decoy.spi;

import dev.decoy.split.Splitter;

/** Service of splitters into folds: list implementations in {@code META-INF/services/dev.decoy.spi.SplitterFactory}. */
public interface SplitterFactory<C extends Record> extends ComponentFactory<C, Splitter> {}
