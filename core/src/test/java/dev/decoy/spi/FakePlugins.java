package dev.decoy.spi;

import dev.decoy.sampling.NegativeSampler;
import dev.decoy.split.Splitter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small plugins for the tests of this package. */
final class FakePlugins {
    private FakePlugins() {}

    static PluginCatalog catalog() {
        return PluginCatalog.of(List.of(new Popular(), new Pool(), new LastOut()));
    }

    /** A strategy with numbers. */
    public static final class Popular implements SamplerFactory<Popular.Config> {
        public record Config(
                @Doc("how much popular items are preferred") @Default("0.75")
                double exponent,

                @Default("1") int floor) {
            public Config {
                if (!(exponent >= 0 && exponent <= 4)) {
                    throw new IllegalArgumentException("exponent must be in [0, 4], was " + exponent);
                }
                if (exponent == 0 && floor > 1) {
                    throw new IllegalArgumentException("a floor needs an exponent above 0, was 0");
                }
            }
        }

        @Override
        public String name() {
            return "popular";
        }

        @Override
        public Class<Popular.Config> configType() {
            return Popular.Config.class;
        }

        @Override
        public List<String> sourceColumns(Popular.Config config) {
            return config.floor() > 5 ? List.of("price") : List.of();
        }

        @Override
        public NegativeSampler create(Popular.Config config, BuildContext context) {
            if (config.floor() > 100) {
                throw new ConfigException("floor", "must be at most 100 for this data, was " + config.floor());
            }
            if (config.floor() == 99) {
                throw new IllegalArgumentException("floor must not be 99 for this data, was 99");
            }
            if (config.floor() == 98) {
                throw new IllegalArgumentException("this data has no use for 98");
            }
            return seeds -> batch -> {};
        }
    }

    /** A strategy with a nested one. */
    public static final class Pool implements SamplerFactory<Pool.Config> {
        public record Config(
                int size,
                Spec<NegativeSampler> pool,
                @Nullable List<Spec<NegativeSampler>> further) {}

        @Override
        public String name() {
            return "pool";
        }

        @Override
        public Class<Pool.Config> configType() {
            return Pool.Config.class;
        }

        @Override
        public String description() {
            return "The best of a pool";
        }

        @Override
        public NegativeSampler create(Pool.Config config, BuildContext context) {
            return context.create("pool", config.pool());
        }
    }

    /** A splitter without options. */
    public static class LastOut implements SplitterFactory<LastOut.None> {
        public record None() {}

        @Override
        public String name() {
            return "last-out";
        }

        @Override
        public Class<None> configType() {
            return None.class;
        }

        @Override
        public String description() {
            return "The last to TEST";
        }

        @Override
        public Splitter create(None config, BuildContext context) {
            return (user, folds) -> {};
        }
    }

    /** Another splitter of the same name. */
    public static final class OtherLastOut extends LastOut {}

    /** A splitter whose name is not kebab. */
    public static final class Shouting extends LastOut {
        @Override
        public String name() {
            return "LAST_OUT";
        }
    }

    /** A splitter that cannot be constructed. */
    public static final class Broken extends LastOut {
        public Broken() {
            throw new IllegalStateException("no licence");
        }
    }
}
