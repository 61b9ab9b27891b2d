package dev.decoy.experiment;

import dev.decoy.random.SeedSequence;
import dev.decoy.spi.RecordBinder;
import java.nio.file.Path;

/**
 * What factories are given before there is data, by the blocks they stand in: those that come from an earlier result keep its
 * folder and its seeds. Immutable.
 *
 * @param own for all other blocks
 * @param data for source and split
 * @param items for items
 */
record Contexts(RunContext own, RunContext data, RunContext items) {
    /** Those of a run. */
    static Contexts beforeData(RecordBinder binder, Path configFolder, SeedSequence seeds, DataOrigin origin) {
        Long seed = origin.seed();
        SeedSequence ofData = seed == null ? seeds : new SeedSequence(seed);
        return new Contexts(
                RunContext.beforeData(binder, configFolder, seeds),
                RunContext.beforeData(binder, origin.dataFolder(), ofData),
                RunContext.beforeData(binder, origin.itemsFolder(), ofData));
    }
}
