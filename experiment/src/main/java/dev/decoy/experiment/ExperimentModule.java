package dev.decoy.experiment;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.decoy.data.Fold;
import dev.decoy.experiment.config.ExperimentConfig;
import dev.decoy.feature.FeatureJoiner;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.InputFiles;
import dev.decoy.io.InteractionSource;
import dev.decoy.metric.Metric;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.scoring.CandidateSelector;
import dev.decoy.scoring.Scorer;
import dev.decoy.spi.PluginCatalog;
import dev.decoy.spi.Recipe;
import dev.decoy.spi.RecordBinder;
import dev.decoy.spi.Role;
import dev.decoy.split.Splitter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Wires an experiment from its config, in the order in which data will flow. Binds recipes, not components: nothing is
 * read here. Who embeds Guice installs it and overrides what should differ.
 */
public final class ExperimentModule extends AbstractModule {
    private final ExperimentConfig config;
    private final PluginCatalog plugins;
    private final String name;
    private final Path configFolder;
    private final DataOrigin origin;

    /**
     * The wiring of one experiment that reads its own data.
     *
     * @param name the experiment's name
     * @param configFolder what input paths are relative to
     */
    public ExperimentModule(ExperimentConfig config, PluginCatalog plugins, String name, Path configFolder) {
        this(config, plugins, name, configFolder, DataOrigin.own(configFolder));
    }

    /** The wiring of one whose data come from somewhere else. */
    ExperimentModule(
            ExperimentConfig config, PluginCatalog plugins, String name, Path configFolder, DataOrigin origin) {
        this.config = config;
        this.plugins = plugins;
        this.name = name;
        this.configFolder = configFolder;
        this.origin = origin;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        bind(ExperimentConfig.class).toInstance(config);
        bind(PluginCatalog.class).toInstance(plugins);
        bind(DataOrigin.class).toInstance(origin);
        bind(Experiment.class);
    }

    @Provides
    @Singleton
    RunSettings settings() {
        Path result = InputFiles.resolve(Path.of(""), config.output().path());
        return new RunSettings(
                name,
                configFolder,
                result,
                config.output().ifExists(),
                config.run().threadCount());
    }

    @Provides
    @Singleton
    SeedSequence seeds() {
        return new SeedSequence(config.seed());
    }

    @Provides
    @Singleton
    RecordBinder recordBinder(PluginCatalog catalog) {
        return new RecordBinder(catalog);
    }

    @Provides
    @Singleton
    Recipe<InteractionSource> source(RecordBinder binder) {
        return binder.recipe(Role.SOURCE, config.source().spec(), "source");
    }

    @Provides
    @Singleton
    Recipe<Splitter> splitter(RecordBinder binder) {
        return binder.recipe(Role.SPLITTER, config.split(), "split");
    }

    @Provides
    @Singleton
    Map<Fold, Recipe<NegativeSampler>> strategies(RecordBinder binder) {
        Map<Fold, Recipe<NegativeSampler>> strategies = new EnumMap<>(Fold.class);
        config.draws().blocks().forEach((fold, block) -> {
            String path = config.draws().path(fold) + ".strategy";
            strategies.put(fold, binder.recipe(Role.STRATEGY, block.strategy(), path));
        });
        return Collections.unmodifiableMap(strategies);
    }

    @Provides
    @Singleton
    List<Recipe<FeatureJoiner>> joiners(RecordBinder binder) {
        List<Recipe<FeatureJoiner>> joiners = new ArrayList<>();
        for (int i = 0; i < config.features().size(); i++) {
            joiners.add(binder.recipe(Role.JOINER, config.features().get(i), "features[" + i + "]"));
        }
        return Collections.unmodifiableList(joiners);
    }

    @Provides
    @Singleton
    Map<String, Recipe<CandidateSelector>> selectors(RecordBinder binder) {
        Map<String, Recipe<CandidateSelector>> selectors = new LinkedHashMap<>();
        if (config.evaluation() != null) {
            config.evaluation()
                    .candidates()
                    .forEach((key, spec) ->
                            selectors.put(key, binder.recipe(Role.SELECTOR, spec, "evaluation.candidates." + key)));
        }
        return Collections.unmodifiableMap(selectors);
    }

    @Provides
    @Singleton
    Map<String, Recipe<Scorer>> models(RecordBinder binder) {
        Map<String, Recipe<Scorer>> models = new LinkedHashMap<>();
        if (config.evaluation() != null) {
            config.evaluation()
                    .models()
                    .forEach((key, spec) ->
                            models.put(key, binder.recipe(Role.MODEL, spec, "evaluation.models." + key)));
        }
        return Collections.unmodifiableMap(models);
    }

    @Provides
    @Singleton
    List<Recipe<Metric>> metrics(RecordBinder binder) {
        List<Recipe<Metric>> metrics = new ArrayList<>();
        if (config.evaluation() != null) {
            config.evaluation()
                    .metrics()
                    .forEach(spec -> metrics.add(binder.recipe(Role.METRIC, spec, "evaluation.metrics")));
        }
        return Collections.unmodifiableList(metrics);
    }

    @Provides
    @Singleton
    Recipe<ExampleSink> sink(RecordBinder binder) {
        return binder.recipe(Role.SINK, config.output().spec(), "output");
    }

    @Provides
    @Singleton
    Recipes recipes(
            Recipe<InteractionSource> source,
            Recipe<Splitter> splitter,
            Map<Fold, Recipe<NegativeSampler>> strategies,
            List<Recipe<FeatureJoiner>> joiners,
            Map<String, Recipe<CandidateSelector>> selectors,
            Map<String, Recipe<Scorer>> models,
            List<Recipe<Metric>> metrics,
            Recipe<ExampleSink> sink) {
        return new Recipes(source, splitter, strategies, joiners, selectors, models, metrics, sink);
    }
}
