package dev.decoy.io.synthetic;

import dev.decoy.io.InteractionSource;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.SourceFactory;

/** Builds {@link SyntheticSource}. */
public final class SyntheticFactory implements SourceFactory<SyntheticConfig> {
    @Override
    public String name() {
        return "synthetic";
    }

    @Override
    public Class<SyntheticConfig> configType() {
        return SyntheticConfig.class;
    }

    @Override
    public String description() {
        return "interactions made up from a seed: skewed popularity, planted tastes, drift; columns user, item, timestamp, rating";
    }

    @Override
    public InteractionSource create(SyntheticConfig config, BuildContext context) {
        return new SyntheticSource(config);
    }
}
