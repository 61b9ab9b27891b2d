package dev.decoy.experiment;

import dev.decoy.experiment.AuditWords.Line;
import dev.decoy.pipeline.Redraw;
import dev.decoy.sampling.ItemUniverse;
import dev.decoy.sampling.Row;
import dev.decoy.sampling.SamplingPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the draws of a row go by, in words for people. */
final class LawWords {
    private LawWords() {}

    static List<Line> of(RebuiltResult result, FoldSampling sampling, Redraw redraw) {
        SamplingPolicy policy = sampling.policy();
        Row row = redraw.batch().row(redraw.row());
        int inUniverse = size(policy.universe(), row, result.interactions().itemCount());
        return List.of(
                new Line("strategy", strategy(result, sampling), ""),
                new Line(
                        "universe",
                        String.valueOf(result.finished().configured("items.universe")),
                        String.format(Locale.ROOT, "%,d items at this row", inUniverse)),
                new Line(
                        "known",
                        policy.known().label(),
                        String.format(Locale.ROOT, "%,d items that are never drawn", redraw.knownCount())),
                new Line(
                        "eligible",
                        String.format(Locale.ROOT, "%,d items", redraw.eligibleCount()),
                        "without the known ones and the positive"),
                new Line(
                        "distinct",
                        policy.distinct().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        ""));
    }

    private static int size(ItemUniverse universe, Row row, int itemCount) {
        int size = 0;
        for (int item = 0; item < itemCount; item++) {
            size += universe.contains(row, item) ? 1 : 0;
        }
        return size;
    }

    private static String strategy(RebuiltResult result, FoldSampling sampling) {
        Object configured = result.finished().configured(sampling.path() + ".strategy");
        return configured == null ? sampling.name() : words(configured);
    }

    /** A name with its settings: {@code popularity (exponent 0.75, smoothing 0)}. */
    private static String words(@Nullable Object tree) {
        if (tree instanceof List<?> list) {
            return "[" + String.join(", ", list.stream().map(LawWords::words).toList()) + "]";
        }
        if (!(tree instanceof Map<?, ?> map)) {
            return String.valueOf(tree);
        }
        List<String> settings = new ArrayList<>();
        map.forEach((key, value) -> {
            if (value != null && !key.equals("type")) {
                settings.add(key + " " + words(value));
            }
        });
        String inside = String.join(", ", settings);
        Object type = map.get("type");
        return type == null ? inside : settings.isEmpty() ? String.valueOf(type) : type + " (" + inside + ")";
    }
}
