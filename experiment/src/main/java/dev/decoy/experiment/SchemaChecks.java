package dev.decoy.experiment;

import dev.decoy.eval.split.NoneFactory;
import dev.decoy.experiment.config.EventConfig;
import dev.decoy.experiment.config.ExperimentConfig;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.ReadRules;
import dev.decoy.io.Schema;
import dev.decoy.pipeline.OnShortfall;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.MixtureFactory;
import dev.decoy.spi.ConfigException.Problem;
import dev.decoy.spi.DidYouMean;
import dev.decoy.spi.Recipe;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds a config against the columns of its source; no row is read. */
final class SchemaChecks {
    private final ExperimentConfig config;
    private final Recipes recipes;
    private final Schema schema;
    private final InteractionColumns columns;

    /**
     * Checks of a config.
     *
     * @param schema what the source has
     * @param columns what is read of it
     */
    SchemaChecks(ExperimentConfig config, Recipes recipes, Schema schema, InteractionColumns columns) {
        this.config = config;
        this.recipes = recipes;
        this.schema = schema;
        this.columns = columns;
    }

    /** Blocks fit each other: none asks for what would do nothing. */
    void checkBlocks(List<Problem> problems) {
        checkShortfall(problems);
        checkCold(problems);
    }

    private void checkShortfall(List<Problem> problems) {
        boolean byNumber = recipes.strategies().values().stream()
                .anyMatch(recipe -> recipe.config() instanceof MixtureFactory.Config mixture && mixture.byCount());
        if (config.output().onShortfall() == OnShortfall.FILL_FROM_LAST_PART && !byNumber) {
            problems.add(new Problem(
                    "output.onShortfall",
                    "fill-from-last-part needs a strategy of type mixture whose parts have negatives; set keep"));
        }
    }

    private void checkCold(List<Problem> problems) {
        if (config.cold().drops() && recipes.splitter().factory() instanceof NoneFactory) {
            problems.add(new Problem("cold", "needs a split that holds something out; name one, or take it out"));
        }
    }

    private void checkShown(List<Problem> problems) {
        EventConfig event = config.source().event();
        if (event != null && !event.shown().isEmpty()) {
            return;
        }
        for (Recipe<?> reader : recipes.readers()) {
            if (reader.needsShown()) {
                problems.add(new Problem(
                        reader.path(), reader.name() + " needs shown events; name their values in source.event.shown"));
            }
        }
    }

    /** Every column that the config names is there; what asks for shown events has some. */
    void checkColumns(List<Problem> problems) {
        checkShown(problems);
        requireColumn(config.source().user(), "source.user", problems);
        requireColumn(config.source().item(), "source.item", problems);
        requireColumn(config.source().namedTimestamp(), "source.timestamp", problems);
        requireColumn(config.source().tieBreaker(), "source.tieBreaker", problems);
        EventConfig event = config.source().event();
        requireColumn(event == null ? null : event.column(), "source.event.column", problems);
        if (!config.source().rules().range().isAll() && columns.timestamp() == null) {
            problems.add(new Problem(
                    "source.timestamp",
                    "from, until and last need times, and no column is named \"timestamp\"; name the column of times"));
        }
        requireColumn(config.output().label(), "output.label", problems);
        requireColumn(config.gain(), "evaluation.gain", problems);
        config.prepare().sourceColumns().forEach(column -> requireColumn(column, "prepare.threshold.column", problems));
        config.items().sourceColumns().forEach(column -> requireColumn(column, "items.match", problems));
        for (Recipe<?> reader : recipes.readers()) {
            reader.sourceColumns().forEach(column -> requireColumn(column, reader.path(), problems));
        }
    }

    /** There are times where they are needed. */
    void checkTimes(List<Problem> problems) {
        checkClock(problems);
        if (config.rules().order() == ReadRules.Order.FILE || columns.timestamp() != null) {
            return;
        }
        config.rows().limits().forEach((fold, limits) -> {
            if (!limits.range().isAll()) {
                problems.add(new Problem(
                        "rows." + fold.label(),
                        "from, until and last need timestamps; none are read from the source; set source.timestamp"));
            }
        });
        config.draws().blocks().forEach((fold, block) -> {
            if (block.known() == KnownItems.UP_TO_TIME) {
                problems.add(new Problem(
                        config.draws().path(fold) + ".known",
                        "up-to-time needs timestamps; none are read from the source; set source.timestamp"));
            }
        });
        for (Recipe<?> reader : recipes.readers()) {
            if (reader.needsTimes()) {
                problems.add(new Problem(
                        reader.path(),
                        reader.name() + " needs timestamps; none are read from the source; set source.timestamp"));
            }
        }
    }

    /** Whether items are there at a time is a question of the clock: row numbers are none. */
    private void checkClock(List<Problem> problems) {
        String option = config.items().optionOfTime();
        if (option != null && config.rules().order() == ReadRules.Order.FILE) {
            problems.add(new Problem(
                    "items." + option, "needs times of a clock, and with source.order: file times are row numbers"));
        } else if (option != null && columns.timestamp() == null) {
            problems.add(new Problem(
                    "items." + option, "needs timestamps; none are read from the source; set source.timestamp"));
        }
    }

    private void requireColumn(@Nullable String name, String path, List<Problem> problems) {
        if (name != null && schema.unreadable().containsKey(name)) {
            problems.add(new Problem(
                    path, "column \"" + name + "\": " + schema.unreadable().get(name)));
        } else if (name != null && schema.indexOf(name) < 0) {
            problems.add(new Problem(
                    path,
                    "no column is named \"" + name + "\"; found " + String.join(", ", schema.names())
                            + DidYouMean.hint(name, schema.names())));
        }
    }
}
