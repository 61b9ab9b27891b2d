package dev.decoy.eval.ranking;

import dev.decoy.sampling.Row;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.scoring.Scorer;
import java.util.Arrays;

/** The relevant items of a list, each once, and who asks for it. Reused and thread-confined. */
final class Relevant implements Scorer.Query {
    private final RankingJob job;
    private int[] items = new int[1];
    private double[] gains = new double[1];
    private float[] scores = new float[1];
    private int count;
    private int user;
    private int position;

    Relevant(RankingJob job) {
        this.job = job;
    }

    /** Collects the positives of some rows of one user; a repeated item counts once, with its largest gain. */
    void collect(SampleBatch batch, int fromRow, int endRow, boolean perUser) {
        count = 0;
        if (items.length < endRow - fromRow) {
            items = new int[endRow - fromRow];
            gains = new double[endRow - fromRow];
            scores = new float[endRow - fromRow];
        }
        for (int row = fromRow; row < endRow; row++) {
            Row current = batch.row(row);
            add(current.positive(), job.gain(current.position()));
            user = current.user();
            position = perUser ? NO_ROW : current.position();
        }
    }

    private void add(int item, double gain) {
        int place = indexOf(item);
        if (place < 0) {
            items[count] = item;
            gains[count++] = gain;
        } else {
            gains[place] = Math.max(gains[place], gain);
        }
    }

    private int indexOf(int item) {
        for (int i = 0; i < count; i++) {
            if (items[i] == item) {
                return i;
            }
        }
        return -1;
    }

    boolean contains(int item) {
        return indexOf(item) >= 0;
    }

    /** Scores the items, and begins the list with them. */
    void begin(Scorer.Worker scorer, Ranking ranking) {
        scorer.score(this, items, count, scores);
        begin(scores, ranking);
    }

    /** Begins the list with the items, whose scores are the first of some. */
    void begin(float[] itemScores, Ranking ranking) {
        ranking.begin(user, listKey(), items, itemScores, gains, count);
    }

    /** A key of the list that hangs on ids alone. */
    private long listKey() {
        return position == NO_ROW
                ? job.interactions().userKey(user)
                : job.interactions().rowId(user, position);
    }

    /** Copies the items to the beginning of an array; how many. */
    int copyItems(int[] into) {
        System.arraycopy(items, 0, into, 0, count);
        return count;
    }

    int count() {
        return count;
    }

    @Override
    public int user() {
        return user;
    }

    @Override
    public int position() {
        return position;
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOf(items, count));
    }
}
