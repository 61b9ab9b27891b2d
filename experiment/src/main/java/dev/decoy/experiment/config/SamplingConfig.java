package dev.decoy.experiment.config;

import dev.decoy.data.Fold;
import dev.decoy.spi.Doc;
import dev.decoy.spi.Inline;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How negatives are drawn: a bare block is TRAIN's; a fold without a block is written as positives only. */
public record SamplingConfig(
        @Inline @Nullable SamplingBlock bare,
        @Doc("the block of train") @Nullable SamplingBlock train,
        @Doc("the block of validation") @Nullable SamplingBlock validation,
        @Doc("the block of test") @Nullable SamplingBlock test) {
    /** Nothing is drawn. */
    public static final SamplingConfig NONE = new SamplingConfig(null, null, null, null);

    public SamplingConfig {
        String fold = train != null ? "train" : validation != null ? "validation" : test != null ? "test" : null;
        if (bare != null && fold != null) {
            throw new IllegalArgumentException(
                    fold + " must not stand beside options of its own kind; move those below the fold they are for");
        }
        requireNoEpochs("validation", validation);
        requireNoEpochs("test", test);
    }

    private static void requireNoEpochs(String fold, @Nullable SamplingBlock block) {
        if (block != null && block.epochs() != null) {
            throw new IllegalArgumentException(
                    fold + " must leave out epochs, which are for train, was epochs: " + block.epochs());
        }
    }

    /** The folds that get negatives, in their order, and how. */
    public Map<Fold, SamplingBlock> blocks() {
        Map<Fold, SamplingBlock> blocks = new EnumMap<>(Fold.class);
        put(blocks, Fold.TRAIN, bare != null ? bare : train);
        put(blocks, Fold.VALIDATION, validation);
        put(blocks, Fold.TEST, test);
        return blocks;
    }

    private static void put(Map<Fold, SamplingBlock> blocks, Fold fold, @Nullable SamplingBlock block) {
        if (block != null) {
            blocks.put(fold, block);
        }
    }

    /** Where the block of a fold stands in the config. */
    public String path(Fold fold) {
        return bare != null ? "sampling" : "sampling." + fold.label();
    }
}
