package dev.decoy.eval.candidates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.Fold;
import dev.decoy.eval.candidates.FullFactory.Config;
import dev.decoy.sampling.KnownItems;
import dev.decoy.scoring.CandidateSelector;
import dev.decoy.scoring.CandidateSelector.Lists;
import dev.decoy.spi.SelectorFactory;
import dev.decoy.testkit.CandidateSelectorContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FullTest {
    @Nested
    class Contract extends CandidateSelectorContract<Config> {
        @Override
        protected SelectorFactory<Config> factory() {
            return new FullFactory();
        }

        @Override
        protected Config config() {
            return new Config(null, Lists.PER_POSITIVE);
        }
    }

    @Nested
    class ContractUpToTime extends Contract {
        @Override
        protected Config config() {
            return new Config(KnownItems.UP_TO_TIME, Lists.PER_USER);
        }
    }

    @Test
    void nothingIsDrawnAndTheFoldDecidesWhatIsKnown() {
        CandidateSelector full = new Full(null, Lists.PER_POSITIVE);
        assertThat(full.sampler()).isNull();
        assertThat(full.policy(Fold.VALIDATION).known()).isEqualTo(KnownItems.TRAIN_AND_VALIDATION);
        assertThat(full.policy(Fold.TEST).known()).isEqualTo(KnownItems.ALL_FOLDS);
        assertThat(new Full(KnownItems.TRAIN, Lists.PER_USER).policy(Fold.TEST).known())
                .isEqualTo(KnownItems.TRAIN);
    }
}
