package dev.decoy.experiment;

import dev.decoy.eval.statistics.AdjustedP;
import dev.decoy.eval.statistics.Mean;
import dev.decoy.eval.statistics.PairedDifferences;
import dev.decoy.eval.statistics.PairedTTest;
import dev.decoy.eval.statistics.RandomisationTest;
import dev.decoy.eval.statistics.WilcoxonTest;
import dev.decoy.random.SeedSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * How a model differs from the baseline, user by user.
 *
 * @param baseline the other model
 * @param difference the mean over users that both are defined for
 * @param standardError of that mean
 * @param n users that both are defined for
 * @param randomisation p of the test that swaps the two at random
 * @param wilcoxon p of the signed rank test
 * @param t p of the paired t-test
 * @param holm {@code randomisation}, adjusted for all models that are compared under the metric, by Holm
 * @param benjaminiHochberg the same by Benjamini and Hochberg
 */
public record Comparison(
        String baseline,
        double difference,
        double standardError,
        int n,
        double randomisation,
        double wilcoxon,
        double t,
        double holm,
        double benjaminiHochberg) {
    /** Compares values by user with those of the baseline, one comparison for each list of values. */
    static List<Comparison> of(String baseline, double[] ofBaseline, List<double[]> ofOthers, SeedSequence seeds) {
        List<PairedDifferences> differences = new ArrayList<>();
        double[] p = new double[ofOthers.size()];
        for (int i = 0; i < p.length; i++) {
            differences.add(PairedDifferences.of(ofOthers.get(i), ofBaseline));
            p[i] = RandomisationTest.of(differences.get(i), RandomisationTest.ASSIGNMENTS, seeds.child(i))
                    .p();
        }
        double[] holm = AdjustedP.holm(p);
        double[] benjaminiHochberg = AdjustedP.benjaminiHochberg(p);
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            Mean mean = differences.get(i).mean();
            comparisons.add(new Comparison(
                    baseline,
                    mean.value(),
                    mean.standardError(),
                    mean.n(),
                    p[i],
                    WilcoxonTest.of(differences.get(i)).p(),
                    PairedTTest.of(differences.get(i)).p(),
                    holm[i],
                    benjaminiHochberg[i]));
        }
        return comparisons;
    }
}
