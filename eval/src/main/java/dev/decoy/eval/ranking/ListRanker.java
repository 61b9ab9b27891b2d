package dev.decoy.eval.ranking;

import dev.decoy.metric.CollectionMetric;
import dev.decoy.metric.Metric;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.scoring.CandidateSelector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ranks the lists of some users and measures them. Thread-confined. */
final class ListRanker {
    private static final int ROWS_PER_BATCH = 2048;

    private final RankingJob job;
    private final SampleBatch batch;
    private final NegativeSampler.@Nullable Worker sampler;
    private final ListScorer lists;
    private List<CollectionMetric.@Nullable State> states = List.of();
    private long listCount;
    private long tied;
    private long missing;

    ListRanker(RankingJob job) {
        this.job = job;
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
            batch.loadUsers(job.users()[place], job.users()[end - 1] + 1, job.rows());
            if (sampler != null) {
                sampler.sample(batch);
            }
            rankBatch(place);
            place = end;
        }
        return new RankingJob.Outcome(listCount, tied, missing, states);
    }

    private void begin() {
        listCount = 0;
        tied = 0;
        missing = 0;
        states = new ArrayList<>();
        for (Metric metric : job.metrics()) {
            states.add(metric instanceof CollectionMetric collection ? collection.newState() : null);
        }
    }

    private int endOfBatch(int place, int endPlace) {
        int end = place + 1;
        int rows = job.rows().count(job.users()[place]);
        while (end < endPlace) {
            rows += job.rows().count(job.users()[end]);
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
            while (job.users()[place] != user) {
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

    private void measure(int place, Ranking ranking) {
        listCount++;
        tied += ranking.isTied() ? 1 : 0;
        missing += ranking.counter().missing();
        for (int i = 0; i < job.metrics().size(); i++) {
            UserValues values = job.values().get(i);
            CollectionMetric.State state = states.get(i);
            if (values != null) {
                values.add(place, ranking);
            } else if (state != null) {
                state.add(ranking);
            }
        }
    }
}
