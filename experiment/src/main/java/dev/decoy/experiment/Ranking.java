package dev.decoy.experiment;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.eval.ranking.Candidates;
import dev.decoy.eval.ranking.Evaluation;
import dev.decoy.eval.ranking.Evaluator;
import dev.decoy.eval.ranking.Slicing;
import dev.decoy.eval.sampled.Corrections;
import dev.decoy.eval.sampled.Drawing;
import dev.decoy.eval.sampled.ExpectedSampled;
import dev.decoy.eval.sampled.SampledRanks;
import dev.decoy.experiment.config.EvaluationConfig;
import dev.decoy.metric.ListMetric;
import dev.decoy.metric.Metric;
import dev.decoy.sampling.Distinct;
import dev.decoy.sampling.NegativeCount;
import dev.decoy.sampling.RowSelection;
import dev.decoy.sampling.SampleBatch;
import dev.decoy.scoring.CandidateSelector;
import dev.decoy.scoring.Scorer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * The positives of a fold that are ranked, and how.
 *
 * @param rows the positives
 * @param corrected whether it is told what sampled ranks say of full lists
 * @param full whether full lists are made too, so that sampled metrics can be told from full ranks
 */
record Ranking(
        Interactions interactions,
        Fold fold,
        RowSelection rows,
        EvaluationConfig config,
        List<Metric> metrics,
        List<Slicing> slicings,
        boolean corrected,
        boolean full,
        int threads) {
    /** The same without the positives at some positions. */
    Ranking without(IntPredicate positions) {
        return new Ranking(
                interactions, fold, rows.without(positions), config, metrics, slicings, corrected, full, threads);
    }

    /** Ranks by one model among some candidates. */
    ModelEvaluation evaluate(
            String model, Scorer scorer, String name, CandidateSelector selector, Candidates candidates) {
        List<Metric> asked = new ArrayList<>(metrics);
        boolean estimated = corrected && isTelling(selector, candidates) && scorer.depth() == Integer.MAX_VALUE;
        if (estimated) {
            asked.add(new SampledRanks(draws(candidates)));
        }
        Evaluation evaluation = evaluator(candidates, asked).slices(slicings).evaluate(scorer);
        Map<String, SampledEstimates> estimates = estimated ? estimates(scorer, candidates, evaluation) : Map.of();
        Evaluation told = estimated ? evaluation.without(metrics.size()) : evaluation;
        return new ModelEvaluation(model, name, selector, fold, told, List.of(told), estimates);
    }

    private Evaluator evaluator(Candidates candidates, List<Metric> measured) {
        String gain = config.gain();
        ColumnVector gains = gain == null ? null : interactions.column(gain);
        return Evaluator.over(interactions)
                .rows(rows)
                .candidates(candidates)
                .metrics(measured)
                .ties(config.ties())
                .gains(gains)
                .threads(threads);
    }

    /** Only of uniform draws for single positives is it known what their ranks tell. */
    private static boolean isTelling(CandidateSelector selector, Candidates candidates) {
        return selector.isUniform()
                && candidates.sampler() != null
                && candidates.lists() == CandidateSelector.Lists.PER_POSITIVE
                && candidates.policy().distinct() != Distinct.PER_USER
                && draws(candidates) > 0;
    }

    private static int draws(Candidates candidates) {
        return candidates.policy().negatives() instanceof NegativeCount.PerPositive each ? each.count() : 0;
    }

    private Map<String, SampledEstimates> estimates(Scorer scorer, Candidates candidates, Evaluation sampled) {
        Drawing drawing = candidates.policy().distinct() == Distinct.NONE
                ? Drawing.WITH_REPLACEMENT
                : Drawing.WITHOUT_REPLACEMENT;
        List<ListMetric> ofRanks = metricsOfRanks();
        Map<String, double[]> fromFull = full ? fromFullRanks(scorer, candidates, ofRanks, drawing) : Map.of();
        SampledRanks.Histogram ranks =
                (SampledRanks.Histogram) sampled.metrics().get(metrics.size()).state();
        Corrections corrections = ranks == null || ranks.value() == 0
                ? null
                : new Corrections(
                        fullSize(candidates), drawing, draws(candidates), ranks.counts(), config.corrections());
        Map<String, SampledEstimates> estimates = new LinkedHashMap<>();
        for (ListMetric metric : ofRanks) {
            Map<Corrections.Estimator, Double> byEstimator = new LinkedHashMap<>();
            if (corrections != null) {
                config.corrections()
                        .forEach(estimator -> byEstimator.put(estimator, corrections.estimate(estimator, metric)));
            }
            double[] told = fromFull.getOrDefault(metric.label(), new double[] {Double.NaN, Double.NaN});
            estimates.put(metric.label(), new SampledEstimates(byEstimator, told[0], told[1]));
        }
        return estimates;
    }

    private List<ListMetric> metricsOfRanks() {
        List<ListMetric> ofRanks = new ArrayList<>();
        for (Metric metric : metrics) {
            if (metric instanceof ListMetric list && metric.itemDepth() == 0) {
                ofRanks.add(list);
            }
        }
        return ofRanks;
    }

    /** By metric: what it is on average over draws, and what it is on full lists. */
    private Map<String, double[]> fromFullRanks(
            Scorer scorer, Candidates candidates, List<ListMetric> ofRanks, Drawing drawing) {
        List<Metric> asked = new ArrayList<>(ofRanks);
        ofRanks.forEach(metric -> asked.add(new ExpectedSampled(metric, drawing, draws(candidates))));
        Candidates all = new Candidates(null, candidates.policy(), candidates.seeds(), candidates.lists());
        Evaluation ranked = evaluator(all, asked).evaluate(scorer);
        Map<String, double[]> told = new LinkedHashMap<>();
        for (int i = 0; i < ofRanks.size(); i++) {
            double onFull = ranked.metrics().get(i).mean();
            double expected = ranked.metrics().get(ofRanks.size() + i).mean();
            told.put(ofRanks.get(i).label(), new double[] {expected, onFull});
        }
        return told;
    }

    /** Items that a full list has, on average. */
    private int fullSize(Candidates candidates) {
        SampleBatch batch =
                new SampleBatch(interactions, candidates.policy().withNegatives(new NegativeCount.PerPositive(0)));
        long sum = 0;
        long lists = 0;
        for (int user = 0; user < interactions.userCount(); user++) {
            batch.loadUsers(user, user + 1, rows);
            for (int row = 0; row < batch.rows(); row++) {
                // The positive is not eligible, and ranked.
                sum += interactions.itemCount() - batch.ineligibleCount(row) + 1;
                lists++;
            }
        }
        return (int) Math.max(draws(candidates) + 1L, Math.round((double) sum / lists));
    }
}
