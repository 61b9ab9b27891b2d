package dev.decoy.testkit;

import dev.decoy.data.Fold;
import dev.decoy.data.InteractionStats;
import dev.decoy.data.Interactions;
import dev.decoy.data.Vocabulary;
import dev.decoy.io.DataException;
import dev.decoy.io.InteractionSource;
import dev.decoy.random.SeedSequence;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.PluginCatalog;
import dev.decoy.spi.RecordBinder;
import dev.decoy.spi.Role;
import dev.decoy.spi.Spec;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a factory may ask for, from data that a test made: tables by path, nested components of the
 * class path, no result folder. Immutable.
 *
 * @param interactions the data
 * @param seeds the seeds of the component
 * @param tables what is read for a path
 */
public record DataContext(Interactions interactions, SeedSequence seeds, Map<String, InteractionSource> tables)
        implements BuildContext {
    public DataContext {
        tables = Map.copyOf(tables);
    }

    /** A context of some data, with a fixed seed. */
    public static DataContext of(Interactions interactions) {
        return new DataContext(interactions, new SeedSequence(42), Map.of());
    }

    /** The same context, in which a path means a table. */
    public DataContext withTable(String path, InteractionSource table) {
        Map<String, InteractionSource> more = new HashMap<>(tables);
        more.put(path, table);
        return new DataContext(interactions, seeds, more);
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
    public InteractionSource table(String path) {
        InteractionSource table = tables.get(path);
        if (table == null) {
            throw new DataException(path + ": there is no such table in this context; it has "
                    + String.join(", ", new TreeSet<>(tables.keySet())));
        }
        return table;
    }

    @Override
    public Path resultFolder() {
        throw new IllegalStateException("this context has no result folder");
    }

    @Override
    public <T> T create(String child, Spec<T> spec) {
        Role<T> role = spec.role();
        if (role == null) {
            throw new IllegalArgumentException("the spec of \"" + child + "\" has no role; give it one");
        }
        return new RecordBinder(PluginCatalog.load(getClass().getClassLoader()))
                .recipe(role, spec, child)
                .create(new DataContext(interactions, seeds.child(child), tables));
    }
}
