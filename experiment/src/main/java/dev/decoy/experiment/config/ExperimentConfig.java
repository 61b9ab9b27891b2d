package dev.decoy.experiment.config;

import dev.decoy.feature.FeatureJoiner;
import dev.decoy.io.ReadRules;
import dev.decoy.pipeline.OnShortfall;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.Spec;
import dev.decoy.split.Splitter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A whole config. */
public record ExperimentConfig(
        @Doc("the version of this format: 1") Version version,

        @Doc("what all random draws follow from; same seed, same bytes") @Default("42")
        long seed,

        @Doc("where the interactions are read from") SourceConfig source,

        @Doc("which items there are beside those of the interactions, and which can be drawn") @Default("{}")
        ItemsConfig items,

        @Doc("what is dropped before the split, and the order of ties") @Default("{}")
        PrepareConfig prepare,

        @Doc("how interactions are dealt to train, validation and test") @Default("none")
        Spec<Splitter> split,

        @Doc("what is left out of validation and test after the split, for want of interactions in train")
        @Default("{}")
        ColdConfig cold,

        @Doc("which positives become rows; all others still count as known items, history and statistics")
        @Default("{}")
        RowsConfig rows,

        @Doc(
                "how negatives are drawn: a bare block is for train; a fold without a block is written as positives only; left out"
                        + " where evaluation has models: nothing is drawn, and no examples are written")
        @Default("{}")
        @Nullable
        SamplingConfig sampling,

        @Doc("columns joined onto each row, in this order") @Default("[]")
        List<Spec<FeatureJoiner>> features,

        @Doc("where the result is written to") OutputConfig output,

        @Doc("the codes of an earlier run, which ids keep; only with output.ids: codes") @Nullable
        VocabularyConfig vocabulary,

        @Doc("candidates that held-out positives are to be ranked against; none when left out") @Nullable
        EvaluationConfig evaluation,

        @Doc("the evaluation under several seeds, as one table; none when left out") @Nullable
        CompareConfig compare,

        @Doc("how the run uses the machine; changes no result") @Default("{}")
        RunConfig run) {
    public ExperimentConfig {
        if (vocabulary != null && output.ids() != OutputConfig.Ids.CODES) {
            throw new IllegalArgumentException(
                    "vocabulary must be left out unless output.ids is codes, as no codes are written else, was "
                            + vocabulary.from());
        }
        if (compare != null) {
            requireComparable(compare, evaluation);
        }
        boolean epochs =
                sampling != null && sampling.blocks().values().stream().anyMatch(block -> block.epochs() != null);
        if (epochs && output.onShortfall() == OnShortfall.DROP_ROW) {
            throw new IllegalArgumentException(
                    "output must not have onShortfall: drop-row with sampling.epochs, as the rows"
                            + " of train are written once for all of them; choose keep, fill-with-replacement or fail");
        }
        if (source.rules().order() == ReadRules.Order.FILE && prepare.ties() != ReadRules.Ties.HASH) {
            throw new IllegalArgumentException(
                    "prepare must leave ties out where source.order is file, as no two rows tie, was item");
        }
    }

    private static void requireComparable(CompareConfig compare, @Nullable EvaluationConfig evaluation) {
        if (evaluation == null || evaluation.models().isEmpty()) {
            throw new IllegalArgumentException(
                    "compare needs evaluation.models, as there is nothing to compare, was none");
        }
        if (compare.baseline() != null && !evaluation.models().containsKey(compare.baseline())) {
            throw new IllegalArgumentException("compare must have as baseline one of the models "
                    + String.join(", ", evaluation.models().keySet()) + ", was \"" + compare.baseline() + "\"");
        }
    }

    /** Which rows of the source are interactions, and what orders them. */
    public ReadRules rules() {
        return source.rules().withTies(prepare.ties());
    }

    /**
     * The version of the format, refused on its own so that the keys of another version do not hide it.
     *
     * @param number 1
     */
    public record Version(int number) {
        /** The version that a config writes. */
        public static Version of(String text) {
            if (!text.equals("1")) {
                throw new IllegalArgumentException("must be 1, was " + text);
            }
            return new Version(1);
        }

        @Override
        public String toString() {
            return Integer.toString(number);
        }
    }

    /** How negatives are drawn; without a block where nothing is. */
    public SamplingConfig draws() {
        return sampling == null ? SamplingConfig.NONE : sampling;
    }

    /** Whether examples are written. */
    public boolean writesExamples() {
        return sampling != null;
    }

    /** The column of gains; null: all gain 1. */
    public @Nullable String gain() {
        return evaluation == null ? null : evaluation.gain();
    }
}
