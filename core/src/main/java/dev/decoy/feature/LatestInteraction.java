package dev.decoy.feature;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.sampling.Row;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * The position of an item's latest interaction strictly before (the row's time - lag) that is no older than {@code maxAge} at
 * the row's time. It reads TRAIN for rows of TRAIN and VALIDATION, and TRAIN and VALIDATION for rows of TEST.
 */
final class LatestInteraction implements RowLookup {
    private final Interactions interactions;
    private final TimeSpan lag;
    private final @Nullable TimeSpan maxAge;
    private final ItemPositions train;
    private final ItemPositions trainAndValidation;

    LatestInteraction(Interactions interactions, TimeSpan lag, @Nullable TimeSpan maxAge) {
        this.interactions = interactions;
        this.lag = lag;
        this.maxAge = maxAge;
        train = ItemPositions.of(interactions, EnumSet.of(Fold.TRAIN));
        trainAndValidation = interactions.size(Fold.VALIDATION) == 0
                ? train
                : ItemPositions.of(interactions, EnumSet.of(Fold.TRAIN, Fold.VALIDATION));
    }

    @Override
    public boolean has(int item) {
        return trainAndValidation.first(item) >= 0;
    }

    @Override
    public int find(int item, Row row) {
        ItemPositions known = interactions.foldCode(row.position()) == Fold.TEST.code() ? trainAndValidation : train;
        int found = known.latestBefore(item, lag.before(row.timeMillis()));
        boolean tooOld =
                found >= 0 && maxAge != null && interactions.timeMillis(found) < maxAge.before(row.timeMillis());
        return tooOld ? -1 : found;
    }
}
