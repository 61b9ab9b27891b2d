package dev.decoy.experiment;

import dev.decoy.data.Fold;
import dev.decoy.data.ValueType;
import dev.decoy.feature.FeatureJoiner;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Schema;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.scoring.CandidateSelector;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.ComponentFactory;
import dev.decoy.spi.Default;
import dev.decoy.spi.JoinerFactory;
import dev.decoy.spi.PluginCatalog;
import dev.decoy.spi.SamplerFactory;
import dev.decoy.spi.SelectorFactory;
import dev.decoy.spi.SinkFactory;
import dev.decoy.spi.SourceFactory;
import dev.decoy.spi.Spec;
import dev.decoy.spi.SplitterFactory;
import dev.decoy.split.Splitter;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** One small plugin of each role. */
final class FakePlugins {
    private FakePlugins() {}

    record None() {}

    record Columns(@Default("[]") List<String> columns) {}

    record Power(@Default("0.75") double exponent) {
        Power {
            if (!(exponent >= 0)) {
                throw new IllegalArgumentException("exponent must be at least 0, was " + exponent);
            }
        }
    }

    record Candidates(@Default("uniform") Spec<NegativeSampler> strategy, int negatives) {}

    static PluginCatalog catalog() {
        return PluginCatalog.of(List.of(
                new Table(), new Uniform(), new Popularity(), new NoSplit(), new Copy(), new Sampled(), new Nowhere()));
    }

    /** What all of them have in common. */
    private abstract static class Fake<C extends Record, T> implements ComponentFactory<C, T> {
        private final String name;
        private final Class<C> configType;
        private final BiFunction<C, BuildContext, T> build;

        Fake(String name, Class<C> configType, BiFunction<C, BuildContext, T> build) {
            this.name = name;
            this.configType = configType;
            this.build = build;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Class<C> configType() {
            return configType;
        }

        @Override
        public String description() {
            return "A fake";
        }

        @Override
        public T create(C config, BuildContext context) {
            return build.apply(config, context);
        }
    }

    static final class Table extends Fake<Columns, InteractionSource> implements SourceFactory<Columns> {
        Table() {
            super("table", Columns.class, (config, context) -> new Source(config.columns()));
        }
    }

    record Source(List<String> names) implements InteractionSource {
        @Override
        public Schema schema() {
            List<Schema.Column> columns = names.stream()
                    .map(name -> Schema.Column.of(name, ValueType.UNTYPED))
                    .toList();
            return new Schema(columns, Map.of("tags", "LIST is not read; write it as text"));
        }

        @Override
        public List<? extends Part> parts() {
            throw new IllegalStateException("a check reads no rows");
        }
    }

    static final class Uniform extends Fake<None, NegativeSampler> implements SamplerFactory<None> {
        Uniform() {
            super("uniform", None.class, (config, context) -> seeds -> batch -> {});
        }
    }

    static final class Popularity extends Fake<Power, NegativeSampler> implements SamplerFactory<Power> {
        Popularity() {
            super("popularity", Power.class, (config, context) -> {
                context.stats();
                return seeds -> batch -> {};
            });
        }
    }

    static final class NoSplit extends Fake<None, Splitter> implements SplitterFactory<None> {
        NoSplit() {
            super("none", None.class, (config, context) -> (user, folds) -> {});
        }
    }

    static final class Copy extends Fake<Columns, FeatureJoiner> implements JoinerFactory<Columns> {
        Copy() {
            super("copy", Columns.class, (config, context) -> {
                throw new IllegalStateException("a check builds no joiner");
            });
        }

        @Override
        public List<String> sourceColumns(Columns config) {
            return config.columns();
        }
    }

    static final class Sampled extends Fake<Candidates, CandidateSelector> implements SelectorFactory<Candidates> {
        Sampled() {
            super(
                    "sampled",
                    Candidates.class,
                    (config, context) -> new Selected(context.create("strategy", config.strategy())));
        }
    }

    record Selected(NegativeSampler sampler) implements CandidateSelector {
        @Override
        public SamplingPolicy policy(Fold fold) {
            throw new IllegalStateException("not asked for");
        }

        @Override
        public String label() {
            return "fake";
        }
    }

    static final class Nowhere extends Fake<None, ExampleSink> implements SinkFactory<None> {
        Nowhere() {
            super("nowhere", None.class, (config, context) -> {
                throw new IllegalStateException("a check opens no sink");
            });
        }
    }

    /** Names the columns a test reads. */
    static InteractionColumns columns(String user, String item, String timestamp, String... further) {
        return InteractionColumns.of(user, item, timestamp).withFurther(List.of(further));
    }
}
