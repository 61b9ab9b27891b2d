package dev.decoy.eval.metric;

import dev.decoy.metric.Metric;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.MetricFactory;

/** Builds {@link GroupedAuc}. */
public final class GroupedAucFactory implements MetricFactory<GroupedAucFactory.Config> {
    /** Options of {@code gauc}. */
    public record Config(
            @Default("positives")
            @Doc("what a list counts for: positives, its relevant items; candidates, all of its items")
            GroupedAuc.Weight weight) {}

    @Override
    public String name() {
        return "gauc";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public String description() {
        return "auc whose lists count by their sizes";
    }

    @Override
    public Metric create(Config config, BuildContext context) {
        return new GroupedAuc(config.weight());
    }
}
