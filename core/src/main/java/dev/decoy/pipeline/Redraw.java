package dev.decoy.pipeline;

import dev.decoy.data.Interactions;
import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.DrawWatcher;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.RowSelection;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.sampling.SamplingPolicy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The draw of one row once more, as a {@link SamplingPipeline} makes it, with what was proposed and refused on the way. All rows
 * of its user are drawn for, as they may hang together. Thread-confined.
 */
public final class Redraw {
    private final SampleBatch batch;
    private final int row;
    private final int known;
    private final int eligible;
    private final List<Attempts> attempts = new ArrayList<>();

    private Redraw(SampleBatch batch, int row, int itemCount) {
        this.batch = batch;
        this.row = row;
        known = batch.knownCount(row);
        int open = 0;
        for (int item = 0; item < itemCount; item++) {
            open += batch.eligible(row, item) ? 1 : 0;
        }
        eligible = open;
    }

    /**
     * What was proposed until a negative was taken.
     *
     * @param refused how many proposals were refused, by the rule that spoke against them
     * @param accepted whether a proposal was taken; if not, what was eligible was gone through for an exact draw, unless there
     *     was nothing
     */
    public record Attempts(Map<DrawWatcher.Verdict, Integer> refused, boolean accepted) {
        /** Proposals in all. */
        public int count() {
            return refused.values().stream().mapToInt(Integer::intValue).sum() + (accepted ? 1 : 0);
        }
    }

    /**
     * Draws it.
     *
     * @param rows the rows that were drawn for together
     * @param position that of the row in the interactions, one of these rows
     * @param seeds those of the run, or of its epoch
     */
    public static Redraw of(
            Interactions interactions,
            RowSelection rows,
            int position,
            NegativeSampler sampler,
            SamplingPolicy policy,
            SeedSequence seeds,
            OnShortfall onShortfall) {
        SampleBatch batch = new SampleBatch(interactions, policy);
        int user = interactions.userOf(position);
        batch.loadUsers(user, user + 1, rows);
        int row = 0;
        while (batch.row(row).position() != position) {
            row++;
        }
        Redraw redraw = new Redraw(batch, row, interactions.itemCount());
        redraw.draw(new Draws(sampler, policy, seeds, onShortfall, Draws.Describing.NOTHING));
        return redraw;
    }

    private void draw(Draws draws) {
        batch.watch(this::proposed);
        NegativeSampler.Worker worker = draws.newWorker();
        NegativeSampler.Worker repeater = draws.newRepeater();
        if (worker == null) {
            return;
        }
        worker.sample(batch);
        if (repeater != null) {
            batch.allowRepeats();
            repeater.sample(batch);
        }
        batch.describe(worker, true);
        batch.describeCounts(worker, true);
    }

    private void proposed(int of, int item, DrawWatcher.Verdict verdict) {
        if (of != row) {
            return;
        }
        while (attempts.size() <= batch.count(row)) {
            attempts.add(new Attempts(Map.of(), false));
        }
        int k = batch.count(row);
        Attempts former = attempts.get(k);
        if (verdict == DrawWatcher.Verdict.OPEN) {
            attempts.set(k, new Attempts(former.refused(), true));
            return;
        }
        Map<DrawWatcher.Verdict, Integer> refused = new EnumMap<>(DrawWatcher.Verdict.class);
        refused.putAll(former.refused());
        refused.merge(verdict, 1, Integer::sum);
        attempts.set(k, new Attempts(refused, former.accepted()));
    }

    /** The batch of the user's rows, its probabilities and expected counts told. */
    public SampleBatch batch() {
        return batch;
    }

    /** The row's number in {@link #batch}. */
    public int row() {
        return row;
    }

    /** Items of the universe that the user knew. */
    public int knownCount() {
        return known;
    }

    /** Items that the row could be given before anything was drawn. */
    public int eligibleCount() {
        return eligible;
    }

    /** What was proposed for negative {@code k}, or for the one that is missing after the last. */
    public Attempts attempts(int k) {
        return k < attempts.size() ? attempts.get(k) : new Attempts(Map.of(), false);
    }
}
