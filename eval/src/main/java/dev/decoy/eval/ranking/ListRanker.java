package dev.decoy.eval.ranking;

import dev.decoy.metric.CollectionMetric;
import dev.decoy.metric.ListMetric;
import dev.decoy.metric.Metric;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.scoring.CandidateSelector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ranks the lists of some users and measures them. Thread-confined. */
final class ListRanker {
    private static final int ROWS_PER_BATCH = 2048;

    private final RankingJob job;
    private final SampleBatch batch;
    private final NegativeSampler.@Nullable Worker sampler;
    private final ListScorer lists;
    private final double[] measured;
    private final double[] weights;
    private List<CollectionMetric.@Nullable State> states = List.of();
    private List<SliceTally> slices = List.of();
    private int lastPlace;
    private long listCount;
    private long tied;
    private long missing;

    ListRanker(RankingJob job) {
        this.job = job;
        measured = new double[job.metrics().size()];
        Arrays.fill(measured, Double.NaN);
        weights = new double[measured.length];
        batch = new SampleBatch(job.interactions(), job.candidates().policy());
        NegativeSampler drawing = job.candidates().sampler();
        sampler = drawing == null ? null : drawing.newWorker(job.candidates().seeds());
        lists = drawing == null ? new FullLists(job, batch, this::measure) : new DrawnLists(job, batch, this::measure);
    }

    /** Ranks the users at places {@code firstPlace} to {@code endPlace - 1}. */
    RankingJob.Outcome rank(int firstPlace, int endPlace) {
        begin();
        for (int place = firstPlace; place < endPlace; ) {
            int end = endOfBatch(place, endPlace);
            batch.loadUsers(job.users().getInt(place), job.users().getInt(end - 1) + 1, job.rows());
            if (sampler != null) {
                sampler.sample(batch);
            }
            rankBatch(place);
            place = end;
        }
        slices.forEach(SliceTally::endUser);
        return new RankingJob.Outcome(listCount, tied, missing, states, slices);
    }

    private void begin() {
        listCount = 0;
        tied = 0;
        missing = 0;
        states = new ArrayList<>();
        for (Metric metric : job.metrics()) {
            states.add(metric instanceof CollectionMetric collection ? collection.newState() : null);
        }
        slices = new ArrayList<>();
        for (Slicing slicing : job.slicings()) {
            slices.add(new SliceTally(measured.length, slicing.labels().size()));
        }
        lastPlace = -1;
    }

    private int endOfBatch(int place, int endPlace) {
        int end = place + 1;
        int rows = job.rows().count(job.users().getInt(place));
        while (end < endPlace) {
            rows += job.rows().count(job.users().getInt(end));
            if (rows > ROWS_PER_BATCH) {
                break;
            }
            end++;
        }
        return end;
    }

    private void rankBatch(int firstPlace) {
        boolean perUser = job.candidates().lists() == CandidateSelector.Lists.PER_USER;
        int place = firstPlace;
        for (int row = 0; row < batch.rows(); ) {
            int user = batch.row(row).user();
            while (job.users().getInt(place) != user) {
                place++;
            }
            int end = row + 1;
            while (perUser && end < batch.rows() && batch.row(end).user() == user) {
                end++;
            }
            lists.add(place, row, end);
            row = end;
        }
        lists.flush();
    }

    private void measure(int place, int position, Ranking ranking) {
        if (place != lastPlace) {
            slices.forEach(SliceTally::endUser);
            lastPlace = place;
        }
        listCount++;
        tied += ranking.isTied() ? 1 : 0;
        missing += ranking.counter().missing();
        for (int i = 0; i < job.metrics().size(); i++) {
            UserValues values = job.values().get(i);
            CollectionMetric.State state = states.get(i);
            if (values != null && job.metrics().get(i) instanceof ListMetric metric) {
                measured[i] = metric.measure(ranking);
                weights[i] = metric.weight(ranking);
                values.add(place, measured[i], weights[i]);
            } else if (state != null) {
                state.add(ranking);
            }
        }
        for (int i = 0; i < slices.size(); i++) {
            slices.get(i).add(job.slicings().get(i).groupOf().applyAsInt(position), measured, weights);
        }
    }
}
