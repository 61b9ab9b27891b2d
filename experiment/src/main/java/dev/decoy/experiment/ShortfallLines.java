package dev.decoy.experiment;

import dev.decoy.pipeline.DatasetReport;
import dev.decoy.pipeline.OnShortfall;
import dev.decoy.pipeline.Shortfall;
import java.util.ArrayList;
import java.util.List;

/** What is said of positives that got fewer negatives than asked for: a line per dataset, and one for all epochs. */
final class ShortfallLines {
    private static final String EPOCHS = "negatives/";

    private ShortfallLines() {}

    static List<String> of(List<DatasetReport> datasets) {
        List<String> lines = new ArrayList<>();
        List<DatasetReport> epochs = new ArrayList<>();
        for (DatasetReport dataset : datasets) {
            if (dataset.shortfall().rows() > 0) {
                if (dataset.name().startsWith(EPOCHS)) {
                    epochs.add(dataset);
                } else {
                    lines.add(line(dataset, ""));
                }
            }
        }
        if (!epochs.isEmpty()) {
            String others = epochs.size() == 1 ? "" : "; other epochs are short too";
            lines.add(line(epochs.get(0), others));
        }
        return lines;
    }

    private static String line(DatasetReport dataset, String end) {
        Shortfall shortfall = dataset.shortfall();
        String reason = shortfall.exhaustive()
                ? "as the strategy has no other items for their users"
                : "as the strategy draws from a few items only, and no others were left among those";
        return dataset.name() + ": " + shortfall.rows() + " of " + (dataset.positives() + shortfall.droppedRows())
                + " positives got fewer negatives than asked for (" + shortfall.missing() + " are missing), " + reason
                + outcome(shortfall) + end;
    }

    private static String outcome(Shortfall shortfall) {
        if (shortfall.policy() == OnShortfall.DROP_ROW) {
            return "; they were not written";
        }
        return shortfall.policy() == OnShortfall.FILL_WITH_REPLACEMENT
                ? "; repeats stand for " + shortfall.repeated() + " of the missing"
                : "";
    }
}
