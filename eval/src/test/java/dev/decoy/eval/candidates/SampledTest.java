package dev.decoy.eval.candidates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decoy.data.Fold;
import dev.decoy.data.InteractionStats;
import dev.decoy.data.Interactions;
import dev.decoy.data.Vocabulary;
import dev.decoy.eval.candidates.SampledFactory.Config;
import dev.decoy.io.InteractionSource;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.sampling.UniformItems;
import dev.decoy.scoring.CandidateSelector;
import dev.decoy.scoring.CandidateSelector.Lists;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.SelectorFactory;
import dev.decoy.spi.Spec;
import dev.decoy.testkit.CandidateSelectorContract;
import dev.decoy.testkit.DataContext;
import dev.decoy.testkit.EventLog;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SampledTest {
    private static final Spec<NegativeSampler> UNIFORM = new Spec<>("uniform", Map.of());
    private static final Interactions ONE_ITEM =
            new EventLog().add("1", "101", 1).interactions();

    @Nested
    class Contract extends CandidateSelectorContract<Config> {
        @Override
        protected SelectorFactory<Config> factory() {
            return new SampledFactory();
        }

        @Override
        protected Config config() {
            return new Config(UNIFORM, 5, Distinct.PER_POSITIVE, null, Lists.PER_POSITIVE, 1, null);
        }

        @Override
        protected BuildContext context(Interactions interactions) {
            return new OneStrategy(interactions);
        }
    }

    @Nested
    class ContractUpToTime extends Contract {
        @Override
        protected Config config() {
            return new Config(UNIFORM, 5, Distinct.PER_USER, KnownItems.UP_TO_TIME, Lists.PER_POSITIVE, 1, null);
        }
    }

    @Test
    void theStrategyIsBuiltAsAChildOfItsName() {
        OneStrategy context = new OneStrategy(ONE_ITEM);
        CandidateSelector selector = new SampledFactory()
                .create(new Config(UNIFORM, 100, Distinct.PER_POSITIVE, null, Lists.PER_POSITIVE, 1, null), context);
        assertThat(selector.sampler()).isSameAs(context.built);
        assertThat(context.asked).isEqualTo("strategy: uniform");
    }

    @Test
    void upToTimeNeedsTimes() {
        SampledFactory factory = new SampledFactory();
        Config upToTime =
                new Config(UNIFORM, 100, Distinct.PER_POSITIVE, KnownItems.UP_TO_TIME, Lists.PER_POSITIVE, 1, null);
        assertThat(factory.needsTimes(upToTime)).isTrue();
        assertThat(factory.create(upToTime, new OneStrategy(ONE_ITEM))
                        .policy(Fold.TEST)
                        .known())
                .isEqualTo(KnownItems.UP_TO_TIME);
        assertThat(factory.needsTimes(
                        new Config(UNIFORM, 100, Distinct.PER_POSITIVE, null, Lists.PER_POSITIVE, 1, null)))
                .isFalse();
    }

    @Test
    void withoutKnownTheFoldDecidesWhatMayNotBeDrawn() {
        CandidateSelector selector =
                selector(new Config(UNIFORM, 100, Distinct.PER_POSITIVE, null, Lists.PER_POSITIVE, 1, null));
        assertThat(selector.policy(Fold.VALIDATION).known()).isEqualTo(KnownItems.TRAIN_AND_VALIDATION);
        assertThat(selector.policy(Fold.TEST).known()).isEqualTo(KnownItems.ALL_FOLDS);
    }

    @Test
    void whatTheConfigSaysHoldsForEveryFold() {
        CandidateSelector selector =
                selector(new Config(UNIFORM, 7, Distinct.NONE, KnownItems.TRAIN, Lists.PER_POSITIVE, 1, null));
        SamplingPolicy stated = new SamplingPolicy(new NegativeCount.PerPositive(7), Distinct.NONE, KnownItems.TRAIN);
        assertThat(selector.policy(Fold.VALIDATION)).isEqualTo(stated);
        assertThat(selector.policy(Fold.TEST)).isEqualTo(stated);
    }

    @Test
    void atLeastOneCandidateIsDrawnAndNoMoreThanAListHolds() {
        assertThatThrownBy(() -> new Config(UNIFORM, 0, Distinct.PER_POSITIVE, null, Lists.PER_POSITIVE, 1, null))
                .hasMessage("negatives must be in [1, 32767], was 0");
        assertThatThrownBy(() -> new Config(UNIFORM, 32768, Distinct.PER_POSITIVE, null, Lists.PER_POSITIVE, 1, null))
                .hasMessage("negatives must be in [1, 32767], was 32768");
    }

    private static CandidateSelector selector(Config config) {
        return new SampledFactory().create(config, new OneStrategy(ONE_ITEM));
    }

    /** Builds the same strategy whatever is asked for. */
    private static final class OneStrategy implements BuildContext {
        private final DataContext data;
        private final NegativeSampler built;
        private String asked = "";

        OneStrategy(Interactions interactions) {
            data = DataContext.of(interactions);
            built = new RejectionSampler(new UniformItems(interactions.itemCount()));
        }

        @Override
        public <T> T create(String child, Spec<T> spec) {
            asked = child + ": " + spec.type();
            @SuppressWarnings("unchecked") // the test asks for a sampler only
            T sampler = (T) built;
            return sampler;
        }

        @Override
        public InteractionStats stats() {
            return data.stats();
        }

        @Override
        public Interactions interactions() {
            return data.interactions();
        }

        @Override
        public Vocabulary itemIds() {
            return data.itemIds();
        }

        @Override
        public SeedSequence seeds() {
            return data.seeds();
        }

        @Override
        public Path resolve(String path) {
            return data.resolve(path);
        }

        @Override
        public InteractionSource table(String path) {
            return data.table(path);
        }

        @Override
        public Path resultFolder() {
            return data.resultFolder();
        }
    }
}
