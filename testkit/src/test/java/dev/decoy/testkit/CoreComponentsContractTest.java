package dev.decoy.testkit;

import dev.decoy.data.InteractionStats;
import dev.decoy.data.Interactions;
import dev.decoy.io.synthetic.SyntheticConfig;
import dev.decoy.io.synthetic.SyntheticFactory;
import dev.decoy.sampling.MixtureFactory;
import dev.decoy.sampling.Row;
import dev.decoy.spi.ComponentFactory;
import dev.decoy.spi.Role;
import dev.decoy.spi.SamplerFactory;
import dev.decoy.spi.Spec;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/** The source and the strategy of core keep their contracts. They are tested here, as core cannot depend on the kit. */
class CoreComponentsContractTest {
    @Nested
    class Synthetic extends ComponentContract<SyntheticConfig> {
        @Override
        protected ComponentFactory<SyntheticConfig, ?> factory() {
            return new SyntheticFactory();
        }
    }

    /** Three quarters by count, a quarter by count squared. */
    @Nested
    class Mixture extends NegativeSamplerContract<MixtureFactory.Config> {
        @Override
        protected SamplerFactory<MixtureFactory.Config> factory() {
            return new MixtureFactory();
        }

        @Override
        protected MixtureFactory.Config config() {
            return new MixtureFactory.Config(List.of(part(3, 1), part(1, 2)));
        }

        private static MixtureFactory.Part part(double share, int exponent) {
            return new MixtureFactory.Part(
                    share,
                    null,
                    "power" + exponent,
                    new Spec<>("acme-floored-popularity", Map.of("exponent", (double) exponent), Role.STRATEGY));
        }

        @Override
        protected double[] expectedWeights(InteractionStats stats) {
            throw new AssertionError("what is known changes the law by more than its sum");
        }

        @Override
        protected double[] expectedWeights(Interactions interactions, Row row) {
            boolean[] known = new boolean[interactions.itemCount()];
            for (int at = interactions.rowStart(row.user()); at < interactions.rowEnd(row.user()); at++) {
                known[interactions.item(at)] = true;
            }
            return mixed(interactions, known);
        }

        @Override
        protected double[] expectedPriorWeights(Interactions interactions, Row row) {
            return mixed(interactions, new boolean[interactions.itemCount()]);
        }

        private static double[] mixed(Interactions interactions, boolean[] excluded) {
            double[] first = shares(interactions, excluded, 1);
            double[] second = shares(interactions, excluded, 2);
            double[] mixed = new double[first.length];
            for (int item = 0; item < mixed.length; item++) {
                mixed[item] = 0.75 * first[item] + 0.25 * second[item];
            }
            return mixed;
        }

        private static double[] shares(Interactions interactions, boolean[] excluded, int exponent) {
            InteractionStats stats = DataContext.of(interactions).stats();
            double[] shares = stats.itemWeights(count -> StrictMath.pow(Math.max(1, count), exponent));
            double sum = 0;
            for (int item = 0; item < shares.length; item++) {
                shares[item] = excluded[item] ? 0 : shares[item];
                sum += shares[item];
            }
            for (int item = 0; item < shares.length; item++) {
                shares[item] = sum == 0 ? 0 : shares[item] / sum;
            }
            return shares;
        }

        @Override
        protected Set<Trait> traits() {
            // A mixture keeps its turn, once a batch.
            return EnumSet.complementOf(EnumSet.of(Trait.ALLOCATION_FREE));
        }
    }
}
