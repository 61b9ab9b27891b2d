package dev.decoy.experiment;

import dev.decoy.eval.ranking.Evaluation;
import dev.decoy.eval.statistics.Bootstrap;
import dev.decoy.eval.statistics.Mean;
import dev.decoy.eval.statistics.NoiseSources;
import dev.decoy.random.SeedSequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the evaluations of several seeds together: noise of seeds and noise of users are told apart. */
final class SeedComparison {
    private final List<List<ModelEvaluation>> bySeed;
    private final Bootstrap bootstrap;
    private final @Nullable String baseline;
    private final SeedSequence seeds;

    /**
     * A comparison.
     *
     * @param bySeed evaluations by seed, the same models, candidates and metrics in the same order under each
     * @param bootstrap makes intervals over users
     * @param baseline the model that the others are tested against; null: none
     * @param seeds of the tests
     */
    SeedComparison(
            List<List<ModelEvaluation>> bySeed, Bootstrap bootstrap, @Nullable String baseline, SeedSequence seeds) {
        this.bySeed = bySeed;
        this.bootstrap = bootstrap;
        this.baseline = baseline;
        this.seeds = seeds;
    }

    /** A line for each metric of each evaluation, metrics of several models side by side. */
    List<ComparedModel> lines() {
        List<ComparedModel> lines = new ArrayList<>();
        List<double[]> userMeans = new ArrayList<>();
        List<ModelEvaluation> first = bySeed.get(0);
        for (int i = 0; i < first.size(); i++) {
            for (int metric = 0; metric < first.get(i).evaluation().metrics().size(); metric++) {
                double[] means = userMeans(i, metric);
                lines.add(line(i, metric, means));
                userMeans.add(means);
            }
        }
        return sideBySide(tested(lines, userMeans));
    }

    private ComparedModel line(int index, int metric, double[] userMeans) {
        ModelEvaluation evaluation = bySeed.get(0).get(index);
        Evaluation.Measured measured = evaluation.evaluation().metrics().get(metric);
        Bootstrap.Interval interval = new Bootstrap.Interval(Double.NaN, Double.NaN);
        double mean;
        double seedSd;
        double userError = Double.NaN;
        if (userMeans.length == 0) {
            Mean overSeeds = Mean.of(ofSeeds(index, metric));
            mean = overSeeds.value();
            seedSd = overSeeds.standardError() * Math.sqrt(bySeed.size());
        } else {
            NoiseSources noise = NoiseSources.of(values(index, metric));
            mean = noise.mean();
            seedSd = noise.seedSd();
            userError = noise.userStandardError();
            interval = bootstrap.interval(userMeans);
        }
        return new ComparedModel(
                evaluation.model(),
                evaluation.candidates(),
                evaluation.fold().label(),
                evaluation.label(measured),
                mean,
                interval.low(),
                interval.high(),
                Double.NaN,
                bySeed.size(),
                seedSd,
                userError);
    }

    private double[] ofSeeds(int index, int metric) {
        return bySeed.stream()
                .mapToDouble(seed ->
                        seed.get(index).evaluation().metrics().get(metric).mean())
                .toArray();
    }

    private double[][] values(int index, int metric) {
        return bySeed.stream()
                .map(seed -> seed.get(index).evaluation().metrics().get(metric).values())
                .toArray(double[][]::new);
    }

    /** Of each user, NaN where any seed has none; empty for what is measured on all lists together. */
    private double[] userMeans(int index, int metric) {
        double[][] values = values(index, metric);
        double[] means = new double[values[0].length];
        for (double[] ofSeed : values) {
            for (int user = 0; user < means.length; user++) {
                means[user] += ofSeed[user] / values.length;
            }
        }
        return means;
    }

    private List<ComparedModel> tested(List<ComparedModel> lines, List<double[]> userMeans) {
        List<ComparedModel> tested = new ArrayList<>(lines);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strategy().equals(baseline) && userMeans.get(i).length > 0) {
                test(i, lines, userMeans, tested);
            }
        }
        return tested;
    }

    private void test(int ofBaseline, List<ComparedModel> lines, List<double[]> userMeans, List<ComparedModel> tested) {
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (i != ofBaseline && lines.get(i).isBeside(lines.get(ofBaseline))) {
                others.add(i);
            }
        }
        List<double[]> values = others.stream().map(userMeans::get).toList();
        List<Comparison> comparisons =
                Comparison.of(lines.get(ofBaseline).strategy(), userMeans.get(ofBaseline), values, seeds);
        for (int i = 0; i < others.size(); i++) {
            tested.set(
                    others.get(i),
                    lines.get(others.get(i)).withP(comparisons.get(i).holm()));
        }
    }

    private static List<ComparedModel> sideBySide(List<ComparedModel> lines) {
        List<ComparedModel> left = new ArrayList<>(lines);
        List<ComparedModel> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            ComparedModel next = left.get(0);
            List<ComparedModel> beside = left.stream().filter(next::isBeside).toList();
            ordered.addAll(beside);
            left.removeAll(beside);
        }
        return ordered;
    }
}
