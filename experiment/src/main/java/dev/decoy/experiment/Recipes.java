package dev.decoy.experiment;

import dev.decoy.data.Fold;
import dev.decoy.feature.FeatureJoiner;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.InteractionSource;
import dev.decoy.metric.Metric;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.scoring.CandidateSelector;
import dev.decoy.scoring.Scorer;
import dev.decoy.spi.Recipe;
import dev.decoy.split.Splitter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The components of an experiment, none of them built yet.
 *
 * @param source where the interactions come from
 * @param splitter how they are dealt to folds
 * @param strategies how negatives are drawn, by the folds that get some
 * @param joiners what is joined onto rows, in the order of the config
 * @param selectors lists of evaluation candidates by name, in the order of the config
 * @param models what scores them by name, in the order of the config
 * @param metrics what is measured, in the order of the config
 * @param sink where examples go
 */
public record Recipes(
        Recipe<InteractionSource> source,
        Recipe<Splitter> splitter,
        Map<Fold, Recipe<NegativeSampler>> strategies,
        List<Recipe<FeatureJoiner>> joiners,
        Map<String, Recipe<CandidateSelector>> selectors,
        Map<String, Recipe<Scorer>> models,
        List<Recipe<Metric>> metrics,
        Recipe<ExampleSink> sink) {
    /** How the negatives of a fold that has a block are drawn. */
    Recipe<NegativeSampler> strategy(Fold fold) {
        return Objects.requireNonNull(strategies.get(fold), "a fold without a block has no strategy");
    }

    /** All that read from interactions, those that others name among them. */
    List<Recipe<?>> readers() {
        List<Recipe<?>> named = new ArrayList<>();
        named.add(splitter);
        named.addAll(strategies.values());
        named.addAll(joiners);
        named.addAll(selectors.values());
        named.addAll(models.values());
        named.addAll(metrics);
        List<Recipe<?>> readers = new ArrayList<>();
        named.forEach(recipe -> readers.addAll(recipe.withNested()));
        return readers;
    }

    /** Columns of the source that components read beside user, item and time, each once. */
    Set<String> sourceColumns() {
        Set<String> columns = new LinkedHashSet<>();
        readers().forEach(reader -> columns.addAll(reader.sourceColumns()));
        return columns;
    }
}
