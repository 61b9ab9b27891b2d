package dev.decoy.spi;

import dev.decoy.data.InteractionStats;
import dev.decoy.data.Interactions;
import dev.decoy.data.Vocabulary;
import dev.decoy.io.InteractionSource;
import dev.decoy.random.SeedSequence;
import java.nio.file.Path;

/**
 * What a factory may ask for. Sources are built before the data is read, splitters before there are folds; asking too
 * early fails with an IllegalStateException that says so.
 */
public interface BuildContext {
    /** Counts over the fold(s) that the component may learn from. */
    InteractionStats stats();

    /** All interactions; while splitters are built, without folds. */
    Interactions interactions();

    /** The items' ids. */
    Vocabulary itemIds();

    /** The seeds of this component: one child per nested component, by name. */
    SeedSequence seeds();

    /** An input path of the config: relative ones are taken from the config's folder. */
    Path resolve(String path);

    /**
     * The table that an input path means: a file, a folder or a glob in any format that a source on the class path reads.
     * No row is read yet.
     *
     * @throws dev.decoy.io.DataException when there is no such file, or no source knows its extension
     */
    InteractionSource table(String path);

    /** The folder of the result that is being written. */
    Path resultFolder();

    /**
     * A nested component: the pool of a hard sampler, a part of a mixture.
     *
     * @param child its name among the children of this component, for its seeds and for messages
     */
    <T> T create(String child, Spec<T> spec);
}
