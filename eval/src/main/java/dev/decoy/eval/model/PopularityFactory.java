package dev.decoy.eval.model;

import dev.decoy.scoring.Scorer;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.ScorerFactory;

/** Builds {@link Popularity}. */
public final class PopularityFactory implements ScorerFactory<PopularityFactory.Config> {
    /** {@code popularity} has no options. */
    public record Config() {}

    @Override
    public String name() {
        return "popularity";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "items by their interactions in TRAIN: what every model should beat";
    }

    @Override
    public Scorer create(Config config, BuildContext context) {
        return new Popularity(context.stats());
    }
}
