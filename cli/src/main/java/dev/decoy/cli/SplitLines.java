package dev.decoy.cli;

import dev.decoy.experiment.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a run says of its split: what is not held out although it could be, and what was lost. */
final class SplitLines {
    /** Shares of a fold from which a line is printed. */
    private static final double NOTABLE = 0.05;

    private SplitLines() {}

    static List<String> of(RunReport report) {
        RunReport.Split split = report.split();
        List<String> lines = new ArrayList<>();
        boolean holdsOut = !split.notInTrain().isEmpty();
        if (split.usersHeldOut() > 0) {
            lines.add(line(
                    "split: %,d users are held out, %,d of their interactions are input",
                    split.usersHeldOut(), split.input()));
        } else if (holdsOut && split.usersInTrainAlone() > 0) {
            lines.add(line(
                    "split: of %,d users %,d have nothing held out",
                    report.data().users(), split.usersInTrainAlone()));
        }
        split.cold()
                .forEach(loss -> lines.add(line(
                        "cold.%s: %,d interactions of %s are left out, with %,d users and %,d items",
                        loss.bound(), loss.interactions(), loss.fold().label(), loss.users(), loss.items())));
        split.notInTrain().forEach((fold, counts) -> {
            RunReport.FoldCount all = report.data().folds().get(fold);
            if (all != null && counts.interactions() >= NOTABLE * all.interactions()) {
                lines.add(line(
                        "split: of %,d interactions of %s %,d are of users or items that train has not (%,d and %,d); see"
                                + " cold",
                        all.interactions(), fold, counts.interactions(), counts.users(), counts.items()));
            }
        });
        return lines;
    }

    private static String line(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
