package dev.decoy.spi;

import dev.decoy.sampling.NegativeSampler;

/** Service of strategies of drawing negatives: list implementations in {@code META-INF/services/dev.decoy.spi.SamplerFactory}. */
public interface SamplerFactory<C extends Record> extends ComponentFactory<C, NegativeSampler> {}
