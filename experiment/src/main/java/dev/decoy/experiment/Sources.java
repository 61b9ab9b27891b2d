package dev.decoy.experiment;

import dev.decoy.experiment.config.SourceConfig;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.UnionSource;
import dev.decoy.spi.ConfigException.Problem;
import dev.decoy.spi.Option;
import dev.decoy.spi.RecordBinder;
import dev.decoy.spi.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The source of a run: one, or the files of each fold together. */
final class Sources {
    private Sources() {}

    /** Builds it, without the folders that the time range leaves out; no row is read. */
    static InteractionSource of(SourceConfig config, RecordBinder binder, RunContext context) {
        Map<String, InteractionSource> sources = new LinkedHashMap<>();
        config.specs()
                .forEach((fold, spec) -> sources.put(
                        fold.label(), context.create("source", binder.recipe(Role.SOURCE, spec, "source"))));
        return config.narrowed(
                sources.size() == 1
                        ? sources.values().iterator().next()
                        : new UnionSource(SourceConfig.FOLD_COLUMN, sources));
    }

    /** What stands against the files of folds that a config names. */
    static void checkHeldOut(SourceConfig config, Recipes recipes, List<Problem> problems) {
        if (config.heldOut() == null) {
            return;
        }
        boolean hasPath = Option.of(recipes.source().config().getClass()).stream()
                .anyMatch(option -> option.name().equals("path"));
        if (!hasPath) {
            problems.add(new Problem(
                    "source.heldOut",
                    "needs a source that has a path, was \"" + recipes.source().name() + "\"; leave it out"));
        }
        if (!recipes.splitter().sourceColumns().contains(SourceConfig.FOLD_COLUMN)) {
            problems.add(new Problem(
                    "split",
                    "must go by the files where source.heldOut names some: predefined, or temporal with a cut after"
                            + " train, was \"" + recipes.splitter().name() + "\""));
        }
    }
}
