package dev.decoy.experiment.config;

import dev.decoy.data.IdType;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionColumns.TimeUnit;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.Schema;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.Inline;
import dev.decoy.spi.Spec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source and which of its columns are what. */
public record SourceConfig(
        @Doc("the format; its own options stand beside these") @Inline
        Spec<InteractionSource> spec,

        @Doc("column of the users' ids") @Default("user") String user,
        @Doc("column of the items' ids") @Default("item") String item,

        @Doc("column of the times; null to ignore them") @Default(IF_THERE_IS_ONE) @Nullable
        String timestamp,

        @Doc("what whole numbers in the time column count; inferred from the largest when left out") @Nullable
        TimeUnit unit,

        @Doc("the type of user and item ids; as the source has them when left out") @Nullable
        IdType idType) {
    /** The default of {@link #timestamp}: a column that is read where there is one, and not missed where there is none. */
    static final String IF_THERE_IS_ONE = "timestamp, if there is one";

    private static final String USUAL_TIMESTAMP = "timestamp";

    public SourceConfig {
        if (item.equals(user)) {
            throw new IllegalArgumentException("item must be another column than user, was \"" + item + "\" for both");
        }
    }

    /** The column of times that the config asks for by name; null when it names none. */
    public @Nullable String namedTimestamp() {
        return IF_THERE_IS_ONE.equals(timestamp) ? null : timestamp;
    }

    /** What to read from a source of this schema, and these further columns. */
    public InteractionColumns columns(Schema schema, List<String> further) {
        String time = timestamp;
        if (IF_THERE_IS_ONE.equals(time)) {
            time = schema.indexOf(USUAL_TIMESTAMP) < 0 ? null : USUAL_TIMESTAMP;
        }
        return new InteractionColumns(user, item, time, unit, idType, further);
    }
}
