package dev.decoy.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.decoy.data.Fold;
import dev.decoy.data.InteractionStats;
import dev.decoy.data.Interactions;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.Row;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.spi.SamplerFactory;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every strategy must do by its law; extend {@link NegativeSamplerContract}, which has these sentences too.
 *
 * @param <C> the factory's config record
 */
public abstract class NegativeSamplerLawContract<C extends Record> extends ComponentContract<C> {
    private static final int DRAWS = 40_000;
    private static final int ROWS = 10_000;
    private static final int FEW = 3;
    private static final int PAIRS = 4_096;
    private static final int FIRST_USER = 100_000;

    NegativeSamplerLawContract() {}

    @Override
    protected abstract SamplerFactory<C> factory();

    /** A config that {@link #data} can be drawn with. */
    protected abstract C config();

    /** The weight of each item code, from counts over TRAIN; only ratios matter. */
    protected abstract double[] expectedWeights(InteractionStats stats);

    /** The weight of each item code for one row; that of {@link #expectedWeights(InteractionStats)} unless the law goes by the row. */
    protected double[] expectedWeights(Interactions interactions, Row row) {
        return expectedWeights(interactions.stats(EnumSet.of(Fold.TRAIN)));
    }

    /**
     * The same before exclusion; that of {@link #expectedWeights(Interactions, Row)} unless exclusion changes more than the sum,
     * as in mixtures, whose parts lose different items.
     */
    protected double[] expectedPriorWeights(Interactions interactions, Row row) {
        return expectedWeights(interactions, row);
    }

    /** What the factory may ask for; override it to give it tables. */
    protected DataContext context(Interactions interactions) {
        return DataContext.of(interactions);
    }

    /** What the strategy is held to; all by default. */
    protected Set<Trait> traits() {
        return EnumSet.allOf(Trait.class);
    }

    /**
     * The data of the sentences: 24 items; users of 1 to 12 interactions, one who knows all items but two ({@code "almost"})
     * and one who knows all ({@code "all"}).
     */
    protected EventLog data() {
        EventLog log = new EventLog();
        long time = 0;
        for (int user = 1; user <= 12; user++) {
            for (int i = 0; i < user; i++) {
                log.add("user" + user, "item" + (10 + (i * i + 3 * i) % 24), 1000 * ++time);
            }
        }
        for (int item = 0; item < 24; item++) {
            log.add("all", "item" + (10 + item), 1000 * ++time);
            if (item != 5 && item != 20) {
                log.add("almost", "item" + (10 + item), 1000 * ++time);
            }
        }
        return log;
    }

    @Test
    @DisplayName("first draws follow the stated weights")
    void firstDrawsFollowTheStatedWeights() {
        assumeTrue(traits().contains(Trait.CLOSED_FORM_WEIGHTS), "the law has no closed form");
        SamplerTrial trial = trial(data().interactions());
        int user = trial.interactions().userIds().code("user6");
        int[] position = {trial.interactions().rowStart(user)};
        SampleBatch batch = trial.batch(1);
        batch.load(position, 0, 1);
        double[] weights = expectedWeights(trial.interactions(), batch.row(0));
        boolean[] known = trial.known(user);
        for (int item = 0; item < weights.length; item++) {
            weights[item] = known[item] ? 0 : weights[item];
        }
        int[] counts = new int[weights.length];
        for (int seed = 0; seed < DRAWS; seed++) {
            batch.load(position, 0, 1);
            trial.newWorker(seed).sample(batch);
            counts[batch.negative(0, 0)]++;
        }
        assertThat(ChiSquare.of(counts, weights))
                .as("chi-square of %s draws, which a correct sampler exceeds once in a million", DRAWS)
                .isLessThan(ChiSquare.bound(weights));
    }

    @Test
    @DisplayName("the draws of two users next to each other are independent")
    void drawsOfNeighboursAreIndependent() {
        SamplerTrial trial = trial(alike());
        SampleBatch batch = trial.drawn(new NegativeCount.PerPositive(1));
        int items = trial.interactions().itemCount();
        int[] pairs = new int[items * items];
        for (int row = 0; row < 2 * PAIRS; row += 2) {
            assumeTrue(batch.count(row) > 0 && batch.count(row + 1) > 0, "the strategy finds nothing in this data");
            pairs[batch.negative(row, 0) * items + batch.negative(row + 1, 0)]++;
        }
        assertThat(ChiSquare.ofIndependence(pairs, items))
                .as("chi-square of %s pairs of users, which a correct sampler exceeds once in a million", PAIRS)
                .isLessThan(ChiSquare.boundOfIndependence(pairs, items));
    }

