package dev.decoy.experiment;

import dev.decoy.data.InteractionStats;
import dev.decoy.data.Interactions;
import dev.decoy.data.Vocabulary;
import dev.decoy.io.InputFiles;
import dev.decoy.io.InteractionSource;
import dev.decoy.random.SeedSequence;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.Recipe;
import dev.decoy.spi.RecordBinder;
import dev.decoy.spi.Role;
import dev.decoy.spi.Spec;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What factories are given, phase by phase: first nothing but seeds and paths, then the interactions without folds, at
 * last folds, statistics and the folder that is written. Asking too early is an IllegalStateException. Immutable.
 */
final class RunContext implements BuildContext {
    private final RecordBinder binder;
    private final Path configFolder;
    private final SeedSequence seeds;
    private final @Nullable Interactions interactions;
    private final @Nullable InteractionStats stats;
    private final @Nullable Path resultFolder;

    private RunContext(
            RecordBinder binder,
            Path configFolder,
            SeedSequence seeds,
            @Nullable Interactions interactions,
            @Nullable InteractionStats stats,
            @Nullable Path resultFolder) {
        this.binder = binder;
        this.configFolder = configFolder;
        this.seeds = seeds;
        this.interactions = interactions;
        this.stats = stats;
        this.resultFolder = resultFolder;
    }

    /** The phase in which sources are built. */
    static RunContext beforeData(RecordBinder binder, Path configFolder, SeedSequence seeds) {
        return new RunContext(binder, configFolder, seeds, null, null, null);
    }

    /** The phase in which splitters are built; the same again, with folds, once they are dealt. */
    RunContext over(Interactions read) {
        return new RunContext(binder, configFolder, seeds, read, stats, resultFolder);
    }

    /** The phase in which all else is built. */
    RunContext learningFrom(InteractionStats counts) {
        return new RunContext(binder, configFolder, seeds, interactions, counts, resultFolder);
    }

    /** The same under another seed. */
    RunContext withSeeds(SeedSequence others) {
        return new RunContext(binder, configFolder, others, interactions, stats, resultFolder);
    }

    /** The phase in which sinks are built. */
    RunContext writingTo(Path folder) {
        return new RunContext(binder, configFolder, seeds, interactions, stats, folder);
    }

    /** Builds a component with seeds of its own, named {@code part}. */
    <T> T create(String part, Recipe<T> recipe) {
        return recipe.create(
                new RunContext(binder, configFolder, seeds.child(part), interactions, stats, resultFolder));
    }

    @Override
    public InteractionStats stats() {
        return known(stats, "the counts", "they are known once the data is read and split");
    }

    @Override
    public Interactions interactions() {
        return known(interactions, "the interactions", "they are known once the data is read");
    }

    @Override
    public Vocabulary itemIds() {
        return interactions().itemIds();
    }

    @Override
    public SeedSequence seeds() {
        return seeds;
    }

    @Override
    public Path resolve(String path) {
        return InputFiles.resolve(configFolder, path);
    }

    @Override
    public InteractionSource table(String path) {
        return table(resolve(path));
    }

    /** A table at a place that is resolved already. */
    InteractionSource table(Path path) {
        return binder.plugins().openTable(path);
    }

    @Override
    public Path resultFolder() {
        return known(resultFolder, "the result folder", "it is known once the data is read and split");
    }

    @Override
    public <T> T create(String child, Spec<T> spec) {
        Role<T> role = spec.role();
        if (role == null) {
            throw new IllegalArgumentException(
                    "the spec of \"" + child + "\" does not come from a config; give it a role");
        }
        return create(child, binder.recipe(role, spec, child));
    }

    private static <V> V known(@Nullable V value, String what, String when) {
        if (value == null) {
            throw new IllegalStateException("a factory asked for " + what + " too early; " + when);
        }
        return value;
    }
}
