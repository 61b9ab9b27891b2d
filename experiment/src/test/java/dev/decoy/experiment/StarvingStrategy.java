package dev.decoy.experiment;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.EventRoles;
import dev.decoy.data.Fold;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.io.ArraySource;
import dev.decoy.sampling.NegativeSampler;
import dev.decoy.sampling.Row;
import dev.decoy.spi.Role;
import dev.decoy.spi.Spec;
import dev.decoy.testkit.DataContext;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A strategy over items "i0" to "i7" and what it can draw at all.
 *
 * @param spec type and options; tables by the path "items"
 * @param support the items of positive weight
 */
record StarvingStrategy(Spec<NegativeSampler> spec, Support support) {
    private static final int ITEMS = 8;
    private static final Support EVERYTHING = (interactions, row, item) -> true;

    /** Whether an item has positive weight for a row. */
    interface Support {
        boolean contains(Interactions interactions, Row row, int item);
    }

    static List<StarvingStrategy> all() {
        Map<String, Object> uniform = Map.of("type", "uniform");
        Map<String, Object> oneItem = Map.of("type", "weights-file", "path", "items", "weight", "alone");
        return List.of(
                of("uniform", Map.of(), EVERYTHING),
                of("log-uniform", Map.of(), EVERYTHING),
                of("popularity", Map.of("exponent", 4.0), EVERYTHING),
                of("inverse-popularity", Map.of(), EVERYTHING),
                of("recent-popularity", Map.of("halfLife", "P1D"), StarvingStrategy::wasSeen),
                of("recent-popularity", Map.of("window", "P1D", "exponent", 1.5), StarvingStrategy::wasSeen),
                of("weights-file", Map.of("path", "items", "weight", "nearly"), EVERYTHING),
                of("weights-file", Map.of("path", "items", "weight", "alone"), (log, row, item) -> item == 0),
                of("stratified", Map.of("strata", 3L), EVERYTHING),
                of(
                        "stratified",
                        Map.of("path", "items", "column", "group", "match", true),
                        (log, row, item) -> item / 3 == row.positive() / 3),
                of("same-category", Map.of("path", "items", "columns", List.of("group")), EVERYTHING),
                of("exposure", Map.of("from", "window", "window", "P1D"), EVERYTHING),
                of(
                        "mixture",
                        Map.of("parts", List.of(Map.of("strategy", uniform), Map.of("strategy", oneItem))),
                        EVERYTHING),
                of(
                        "mixture",
                        Map.of(
                                "parts",
                                List.of(
                                        Map.of("negatives", 2L, "strategy", oneItem),
                                        Map.of("negatives", 1L, "strategy", uniform))),
                        EVERYTHING));
    }

    private static StarvingStrategy of(String type, Map<String, Object> options, Support support) {
        return new StarvingStrategy(new Spec<>(type, options, Role.STRATEGY), support);
    }

    /** Items that TRAIN had before the row's time; where there is none, all. */
    private static boolean wasSeen(Interactions interactions, Row row, int item) {
        boolean any = false;
        for (int position = 0; position < interactions.size(); position++) {
            if (interactions.isIn(Fold.TRAIN, position) && interactions.timeMillis(position) < row.timeMillis()) {
                any = true;
                if (interactions.item(position) == item) {
                    return true;
                }
            }
        }
        return !any;
    }

    NegativeSampler create(Interactions interactions) {
        return DataContext.of(withShown(interactions))
                .withTable("items", table())
                .create("strategy", spec);
    }

    /** With each event of a user the next item is shown, at its time. */
    private static Interactions withShown(Interactions interactions) {
        int[] starts = new int[interactions.userCount() + 1];
        int[] items = new int[interactions.size()];
        long[] times = new long[interactions.size()];
        for (int position = 0; position < items.length; position++) {
            items[position] = (interactions.item(position) + 1) % interactions.itemCount();
            times[position] = interactions.timeMillis(position);
        }
        for (int user = 0; user < interactions.userCount(); user++) {
            starts[user + 1] = interactions.rowEnd(user);
        }
        Interactions shown = new Interactions(
                interactions.userIds(),
                interactions.itemIds(),
                starts,
                items,
                times,
                new byte[items.length],
                interactions.furtherSchema(),
                List.of());
        return interactions.withRoles(new EventRoles(new byte[items.length], shown));
    }

    /** Groups of three; a weight that is nearly all of "i0", and one that is all of it. */
    private static ArraySource table() {
        ColumnVector groups = new ColumnVector(ValueType.TEXT);
        ColumnVector nearly = new ColumnVector(ValueType.FLOAT64);
        ColumnVector alone = new ColumnVector(ValueType.FLOAT64);
        groups.ensureCapacity(ITEMS);
        nearly.ensureCapacity(ITEMS);
        alone.ensureCapacity(ITEMS);
        for (int item = 0; item < ITEMS; item++) {
            groups.setText(item, "group " + item / 3);
            nearly.doubles()[item] = item == 0 ? 1 : 1e-12;
            alone.doubles()[item] = item == 0 ? 1 : 0;
        }
        List<String> ids =
                IntStream.range(0, ITEMS).mapToObj(item -> "i" + item).toList();
        return ArraySource.of(ids, ids, null)
                .column("group", groups)
                .column("nearly", nearly)
                .column("alone", alone);
    }

    @Override
    public String toString() {
        return spec.type() + " " + spec.options();
    }
}
