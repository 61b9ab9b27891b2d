package dev.decoy.pipeline;

import dev.decoy.data.Interactions;
import dev.decoy.sampling.ItemUniverse;
import org.jspecify.annotations.Nullable;

/**
 * What the report counts negatives against, whatever they were drawn from.
 *
 * @param train the items that TRAIN has
 * @param alive the items that are there at a row's time; null where the data has no clock
 */
public record ItemPresence(ItemUniverse train, @Nullable ItemUniverse alive) {
    /** An item is there once anybody has taken it. */
    public static ItemPresence of(Interactions interactions) {
        return new ItemPresence(
                ItemUniverse.train(interactions),
                interactions.hasClock() ? ItemUniverse.seenSoFar(interactions) : null);
    }
}
