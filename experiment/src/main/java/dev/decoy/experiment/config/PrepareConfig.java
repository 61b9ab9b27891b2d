package dev.decoy.experiment.config;

import dev.decoy.data.Interactions;
import dev.decoy.io.ReadRules;
import dev.decoy.prepare.Duplicates;
import dev.decoy.prepare.Preparation;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order of ties, and what is dropped before the split, in this order: below the threshold, duplicates, users and items
 * with too few.
 */
public record PrepareConfig(
        @Doc(
                "drops interactions below a value, as of a rating; their items may be drawn as negatives unless known is true")
        @Nullable
        Threshold threshold,

        @Doc("a user's repeated interactions with an item: keep-all, keep-first, keep-last or fail")
        @Default("keep-all")
        Duplicates duplicates,

        @Doc("drops users with fewer interactions, until all have as many; at least 1") @Default("1")
        int minPerUser,

        @Doc("drops items with fewer interactions, until all have as many; at least 1") @Default("1")
        int minPerItem,

        @Doc("k of the k-core: minPerUser and minPerItem in one") @Nullable
        Integer kCore,

        @Doc("what orders a user's interactions at one time, after source.tieBreaker: hash (of the pair) or item (ids"
                + " ascending: numbers by value, text by bytes)")
        @Default("hash")
        ReadRules.Ties ties) {
    /** A bound on a numeric column. */
    public record Threshold(
            @Doc("a numeric column of the source") String column,
            @Doc("the least value that stays") double min,

            @Doc("true: what is dropped is still known, so its users are never given it as a negative or a candidate")
            @Default("false")
            boolean known) {
        public Threshold {
            if (!Double.isFinite(min)) {
                throw new IllegalArgumentException("min must be finite, was " + min);
            }
        }
    }

    public PrepareConfig {
        if (minPerUser < 1) {
            throw new IllegalArgumentException("minPerUser must be at least 1, was " + minPerUser);
        }
        if (minPerItem < 1) {
            throw new IllegalArgumentException("minPerItem must be at least 1, was " + minPerItem);
        }
        if (kCore != null && kCore < 1) {
            throw new IllegalArgumentException("kCore must be at least 1, was " + kCore);
        }
        if (kCore != null && (minPerUser > 1 || minPerItem > 1)) {
            throw new IllegalArgumentException("kCore must not stand beside minPerUser or minPerItem; take one out");
        }
    }

    /** Whether what the threshold drops is still known. */
    public boolean knowsWhatItDrops() {
        return threshold != null && threshold.known();
    }

    /** Columns of the source that this reads. */
    public List<String> sourceColumns() {
        return threshold == null ? List.of() : List.of(threshold.column());
    }

    /** Does all of it. */
    public Preparation apply(Interactions interactions) {
        Preparation preparation = new Preparation(interactions);
        if (threshold != null) {
            preparation.threshold(threshold.column(), threshold.min());
        }
        if (duplicates != Duplicates.KEEP_ALL) {
            preparation.duplicates(duplicates);
        }
        int perUser = kCore != null ? kCore : minPerUser;
        int perItem = kCore != null ? kCore : minPerItem;
        return perUser > 1 || perItem > 1 ? preparation.core(perUser, perItem) : preparation;
    }
}
