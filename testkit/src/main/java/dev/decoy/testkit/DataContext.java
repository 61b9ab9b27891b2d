package dev.decoy.testkit;

import dev.decoy.data.Fold;
import dev.decoy.data.InteractionStats;
import dev.decoy.data.Interactions;
import dev.decoy.data.Vocabulary;
import dev.decoy.random.SeedSequence;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Spec;
import java.nio.file.Path;
import java.util.Set;

/**
 * What a factory may ask for, from data that a test made: no nested components, no result folder. Immutable.
 *
 * @param interactions the data
 * @param seeds the seeds of the component
 */
public record DataContext(Interactions interactions, SeedSequence seeds) implements BuildContext {
    /** A context of some data, with a fixed seed. */
    public static DataContext of(Interactions interactions) {
        return new DataContext(interactions, new SeedSequence(42));
    }

    @Override
    public InteractionStats stats() {
        return interactions.stats(Set.of(Fold.TRAIN));
    }

    @Override
    public Vocabulary itemIds() {
        return interactions.itemIds();
    }

    @Override
    public Path resolve(String path) {
        return Path.of(path);
    }

    @Override
    public Path resultFolder() {
        throw new IllegalStateException("this context has no result folder");
    }

    @Override
    public <T> T create(String child, Spec<T> spec) {
        throw new IllegalStateException("this context builds no nested component, asked for " + child);
    }
}
