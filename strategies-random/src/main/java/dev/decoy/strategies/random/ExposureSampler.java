package dev.decoy.strategies.random;

import dev.decoy.random.KeyedRandom;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.Row;
import dev.decoy.sampling.SampleBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws uniformly from the shown items of a row that are eligible, and from {@code base} when there are no more. O(shown items)
 * per row. Immutable and thread-safe.
 *
 * <p>What was shown is chosen by a former system, whose law is unknown: a row that has shown items tells no probability.
 */
final class ExposureSampler implements NegativeSampler {
    private final ShownItems shown;
    private final int itemCount;
    private final NegativeSampler base;
    private final List<String> remarks;
    private final List<String> sources = new ArrayList<>();
    // The base's sources come first, so that it needs not know of others.
    private final int ownSource;

    ExposureSampler(ShownItems shown, int itemCount, NegativeSampler base, List<String> remarks) {
        this.shown = shown;
        this.itemCount = itemCount;
        this.base = base;
        this.remarks = List.copyOf(remarks);
        base.sources().forEach(source -> sources.add("base/" + source));
        if (sources.isEmpty()) {
            sources.add("base");
        }
        ownSource = sources.size();
        sources.add("exposure");
    }

    @Override
    public boolean exhaustive() {
        return base.exhaustive();
    }

    @Override
    public List<String> sources() {
        return sources;
    }

    @Override
    public List<String> remarks() {
        return remarks;
    }

    @Override
    public Worker newWorker(SeedSequence seeds) {
        return new ExposureWorker(seeds);
    }

    private final class ExposureWorker implements Worker {
        private final KeyedRandom random;
        private final Candidates candidates = new Candidates(itemCount);
        private final Worker last;

        ExposureWorker(SeedSequence seeds) {
            random = seeds.newRandom();
            last = base.newWorker(seeds.child("base"));
        }

        @Override
        public void sample(SampleBatch batch) {
            for (int row = 0; row < batch.rows(); row++) {
                if (batch.missing(row) > 0) {
                    Row current = batch.row(row);
                    random.at(current.userKey(), current.rowKey());
                    collect(current);
                    draw(batch, row);
                }
            }
            last.sample(batch);
        }

        private void collect(Row row) {
            candidates.clear();
            shown.collect(row, candidates);
        }

        /** Each step takes an item or removes one that cannot be taken, so that it ends. */
        private void draw(SampleBatch batch, int row) {
            while (candidates.size() > 0 && batch.missing(row) > 0) {
                int pick = random.nextInt(candidates.size());
                int item = candidates.item(pick);
                if (!batch.offer(row, item, ownSource, candidates.position(pick)) || !batch.eligible(row, item)) {
                    candidates.remove(pick);
                }
            }
        }

        @Override
        public double probability(SampleBatch batch, int row, int item) {
            collect(batch.row(row));
            return candidates.size() > 0 ? Double.NaN : last.probability(batch, row, item);
        }

        @Override
        public boolean canDraw(SampleBatch batch, int row) {
            collect(batch.row(row));
            for (int i = 0; i < candidates.size(); i++) {
                if (batch.eligible(row, candidates.item(i))) {
                    return true;
                }
            }
            return last.canDraw(batch, row);
        }
    }
}
