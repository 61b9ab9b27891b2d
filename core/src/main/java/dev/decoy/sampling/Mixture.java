package dev.decoy.sampling;

import dev.decoy.internal.Hashing;
import dev.decoy.random.KeyedRandom;
import dev.decoy.random.SeedSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Strategies mixed: by share, where each negative comes from a part that is drawn for it, or by count, where each part gives
 * so many negatives of a row, in the order of the parts, and the last fills what others could not. A part of which nothing is
 * eligible for a row leaves its share to the others. Immutable and thread-safe.
 *
 * <p>By share, all negatives of a row have one law: the sum of share times law over the parts, each after exclusion. By count,
 * {@link NegativeSampler.Worker#probability} is that sum with the counts as shares, which is what the balance heuristic divides
 * by (Veach and Guibas, SIGGRAPH 1995).
 */
public final class Mixture implements NegativeSampler {
    private static final int MOST_PARTS = 64;
    // Shares become whole parts of this.
    private static final long ONE = 1L << 32;

    private final List<Part> parts;
    private final boolean byCount;
    // Ascending; the sum of the shares of the parts up to each.
    private final long[] bounds;

    private Mixture(List<Part> parts, boolean byCount) {
        if (parts.isEmpty() || parts.size() > MOST_PARTS) {
            throw new IllegalArgumentException("parts must be 1 to " + MOST_PARTS + ", were " + parts.size());
        }
        this.parts = List.copyOf(parts);
        this.byCount = byCount;
        bounds = new long[parts.size()];
        double sum = parts.stream().mapToDouble(Part::weight).sum();
        double before = 0;
        for (int i = 0; i < bounds.length; i++) {
            before += parts.get(i).weight();
            bounds[i] = i == bounds.length - 1 ? ONE : (long) StrictMath.rint(before / sum * ONE);
        }
    }

    /**
     * A part.
     *
     * @param name what the column {@code source} calls it
     * @param sampler the strategy
     * @param weight its share, in proportion to those of the others; or its count, a whole number; above 0
     */
    public record Part(String name, NegativeSampler sampler, double weight) {
        public Part {
            if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("weight must be finite and above 0, was " + weight);
            }
        }
    }

    /**
     * Parts by share.
     *
     * @throws IllegalArgumentException when a part is made for a number of negatives, of which a share draws one by one
     */
    public static Mixture byShare(List<Part> parts) {
        for (Part part : parts) {
            if (part.sampler().perPositive() != UNSAID) {
                throw new IllegalArgumentException("parts by share must not be mixtures by number, as \"" + part.name()
                        + "\" is; give its parts shares");
            }
        }
        return new Mixture(parts, false);
    }

    /** Parts by count; a row that wants more than all counts together gets the rest from the last part, too. */
    public static Mixture byCount(List<Part> parts) {
        for (Part part : parts) {
            if (part.weight() != StrictMath.rint(part.weight()) || part.weight() > Short.MAX_VALUE) {
                throw new IllegalArgumentException("negatives must be whole numbers, was " + part.weight());
            }
        }
        return new Mixture(parts, true);
    }

    /** The parts, in order. */
    public List<Part> parts() {
        return parts;
    }

    @Override
    public int perPositive() {
        return byCount ? parts.stream().mapToInt(part -> (int) part.weight()).sum() : UNSAID;
    }

    @Override
    public boolean exhaustive() {
        // By count only the last part goes on when others are short.
        return byCount
                ? parts.get(parts.size() - 1).sampler().exhaustive()
                : parts.stream().allMatch(part -> part.sampler().exhaustive());
    }

    @Override
    public List<String> sources() {
        List<String> sources = new ArrayList<>();
        for (Part part : parts) {
            List<String> own = part.sampler().sources();
            if (own.isEmpty()) {
                sources.add(part.name());
            } else {
                own.forEach(source -> sources.add(part.name() + "/" + source));
            }
        }
        return sources;
    }

    @Override
    public boolean isSameForAllRows() {
        return parts.stream().allMatch(part -> part.sampler().isSameForAllRows());
    }

    @Override
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        parts.forEach(part -> remarks.addAll(part.sampler().remarks()));
        return remarks;
    }

    @Override
    public Worker newWorker(SeedSequence seeds) {
        return new MixtureWorker(seeds);
    }

    private final class MixtureWorker implements Worker {
        private final List<Worker> workers = new ArrayList<>();
        private final int[] firstSources = new int[parts.size()];
        private final KeyedRandom random;
        // By share: the part drawn for a row, and a bit for each part of which nothing was eligible for it.
        private int[] chosen = {};
        private long[] spent = {};

        MixtureWorker(SeedSequence seeds) {
            random = seeds.child("mixture").newRandom();
            int source = 0;
            for (int i = 0; i < parts.size(); i++) {
                workers.add(parts.get(i).sampler().newWorker(seeds.child("part").child(i)));
                firstSources[i] = source;
                source += Math.max(1, parts.get(i).sampler().sources().size());
            }
        }

        @Override
        public void sample(SampleBatch batch) {
            Turn.Saved outside = batch.turn().save(batch.rows());
            if (byCount) {
                sampleByCount(batch, outside);
            } else {
                sampleByShare(batch, outside);
            }
            batch.turn().restore(outside);
        }

        private void sampleByCount(SampleBatch batch, Turn.Saved outside) {
            for (int i = 0; i < workers.size(); i++) {
                batch.turn().begin(outside, batch.rows(), firstSources[i], 0);
                for (int row = 0; row < batch.rows(); row++) {
                    int wanted = outside.limit(row, batch.wanted(row));
                    boolean last = i == workers.size() - 1;
                    int own = batch.count(row) + (int) parts.get(i).weight();
                    batch.turn().limitTo(row, last ? wanted : Math.min(wanted, own));
                }
                workers.get(i).sample(batch);
            }
        }

        private void sampleByShare(SampleBatch batch, Turn.Saved outside) {
            if (chosen.length < batch.rows()) {
                chosen = new int[batch.rows()];
                spent = new long[batch.rows()];
            }
            Arrays.fill(spent, 0, batch.rows(), 0);
            int most = 0;
            for (int row = 0; row < batch.rows(); row++) {
                most = Math.max(most, outside.limit(row, batch.wanted(row)));
            }
            for (int round = 1; round <= most; round++) {
                // Each try spends a part of every row that is still without.
                for (int attempt = 0; attempt < parts.size(); attempt++) {
                    if (!choose(batch, outside, round, attempt)) {
                        break;
                    }
                    drawFromChosen(batch, outside, round);
                }
            }
        }

        /** Draws a part for each row whose negative of this round is missing; whether there is one. */
        private boolean choose(SampleBatch batch, Turn.Saved outside, int round, int attempt) {
            boolean any = false;
            for (int row = 0; row < batch.rows(); row++) {
                boolean missing = batch.count(row) < Math.min(round, outside.limit(row, batch.wanted(row)));
                if (attempt > 0 && missing && chosen[row] >= 0) {
                    spent[row] |= 1L << chosen[row];
                }
                chosen[row] = missing ? draw(batch.row(row), spent[row], round, attempt) : -1;
                any |= chosen[row] >= 0;
            }
            return any;
        }

        /** A part by its share among those that are not spent; -1 when all are. One draw. */
        private int draw(Row row, long without, int round, int attempt) {
            long total = 0;
            for (int i = 0; i < bounds.length; i++) {
                total += (without >>> i & 1) == 0 ? share(i) : 0;
            }
            if (total == 0) {
                return -1;
            }
            long salt = Hashing.mix64(((long) round << 8) + attempt);
            long target = random.at(row.userKey(), row.rowKey() ^ salt).nextLong(total);
            int part = -1;
            while (target >= 0) {
                part++;
                target -= (without >>> part & 1) == 0 ? share(part) : 0;
            }
            return part;
        }

        private long share(int part) {
            return bounds[part] - (part == 0 ? 0 : bounds[part - 1]);
        }

        private void drawFromChosen(SampleBatch batch, Turn.Saved outside, int round) {
            for (int i = 0; i < workers.size(); i++) {
                boolean any = false;
                batch.turn().begin(outside, batch.rows(), firstSources[i], round);
                for (int row = 0; row < batch.rows(); row++) {
                    any |= chosen[row] == i;
                    batch.turn().limitTo(row, batch.count(row) + (chosen[row] == i ? 1 : 0));
                }
                if (any) {
                    workers.get(i).sample(batch);
                }
            }
            batch.turn().restore(outside);
        }

        @Override
        public double probability(SampleBatch batch, int row, int item) {
            double sum = 0;
            long shares = 0;
            for (int i = 0; i < workers.size(); i++) {
                if (workers.get(i).canDraw(batch, row)) {
                    sum += share(i) * workers.get(i).probability(batch, row, item);
                    shares += share(i);
                }
            }
            return shares == 0 ? 0 : sum / shares;
        }

        @Override
        public double priorProbability(SampleBatch batch, int row, int item) {
            double sum = 0;
            for (int i = 0; i < workers.size(); i++) {
                sum += share(i) * workers.get(i).priorProbability(batch, row, item);
            }
            return sum / ONE;
        }

        @Override
        public double expectedCount(SampleBatch batch, int row, int item, int draws) {
            if (!byCount) {
                return batch.independentCount(probability(batch, row, item), draws);
            }
            // Whether draws are independent does not depend on the law.
            return Double.isNaN(batch.independentCount(1, draws)) ? Double.NaN : sumOfParts(batch, row, item, draws);
        }

        /** Each part gives its number, and the last what is missing; a part that is itself by number does not say what it lacks. */
        private double sumOfParts(SampleBatch batch, int row, int item, int draws) {
            double sum = 0;
            int left = draws;
            for (int i = 0; i < workers.size(); i++) {
                if (parts.get(i).sampler().perPositive() != UNSAID) {
                    return Double.NaN;
                }
                boolean last = i == workers.size() - 1;
                int own = last ? left : Math.min(left, (int) parts.get(i).weight());
                if (own > 0 && workers.get(i).canDraw(batch, row)) {
                    sum += workers.get(i).expectedCount(batch, row, item, own);
                    left -= own;
                }
            }
            return sum;
        }

        @Override
        public boolean canDraw(SampleBatch batch, int row) {
            return workers.stream().anyMatch(worker -> worker.canDraw(batch, row));
        }
    }
}
