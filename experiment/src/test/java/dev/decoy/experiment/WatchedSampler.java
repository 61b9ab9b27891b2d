package dev.decoy.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.KnownItems;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.Row;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.SamplingPolicy;
import java.util.List;

/**
 * Draws as another sampler does, and holds every batch against what its rows may be given, which it works out anew. For one
 * thread and one batch: the first round draws, a second one repeats.
 */
final class WatchedSampler implements NegativeSampler {
    /** Proposals to a law before a negative is drawn from what is left, and the offer of that one. */
    private static final long PROPOSALS = 33;

    private final Interactions interactions;
    private final NegativeSampler sampler;
    private final SamplingPolicy policy;
    private final StarvingStrategy.Support support;
    private int rounds;
    private int shortRows;
    private int missing;
    private int repeated;

    WatchedSampler(
            Interactions interactions,
            NegativeSampler sampler,
            SamplingPolicy policy,
            StarvingStrategy.Support support) {
        this.interactions = interactions;
        this.sampler = sampler;
        this.policy = policy;
        this.support = support;
    }

    /** Rows that the first round left short. */
    int shortRows() {
        return shortRows;
    }

    /** Negatives that they lacked. */
    int missing() {
        return missing;
    }

    /** What the second round gave them. */
    int repeated() {
        return repeated;
    }

    @Override
    public boolean exhaustive() {
        return sampler.exhaustive();
    }

    @Override
    public List<String> sources() {
        return sampler.sources();
    }

    @Override
    public Worker newWorker(SeedSequence seeds) {
        Worker worker = sampler.newWorker(seeds);
        return batch -> {
            long before = batch.proposals();
            worker.sample(batch);
            assertThat(batch.proposals() - before)
                    .as("proposals under %s", policy)
                    .isLessThanOrEqualTo(mostProposals(batch));
            rounds++;
            check(batch);
        };
    }

    /** Each law is asked once for every negative that a row wants, and once more to find that there is none. */
    private long mostProposals(SampleBatch batch) {
        long negatives = 0;
        for (int row = 0; row < batch.rows(); row++) {
            negatives += batch.wanted(row) + 1;
        }
        return PROPOSALS * negatives * Math.max(1, sampler.sources().size());
    }

    private void check(SampleBatch batch) {
        Distinct distinct = rounds == 1 ? policy.distinct() : Distinct.NONE;
        for (int row = 0; row < batch.rows(); row++) {
            boolean[] eligible = eligible(batch.row(row));
            requireEligible(batch, row, eligible);
            int left = left(batch, row, eligible, distinct);
            int lacks = batch.wanted(row) - batch.count(row);
            assertThat(lacks == 0 || left == 0)
                    .as("row %s lacks %s under %s in round %s, though %s are left", row, lacks, policy, rounds, left)
                    .isTrue();
            if (rounds == 1) {
                shortRows += lacks > 0 ? 1 : 0;
                missing += lacks;
                repeated += lacks;
            } else {
                repeated -= lacks;
            }
        }
    }

    private static void requireEligible(SampleBatch batch, int row, boolean[] eligible) {
        for (int k = 0; k < batch.count(row); k++) {
            assertThat(eligible[batch.negative(row, k)])
                    .as("negative %s of row %s may be drawn", k, row)
                    .isTrue();
        }
    }

    /** How many items the row could still be given. */
    private static int left(SampleBatch batch, int row, boolean[] eligible, Distinct distinct) {
        boolean[] left = eligible.clone();
        int user = batch.row(row).user();
        for (int other = 0; other < batch.rows(); other++) {
            boolean shared = distinct == Distinct.PER_USER && batch.row(other).user() == user;
            if (shared || (distinct == Distinct.PER_POSITIVE && other == row)) {
                for (int k = 0; k < batch.count(other); k++) {
                    assertThat(left[batch.negative(other, k)] || !eligible[batch.negative(other, k)])
                            .as("negative %s of row %s came once", k, other)
                            .isTrue();
                    left[batch.negative(other, k)] = false;
                }
            }
        }
        int count = 0;
        for (boolean item : left) {
            count += item ? 1 : 0;
        }
        return count;
    }

    private boolean[] eligible(Row row) {
        boolean[] eligible = new boolean[interactions.itemCount()];
        for (int item = 0; item < eligible.length; item++) {
            eligible[item] = item != row.positive()
                    && policy.universe().contains(row, item)
                    && support.contains(interactions, row, item);
        }
        for (int position = interactions.rowStart(row.user()); position < interactions.rowEnd(row.user()); position++) {
            if (isKnown(position, row.position())) {
                eligible[interactions.item(position)] = false;
            }
        }
        return eligible;
    }

    private boolean isKnown(int position, int rowPosition) {
        boolean upToTime = policy.known() == KnownItems.UP_TO_TIME;
        if (upToTime && interactions.timeMillis(position) > interactions.timeMillis(rowPosition)) {
            return false;
        }
        KnownItems scope =
                upToTime ? KnownItems.defaultFor(Fold.ofCode(interactions.foldCode(rowPosition))) : policy.known();
        return switch (scope) {
            case NONE, UP_TO_TIME -> false;
            case TRAIN -> interactions.isIn(Fold.TRAIN, position);
            case TRAIN_AND_VALIDATION -> !interactions.isIn(Fold.TEST, position);
            case ALL_FOLDS -> true;
        };
    }
}