    @Test
    @DisplayName("the probabilities that it tells are those of the stated weights")
    void toldProbabilitiesAreThoseOfTheWeights() {
        SamplerTrial trial = trial(data().interactions());
        NegativeSampler.Worker worker = trial.newWorker(1);
        SampleBatch batch = trial.batch(1);
        trial.loadAll(batch);
        for (int row = 0; row < batch.rows(); row++) {
            double[] weights = expectedWeights(trial.interactions(), batch.row(row));
            boolean[] known = trial.known(batch.row(row).user());
            double[] priorWeights = expectedPriorWeights(trial.interactions(), batch.row(row));
            double all = 0;
            double eligible = 0;
            for (int item = 0; item < weights.length; item++) {
                all += priorWeights[item];
                eligible += known[item] ? 0 : weights[item];
            }
            for (int item = 0; item < weights.length; item++) {
                double told = worker.probability(batch, row, item);
                double prior = worker.priorProbability(batch, row, item);
                // NaN: the strategy has no closed form.
                assertThat(Double.isNaN(told) || close(told, known[item] ? 0 : weights[item] / eligible))
                        .as("probability %s of item %s in row %s", told, item, row)
                        .isTrue();
                assertThat(Double.isNaN(prior) || close(prior, priorWeights[item] / all))
                        .as("probability %s of item %s before exclusion", prior, item)
                        .isTrue();
            }
        }
    }

    @Test
    @DisplayName("the expected counts that it tells are those of its draws")
    void toldExpectedCountsAreThoseOfTheDraws() {
        SamplerTrial trial = trial(data().interactions());
        for (Distinct distinct : new Distinct[] {Distinct.NONE, Distinct.PER_POSITIVE}) {
            SampleBatch batch = trial.batch(new NegativeCount.PerPositive(FEW), distinct);
            int[] position = {
                trial.interactions().rowStart(trial.interactions().userIds().code("user6"))
            };
            batch.load(position, 0, 1);
            double[] told = new double[trial.interactions().itemCount()];
            NegativeSampler.Worker worker = trial.newWorker(1);
            for (int item = 0; item < told.length; item++) {
                told[item] = worker.expectedCount(batch, 0, item, FEW);
            }
            int[] counts = new int[told.length];
            for (int seed = 0; seed < ROWS; seed++) {
                batch.load(position, 0, 1);
                trial.newWorker(seed).sample(batch);
                for (int k = 0; k < batch.count(0); k++) {
                    counts[batch.negative(0, k)]++;
                }
            }
            for (int item = 0; item < told.length; item++) {
                // NaN: the strategy does not know.
                assertThat(Double.isNaN(told[item]) || fits(counts[item], told[item], distinct))
                        .as(
                                "%s times item %s in %s rows where %s is expected in one, distinct %s",
                                counts[item], item, ROWS, told[item], distinct)
                        .isTrue();
            }
        }
    }

    /** Six standard deviations, and six where those are small: a correct count is beyond it less than once in a million. */
    private static boolean fits(int count, double told, Distinct distinct) {
        int most = distinct == Distinct.NONE ? FEW : 1;
        if (told <= 0 || told >= most) {
            return count == Math.rint(ROWS * told);
        }
        double deviation = Math.sqrt(ROWS * told * (1 - told / most));
        return Math.abs(count - ROWS * told) <= 6 * deviation + 6;
    }

    private static boolean close(double told, double expected) {
        return Double.isNaN(expected) || Math.abs(told - expected) <= 1e-3 * expected + 1e-9;
    }

    /** What the factory builds of some data, over that data. */
    final SamplerTrial trial(Interactions interactions) {
        return new SamplerTrial(interactions, factory().create(config(), context(interactions)));
    }

    /** Users of one and the same item, and a last one who had eight others before. */
    private static Interactions alike() {
        EventLog log = new EventLog();
        for (int item = 1; item <= 8; item++) {
            log.add(Integer.toString(FIRST_USER + 2 * PAIRS), "item" + (10 + item), 1000L * item);
        }
        for (int user = 0; user < 2 * PAIRS; user++) {
            log.add(Integer.toString(FIRST_USER + user), "item10", 10_000);
        }
        return log.interactions();
    }
}
