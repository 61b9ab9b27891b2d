package dev.decoy.experiment.config;

import dev.decoy.data.ColumnValue;
import dev.decoy.data.EventRole;
import dev.decoy.prepare.EventRules;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the events of a source mean, by the values of a column; events of no list are left out, and counted. */
public record EventConfig(
        @Doc("column that says what happened: text, whole numbers or truth values")
        String column,

        @Doc("values of events that become rows; splits deal these, and statistics count nothing else")
        List<ColumnValue> positive,

        @Default("[]")
        @Doc(
                "values of events whose items the user is never given, as sampling.known has it for positives, and that stand"
                        + " in histories")
        List<ColumnValue> known,

        @Default("[]")
        @Doc(
                "values of events whose items the user is never given either; in layout pointwise each is a row of label 0,"
                        + " with source observed")
        List<ColumnValue> negative,

        @Default("[]") @Doc("values of events that only tell what was shown, for strategy exposure")
        List<ColumnValue> shown) {
    public EventConfig {
        if (positive.isEmpty()) {
            throw new IllegalArgumentException("positive must name at least one value, was []");
        }
        Map<ColumnValue, EventRole> seen = new HashMap<>();
        requireNew(EventRole.POSITIVE, positive, seen);
        requireNew(EventRole.KNOWN, known, seen);
        requireNew(EventRole.NEGATIVE, negative, seen);
        requireNew(EventRole.SHOWN, shown, seen);
        if (seen.size() > Byte.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "positive and the other lists must have at most " + Byte.MAX_VALUE + " values, had " + seen.size());
        }
    }

    private static void requireNew(EventRole role, List<ColumnValue> values, Map<ColumnValue, EventRole> seen) {
        for (ColumnValue value : values) {
            EventRole former = seen.put(value, role);
            if (former != null) {
                throw new IllegalArgumentException(role.label() + " must not name a value that " + former.label()
                        + " has" + (former == role ? " already" : "") + ", was \"" + value + "\"");
            }
        }
    }

    /** What tells the events apart. */
    public EventRules rules() {
        Map<EventRole, List<ColumnValue>> values = new EnumMap<>(EventRole.class);
        values.put(EventRole.POSITIVE, positive);
        values.put(EventRole.KNOWN, known);
        values.put(EventRole.NEGATIVE, negative);
        values.put(EventRole.SHOWN, shown);
        return new EventRules(column, values);
    }
}
