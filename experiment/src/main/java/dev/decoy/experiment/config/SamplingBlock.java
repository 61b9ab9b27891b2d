package dev.decoy.experiment.config;

import dev.decoy.data.Fold;
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

        @Doc("extra columns of the output; sample_type says positive or negative") @Default("[]")
        List<ExtraColumn> columns) {
    /** Which rows get negatives, and what their strategy learns from. */
    public enum Over {
        /** Those of the fold. */
        FOLD,
        /** Those of all folds at once. */
        ALL
    }

    /** Columns that are written on request. */
    public enum ExtraColumn {
        /** {@code positive} or {@code negative}, as text. */
        SAMPLE_TYPE("sample_type");

        private final String label;

        ExtraColumn(String label) {
            this.label = label;
        }

        /** The name of the column. */
        public String label() {
            return label;
        }
    }

    /** What every strategy is asked alike when this block is a fold's. */
    public SamplingPolicy policy(Fold fold) {
        KnownItems usual = over == Over.ALL ? KnownItems.ALL_FOLDS : KnownItems.defaultFor(fold);
        return new SamplingPolicy(negatives.toCount(), distinct, known != null ? known : usual);
    }
}
