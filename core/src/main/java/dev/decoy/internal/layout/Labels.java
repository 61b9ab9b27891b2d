package dev.decoy.internal.layout;

import dev.decoy.data.ColumnVector;
import dev.decoy.data.Interactions;
import dev.decoy.data.ValueType;
import dev.decoy.io.Schema;
import dev.decoy.spi.ConfigException;
import org.jspecify.annotations.Nullable;

/** The label column: 1 for positives, or what a column of the source says of them; 0 for negatives. */
final class Labels {
    private final Schema.Column column;
    private final @Nullable ColumnVector ofPositives;

    private Labels(Schema.Column column, @Nullable ColumnVector ofPositives) {
        this.column = column;
        this.ofPositives = ofPositives;
    }

    static Labels of(Interactions interactions, @Nullable String label) {
        if (label == null) {
            return new Labels(Schema.Column.of("label", ValueType.INT8), null);
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
        return new Labels(source.named("label"), values);
    }

    Schema.Column column() {
        return column;
    }

    void positive(ColumnVector into, int at, int position) {
        if (ofPositives == null) {
            into.ints()[at] = 1;
        } else {
            into.copy(at, ofPositives, position);
        }
    }

    void negative(ColumnVector into, int at) {
        switch (into.storage()) {
            case INT -> into.ints()[at] = 0;
            case LONG -> into.longs()[at] = 0;
            case DOUBLE -> into.doubles()[at] = 0;
            case BYTES -> throw new IllegalStateException("labels are numbers");
        }
    }
}
