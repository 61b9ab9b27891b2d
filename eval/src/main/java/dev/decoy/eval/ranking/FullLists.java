package dev.decoy.eval.ranking;

import dev.decoy.sampling.SampleBatch;
import dev.decoy.scoring.CandidateSelector;
import dev.decoy.scoring.Scorer;
import dev.decoy.scoring.VectorScorer;

/**
 * Lists of relevant items among all that may be drawn, some lists at a time: the scores of a portion of the catalogue are made
 * for all of them, counted, and forgotten, so that they stay in the cache. What is no candidate is counted with the others and
 * taken back. Thread-confined.
 */
final class FullLists implements ListScorer {
    /** Lists that are scored together: a portion of item vectors is read once for all. */
    static final int LISTS = 32;

    /** Items that are scored together; whole panels of a {@link dev.decoy.scoring.ProductKernel}. */
    static final int ITEMS = 1024;

    private final RankingJob job;
    private final SampleBatch batch;
    private final Receiver receiver;
    private final Scorer.Worker scorer;
    private final PanelScores panels;
    private final boolean perUser;
    private final FullList[] lists = new FullList[LISTS];
    private final float[] scores = new float[LISTS * ITEMS];
    private int count;

    FullLists(RankingJob job, SampleBatch batch, Receiver receiver) {
        this.job = job;
        this.batch = batch;
        this.receiver = receiver;
        scorer = job.scorer().newWorker();
        panels = job.scorer() instanceof VectorScorer vectors
                ? new ProductPanels(vectors, job.kernel(), job.packed())
                : new ScoredPanels(scorer);
        perUser = job.candidates().lists() == CandidateSelector.Lists.PER_USER;
        for (int i = 0; i < LISTS; i++) {
            lists[i] = new FullList(job);
        }
    }

    @Override
    public void add(int place, int fromRow, int endRow) {
        lists[count].begin(place, batch, fromRow, endRow, perUser, scorer);
        panels.query(count, lists[count].query());
        if (++count == LISTS) {
            flush();
        }
    }

    @Override
    public void flush() {
        int itemCount = job.interactions().itemCount();
        for (int first = 0; first < itemCount && count > 0; first += ITEMS) {
            int size = Math.min(ITEMS, itemCount - first);
            panels.score(count, first, size, scores);
            for (int i = 0; i < count; i++) {
                lists[i].add(first, scores, i * ITEMS, size);
            }
        }
        for (int i = 0; i < count; i++) {
            lists[i].end();
            receiver.receive(lists[i].place(), lists[i].position(), lists[i].ranking());
        }
        count = 0;
    }
}
