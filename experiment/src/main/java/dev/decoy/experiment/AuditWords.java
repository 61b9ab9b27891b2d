package dev.decoy.experiment;

import dev.decoy.eval.audit.LawTest;
import dev.decoy.eval.audit.PartLaw;
import dev.decoy.eval.audit.PopularityDistance;
import dev.decoy.eval.audit.RuleCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an audit found, in words for people. */
public final class AuditWords {
    private final List<Line> lines = new ArrayList<>();

    private AuditWords() {}

    /**
     * A finding.
     *
     * @param what its name
     * @param value what was found
     * @param beside what to compare it with; may be empty
     */
    public record Line(String what, String value, String beside) {}

    /** The findings in one dataset, but for breaches. */
    public static List<Line> of(DatasetAudit audit) {
        AuditWords words = new AuditWords();
        words.addCounts(audit);
        words.add(
                "false negatives",
                share(audit.heldOut().rate()),
                "uniform draws: " + share(audit.heldOut().uniformRate()) + ", lift "
                        + times(audit.heldOut().lift()));
        words.add("not yet existing", share(audit.novelty().unborn()), "");
        words.add("not in train", share(audit.novelty().unseen()), "");
        words.addPopularity(audit.popularity());
        if (audit.laws().isEmpty()) {
            words.add("law", "not tested", "the order of draws is not written");
        }
        audit.laws().forEach(words::addLaw);
        return words.lines;
    }

    private void add(String what, String value, String beside) {
        lines.add(new Line(what, value, beside));
    }

    private void addCounts(DatasetAudit audit) {
        RuleCounts rules = audit.rules();
        add("rows", count(audit.rows()), "");
        add("negatives", count(audit.negatives()), "");
        add("known items", count(rules.known()), "");
        add("own positives", count(rules.ownPositives()), "");
        add("may not be drawn", count(rules.refused()), "outside the universe, or known by further pairs");
        add("repeated in a row", count(rules.repeatedInRow()), "");
        add("repeated for a user", count(rules.repeatedForUser()), "");
        add("missing", count(rules.missing()), "");
    }

    private void addPopularity(@Nullable PopularityDistance popularity) {
        if (popularity == null) {
            return;
        }
        add("Jensen-Shannon", format("%.4f bits", popularity.bits()), "items of negatives and of positives");
        add(
                "Gini",
                format("%.3f", popularity.negatives().gini()),
                format("positives: %.3f", popularity.positives().gini()));
        add(
                "effective items",
                format("%,.1f", popularity.negatives().effectiveItems()),
                format("positives: %,.1f", popularity.positives().effectiveItems()));
        add(
                "mean count",
                format("%,.1f", popularity.negatives().meanCount(popularity.counts())),
                format("positives: %,.1f", popularity.positives().meanCount(popularity.counts())));
    }

    private void addLaw(PartLaw law) {
        String what = law.part().isEmpty() ? "law" : "law of " + law.part();
        LawTest test = law.test();
        if (test == null) {
            add(what, "no closed form", "");
            return;
        }
        add(
                what,
                format("p %.3g", test.p()),
                String.format(
                        Locale.ROOT,
                        "chi-square %.1f with %d degrees of freedom, %,d first draws",
                        test.statistic(),
                        test.degrees(),
                        test.draws()));
    }

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String share(double share) {
        return Double.isNaN(share) ? "unknown" : format("%.3f %%", 100 * share);
    }

    private static String times(double times) {
        return Double.isFinite(times) ? format("%.2f", times) : "unknown";
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
