package dev.decoy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.Fold;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RejectionSampler;
import dev.decoy.sampling.SamplingPolicy;
import dev.decoy.sampling.UniformItems;
import dev.decoy.scoring.CandidateSelector;
import dev.decoy.spi.BuildContext;
import dev.decoy.spi.SelectorFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each broken selector breaks exactly one sentence of the contract. */
class CandidateSelectorContractTest {
    @Test
    void aSoundSelectorKeepsTheContract() {
        assertThat(broken(items -> select(uniform(items), KnownItems.ALL_FOLDS)))
                .isEmpty();
    }

    @Test
    void aFoldWithoutCandidatesIsFound() {
        assertThat(broken(items -> {
                    NegativeSampler sampler = uniform(items);
                    return new Chosen(() -> sampler, fold -> policy(fold == Fold.TEST ? 3 : 0, KnownItems.ALL_FOLDS));
                }))
                .containsExactly("everyHeldOutPositiveGetsCandidates");
    }

    @Test
    void aPolicyThatChangesIsFound() {
        assertThat(broken(items -> {
                    AtomicInteger asked = new AtomicInteger();
                    NegativeSampler sampler = uniform(items);
                    return new Chosen(
                            () -> sampler,
                            fold -> policy(
                                    3, asked.getAndIncrement() % 2 == 0 ? KnownItems.TRAIN : KnownItems.ALL_FOLDS));
                }))
                .containsExactly("whatIsAskedTwiceIsTheSame");
    }

    @Test
    void aSamplerThatIsBuiltAnewIsFound() {
        assertThat(broken(items -> new Chosen(() -> uniform(items), fold -> policy(3, KnownItems.ALL_FOLDS))))
                .containsExactly("whatIsAskedTwiceIsTheSame");
    }

    @Test
    void aSelectorThatCannotBeBuiltAgainIsFound() {
        AtomicInteger built = new AtomicInteger();
        assertThat(broken(items -> {
                    int number = built.getAndIncrement();
                    NegativeSampler sound = uniform(items);
                    NegativeSampler own = seeds -> sound.newWorker(seeds.child(number));
                    return new Chosen(() -> own, fold -> policy(3, KnownItems.ALL_FOLDS));
                }))
                .containsExactly("twoSelectorsOfEqualInputAgree");
    }

    @Test
    void aNeedOfTimesThatIsNotToldIsFound() {
        assertThat(broken(items -> select(uniform(items), KnownItems.UP_TO_TIME)))
                .containsExactly("saysWhetherItNeedsTimes");
    }

    @Test
    void aSelectorOfAllThatMayBeDrawnKeepsTheContract() {
        assertThat(broken(items -> new Chosen(() -> null, fold -> policy(0, KnownItems.ALL_FOLDS))))
                .isEmpty();
    }

    @Test
    void aLabelOfSeveralWordsIsFound() {
        assertThat(broken(items -> {
                    NegativeSampler sampler = uniform(items);
                    return new Chosen(() -> sampler, fold -> policy(3, KnownItems.ALL_FOLDS), "3 of all [test]");
                }))
                .containsExactly("labelIsOneWord");
    }

    private static SamplingPolicy policy(int count, KnownItems known) {
        return new SamplingPolicy(new NegativeCount.PerPositive(count), Distinct.PER_POSITIVE, known);
    }

    private static NegativeSampler uniform(int items) {
        return new RejectionSampler(new UniformItems(items));
    }

    private static CandidateSelector select(NegativeSampler sampler, KnownItems known) {
        return new Chosen(() -> sampler, fold -> policy(3, known));
    }

    /** Asks two functions. */
    private record Chosen(
            Supplier<@Nullable NegativeSampler> samplers, Function<Fold, SamplingPolicy> policies, String label)
            implements CandidateSelector {
        Chosen(Supplier<@Nullable NegativeSampler> samplers, Function<Fold, SamplingPolicy> policies) {
            this(samplers, policies, "test-3");
        }

        @Override
        public @Nullable NegativeSampler sampler() {
            return samplers.get();
        }

        @Override
        public SamplingPolicy policy(Fold fold) {
            return policies.apply(fold);
        }
    }

    private static final class Factory implements SelectorFactory<Factory.Config> {
        record Config() {}

        private final Function<Integer, CandidateSelector> create;

        Factory(Function<Integer, CandidateSelector> create) {
            this.create = create;
        }

        @Override
        public String name() {
            return "test";
        }

        @Override
        public Class<Config> configType() {
            return Config.class;
        }

        @Override
        public CandidateSelector create(Config config, BuildContext context) {
            return create.apply(context.itemIds().size());
        }
    }

    /** The sentences that a selector over so many items breaks. */
    private static List<String> broken(Function<Integer, CandidateSelector> create) {
        CandidateSelectorContract<Factory.Config> contract = new CandidateSelectorContract<>() {
            @Override
            protected SelectorFactory<Factory.Config> factory() {
                return new Factory(create);
            }

            @Override
            protected Factory.Config config() {
                return new Factory.Config();
            }
        };
        return Sentences.broken(contract, CandidateSelectorContract.class, ComponentContract.class);
    }
}
