package dev.decoy.experiment;

import dev.decoy.eval.audit.HeldOutHits;
import dev.decoy.eval.audit.LawTest;
import dev.decoy.eval.audit.Novelty;
import dev.decoy.eval.audit.PartLaw;
import dev.decoy.eval.audit.RuleCounts;
import dev.decoy.sampling.Distinct;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Compares what an audit counts with what must be. */
final class Breaches {
    /** A correct run is below it once in a million. */
    private static final double LEAST_P = 1e-6;

    private final List<String> lines = new ArrayList<>();

    /** What is not as it must be, a line each. */
    List<String> lines() {
        return lines;
    }

    /** Compares counts with the report. */
    void ofReport(FinishedRun.Dataset reported, WrittenDataset files) {
        require(files.rows() == reported.rows(), "rows: " + files.rows() + ", the report says " + reported.rows());
        require(
                files.size() == reported.negatives(),
                "negatives: " + files.size() + ", the report says " + reported.negatives());
        lines.addAll(files.faults(reported));
    }

    /** Compares with the rules of what may be drawn. */
    void ofRules(RuleCounts rules, Distinct distinct, FinishedRun.Dataset reported, boolean droppedWhenShort) {
        none(rules.known(), "known items");
        none(rules.ownPositives(), "own positives");
        none(rules.refused(), "items that may not be drawn");
        long repeats = switch (distinct) {
            case NONE -> 0;
            case PER_POSITIVE -> rules.repeatedInRow();
            case PER_USER -> rules.repeatedForUser();
        };
        require(
                repeats <= reported.repeated(),
                (distinct == Distinct.PER_USER ? "repeated for a user: " : "repeated in a row: ") + repeats
                        + " negatives, must be " + (reported.repeated() == 0 ? "0" : "at most " + reported.repeated()));
        long missing = droppedWhenShort ? 0 : reported.missing() - reported.repeated();
        require(rules.missing() == missing, "missing: " + rules.missing() + " negatives, the report says " + missing);
    }

    /** Compares with the laws that the strategy declares. */
    void ofLaws(List<PartLaw> laws) {
        for (PartLaw law : laws) {
            String what = law.part().isEmpty() ? "law: " : "law of " + law.part() + ": ";
            LawTest test = law.test();
            if (test != null) {
                require(
                        test.impossible() == 0,
                        what + test.impossible() + " first draws are of items that the strategy never draws");
                require(
                        test.p() >= LEAST_P,
                        String.format(
                                Locale.ROOT,
                                "%schi-square %.1f with %d degrees of freedom, p %.1e, must be at least 1e-6",
                                what,
                                test.statistic(),
                                test.degrees(),
                                test.p()));
            }
        }
    }

    /** Compares with what was asked for. */
    void ofLimits(AuditLimits limits, HeldOutHits heldOut, Novelty novelty) {
        // What is not a number, as there is nothing to measure, is within all limits.
        atMost("false negatives", heldOut.rate(), limits.falseNegatives());
        atMost("lift", heldOut.lift(), limits.lift());
        atMost("not yet existing", novelty.unborn(), limits.unborn());
    }

    private void atMost(String what, double value, double limit) {
        require(
                !(value > limit),
                what + ": " + String.format(Locale.ROOT, "%.4g", value) + ", must be at most " + limit);
    }

    private void none(long count, String what) {
        require(count == 0, what + ": " + count + " negatives, must be 0");
    }

    private void require(boolean kept, String otherwise) {
        if (!kept) {
            lines.add(otherwise);
        }
    }
}
