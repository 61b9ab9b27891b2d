package dev.decoy.experiment.config;

import dev.decoy.data.Fold;
import dev.decoy.data.IdType;
import dev.decoy.io.HiveDates;
import dev.decoy.io.InteractionColumns;
import dev.decoy.io.InteractionColumns.TimeUnit;
import dev.decoy.io.InteractionSource;
import dev.decoy.io.ReadRules;
import dev.decoy.io.Schema;
import dev.decoy.io.TimeRange;
import dev.decoy.spi.ConfigException;
import dev.decoy.spi.Default;
import dev.decoy.spi.Doc;
import dev.decoy.spi.Inline;
import dev.decoy.spi.Spec;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A source and which of its columns are what. */
public record SourceConfig(
        @Doc("the format; its own options stand beside these") @Inline
        Spec<InteractionSource> spec,

        @Doc("column of the users' ids") @Default("user") String user,
        @Doc("column of the items' ids") @Default("item") String item,

        @Doc("column of the times; null to ignore them; row-number is the same as order: file")
        @Default(IF_THERE_IS_ONE)
        @Nullable
        String timestamp,

        @Doc("what whole numbers in the time column count; inferred from the largest when left out") @Nullable
        TimeUnit unit,

        @Doc("the type of user and item ids; as the source has them when left out") @Nullable
        IdType idType,

        @Doc(
                "canonical: the order of rows means nothing; file: rows stand in time order, files by name, and times are row"
                        + " numbers")
        @Default("canonical")
        ReadRules.Order order,

        @Doc("column that decides among equal times before the hash: numbers by value, text by bytes") @Nullable
        String tieBreaker,

        @Doc("rows without a user, an item or a time: fail, or drop and count them") @Default("fail")
        InteractionColumns.OnNull onNull,

        @Doc("what events mean, by a column; when left out, all are positives") @Nullable
        EventConfig event,

        @Doc("rows before this ISO 8601 date or time (UTC) are no interactions") @Nullable
        String from,

        @Doc("rows at or after this ISO 8601 date or time (UTC) are no interactions") @Nullable
        String until,

        @Doc("instead of from: a period or duration counted back from until, or from just after the latest time of the"
                + " data: P90D, PT6H")
        @Nullable
        String last,

        @Doc(
                "key of folders such as dt=2026-11-20, each with the rows of that UTC day; days outside from and until are not"
                        + " opened")
        @Nullable
        String hiveDate,

        @Doc("further files of the same form, for the folds they are named by; those of path are then for train, and a"
                + " column fold says which, for split: {type: predefined}")
        @Nullable
        HeldOut heldOut,

        @Doc(
                "instead of all of these: an earlier result, relative to the folder of the config, whose interactions, folds and row"
                        + " ids are taken over; prepare and split must then be left out, items and rows are its own unless given")
        @Nullable
        String run) {
    /** The column that says the fold of a row's file. */
    public static final String FOLD_COLUMN = "fold";

    /** Files of folds; what stands for {@code path} in the same source. */
    public record HeldOut(
            @Doc("the path of the files for validation") @Nullable
            String validation,

            @Doc("the path of the files for test") @Nullable String test) {
        public HeldOut {
            if (validation == null && test == null) {
                throw new IllegalArgumentException("needs validation or test, was neither");
            }
        }
    }

    /** The default of {@link #timestamp}: a column that is read where there is one, and not missed where there is none. */
    static final String IF_THERE_IS_ONE = "timestamp, if there is one";

    private static final String ROW_NUMBER = "row-number";
    private static final String USUAL_TIMESTAMP = "timestamp";

    public SourceConfig {
        if (item.equals(user)) {
            throw new IllegalArgumentException("item must be another column than user, was \"" + item + "\" for both");
        }
        if (ROW_NUMBER.equals(timestamp)) {
            order = ReadRules.Order.FILE;
        }
        if (order == ReadRules.Order.FILE) {
            if (timestamp != null && !timestamp.equals(IF_THERE_IS_ONE) && !timestamp.equals(ROW_NUMBER)) {
                throw new IllegalArgumentException(
                        "timestamp must be row-number or left out where order is file, was " + timestamp);
            }
            timestamp = null;
        }
        ReadRules rules = new ReadRules(order, tieBreaker, TimeRange.of(from, until, last));
        if (!rules.range().isAll() && timestamp == null) {
            throw new IllegalArgumentException(
                    "timestamp must name a column where from, until or last is given, was null");
        }
        if (hiveDate != null) {
            new HiveDates(hiveDate, rules.range()); // checks it
        }
    }

    /** Which rows are interactions, and what orders them. */
    public ReadRules rules() {
        return new ReadRules(order, tieBreaker, TimeRange.of(from, until, last));
    }

    /**
     * The source without the folders of days outside the range.
     *
     * @throws ConfigException when there should be such folders, but the source reads no files
     */
    public InteractionSource narrowed(InteractionSource source) {
        String key = hiveDate;
        if (key == null) {
            return source;
        }
        InteractionSource chosen = source.choosing(new HiveDates(key, rules().range()));
        if (chosen == source) {
            throw new ConfigException("source.hiveDate", "this source reads no files; leave it out");
        }
        return chosen;
    }

    /** The sources of the run by the fold that their files are for, in order: train's alone where none are held out. */
    public Map<Fold, Spec<InteractionSource>> specs() {
        Map<Fold, Spec<InteractionSource>> specs = new EnumMap<>(Fold.class);
        specs.put(Fold.TRAIN, spec);
        if (heldOut != null && heldOut.validation() != null) {
            specs.put(Fold.VALIDATION, at(heldOut.validation()));
        }
        if (heldOut != null && heldOut.test() != null) {
            specs.put(Fold.TEST, at(heldOut.test()));
        }
        return specs;
    }

    private Spec<InteractionSource> at(String path) {
        Map<String, Object> options = new LinkedHashMap<>(spec.options());
        options.put("path", path);
        return new Spec<>(spec.type(), options, spec.role());
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
        return new InteractionColumns(user, item, time, unit, idType, further, onNull);
    }
}
