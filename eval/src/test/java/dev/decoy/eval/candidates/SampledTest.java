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
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.scoring.CandidateSelector;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.SelectorFactory;
import dev.decoy.spi.Spec;
import dev.decoy.testkit.DataContext;
import dev.decoy.testkit.EventLog;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class SampledTest {
    private static final Spec<NegativeSampler> UNIFORM = new Spec<>("uniform", Map.of());

    @Test
    void isAServiceNamedSampled() {
        assertThat(ServiceLoader.load(SelectorFactory.class))
                .filteredOn(found -> found.name().equals("sampled"))
                .singleElement()
                .isInstanceOf(SampledFactory.class);
    }

    @Test
    void theStrategyIsBuiltAsAChildOfItsName() {
        OneStrategy context = new OneStrategy();
        CandidateSelector selector =
                new SampledFactory().create(new Config(UNIFORM, 100, Distinct.PER_POSITIVE, null), context);
        assertThat(selector.sampler()).isSameAs(OneStrategy.BUILT);
        assertThat(context.asked).isEqualTo("strategy: uniform");
    }

    @Test
    void upToTimeNeedsTimes() {
        SampledFactory factory = new SampledFactory();
        Config upToTime = new Config(UNIFORM, 100, Distinct.PER_POSITIVE, KnownItems.UP_TO_TIME);
        assertThat(factory.needsTimes(upToTime)).isTrue();
        assertThat(factory.create(upToTime, new OneStrategy()).policy(Fold.TEST).known())
                .isEqualTo(KnownItems.UP_TO_TIME);
        assertThat(factory.needsTimes(new Config(UNIFORM, 100, Distinct.PER_POSITIVE, null)))
                .isFalse();
    }

    @Test
    void withoutKnownTheFoldDecidesWhatMayNotBeDrawn() {
        CandidateSelector selector = selector(new Config(UNIFORM, 100, Distinct.PER_POSITIVE, null));
        assertThat(selector.policy(Fold.VALIDATION).known()).isEqualTo(KnownItems.TRAIN_AND_VALIDATION);
        assertThat(selector.policy(Fold.TEST).known()).isEqualTo(KnownItems.ALL_FOLDS);
    }

    @Test
    void whatTheConfigSaysHoldsForEveryFold() {
        CandidateSelector selector = selector(new Config(UNIFORM, 7, Distinct.NONE, KnownItems.TRAIN));
        SamplingPolicy stated = new SamplingPolicy(new NegativeCount.PerPositive(7), Distinct.NONE, KnownItems.TRAIN);
        assertThat(selector.policy(Fold.VALIDATION)).isEqualTo(stated);
        assertThat(selector.policy(Fold.TEST)).isEqualTo(stated);
    }

    @Test
    void atLeastOneCandidateIsDrawnAndNoMoreThanAListHolds() {
        assertThatThrownBy(() -> new Config(UNIFORM, 0, Distinct.PER_POSITIVE, null))
                .hasMessage("negatives must be in [1, 32767], was 0");
        assertThatThrownBy(() -> new Config(UNIFORM, 32768, Distinct.PER_POSITIVE, null))
                .hasMessage("negatives must be in [1, 32767], was 32768");
    }

    private static CandidateSelector selector(Config config) {
        return new SampledFactory().create(config, new OneStrategy());
    }

    /** Builds the same strategy whatever is asked for. */
    private static final class OneStrategy implements BuildContext {
        static final NegativeSampler BUILT = seeds -> batch -> {};

        private final DataContext data =
                DataContext.of(new EventLog().add("1", "101", 1).interactions());
        private String asked = "";

        @Override
        public <T> T create(String child, Spec<T> spec) {
            asked = child + ": " + spec.type();
            @SuppressWarnings("unchecked") // the test asks for a sampler only
            T built = (T) BUILT;
            return built;
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
