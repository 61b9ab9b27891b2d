package dev.decoy.spi;

import dev.decoy.scoring.Scorer;

/** Service of models that score: list implementations in {@code META-INF/services/dev.decoy.spi.ScorerFactory}. */
public interface ScorerFactory<C extends Record> extends ComponentFactory<C, Scorer> {}
