package dev.decoy.spi;

import dev.decoy.feature.FeatureJoiner;
import dev.decoy.io.ExampleSink;
import dev.decoy.io.InteractionSource;
import dev.decoy.metric.Metric;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.scoring.CandidateSelector;
import dev.decoy.scoring.Scorer;
import dev.decoy.split.Splitter;
import java.util.List;

/**
 * A kind of component that plugins provide: what is built, by which service, and what messages call it.
 *
 * @param <T> what is built
 */
public final class Role<T> {
    public static final Role<NegativeSampler> STRATEGY =
            new Role<>("strategy", "strategies", NegativeSampler.class, SamplerFactory.class);
    public static final Role<Splitter> SPLITTER =
            new Role<>("splitter", "splitters", Splitter.class, SplitterFactory.class);
    public static final Role<FeatureJoiner> JOINER =
            new Role<>("joiner", "joiners", FeatureJoiner.class, JoinerFactory.class);
    public static final Role<CandidateSelector> SELECTOR =
            new Role<>("candidate selector", "candidate selectors", CandidateSelector.class, SelectorFactory.class);
    public static final Role<Scorer> MODEL = new Role<>("model", "models", Scorer.class, ScorerFactory.class);
    public static final Role<Metric> METRIC = new Role<>("metric", "metrics", Metric.class, MetricFactory.class);
    public static final Role<InteractionSource> SOURCE =
            new Role<>("source", "sources", InteractionSource.class, SourceFactory.class);
    public static final Role<ExampleSink> SINK = new Role<>("sink", "sinks", ExampleSink.class, SinkFactory.class);

    private static final List<Role<?>> ALL = List.of(STRATEGY, SPLITTER, JOINER, SELECTOR, MODEL, METRIC, SOURCE, SINK);

    private final String word;
    private final String plural;
    private final Class<T> type;
    private final Class<?> service;

    private Role(String word, String plural, Class<T> type, Class<?> service) {
        this.word = word;
        this.plural = plural;
        this.type = type;
        this.service = service;
    }

    /** Every role, in the order in which lists show them. */
    public static List<Role<?>> all() {
        return ALL;
    }

    /** The role that a {@code Spec<T>} names by its type parameter. */
    public static Role<?> of(Class<?> type) {
        for (Role<?> role : ALL) {
            if (role.type == type) {
                return role;
            }
        }
        throw new IllegalArgumentException(type.getName() + " is no role that plugins provide");
    }

    /** What messages call one: {@code strategy}. */
    public String word() {
        return word;
    }

    /** What messages call several: {@code strategies}. */
    public String plural() {
        return plural;
    }

    /** What is built. */
    public Class<T> type() {
        return type;
    }

    /** The interface of its factories, which is the name of the service. */
    public Class<?> service() {
        return service;
    }

    @Override
    public String toString() {
        return word;
    }
}
