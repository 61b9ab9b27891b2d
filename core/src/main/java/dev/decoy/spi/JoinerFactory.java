package dev.decoy.spi;

import dev.decoy.feature.FeatureJoiner;

/** Service of joiners of features: list implementations in {@code META-INF/services/dev.decoy.spi.JoinerFactory}. */
public interface JoinerFactory<C extends Record> extends ComponentFactory<C, FeatureJoiner> {}
