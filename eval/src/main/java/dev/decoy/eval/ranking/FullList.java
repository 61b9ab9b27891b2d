package dev.decoy.eval.ranking;

import dev.decoy.data.Vocabulary;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.scoring.Scorer;
import java.util.Arrays;

/** One list over the whole catalogue. Reused and thread-confined; 4 bytes per item that is no candidate. */
final class FullList {
    private final Vocabulary itemIds;
    private final int itemCount;
    private final Relevant relevant;
    private final Ranking ranking;
    private final boolean items;
    private int place;
    private int position;
    // What is no candidate, ascending, and how many of it have been met.
    private int[] excluded = {};
    private int excludedCount;
    private int met;

    FullList(RankingJob job) {
        itemIds = job.interactions().itemIds();
        itemCount = job.interactions().itemCount();
        relevant = new Relevant(job);
        ranking = new Ranking(job.ties(), job.itemDepth(), job.kernel());
        items = job.itemDepth() > 0;
    }

    void begin(int userPlace, SampleBatch batch, int fromRow, int endRow, boolean perUser, Scorer.Worker scorer) {
        place = userPlace;
        position = batch.row(fromRow).position();
        relevant.collect(batch, fromRow, endRow, perUser);
        relevant.begin(scorer, ranking);
        exclude(batch, fromRow);
    }

    private void exclude(SampleBatch batch, int row) {
        int most = batch.ineligibleCount(row);
        if (excluded.length < most) {
            excluded = new int[Math.max(most, 2 * excluded.length)];
        }
        int copied = batch.copyIneligible(row, excluded);
        met = 0;
        excludedCount = 0;
        for (int i = 0; i < copied; i++) {
            excluded[excludedCount] = excluded[i];
            excludedCount += relevant.count() > 1 && relevant.contains(excluded[i]) ? 0 : 1;
        }
    }

    /** Counts the items from {@code firstItem} on, whose scores stand from {@code from} on. */
    void add(int firstItem, float[] scores, int from, int count) {
        int before = met;
        while (met < excludedCount && excluded[met] < firstItem + count) {
            ranking.counter().remove(excluded[met], scores[from + excluded[met] - firstItem]);
            met++;
        }
        ranking.counter().addRange(firstItem, scores, from, count);
        if (items) {
            offer(firstItem, scores, from, count, before);
        }
    }

    private void offer(int firstItem, float[] scores, int from, int count, int firstExcluded) {
        int next = firstExcluded;
        TopItems top = ranking.top();
        for (int i = 0; i < count; i++) {
            if (next < met && excluded[next] == firstItem + i) {
                next++;
            } else if (scores[from + i] >= top.threshold()) {
                top.offer(firstItem + i, scores[from + i], itemIds.hash(firstItem + i));
            }
        }
    }

    void end() {
        ranking.end(itemCount - excludedCount);
    }

    Scorer.Query query() {
        return relevant;
    }

    int place() {
        return place;
    }

    /** The position of one of the positives. */
    int position() {
        return position;
    }

    Ranking ranking() {
        return ranking;
    }

    @Override
    public String toString() {
        return relevant + " without " + Arrays.toString(Arrays.copyOf(excluded, excludedCount));
    }
}
