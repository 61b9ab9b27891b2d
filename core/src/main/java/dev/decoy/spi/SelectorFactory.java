package dev.decoy.spi;

import dev.decoy.scoring.CandidateSelector;

/** Service of selectors of evaluation candidates: list implementations in {@code META-INF/services/dev.decoy.spi.SelectorFactory}. */
public interface SelectorFactory<C extends Record> extends ComponentFactory<C, CandidateSelector> {}
