package dev.decoy.eval.ranking;

import dev.decoy.data.Vocabulary;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.scoring.CandidateSelector;
import dev.decoy.scoring.Scorer;
import java.util.Arrays;

/** Lists of relevant items among candidates that were drawn. Thread-confined. */
final class DrawnLists implements ListScorer {
    private final RankingJob job;
    private final SampleBatch batch;
    private final Receiver receiver;
    private final Scorer.Worker scorer;
    private final Relevant relevant;
    private final Ranking ranking;
    private final boolean perUser;
    private final boolean items;
    private int[] candidates = {};
    private float[] scores = {};

    DrawnLists(RankingJob job, SampleBatch batch, Receiver receiver) {
        this.job = job;
        this.batch = batch;
        this.receiver = receiver;
        scorer = job.scorer().newWorker();
        relevant = new Relevant(job);
        ranking = new Ranking(job.ties(), job.itemDepth(), job.kernel());
        perUser = job.candidates().lists() == CandidateSelector.Lists.PER_USER;
        items = job.itemDepth() > 0;
    }

    @Override
    public void add(int place, int fromRow, int endRow) {
        relevant.collect(batch, fromRow, endRow, perUser);
        int count = relevant.copyItems(room(relevant.count()));
        for (int row = fromRow; row < endRow; row++) {
            room(count + batch.count(row));
            count = add(row, count);
        }
        scorer.score(relevant, candidates, count, scores);
        relevant.begin(scores, ranking);
        ranking.counter().addAll(candidates, scores, count);
        Vocabulary ids = job.interactions().itemIds();
        for (int i = 0; items && i < count; i++) {
            ranking.top().offer(candidates[i], scores[i], ids.hash(candidates[i]));
        }
        ranking.end(count);
        receiver.receive(place, batch.row(fromRow).position(), ranking);
    }

    /** Appends what was drawn for a row, but for relevant items of the list. */
    private int add(int row, int from) {
        batch.copyNegatives(row, candidates, from);
        int count = from;
        for (int i = from; i < from + batch.count(row); i++) {
            candidates[count] = candidates[i];
            count += perUser && relevant.contains(candidates[i]) ? 0 : 1;
        }
        return count;
    }

    private int[] room(int size) {
        if (candidates.length < size) {
            candidates = Arrays.copyOf(candidates, Math.max(size, 2 * candidates.length));
            scores = new float[candidates.length];
        }
        return candidates;
    }

    @Override
    public void flush() {
        // Each list is handed on as it is added.
    }
}
