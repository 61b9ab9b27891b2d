package dev.decoy.strategies.random;

import dev.decoy.random.KeyedRandom;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.ItemProposal;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.Row;
import dev.decoy.sampling.SampleBatch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Laws in order: a negative comes from the first of which anything is eligible for its row, and from {@code base} where nothing
 * of any is; without base the row is then short. Immutable and thread-safe.
 */
final class BackOff implements NegativeSampler {
    // Proposals per negative before it is drawn from what is eligible, as the gate has it for other laws.
    private static final int ATTEMPTS = 32;

    private final List<Level> levels;
    private final @Nullable NegativeSampler base;
    private final List<String> remarks;
    private final List<String> sources = new ArrayList<>();
    // The base's sources come first, so that it needs not know of others.
    private final int baseSources;

    BackOff(List<Level> levels, @Nullable NegativeSampler base, List<String> remarks) {
        this.levels = List.copyOf(levels);
        this.base = base;
        this.remarks = List.copyOf(remarks);
        if (base != null) {
            List<String> own = base.sources();
            own.forEach(source -> sources.add("base/" + source));
            if (own.isEmpty()) {
                sources.add("base");
            }
        }
        baseSources = sources.size();
        levels.forEach(level -> sources.add(level.name()));
    }

    /**
     * A law.
     *
     * @param name what the column {@code source} calls it
     */
    record Level(String name, SharedLabels law) {}

    @Override
    public boolean exhaustive() {
        return base == null || base.exhaustive();
    }

    @Override
    public List<String> sources() {
        return sources.size() == 1 ? List.of() : sources;
    }

    @Override
    public List<String> remarks() {
        return remarks;
    }

    @Override
    public Worker newWorker(SeedSequence seeds) {
        return new BackOffWorker(seeds);
    }

    private final class BackOffWorker implements Worker {
        private final KeyedRandom random;
        private final ItemProposal.Draw[] draws = new ItemProposal.Draw[levels.size()];
        private final @Nullable Worker last;

        BackOffWorker(SeedSequence seeds) {
            random = seeds.newRandom();
            for (int i = 0; i < draws.length; i++) {
                draws[i] = levels.get(i).law().bind(random);
            }
            last = base == null ? null : base.newWorker(seeds.child("base"));
        }

        @Override
        public void sample(SampleBatch batch) {
            for (int row = 0; row < batch.rows(); row++) {
                Row current = batch.row(row);
                random.at(current.userKey(), current.rowKey());
                for (int level = 0; level < draws.length; level++) {
                    fill(batch, row, level);
                }
            }
            if (last != null) {
                last.sample(batch);
            }
        }

        private void fill(SampleBatch batch, int row, int level) {
            SharedLabels law = levels.get(level).law();
            boolean any = law.totalWeight(batch.row(row)) > 0;
            while (any && batch.missing(row) > 0) {
                if (!propose(batch, row, level)) {
                    int item = law.drawEligible(batch, row, random);
                    any = item != SharedLabels.NO_ITEM && batch.offer(row, item, baseSources + level);
                }
            }
        }

        private boolean propose(SampleBatch batch, int row, int level) {
            Row current = batch.row(row);
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                if (batch.offer(row, draws[level].next(current), baseSources + level)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public double probability(SampleBatch batch, int row, int item) {
            for (Level level : levels) {
                if (batch.canDraw(row, level.law())) {
                    return batch.probability(row, item, level.law());
                }
            }
            return last == null ? 0 : last.probability(batch, row, item);
        }

        @Override
        public double priorProbability(SampleBatch batch, int row, int item) {
            for (Level level : levels) {
                if (level.law().totalWeight(batch.row(row)) > 0) {
                    return batch.priorProbability(row, item, level.law());
                }
            }
            return last == null ? 0 : last.priorProbability(batch, row, item);
        }

        @Override
        public double expectedCount(SampleBatch batch, int row, int item, int draws) {
            if (levels.size() == 1 && last == null) {
                return batch.expectedCount(row, item, levels.get(0).law(), draws);
            }
            return batch.independentCount(probability(batch, row, item), draws);
        }

        @Override
        public boolean canDraw(SampleBatch batch, int row) {
            for (Level level : levels) {
                if (batch.canDraw(row, level.law())) {
                    return true;
                }
            }
            return last != null && last.canDraw(batch, row);
        }
    }
}
