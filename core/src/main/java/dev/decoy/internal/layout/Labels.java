package dev.decoy.internal.layout;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.io.Schema;
import dev.decoy.pipeline.LabelValues;
import dev.decoy.spi.ConfigException;
import org.jspecify.annotations.Nullable;

/** The label column: a number for positives, or what a column of the source says of them, and one for negatives. */
final class Labels {
    private final Schema.Column column;
    private final @Nullable ColumnVector ofPositives;

    private final int positive;
    private final int negative;

    private Labels(Schema.Column column, @Nullable ColumnVector ofPositives, LabelValues values) {
        this.column = column;
        this.ofPositives = ofPositives;
        positive = values.positive();
        negative = values.negative();
    }

    static Labels of(Interactions interactions, LabelValues labels) {
        String label = labels.column();
        if (label == null) {
            return new Labels(Schema.Column.of("label", ValueType.INT8), null, labels);
        }
        int index = interactions.furtherSchema().indexOf(label);
        ColumnVector values = interactions.column(label);
        if (values == null || index < 0) {
            throw new ConfigException("output.label", "names the column \"" + label + "\", which was not read");
        }
        Schema.Column source = interactions.furtherSchema().columns().get(index);
        if (values.storage() == ValueType.Storage.BYTES || values.dictionary() != null || source.nullable()) {
            throw new ConfigException(
                    "output.label",
                    "must name a numeric column without missing values, but \"" + label + "\" is " + source.type()
                            + (source.nullable() ? " with missing values" : ""));
        }
        return new Labels(source.named("label"), values, labels);
    }

    Schema.Column column() {
        return column;
    }

    void positive(ColumnVector into, int at, int position) {
        if (ofPositives == null) {
            into.ints()[at] = positive;
        } else {
            into.copy(at, ofPositives, position);
        }
    }

    void negative(ColumnVector into, int at) {
        write(into, at, negative);
    }

    /** What stands where there is neither. */
    void padding(ColumnVector into, int at) {
        write(into, at, 0);
    }

    private static void write(ColumnVector into, int at, int label) {
        switch (into.storage()) {
            case INT -> into.ints()[at] = label;
            case LONG -> into.longs()[at] = label;
            case DOUBLE -> into.doubles()[at] = label;
            case BYTES -> throw new IllegalStateException("labels are numbers");
        }
    }
}
