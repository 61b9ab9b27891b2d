package dev.decoy.experiment.config;

import dev.decoy.data.Fold;
import dev.decoy.pipeline.Epochs;
import dev.decoy.pipeline.ExtraColumn;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.Spec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the negatives of one fold are drawn. */
public record SamplingBlock(
        @Doc("the law that negatives follow") @Default("uniform")
        Spec<NegativeSampler> strategy,

        @Doc("how many negatives") @Default("{}") NegativesConfig negatives,

        @Doc("where an item may come only once: nowhere, among the negatives of a positive, or among all of a user")
        @Default("per-positive")
        Distinct distinct,

        @Doc("items of a user that are never drawn, by the folds they are in; when left out: train for train,"
                + " train+validation for validation, all-folds for test and with over: all; up-to-time: these, but only up to"
                + " the row's time")
        @Nullable
        KnownItems known,

        @Doc("tables of pairs that are never drawn either, such as dislikes, whatever known says and at any time")
        @Default("[]")
        List<KnownPairsConfig> alsoKnown,

        @Doc(
                "fold: the rows of the fold, statistics of train; all: rows, statistics and known items of all folds, each example"
                        + " to the fold of its positive, which leaks what is held out")
        @Default("fold")
        Over over,

        @Doc(
                "extra columns of the output: sample_type, positive or negative; source, the part of the strategy; log_q, the"
                        + " log of the probability of a negative after exclusion; log_p, of any item before exclusion;"
                        + " expected_count, how often a negative is expected among those of its row")
        @Default("[]")
        List<ExtraColumn> columns,

        @Doc(
                "whether log_q, log_p and expected_count are also written where a law must be summed over all items for each"
                        + " row; else they are null there")
        @Default("false")
        boolean exact,

        @Doc(
                "only for train: draws so often afresh; train then holds the positives alone, and negatives/epoch=0, epoch=1 ... the"
                        + " negatives of its rows, in their order")
        @Nullable
        Integer epochs,

        @Doc("the epochs that are made, by their numbers from 0; all when left out") @Default("[]")
        List<Integer> onlyEpochs) {
    public SamplingBlock {
        if (epochs == null && !onlyEpochs.isEmpty()) {
            throw new IllegalArgumentException("onlyEpochs must be left out unless epochs says how many there are");
        }
        if (epochs != null) {
            new Epochs(epochs, onlyEpochs); // checks them
            if (over == Over.ALL) {
                throw new IllegalArgumentException(
                        "epochs must be left out with over: all, as only train can be drawn again and again");
            }
            if (negatives.toCount().perUser(Integer.MAX_VALUE) == 0) {
                throw new IllegalArgumentException("epochs must be left out where no negatives are drawn");
            }
        }
    }

    /** Which rows get negatives, and what their strategy learns from. */
    public enum Over {
        /** Those of the fold. */
        FOLD,
        /** Those of all folds at once. */
        ALL
    }

    /** The epochs that are drawn; null where positives and negatives are written together. */
    public @Nullable Epochs toEpochs() {
        return epochs == null ? null : new Epochs(epochs, onlyEpochs);
    }

    /**
     * What every strategy is asked alike when this block is a fold's.
     *
     * @param ofStrategy the negatives per positive that the strategy is made for, {@link NegativeSampler#UNSAID} for any
     * @throws IllegalArgumentException when the block asks for others
     */
    public SamplingPolicy policy(Fold fold, int ofStrategy) {
        KnownItems usual = over == Over.ALL ? KnownItems.ALL_FOLDS : KnownItems.defaultFor(fold);
        return new SamplingPolicy(negatives.toCount(ofStrategy), distinct, known != null ? known : usual);
    }
}
